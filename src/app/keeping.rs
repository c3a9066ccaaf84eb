//! What the app does so that no work is lost: what is unsaved goes to the journal, what an earlier
//! run left is looked for, and what is given up is put away.

use std::time::Duration;

use egui::Context;

use crate::fault::Fault;
use crate::journal::{Journal, News, Shelf};
use crate::state::{Command, Document, NoticeKind};
use crate::ui::fault::WorkKept;

use super::{App, note};

/// How long a fault may wait for the last edits to be written.
const LAST_WORDS: Duration = Duration::from_secs(2);

impl App {
    /// Opens a journal on `shelf`, and has what lies there looked for once the first case is shown.
    pub(super) fn open_journal(&mut self, shelf: Shelf, ctx: &Context) {
        let wake = ctx.clone();
        match Journal::open(shelf.clone(), move || wake.request_repaint()) {
            Ok(journal) => self.journal = Some(journal),
            Err(error) => self.apply(told(News::Stuck(error.to_string())), ctx),
        }
        self.left_behind = Some(shelf);
    }

    /// Tells the user what the journal tells.
    pub(super) fn hear_of_journal(&mut self, ctx: &Context) {
        let news = self.journal.iter().flat_map(Journal::news);
        let commands: Vec<Command> = news.map(told).collect();
        for command in commands {
            self.apply(command, ctx);
        }
    }

    /// Has the journal keep what is unsaved now.
    pub(super) fn keep(&mut self) {
        if let Some(journal) = &mut self.journal {
            journal.keep(&self.state.document);
        }
    }

    /// Puts away what an earlier run left, once what was taken up from it is kept anew.
    pub(super) fn drop_left(&mut self, name: String) {
        self.keep();
        if let Some(journal) = &self.journal {
            journal.drop_left(name);
        }
    }

    /// Puts the unsaved work of `document` away, where it can be found should it be wanted after all.
    pub(super) fn put_away(&mut self, document: &Document) {
        if let Some(journal) = &mut self.journal {
            journal.keep(document);
            journal.drop_own();
        }
    }

    /// Keeps nothing any more: what is unsaved now is not wanted.
    pub(super) fn end_journal(&mut self) {
        if !self.state.document.is_changed() {
            self.keep();
        }
        self.journal = None;
    }

    /// Has the unsaved work written down before anything else happens.
    pub(super) fn stop(&mut self, fault: Fault) {
        self.keep();
        let is_written = |journal: &Journal| journal.flush(LAST_WORDS);
        let work = if !self.state.document.is_changed() {
            WorkKept::None
        } else if self.journal.as_ref().is_some_and(is_written) {
            WorkKept::InJournal
        } else {
            WorkKept::Lost
        };
        self.stopped = Some((fault, work));
    }
}

/// What the user is told of the journal.
fn told(news: News) -> Command {
    match news {
        News::Stuck(why) => note(
            NoticeKind::Problem,
            format!(
                "Edits are not being written to the journal: {why}. Save soon: until then a crash \
                 would lose them."
            ),
        ),
        News::Unstuck => note(
            NoticeKind::Note,
            "Edits are being written to the journal again.".to_owned(),
        ),
        News::NotDropped(why) => note(
            NoticeKind::Warning,
            format!(
                "Work that was dropped could not be put away: {why}. It will be offered again."
            ),
        ),
    }
}

#[cfg(test)]
mod tests;
