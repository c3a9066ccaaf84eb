//! The dossier: all that is said of a place as a page, read on the screen and copied as Markdown.

use counterclaim::model::Subject;
use counterclaim::state::{Command, Dialog};
use egui::Key;
use egui::accesskit::Role;

use crate::made_up;
use crate::screen::Screen;

/// The dossier of a place as Markdown.
fn copied(screen: &mut Screen) -> String {
    screen.click(|screen| screen.button("Copy as Markdown"));
    screen.copied().last().expect("it was copied").clone()
}

#[test]
fn it_has_the_place_its_answers_and_every_claim_with_its_citation() {
    let mut screen = Screen::at("Talbiseh");
    screen.press(Key::D);
    let page = screen.everything().from(&["Dossier"]);
    page.line(&["Talbiseh"]);
    page.line(&["Strikes on four areas"]);
    page.line(&["Asserted by Syrian National Council."]);
    page.line(&["Could not be verified by The report."]);
    page.line(&["More broadly: whole campaign."]);
    page.line(&["Silent on this"]);
    page.line(&["Khaled Khoja", "asserts: 36 civilians killed"]);
    page.line(&["One figure for four areas together"]);
}

#[test]
fn it_is_copied_as_markdown_with_its_headings_in_order() {
    let mut screen = Screen::at("Talbiseh");
    screen.press(Key::D);
    let text = copied(&mut screen);
    let mut from = 0;
    for words in [
        "# Talbiseh · تلبيسة",
        "Western Syria.",
        "## Were civilians killed or hurt?",
        "- **36 civilians killed, 5 of them children**",
        "  Asserted by Syrian National Council.",
        "## The claims in full",
    ] {
        let found = text[from..].find(words);
        from += found.unwrap_or_else(|| panic!("{words:?} is missing from:\n{text}"));
    }
}

#[test]
fn what_is_hidden_is_named_as_hidden_and_its_claims_are_left_out() {
    let mut screen = Screen::at("Talbiseh");
    screen.click(|screen| screen.row("Syrian National Council"));
    screen.press(Key::D);
    let text = copied(&mut screen);
    assert!(
        text.contains("Hidden, and not silent: Syrian National Council."),
        "{text}"
    );
    assert!(!text.contains("Khaled Khoja"), "{text}");
}

#[test]
fn it_opens_from_the_panel_and_says_what_to_do_where_nothing_is_selected() {
    let mut screen = Screen::at("Hama governorate");
    screen.click(|screen| screen.button("Dossier"));
    screen.everything().line(&["Copy as Markdown"]);
    screen.press(Key::Escape);
    screen.press(Key::Escape);
    screen.press(Key::D);
    assert_eq!(
        screen.app().state().view.dialog,
        None,
        "there is nothing to show"
    );
    screen.send(Command::Show(Some(Dialog::Dossier)));
    screen.everything().line(&["select a place first"]);
}

#[test]
fn of_a_page_of_thousands_of_parts_those_in_view_are_drawn_and_all_are_copied() {
    let mut screen = made_up::showing(&made_up::with_incidents(5_000));
    screen.send(Command::Select(Some(Subject::Place("one".into()))));
    screen.press(Key::D);
    let drawn = screen.boxes_of(Role::Label, "Strike ").len();
    assert!((3..200).contains(&drawn), "{drawn} of 5000");
    let text = copied(&mut screen);
    assert!(text.contains("Strike 0001: ") && text.contains("Strike 4999: "));
    assert!(text.contains("It happened."));
}
