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

/// Begins to read the file `path`: the number of that reading, and the id under which it is read.
fn begun(state: &mut State, path: &str) -> (ImportNumber, ArchiveId) {
    let effects = state.apply(Command::OpenArchives(vec![path.into()]));
    let [Effect::ReadArchive(number, id, _, _)] = &effects[..] else {
        panic!("{effects:?}");
    };
    (*number, id.clone())
}

fn done(id: &str) -> ImportEnd {
    ImportEnd::Done(one(id), Arc::default())
}

/// Opens a file called `name`, and takes in what becomes of it; the id under which it was read.
fn opened(state: &mut State, name: &str) -> ArchiveId {
    let (number, id) = begun(state, &format!("/data/{name}"));
    state.apply(Command::ImportEnded(number, done(id.as_str())));
    id
}

/// The archive and the subject that are asked for by one of `effects`.
fn asked(effects: &[Effect]) -> (Arc<Archive>, Subject) {
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::ReadExcerpt(archive, subject, _) => Some((Arc::clone(archive), subject.clone())),
        _ => None,
    });
    asked.unwrap_or_else(|| panic!("{effects:?}"))
}

/// Takes in what the archive says of what was asked for by one of `effects`.
fn answered(state: &mut State, effects: &[Effect]) -> Vec<Effect> {
    let (archive, subject) = asked(effects);
    let excerpt = archive.excerpt(&subject, Hue::Sky).map(Arc::new);
    state.apply(Command::ExcerptIs(archive, subject, excerpt))
}

fn hama(id: &ArchiveId) -> Subject {
    Subject::Place(one(id.as_str()).place_id(0))
}

#[test]
fn archives_of_one_name_are_told_apart() {
    let mut state = state();
    assert_eq!(opened(&mut state, "acled.csv").as_str(), "acled");
    let (_, second) = begun(&mut state, "/elsewhere/acled.csv");
    assert_eq!(second.as_str(), "acled-2");
    let (_, marked) = begun(&mut state, "/data/a:b.csv");
    assert_eq!(marked.as_str(), "a-b", "a colon ends the name in ids");
}

#[test]
fn a_file_that_is_being_read_is_not_read_twice() {
    let mut state = state();
    begun(&mut state, "/data/acled.csv");
    let again = Command::OpenArchives(vec!["/data/acled.csv".into()]);
    assert_eq!(state.apply(again), []);
    assert_eq!(state.archives.importing().len(), 1);
}

#[test]
fn what_was_broken_off_is_not_taken_in() {
    let mut state = state();
    let (number, _) = begun(&mut state, "/data/acled.csv");
    let effects = state.apply(Command::CancelImport(number));
    assert_eq!(effects, [Effect::CancelImport(number)]);
    state.apply(Command::ImportEnded(number, done("acled")));
    assert_eq!(state.archives.iter().count(), 0);
}

#[test]
fn a_reading_that_was_broken_off_does_not_end_the_next_one_of_that_name() {
    let mut state = state();
    let (first, _) = begun(&mut state, "/a/acled.csv");
    state.apply(Command::CancelImport(first));
    let (second, id) = begun(&mut state, "/b/acled.csv");
    state.apply(Command::ImportEnded(first, ImportEnd::Nothing));
    assert_eq!(state.archives.importing().len(), 1);
    state.apply(Command::ImportEnded(second, done(id.as_str())));
    assert_eq!(state.archives.iter().count(), 1);
}

#[test]
fn archives_stand_in_the_order_in_which_they_were_asked_for() {
    let mut state = state();
    let (first, _) = begun(&mut state, "/data/a.csv");
    let (second, _) = begun(&mut state, "/data/b.csv");
    state.apply(Command::ImportEnded(second, done("b")));
    state.apply(Command::ImportEnded(first, done("a")));
    let order: Vec<(&str, Hue)> = state
        .archives
        .iter()
        .map(|open| (open.archive.id().as_str(), open.hue))
        .collect();
    assert_eq!(order, [("a", Hue::Ochre), ("b", Hue::Sky)]);
}

#[test]
fn a_report_with_findings_opens_by_itself_where_no_question_is_open() {
    let odd = || {
        let mut report = Report::default();
        report.find("killed", "no number of people", 2, "dozens");
        ImportEnd::Done(one("odd"), Arc::new(report))
    };
    let mut state = state();
    opened(&mut state, "fine.csv");
    assert_eq!(state.view.dialog, None);
    state.apply(Command::Show(Some(Dialog::Unsaved)));
    let (number, _) = begun(&mut state, "/data/odd.csv");
    state.apply(Command::ImportEnded(number, odd()));
    assert_eq!(state.view.dialog, Some(Dialog::Unsaved));
    state.apply(Command::Show(None));
    let (number, id) = begun(&mut state, "/data/odder.csv");
    state.apply(Command::ImportEnded(number, odd()));
    assert_eq!(state.view.dialog, Some(Dialog::Report));
    assert_eq!(state.archives.reported, Some(id));
}

#[test]
fn what_is_selected_in_an_archive_is_revealed_read_once_and_then_at_hand() {
    let mut state = state();
    let id = opened(&mut state, "acled.csv");
    let select = || Command::Select(Some(hama(&id)));
    let effects = state.apply(select());
    assert!(matches!(effects[0], Effect::RevealGround(_)));
    assert_eq!(asked(&effects).1, hama(&id));
    assert_eq!(answered(&mut state, &effects), []);
    assert!(state.archives.excerpt(&hama(&id)).is_some());
    state.apply(Command::Select(None));
    assert!(matches!(
        state.apply(select())[..],
        [Effect::RevealGround(_)]
    ));
}

