//! A file that somebody else writes to while it is open.

use super::*;
use crate::model::{Edit, Hue, Spot};
use crate::state::outside::Meeting;
use crate::state::testing::{open, somebody_elses};

fn mine() -> Document {
    document(Origin::File("/cases/a.ron".into()))
}

/// Our edits, and a file that somebody else has given theirs.
fn met(ours: &[Edit], theirs: &[Edit]) -> State {
    let mut state = State::new(with(&mine(), ours));
    found(&mut state, theirs);
    state
}

fn found(state: &mut State, theirs: &[Edit]) -> Vec<Effect> {
    let theirs = somebody_elses(&mine(), theirs);
    state.apply(Command::FoundOnDisk(Box::new(theirs)))
}

/// That the file's text was kept which was replaced there.
fn kept_version() -> Effect {
    Effect::KeepVersion("/cases/a.ron".into(), "as it began".into())
}

fn meetings(state: &State) -> Vec<Meeting> {
    let outside = state.outside.as_ref().unwrap();
    outside.ours.iter().map(|met| met.theirs.clone()).collect()
}

#[test]
fn a_case_without_unsaved_work_is_read_again() {
    let mut state = State::new(mine());
    assert_eq!(found(&mut state, &[retitled("theirs")]), [kept_version()]);
    assert_eq!(state.document.case().title, "theirs");
    assert!(!state.document.is_changed() && state.outside.is_none());
    assert_eq!(state.notices.len(), 1, "and told");
}

#[test]
fn what_is_selected_stays_when_the_file_still_has_it() {
    let mut state = State::new(mine());
    state.apply(Command::Select(Some(Subject::Place("talbiseh".into()))));
    found(&mut state, &[retitled("theirs")]);
    assert!(state.view.selected.is_some());
}

#[test]
fn unsaved_work_is_asked_about_and_each_edit_told_what_it_meets() {
    let ours = [retitled("ours"), note("1", "ours"), note("2", "both")];
    let mut state = met(&ours, &[retitled("theirs"), note("2", "both")]);
    assert_eq!(state.view.dialog, Some(Dialog::Outside));
    let expected = [
        Meeting::Conflict(retitled("theirs")),
        Meeting::Untouched,
        Meeting::Agreed,
    ];
    assert_eq!(meetings(&state), expected);
    state.apply(Command::Settle(Settlement::Merge(Vec::new())));
    assert_eq!(state.document.unsaved(), [note("1", "ours")]);
}

#[test]
fn a_conflict_kept_is_ours_on_top_of_theirs() {
    let mut state = met(&[retitled("ours")], &[retitled("theirs")]);
    let effects = state.apply(Command::Settle(Settlement::Merge(vec![Spot::Title])));
    assert_eq!(effects, [kept_version()], "nothing of ours is dropped");
    assert_eq!(state.document.case().title, "ours");
    state.apply(Command::Undo);
    assert_eq!(state.document.case().title, "theirs");
}

#[test]
fn an_edit_of_what_the_file_has_no_longer_is_gone_and_named() {
    let mut state = State::new(with(&mine(), &[Edit::Hue("party".into(), Hue::Sky)]));
    let mut case = mine().case().clone();
    case.parties.clear();
    let theirs = Document::new(case, "without parties", mine().origin);
    state.apply(Command::FoundOnDisk(Box::new(theirs)));
    assert_eq!(meetings(&state), [Meeting::Gone]);
    let dropped = Effect::PutAway(Box::new(state.document.clone()));
    let effects = state.apply(Command::Settle(Settlement::Merge(vec![Spot::Title])));
    assert_eq!(
        effects,
        [dropped, kept_version()],
        "both can be found again"
    );
    assert!(!state.document.is_changed());
}

#[test]
fn taking_theirs_drops_ours() {
    let mut state = met(&[note("1", "ours")], &[retitled("theirs")]);
    let dropped = Effect::PutAway(Box::new(state.document.clone()));
    let effects = state.apply(Command::Settle(Settlement::Reload));
    assert_eq!(effects, [dropped, kept_version()]);
    assert!(!state.document.is_changed() && state.history.past().is_empty());
    assert_eq!(state.document.case().title, "theirs");
}

#[test]
fn keeping_ours_keeps_its_history_and_writes_over_theirs_when_saved() {
    let mut state = State::new(mine());
    state.apply(Command::Edit(note("1", "ours")));
    found(&mut state, &[retitled("theirs")]);
    let on_disk = state.outside.as_ref().unwrap().theirs.base().text.clone();
    assert_eq!(state.apply(Command::Save), [], "first it is asked");
    state.apply(Command::Settle(Settlement::KeepMine));
    assert_eq!(state.document.on_disk(), &*on_disk);
    assert!(matches!(
        state.apply(Command::Save).as_slice(),
        [Effect::WriteCase(..)]
    ));
    state.apply(Command::Undo);
    assert!(state.document.is_changed(), "the file holds theirs");
}

