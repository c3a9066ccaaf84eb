//! The history of edits: what was done, what was undone, and how to go either way.

use crate::model::{Edit, Scene};

/// How many steps are remembered.
const LONGEST: usize = 1000;

/// What was done to the document, oldest first, and what was undone, latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// Whether there were more steps than are remembered.
    is_cut: bool,
    /// Whether an edit of the same spot still belongs to the last step, as while typing.
    is_open: bool,
}

/// One step: an edit, and the edit that undoes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub done: Edit,
    /// What undoes it.
    pub undone: Edit,
}

impl History {
    /// The steps done, oldest first.
    #[must_use]
    pub fn past(&self) -> &[Step] {
        &self.past
    }

    /// The steps undone, the one that is redone next last.
    #[must_use]
    pub fn future(&self) -> &[Step] {
        &self.future
    }

    /// Whether earlier steps are forgotten, so that undoing all does not lead to the case as it was
    /// read.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Remembers that `done` was done, which `undone` undoes. Nothing undone can be redone after.
    ///
    /// Typing is one step: what changes a text that the last step changed, joins it until
    /// [`History::close`].
    pub(super) fn remember(&mut self, done: Edit, undone: Edit) {
        self.future.clear();
        let is_typing = is_typed(&done, &undone);
        let joined = self.past.last_mut().filter(|last| {
            let is_same = last.done.spot() == done.spot();
            self.is_open && is_typing && is_same
        });
        self.is_open = is_typing;
        match joined {
            Some(last) => last.done = done,
            None => self.past.push(Step { done, undone }),
        }
        if self
            .past
            .last()
            .is_some_and(|last| last.done == last.undone)
        {
            self.past.pop();
            self.is_open = false;
        }
        if self.past.len() > LONGEST {
            self.past.remove(0);
            self.is_cut = true;
        }
    }

    /// Ends the last step: what comes next is a step of its own.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    /// Takes the last step back, and returns the edit that does so.
    pub(super) fn undo(&mut self) -> Option<Edit> {
        self.close();
        let step = self.past.pop()?;
        let edit = step.undone.clone();
        self.future.push(step);
        Some(edit)
    }

    /// Takes the last undone step again, and returns the edit that does so.
    pub(super) fn redo(&mut self) -> Option<Edit> {
        self.close();
        let step = self.future.pop()?;
        let edit = step.done.clone();
        self.past.push(step);
        Some(edit)
    }
}

/// Whether the edit `done`, which `undone` undoes, is of a text that somebody types, letter by letter.
fn is_typed(done: &Edit, undone: &Edit) -> bool {
    match (done, undone) {
        (Edit::Scenes(now), Edit::Scenes(before)) => {
            let mut pairs = now.iter().zip(before.iter());
            let is_worded_otherwise = |now: &Scene, before: &Scene| {
                let kept =
                    |scene: &Scene| (scene.id.clone(), scene.question.clone(), scene.look.clone());
                kept(now) == kept(before)
            };
            let are_same = pairs.all(|(now, before)| is_worded_otherwise(now, before));
            are_same && now.len() == before.len()
        }
        (Edit::Note(_, now), Edit::Note(_, before)) => now.is_some() || before.is_some(),
        (done, _) => matches!(done, Edit::Title(_)),
    }
}
