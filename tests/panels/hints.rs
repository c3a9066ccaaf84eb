//! The hints of a first run: each is told once, until it is read or done.

use std::path::Path;

use counterclaim::app::Opening;
use egui::{Key, Modifiers, vec2};

use crate::screen::Screen;

/// A run that remembers in `settings`.
fn run(settings: &Path, size: [f32; 2]) -> Screen {
    let opening = Opening {
        settings: Some(settings.to_owned()),
        ..Opening::default()
    };
    let mut screen = Screen::sized(opening, size);
    screen.settle();
    screen
}

fn shows(screen: &Screen, words: &str) -> bool {
    screen.everything().has(&[words])
}

#[test]
fn a_first_run_tells_three_things_and_the_next_run_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.ron");
    let mut screen = run(&settings, [1280.0, 800.0]);
    for title in [
        "Select a place",
        "Find anything by its name",
        "Choose which claims are shown",
    ] {
        assert!(shows(&screen, title), "{}", screen.everything());
        let next = if shows(&screen, "No hints") {
            "Next"
        } else {
            "Done"
        };
        screen.click(|screen| screen.button(next));
    }
    assert!(!shows(&screen, "Hint "), "{}", screen.everything());
    screen.end();
    let screen = run(&settings, [1280.0, 800.0]);
    assert!(!shows(&screen, "Hint "), "{}", screen.everything());
}

#[test]
fn who_does_what_a_hint_says_is_told_the_next_and_who_wants_none_gets_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = run(&folder.path().join("settings.ron"), [1280.0, 800.0]);
    screen.click(|screen| screen.row("Talbiseh"));
    assert!(!shows(&screen, "Select a place"));
    assert!(shows(&screen, "Hint 2 of"));
    screen.press_with(Modifiers::COMMAND, Key::K);
    screen.press(Key::Escape);
    assert!(shows(&screen, "Hint 3 of"));
    screen.press(Key::F);
    assert!(!shows(&screen, "Hint 3 of"));
}

#[test]
fn hints_can_be_had_again_and_a_click_on_them_is_none_on_the_map() {
    let mut screen = Screen::at("Talbiseh");
    assert!(!shows(&screen, "Hint "), "nobody is told unasked");
    screen.press(Key::F1);
    screen.activate(|screen| screen.button("Show the hints for newcomers again"));
    let title = screen.everything();
    assert!(title.has(&["Select a place"]), "{title}");
    let next = screen.button("Next").rect();
    screen.click_at(next.right_center() + vec2(4.0, 0.0));
    screen.panel().line(&["36 civilians killed"]);
    screen.click(|screen| screen.button("No hints"));
    assert!(!shows(&screen, "Hint "));
}

#[test]
fn hints_fit_a_small_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let screen = run(&folder.path().join("settings.ron"), [640.0, 480.0]);
    assert!(shows(&screen, "Hint 1 of"));
    assert_eq!(screen.beyond_the_window(), [""; 0]);
}
