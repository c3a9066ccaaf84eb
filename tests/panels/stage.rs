//! The stage: what a room sees, and the keys of whoever presents.

use std::sync::Arc;

use counterclaim::app::Opening;
use counterclaim::model::{Edit, Scene, Subject};
use counterclaim::state::{Command, Stage};
use egui::accesskit::Role;
use egui::{Key, ViewportCommand, vec2};

use crate::made_up;
use crate::screen::Screen;

/// The built-in case on the stage.
fn presenting() -> Screen {
    let mut screen = Screen::open();
    screen.press(Key::F5);
    screen
}

fn stage(screen: &Screen) -> Option<Stage> {
    screen.app().state().view.stage
}

fn scene(screen: &Screen) -> &str {
    let scene = screen.app().state().view.scene.as_ref();
    scene.map_or("", |id| id.as_str())
}

fn says(screen: &Screen, words: &str) -> bool {
    screen.everything().has(&[words])
}

#[test]
fn a_scene_fills_the_screen_with_its_words_its_map_and_a_legend() {
    let mut screen = presenting();
    let asked = screen.asked_of_window();
    assert!(
        asked.contains(&ViewportCommand::Fullscreen(true)),
        "{asked:?}"
    );
    for words in ["What was reported", "1 / 7", "One press report on"] {
        assert!(says(&screen, words), "{words}");
    }
    for chrome in ["Filters", "Zoom in", "Case", "Step on"] {
        assert!(!says(&screen, chrome), "{chrome}");
    }
    assert!(screen.is_on_map("Talbiseh"));
    assert!(says(&screen, "Syrian Observatory"));
}

/// Presses `key` until another scene is shown: some have several sides.
fn leave_by(screen: &mut Screen, key: Key) {
    let before = scene(screen).to_owned();
    let mut presses = 0;
    while scene(screen) == before && presses < 4 {
        screen.press(key);
        presses += 1;
    }
}

#[test]
fn keys_and_clickers_turn_all_scenes() {
    let mut screen = presenting();
    let on = [
        Key::Space,
        Key::ArrowRight,
        Key::PageDown,
        Key::ArrowDown,
        Key::Enter,
        Key::Space,
    ];
    let ids = [
        "twelve-targets",
        "beyond-homs",
        "talbiseh",
        "hama",
        "all-strikes",
        "not-verified",
    ];
    for (key, id) in on.into_iter().zip(ids) {
        leave_by(&mut screen, key);
        assert_eq!(scene(&screen), id, "{key:?}");
    }
    screen.press(Key::Space);
    assert_eq!(scene(&screen), "not-verified", "it is the last");
    for key in [Key::ArrowLeft, Key::PageUp, Key::ArrowUp, Key::Backspace] {
        leave_by(&mut screen, key);
    }
    assert_eq!(scene(&screen), "beyond-homs");
    screen.press(Key::End);
    assert_eq!(scene(&screen), "not-verified");
    screen.press(Key::Home);
    assert_eq!(scene(&screen), "reported");
    screen.press(Key::Num4);
    screen.press(Key::Enter);
    assert_eq!(scene(&screen), "talbiseh");
    for key in [Key::Num9, Key::Num9, Key::Enter] {
        screen.press(key);
    }
    assert_eq!(scene(&screen), "talbiseh", "there is no such scene");
}

#[test]
fn the_answers_of_the_question_in_focus_stand_beside_the_map() {
    let mut screen = presenting();
    for key in [Key::Num4, Key::Enter] {
        screen.press(key);
    }
    let said = screen.everything();
    said.line(&["36 civilians killed, 5 of them children"]);
    said.line(&["One figure for four areas together"]);
    said.line(&["That could not be verified"]);
    said.line(&["No civilian killed"]);
    assert!(!said.has(&["Who struck?"]));
    screen.press(Key::ArrowLeft);
    screen.everything().line(&["Denied: Islamic State present"]);
}

