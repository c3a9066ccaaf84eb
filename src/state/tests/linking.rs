//! Views that are copied as links, and opened from them.

use super::*;
use crate::model::{Area, Filter, Question};

fn at(lon: f64) -> Standpoint {
    Standpoint {
        lon_lat: geo::Point::new(lon, 34.7),
        zoom: 9.0,
    }
}

fn at_rest() -> State {
    let mut state = state();
    state.apply(Command::MapRests(at(36.0)));
    state
}

/// Puts the view of `state` on the clipboard.
fn copied(state: &mut State) -> String {
    let mut effects = state.apply(Command::CopyView);
    match effects.pop() {
        Some(Effect::CopyView(link)) => link,
        other => panic!("{other:?}"),
    }
}

fn look(state: &State) -> Look {
    Look::of(&state.view)
}

/// What the state tells last, with its particulars.
fn told(state: &State) -> (NoticeKind, String) {
    let notice = state.notices.last().unwrap();
    let lines = [std::slice::from_ref(&notice.text), &notice.details].concat();
    (notice.kind, lines.join("\n"))
}

#[test]
fn a_copied_view_is_the_same_in_another_window() {
    let mut one = at_rest();
    one.apply(Command::Select(Some(Subject::Place("talbiseh".into()))));
    one.apply(Command::ShowSources(vec!["snc".into()], false));
    one.apply(Command::MapRests(at(36.7)));
    let link = copied(&mut one);

    let mut other = at_rest();
    let effects = other.apply(Command::OpenView(link));
    assert_eq!(look(&other), look(&one));
    assert_eq!(effects, [Effect::LookAt(at(36.7).lon_lat, 9.0)]);
    assert_eq!(told(&other).0, NoticeKind::Note);
}

#[test]
fn opening_a_link_is_one_step_that_is_taken_back() {
    let mut state = at_rest();
    state.apply(Command::Select(Some(Subject::Campaign)));
    state.apply(Command::MapRests(at(37.0)));
    let link = copied(&mut state);
    state.apply(Command::Back);
    let before = look(&state);
    state.apply(Command::OpenView(link));
    // Where the map comes to rest belongs to the step.
    state.apply(Command::MapRests(at(36.999)));
    state.apply(Command::Back);
    assert_eq!(look(&state), before);
}

#[test]
fn a_link_to_what_is_on_the_screen_and_one_at_the_start_are_no_steps() {
    let mut state = at_rest();
    let link = copied(&mut state);
    state.apply(Command::OpenView(link.clone()));
    assert!(!state.looks.has_past());
    let mut fresh = super::state();
    fresh.apply(Command::OpenView(link));
    assert!(!fresh.looks.has_past());
}

#[test]
fn a_link_closes_its_own_sheet() {
    let mut state = at_rest();
    let link = copied(&mut state);
    assert_eq!(state.apply(Command::PasteView), [Effect::Paste]);
    assert_eq!(state.view.dialog, Some(Dialog::ViewLink));
    state.apply(Command::OpenView(link));
    assert_eq!(state.view.dialog, None);
}

#[test]
fn what_another_case_lacks_is_left_out_and_told() {
    let look = Look {
        selected: Some(Subject::Place("damascus".into())),
        filter: Filter {
            hidden_sources: ["snc", "bbc"].map(Into::into).into(),
            hidden_questions: [Question::Target, Question::Custom("weapon".into())].into(),
            area: Some(Area::Near("hama".into(), 20_000)),
            text: "homs".to_owned(),
            ..Filter::default()
        },
        standpoint: Some(at(36.7)),
        ..Look::default()
    };
    let mut state = at_rest();
    state.apply(Command::OpenView(link::written(&look).unwrap()));
    let view = &state.view;
    assert_eq!((&view.selected, view.standpoint), (&None, Some(at(36.7))));
    let expected = Filter {
        hidden_sources: ["snc".into()].into(),
        hidden_questions: [Question::Target].into(),
        text: "homs".to_owned(),
        ..Filter::default()
    };
    assert_eq!(view.filter, expected);
    let (kind, told) = told(&state);
    assert_eq!(kind, NoticeKind::Problem);
    for id in ["damascus", "bbc", "weapon", "hama"] {
        assert!(told.contains(id), "{id} is missing from: {told}");
    }
    assert!(!told.contains("snc"), "{told}");
}

#[test]
fn what_is_no_link_changes_nothing_and_is_told() {
    let mut state = at_rest();
    let link = copied(&mut state);
    let before = look(&state);
    for text in ["", "homs", &link[..link.len() - 3]] {
        assert_eq!(state.apply(Command::OpenView(text.to_owned())), []);
        assert_eq!(look(&state), before);
        assert_eq!(told(&state).0, NoticeKind::Problem);
    }
}
