//! Measuring on the map: by pointer and by keys, copied, kept, and taken away.

use counterclaim::model::{Area, Ground, Measure};
use counterclaim::state::{Command, DrawTool, MeasureTool};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};

use crate::screen::{Screen, description, is_on};

const SURFACE: &str = "Where to measure; Space adds the middle of the map, Enter ends";

/// A point of the map, from its middle.
fn point(screen: &Screen, x: f32, y: f32) -> Pos2 {
    screen.map().rect().center() + vec2(x, y)
}

pub fn measure(screen: &Screen) -> Option<Measure> {
    screen.app().state().view.measure.clone()
}

pub fn drawing(screen: &Screen) -> Option<DrawTool> {
    screen.app().state().view.drawing
}

pub fn ground(lon: f64, lat: f64) -> Ground {
    Ground::at(geo::Point::new(lon, lat)).expect("it is on the globe")
}

pub fn path(screen: &Screen) -> Vec<Ground> {
    match measure(screen) {
        Some(Measure::Path(points)) => points,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_path_is_measured_by_clicks_and_a_double_click_ends_it() {
    let mut screen = Screen::open();
    screen.press(Key::R);
    assert!(is_on(screen.of_role(Role::RadioButton, "Path")));
    assert!(screen.everything().has(&["Click for each point"]));
    let corners = [(-200.0, 150.0), (-60.0, 60.0), (80.0, 200.0)];
    let corners = corners.map(|(x, y)| point(&screen, x, y));
    screen.click_at(corners[0]);
    screen.point_at(corners[1]);
    let written = screen.drawn_words();
    assert!(
        written.iter().any(|words| words.contains(" km / ")),
        "{written:?}"
    );
    screen.click_at(corners[1]);
    screen.point_at(corners[2]);
    let said = description(screen.button(SURFACE));
    assert!(said.contains("; Last leg ") && said.contains('°'), "{said}");
    screen.double_click_at(corners[2]);
    assert_eq!(drawing(&screen), None);
    assert_eq!(path(&screen).len(), 3);
    let said = screen.everything();
    for row in [
        "Path of 2 legs",
        "Length: ",
        "Straight: ",
        "Bearing there: ",
        "Bearing back: ",
    ] {
        assert!(said.has(&[row]), "{row}:\n{said}");
    }
    // Selecting is another matter.
    assert_eq!(screen.app().state().view.selected, None);
}

#[test]
fn a_path_is_measured_by_keys_alone() {
    let mut screen = Screen::open();
    screen.press(Key::R);
    screen.press(Key::Space);
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowUp] {
        screen.press(key);
    }
    let said = description(screen.button(SURFACE));
    assert!(
        said.contains(" km / ") && said.contains("063.4° ENE"),
        "{said}"
    );
    screen.press(Key::Space);
    screen.press(Key::ArrowDown);
    screen.press(Key::Space);
    screen.press(Key::Backspace);
    screen.press(Key::Enter);
    let points = path(&screen);
    assert_eq!(points.len(), 2, "one was taken back");
    assert!(points[1].lon_lat().x() > points[0].lon_lat().x());
    assert!(points[1].lon_lat().y() > points[0].lon_lat().y());
    let focused = screen.pressable().into_iter().find(|(_, focused)| *focused);
    let (name, _) = focused.expect("what can be pressed has the keys");
    assert!(name.starts_with("Length: "), "{name}");
    screen.press(Key::Enter);
    let copied = screen.copied();
    assert!(copied[0].contains(" km / "), "{copied:?}");
}

#[test]
fn an_area_is_closed_by_a_click_on_its_first_corner_and_takes_over_a_path() {
    let mut screen = Screen::open();
    screen.press(Key::R);
    let corners = [(-200.0, 150.0), (-60.0, 60.0), (80.0, 200.0)];
    let corners = corners.map(|(x, y)| point(&screen, x, y));
    screen.click_at(corners[0]);
    screen.click_at(corners[1]);
    screen.click(|screen| screen.of_role(Role::RadioButton, "Area"));
    assert_eq!(drawing(&screen), Some(DrawTool::Measure(MeasureTool::Area)));
    screen.click_at(corners[2]);
    screen.click_at(corners[0] + vec2(3.0, -3.0));
    let Some(Measure::Area(outline)) = measure(&screen) else {
        panic!("{:?}", measure(&screen));
    };
    assert_eq!(outline.len(), 3);
    let said = screen.everything();
    assert!(said.has(&["Area: ", " km² / ", " sq mi"]), "{said}");
    assert!(said.has(&["Perimeter: "]), "{said}");
}

#[test]
fn a_range_is_dragged_outwards_and_typed_exactly() {
    let mut screen = Screen::open();
    screen.send(Command::Draw(Some(DrawTool::Measure(MeasureTool::Range))));
    let from = point(&screen, -100.0, 80.0);
    screen.drag_from(from, from + vec2(90.0, 0.0));
    let Some(Measure::Range { radius_m, .. }) = measure(&screen) else {
        panic!("{:?}", measure(&screen));
    };
    assert!(radius_m > 1_000);
    screen.set_number("Radius of the range in kilometres", 25);
    let said = screen.everything();
    assert!(said.has(&["Radius: 25 km / 15.53 mi"]), "{said}");
    assert!(said.has(&["Middle: "]), "{said}");
    screen.press(Key::Escape);
    screen.send(Command::Draw(Some(DrawTool::Measure(MeasureTool::Range))));
    screen.press(Key::Enter);
    assert!(matches!(measure(&screen), Some(Measure::Range { .. })));
}

#[test]
fn a_range_reaches_from_where_space_was_pressed_first_to_where_it_is_pressed_again() {
    let mut screen = Screen::open();
    screen.send(Command::Draw(Some(DrawTool::Measure(MeasureTool::Range))));
    let middle = |screen: &Screen| {
        let stands = screen.app().state().view.standpoint.expect("it rests");
        Ground::at(stands.lon_lat).expect("it is on the globe")
    };
    let began = middle(&screen);
    screen.press(Key::Space);
    for _ in 0..2 {
        screen.press(Key::ArrowRight);
    }
    screen.press(Key::Space);
    let Some(Measure::Range { around, radius_m }) = measure(&screen) else {
        panic!("{:?}", measure(&screen));
    };
    assert_eq!((around, drawing(&screen)), (began, None));
    assert!(radius_m > 1_000, "{radius_m}");
}

#[test]
fn the_menu_has_what_has_no_key() {
    let mut screen = Screen::open();
    for (name, tool) in [
        ("Measure an area", MeasureTool::Area),
        ("Measure a range", MeasureTool::Range),
    ] {
        for expected in [Some(DrawTool::Measure(tool)), None] {
            screen.click(|screen| screen.button("View"));
            screen.click(|screen| screen.button("Measure"));
            screen.click(|screen| screen.button(name));
            assert_eq!(drawing(&screen), expected, "{name}");
        }
    }
}

#[test]
fn an_outline_to_filter_by_is_drawn_by_keys_as_a_measure_is() {
    let mut screen = Screen::open();
    screen.send(Command::Draw(Some(DrawTool::Outline)));
    for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft] {
        screen.press(Key::Space);
        screen.press(key);
    }
    screen.press(Key::Enter);
    let area = screen.app().state().view.filter.area.clone();
    let Some(Area::Polygon(corners)) = area else {
        panic!("{area:?}");
    };
    assert_eq!(corners.len(), 3);
}

