//! What is drawn above the map of a scene: placed, worded, moved, and seen by the room.

use std::fs;

use counterclaim::app::Opening;
use counterclaim::model::{Annotation, Edit, Ground, MapChoice, Scene, ThemeName};
use counterclaim::state::{Column, Command};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, vec2};

use crate::made_up;
use crate::screen::{Screen, is_on};

const HAMA: &str = "5. Hama, on Thursday";

/// The built-in case with the list of its scenes, at the scene of Hama, which has no annotations.
/// High enough for all that can be done to a scene.
fn at_hama() -> Screen {
    let mut screen = high(Opening::default());
    screen.send(Command::ShowColumn(Column::Briefing));
    screen.click(|screen| screen.button(HAMA));
    screen
}

fn high(opening: Opening) -> Screen {
    let mut screen = Screen::sized(opening, [1440.0, 1500.0]);
    screen.wait_until("the case", |screen| !screen.app().pending());
    screen
}

fn hama(screen: &Screen) -> Scene {
    Scene::clone(&screen.app().state().document.case().scenes[4])
}

fn drawn(screen: &Screen) -> Vec<Annotation> {
    hama(screen).annotations
}

/// Makes `annotations` those of the scene of Hama.
fn draw(screen: &mut Screen, annotations: Vec<Annotation>) {
    let scene = Scene {
        annotations,
        ..hama(screen)
    };
    let scenes = scene.among(screen.app().state().document.case());
    screen.send(Command::Edit(Edit::Scenes(scenes)));
    screen.send(Command::EndTyping);
}

fn ground(lon: f64, lat: f64) -> Ground {
    Ground::at(geo::Point::new(lon, lat)).expect("it is on the globe")
}

fn text(words: &str, (lon, lat): (f64, f64)) -> Annotation {
    let text = words.to_owned();
    Annotation::Text {
        at: ground(lon, lat),
        text,
    }
}

fn steps(screen: &Screen) -> usize {
    screen.app().state().history.past().len()
}

/// A point of the map, from its middle.
fn point(screen: &Screen, x: f32, y: f32) -> Pos2 {
    screen.map().rect().center() + vec2(x, y)
}

fn undo(screen: &mut Screen) {
    screen.press_with(Modifiers::COMMAND, Key::Z);
}

#[test]
fn a_callout_is_dragged_onto_the_map_and_its_words_are_typed_at_once() {
    let mut screen = at_hama();
    screen.click(|screen| screen.button("Callout"));
    assert!(is_on(screen.button("Callout")));
    assert!(screen.everything().has(&["Drag on the map from what"]));
    let (from, to) = (point(&screen, -150.0, 120.0), point(&screen, 20.0, 200.0));
    screen.drag_from(from, to);
    assert!(!is_on(screen.button("Callout")), "one is drawn at a time");
    screen.type_into("Words of callout 1", "Made up");
    let made = drawn(&screen);
    assert!(
        matches!(&made[..], [Annotation::Callout { .. }]),
        "{made:?}"
    );
    assert_eq!(made[0].text(), Some("Made up"));
    let words = screen.button("Callout: Made up").rect();
    assert!(words.expand(1.0).contains(to), "{words:?} is not at {to:?}");
    assert!(steps(&screen) <= 2, "drawing and typing are a step each");
    undo(&mut screen);
    undo(&mut screen);
    assert_eq!(drawn(&screen), []);
}

#[test]
fn arrows_rings_and_texts_are_drawn_by_a_click_or_by_dragging() {
    let mut screen = at_hama();
    let from = point(&screen, -160.0, 140.0);
    for (tool, kind) in [("Arrow", 1), ("Ring", 2), ("Text", 3)] {
        screen.click(|screen| screen.button(tool));
        screen.click_at(from);
        assert_eq!(drawn(&screen).len(), kind, "{tool}");
    }
    screen.click(|screen| screen.button("Ring"));
    screen.drag_from(from, from + vec2(90.0, 0.0));
    let made = drawn(&screen);
    let [
        _,
        Annotation::Ring {
            radius_m: usual, ..
        },
        _,
        Annotation::Ring { radius_m, .. },
    ] = made[..]
    else {
        panic!("{made:?}");
    };
    assert!(radius_m > usual, "{radius_m} against {usual}");
    assert!(screen.everything().has(&["Radius of ring 4"]));
}

#[test]
fn esc_gives_drawing_up_and_enter_draws_in_the_middle() {
    let mut screen = at_hama();
    screen.click(|screen| screen.button("Text"));
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().view.drawing, None);
    screen.click_at(point(&screen, -150.0, 120.0));
    assert_eq!(drawn(&screen), []);
    screen.activate(|screen| screen.button("Ring"));
    screen.press(Key::Enter);
    let made = drawn(&screen);
    assert!(matches!(made[..], [Annotation::Ring { .. }]), "{made:?}");
}

