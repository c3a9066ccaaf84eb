//! Unsaved work of an earlier run.

use super::*;

fn found(journal: &str) -> Recovered {
    let document = document(Origin::File("/cases/a.ron".into()));
    Recovered {
        journal: journal.to_owned(),
        when: "yesterday".to_owned(),
        document: with(&document, &[note("1", "first"), retitled("another")]),
    }
}

fn offered(journals: &[&str]) -> State {
    let mut state = state();
    let found = journals.iter().map(|journal| found(journal)).collect();
    state.apply(Command::OfferRecovered(found));
    state
}

fn recover(journal: &str) -> Command {
    Command::Recover(journal.to_owned())
}

#[test]
fn found_work_is_offered_and_nothing_is_said_where_there_is_none() {
    assert_eq!(offered(&["one"]).view.dialog, Some(Dialog::Recovered));
    assert_eq!(offered(&[]).view.dialog, None);
}

#[test]
fn work_taken_up_is_unsaved_and_each_edit_a_step() {
    let mut state = offered(&["one"]);
    state.apply(recover("one"));
    let unsaved = [retitled("another"), note("1", "first")];
    assert_eq!(state.document.unsaved(), unsaved);
    assert_eq!(state.history.past().len(), 2);
    assert_eq!(state.document.file(), Some(&"/cases/a.ron".into()));
    assert_eq!((state.view.dialog, state.recovered.len()), (None, 0));
    state.apply(Command::Undo);
    assert_eq!(state.document.unsaved(), [retitled("another")]);
}

#[test]
fn what_is_typed_next_does_not_join_what_was_taken_up() {
    let mut state = offered(&["one"]);
    state.apply(recover("one"));
    state.apply(Command::Edit(note("1", "second")));
    assert_eq!(state.history.past().len(), 3);
}

#[test]
fn unsaved_work_of_this_run_is_asked_about_first() {
    let mut state = offered(&["one"]);
    state.apply(Command::Edit(note("2", "of this run")));
    assert_eq!(state.apply(recover("one")), []);
    assert_eq!(state.view.dialog, Some(Dialog::Unsaved));
    assert_eq!(state.document.unsaved(), [note("2", "of this run")]);
    state.apply(Command::DropWork);
    assert_eq!(state.history.past().len(), 2);
}

#[test]
fn dropped_work_is_offered_no_longer_and_the_last_closes_the_sheet() {
    let mut state = offered(&["one", "two"]);
    let drop = |journal: &str| Command::DropRecovered(journal.to_owned());
    let effects = state.apply(drop("one"));
    assert_eq!(effects, [Effect::DropJournal("one".to_owned())]);
    assert_eq!(state.view.dialog, Some(Dialog::Recovered));
    state.apply(drop("two"));
    assert_eq!(state.view.dialog, None);
}

#[test]
fn the_other_work_found_is_still_offered_after_one_was_taken_up() {
    let mut state = offered(&["one", "two"]);
    state.apply(recover("one"));
    let left: Vec<&str> = state
        .recovered
        .iter()
        .map(|left| left.journal.as_str())
        .collect();
    assert_eq!(left, ["two"]);
}

#[test]
fn a_journal_that_nobody_found_changes_nothing() {
    let mut state = offered(&["one"]);
    let before = state.document.clone();
    state.apply(recover("none"));
    assert_eq!(state.document, before);
}
