use std::sync::Arc;

use super::*;
use crate::archive::testing::{archive, killed, record};
use crate::archive::{Record, Report};
use crate::model::{Filter, Look, Subject};
use crate::query::testing::CaseBuilder;
use crate::state::{Command, Document, Effect, Origin};

const HAMA: (f64, f64) = (36.75, 35.1318);

fn state() -> State {
    let case = CaseBuilder::two_towns().build();
    State::new(Document::new(case, "", Origin::BuiltIn))
}

/// An archive called `id` of one incident at Hama.
fn one(id: &str) -> Arc<Archive> {
    let record = Record {
        claims: vec![killed("SOHR", 3)],
        ..record("a", "Hama", HAMA, "2015-10-01")
    };
    Arc::new(archive(id, &[record]))
}

/// Opens a file called `name`, and takes in what becomes of it; the id under which it was read.
fn opened(state: &mut State, name: &str) -> ArchiveId {
    let effects = state.apply(Command::OpenArchives(vec![format!("/data/{name}").into()]));
    let [Effect::ReadArchive(id, _)] = &effects[..] else {
        panic!("{effects:?}");
    };
    let end = ImportEnd::Done(one(id.as_str()), Arc::default());
    state.apply(Command::ImportEnded(id.clone(), end));
    id.clone()
}

fn hama(id: &ArchiveId) -> Subject {
    Subject::Place(one(id.as_str()).place_id(0))
}

#[test]
fn archives_of_one_name_are_told_apart() {
    let mut state = state();
    let first = opened(&mut state, "acled.csv");
    let effects = state.apply(Command::OpenArchives(vec!["/elsewhere/acled.csv".into()]));
    assert_eq!(first.as_str(), "acled");
    assert!(matches!(&effects[..], [Effect::ReadArchive(id, _)] if id.as_str() == "acled-2"));
}

#[test]
fn a_file_that_is_being_read_is_not_read_twice() {
    let mut state = state();
    let open = || Command::OpenArchives(vec!["/data/acled.csv".into()]);
    assert_eq!(state.apply(open()).len(), 1);
    assert_eq!(state.apply(open()), []);
    assert_eq!(state.archives.importing().len(), 1);
}

#[test]
fn what_was_broken_off_is_not_taken_in() {
    let mut state = state();
    state.apply(Command::OpenArchives(vec!["/data/acled.csv".into()]));
    let id: ArchiveId = "acled".into();
    let effects = state.apply(Command::CancelImport(id.clone()));
    assert_eq!(effects, [Effect::CancelImport(id.clone())]);
    let end = ImportEnd::Done(one("acled"), Arc::default());
    state.apply(Command::ImportEnded(id, end));
    assert_eq!(state.archives.iter().count(), 0);
}

#[test]
fn a_report_with_findings_opens_by_itself() {
    let mut state = state();
    opened(&mut state, "fine.csv");
    assert_eq!(state.view.dialog, None);
    state.apply(Command::OpenArchives(vec!["/data/odd.csv".into()]));
    let mut report = Report::default();
    report.find("killed", "no number of people", 2, "dozens");
    let end = ImportEnd::Done(one("odd"), Arc::new(report));
    state.apply(Command::ImportEnded("odd".into(), end));
    assert_eq!(state.view.dialog, Some(Dialog::Report));
    assert_eq!(state.archives.reported, Some("odd".into()));
}

#[test]
fn archives_take_hues_that_no_party_and_no_other_archive_has() {
    let mut state = state();
    for name in ["a.csv", "b.csv", "c.csv"] {
        opened(&mut state, name);
    }
    let hues: Vec<Hue> = state.archives.iter().map(|open| open.hue).collect();
    assert_eq!(hues, [Hue::Ochre, Hue::Sky, Hue::Brown]);
}

#[test]
fn what_is_selected_in_an_archive_is_read_once_and_then_at_hand() {
    let mut state = state();
    let id = opened(&mut state, "acled.csv");
    let subject = hama(&id);
    let effects = state.apply(Command::Select(Some(subject.clone())));
    let [Effect::ReadExcerpt(archive, asked, hue)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(*asked, subject);
    let excerpt = archive.excerpt(asked, *hue).map(Arc::new);
    let effects = state.apply(Command::ExcerptIs(subject.clone(), excerpt));
    assert!(matches!(&effects[..], [Effect::RevealGround(_)]));
    assert!(state.archives.excerpt(&subject).is_some());
    state.apply(Command::Select(None));
    assert_eq!(state.apply(Command::Select(Some(subject))), []);
}

#[test]
fn what_an_archive_turns_out_not_to_have_is_no_longer_selected() {
    let mut state = state();
    opened(&mut state, "acled.csv");
    let gone = Subject::Incident("acled:gone".into());
    state.apply(Command::Select(Some(gone.clone())));
    state.apply(Command::ExcerptIs(gone, None));
    assert_eq!(state.view.selected, None);
}

#[test]
fn sources_of_an_archive_are_hidden_as_those_of_the_case_are() {
    let mut state = state();
    opened(&mut state, "acled.csv");
    state.apply(Command::ShowSources(vec!["acled:SOHR".into()], false));
    assert!(!state.view.filter.shows_source(&"acled:SOHR".into()));
    let filter = state.view.filter.clone();
    state.apply(Command::SetFilter(Box::new(filter.clone())));
    assert_eq!(state.view.filter, filter);
    state.apply(Command::CloseArchive("acled".into()));
    assert_eq!(state.view.filter, Filter::default());
}

#[test]
fn a_scene_keeps_nothing_of_an_archive() {
    let mut state = state();
    let id = opened(&mut state, "acled.csv");
    state.apply(Command::Select(Some(hama(&id))));
    state.apply(Command::ShowSources(vec!["acled:SOHR".into()], false));
    assert_eq!(state.look_at_case(), Look::default());
}

#[test]
fn a_look_at_an_archive_has_its_rows_read() {
    let mut state = state();
    let id = opened(&mut state, "acled.csv");
    let look = Look {
        selected: Some(hama(&id)),
        ..Look::default()
    };
    let effects = state.apply(Command::LookAgain(Box::new(look)));
    assert!(
        matches!(&effects[..], [Effect::ReadExcerpt(..)]),
        "{effects:?}"
    );
    assert_eq!(state.view.selected, Some(hama(&id)));
}
