//! Opening, saving and leaving: nothing is lost without a word.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use counterclaim::app::Opening;
use counterclaim::model::Edit;
use counterclaim::state::{CaseOpens, Command, Dialog, Origin, Recovered, ThemeName, Version};
use egui::{Key, Modifiers, ViewportCommand};
use tempfile::TempDir;

use crate::screen::Screen;

const CASE: &str = include_str!("../../assets/cases/western-syria-2015.ron");

/// A case in a file of its own, open.
fn opened() -> (TempDir, PathBuf, Screen) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, CASE).expect("a file");
    let screen = Screen::showing(&path);
    (folder, path, screen)
}

fn retitle(screen: &mut Screen, title: &str) {
    screen.send(Command::Edit(Edit::Title(title.to_owned())));
}

fn dialog(screen: &Screen) -> Option<Dialog> {
    screen.app().state().view.dialog
}

fn wait_saved(screen: &mut Screen) {
    screen.wait_until("the file", |screen| {
        !screen.app().state().document.is_changed()
    });
}

fn holds(path: &Path, words: &str) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.contains(words))
}

#[test]
fn save_writes_to_the_file_and_the_mark_is_gone() {
    let (_folder, path, mut screen) = opened();
    retitle(&mut screen, "Homs");
    screen.press_with(Modifiers::COMMAND, Key::S);
    wait_saved(&mut screen);
    assert!(holds(&path, "\"Homs\""));
    screen.status().line(&["Saved to", "a.ron"]);
    assert!(!screen.everything().has(&["Not saved"]));
}

#[test]
fn the_built_in_case_is_saved_as_a_copy_under_a_name_made_of_its_title() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = Screen::starting(Opening {
        documents: Some(folder.path().to_owned()),
        ..Opening::default()
    });
    screen.settle();
    retitle(&mut screen, "Homs, 1 October");
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.everything().line(&["built-in case stays as it is"]);
    screen.press(Key::Enter);
    wait_saved(&mut screen);
    let path = folder.path().join("homs-1-october.ron");
    assert!(holds(&path, "Homs, 1 October"));
    let state = screen.app().state();
    assert_eq!(state.document.origin, Origin::File(path.clone()));
    assert_eq!(state.view.recent, [path]);
}

#[test]
fn a_case_in_json_is_saved_as_ron_in_a_file_beside_it() {
    const JSON: &str = include_str!("../fixtures/cases/made-up.json");
    let folder = tempfile::tempdir().expect("a folder");
    let json = folder.path().join("homs.json");
    fs::write(&json, JSON).expect("a file");
    let mut screen = Screen::open();
    screen.send(Command::OpenFiles(vec![json.clone()], CaseOpens::InPlace));
    screen.wait_until("the case", |screen| {
        screen.app().state().document.case().title == "A made-up case"
    });
    assert_eq!(screen.app().state().view.recent.first(), Some(&json));
    retitle(&mut screen, "Homs");
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen
        .everything()
        .line(&["read from JSON", "saved as RON"]);
    screen.press(Key::Enter);
    wait_saved(&mut screen);
    let path = folder.path().join("homs.ron");
    assert!(holds(&path, "title: \"Homs\""));
    assert_eq!(screen.app().state().document.file(), Some(&path));
    assert_eq!(fs::read_to_string(&json).expect("the file"), JSON);
}

#[test]
fn a_packed_case_is_saved_to_a_file_of_its_own_beside_it() {
    let (folder, _path, mut screen) = opened();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(CASE.as_bytes()).expect("it is packed");
    let packed = packed.finish().expect("a GZ");
    let path = folder.path().join("homs.ron.gz");
    fs::write(&path, &packed).expect("a file");
    screen.drop_file(&path);
    screen.wait_until("the case", |screen| {
        screen.app().state().document.foreign_file().is_some()
    });
    retitle(&mut screen, "Homs");
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen
        .everything()
        .line(&["read from a file that is packed", "saved as RON"]);
    screen.press(Key::Enter);
    wait_saved(&mut screen);
    let saved = folder.path().join("homs.ron");
    assert!(holds(&saved, "title: \"Homs\""));
    assert_eq!(screen.app().state().document.file(), Some(&saved));
    assert_eq!(fs::read(&path).expect("the file"), packed);
}

