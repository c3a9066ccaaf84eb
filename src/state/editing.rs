//! Edits of the document: made, undone and made again in one place.

use crate::model::Edit;

use super::State;

impl State {
    /// Makes `edit` and remembers how to undo it.
    pub(super) fn edit(&mut self, edit: Edit) {
        let Some(undone) = edit.spot().read(self.document.case()) else {
            return;
        };
        if let Some(document) = self.document.edited(&edit) {
            self.document = document;
            self.history.remember(edit, undone);
        }
    }

    pub(super) fn undo(&mut self) {
        let edit = self.history.undo();
        self.make(edit);
    }

    pub(super) fn redo(&mut self) {
        let edit = self.history.redo();
        self.make(edit);
    }

    /// Undoes or redoes until `steps` are done, or no more can be.
    pub(super) fn go_to(&mut self, steps: usize) {
        let steps = steps.min(self.history.past().len() + self.history.future().len());
        while self.history.past().len() > steps {
            self.undo();
        }
        while self.history.past().len() < steps {
            self.redo();
        }
    }

    fn make(&mut self, edit: Option<Edit>) {
        if let Some(document) = edit.and_then(|edit| self.document.edited(&edit)) {
            self.document = document;
        }
    }
}
