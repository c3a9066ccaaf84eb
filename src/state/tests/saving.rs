//! Saving, and leaving with unsaved work.

use super::*;
use crate::state::testing::written;

const A: &str = "/cases/a.ron";

/// A case from a file, with a note that is not saved.
fn noted() -> State {
    let document = document(Origin::File(A.into()));
    State::new(with(&document, &[note("1", "unsaved")]))
}

/// What is done once the document of `state` was written, besides looking for earlier versions.
fn saved(state: &mut State) -> Vec<Effect> {
    let base = written(&state.document);
    after_saving(state, base)
}

/// What is done once `base` was written, besides looking for earlier versions.
fn after_saving(state: &mut State, base: Base) -> Vec<Effect> {
    let mut effects = state.apply(Command::Saved(base, A.into()));
    assert_eq!(effects.remove(0), Effect::ListVersions(A.into()));
    effects
}

fn is_writing(effects: &[Effect]) -> bool {
    matches!(effects, [Effect::WriteCase(..)])
}

#[test]
fn saving_writes_to_the_cases_own_file_and_what_is_written_is_no_longer_unsaved() {
    let mut state = noted();
    let effects = state.apply(Command::Save);
    let [Effect::WriteCase(document, path)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!((document.as_ref(), path), (&state.document, &A.into()));
    assert!(
        state.document.is_changed(),
        "until it is known to be written"
    );
    assert_eq!(saved(&mut state), []);
    assert!(!state.document.is_changed());
    assert_eq!(state.history.past(), [], "nothing was done in this run");
}

#[test]
fn what_is_saved_can_still_be_undone_and_is_unsaved_then() {
    let mut state = State::new(document(Origin::File(A.into())));
    state.apply(Command::Edit(note("1", "text")));
    state.apply(Command::Save);
    saved(&mut state);
    state.apply(Command::Undo);
    assert!(state.document.is_changed());
    state.apply(Command::Redo);
    assert!(!state.document.is_changed());
}

#[test]
fn what_is_typed_after_saving_is_a_step_of_its_own() {
    let mut state = State::new(document(Origin::File(A.into())));
    state.apply(Command::Edit(note("1", "saved")));
    state.apply(Command::Save);
    state.apply(Command::Edit(note("1", "saved, and more")));
    state.apply(Command::Undo);
    assert_eq!(state.document.unsaved(), [note("1", "saved")]);
}

#[test]
fn nothing_is_written_where_nothing_has_changed() {
    let mut state = State::new(document(Origin::File(A.into())));
    assert_eq!(state.apply(Command::Save), []);
}

#[test]
fn a_case_without_a_file_asks_for_one() {
    for origin in [Origin::BuiltIn, Origin::Version(A.into())] {
        let mut state = State::new(document(origin));
        assert_eq!(state.apply(Command::Save), []);
        assert_eq!(state.view.dialog, Some(Dialog::SaveAs));
        assert!(is_writing(&state.apply(Command::SaveAs(A.into()))));
        assert_eq!(state.view.dialog, None);
        saved(&mut state);
        assert_eq!(state.document.file(), Some(&A.into()));
    }
}

#[test]
fn with_nothing_unsaved_leaving_asks_nothing() {
    let mut state = State::new(document(Origin::BuiltIn));
    assert_eq!(state.apply(Command::Quit), [Effect::Quit]);
    let effects = state.apply(Command::OpenFile(A.into()));
    assert_eq!(effects, [Effect::ReadCase(Origin::File(A.into()))]);
    assert_eq!(state.view.dialog, None);
}

#[test]
fn unsaved_work_is_asked_about_and_dropped_only_when_said() {
    let mut state = noted();
    assert_eq!(state.apply(Command::Quit), []);
    assert_eq!(state.view.dialog, Some(Dialog::Unsaved));
    let left = state.document.clone();
    let expected = [Effect::PutAway(Box::new(left)), Effect::Quit];
    assert_eq!(state.apply(Command::DropWork), expected);
    assert_eq!(state.view.dialog, None);
}

#[test]
fn who_saves_on_leaving_leaves_once_all_is_written() {
    let mut state = noted();
    state.apply(Command::Quit);
    assert!(is_writing(&state.apply(Command::SaveWork)));
    assert_eq!(saved(&mut state), [Effect::Quit]);
}

#[test]
fn who_types_on_while_it_is_written_is_asked_again() {
    let mut state = noted();
    state.apply(Command::Quit);
    state.apply(Command::SaveWork);
    let base = written(&state.document);
    state.apply(Command::Edit(note("2", "typed meanwhile")));
    assert_eq!(after_saving(&mut state, base), []);
    assert_eq!(state.view.dialog, Some(Dialog::Unsaved));
    assert_eq!(state.leaving, Some(Leaving::Quit));
}

#[test]
fn what_could_not_be_written_is_not_left() {
    let mut state = noted();
    state.apply(Command::Quit);
    state.apply(Command::SaveWork);
    state.apply(Command::NotSaved);
    state.apply(Command::Save);
    assert_eq!(saved(&mut state), [], "nothing is waited for any more");
    assert_eq!(state.leaving, None);
}

#[test]
fn who_turns_from_the_question_stays() {
    for other in [None, Some(Dialog::History), Some(Dialog::Settings)] {
        let mut state = noted();
        state.apply(Command::Quit);
        state.apply(Command::Show(other));
        state.apply(Command::Save);
        assert_eq!(saved(&mut state), [], "{other:?}");
    }
}

#[test]
fn what_goes_wrong_meanwhile_does_not_end_the_program_later() {
    let mut state = noted();
    state.apply(Command::Quit);
    let notice = Notice::new(NoticeKind::Problem, "something else");
    state.apply(Command::Notify(notice.clone()));
    state.apply(Command::Dismiss(notice));
    state.apply(Command::Save);
    assert_eq!(saved(&mut state), []);
}

#[test]
fn a_case_without_a_file_is_left_once_it_has_one() {
    let mut state = State::new(with(&document(Origin::BuiltIn), &[note("1", "unsaved")]));
    state.apply(Command::OpenFile("/cases/b.ron".into()));
    state.apply(Command::SaveWork);
    assert_eq!(state.view.dialog, Some(Dialog::SaveAs));
    state.apply(Command::SaveAs(A.into()));
    let effects = saved(&mut state);
    assert_eq!(
        effects,
        [Effect::ReadCase(Origin::File("/cases/b.ron".into()))]
    );
}

#[test]
fn what_is_typed_while_another_case_is_read_is_asked_about() {
    for (opens, origin) in [
        (
            Command::OpenFile("/cases/b.ron".into()),
            Origin::File("/cases/b.ron".into()),
        ),
        (Command::OpenBuiltIn, Origin::BuiltIn),
        (
            Command::OpenVersion("/kept/b.ron".into()),
            Origin::Version("/kept/b.ron".into()),
        ),
    ] {
        let mut state = State::new(document(Origin::File(A.into())));
        state.files.versions = vec![Version {
            path: "/kept/a.ron".into(),
            when: "yesterday".to_owned(),
        }];
        state.apply(opens);
        state.apply(Command::Edit(note("1", "typed meanwhile")));
        state.apply(Command::Replace(Box::new(document(origin.clone()))));
        assert_eq!(state.document.unsaved(), [note("1", "typed meanwhile")]);
        assert_eq!(state.view.dialog, Some(Dialog::Unsaved));
        assert_eq!(state.files.versions.len(), 1, "they are of this case still");
        let reads = [Effect::ReadCase(origin.clone())];
        assert_eq!(state.apply(Command::DropWork), reads);
        state.apply(Command::Replace(Box::new(document(origin.clone()))));
        assert_eq!(state.document.origin, origin);
    }
}

#[test]
fn work_that_is_left_is_put_away_once_and_not_before_it_is_left() {
    let mut state = noted();
    state.apply(Command::OpenBuiltIn);
    let effects = state.apply(Command::DropWork);
    assert!(matches!(effects[..], [Effect::ReadCase(_)]), "{effects:?}");
    let left = state.document.clone();
    let effects = state.apply(Command::Replace(Box::new(document(Origin::BuiltIn))));
    let expected = [Effect::PutAway(Box::new(left)), Effect::FitCase];
    assert_eq!(effects, expected);
}

#[test]
fn the_program_does_not_end_while_it_writes_unless_asked_twice() {
    let mut state = State::new(document(Origin::File(A.into())));
    for is_asked_twice in [false, true] {
        state.apply(Command::SaveAs(A.into()));
        assert_eq!(state.apply(Command::Quit), []);
        let effects = if is_asked_twice {
            state.apply(Command::Quit)
        } else {
            saved(&mut state)
        };
        assert_eq!(effects, [Effect::Quit], "asked twice: {is_asked_twice}");
    }
}

#[test]
fn a_write_that_fails_keeps_the_program_open() {
    let mut state = State::new(document(Origin::File(A.into())));
    state.apply(Command::SaveAs(A.into()));
    state.apply(Command::Quit);
    assert_eq!(state.apply(Command::NotSaved), []);
    assert_eq!((state.leaving, state.files.saving), (None, None));
}