#[test]
fn what_is_edited_while_the_question_stands_is_merged_too() {
    let mut state = met(&[note("1", "ours")], &[retitled("theirs")]);
    state.apply(Command::Show(None));
    state.apply(Command::Edit(note("2", "typed since")));
    state.apply(Command::Settle(Settlement::Merge(Vec::new())));
    let expected = [note("1", "ours"), note("2", "typed since")];
    assert_eq!(state.document.unsaved(), expected);
}

#[test]
fn a_file_that_is_as_before_again_is_no_question() {
    let mut state = met(&[note("1", "ours")], &[retitled("theirs")]);
    state.apply(Command::FoundOnDisk(Box::new(mine())));
    assert!(state.outside.is_none());
    assert_eq!(state.view.dialog, None);
    assert_eq!(state.document.unsaved(), [note("1", "ours")]);
}

#[test]
fn a_file_that_is_as_before_again_is_no_question_when_ours_was_taken_back_either() {
    let mut state = State::new(mine());
    state.apply(Command::Edit(note("1", "ours")));
    found(&mut state, &[retitled("theirs")]);
    state.apply(Command::Undo);
    found(&mut state, &[]);
    assert!(state.outside.is_none() && state.view.dialog.is_none());
    assert!(!state.document.is_changed());
}

#[test]
fn the_same_content_found_again_does_not_ask_again() {
    let mut state = met(&[note("1", "ours")], &[retitled("theirs")]);
    state.apply(Command::Show(None));
    found(&mut state, &[retitled("theirs")]);
    assert_eq!(state.view.dialog, None);
    assert!(state.outside.is_some(), "it is still to be decided");
}

#[test]
fn another_file_than_the_documents_is_no_business_of_its() {
    let mut state = State::new(mine());
    let other = document(Origin::File("/cases/b.ron".into()));
    let other = with(&other, &[retitled("another")]);
    let other = Document::new(other.case().clone(), "other", other.origin);
    state.apply(Command::FoundOnDisk(Box::new(other)));
    assert_eq!(state.document.case(), mine().case());
}

#[test]
fn another_case_ends_the_question() {
    let mut state = met(&[note("1", "ours")], &[retitled("theirs")]);
    state.apply(Command::OpenFile("/cases/b.ron".into()));
    state.apply(Command::DropWork);
    let b = document(Origin::File("/cases/b.ron".into()));
    open(&mut state, b);
    assert!(state.outside.is_none() && state.view.dialog.is_none());
}

#[test]
fn settling_where_nothing_has_changed_does_nothing() {
    let mut state = State::new(with(&mine(), &[note("1", "ours")]));
    let before = state.document.clone();
    for settlement in [Settlement::Reload, Settlement::KeepMine] {
        state.apply(Command::Settle(settlement));
    }
    assert_eq!(state.document, before);
}

#[test]
fn a_file_that_comes_back_as_it_was_is_no_question_with_work_unsaved_either() {
    let mut state = State::new(with(&mine(), &[note("1", "ours")]));
    state.apply(Command::FileIsGone("/cases/a.ron".into()));
    state.apply(Command::FoundOnDisk(Box::new(mine())));
    assert!(state.outside.is_none());
    assert_eq!(state.document.unsaved(), [note("1", "ours")]);
}

#[test]
fn saving_over_a_file_that_has_changed_asks_again_by_whichever_way() {
    for save in [
        Command::Save,
        Command::SaveUnder("/cases/a.ron".into()),
        Command::SaveAs("/cases/a.ron".into()),
    ] {
        let mut state = met(&[note("1", "ours")], &[retitled("theirs")]);
        state.apply(Command::Show(None));
        assert_eq!(state.apply(save), []);
        assert_eq!(state.view.dialog, Some(Dialog::Outside));
        assert_eq!(state.files.saving, None);
    }
}

#[test]
fn a_file_that_holds_no_case_any_more_leaves_ours_unsaved_until_it_is_back() {
    let mut state = State::new(mine());
    state.apply(Command::FileIsSpoilt("/cases/b.ron".into(), "Case(".into()));
    assert!(!state.document.is_changed(), "it is another file");
    state.apply(Command::FileIsSpoilt("/cases/a.ron".into(), "Case(".into()));
    assert!(state.document.is_changed());
    assert_eq!(state.apply(Command::Quit), [], "it is asked about");
    state.apply(Command::FoundOnDisk(Box::new(mine())));
    assert!(!state.document.is_changed());
}

#[test]
fn a_file_that_holds_no_case_any_more_can_be_written_over() {
    let mut state = State::new(mine());
    state.apply(Command::FileIsSpoilt("/cases/a.ron".into(), "Case(".into()));
    let effects = state.apply(Command::Save);
    let [Effect::WriteCase(document, _)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert_eq!(
        document.on_disk(),
        "Case(",
        "that may be replaced, and nothing else"
    );
}
