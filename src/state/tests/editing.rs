//! Edits, undo and redo, step by step.

use super::*;
use crate::model::{Edit, MarkShape};

fn typed(texts: &[&str]) -> State {
    let mut state = state();
    for text in texts {
        state.apply(Command::Edit(note("1", text)));
    }
    state
}

fn steps(state: &State) -> usize {
    state.history.past().len()
}

#[test]
fn typing_is_one_step() {
    let mut state = typed(&["T", "Ta", "Tal"]);
    assert_eq!(steps(&state), 1);
    state.apply(Command::Undo);
    assert!(state.document.case().notes.is_empty());
    state.apply(Command::Redo);
    assert_eq!(state.document.unsaved(), [note("1", "Tal")]);
}

#[test]
fn what_is_typed_after_a_pause_is_a_step_of_its_own() {
    let mut state = typed(&["first"]);
    state.apply(Command::EndTyping);
    state.apply(Command::Edit(note("1", "first, second")));
    assert_eq!(steps(&state), 2);
    state.apply(Command::Undo);
    assert_eq!(state.document.unsaved(), [note("1", "first")]);
}

#[test]
fn typing_elsewhere_is_a_step_of_its_own() {
    let mut state = typed(&["first"]);
    state.apply(Command::Edit(note("2", "second")));
    state.apply(Command::Edit(retitled("another")));
    state.apply(Command::Edit(note("1", "first again")));
    assert_eq!(steps(&state), 4);
}

#[test]
fn what_is_typed_and_deleted_again_is_no_step() {
    let mut state = typed(&["T"]);
    state.apply(Command::Edit(Edit::Note("1".into(), None)));
    assert_eq!(steps(&state), 0);
    assert!(!state.document.is_changed());
}

#[test]
fn each_choice_of_a_shape_is_a_step() {
    let mut state = state();
    for shape in [MarkShape::Star, MarkShape::Bar] {
        let edit = Edit::Shape("snc".into(), Some(shape));
        state.apply(Command::Edit(edit));
    }
    assert_eq!(steps(&state), 2);
    state.apply(Command::Undo);
    let source = state.document.case().source(&"snc".into());
    assert_eq!(source.shape, Some(MarkShape::Star));
}

#[test]
fn nothing_undone_can_be_redone_after_something_else() {
    let mut state = typed(&["first"]);
    state.apply(Command::Undo);
    state.apply(Command::Edit(retitled("another")));
    assert!(state.history.future().is_empty());
    state.apply(Command::Redo);
    assert_eq!(state.document.unsaved(), [retitled("another")]);
}

#[test]
fn an_edit_that_is_not_possible_leaves_what_was_undone() {
    let mut state = typed(&["first"]);
    state.apply(Command::Undo);
    state.apply(Command::Edit(retitled(" ")));
    assert_eq!(state.history.future().len(), 1);
}

#[test]
fn typing_after_an_undo_does_not_join_the_step_before_it() {
    let mut state = typed(&["first"]);
    state.apply(Command::EndTyping);
    state.apply(Command::Edit(note("1", "second")));
    state.apply(Command::Undo);
    state.apply(Command::Edit(note("1", "third")));
    state.apply(Command::Undo);
    assert_eq!(state.document.unsaved(), [note("1", "first")]);
}

#[test]
fn with_nothing_done_there_is_nothing_to_undo() {
    let mut state = state();
    let before = state.document.clone();
    for command in [Command::Undo, Command::Redo, Command::GoTo(7)] {
        state.apply(command);
    }
    assert_eq!(state.document, before);
}

#[test]
fn the_history_forgets_its_oldest_steps_and_never_what_was_edited() {
    let mut state = state();
    for i in 0..1_100 {
        let shape = [MarkShape::Star, MarkShape::Bar][i % 2];
        state.apply(Command::Edit(Edit::Shape("snc".into(), Some(shape))));
    }
    assert_eq!(steps(&state), 1_000);
    state.apply(Command::GoTo(0));
    assert_eq!(state.history.future().len(), 1_000);
    let source = state.document.case().source(&"snc".into());
    assert_eq!(source.shape, Some(MarkShape::Bar), "the hundredth step");
}

#[test]
fn an_edit_does_not_touch_what_competes_nor_what_is_looked_at() {
    let mut state = state();
    state.apply(Command::Select(Some(Subject::Campaign)));
    let view = state.view.clone();
    let contests = format!("{:?}", state.document.contest());
    state.apply(Command::Edit(note("1", "36 is too few")));
    assert_eq!(state.view, view);
    assert_eq!(format!("{:?}", state.document.contest()), contests);
}