#[test]
fn the_screen_is_blanked_and_shown_again() {
    let mut screen = presenting();
    for (key, curtain) in [(Key::B, Stage::Black), (Key::W, Stage::White)] {
        screen.press(key);
        assert_eq!(stage(&screen), Some(curtain));
        assert!(!says(&screen, "What was reported"));
        screen.press(key);
        assert!(says(&screen, "What was reported"));
    }
    screen.press(Key::B);
    screen.press(Key::Space);
    assert!(
        says(&screen, "Twelve targets, and no place"),
        "the next scene"
    );
}

#[test]
fn who_explores_comes_back_to_the_scene_and_then_to_the_desk() {
    let mut screen = presenting();
    screen.click(|screen| screen.glyph("Talbiseh"));
    let talbiseh = Subject::Place("talbiseh".into());
    assert_eq!(screen.app().state().view.selected, Some(talbiseh));
    screen.drag_map(vec2(120.0, 40.0));
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().view.selected, None);
    assert_eq!(stage(&screen), Some(Stage::Scene));
    screen.press(Key::Escape);
    assert_eq!(stage(&screen), None);
    let asked = screen.asked_of_window();
    assert!(
        asked.contains(&ViewportCommand::Fullscreen(false)),
        "{asked:?}"
    );
    assert!(says(&screen, "Filters"));
}

#[test]
fn a_scene_of_what_is_gone_can_be_left() {
    let mut screen = Screen::open();
    let mut scenes = screen.app().state().document.case().scenes.to_vec();
    let first = Arc::make_mut(&mut scenes[0]);
    first.look.selected = Some(Subject::Place("gone".into()));
    first.look.filter.hidden_sources = ["nobody".into()].into();
    screen.send(Command::Edit(Edit::Scenes(scenes.into())));
    screen.press(Key::F5);
    assert_eq!(scene(&screen), "reported");
    screen.press(Key::Escape);
    assert_eq!(stage(&screen), None);
}

#[test]
fn presenting_begins_with_the_scene_that_was_gone_to_last() {
    let mut screen = Screen::open();
    screen.send(Command::ShowScene("hama".into()));
    screen.press(Key::F5);
    assert_eq!(scene(&screen), "hama");
    screen.press(Key::F5);
    assert_eq!(stage(&screen), None);
}

#[test]
fn without_scenes_there_is_nothing_to_present() {
    let mut screen = made_up::screen(("2015-09-30", "2015-10-01"), "");
    screen.press(Key::F5);
    assert_eq!(stage(&screen), None);
    screen.send(Command::Present(Some(Stage::Scene)));
    assert_eq!(stage(&screen), None);
    assert!(screen.status().has(&["There is nothing to present yet"]));
}

#[test]
fn a_scene_that_is_gone_ends_the_presenting() {
    let mut screen = presenting();
    screen.send(Command::Edit(Edit::Scenes(Arc::default())));
    assert_eq!(stage(&screen), None);
}

#[test]
fn nothing_is_cut_off_at_any_size_even_of_long_words() {
    for size in [
        [1024.0, 768.0],
        [1280.0, 720.0],
        [1920.0, 1080.0],
        [3840.0, 2160.0],
    ] {
        let mut screen = Screen::sized(Opening::default(), size);
        screen.settle();
        let mut scenes = screen.app().state().document.case().scenes.to_vec();
        scenes[0] = Arc::new(Scene {
            title: "A title that somebody has made as long as a title can be made without need"
                .into(),
            line: Some(
                "A line that says at length what could have been said in fewer words. ".repeat(3),
            ),
            ..Scene::clone(&scenes[0])
        });
        screen.send(Command::Edit(Edit::Scenes(scenes.into())));
        screen.press(Key::F5);
        for number in 1..=7 {
            let cut = screen.outside_the_window();
            assert_eq!(cut, [""; 0], "scene {number} at {size:?}");
            let band = screen.names_of(Role::Heading);
            let top = screen.of_role(Role::Heading, &band[0]).rect().top();
            let below = screen.labels_across(top);
            assert_eq!(below, [""; 0], "scene {number} at {size:?}");
            screen.press(Key::Space);
        }
    }
}
