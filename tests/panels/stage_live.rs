//! The stage while somebody speaks: flights, time that goes over, spotlight, pen, sides.

use std::sync::Arc;

use counterclaim::model::{Edit, Scene, TimeAxis, TimeWindow};
use counterclaim::state::{Command, Preferences};
use egui::accesskit::Role;
use egui::{CursorIcon, Key, Pos2, Rect, vec2};
use jiff::civil::date;

use crate::screen::{Screen, description};

fn presenting() -> Screen {
    let mut screen = Screen::open();
    screen.press(Key::F5);
    screen.wait_until("the first scene", |screen| !screen.app().pending());
    screen
}

fn scene(screen: &Screen) -> &str {
    let scene = screen.app().state().view.scene.as_ref();
    scene.map_or("", |id| id.as_str())
}

fn says(screen: &Screen, words: &str) -> bool {
    screen.everything().has(&[words])
}

/// Where the mark of Talbiseh stands on the screen.
fn talbiseh(screen: &Screen) -> Pos2 {
    screen.glyph("Talbiseh").rect().center()
}

/// The stage at Talbiseh's scene, come to at once.
fn at_talbiseh(screen: &mut Screen) -> Pos2 {
    screen.press(Key::Num4);
    screen.press(Key::Enter);
    screen.wait_until("the scene", |screen| !screen.app().pending());
    talbiseh(screen)
}

#[test]
fn the_camera_flies_to_the_next_scene_and_ends_where_that_stands() {
    let mut screen = presenting();
    let goal = at_talbiseh(&mut screen);
    screen.press(Key::Home);
    screen.wait_until("the first scene", |screen| !screen.app().pending());
    let start = talbiseh(&screen);
    assert!(start.distance(goal) > 5.0, "{start:?} {goal:?}");
    screen.tap(Key::Num4);
    screen.tap(Key::Enter);
    screen.tap(Key::A);
    assert!(screen.app().pending(), "it is on its way");
    screen.wait_until("the end of the flight", |screen| !screen.app().pending());
    assert!(talbiseh(&screen).distance(goal) < 0.5);
}

#[test]
fn a_flight_leaves_no_looks_to_go_back_to() {
    let mut screen = presenting();
    let zoom = |screen: &Screen| screen.app().state().view.standpoint.map(|at| at.zoom);
    for _ in 0..3 {
        screen.press(Key::Space);
        let goal = zoom(&screen);
        screen.wait_until("the scene", |screen| !screen.app().pending());
        screen.settle();
        assert_eq!(zoom(&screen), goal, "the scene's own standpoint");
    }
    let mut steps = 0;
    while screen.app().state().looks.has_past() && steps < 50 {
        screen.send(Command::Back);
        steps += 1;
    }
    assert!(steps <= 5, "{steps} looks");
}

#[test]
fn the_camera_cuts_when_motion_is_reduced() {
    let mut screen = Screen::open();
    screen.send(Command::SetPreferences(Preferences {
        reduce_motion: true,
        ..Preferences::default()
    }));
    screen.press(Key::F5);
    screen.wait_until("the first scene", |screen| !screen.app().pending());
    let goal = at_talbiseh(&mut screen);
    screen.press(Key::Home);
    screen.tap(Key::Num4);
    screen.tap(Key::Enter);
    screen.tap(Key::A);
    assert!(talbiseh(&screen).distance(goal) < 0.5);
}

/// The first scene shows one day, the second another.
fn of_two_days(screen: &mut Screen) {
    let mut scenes = screen.app().state().document.case().scenes.to_vec();
    for (number, day) in [(0, 10), (1, 20)] {
        let at = |day| date(2015, 10, day).at(0, 0, 0, 0);
        let mut scene = Scene::clone(&scenes[number]);
        scene.look.filter.time = TimeWindow::new(TimeAxis::Strikes, at(day), at(day + 1), false);
        scenes[number] = Arc::new(scene);
    }
    screen.send(Command::Edit(Edit::Scenes(scenes.into())));
}

#[test]
fn time_goes_over_from_scene_to_scene_and_is_said() {
    let mut screen = Screen::open();
    of_two_days(&mut screen);
    screen.press(Key::F5);
    screen
        .everything()
        .line(&["Strikes 10 October 2015: ", "claims"]);
    screen.tap(Key::Space);
    let goal = screen.app().state().view.filter.time.map(|time| time.start);
    assert_eq!(
        goal,
        Some(date(2015, 10, 20).at(0, 0, 0, 0)),
        "the state is there"
    );
    screen.tap(Key::A);
    assert!(!says(&screen, "Strikes 10 October 2015: "));
    assert!(!says(&screen, "Strikes 20 October 2015: "));
    screen.wait_until("the day", |screen| !screen.app().pending());
    screen
        .everything()
        .line(&["Strikes 20 October 2015: ", "claims"]);
}

