//! What was measured: its card, its corners, and what becomes of it.

use counterclaim::app::Opening;
use counterclaim::model::{Annotation, Measure};
use counterclaim::query::measure::leg;
use counterclaim::state::{Column, Command, Instrument, Preferences, Stage, Units};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, vec2};

use crate::measuring::{drawing, ground, measure, path};
use crate::screen::Screen;

fn annotations(screen: &Screen, scene: usize) -> Vec<Annotation> {
    let scenes = &screen.app().state().document.case().scenes;
    scenes[scene].annotations.clone()
}

/// A screen on which this path is measured: made up, from Talbiseh eastwards.
fn with_path() -> Screen {
    let mut screen = Screen::open();
    let path = vec![
        ground(36.7309, 34.8407),
        ground(37.1, 34.95),
        ground(37.2, 34.6),
    ];
    screen.send(Command::Measure(Some(Measure::Path(path))));
    screen
}

#[test]
fn lengths_are_in_the_units_that_were_chosen() {
    let mut screen = with_path();
    for (units, has, has_not) in [
        (Units::Both, " km / ", "nothing"),
        (Units::Kilometres, " km", " mi"),
        (Units::Miles, " mi", " km"),
    ] {
        let preferences = Preferences {
            units,
            ..Preferences::default()
        };
        screen.send(Command::SetPreferences(preferences));
        let said = screen.everything();
        let length = said.line(&["Length: "]);
        assert!(
            length.contains(has) && !length.contains(has_not),
            "{length}"
        );
    }
}

#[test]
fn corners_are_dragged_moved_by_keys_and_taken_away() {
    let mut screen = with_path();
    let before = path(&screen);
    let name = "Corner 2 of the path";
    let at = screen.button(name).rect().center();
    screen.drag_from(at, at + vec2(30.0, 40.0));
    let moved = screen.button(name).rect().center();
    assert!((moved - at - vec2(30.0, 40.0)).length() < 2.0, "{moved:?}");
    assert_eq!(path(&screen)[0], before[0]);
    screen.button(name).focus();
    screen.settle();
    screen.press(Key::ArrowLeft);
    screen.press(Key::ArrowLeft);
    let nudged = screen.button(name).rect().center();
    assert!(
        (nudged - moved - vec2(-4.0, 0.0)).length() < 1.0,
        "{nudged:?}"
    );
    screen.press(Key::Delete);
    assert_eq!(path(&screen), [before[0], before[2]]);
    screen.button("Corner 1 of the path").focus();
    screen.settle();
    screen.press(Key::Delete);
    assert_eq!(path(&screen).len(), 2, "a path has two ends");
}

#[test]
fn all_of_it_is_copied_with_its_points() {
    let mut screen = with_path();
    screen.click(|screen| screen.button("Copy"));
    let copied = screen.copied();
    let [text] = copied.as_slice() else {
        panic!("copied {} times", copied.len());
    };
    let points = path(&screen);
    let first = leg(points[0].lon_lat(), points[1].lon_lat());
    assert!(first.metres > 30_000.0, "{first:?}");
    for part in [
        "Path of 2 legs\nLength: ",
        "\nStraight: ",
        "\nBearing there: ",
        "\nPoint 1: 34.8407° N 36.7309° E",
        "\nPoint 3: 34.6000° N 37.2000° E",
    ] {
        assert!(text.contains(part), "{part:?} is missing from:\n{text}");
    }
    screen.click(|screen| screen.button("Take the measure away"));
    assert_eq!(measure(&screen), None);
}

#[test]
fn an_outline_without_an_area_is_not_kept() {
    let mut screen = Screen::open();
    screen.send(Command::ShowScene("hama".into()));
    let crossing = [(36.0, 34.0), (37.0, 35.0), (37.0, 34.0), (36.0, 35.0)];
    let corners = crossing.map(|(lon, lat)| ground(lon, lat));
    screen.send(Command::Measure(Some(Measure::Area(corners.to_vec()))));
    screen.send(Command::FitCase);
    assert!(screen.is_grey("Keep as an annotation"));
}