#[test]
fn r_and_esc_give_up_what_is_drawn_and_esc_takes_away_first_what_came_last() {
    let mut screen = Screen::at("Talbiseh");
    let selected = screen.app().state().view.selected.clone();
    for end in [Key::R, Key::Escape] {
        screen.press(Key::R);
        screen.click_at(point(&screen, -200.0, 150.0));
        screen.press(end);
        assert_eq!(
            (drawing(&screen), measure(&screen)),
            (None, None),
            "{end:?}"
        );
    }
    screen.send(Command::Measure(Some(Measure::Range {
        around: ground(36.7, 34.8),
        radius_m: 5_000,
    })));
    screen.press_with(Modifiers::SHIFT, Key::F10);
    screen.press(Key::R);
    screen.press(Key::Escape);
    assert!(screen.app().state().view.pin.is_some() && measure(&screen).is_some());
    screen.press(Key::Escape);
    assert!(screen.app().state().view.pin.is_none() && measure(&screen).is_some());
    screen.press(Key::Escape);
    assert_eq!(measure(&screen), None);
    assert_eq!(screen.app().state().view.selected, selected);
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().view.selected, None);
}

#[test]
fn one_point_is_no_path_and_two_equal_ones_have_no_bearing() {
    let mut screen = Screen::open();
    screen.press(Key::R);
    screen.press(Key::Enter);
    screen.press(Key::Space);
    screen.press(Key::Enter);
    assert_eq!(measure(&screen), None);
    assert!(drawing(&screen).is_some(), "it goes on");
    screen.press(Key::Space);
    screen.press(Key::Enter);
    let said = screen.everything();
    assert!(said.has(&["Length: 0 m / 0 mi"]), "{said}");
    assert!(!said.has(&["Bearing"]) && !said.has(&["NaN"]), "{said}");
    screen.send(Command::Measure(Some(Measure::Path(vec![ground(
        36.0, 34.0,
    )]))));
    assert_eq!(measure(&screen), None, "whoever asks for it");
}

#[test]
fn a_path_over_the_antimeridian_is_short_and_drawn_at_both_edges() {
    let mut screen = Screen::open();
    let ends = [ground(179.0, 0.0), ground(-179.0, 0.0)];
    screen.send(Command::Measure(Some(Measure::Path(ends.to_vec()))));
    screen.send(Command::LookAt(geo::Point::new(179.0, 0.0), 6.0));
    let said = screen.everything();
    // GeodSolve29: 222639 m.
    assert!(said.has(&["Length: 222.6 km"]), "{said}");
    assert!(said.has(&["Bearing there: 090.0° E"]), "{said}");
    screen.send(Command::LookAt(geo::Point::new(-179.0, 0.0), 6.0));
    assert!(
        screen.everything().has(&["Length: 222.6 km"]),
        "seen from the west as well"
    );
}

#[test]
fn the_map_can_be_dragged_and_zoomed_while_a_path_is_measured() {
    let mut screen = Screen::open();
    screen.press(Key::R);
    screen.click_at(point(&screen, -200.0, 150.0));
    let standpoint = screen.app().state().view.standpoint;
    screen.drag_map(vec2(60.0, 40.0));
    screen.wait_until("the map rests", |screen| {
        screen.app().state().view.standpoint != standpoint
    });
    let zoom = screen.zoom();
    screen.click(|screen| screen.button("Zoom in"));
    assert!(screen.zoom() > zoom);
    assert!(drawing(&screen).is_some());
    screen.click_at(point(&screen, 100.0, 50.0));
    screen.press(Key::Enter);
    assert_eq!(path(&screen).len(), 2);
}
