//! What is done on the screen, recorded and replayed on another.

use std::fs;
use std::path::Path;

use counterclaim::app::Opening;
use counterclaim::recording::Recording;
use counterclaim::state::State;
use egui::Key;

use crate::screen::Screen;

const LINES: &str = r#"{"type": "FeatureCollection", "name": "Lines of control", "features": [
  {"type": "Feature", "properties": {}, "geometry":
    {"type": "LineString", "coordinates": [[36.4, 34.5], [36.9, 35.1]]}}]}"#;

fn recorded(path: &Path) -> Screen {
    let mut screen = Screen::starting(Opening {
        record: Some(path.to_owned()),
        ..Opening::default()
    });
    screen.settle();
    screen
}

fn replayed(path: &Path) -> Screen {
    let recording = Recording::read(path).expect("a recording");
    Screen::starting(Opening {
        replay: Some(recording),
        ..Opening::default()
    })
}

fn overlays(state: &State) -> usize {
    state.view.overlays.iter().count()
}

#[test]
fn what_was_done_with_mouse_keys_and_files_is_done_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, lines) = (
        folder.path().join("session.ron"),
        folder.path().join("a.geojson"),
    );
    fs::write(&lines, LINES).expect("a file");

    let mut first = recorded(&path);
    first.press(Key::Num3);
    first.drop_file(&lines);
    first.wait_until("the overlay", |screen| overlays(screen.app().state()) == 1);
    first.click(|screen| screen.row("Lines of control"));
    first.click(|screen| screen.row("France"));
    first.click(|screen| screen.row("Talbiseh"));
    first.press(Key::G);
    let before = first.app().state().view.clone();
    let said = first.everything().to_string();
    // Recording ends with the window.
    drop(first);

    let mut second = replayed(&path);
    second.wait_until("the last command", |screen| {
        screen.app().state().view.furniture.graticule
    });
    assert_eq!(second.app().state().view, before);
    assert_eq!(second.everything().to_string(), said);
    second.press(Key::Escape);
    assert_eq!(
        second.app().state().view.selected,
        None,
        "it is the user's again"
    );
}

#[test]
fn what_is_typed_while_a_replay_goes_on_is_not_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("session.ron");
    let mut first = recorded(&path);
    for _ in 0..3 {
        first.press(Key::Num2);
        first.press(Key::Num3);
    }
    drop(first);
    let mut second = replayed(&path);
    second.press(Key::G);
    second.settle();
    second.settle();
    assert!(second.app().state().view.furniture.graticule);
}

#[test]
fn a_file_that_is_there_already_is_not_recorded_over_and_it_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("homs.ron");
    fs::write(&path, "a case").expect("a file");
    let screen = recorded(&path);
    let told = screen.everything();
    assert!(told.has(&["Nothing is recorded", "homs.ron"]), "{told}");
    drop(screen);
    assert_eq!(fs::read_to_string(&path).expect("the file"), "a case");
}
