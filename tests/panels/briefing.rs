//! The scenes of a briefing: gone to, kept, put in order, and said.

use std::fs;

use counterclaim::model::{Edit, Subject};
use counterclaim::state::{Column, Command};
use egui::{Key, Modifiers};

use crate::made_up;
use crate::screen::{Screen, is_on};

const TALBISEH: &str = "4. Talbiseh: 36 dead in four areas, or none";

/// The built-in case with the list of its scenes.
fn briefing() -> Screen {
    let mut screen = Screen::open();
    screen.send(Command::ShowColumn(Column::Briefing));
    screen
}

fn titles(screen: &Screen) -> Vec<String> {
    let scenes = screen.app().state().document.case().scenes.iter();
    scenes.map(|scene| scene.title.clone()).collect()
}

fn steps(screen: &Screen) -> usize {
    screen.app().state().history.past().len()
}

fn choose(screen: &mut Screen, number: usize, entry: &str) {
    screen.click(|screen| screen.button(&format!("Change scene {number}")));
    screen.click(|screen| screen.button(entry));
}

#[test]
fn a_click_on_a_scene_looks_at_the_case_as_it_does_and_back_leads_away() {
    let mut screen = briefing();
    screen.click(|screen| screen.button(TALBISEH));
    assert!(is_on(screen.button(TALBISEH)));
    screen.panel().line(&["36 civilians killed"]);
    assert!(screen.zoom() > 10.5);
    screen.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(screen.app().state().view.selected, None);
}

#[test]
fn the_present_view_becomes_a_scene_after_the_one_that_was_gone_to() {
    let mut screen = briefing();
    screen.click(|screen| screen.button("2. Twelve targets, and no place"));
    screen.send(Command::Select(Some(Subject::Place("hama".into()))));
    screen.click(|screen| screen.button("Keep this view as a scene"));
    assert_eq!(titles(&screen)[2], "Hama governorate");
    assert!(is_on(screen.button("3. Hama governorate")));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&screen).len(), 7);
}

#[test]
fn scenes_are_duplicated_moved_and_removed_and_each_is_one_step() {
    let mut screen = briefing();
    let before = titles(&screen);
    choose(&mut screen, 1, "Duplicate");
    assert_eq!(
        titles(&screen)[..2],
        ["What was reported", "What was reported"]
    );
    choose(&mut screen, 8, "Move up");
    assert_eq!(titles(&screen)[6], "What could not be verified");
    choose(&mut screen, 1, "Move down");
    choose(&mut screen, 1, "Remove");
    assert_eq!(steps(&screen), 4);
    assert_eq!(titles(&screen).len(), 7);
    for _ in 0..4 {
        screen.press_with(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(titles(&screen), before);
}

#[test]
fn a_scene_is_dragged_to_its_place_and_moved_by_keys() {
    let mut screen = briefing();
    let rect = |screen: &Screen, name: &str| screen.button(name).rect();
    let from = rect(&screen, "1. What was reported").center();
    let to = rect(&screen, "3. Beyond the city of Homs").center_bottom();
    screen.drag_from(from, to);
    let moved = [
        "Twelve targets, and no place",
        "Beyond the city of Homs",
        "What was reported",
    ];
    assert_eq!(titles(&screen)[..3], moved);
    assert_eq!(steps(&screen), 1);
    screen.button("3. What was reported").focus();
    screen.press_with(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(titles(&screen)[1], "What was reported");
}

#[test]
fn the_words_of_a_scene_are_kept_as_they_are_typed_and_a_title_is_never_blank() {
    let mut screen = briefing();
    screen.click(|screen| screen.button(TALBISEH));
    screen.button("Title of the scene").focus();
    screen.settle();
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.press(Key::Delete);
    assert!(screen.everything().has(&["A scene needs a title"]));
    assert_eq!(titles(&screen)[3], TALBISEH.trim_start_matches("4. "));
    screen.type_into("Title of the scene", "Talbiseh");
    assert_eq!(titles(&screen)[3], "Talbiseh");
    screen.type_into("Notes for the speaker", "Slowly. ");
    let scene = screen.app().state().document.case().scenes[3].clone();
    assert!(
        scene
            .notes
            .as_deref()
            .is_some_and(|notes| notes.contains("Slowly."))
    );
    assert!(steps(&screen) <= 2, "typing is no step for each letter");
}

#[test]
fn a_scene_takes_over_the_present_view() {
    let mut screen = briefing();
    screen.click(|screen| screen.button(TALBISEH));
    screen.click(|screen| screen.button("Change scene 4"));
    assert!(
        screen.is_grey("Keep the present view in it"),
        "it is the present view"
    );
    screen.press(Key::Escape);
    screen.send(Command::Select(None));
    choose(&mut screen, 4, "Keep the present view in it");
    let scene = screen.app().state().document.case().scenes[3].clone();
    assert_eq!(scene.look.selected, None);
}

#[test]
fn scenes_are_saved_in_the_case_and_found_there_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.ron");
    let text = made_up::case(("2015-09-30", "2015-10-01"), "");
    fs::write(&path, text).expect("a file");
    let mut screen = Screen::showing(&path);
    screen.click(|screen| screen.row("Briefing"));
    assert!(
        screen
            .everything()
            .has(&["A scene keeps what you look at now"])
    );
    screen.click(|screen| screen.row("Contents"));
    screen.click(|screen| screen.row("Two"));
    screen.click(|screen| screen.row("Briefing"));
    screen.click(|screen| screen.button("Keep this view as a scene"));
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until("saved", |screen| {
        !screen.app().state().document.is_changed()
    });
    let text = fs::read_to_string(&path).expect("the case");
    assert!(text.contains("selected: Place(\"two\")"), "{text}");

    let mut screen = Screen::showing(&path);
    screen.click(|screen| screen.row("Briefing"));
    screen.click(|screen| screen.button("1. Two"));
    let two = Subject::Place("two".into());
    assert_eq!(screen.app().state().view.selected, Some(two));
}

#[test]
fn a_scene_of_a_place_that_is_gone_is_shown_without_it_and_told() {
    let mut screen = Screen::open();
    let mut scenes = screen.app().state().document.case().scenes.to_vec();
    let first = std::sync::Arc::make_mut(&mut scenes[0]);
    first.look.selected = Some(Subject::Place("gone".into()));
    screen.send(Command::Edit(Edit::Scenes(scenes.into())));
    screen.send(Command::ShowColumn(Column::Briefing));
    screen.click(|screen| screen.button("1. What was reported"));
    assert!(
        screen
            .status()
            .has(&["is shown without what the case no longer has"])
    );
}

#[test]
fn the_list_of_scenes_fits_into_a_small_window_on_the_wall() {
    let opening = counterclaim::app::Opening::default();
    let mut screen = Screen::sized(opening, [960.0, 600.0]);
    screen.send(Command::SetTheme(counterclaim::state::ThemeName::Projector));
    screen.send(Command::ShowColumn(Column::Briefing));
    screen.activate(|screen| screen.button(TALBISEH));
    assert_eq!(screen.sticking_out(), [""; 0]);
}
