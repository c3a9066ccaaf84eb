//! Marks that part when the map comes nearer glide to their seats, and then rest.

use counterclaim::state::{Command, Preferences};
use egui::{Key, Pos2};

use crate::screen::Screen;

const TOWN: &str = "Talbiseh";
const GOVERNORATE: &str = "Hama governorate";

/// The built-in case so far out that its places share a mark; whether anything may move.
fn far_out(reduce_motion: bool) -> Screen {
    let mut screen = Screen::open();
    screen.send(Command::SetPreferences(Preferences {
        reduce_motion,
        ..Preferences::default()
    }));
    while screen.is_on_map(TOWN) || screen.is_on_map(GOVERNORATE) {
        screen.press(Key::Minus);
    }
    screen
}

/// Where the governorate's mark is in the first frame in which it has parted from the town's, and where in the end.
fn parting(screen: &mut Screen) -> (Pos2, Pos2) {
    while !screen.is_on_map(GOVERNORATE) {
        screen.settle();
        screen.tap(Key::Plus);
    }
    let first = screen.glyph(GOVERNORATE).rect().center();
    screen.wait_until("rest", Screen::is_idle);
    (first, screen.glyph(GOVERNORATE).rect().center())
}

#[test]
fn what_parts_is_pointed_at_where_it_is_drawn_and_comes_to_rest() {
    let mut screen = far_out(false);
    let (first, last) = parting(&mut screen);
    assert!(first.distance(last) > 20.0, "{first} is {last}");
    screen.drag_map(egui::vec2(30.0, 0.0));
    let moved = screen.glyph(GOVERNORATE).rect().center() - last;
    let town = screen.is_on_map(TOWN);
    assert!(
        (moved.x - 30.0).abs() < 1.0 && moved.y.abs() < 1.0,
        "{moved}, {town}"
    );
}

#[test]
fn with_less_motion_marks_are_at_their_seats_at_once() {
    let mut screen = far_out(true);
    let (first, last) = parting(&mut screen);
    assert!(first.distance(last) < 0.5, "{first} is not {last}");
}
