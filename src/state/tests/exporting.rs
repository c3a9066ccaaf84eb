//! One export at a time, which leaving waits for.

use std::path::Path;

use super::*;
use crate::state::testing::document;

fn export() -> Command {
    Command::Export(Box::new(Export {
        path: "/cases/a.pdf".into(),
        what: Exported::Briefing(BriefingExport {
            format: Format::Pdf,
            size: PictureSize::FULL_HD,
            with_notes: false,
        }),
        overwrites: false,
    }))
}

fn exporting() -> State {
    let mut state = State::new(document(Origin::BuiltIn));
    let effects = state.apply(export());
    assert!(matches!(effects[..], [Effect::Export(_)]), "{effects:?}");
    state
}

#[test]
fn there_is_one_export_at_a_time() {
    let mut state = exporting();
    assert_eq!(state.apply(export()), []);
    state.apply(Command::ExportEnded(ExportEnd::Cancelled));
    assert_eq!(state.apply(export()).len(), 1);
}

#[test]
fn it_is_exported_with_what_is_not_saved() {
    let mut state = State::new(document(Origin::BuiltIn));
    state.apply(Command::Edit(crate::state::testing::retitled("Unsaved")));
    let effects = state.apply(export());
    let [Effect::Export(order)] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(order.document.case().title, "Unsaved");
}

#[test]
fn its_end_is_told_and_closes_its_sheet_alone() {
    for (open, left) in [
        (Some(Dialog::Export), None),
        (Some(Dialog::Keys), Some(Dialog::Keys)),
    ] {
        let mut state = exporting();
        state.apply(Command::Show(open));
        state.apply(Command::ExportIs(ExportProgress::Drawn(3, 7)));
        let at = state.files.exporting.as_ref().map(|at| at.progress);
        assert_eq!(at, Some(ExportProgress::Drawn(3, 7)));
        state.apply(Command::ExportEnded(ExportEnd::Done(
            Done::Scenes(7),
            "/cases/a.pdf".into(),
        )));
        assert_eq!(state.view.dialog, left);
        assert_eq!(state.notices[0].text, "Exported 7 scenes to /cases/a.pdf.");
    }
}

#[test]
fn what_is_in_the_way_is_known_until_the_sheet_is_closed() {
    let mut state = exporting();
    state.apply(Command::Show(Some(Dialog::Export)));
    state.apply(Command::ExportEnded(ExportEnd::InTheWay(
        "/cases/a.pdf".into(),
    )));
    let in_the_way = state.files.export_in_the_way.as_deref();
    assert_eq!(in_the_way, Some(Path::new("/cases/a.pdf")));
    state.apply(Command::Show(None));
    assert_eq!(state.files.export_in_the_way, None);
}

#[test]
fn leaving_waits_for_it_unless_asked_twice() {
    let mut state = exporting();
    assert_eq!(state.apply(Command::Quit), []);
    assert_eq!(state.view.dialog, Some(Dialog::Export));
    let end = Command::ExportEnded(ExportEnd::Done(Done::Scenes(7), "/cases/a.pdf".into()));
    assert_eq!(state.apply(end), [Effect::Quit]);

    let mut state = exporting();
    state.apply(Command::Quit);
    assert_eq!(state.apply(Command::Quit), [Effect::Quit]);
}

#[test]
fn whoever_cancels_to_leave_leaves() {
    let mut state = exporting();
    state.apply(Command::Quit);
    assert_eq!(state.apply(Command::CancelExport), [Effect::CancelExport]);
    let end = Command::ExportEnded(ExportEnd::Cancelled);
    assert_eq!(state.apply(end), [Effect::Quit]);
}

#[test]
fn whoever_is_told_that_it_failed_stays_to_read_so() {
    let mut state = exporting();
    state.apply(Command::Quit);
    assert_eq!(state.apply(Command::ExportEnded(ExportEnd::Failed)), []);
    assert_eq!(state.leaving, None);
}

#[test]
fn what_came_after_its_sheet_was_closed_stays() {
    let mut state = exporting();
    state.apply(Command::Quit);
    state.apply(Command::Show(None));
    let end = Command::ExportEnded(ExportEnd::Done(Done::Scenes(7), "/cases/a.pdf".into()));
    assert_eq!(
        state.apply(end),
        [],
        "closing the sheet is thinking better of it"
    );
}

#[test]
fn what_is_withheld_is_in_the_case_of_no_picture_and_what_is_selected_stays() {
    let mut state = State::new(document(Origin::BuiltIn));
    let mut case = state.document.case().clone();
    let source = case.sources.get_mut("snc").unwrap();
    source.name = "Lina Example".into();
    source.is_sensitive = true;
    state.document = Document::new(case, "", Origin::BuiltIn);
    state.apply(Command::Select(Some(Subject::Place("talbiseh".into()))));
    state.view.filter.text = "lina example".into();
    let Command::Export(export) = export() else {
        panic!("no export");
    };
    let [Effect::Export(order)] = &state.apply(Command::Export(export))[..] else {
        panic!("no order");
    };
    let seen = order.clone().looked_at(true);
    assert!(!format!("{:?}", seen.document.case()).contains("Lina"));
    assert_eq!(seen.view.filter.text, "A source known to us");
    assert_eq!(seen.view.selected, state.view.selected);
    let all = order.clone().looked_at(false);
    assert_eq!(all.document, state.document);
}
