//! The keyboard: all of it works without a mouse.

use egui::{Key, Modifiers};

use crate::screen::{Screen, description, is_on};

#[test]
fn tab_reaches_everything_that_can_be_pressed() {
    let mut screen = Screen::at("Talbiseh");
    let all = screen.pressable();
    let mut reached = vec![false; all.len()];
    for _ in 0..all.len() * 2 {
        screen.press(Key::Tab);
        let now = screen.pressable();
        assert_eq!(now.len(), all.len());
        for (reached, (_, focused)) in reached.iter_mut().zip(now) {
            *reached |= focused;
        }
    }
    let missed = all.iter().zip(reached).filter(|(_, reached)| !reached);
    let missed: Vec<&str> = missed.map(|((name, _), _)| name.as_str()).collect();
    assert_eq!(missed, [""; 0], "Tab never comes to these");
}

#[test]
fn tab_goes_along_the_bar_from_the_case_to_the_credits() {
    let mut screen = Screen::open();
    let along = [
        "Case",
        "View",
        "Western Syria",
        "Paper",
        "Night",
        "Projector",
    ];
    let along = along.into_iter().chain(["Maps", "Keys", "Credits"]);
    let came: Vec<String> = (0..12).filter_map(|_| next(&mut screen)).collect();
    let came = came.iter().map(String::as_str);
    let came: Vec<&str> = came
        .filter(|name| along.clone().any(|it| it == *name))
        .collect();
    assert_eq!(came, along.collect::<Vec<&str>>());
}

/// What Tab comes to next.
fn next(screen: &mut Screen) -> Option<String> {
    screen.press(Key::Tab);
    let focused = screen.pressable().into_iter().find(|(_, focused)| *focused);
    focused.map(|(name, _)| name)
}

#[test]
fn escape_clears_the_selection() {
    let mut screen = Screen::at("Talbiseh");
    assert!(is_on(screen.row("Talbiseh")));
    screen.press(Key::Escape);
    assert!(!is_on(screen.row("Talbiseh")));
    assert!(description(screen.map()).starts_with("Nothing"));
    assert!(!screen.panel().has(&["36 civilians killed"]));
}

#[test]
fn f1_opens_the_keys_and_escape_closes_them_first() {
    let mut screen = Screen::at("Talbiseh");
    screen.press(Key::F1);
    let said = screen.everything();
    for (key, does) in [
        ("Tab", "next"),
        ("Enter", "select"),
        ("Esc", "nothing"),
        ("Arrows", "move the map"),
        ("Home", "whole case"),
    ] {
        assert!(
            said.from(&["keys"]).has(&[key]) && said.has(&[does]),
            "{key}:\n{said}"
        );
    }
    screen.press(Key::Escape);
    assert!(
        !screen.everything().has(&["move the map"]),
        "the sheet is closed"
    );
    assert!(is_on(screen.row("Talbiseh")), "the selection is not");
}

#[test]
fn f1_closes_the_keys_again() {
    let mut screen = Screen::open();
    screen.press(Key::F1);
    screen.press(Key::F1);
    assert!(!screen.everything().has(&["move the map"]));
}

#[test]
fn plus_and_minus_zoom_and_home_shows_the_whole_case() {
    let mut screen = Screen::open();
    let first = screen.zoom();
    for key in [Key::Plus, Key::Equals] {
        screen.press(key);
        assert!(
            screen.zoom() > first + 0.9,
            "{key:?}: {} from {first}",
            screen.zoom()
        );
        screen.press(Key::Minus);
        assert!(
            (screen.zoom() - first).abs() < 0.11,
            "{} from {first}",
            screen.zoom()
        );
    }
    screen.press(Key::Minus);
    assert!(screen.zoom() < first - 0.9);
    screen.press(Key::ArrowLeft);
    screen.press(Key::Home);
    assert!((screen.zoom() - first).abs() < 0.11);
    screen.glyph("Talbiseh");
}

#[test]
fn arrows_move_the_map() {
    let mut screen = Screen::open();
    let at = |screen: &Screen| screen.glyph("Talbiseh").rect().center();
    for (key, across, down) in [
        (Key::ArrowLeft, 1.0, 0.0),
        (Key::ArrowUp, 0.0, 1.0),
        (Key::ArrowRight, -1.0, 0.0),
        (Key::ArrowDown, 0.0, -1.0),
    ] {
        let before = at(&screen);
        screen.press(key);
        let moved = at(&screen) - before;
        assert!(
            (moved.x - across * moved.length()).abs() < 1.0,
            "{key:?}: {moved:?}"
        );
        assert!(
            (moved.y - down * moved.length()).abs() < 1.0,
            "{key:?}: {moved:?}"
        );
        assert!(moved.length() > 20.0, "{key:?}: {moved:?}");
    }
}

#[test]
fn arrows_move_the_map_while_a_place_on_it_has_the_focus() {
    let mut screen = Screen::open();
    screen.click(|screen| screen.glyph("Talbiseh"));
    screen.glyph("Talbiseh").focus();
    screen.settle();
    let before = screen.glyph("Talbiseh").rect();
    screen.press(Key::ArrowLeft);
    assert!(screen.glyph("Talbiseh").is_focused());
    assert!(screen.glyph("Talbiseh").rect().left() > before.left() + 20.0);
}

#[test]
fn c_copies_all_on_what_is_selected() {
    let mut screen = Screen::open();
    screen.press(Key::C);
    assert_eq!(screen.copied(), Vec::<String>::new(), "nothing is selected");
    screen.click(|screen| screen.row("Twelve targets"));
    screen.press(Key::C);
    let copied = screen.copied();
    assert_eq!(copied.len(), 1);
    assert!(copied[0].contains("two ammunition depots"), "{}", copied[0]);
}

#[test]
fn g_shows_and_hides_the_graticule() {
    let mut screen = Screen::open();
    for shown in [true, false] {
        screen.press(Key::G);
        assert_eq!(screen.app().state().view.furniture.graticule, shown);
    }
}

#[test]
fn numbers_choose_the_theme() {
    let mut screen = Screen::open();
    for (key, theme) in [
        (Key::Num2, "Night"),
        (Key::Num3, "Projector"),
        (Key::Num1, "Paper"),
    ] {
        screen.press(key);
        assert!(is_on(screen.button(theme)), "{theme}");
    }
}

#[test]
fn ctrl_shift_p_tells_how_long_things_take() {
    let mut screen = Screen::open();
    let keys = Modifiers::COMMAND | Modifiers::SHIFT;
    screen.press_with(keys, Key::P);
    let told = screen.everything();
    told.line(&["19 of 19 claims shown"]);
    for words in [
        "Last frame",
        "Longest of the last",
        "map",
        "Query: what is shown",
    ] {
        told.line(&[words]);
    }
    assert!(told.has(&[" ms"]));
    screen.press_with(keys, Key::P);
    assert!(!screen.everything().has(&["Last frame"]));
}
