//! Saving, leaving with unsaved work, and files that change meanwhile.

use std::path::PathBuf;

use super::{
    Base, Dialog, Document, Effect, Leaving, Notice, NoticeKind, Outside, Settlement, State,
};

impl State {
    /// Writes the case to its file, or asks for one; asks first when that file has changed.
    pub(super) fn save(&mut self) -> Vec<Effect> {
        if self.outside.is_some() {
            self.show(Some(Dialog::Outside));
            return Vec::new();
        }
        match self.document.file().cloned() {
            Some(_) if !self.document.is_changed() => self.go_on(),
            Some(path) => self.write(path),
            None => {
                self.show(Some(Dialog::SaveAs));
                Vec::new()
            }
        }
    }

    /// Writes the case to `path`; what was typed until now is a step of its own.
    pub(super) fn write(&mut self, path: PathBuf) -> Vec<Effect> {
        self.history.close();
        if matches!(self.view.dialog, Some(Dialog::SaveAs | Dialog::Unsaved)) {
            self.view.dialog = None;
        }
        vec![Effect::WriteCase(Box::new(self.document.clone()), path)]
    }

    /// Takes note that `base` was written to `path`; goes on if that was waited for, and asks again
    /// when there is new work.
    pub(super) fn saved(&mut self, base: Base, path: PathBuf) -> Vec<Effect> {
        let text = format!("Saved to {}.", path.display());
        self.document = self.document.after_saving(base, path);
        self.forget_outside();
        self.notify(Notice::new(NoticeKind::Note, text));
        match self.leaving.take() {
            Some(to) => self.leave(to),
            None => Vec::new(),
        }
    }

    /// Asks before unsaved work is left, and otherwise leaves at once.
    pub(super) fn leave(&mut self, to: Leaving) -> Vec<Effect> {
        self.leaving = Some(to);
        if self.document.is_changed() {
            self.view.dialog = Some(Dialog::Unsaved);
            return Vec::new();
        }
        self.go_on()
    }

    /// Whether the user has said that the present work, unsaved or not, may be left.
    #[must_use]
    pub fn may_be_left(&self) -> bool {
        self.left == Some(self.document.revision())
    }

    /// Goes where leaving was asked for, unsaved work or not.
    pub(super) fn go_on(&mut self) -> Vec<Effect> {
        if self.view.dialog == Some(Dialog::Unsaved) {
            self.view.dialog = None;
        }
        let Some(to) = self.leaving.take() else {
            return Vec::new();
        };
        self.left = Some(self.document.revision());
        match to {
            Leaving::Quit => vec![Effect::Quit],
            Leaving::ForFile(path) => vec![Effect::ReadCase(path)],
            Leaving::ForBuiltIn => vec![Effect::ReadBuiltIn],
            Leaving::ForVersion(path) => vec![Effect::ReadVersion(path)],
            Leaving::ForRecovered(journal) => self.recover(&journal),
        }
    }

    /// Takes note of what the document's file holds: reloads it where there is no unsaved work, and
    /// asks where there is.
    pub(super) fn found_on_disk(&mut self, theirs: Document) {
        if theirs.origin != self.document.origin {
            return;
        }
        let asked = self.outside.as_ref().map(|outside| outside.theirs.base());
        if asked.is_some_and(|base| base.text == theirs.base().text) {
            return;
        }
        // What it held meanwhile, it holds no longer.
        self.forget_outside();
        if theirs.base().text.as_ref() == self.document.on_disk() {
            return;
        }
        if self.document.is_changed() {
            self.outside = Some(Outside::new(&self.document, theirs));
            self.show(Some(Dialog::Outside));
            return;
        }
        self.take_up(theirs);
        let text = "The file was changed by another program, and was read again.";
        self.notify(Notice::new(NoticeKind::Note, text));
    }

    /// Goes on from a file that has changed.
    pub(super) fn settle(&mut self, settlement: &Settlement) {
        let Some(outside) = self.forget_outside() else {
            return;
        };
        match settlement {
            Settlement::Reload => self.take_up(outside.theirs),
            Settlement::KeepMine => {
                let on_disk = outside.theirs.base().text.clone();
                self.document = self.document.knowing_on_disk(on_disk);
            }
            Settlement::Merge(kept) => {
                let ours = outside.merged(kept);
                self.take_up(outside.theirs);
                for edit in ours {
                    self.history.close();
                    self.edit(edit);
                }
                self.history.close();
            }
        }
    }

    /// Ends the question what becomes of a file that has changed; returns what it held.
    pub(super) fn forget_outside(&mut self) -> Option<Outside> {
        if self.view.dialog == Some(Dialog::Outside) {
            self.view.dialog = None;
        }
        self.outside.take()
    }

    /// Takes up the unsaved work in the journal called `name`, each edit as a step that can be
    /// undone. The journal is dropped, which the app does once another holds the work.
    fn recover(&mut self, name: &str) -> Vec<Effect> {
        let Some(at) = self
            .recovered
            .iter()
            .position(|found| found.journal == name)
        else {
            return Vec::new();
        };
        let found = self.recovered.remove(at).document;
        let ours = found.unsaved().to_vec();
        let mut effects = self.begin_with(found.without_edits());
        for edit in ours {
            self.history.close();
            self.edit(edit);
        }
        self.history.close();
        self.view.dialog = None;
        effects.push(Effect::DropJournal(name.to_owned()));
        effects
    }

    /// Takes another state of the same case in, and looks at it as before.
    fn take_up(&mut self, document: Document) {
        self.document = document;
        self.history = super::History::default();
        let case = self.document.case();
        self.view
            .selected
            .take_if(|subject| !subject.exists_in(case));
    }
}