#[test]
fn a_measure_is_kept_on_the_scene_that_was_gone_to_and_undone_at_once() {
    let mut screen = with_path();
    assert!(screen.is_grey("Keep as an annotation"), "on which scene?");
    let points = path(&screen);
    screen.send(Command::ShowScene("hama".into()));
    let steps = |screen: &Screen| screen.app().state().history.past().len();
    let before = (steps(&screen), annotations(&screen, 4));
    screen.send(Command::FitCase);
    screen.activate(|screen| screen.button("Keep as an annotation"));
    let kept = annotations(&screen, 4);
    let Some(Annotation::Path { along, text }) = kept.last() else {
        panic!("{kept:?}");
    };
    assert_eq!(*along, points);
    assert!(
        text.as_ref().is_some_and(|text| text.contains(" km / ")),
        "{text:?}"
    );
    assert_eq!(measure(&screen), None, "it is an annotation now");
    assert_eq!(screen.app().state().view.column, Column::Briefing);
    assert_eq!(steps(&screen), before.0 + 1);
    assert!(screen.everything().has(&["Corner 1 of path 1"]));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(annotations(&screen, 4), before.1);
}

#[test]
fn a_room_sees_what_was_kept_and_no_measure() {
    let mut screen = with_path();
    screen.send(Command::ShowScene("hama".into()));
    let measured = measure(&screen);
    screen.press(Key::F5);
    assert_eq!(screen.app().state().view.stage, Some(Stage::Scene));
    screen.press(Key::R);
    assert_eq!(drawing(&screen), None);
    assert!(!screen.everything().has(&["Length: "]));
    screen.send(Command::Present(None));
    assert_eq!(measure(&screen), measured, "it is there again");
}

#[test]
fn the_card_stands_within_the_map_and_hides_neither_scale_nor_credits() {
    for size in [[960.0, 600.0], [1280.0, 720.0], [1920.0, 1080.0]] {
        let mut screen = Screen::sized(Opening::default(), size);
        screen.settle();
        for theme in ["Paper", "Projector"] {
            screen.click(|screen| screen.button(theme));
            for at in [(36.7, 34.9), (36.2, 34.3), (37.6, 35.6), (36.2, 35.6)] {
                let at = ground(at.0, at.1);
                let path = Measure::Path(vec![ground(36.73, 34.84), at]);
                screen.send(Command::Measure(Some(path)));
                screen.send(Command::LookAt(at.lon_lat(), 9.0));
                let map = screen.map().rect();
                let card = Rect::from_two_pos(
                    screen.boxes_of(Role::Button, "Length: ")[0].min,
                    screen.button("Keep as an annotation").rect().max,
                );
                assert!(map.contains_rect(card), "{card:?} in {map:?}");
                let scale = screen.boxes_of(Role::Label, "Scale: ")[0];
                assert!(!card.intersects(scale), "{card:?} on {scale:?}");
            }
            screen.send(Command::Measure(None));
        }
    }
}

#[test]
fn a_low_map_leaves_the_cards_buttons_in_view() {
    for (size, theme) in [
        ([1280.0, 600.0], "Paper"),
        ([960.0, 600.0], "Paper"),
        ([960.0, 600.0], "Projector"),
    ] {
        let mut screen = Screen::sized(Opening::default(), size);
        screen.settle();
        screen.click(|screen| screen.button(theme));
        screen.send(Command::ShowInstrument(Some(Instrument::Claims)));
        let path = Measure::Path(vec![ground(36.73, 34.84), ground(37.0, 35.0)]);
        screen.send(Command::Measure(Some(path)));
        let map = screen.map().rect();
        for name in ["Copy", "Keep as an annotation", "Take the measure away"] {
            let button = screen.button(name).rect();
            let is_within = map.contains_rect(button);
            assert!(
                is_within,
                "{name}: {button:?} in {map:?}, {theme}, {size:?}"
            );
        }
    }
}
