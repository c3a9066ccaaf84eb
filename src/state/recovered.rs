//! Work that an earlier run of the program did not save.

use super::{Dialog, Document, Effect, State};

/// Unsaved work that was found in a journal, of a run that ended without saving it.
#[derive(Debug, Clone)]
pub struct Recovered {
    /// The journal's name, unique among those found.
    pub journal: String,
    /// When the last edit was written down, for people, in their own time zone.
    pub when: String,
    /// The document with its edits made; its base is what the run had started from.
    pub document: Document,
}

impl State {
    /// Offers work that earlier runs did not save.
    pub(super) fn offer_recovered(&mut self, found: Vec<Recovered>) {
        if !found.is_empty() {
            self.show(Some(Dialog::Recovered));
        }
        self.recovered = found;
    }

    /// Offers the work in the journal of this name no longer, and has it put away.
    pub(super) fn drop_recovered(&mut self, journal: String) -> Vec<Effect> {
        self.recovered.retain(|found| found.journal != journal);
        if self.recovered.is_empty() && self.view.dialog == Some(Dialog::Recovered) {
            self.view.dialog = None;
        }
        vec![Effect::DropJournal(journal)]
    }

    /// Takes up the unsaved work in the journal called `name`, each edit as a step that can be
    /// undone. The journal is dropped, which the app does once another holds the work.
    pub(super) fn recover(&mut self, name: &str) -> Vec<Effect> {
        let Some(at) = self
            .recovered
            .iter()
            .position(|found| found.journal == name)
        else {
            return Vec::new();
        };
        let found = self.recovered.remove(at).document;
        let ours = found.unsaved().to_vec();
        let mut effects = self.put_away();
        effects.extend(self.begin_with(found.without_edits()));
        for edit in ours {
            self.history.close();
            self.edit(edit);
        }
        self.history.close();
        self.view.dialog = None;
        effects.push(Effect::DropJournal(name.to_owned()));
        effects
    }
}
