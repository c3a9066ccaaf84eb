//! Saving, and leaving with unsaved work.

use std::path::PathBuf;

use super::{Dialog, Effect, Leaving, State};

impl State {
    /// Writes the case to its file, or asks for one.
    pub(super) fn save(&mut self) -> Vec<Effect> {
        match self.document.file().cloned() {
            Some(_) if !self.document.is_changed() && self.outside.is_none() => self.go_on(),
            Some(path) => self.write(path),
            None => {
                self.show(Some(Dialog::SaveAs));
                Vec::new()
            }
        }
    }

    /// Writes the case to `path`; what was typed until now is a step of its own. Asks first when
    /// that is the case's own file and has changed.
    pub(super) fn write(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.outside.is_some() && self.document.file() == Some(&path) {
            self.show(Some(Dialog::Outside));
            return Vec::new();
        }
        self.history.close();
        if matches!(self.view.dialog, Some(Dialog::SaveAs | Dialog::Unsaved)) {
            self.view.dialog = None;
        }
        vec![Effect::WriteCase(Box::new(self.document.clone()), path)]
    }

    /// Goes where leaving was asked for once the file was written; asks again when there is new work.
    pub(super) fn go_on_after_saving(&mut self) -> Vec<Effect> {
        match self.leaving.take() {
            Some(to) => self.leave(to),
            None => Vec::new(),
        }
    }

    /// Asks before unsaved work is left, and otherwise leaves at once. The program does not end
    /// while it writes a file or exports, unless that is asked for once more.
    pub(super) fn leave(&mut self, to: Leaving) -> Vec<Effect> {
        let exports = self.files.exporting.is_some();
        let waits = to == Leaving::Quit && (self.files.saving.is_some() || exports);
        let is_first = self.leaving.replace(to) != Some(Leaving::Quit);
        if self.document.is_changed() {
            self.view.dialog = Some(Dialog::Unsaved);
            return Vec::new();
        }
        if waits && is_first {
            if exports {
                // It says why the window is still open.
                self.view.dialog = Some(Dialog::Export);
            }
            return Vec::new();
        }
        self.go_on()
    }

    /// Goes where leaving was asked for, unsaved work or not.
    pub(super) fn go_on(&mut self) -> Vec<Effect> {
        if self.view.dialog == Some(Dialog::Unsaved) {
            self.view.dialog = None;
        }
        let Some(to) = self.leaving.take() else {
            return Vec::new();
        };
        match to {
            Leaving::Quit => {
                let mut effects = self.put_away();
                effects.push(Effect::Quit);
                effects
            }
            Leaving::For(origin) => {
                self.left = Some(self.document.revision());
                self.files.awaited = Some(origin.clone());
                vec![Effect::ReadCase(origin)]
            }
            Leaving::ForRecovered(journal) => self.recover(&journal),
        }
    }

    /// Has the unsaved work put away that is about to be left.
    pub(super) fn put_away(&self) -> Vec<Effect> {
        let document = self.document.is_changed().then(|| self.document.clone());
        let put_away = |document| Effect::PutAway(Box::new(document));
        document.map(put_away).into_iter().collect()
    }
}