#[test]
fn words_are_dragged_and_moved_by_keys_and_delete_removes_them() {
    let mut screen = at_hama();
    draw(&mut screen, vec![text("Made up", (37.0, 34.6))]);
    let before = steps(&screen);
    let at = |screen: &Screen| screen.button("Text: Made up").rect().center();
    let from = at(&screen);
    screen.drag_from(from, from + vec2(40.0, 30.0));
    let moved = at(&screen);
    assert!(
        (moved - from - vec2(40.0, 30.0)).length() < 2.0,
        "{moved:?}"
    );
    assert_eq!(steps(&screen), before + 1, "a drag is one step");
    screen.button("Text: Made up").focus();
    screen.settle();
    let zoom = screen.zoom();
    screen.press(Key::ArrowLeft);
    screen.press(Key::ArrowLeft);
    assert!((at(&screen) - moved - vec2(-4.0, 0.0)).length() < 1.0);
    assert!((screen.zoom() - zoom).abs() < 1e-9);
    screen.press(Key::Delete);
    assert_eq!(drawn(&screen), []);
    undo(&mut screen);
    assert_eq!(drawn(&screen).len(), 1);
}

#[test]
fn the_ends_of_an_arrow_and_the_line_of_a_ring_are_dragged() {
    let mut screen = at_hama();
    let arrow = Annotation::Arrow {
        from: ground(36.9, 34.6),
        to: ground(37.1, 34.7),
        text: None,
    };
    let ring = Annotation::Ring {
        around: ground(37.4, 34.6),
        radius_m: 10_000,
        text: Some("Made up".to_owned()),
    };
    draw(&mut screen, vec![arrow.clone(), ring.clone()]);
    let head = screen.button("Head of arrow 1").rect().center();
    screen.drag_from(head, head + vec2(0.0, 40.0));
    let line = screen.button("Radius of ring 2").rect().center();
    screen.drag_from(line, line + vec2(30.0, 0.0));
    let made = drawn(&screen);
    let Annotation::Arrow { from, to, .. } = made[0] else {
        panic!("{made:?}");
    };
    assert_eq!(from, ground(36.9, 34.6));
    assert!(to < ground(37.1, 34.7) || to.lon_lat().y() < 34.7, "{to:?}");
    let Annotation::Ring {
        radius_m, around, ..
    } = made[1]
    else {
        panic!("{made:?}");
    };
    assert!(
        radius_m > 10_000 && around == ground(37.4, 34.6),
        "{radius_m}"
    );
}

#[test]
fn annotations_are_put_in_order_and_removed_in_the_list() {
    let mut screen = at_hama();
    let [one, other] = [text("One", (37.0, 34.6)), text("Other", (37.3, 34.7))];
    draw(&mut screen, vec![one.clone(), other.clone()]);
    screen.click(|screen| screen.button("Move text 1 down"));
    assert_eq!(drawn(&screen), [other.clone(), one]);
    screen.click(|screen| screen.button("Remove text 2"));
    assert_eq!(drawn(&screen), [other]);
    screen.send(Command::Show(Some(counterclaim::state::Dialog::History)));
    assert!(screen.everything().has(&["Text removed from scene"]));
}

#[test]
fn what_needs_words_keeps_its_last_ones() {
    let mut screen = at_hama();
    draw(&mut screen, vec![text("Kept", (37.0, 34.6))]);
    screen.button("Words of text 1").focus();
    screen.settle();
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.press(Key::Delete);
    assert!(screen.everything().has(&["It needs words"]));
    assert_eq!(drawn(&screen)[0].text(), Some("Kept"));
}

#[test]
fn the_room_sees_annotations_and_the_desk_only_beside_the_scenes() {
    let mut screen = at_hama();
    draw(&mut screen, vec![text("Made up", (37.0, 34.9))]);
    assert!(screen.everything().has(&["Text: Made up"]));
    screen.send(Command::ShowColumn(Column::Contents));
    assert!(!screen.everything().has(&["Text: Made up"]));
    screen.press(Key::F5);
    assert!(screen.everything().shows(Role::Label, "Text: Made up"));
    // The next key may show another side of the same scene.
    screen.press(Key::Home);
    assert!(
        !screen.everything().has(&["Text: Made up"]),
        "another scene"
    );
}

