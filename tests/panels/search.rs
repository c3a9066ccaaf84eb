//! Search, and the pin on a position that was found or pointed at.

use counterclaim::app::Opening;
use counterclaim::model::Subject;
use counterclaim::state::{Pin, ThemeName};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::made_up;
use crate::screen::{Screen, description};

/// The screen after `text` was typed into the search.
fn searching(text: &str) -> Screen {
    let mut screen = Screen::open();
    search(&mut screen, text);
    screen
}

fn search(screen: &mut Screen, text: &str) {
    screen.press_with(Modifiers::COMMAND, Key::K);
    screen.type_into("Search for", text);
}

/// What is listed, in order.
fn listed(screen: &Screen) -> Vec<String> {
    screen.names_of(Role::ListBoxOption)
}

fn is_open(screen: &Screen) -> bool {
    screen.app().state().view.dialog.is_some()
}

fn selected(screen: &Screen) -> Option<&Subject> {
    screen.app().state().view.selected.as_ref()
}

fn pin(screen: &Screen) -> Option<&Pin> {
    screen.app().state().view.pin.as_ref()
}

#[test]
fn a_place_is_found_in_another_spelling_and_script_and_selected_by_enter() {
    for typed in ["tall bisa", "telbise", "تلبيسه"] {
        let mut screen = searching(typed);
        assert_eq!(listed(&screen)[0], "Talbiseh", "{typed}");
        screen.press(Key::Enter);
        assert!(!is_open(&screen));
        assert_eq!(selected(&screen), Some(&Subject::Place("talbiseh".into())));
    }
}

#[test]
fn what_is_found_stands_under_its_kind_and_the_arrows_choose() {
    let mut screen = searching("hama");
    let said = screen.everything();
    assert!(said.has(&["Places of the case"]) && said.has(&["On the map"]));
    let names = listed(&screen);
    assert_eq!(names[..2], ["Hama governorate", "Strikes in Hama"]);
    assert!(names.contains(&"Hama".to_owned()));
    for _ in 0..2 {
        screen.press(Key::ArrowDown);
    }
    screen.press(Key::ArrowUp);
    screen.press(Key::Enter);
    assert_eq!(selected(&screen), Some(&Subject::Place("hama".into())));
    assert!(!is_open(&screen));
}

#[test]
fn a_town_that_no_claim_is_about_is_shown_with_its_position_in_every_form() {
    let mut screen = searching("er rastan");
    screen.press(Key::Enter);
    assert_eq!(
        pin(&screen).and_then(|pin| pin.name.as_deref()),
        Some("Rastan")
    );
    assert!(screen.zoom() > 11.0, "it is looked at");
    screen.press(Key::Enter);
    let copied = screen.copied().concat();
    assert!(
        copied.starts_with("34.92") && copied.ends_with("° E"),
        "{copied}"
    );
    screen.press(Key::Escape);
    assert_eq!(pin(&screen), None);
}