#[test]
fn another_file_is_written_over_only_after_a_question() {
    let (folder, _path, mut screen) = opened();
    let other = folder.path().join("b.ron");
    fs::write(&other, "precious").expect("a file");
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    let field = "Path of the case file";
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.type_into(field, &other.display().to_string());
    screen.activate(|screen| screen.button("Save"));
    screen.wait_until("a question", |screen| {
        screen.everything().has(&["b.ron already"])
    });
    assert!(holds(&other, "precious"));
    screen.activate(|screen| screen.button("Write over it"));
    screen.wait_until("the file", |_| holds(&other, "Western Syria"));
}

#[test]
fn the_window_is_not_closed_over_unsaved_work() {
    let mut screen = Screen::open();
    retitle(&mut screen, "Homs");
    screen.asked_of_window();
    screen.close_window();
    assert_eq!(screen.asked_of_window(), [ViewportCommand::CancelClose]);
    let said = screen.everything();
    said.line(&["Title changed to “Homs”"]);
    said.line(&["saved as a copy"]);
    screen.activate(|screen| screen.button("Go on working"));
    assert_eq!(dialog(&screen), None);
    assert_eq!(screen.app().state().document.case().title, "Homs");
    assert_eq!(screen.asked_of_window(), []);
}

#[test]
fn without_unsaved_work_the_window_closes_unasked() {
    let mut screen = Screen::open();
    screen.asked_of_window();
    screen.close_window();
    assert_eq!(screen.asked_of_window(), []);
    screen.press_with(Modifiers::COMMAND, Key::Q);
    assert_eq!(screen.asked_of_window(), [ViewportCommand::Close]);
}

#[test]
fn work_that_is_not_to_be_saved_is_left() {
    let (_folder, path, mut screen) = opened();
    retitle(&mut screen, "Homs");
    screen.press_with(Modifiers::COMMAND, Key::Q);
    screen.asked_of_window();
    screen.activate(|screen| screen.button("Do not save"));
    assert_eq!(screen.asked_of_window(), [ViewportCommand::Close]);
    assert_eq!(fs::read_to_string(path).expect("a file"), CASE);
}

#[test]
fn work_is_saved_before_the_window_closes() {
    let (_folder, path, mut screen) = opened();
    retitle(&mut screen, "Homs");
    screen.press_with(Modifiers::COMMAND, Key::Q);
    screen.asked_of_window();
    // The button has the focus.
    screen.press(Key::Enter);
    wait_saved(&mut screen);
    assert_eq!(screen.asked_of_window(), [ViewportCommand::Close]);
    assert!(holds(&path, "Homs"));
}

#[test]
fn work_that_cannot_be_saved_keeps_the_window_open() {
    let (folder, _path, mut screen) = opened();
    retitle(&mut screen, "Homs");
    folder.close().expect("the folder goes");
    screen.press_with(Modifiers::COMMAND, Key::Q);
    screen.asked_of_window();
    screen.activate(|screen| screen.button("Save"));
    screen.wait_until("a notice", |screen| {
        screen
            .everything()
            .has(&["is not there; nothing was written"])
    });
    assert_eq!(screen.asked_of_window(), []);
    assert!(screen.app().state().document.is_changed());
}

#[test]
fn another_case_is_opened_by_its_path_and_is_then_recent() {
    let (folder, path, mut screen) = opened();
    let other = folder.path().join("b.ron");
    fs::write(&other, CASE.replacen("Western Syria", "Elsewhere", 1)).expect("a file");
    screen.press_with(Modifiers::COMMAND, Key::O);
    screen.type_into("Path of the case file", &other.display().to_string());
    screen.press(Key::Enter);
    screen.wait_until("the case", |screen| {
        screen.app().state().document.case().title == "Elsewhere"
    });
    assert_eq!(screen.app().state().view.recent, [other, path]);
    screen.press_with(Modifiers::COMMAND, Key::O);
    screen.activate(|screen| screen.button("a.ron"));
    screen.wait_until("the first case", |screen| {
        screen.app().state().document.case().title == "Western Syria"
    });
}

