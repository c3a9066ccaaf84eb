//! What the state does with commands, split by subject.

mod document;
mod editing;
mod exporting;
mod linking;
mod looks;
mod outside;
mod properties;
mod recovered;
mod saving;

use std::path::PathBuf;
use std::sync::Arc;

use super::testing::{document, edits, note, open, retitled, with};
use super::*;
use crate::model::{Edit, Ground, MarkShape, Measure, Scope, Subject};
use crate::query::Store;
use crate::query::testing::{CaseBuilder, asserts_killed};

fn state() -> State {
    let case = CaseBuilder::new()
        .town("talbiseh", 36.73, 34.84)
        .claims([asserts_killed("a", "snc", Scope::Campaign, 36)])
        .build();
    State::new(Document::new(case, "", Origin::BuiltIn))
}

#[test]
fn what_the_case_does_not_have_cannot_be_selected() {
    let mut state = state();
    state.apply(Command::Select(Some(Subject::Place("nowhere".into()))));
    assert_eq!(state.view.selected, None);
    state.apply(Command::Select(Some(Subject::Place("talbiseh".into()))));
    assert!(state.view.selected.is_some());
}

#[test]
fn hiding_and_showing_a_source_leaves_no_trace() {
    let (mut state, before) = (state(), state().view);
    state.apply(Command::ShowSources(vec!["snc".into()], false));
    let shown = state.document.store().shown(&state.view.filter);
    assert_eq!(shown.value.counts.shown, 0);
    state.apply(Command::ShowSources(vec!["snc".into()], true));
    assert_eq!(state.view, before);
}

#[test]
fn another_case_starts_with_its_own_view() {
    let mut state = state();
    state.apply(Command::Select(Some(Subject::Campaign)));
    state.apply(Command::ShowSources(vec!["snc".into()], false));
    state.apply(Command::SetTheme(ThemeName::Night));
    let around = Ground::at(geo::Point::new(36.7, 34.8)).unwrap();
    let radius_m = 5_000;
    state.apply(Command::Measure(Some(Measure::Range { around, radius_m })));
    assert!(state.view.measure.is_some() && state.history.past().is_empty());
    let another = Document::new(CaseBuilder::new().build(), "", Origin::BuiltIn);
    let effects = open(&mut state, another);
    assert_eq!(effects, [Effect::FitCase]);
    assert_eq!(state.view.selected, None);
    assert!(state.view.filter.hidden_sources.is_empty());
    assert_eq!(state.view.measure, None);
    assert_eq!(state.theme(), ThemeName::Night, "the look stays");
}

#[test]
fn the_same_words_are_said_once() {
    let mut state = state();
    let notice = Notice {
        kind: NoticeKind::Problem,
        text: "no such file".into(),
        details: Vec::new(),
    };
    for _ in 0..2 {
        state.apply(Command::Show(None));
        state.apply(Command::Notify(notice.clone()));
        assert_eq!(state.view.dialog, Some(Dialog::Notices), "each time");
    }
    assert_eq!(state.notices.len(), 1);
    state.apply(Command::Dismiss(notice));
    assert!(state.notices.is_empty());
}

#[test]
fn work_that_is_taken_up_is_made_of_steps_and_gives_up_its_journal() {
    let mut state = state();
    let edits = [
        Edit::Title("another".to_owned()),
        Edit::Shape("snc".into(), Some(MarkShape::Circle)),
    ];
    let edited = |document: Document, edit: &Edit| document.edited(edit).unwrap();
    let document = edits.iter().fold(state.document.clone(), edited);
    state.apply(Command::OfferRecovered(vec![Recovered {
        journal: "of yesterday".to_owned(),
        when: "yesterday".to_owned(),
        document: document.clone(),
    }]));
    assert_eq!(state.view.dialog, Some(Dialog::Recovered));
    let effects = state.apply(Command::Recover("of yesterday".to_owned()));
    assert!(effects.contains(&Effect::DropJournal("of yesterday".to_owned())));
    assert_eq!(state.document.case(), document.case());
    assert_eq!(state.history.past().len(), 2);
    assert!(state.recovered.is_empty());
    for _ in 0..2 {
        state.apply(Command::Undo);
    }
    assert!(!state.document.is_changed());
}
