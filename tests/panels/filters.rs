//! Filters: what is shown of what, how many each choice leaves, and the way back.

use std::fs;

use counterclaim::app::Opening;
use counterclaim::state::{Command, ThemeName};
use egui::{Key, Modifiers, vec2};

use crate::made_up;
use crate::screen::{Screen, description, is_on};

/// The built-in case with the column of filters.
fn filtering() -> Screen {
    let mut screen = Screen::open();
    screen.press(Key::F);
    screen
}

fn shown(screen: &Screen) -> String {
    screen.status().line(&["claims shown"]).to_owned()
}

#[test]
fn only_what_is_contradicted_is_shown_and_a_chip_says_so() {
    let mut screen = filtering();
    assert!(shown(&screen).starts_with("19 of 19"));
    let contradicted = "Contest: ≠ contradicted";
    assert_eq!(description(screen.row(contradicted)), "5 claims");
    screen.click(|screen| screen.row(contradicted));
    assert!(shown(&screen).starts_with("5 of 19"), "{}", shown(&screen));
    assert!(is_on(screen.row(contradicted)));
    screen.click(|screen| screen.button("Filter: ≠ contradicted"));
    assert!(shown(&screen).starts_with("19 of 19"));
}

#[test]
fn each_count_says_what_the_other_choices_leave() {
    let mut screen = filtering();
    let harm = "Were civilians killed or hurt?";
    let before = description(screen.row(harm));
    screen.click(|screen| screen.row("denials"));
    let denied = description(screen.row("denials"));
    assert_eq!(denied, "4 claims", "its own choice leaves its count alone");
    assert_ne!(description(screen.row(harm)), before);
    screen.click(|screen| screen.row("Contents"));
    let president = screen.list();
    assert!(president.has(&["President of Russia"]));
}

#[test]
fn the_side_that_a_filter_hides_is_named_as_hidden_and_not_as_silent() {
    let mut screen = Screen::at("Talbiseh");
    screen.press(Key::F);
    screen.click(|screen| screen.row("denials"));
    let harm = screen.panel().section(&["36 civilians killed"]);
    harm.line(&["hidden", "President of Russia"]);
    assert!(!harm.line(&["silent on"]).contains("President of Russia"));
    harm.line(&["contradicts", "President of Russia"]);
}

#[test]
fn alt_and_a_click_shows_one_alone_and_again_all() {
    let mut screen = filtering();
    let asserts = |screen: &Screen| is_on(screen.row("assertions"));
    screen.click_with(Modifiers::ALT, |screen| screen.row("denials"));
    assert!(!asserts(&screen) && is_on(screen.row("denials")));
    screen.button("Filter: only denials");
    screen.click_with(Modifiers::ALT, |screen| screen.row("denials"));
    assert!(asserts(&screen));
}

#[test]
fn words_are_looked_for_as_they_are_typed() {
    let mut screen = filtering();
    screen.type_into("Words to look for", "putin");
    let some = shown(&screen);
    assert!(
        !some.starts_with("19 of") && !some.starts_with("0 of"),
        "{some}"
    );
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.type_into("Words to look for", "\u{200f}حمص ((");
    assert!(shown(&screen).starts_with("0 of 19"));
    assert!(screen.everything().has(&["no claim is left"]));
    screen.press(Key::Escape);
    screen.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert!(shown(&screen).starts_with("19 of 19"), "one step back");
}

#[test]
fn claims_without_a_figure_are_kept_until_the_user_says_otherwise() {
    let mut screen = filtering();
    screen.set_number("Civilians killed at least", 30);
    let with_unknown = shown(&screen);
    screen.activate(|screen| screen.row("also without a figure"));
    assert_ne!(shown(&screen), with_unknown);
    screen.button("Filter: at least 30 killed");
}

#[test]
fn a_box_drawn_on_the_map_filters_by_it() {
    let mut screen = filtering();
    screen.activate(|screen| screen.row("Draw a box"));
    let at = screen.glyph("Talbiseh").rect().center();
    screen.drag_from(at - vec2(30.0, 30.0), at + vec2(30.0, 30.0));
    // Three of Talbiseh, and one of the governorate, whose outline reaches into the box.
    assert!(shown(&screen).starts_with("4 of 19"), "{}", shown(&screen));
    screen.button("Filter: in the box");
    assert!(
        !is_on(screen.row("Draw a box")),
        "one box is drawn at a time"
    );
    screen.activate(|screen| screen.row("Anywhere"));
    assert!(shown(&screen).starts_with("19 of 19"));
}

