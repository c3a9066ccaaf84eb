//! Marks and the title: what an analyst chooses of how a case looks and what it is called.

use counterclaim::model::{Hue, MarkShape};
use egui::{Key, Modifiers};

use crate::screen::{Screen, is_on};

const MINISTRY: &str = "Mark of Ministry of Defence";

fn shape_of(screen: &Screen, source: &str) -> Option<MarkShape> {
    let case = screen.app().state().document.case();
    let mut sources = case.sources.values();
    let source = sources.find(|found| found.short_name() == source);
    source.expect("a source of that name").shape
}

fn hue_of(screen: &Screen, party: &str) -> Hue {
    let case = screen.app().state().document.case();
    let mut parties = case.parties.values();
    let party = parties.find(|found| found.name == party);
    party.expect("a party of that name").hue
}

fn title(screen: &Screen) -> &str {
    &screen.app().state().document.case().title
}

#[test]
fn a_shape_is_chosen_and_left_to_the_program_again() {
    let mut screen = Screen::open();
    screen.activate(|screen| screen.button(MINISTRY));
    assert!(is_on(screen.button("As the program chooses")));
    screen.activate(|screen| screen.button("Star"));
    assert_eq!(
        shape_of(&screen, "Ministry of Defence"),
        Some(MarkShape::Star)
    );
    assert!(is_on(screen.button("Star")));
    screen.activate(|screen| screen.button("As the program chooses"));
    assert_eq!(shape_of(&screen, "Ministry of Defence"), None);
    screen.press(Key::Escape);
    assert!(!screen.everything().has(&["as the program chooses"]));
    assert_eq!(screen.app().state().history.past().len(), 2);
}

#[test]
fn a_hue_is_of_the_whole_party() {
    let mut screen = Screen::open();
    screen.activate(|screen| screen.button(MINISTRY));
    screen.everything().line(&["for all sources of Russia"]);
    screen.activate(|screen| screen.button("Brown"));
    assert_eq!(hue_of(&screen, "Russia"), Hue::Brown);
}

#[test]
fn choosing_a_mark_hides_no_source() {
    let mut screen = Screen::open();
    screen.click(|screen| screen.button(MINISTRY));
    assert!(screen.everything().has(&["as the program chooses"]));
    assert!(is_on(screen.row("Ministry of Defence")));
}

#[test]
fn the_keyboard_chooses_a_mark() {
    let mut screen = Screen::open();
    screen.button(MINISTRY).focus();
    screen.settle();
    screen.press(Key::Enter);
    screen.press(Key::Tab);
    screen.press(Key::Enter);
    assert_eq!(
        shape_of(&screen, "Ministry of Defence"),
        Some(MarkShape::Square)
    );
}

#[test]
fn every_source_has_a_mark_to_choose_and_the_choices_fit() {
    let mut screen = Screen::sized(counterclaim::app::Opening::default(), [960.0, 600.0]);
    screen.settle();
    screen.click(|screen| screen.button("Projector"));
    let case = screen.app().state().document.case();
    let names: Vec<String> = case
        .sources
        .values()
        .map(|source| source.short_name().to_owned())
        .collect();
    for name in names {
        let mark = format!("Mark of {name}");
        screen.activate(|screen| screen.button(&mark));
        assert!(
            screen.everything().has(&["as the program chooses"]),
            "{name}"
        );
        screen.press(Key::Escape);
    }
    assert_eq!(screen.sticking_out(), [""; 0]);
}

#[test]
fn f2_changes_the_title_and_enter_ends_it() {
    let mut screen = Screen::open();
    let before = title(&screen).to_owned();
    screen.press(Key::F2);
    screen.type_into("Title of the case", ", a second look");
    screen.press(Key::Enter);
    assert_eq!(title(&screen), format!("{before}, a second look"));
    assert!(
        !screen.everything().has(&["Title of the case"]),
        "the field is gone"
    );
    assert_eq!(screen.app().state().history.past().len(), 1);
}

#[test]
fn escape_gives_a_new_title_up() {
    let mut screen = Screen::at("Talbiseh");
    let before = title(&screen).to_owned();
    screen.press(Key::F2);
    screen.type_into("Title of the case", ", a second look");
    assert_ne!(title(&screen), before);
    screen.press(Key::Escape);
    assert_eq!(title(&screen), before);
    assert_eq!(screen.app().state().history.past().len(), 0);
    assert!(
        screen.panel().has(&["36 civilians killed"]),
        "still at Talbiseh"
    );
}

#[test]
fn a_title_that_is_erased_is_what_it_was_before_however_typing_ends() {
    let ends: [fn(&mut Screen); 3] = [
        |screen| screen.press(Key::Enter),
        |screen| screen.press(Key::Escape),
        |screen| screen.click(|screen| screen.row("Talbiseh")),
    ];
    for end in ends {
        let mut screen = Screen::open();
        let before = title(&screen).to_owned();
        screen.press(Key::F2);
        for _ in before.chars() {
            screen.press(Key::Backspace);
        }
        assert_eq!(title(&screen), before, "while it is blank");
        end(&mut screen);
        assert_eq!(title(&screen), before);
        assert_eq!(screen.app().state().history.past().len(), 0);
    }
}

#[test]
fn a_title_can_be_typed_anew_after_all_of_it_was_erased() {
    let mut screen = Screen::open();
    screen.press(Key::F2);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.press(Key::Backspace);
    screen.type_into("Title of the case", "A second look");
    screen.press(Key::Enter);
    assert_eq!(title(&screen), "A second look");
    assert_eq!(screen.app().state().history.past().len(), 1);
}