#[test]
fn where_an_incident_is_shows_once_its_row_is_read() {
    let mut state = state();
    opened(&mut state, "acled.csv");
    let effects = state.apply(Command::Select(Some(Subject::Incident("acled:a".into()))));
    assert_eq!(effects.len(), 1);
    let effects = answered(&mut state, &effects);
    assert!(matches!(effects[..], [Effect::RevealGround(_)]));
}

#[test]
fn what_an_archive_turns_out_not_to_have_is_no_longer_selected() {
    let mut state = state();
    opened(&mut state, "acled.csv");
    let gone = Subject::Incident("acled:gone".into());
    let effects = state.apply(Command::Select(Some(gone)));
    answered(&mut state, &effects);
    assert_eq!(state.view.selected, None);
}

#[test]
fn what_was_read_of_a_file_before_it_was_read_anew_is_not_taken_in() {
    let mut state = state();
    let id = opened(&mut state, "acled.csv");
    let before = state.apply(Command::Select(Some(hama(&id))));
    let (number, _) = begun(&mut state, "/data/acled.csv");
    state.apply(Command::ImportEnded(number, done("acled")));
    answered(&mut state, &before);
    assert_eq!(state.archives.excerpt(&hama(&id)), None);
}

#[test]
fn what_is_selected_is_read_again_when_its_file_is() {
    let mut state = state();
    let id = opened(&mut state, "acled.csv");
    let effects = state.apply(Command::Select(Some(hama(&id))));
    answered(&mut state, &effects);
    let (number, _) = begun(&mut state, "/data/acled.csv");
    let effects = state.apply(Command::ImportEnded(number, done(id.as_str())));
    assert_eq!(asked(&effects).1, hama(&id));
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
fn a_look_at_an_archive_has_its_rows_read_and_leaves_the_map_where_it_was() {
    let mut state = state();
    let id = opened(&mut state, "acled.csv");
    let look = Look {
        selected: Some(hama(&id)),
        ..Look::default()
    };
    let effects = state.apply(Command::LookAgain(Box::new(look)));
    assert_eq!(effects.len(), 1);
    assert_eq!(answered(&mut state, &effects), []);
    assert_eq!(state.view.selected, Some(hama(&id)));
}

/// A made-up table that is looked into.
fn preview(path: &str) -> Arc<Preview> {
    #[derive(Debug)]
    struct Nothing;
    impl Sample for Nothing {
        fn tried(&self, _: &Mapping, _: usize) -> Trial {
            Trial {
                report: Report::default(),
                becomes: None,
                order: None,
                positions: Vec::new(),
            }
        }
    }
    Arc::new(Preview {
        path: path.into(),
        header: Vec::new(),
        rows: Vec::new(),
        mapping: Arc::default(),
        whose: Whose::Guessed,
        why_not: None,
        sample: Arc::new(Nothing),
    })
}

fn not_understood(state: &mut State, path: &str) -> Vec<Effect> {
    let (number, _) = begun(state, path);
    state.apply(Command::ImportEnded(number, ImportEnd::NotUnderstood))
}

fn looks_into(effects: &[Effect], path: &str) -> bool {
    matches!(effects, [Effect::PreviewArchive(of, None)] if of.as_os_str() == path)
}

#[test]
fn a_table_that_is_not_understood_is_looked_into_and_asked_about() {
    let mut state = state();
    let effects = not_understood(&mut state, "/data/a.csv");
    assert!(looks_into(&effects, "/data/a.csv"), "{effects:?}");
    assert!(state.archives.awaits_telling());
    let read = Command::PreviewIs("/data/a.csv".into(), Some(preview("/data/a.csv")));
    assert!(state.apply(read).is_empty());
    assert_eq!(state.view.dialog, Some(Dialog::Columns));
    let told = Command::OpenArchiveBy("/data/a.csv".into(), Box::default());
    let effects = state.apply(told);
    assert!(
        matches!(&effects[..], [Effect::ReadArchive(_, _, _, Some(_))]),
        "{effects:?}"
    );
    assert_eq!(state.view.dialog, None);
    assert!(!state.archives.awaits_telling());
}

#[test]
fn no_table_is_asked_about_while_another_question_is_open() {
    let mut state = state();
    state.apply(Command::Show(Some(Dialog::Settings)));
    assert!(not_understood(&mut state, "/data/a.csv").is_empty());
    let effects = state.apply(Command::Show(None));
    assert!(looks_into(&effects, "/data/a.csv"), "{effects:?}");
    // A question that was asked while the table was looked into is answered first.
    state.apply(Command::Show(Some(Dialog::Settings)));
    let read = Command::PreviewIs("/data/a.csv".into(), Some(preview("/data/a.csv")));
    assert!(state.apply(read).is_empty());
    assert_eq!(state.view.dialog, Some(Dialog::Settings));
    let effects = state.apply(Command::Show(None));
    assert!(looks_into(&effects, "/data/a.csv"), "{effects:?}");
}

#[test]
fn a_table_that_cannot_be_looked_into_is_asked_about_no_more() {
    let mut state = state();
    not_understood(&mut state, "/data/a.csv");
    state.apply(Command::PreviewIs("/data/a.csv".into(), None));
    assert!(!state.archives.awaits_telling());
    assert_eq!(state.view.dialog, None);
}