#[test]
fn an_outline_is_closed_by_enter_and_may_cross_itself() {
    let mut screen = filtering();
    screen.activate(|screen| screen.row("Draw an outline"));
    let at = screen.glyph("Talbiseh").rect().center();
    for (x, y) in [(-40.0, -40.0), (40.0, 40.0), (40.0, -40.0), (-40.0, 40.0)] {
        screen.click_at(at + vec2(x, y));
    }
    screen.press(Key::Enter);
    screen.button("Filter: in the outline");
}

#[test]
fn escape_ends_drawing_and_keeps_what_is_selected() {
    let mut screen = Screen::at("Talbiseh");
    screen.press(Key::F);
    screen.activate(|screen| screen.row("Draw an outline"));
    let at = screen.map().rect().center();
    screen.click_at(at);
    screen.press(Key::Escape);
    assert!(!is_on(screen.row("Draw an outline")));
    assert!(screen.panel().has(&["36 civilians killed"]));
}

#[test]
fn near_a_place_is_so_many_kilometres_around_it() {
    let mut screen = Screen::at("Talbiseh");
    screen.press(Key::F);
    screen.activate(|screen| screen.row("Near a place"));
    screen.button("Filter: within 10 km of Talbiseh");
    screen.set_number("Kilometres around", 60);
    screen.button("Filter: within 60 km of Talbiseh");
}

#[test]
fn filters_fit_into_a_small_window_on_the_wall() {
    let mut screen = Screen::sized(Opening::default(), [960.0, 600.0]);
    screen.send(Command::SetTheme(ThemeName::Projector));
    screen.press(Key::F);
    screen.click(|screen| screen.row("denials"));
    screen.click(|screen| screen.row("Contest: ≠ contradicted"));
    screen.type_into(
        "Words",
        "a very long text that nobody would look for in a case",
    );
    assert_eq!(screen.sticking_out(), [""; 0]);
}

#[test]
fn filters_say_what_there_is_in_a_case_without_claims_and_with_one() {
    let one = r#"(id: "c", source: "a-ministry", scope: Places(["one", "two"]), question: CivilianHarm,
        stance: Asserts, answer: Killed("at least 1"), document: "wire", text: "One at least.")"#;
    for (claims, all) in [("", "0 of 0 claims"), (one, "1 of 1 claim")] {
        let mut screen = made_up::screen(("2015-09-30", "2015-10-01"), claims);
        screen.press(Key::F);
        screen.everything().line(&[all]);
        screen.activate(|screen| screen.row("Near a place"));
        screen.button("Filter: within 10 km of One");
        screen.everything().line(&[all]);
        screen.activate(|screen| screen.row("Contest: ≠ contradicted"));
        let none = screen.everything().has(&["no claim is left"]);
        assert_eq!(none, !claims.is_empty(), "where there was one");
    }
}

#[test]
fn filters_that_were_kept_are_taken_up_again_from_the_saved_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.ron");
    fs::copy("assets/cases/western-syria-2015.ron", &path).expect("a case");
    let mut screen = Screen::showing(&path);
    screen.press(Key::F);
    screen.click(|screen| screen.row("denials"));
    screen.type_into("Keep these filters as", "Without denials");
    screen.click(|screen| screen.button("Keep"));
    screen.click(|screen| screen.button("Show all claims"));
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until("saved", |screen| {
        !screen.app().state().document.is_changed()
    });
    let text = fs::read_to_string(&path).expect("the case");
    assert!(text.contains("Without denials"), "{text}");

    let mut screen = Screen::showing(&path);
    screen.press(Key::F);
    let before = shown(&screen);
    screen.click(|screen| screen.row("Without denials"));
    assert_ne!(shown(&screen), before);
    assert!(is_on(screen.row("Without denials")));
    assert!(!is_on(screen.row("denials")));
    screen.click(|screen| screen.row("denials"));
    assert!(!is_on(screen.row("Without denials")), "no longer these");
}
