//! What stands on the map to help reading it: the scale, the locator, the north arrow.

use std::fs;

use counterclaim::app::Opening;
use egui::Key;

use crate::screen::{Screen, description};

fn has_locator(screen: &Screen) -> bool {
    screen
        .everything()
        .shows(egui::accesskit::Role::Image, "Locator")
}

#[test]
fn the_scale_is_said_in_kilometres_and_miles() {
    let mut screen = Screen::open();
    screen.everything().line(&["scale", "20 km", "mi"]);
    for _ in 0..3 {
        screen.press(Key::Plus);
    }
    assert!(!screen.everything().has(&["scale", "20 km"]));
}

#[test]
fn the_locator_says_where_the_view_lies_while_that_is_small() {
    let mut screen = Screen::open();
    assert!(has_locator(&screen));
    let said = description(screen.button("Locator"));
    assert!(said.contains("north") && said.contains("east"), "{said}");
    screen.press(Key::Minus);
    assert!(!has_locator(&screen), "zoom {}", screen.zoom());
}

#[test]
fn the_locator_covers_no_place_with_claims() {
    let mut screen = Screen::open();
    let places = ["Talbiseh", "Hama governorate", "Beyond Homs"];
    for key in [Key::ArrowRight, Key::ArrowUp, Key::ArrowUp, Key::ArrowRight] {
        screen.press(key);
        if !has_locator(&screen) {
            continue;
        }
        let locator = screen.button("Locator").rect();
        for place in places {
            assert!(!screen.glyph(place).rect().intersects(locator), "{place}");
        }
    }
}

#[test]
fn a_small_map_is_all_map() {
    let mut screen = Screen::sized(Opening::default(), [960.0, 600.0]);
    screen.settle();
    assert!(!has_locator(&screen));
}

#[test]
fn what_stood_on_the_map_stands_there_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.ron");
    let text = "(furniture: (north_arrow: true, locator: false))";
    fs::write(&settings, text).expect("a file");
    let mut screen = Screen::starting(Opening {
        settings: Some(settings),
        ..Opening::default()
    });
    screen.settle();
    assert!(screen.everything().has(&["north is at the top"]));
    assert!(!has_locator(&screen));
}
