//! The sheet of maps: what is shown beneath the claims, and what is asked of whom.
//!
//! No server is asked for anything here: the only address is one where nobody listens.

use std::fs;

use counterclaim::app::Opening;
use counterclaim::state::Detail;
use egui::Key;

use crate::screen::{Screen, is_on};

/// Nobody listens there.
const NOWHERE: &str = "http://127.0.0.1:9/{z}/{x}/{y}.png?key=s3cret";

fn sheet() -> Screen {
    let mut screen = Screen::open();
    screen.press(Key::M);
    screen
}

/// The sheet with an online map called "Nowhere", off as all are.
fn sheet_with_nowhere() -> Screen {
    let mut screen = sheet();
    describe_nowhere(&mut screen);
    screen
}

/// Describes an online map called "Nowhere" in the sheet of maps.
pub fn describe_nowhere(screen: &mut Screen) {
    screen.activate(|screen| screen.button("Describe another online map …"));
    screen.type_into("Name", "Nowhere");
    screen.type_into("Address", NOWHERE);
    screen.activate(|screen| screen.button("Add this map"));
}

/// Turns it on in the sheet of maps.
pub fn turn_nowhere_on(screen: &mut Screen) {
    screen.activate(|screen| screen.button("Turn Nowhere on …"));
    screen.activate(|screen| screen.button("Ask 127.0.0.1:9 for tiles"));
}

#[test]
fn at_the_start_the_built_in_map_is_shown_and_every_other_is_off() {
    let screen = sheet();
    assert!(is_on(screen.button("Built-in map")));
    screen.everything().line(&["All are off"]);
    for map in ["OpenStreetMap", "OpenFreeMap"] {
        screen.button(&format!("Turn {map} on …"));
    }
    screen.status().line(&["Offline map"]);
}

#[test]
fn before_a_server_is_asked_the_sheet_says_what_it_will_learn() {
    let mut screen = sheet();
    screen.activate(|screen| screen.button("Turn OpenStreetMap on …"));
    let said = screen.everything();
    said.line(&["tile.openstreetmap.org", "will learn", "internet address"]);
    screen.activate(|screen| screen.button("Not now"));
    assert!(!screen.everything().has(&["will learn"]));
    let maps = &screen.app().state().view.maps;
    assert!(maps.offline && maps.allowed.is_empty());
}

#[test]
fn one_click_in_the_status_line_takes_the_program_offline_again() {
    let mut screen = sheet_with_nowhere();
    turn_nowhere_on(&mut screen);
    let shown = &screen.app().state().view.maps.shown;
    assert!(matches!(shown, Detail::Online(_)), "{shown:?}");
    screen.press(Key::Escape);
    screen.status().line(&["Online: Nowhere"]);
    screen.click(|screen| screen.button("Work offline"));
    assert!(screen.app().state().view.maps.offline);
    screen.status().line(&["Offline map"]);
}

#[test]
fn an_online_map_that_is_turned_off_is_shown_no_longer() {
    let mut screen = sheet_with_nowhere();
    turn_nowhere_on(&mut screen);
    screen.activate(|screen| screen.button("Turn Nowhere off"));
    assert_eq!(screen.app().state().view.maps.shown, Detail::None);
    screen.activate(|screen| screen.button("Forget Nowhere"));
    assert!(!screen.everything().has(&["Turn Nowhere"]));
}

#[test]
fn a_key_is_never_shown_again() {
    let screen = sheet_with_nowhere();
    assert!(!screen.everything().has(&["s3cret"]));
}

#[test]
fn an_address_that_names_no_zoom_is_told_where_it_was_typed() {
    let mut screen = sheet();
    screen.activate(|screen| screen.button("Describe another online map …"));
    screen.type_into("Address", "https://tiles.example.org/{x}/{y}.png");
    screen.activate(|screen| screen.button("Add this map"));
    screen.everything().line(&["The address", "{z}"]);
    screen.activate(|screen| screen.button("Leave it"));
    assert!(!screen.everything().has(&["{z}"]));
}

#[test]
fn a_file_that_is_no_map_is_told_of_and_the_built_in_map_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.pmtiles");
    fs::write(&path, b"PMTiles").expect("a file");
    let mut screen = Screen::open();
    screen.drop_file(&path);
    screen.wait_until("a notice", |screen| {
        !screen.app().state().notices.is_empty()
    });
    let said = screen.everything();
    said.line(&["broken.pmtiles", "The built-in map is shown"]);
    assert_eq!(screen.app().state().view.maps.shown, Detail::None);
}

#[test]
fn the_path_of_a_map_can_be_typed() {
    let mut screen = sheet();
    screen.type_into("Path of a map file", "/nowhere/missing.mbtiles");
    screen.activate(|screen| screen.button("Open"));
    screen.wait_until("a notice", |screen| {
        !screen.app().state().notices.is_empty()
    });
    screen.everything().line(&["missing.mbtiles"]);
}

#[test]
fn in_a_small_window_the_sheet_follows_the_keyboard() {
    let mut screen = Screen::sized(Opening::default(), [960.0, 600.0]);
    screen.settle();
    screen.press(Key::M);
    let mut reached = Vec::new();
    for _ in 0..12 {
        screen.press(Key::Tab);
        let focused = screen.pressable().into_iter().find(|(_, focused)| *focused);
        let Some((name, _)) = focused else { continue };
        let rect = screen.first_button(&name).rect();
        assert!(rect.top() > 0.0 && rect.bottom() < 600.0, "{name}: {rect}");
        reached.push(name);
    }
    let last = "Describe another online map …".to_owned();
    assert!(reached.contains(&last), "{reached:?}");
}
