//! Earlier looks at a case: back and forward within a run, and again in the next.

use std::fs;
use std::path::{Path, PathBuf};

use counterclaim::app::Opening;
use counterclaim::model::Subject;
use counterclaim::state::{Command, Instrument, Instruments, Origin, Standpoint};
use egui::{Key, Modifiers, vec2};
use tempfile::TempDir;

use crate::screen::{Screen, is_on};

const CASE: &str = include_str!("../../assets/cases/western-syria-2015.ron");

fn back(screen: &mut Screen) {
    screen.press_with(Modifiers::ALT, Key::ArrowLeft);
}

fn forward(screen: &mut Screen) {
    screen.press_with(Modifiers::ALT, Key::ArrowRight);
}

/// Where the map has come to rest.
fn stands(screen: &Screen) -> Standpoint {
    let stands = screen.app().state().view.standpoint;
    stands.expect("the map has come to rest")
}

fn are_near(one: Standpoint, other: Standpoint) -> bool {
    let (a, b) = (one.lon_lat, other.lon_lat);
    let apart = [a.x() - b.x(), a.y() - b.y(), one.zoom - other.zoom];
    apart.iter().all(|apart| apart.abs() < 1e-6)
}

#[test]
fn back_and_forward_go_through_what_was_looked_at_and_where_the_map_stood() {
    let mut screen = Screen::open();
    let opening = stands(&screen);
    screen.activate(|screen| screen.row("Talbiseh"));
    screen.drag_map(vec2(-120.0, 60.0));
    let dragged = stands(&screen);
    assert!(!are_near(opening, dragged), "{dragged:?}");
    screen.activate(|screen| screen.row("Hama governorate"));

    back(&mut screen);
    assert!(is_on(screen.row("Talbiseh")));
    assert!(are_near(stands(&screen), dragged));
    back(&mut screen);
    assert!(
        is_on(screen.row("Talbiseh")),
        "it was there before it was dragged"
    );
    assert!(are_near(stands(&screen), opening));
    back(&mut screen);
    assert!(!is_on(screen.row("Talbiseh")));
    back(&mut screen);

    for _ in 0..2 {
        forward(&mut screen);
    }
    assert!(is_on(screen.row("Talbiseh")) && are_near(stands(&screen), dragged));
    forward(&mut screen);
    assert!(is_on(screen.row("Hama governorate")));
    assert!(!screen.app().state().looks.has_future());
}

#[test]
fn a_drag_is_one_step_however_long_it_takes() {
    let mut screen = Screen::open();
    let opening = stands(&screen);
    screen.drag_map(vec2(200.0, 0.0));
    screen.drag_map(vec2(0.0, 100.0));
    back(&mut screen);
    back(&mut screen);
    assert!(are_near(stands(&screen), opening));
    assert!(!screen.app().state().looks.has_past());
}

fn opening(settings: &Path, case: Option<&Path>) -> Opening {
    Opening {
        settings: Some(settings.to_owned()),
        case: case.map(Path::to_owned),
        ..Opening::default()
    }
}

fn shown(opening: Opening) -> Screen {
    let mut screen = Screen::starting(opening);
    screen.wait_until("the case", |screen| !screen.app().pending());
    screen
}

/// A folder for settings, with a case in it.
fn folder() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let (settings, case) = (
        folder.path().join("settings.ron"),
        folder.path().join("a.ron"),
    );
    fs::write(&case, CASE).expect("a file");
    (folder, settings, case)
}

#[test]
fn a_case_is_looked_at_in_the_next_run_as_in_the_last() {
    let (_folder, settings, case) = folder();
    let mut screen = shown(opening(&settings, Some(&case)));
    screen.activate(|screen| screen.row("Talbiseh"));
    screen.click(|screen| screen.row("President of Russia"));
    screen.drag_map(vec2(-120.0, 60.0));
    let dragged = stands(&screen);
    let hidden = screen.app().state().view.filter.clone();
    screen.end();

    let screen = shown(opening(&settings, Some(&case)));
    assert!(is_on(screen.row("Talbiseh")) && are_near(stands(&screen), dragged));
    assert_eq!(screen.app().state().view.filter, hidden);
    assert!(!screen.app().state().looks.has_past(), "it began like this");

    let other = shown(opening(&settings, None));
    assert!(!is_on(other.row("Talbiseh")), "each case has its own");
    assert!(other.app().state().view.filter.hidden_sources.is_empty());
}

#[test]
fn instruments_stand_in_the_next_run_as_in_the_last() {
    let (_folder, settings, case) = folder();
    let mut screen = shown(opening(&settings, Some(&case)));
    screen.press(Key::L);
    screen.click(|screen| screen.button("Sort by Source"));
    screen.send(Command::Compare(vec![Subject::Campaign]));
    let before = Instruments::of(&screen.app().state().view);
    screen.end();

    let screen = shown(opening(&settings, Some(&case)));
    assert_eq!(Instruments::of(&screen.app().state().view), before);
    assert_eq!(before.shown, Some(Instrument::Claims));
    screen.button("Sort by Source, the least first now");
    let other = shown(opening(&settings, None));
    assert_eq!(
        other.app().state().view.instrument,
        None,
        "each case has its own"
    );
}

#[test]
fn what_is_asked_for_at_the_start_comes_before_what_is_remembered() {
    let (_folder, settings, _) = folder();
    let mut screen = shown(opening(&settings, None));
    screen.activate(|screen| screen.row("Talbiseh"));
    screen.end();
    let asked = Opening {
        select: Some("Hama governorate".to_owned()),
        ..opening(&settings, None)
    };
    assert!(is_on(shown(asked).row("Hama governorate")));
    let at = Standpoint {
        lon_lat: geo::Point::new(36.3, 33.5),
        zoom: 10.0,
    };
    let asked = Opening {
        standpoint: Some(at),
        ..opening(&settings, None)
    };
    let screen = shown(asked);
    assert!(are_near(stands(&screen), at) && !is_on(screen.row("Talbiseh")));
}

#[test]
fn who_goes_from_case_to_case_finds_each_as_it_was() {
    let (_folder, settings, case) = folder();
    let mut screen = shown(opening(&settings, None));
    screen.activate(|screen| screen.row("Talbiseh"));
    screen.send(Command::OpenFile(case.clone()));
    screen.wait_until("the file", |screen| {
        screen.app().state().document.origin == Origin::File(case.clone())
    });
    assert!(!is_on(screen.row("Talbiseh")));
    screen.activate(|screen| screen.row("Hama governorate"));
    screen.send(Command::OpenBuiltIn);
    screen.wait_until("the built-in case", |screen| {
        screen.app().state().document.origin == Origin::BuiltIn
    });
    assert!(is_on(screen.row("Talbiseh")));
}

#[test]
fn damaged_views_are_told_and_set_aside() {
    let (folder, settings, _) = folder();
    fs::write(folder.path().join("views.ron"), "[(case: ").expect("a file");
    let screen = shown(opening(&settings, None));
    screen.status().line(&["views.ron", "set aside"]);
    assert!(folder.path().join("views.damaged.ron").exists());
}