#[test]
fn a_position_is_gone_to_in_any_form() {
    for typed in [
        "34.8407 N 36.7309 E",
        "34°50′26.5″N 36°43′51″E",
        "37S BU 92520 57730",
        "37N 292520 3857730",
    ] {
        let mut screen = searching(typed);
        screen.press(Key::Enter);
        let at = pin(&screen).map(|pin| pin.at).expect("a pin");
        let is_near = (at.x() - 36.7309).abs() < 0.001 && (at.y() - 34.8407).abs() < 0.001;
        assert!(is_near, "{typed}: {at:?}");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_not_guessed() {
    let mut screen = searching("34.84, 36.73");
    assert_eq!(
        listed(&screen)[..2],
        ["34.8400° N 36.7300° E", "36.7300° N 34.8400° E"]
    );
    assert!(screen.everything().has(&["Nothing says which of the two"]));
    screen.press(Key::Enter);
    assert!(is_open(&screen), "it asks first");
    screen.press(Key::ArrowDown);
    screen.press(Key::Enter);
    let at = pin(&screen).map(|pin| pin.at).expect("a pin");
    assert!((at.y() - 34.84).abs() < 1e-9);
}

#[test]
fn what_looks_like_a_position_and_is_none_is_refused_with_the_reason() {
    let mut screen = searching("95 N 36.7 E");
    assert!(screen.everything().has(&["95 is no latitude"]));
    screen.press(Key::Enter);
    assert!(is_open(&screen));
    assert_eq!(pin(&screen), None);
}

#[test]
fn a_claim_is_found_by_its_words_and_shown_in_full() {
    let mut screen = searching("ammunition depots");
    screen.press(Key::Enter);
    let twelve = Subject::Incident("twelve-targets".into());
    assert_eq!(selected(&screen), Some(&twelve));
    screen.panel().line(&["two ammunition depots"]);
    screen.first_button("Copy claim");
}

#[test]
fn a_source_is_shown_alone_and_a_speaker_by_the_name() {
    let mut screen = searching("syrian observatory");
    screen.press(Key::Enter);
    screen.status().line(&["1 of 19 claims shown"]);
    let mut screen = searching("putin");
    assert_eq!(listed(&screen)[0], "Vladimir Putin");
    screen.press(Key::Enter);
    screen.button("Filter: “Vladimir Putin”");
}

#[test]
fn a_command_is_carried_out_and_what_cannot_be_done_is_not_listed() {
    let mut screen = searching("theme night");
    screen.press(Key::Enter);
    assert_eq!(screen.app().state().theme(), ThemeName::Night);
    search(&mut screen, "undo");
    assert!(!listed(&screen).contains(&"Undo".to_owned()));
    screen.press(Key::Escape);
    assert!(!is_open(&screen), "at once");
    search(&mut screen, "settings");
    screen.press(Key::Enter);
    assert!(screen.everything().has(&["Settings"]) && is_open(&screen));
}

#[test]
fn the_search_says_what_can_be_found_and_when_nothing_is() {
    let mut screen = searching("");
    assert!(
        screen
            .everything()
            .has(&["Places are found in any spelling"])
    );
    screen.type_into("Search for", "zzzzzzzz");
    let said = screen.everything();
    assert!(said.has(&["Nothing is called “zzzzzzzz”"]), "{said}");
    screen.press(Key::Enter);
    assert!(is_open(&screen));
}

#[test]
fn the_spelling_by_which_something_was_found_is_told() {
    let screen = searching("halab");
    let aleppo = screen.of_role(Role::ListBoxOption, "Aleppo");
    assert!(description(aleppo).contains("city, Aleppo governorate"));
    let screen = searching("tadmor");
    let palmyra = screen.of_role(Role::ListBoxOption, "Palmyra");
    assert!(description(palmyra).contains("also Tadmor"));
}

#[test]
fn a_click_with_the_second_button_shows_the_position_and_copies_it() {
    let mut screen = Screen::open();
    let at = screen.glyph("Talbiseh").rect().center();
    screen.click_second_at(at);
    let pinned = pin(&screen).map(|pin| pin.at).expect("a pin");
    assert!((pinned.x() - 36.73).abs() < 0.05 && (pinned.y() - 34.84).abs() < 0.05);
    let grid = screen.everything();
    let grid = grid.line(&["37S BU"]).to_owned();
    let grid = grid.trim_start_matches("Button: ").to_owned();
    screen.click(|screen| screen.button(&grid));
    assert_eq!(screen.copied(), [grid]);
    assert!(screen.status().has(&["copied"]));
    screen.click(|screen| screen.button("Take the pin away"));
    assert_eq!(pin(&screen), None);
}

#[test]
fn a_key_shows_the_position_in_the_middle_and_selecting_takes_it_away() {
    let mut screen = Screen::open();
    screen.press_with(Modifiers::SHIFT, Key::F10);
    assert!(pin(&screen).is_some());
    screen.press(Key::Enter);
    assert_eq!(screen.copied().len(), 1);
    screen.click(|screen| screen.row("Talbiseh"));
    assert_eq!(pin(&screen), None);
}

#[test]
fn search_works_in_a_case_without_claims_and_fits_a_small_window() {
    let mut screen = made_up::screen(("2015-09-30", "2015-10-01"), "");
    search(&mut screen, "one");
    assert_eq!(listed(&screen)[0], "One");

    let mut screen = Screen::sized(Opening::default(), [960.0, 600.0]);
    screen.send(counterclaim::state::Command::SetTheme(ThemeName::Projector));
    search(&mut screen, "an");
    assert!(listed(&screen).len() > 3);
    assert_eq!(screen.beyond_the_window(), [""; 0]);
    for _ in 0..40 {
        screen.press(Key::ArrowDown);
    }
    assert_eq!(screen.beyond_the_window(), [""; 0]);
}

/// The built-in case with a made-up data set beside it.
fn beside_a_data_set() -> (TempDir, Screen) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("strikes.csv");
    let rows = include_str!("../fixtures/archives/acled.csv");
    std::fs::write(&path, rows).expect("a file");
    let screen = Screen::starting(Opening {
        archives: vec![path],
        ..Opening::default()
    });
    (folder, screen)
}

#[test]
fn places_of_a_data_set_are_found_in_other_spellings_and_selected() {
    let (_folder, mut screen) = beside_a_data_set();
    search(&mut screen, "hims - rural");
    assert!(screen.everything().has(&["Places of ACLED"]));
    let name = "Homs - Rural North";
    let said = description(screen.of_role(Role::ListBoxOption, name));
    assert!(said.contains("1 incident"), "{said}");
    screen.click(|screen| screen.of_role(Role::ListBoxOption, name));
    assert!(!is_open(&screen));
    screen.wait_until("the rows", |screen| screen.panel().has(&[name]));
}

#[test]
fn what_is_typed_can_be_looked_for_in_the_rows_of_a_data_set() {
    let screen = searching("monitor");
    assert!(!listed(&screen).iter().any(|row| row.contains("“monitor”")));
    let (_folder, mut screen) = beside_a_data_set();
    search(&mut screen, "zzzzzzzz");
    assert!(screen.everything().has(&["Nothing is called “zzzzzzzz”"]));
    screen.press(Key::Enter);
    assert!(is_open(&screen), "nothing is filtered unasked");
    screen.press(Key::Escape);
    search(&mut screen, " monitor ");
    let row = "Only claims with “monitor”";
    screen.click(|screen| screen.of_role(Role::ListBoxOption, row));
    assert_eq!(screen.app().state().view.filter.text, "monitor");
    assert!(!screen.status().has(&["archive: 14 of 14 claims"]));
}