#[test]
fn words_stay_on_the_map_and_off_the_marks_and_go_with_what_they_are_about() {
    for size in [[1024.0, 768.0], [1280.0, 720.0], [1920.0, 1080.0]] {
        let mut screen = Screen::sized(Opening::default(), size);
        screen.settle();
        screen.send(Command::ShowScene("hama".into()));
        let long = "A long text that is made up and says nothing. ".repeat(4);
        let callout = |text: &str, of, at| Annotation::Callout {
            of,
            at,
            text: text.to_owned(),
        };
        let hama_itself = ground(37.2, 35.05);
        draw(
            &mut screen,
            vec![
                callout(&long, hama_itself, hama_itself),
                callout("ثلاث كلمات مخترعة", hama_itself, ground(60.0, 35.0)),
                callout("Out of view", ground(10.0, 50.0), hama_itself),
            ],
        );
        screen.press(Key::F5);
        screen.settle();
        let map = screen.map().rect();
        let rects: Vec<Rect> = screen.boxes_of(Role::Label, "Callout: ");
        assert_eq!(rects.len(), 2, "what is out of view is not drawn");
        for rect in &rects {
            assert!(map.contains_rect(*rect), "{rect:?} in {map:?}");
            assert!(rect.height() > size[1] / 40.0);
        }
        assert!(!rects[0].intersects(rects[1]), "{rects:?}");
    }
}

#[test]
fn colours_and_map_of_a_scene_are_chosen_beside_its_words() {
    let mut screen = at_hama();
    choose(
        &mut screen,
        "Colours for the room: As the projector (usual)",
        "Night",
    );
    assert_eq!(hama(&screen).theme, Some(ThemeName::Night));
    choose(
        &mut screen,
        "Base map of the scene: Any map that is shown (usual)",
        "Built-in map",
    );
    assert_eq!(hama(&screen).base_map, Some(MapChoice::BuiltIn));
    assert_eq!(screen.app().state().theme(), ThemeName::Paper);
    screen.press(Key::F5);
    assert_eq!(screen.app().state().theme(), ThemeName::Night);
    screen.press(Key::Escape);
    screen.press(Key::Escape);
    undo(&mut screen);
    undo(&mut screen);
    assert_eq!((hama(&screen).theme, hama(&screen).base_map), (None, None));
}

fn choose(screen: &mut Screen, list: &str, entry: &'static str) {
    screen.click(|screen| screen.button(list));
    screen.click(|screen| screen.of_role(Role::Button, entry));
}

#[test]
fn a_scene_with_a_map_that_is_not_known_says_so_and_shows_the_built_in_one() {
    let mut screen = at_hama();
    let scene = Scene {
        base_map: Some(MapChoice::File("elsewhere.pmtiles".to_owned())),
        ..hama(&screen)
    };
    let scenes = scene.among(screen.app().state().document.case());
    screen.send(Command::Edit(Edit::Scenes(scenes)));
    assert!(
        screen
            .status()
            .has(&["asks for the map file elsewhere.pmtiles"])
    );
    assert!(
        screen
            .everything()
            .has(&["elsewhere.pmtiles (not known here)"])
    );
}

#[test]
fn the_present_view_takes_the_map_into_a_scene_that_has_one_and_into_no_other() {
    let mut screen = at_hama();
    let keep = |screen: &mut Screen| {
        screen.click(|screen| screen.button("Change scene 5"));
        screen.click(|screen| screen.button("Keep the present view in it"));
    };
    screen.send(Command::Select(None));
    keep(&mut screen);
    assert_eq!(hama(&screen).base_map, None);
    let scene = Scene {
        base_map: Some(MapChoice::Online("gone".to_owned())),
        ..hama(&screen)
    };
    let scenes = scene.among(screen.app().state().document.case());
    screen.send(Command::Edit(Edit::Scenes(scenes)));
    keep(&mut screen);
    assert_eq!(hama(&screen).base_map, Some(MapChoice::BuiltIn));
}

#[test]
fn what_is_drawn_is_saved_with_the_case_and_drawn_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.ron");
    let case = made_up::case(("2015-09-30", "2015-10-01"), "");
    fs::write(&path, case).expect("a file");
    let opening = || Opening {
        case: Some(path.clone()),
        ..Opening::default()
    };
    let mut screen = high(opening());
    screen.click(|screen| screen.row("Briefing"));
    screen.click(|screen| screen.button("Keep this view as a scene"));
    screen.click(|screen| screen.button("Text"));
    screen.click_at(point(&screen, -120.0, 140.0));
    screen.type_into("Words of text 1", "Made up");
    choose(
        &mut screen,
        "Colours for the room: As the projector (usual)",
        "Paper",
    );
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until("saved", |screen| {
        !screen.app().state().document.is_changed()
    });
    let saved = screen.app().state().document.case().scenes.clone();

    let mut screen = high(opening());
    assert_eq!(screen.app().state().document.case().scenes, saved);
    screen.click(|screen| screen.row("Briefing"));
    let scene = format!("1. {}", saved[0].title);
    screen.click(|screen| screen.button(&scene));
    assert!(screen.everything().has(&["Text: Made up"]));
    screen.press(Key::F5);
    assert_eq!(screen.app().state().theme(), ThemeName::Paper);
}
