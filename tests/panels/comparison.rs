//! The comparison: places side by side, laid there with Shift.

use counterclaim::app::Opening;
use counterclaim::model::Subject;
use counterclaim::state::Instrument;
use egui::{Key, Modifiers, Rect, vec2};

use crate::screen::Screen;

fn open() -> Screen {
    let mut screen = Screen::sized(Opening::default(), [1900.0, 1900.0]);
    screen.settle();
    screen
}

/// A click with Shift held down.
fn shift_click(screen: &mut Screen, name: &str) {
    screen.click_with(Modifiers::SHIFT, |screen| screen.row(name));
}

fn compared(screen: &Screen) -> Vec<String> {
    let state = screen.app().state();
    let case = state.document.case();
    let subjects = state.view.compared.iter();
    subjects
        .map(|subject| subject.name(case).to_owned())
        .collect()
}

#[test]
fn places_are_laid_side_by_side_with_shift_beginning_with_the_selection() {
    let mut screen = open();
    screen.click(|screen| screen.row("Talbiseh"));
    shift_click(&mut screen, "Hama governorate");
    assert_eq!(compared(&screen), ["Talbiseh", "Hama governorate"]);
    let view = &screen.app().state().view;
    assert_eq!(view.instrument, Some(Instrument::Comparison));
    let talbiseh = Subject::Place("talbiseh".into());
    assert_eq!(view.selected, Some(talbiseh), "the selection stays");
    for name in ["Talbiseh", "Hama governorate"] {
        screen.button(&format!("Compare {name} no longer"));
    }
    screen.button(
        "Syrian National Council asserts: 36 civilians killed, 5 of them children \
         (Strikes on four areas)",
    );
}

#[test]
fn shift_again_or_the_cross_takes_a_place_out() {
    let mut screen = open();
    for name in ["Talbiseh", "Hama governorate", "Beyond Homs"] {
        shift_click(&mut screen, name);
    }
    shift_click(&mut screen, "Talbiseh");
    assert_eq!(compared(&screen), ["Hama governorate", "Beyond Homs"]);
    screen.click(|screen| screen.button("Compare Beyond Homs no longer"));
    assert_eq!(compared(&screen), ["Hama governorate"]);
}

#[test]
fn four_stand_there_at_most_and_the_latest_stay() {
    let mut screen = open();
    for name in [
        "Talbiseh",
        "Hama governorate",
        "Beyond Homs",
        "Twelve targets",
        "All reported strikes",
    ] {
        shift_click(&mut screen, name);
    }
    let right = [
        "Hama governorate",
        "Beyond Homs",
        "Twelve targets",
        "All reported strikes",
    ];
    assert_eq!(compared(&screen), right);
    assert!(
        screen.beyond_the_window().is_empty(),
        "{:?}",
        screen.beyond_the_window()
    );
}

#[test]
fn where_nothing_is_selected_it_says_how_it_is_filled() {
    let mut screen = open();
    screen.press(Key::K);
    screen
        .everything()
        .line(&["Click places with Shift held down"]);
    screen.click(|screen| screen.row("Talbiseh"));
    screen.button("Compare Talbiseh no longer");
}

#[test]
fn what_lies_in_a_box_that_is_drawn_is_compared() {
    let mut screen = Screen::open();
    screen.press(Key::K);
    screen.click(|screen| screen.button("Draw around places"));
    let talbiseh = screen.glyph("Talbiseh").rect().center();
    let beyond = screen.glyph("Beyond Homs").rect().center();
    let around = Rect::from_two_pos(talbiseh, beyond).expand(15.0);
    screen.drag_from(around.left_top(), around.right_bottom());
    // The governorate reaches into the box.
    let inside = ["Talbiseh", "Beyond Homs", "Hama governorate"];
    assert_eq!(compared(&screen), inside);
    let view = &screen.app().state().view;
    assert_eq!((view.drawing, view.filter.area.as_ref()), (None, None));
}

#[test]
fn a_box_around_nothing_leaves_the_comparison_as_it_was_and_says_so() {
    let mut screen = Screen::open();
    screen.press(Key::K);
    shift_click(&mut screen, "Talbiseh");
    screen.click(|screen| screen.button("Draw around places"));
    let corner = screen.map().rect().left_top() + vec2(20.0, 20.0);
    screen.drag_from(corner, corner + vec2(30.0, 30.0));
    assert_eq!(compared(&screen), ["Talbiseh"]);
    screen
        .status()
        .line(&["No place of which anybody speaks lies there"]);
}