#[test]
fn nothing_is_said_of_a_filter_where_all_claims_are_shown() {
    let screen = presenting();
    assert!(!screen.everything().has(&[" of ", "claims"]));
}

#[test]
fn a_spotlight_follows_the_pointer_and_the_wheel_widens_it() {
    let mut screen = presenting();
    screen.press(Key::S);
    let at = Pos2::new(300.0, 200.0);
    screen.point_at(at);
    let light = |screen: &Screen| screen.of_role(Role::Image, "Spotlight").rect();
    let first: Rect = light(&screen);
    assert!(first.center().distance(at) < 1.0);
    let zoom = screen.app().state().view.standpoint;
    screen.wheel(at, 2.0);
    screen.press(Key::Plus);
    assert!(light(&screen).width() > first.width() * 1.2);
    screen.press(Key::Escape);
    assert!(!says(&screen, "Spotlight"));
    assert_eq!(screen.app().state().view.standpoint, zoom, "the map stays");
    screen.press(Key::S);
    screen.press(Key::S);
    assert!(!says(&screen, "Spotlight"));
}

#[test]
fn a_pen_draws_on_the_screen_and_leaves_no_trace() {
    let mut screen = presenting();
    let before = screen.app().state().view.clone();
    let stood = talbiseh(&screen);
    screen.press(Key::P);
    screen.drag_map(vec2(120.0, 40.0));
    let pen = |screen: &Screen| description(screen.of_role(Role::Canvas, "Pen"));
    assert_eq!(pen(&screen), "1 line");
    screen.press(Key::E);
    assert_eq!(pen(&screen), "0 lines");
    screen.drag_map(vec2(-60.0, 40.0));
    assert!(talbiseh(&screen).distance(stood) < 0.01, "the map stays");
    screen.press(Key::Escape);
    assert!(screen.app().state().view.stage.is_some());
    let state = screen.app().state();
    assert_eq!(state.view.selected, before.selected);
    assert_eq!(state.view.standpoint, before.standpoint);
    assert!(state.history.past().is_empty());
    screen.press(Key::P);
    assert_eq!(pen(&screen), "0 lines", "what was drawn is gone");
}

#[test]
fn pen_and_spotlight_are_gone_with_the_scene() {
    let mut screen = presenting();
    for (key, role, name, to) in [
        (Key::P, Role::Canvas, "Pen", Key::End),
        (Key::S, Role::Image, "Spotlight", Key::Home),
    ] {
        let is_there = |screen: &Screen| screen.names_of(role).iter().any(|it| it == name);
        screen.press(key);
        assert!(is_there(&screen), "{name}");
        screen.press(to);
        assert!(!is_there(&screen), "{name}");
    }
}

#[test]
fn the_keys_of_the_stage_are_listed_and_put_away() {
    let mut screen = presenting();
    for key in [Key::H, Key::Questionmark] {
        screen.press(key);
        assert!(says(&screen, "Keys of the stage"));
        screen.everything().line(&["Spotlight; wheel"]);
        screen.press(Key::Escape);
        assert!(!says(&screen, "Keys of the stage"));
    }
    assert_eq!(scene(&screen), "reported");
    assert!(screen.app().state().view.stage.is_some());
}

#[test]
fn a_pointer_that_rests_hides() {
    let mut screen = presenting();
    screen.point_at(Pos2::new(300.0, 200.0));
    assert_ne!(screen.cursor(), CursorIcon::None);
    for _ in 0..4 {
        screen.settle();
    }
    assert_eq!(screen.cursor(), CursorIcon::None);
    screen.point_at(Pos2::new(320.0, 200.0));
    assert_ne!(screen.cursor(), CursorIcon::None);
}

#[test]
fn answers_that_find_no_room_stand_on_a_second_side() {
    let mut screen = presenting();
    screen.press(Key::Space);
    let answers = |screen: &Screen| screen.everything().to_string();
    screen.everything().line(&["2 / 7 · 1 of "]);
    let first = answers(&screen);
    screen.press(Key::Space);
    assert_eq!(scene(&screen), "twelve-targets");
    screen.everything().line(&["2 / 7 · 2 of "]);
    assert_ne!(first, answers(&screen));
    screen.press(Key::ArrowLeft);
    screen.everything().line(&["2 / 7 · 1 of "]);
    screen.press(Key::Space);
    screen.press(Key::Num2);
    screen.press(Key::Enter);
    screen.everything().line(&["2 / 7 · 1 of "]);
}