#[test]
fn the_built_in_case_can_be_opened_again() {
    let (_folder, _path, mut screen) = opened();
    screen.click(|screen| screen.button("Case"));
    screen.click(|screen| screen.button("Open the built-in case"));
    screen.wait_until("the built-in case", |screen| {
        screen.app().state().document.origin == Origin::BuiltIn
    });
}

#[test]
fn an_earlier_version_is_opened_from_the_menu_and_saved_as_a_copy() {
    let (folder, path, mut screen) = opened();
    let kept = folder.path().join("kept.ron");
    fs::write(&kept, CASE.replacen("Western Syria", "Earlier", 1)).expect("a file");
    let version = Version {
        path: kept.clone(),
        when: "22 November 2026, 14:03".to_owned(),
    };
    screen.send(Command::ListVersions(path.clone(), vec![version]));
    screen.click(|screen| screen.button("Case"));
    screen.click(|screen| screen.button("Earlier versions"));
    screen.click(|screen| screen.button("22 November 2026, 14:03"));
    screen.wait_until("the version", |screen| {
        screen.app().state().document.origin == Origin::Version(kept.clone())
    });
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.everything().line(&["This is an earlier version"]);
    assert_eq!(
        screen.app().state().view.recent,
        [path],
        "it is no file of the user's"
    );
}

#[test]
fn a_recent_file_is_opened_from_the_menu() {
    let (_folder, path, mut screen) = opened();
    screen.send(Command::OpenBuiltIn);
    screen.wait_until("the built-in case", |screen| {
        screen.app().state().document.origin == Origin::BuiltIn
    });
    screen.click(|screen| screen.button("Case"));
    screen.click(|screen| screen.button("Open recent"));
    screen.click(|screen| screen.button(&path.display().to_string()));
    screen.wait_until("the file", |screen| {
        screen.app().state().document.file() == Some(&path)
    });
}

/// The work of an earlier run, which had given the case this title and was not saved.
fn left_behind(screen: &Screen, title: &str) -> Recovered {
    let document = &screen.app().state().document;
    let edited = document.edited(&Edit::Title(title.to_owned()));
    Recovered {
        journal: "one".to_owned(),
        when: "22 November 2026, 14:03".to_owned(),
        document: edited.expect("a change"),
    }
}

#[test]
fn work_of_an_earlier_run_is_taken_up() {
    let mut screen = Screen::open();
    let found = left_behind(&screen, "Found again");
    screen.send(Command::OfferRecovered(vec![found]));
    let said = screen.everything();
    said.line(&["built-in case", "22 November 2026, 14:03"]);
    said.line(&["before: “Western Syria”"]);
    said.line(&["after: “Found again”"]);
    screen.activate(|screen| screen.button("Take it up"));
    let state = screen.app().state();
    assert_eq!(state.document.case().title, "Found again");
    assert_eq!(state.history.past().len(), 1);
    assert!(state.document.is_changed());
}

#[test]
fn work_of_an_earlier_run_is_dropped_when_asked_for_and_kept_by_escape() {
    let mut screen = Screen::open();
    let found = left_behind(&screen, "Found again");
    screen.send(Command::OfferRecovered(vec![found]));
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().recovered.len(), 1);
    screen.click(|screen| screen.button("Unsaved work …"));
    screen.activate(|screen| screen.button("Do not keep"));
    assert_eq!(screen.app().state().recovered.len(), 0);
    assert_eq!(dialog(&screen), None);
}

#[test]
fn every_sheet_fits_a_small_window_on_the_wall() {
    let opening = Opening {
        theme: Some(ThemeName::Projector),
        documents: Some("/home/somebody/a folder with a long name/another folder/Documents".into()),
        ..Opening::default()
    };
    let mut screen = Screen::sized(opening, [960.0, 600.0]);
    screen.settle();
    let found = left_behind(&screen, &"A title of many words. ".repeat(20));
    retitle(&mut screen, &"Another title of many words. ".repeat(20));
    let shown = [
        Command::Show(Some(Dialog::Open)),
        Command::Show(Some(Dialog::SaveAs)),
        Command::Quit,
        Command::OfferRecovered(vec![found]),
    ];
    for command in shown {
        let what = format!("{command:?}");
        screen.send(command);
        assert!(dialog(&screen).is_some(), "{what}");
        assert_eq!(screen.beyond_the_window(), [""; 0], "{what}");
        screen.press(Key::Escape);
    }
}
