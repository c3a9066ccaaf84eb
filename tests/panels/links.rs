//! Views copied as links, and opened from them, as with two windows side by side.

use counterclaim::app::Opening;
use counterclaim::state::{Command, Dialog, Look, NoticeKind, Standpoint};
use egui::{Key, Modifiers, ViewportCommand, vec2};

use crate::screen::{Screen, is_on};

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// A window at Talbiseh, with a source hidden and the map moved.
fn somewhere() -> Screen {
    let mut screen = Screen::at("Talbiseh");
    screen.activate(|screen| screen.row("President of Russia"));
    screen.drag_map(vec2(-90.0, 40.0));
    screen
}

/// The link to what `screen` shows.
fn copied(screen: &mut Screen) -> String {
    screen.press_with(CTRL_SHIFT, Key::C);
    let copied = screen.copied();
    assert_eq!(copied.len(), 1, "{copied:?}");
    copied.concat()
}

fn look(screen: &Screen) -> Look {
    Look::of(&screen.app().state().view)
}

fn dialog(screen: &Screen) -> Option<Dialog> {
    screen.app().state().view.dialog
}

/// Whether both show the same; where they stand is told by the map, to what can be seen of it.
#[track_caller]
fn assert_same(one: &Look, other: &Look) {
    let still = |look: &Look| Look {
        standpoint: None,
        ..look.clone()
    };
    assert_eq!(still(one), still(other));
    let numbers = |look: &Look| {
        let Standpoint { lon_lat, zoom } = look.standpoint.expect("the map has come to rest");
        [lon_lat.x(), lon_lat.y(), zoom]
    };
    for (one, other) in numbers(one).into_iter().zip(numbers(other)) {
        assert!((one - other).abs() < 1e-6, "{one} and {other}");
    }
}

#[test]
fn a_link_pasted_beside_all_fields_opens_the_same_view() {
    let mut one = somewhere();
    let link = copied(&mut one);
    assert!(one.status().has(&["copied"]), "{}", one.status());

    let mut other = Screen::open();
    let before = look(&other);
    other.paste(&format!("“{link}”\n"));
    assert_same(&look(&other), &look(&one));
    assert!(is_on(other.row("Talbiseh")));
    other.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_same(&look(&other), &before);
}

#[test]
fn ctrl_shift_v_asks_for_the_clipboard_and_opens_what_comes_from_it() {
    let mut one = somewhere();
    let link = copied(&mut one);
    let mut other = Screen::open();
    other.press_with(CTRL_SHIFT, Key::V);
    let asked = other.asked_of_window();
    assert!(asked.contains(&ViewportCommand::RequestPaste), "{asked:?}");
    assert_eq!(dialog(&other), Some(Dialog::ViewLink));
    other.paste(&link);
    assert_eq!(dialog(&other), None);
    assert_same(&look(&other), &look(&one));
}

#[test]
fn where_nothing_comes_from_the_clipboard_a_link_is_typed() {
    let mut one = somewhere();
    let link = copied(&mut one);
    let mut other = Screen::open();
    other.click(|screen| screen.button("View"));
    other.click(|screen| screen.button("Open a view link …"));
    assert!(other.is_grey("Open"));
    other.type_into("View link", &link);
    other.press(Key::Enter);
    assert_eq!(dialog(&other), None);
    assert_same(&look(&other), &look(&one));
}

#[test]
fn what_is_wrong_with_a_link_is_told_beside_it_and_the_view_stays() {
    let mut screen = somewhere();
    let link = copied(&mut screen);
    let before = look(&screen);
    let other = link.replace(":1:", ":7:");
    for (text, why) in [
        (&link[..link.len() - 5], "cut short"),
        (&other, "version \"7\""),
        ("secret of another program", "no view link"),
        (&"A".repeat(5_000_000), "too long"),
    ] {
        screen.press_with(CTRL_SHIFT, Key::V);
        screen.paste(text);
        let said = screen.everything();
        assert!(said.has(&["cannot be opened", why]), "{said}");
        assert!(!said.has(&["secret"]), "a clipboard is nobody's business");
        assert!(screen.is_grey("Open"));
        screen.press(Key::Escape);
        assert_eq!(look(&screen), before);
    }
}

#[test]
fn other_text_that_is_pasted_beside_all_fields_is_none_of_ours() {
    let mut screen = somewhere();
    let before = look(&screen);
    screen.paste("a shopping list");
    assert_eq!((look(&screen), dialog(&screen)), (before, None));
}

#[test]
fn a_view_of_another_case_is_opened_as_far_as_it_goes_and_the_rest_is_told() {
    let mut one = somewhere();
    let link = copied(&mut one);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.ron");
    let other = include_str!("../../assets/cases/western-syria-2015.ron")
        .replace("\"talbiseh\"", "\"elsewhere\"");
    std::fs::write(&path, other).expect("a case");
    let mut screen = Screen::showing(&path);
    screen.paste(&link);
    assert!(
        screen
            .everything()
            .has(&["talbiseh", "nothing is selected"])
    );
    let expected = Look {
        selected: None,
        ..look(&one)
    };
    assert_same(&look(&screen), &expected);
}

#[test]
fn the_program_begins_with_the_view_that_it_is_given() {
    let mut one = somewhere();
    let view = Some(copied(&mut one));
    let mut other = Screen::starting(Opening {
        view,
        ..Opening::default()
    });
    other.settle();
    assert_same(&look(&other), &look(&one));
    assert!(!other.app().state().looks.has_past());
    let notices = &other.app().state().notices;
    assert!(
        notices
            .iter()
            .all(|notice| notice.kind != NoticeKind::Problem)
    );
}

#[test]
fn copying_from_the_menu_is_the_same() {
    let mut screen = somewhere();
    let by_key = copied(&mut screen);
    screen.click(|screen| screen.button("View"));
    screen.click(|screen| screen.button("Copy view"));
    assert_eq!(screen.copied(), [by_key]);
    screen.send(Command::Select(None));
    assert!(copied(&mut screen).len() > 20);
}
