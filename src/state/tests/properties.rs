//! What holds after any script of commands.

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::testing::{
    command, edit, editing, hiding, looking, result, selecting, somebody_elses, standpoint,
};
use super::*;
use crate::model::{Case, Edit};
use crate::query::{editable_letters, fixed_letters};
use crate::state::outside::Meeting;

fn after(commands: Vec<Command>) -> State {
    let mut state = State::new(document(Origin::File("/cases/a.ron".into())));
    for command in commands {
        state.apply(command);
    }
    state
}

fn undo_all(state: &mut State) {
    state.apply(Command::GoTo(0));
}

/// `edits` made one after the other on a copy of `case`.
fn made(case: &Case, edits: &[Edit]) -> Case {
    let mut case = case.clone();
    for edit in edits {
        edit.apply(&mut case);
    }
    case
}

/// What has to hold of the document whatever has happened.
fn is_sound(state: &State) -> Result<(), TestCaseError> {
    let document = &state.document;
    let base = document.base();
    prop_assert_eq!(&made(&base.case, document.unsaved()), document.case());
    let differs = base.case.as_ref() != document.case() || *base.text != *document.on_disk();
    prop_assert_eq!(document.is_changed(), differs);
    let letters = &fixed_letters(document.case()) | &editable_letters(document.case());
    prop_assert_eq!(document.letters(), &letters);
    let selected = state.view.selected.as_ref();
    prop_assert!(selected.is_none_or(|subject| subject.exists_in(document.case())));
    if let Some(outside) = &state.outside {
        let ours: Vec<&Edit> = outside.ours.iter().map(|met| &met.ours).collect();
        prop_assert_eq!(ours, document.unsaved().iter().collect::<Vec<_>>());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_undone_leaves_no_trace_and_redone_is_there_again(
        script in vec(editing(), 0..20),
        edit in edit(),
    ) {
        let mut state = after(script);
        state.apply(Command::EndTyping);
        let before = state.document.case().clone();
        let steps = state.history.past().len();
        state.apply(Command::Edit(edit));
        let done = state.document.case().clone();
        if state.history.past().len() == steps {
            prop_assert_eq!(&done, &before, "what is no step changes nothing");
            return Ok(());
        }
        state.apply(Command::Undo);
        prop_assert_eq!(state.document.case(), &before);
        state.apply(Command::Redo);
        prop_assert_eq!(state.document.case(), &done);
    }

    #[test]
    fn undoing_everything_gives_the_first_case_and_nothing_unsaved(script in vec(editing(), 0..40)) {
        let mut state = after(script);
        let last = state.document.case().clone();
        let steps = state.history.past().len();
        undo_all(&mut state);
        let first = document(Origin::BuiltIn);
        prop_assert_eq!(state.document.case(), first.case());
        prop_assert!(!state.document.is_changed());
        state.apply(Command::GoTo(steps));
        prop_assert_eq!(state.document.case(), &last);
    }

    #[test]
    fn going_to_a_step_is_undoing_or_redoing_until_there(
        script in vec(editing(), 0..30),
        to in 0..20_usize,
    ) {
        let (mut gone, mut walked) = (after(script.clone()), after(script));
        gone.apply(Command::GoTo(to));
        let most = walked.history.past().len() + walked.history.future().len();
        while walked.history.past().len() > to {
            walked.apply(Command::Undo);
        }
        while walked.history.past().len() < to.min(most) {
            walked.apply(Command::Redo);
        }
        prop_assert_eq!(gone.document.case(), walked.document.case());
        prop_assert_eq!(gone.history.past(), walked.history.past());
        prop_assert_eq!(gone.history.future(), walked.history.future());
    }

    #[test]
    fn edits_between_two_cases_lead_from_one_to_the_other(one in edits(), other in edits()) {
        let base = document(Origin::BuiltIn);
        let (one, other) = (with(&base, &one), with(&base, &other));
        let between = Edit::between(one.case(), other.case());
        prop_assert_eq!(&made(one.case(), &between), other.case());
    }

    #[test]
    fn back_is_the_look_before_and_forward_the_look_after(
        script in vec(looking(), 0..20),
        stood in standpoint(),
        change in prop_oneof![selecting(), hiding(), standpoint().prop_map(Command::MapRests)],
    ) {
        let mut state = after(script);
        state.apply(Command::MapRests(stood));
        let before = Look::of(&state.view);
        state.apply(change);
        let now = Look::of(&state.view);
        if now == before {
            return Ok(());
        }
        state.apply(Command::Back);
        prop_assert_eq!(Look::of(&state.view), before);
        state.apply(Command::Forward);
        prop_assert_eq!(Look::of(&state.view), now);
    }

    #[test]
    fn whatever_a_user_asks_for_nothing_breaks(
        script in vec(prop_oneof![8 => command(), 1 => result()], 0..60),
    ) {
        let mut state = after(Vec::new());
        for command in script {
            state.apply(command);
            is_sound(&state)?;
        }
        undo_all(&mut state);
        is_sound(&state)?;
    }

    #[test]
    fn a_merge_keeps_all_of_theirs_and_every_edit_of_mine_that_meets_no_conflict(
        mine in edits(),
        theirs in edits(),
    ) {
        let base = document(Origin::File("/cases/a.ron".into()));
        let theirs = somebody_elses(&base, &theirs);
        let mut state = State::new(with(&base, &mine));
        let ours = state.document.unsaved().to_vec();
        state.apply(Command::FoundOnDisk(Box::new(theirs.clone())));
        let Some(outside) = state.outside.clone() else {
            prop_assert!(ours.is_empty() || theirs.base().text == base.base().text);
            return Ok(());
        };
        state.apply(Command::Settle(Settlement::Merge(Vec::new())));
        let merged = state.document.case();
        for met in &outside.ours {
            let kept = met.ours.spot().read(merged);
            match &met.theirs {
                Meeting::Untouched | Meeting::Agreed => {
                    prop_assert_eq!(kept.as_ref(), Some(&met.ours));
                }
                Meeting::Conflict(there) => prop_assert_eq!(kept.as_ref(), Some(there)),
                Meeting::Gone => {}
            }
        }
        let touched = |edit: &Edit| ours.iter().any(|ours| ours.spot() == edit.spot());
        for edit in Edit::between(base.case(), theirs.case()) {
            prop_assert!(touched(&edit) || edit.spot().read(merged).as_ref() == Some(&edit));
        }
        undo_all(&mut state);
        prop_assert_eq!(state.document.case(), theirs.case());
    }

    #[test]
    fn edits_of_other_spots_merge_either_way_round(mine in edits(), theirs in edits()) {
        let base = document(Origin::File("/cases/a.ron".into()));
        let spots: Vec<_> = mine.iter().map(Edit::spot).collect();
        let theirs: Vec<Edit> = theirs
            .into_iter()
            .filter(|edit| !spots.contains(&edit.spot()))
            .collect();
        let merged = |ours: &[Edit], theirs: &[Edit]| {
            let mut state = State::new(with(&base, ours));
            state.apply(Command::FoundOnDisk(Box::new(somebody_elses(&base, theirs))));
            state.apply(Command::Settle(Settlement::Merge(Vec::new())));
            state.document.case().clone()
        };
        prop_assert_eq!(merged(&mine, &theirs), merged(&theirs, &mine));
    }
}
