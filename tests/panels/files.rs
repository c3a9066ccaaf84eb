//! Files that cannot be opened or written: a clear notice, and the last good state kept.

use std::fs;
use std::path::Path;

use counterclaim::app::Opening;
use egui::Key;
use tempfile::TempDir;

use crate::said::Said;
use crate::screen::{Screen, is_on};

const CASE: &str = include_str!("../../assets/cases/western-syria-2015.ron");

/// A file of its own in a folder of its own.
fn written(name: &str, content: &[u8]) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    (folder, path)
}

/// Drops the file on the window, and returns what is then said above the map.
fn refused(screen: &mut Screen, path: &Path) -> Said {
    screen.drop_file(path);
    screen.wait_until("a notice", |screen| {
        !screen.app().state().notices.is_empty()
    });
    screen.everything().from(&["Notices"])
}

#[test]
fn a_file_that_breaks_off_leaves_everything_as_it_was_and_is_told() {
    let (_folder, path) = written("broken.ron", &CASE.as_bytes()[..CASE.len() / 2]);
    let mut screen = Screen::at("Talbiseh");
    refused(&mut screen, &path).line(&["broken.ron", "cannot be opened"]);
    screen.press(Key::Escape);
    screen.status().line(&["broken.ron"]);
    assert!(is_on(screen.row("Talbiseh")), "the selection is kept");
    let claims = screen.app().state().document.case().claims.len();
    assert_eq!(claims, 19, "the case is kept");
}

#[test]
fn a_notice_is_read_again_and_put_away() {
    let (_folder, path) = written("broken.ron", b"Case(");
    let mut screen = Screen::open();
    refused(&mut screen, &path);
    screen.press(Key::Escape);
    let notice = screen.status().line(&["broken.ron"]).to_owned();
    screen.click(|screen| screen.button(&notice));
    screen.click(|screen| screen.button("I have read this"));
    assert!(!screen.everything().has(&["broken.ron"]));
}

#[test]
fn every_problem_of_a_case_is_listed_with_its_place() {
    let bad = CASE
        .replacen("source: \"sohr\"", "source: \"sohrr\"", 1)
        .replacen("Point(36.7309, 34.8407)", "Point(36.7309, 134.8407)", 1);
    let (_folder, path) = written("mistakes.ron", bad.as_bytes());
    let sheet = refused(&mut Screen::open(), &path);
    for mistake in ["sohrr", "134.8407"] {
        let line = bad.lines().position(|line| line.contains(mistake));
        let place = format!("mistakes.ron:{}:", line.expect("it is there") + 1);
        sheet.line(&[&place, mistake]);
    }
}

#[test]
fn no_text_at_all_is_said_to_be_none() {
    let (_folder, path) = written("picture.ron", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff");
    let mut screen = Screen::open();
    refused(&mut screen, &path).line(&["picture.ron", "not text"]);
}

#[test]
fn a_case_that_is_named_at_the_start_and_cannot_be_read_is_told() {
    let opening = Opening {
        case: Some("/nowhere/missing.ron".into()),
        ..Opening::default()
    };
    let mut screen = Screen::starting(opening);
    screen.wait_until("a notice", |screen| {
        !screen.app().state().notices.is_empty()
    });
    screen.status().line(&["there is no file", "missing.ron"]);
    screen.row("Talbiseh");
}

#[test]
fn a_place_that_is_asked_for_and_not_in_the_case_is_told() {
    let screen = Screen::at("Atlantis");
    screen.status().line(&["Atlantis"]);
    assert!(screen.app().state().view.selected.is_none());
}

#[test]
fn another_case_is_taken_in() {
    let other = CASE.replacen("title: \"Western Syria\"", "title: \"Another case\"", 1);
    let (_folder, path) = written("other.ron", other.as_bytes());
    let mut screen = Screen::at("Talbiseh");
    screen.drop_file(&path);
    screen.wait_until("the case", |screen| {
        screen.everything().has(&["Another case"])
    });
    assert!(!is_on(screen.row("Talbiseh")));
    screen.glyph("Talbiseh");
}

fn remembering(settings: &Path) -> Screen {
    let mut screen = Screen::starting(Opening {
        settings: Some(settings.to_owned()),
        ..Opening::default()
    });
    screen.settle();
    screen
}

#[test]
fn the_look_is_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("counterclaim/settings.ron");
    let mut screen = remembering(&settings);
    screen.click(|screen| screen.button("Night"));
    screen.wait_until("the settings", |_| settings.exists());
    assert!(is_on(remembering(&settings).button("Night")));
}

#[test]
fn settings_that_cannot_be_written_are_told_and_the_look_changes_all_the_same() {
    // A file where the folder should be: refused to everybody, even to the administrator.
    let (_folder, path) = written("counterclaim", b"");
    let mut screen = remembering(&path.join("settings.ron"));
    screen.click(|screen| screen.button("Night"));
    screen.wait_until("a notice", |screen| {
        screen.status().has(&["cannot be written"])
    });
    assert!(is_on(screen.button("Night")));
}

#[test]
fn damaged_settings_are_told_and_set_aside() {
    let (folder, path) = written("settings.ron", b"(theme: Nigh");
    let screen = remembering(&path);
    screen.status().line(&["settings", "damaged"]);
    assert!(is_on(screen.button("Paper")));
    let kept = fs::read_dir(folder.path()).expect("a folder").flatten();
    let mut kept = kept.map(|file| fs::read(file.path()).expect("a file"));
    assert!(
        kept.any(|text| text == b"(theme: Nigh"),
        "what was there is lost"
    );
}

#[test]
fn letters_that_no_typeface_has_are_told() {
    let runes = CASE.replacen("Airstrikes on Thursday", "ᚠᚢ on Thursday", 1);
    let (_folder, path) = written("runes.ron", runes.as_bytes());
    let mut screen = Screen::open();
    screen.drop_file(&path);
    screen.wait_until("a notice", |screen| {
        !screen.app().state().notices.is_empty()
    });
    screen
        .status()
        .line(&["No typeface", "2 letters", "U+16A0"]);
}
