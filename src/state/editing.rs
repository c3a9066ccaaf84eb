//! Edits of the document: made, undone and made again in one place.

use crate::model::Edit;

use super::{Document, Outside, State};

impl State {
    /// Makes `edit` and remembers how to undo it.
    pub(super) fn edit(&mut self, edit: Edit) {
        let Some(undone) = edit.spot().read(self.document.case()) else {
            return;
        };
        if let Some(document) = self.document.edited(&edit) {
            self.go_on_with(document);
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
            self.go_on_with(document);
        }
    }

    /// Takes in the document after an edit; what it meets in a file that has changed is looked up
    /// anew.
    fn go_on_with(&mut self, document: Document) {
        let laid = self.map_of_scene().cloned();
        self.document = document;
        if self.map_of_scene() != laid.as_ref() {
            self.lay_map_of_scene();
        }
        if let Some(outside) = self.outside.take() {
            self.outside = Some(Outside::new(&self.document, outside.theirs));
        }
    }
}
