//! A case beside the case: read-only and as a whole, on the map, in the list, in the panel and in the filters.

use std::path::PathBuf;

use counterclaim::app::Opening;
use counterclaim::state::{CaseOpens, Command};
use egui::Key;
use egui::accesskit::Role;

use crate::screen::{Screen, description, is_on};

/// The built-in case with a made-up one beside it.
fn with_survey() -> Screen {
    let mut screen = Screen::starting(Opening {
        archives: vec![survey()],
        ..Opening::default()
    });
    wait_for_survey(&mut screen);
    screen
}

fn survey() -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/cases/made-up-beside.ron"
    ))
}

fn wait_for_survey(screen: &mut Screen) {
    screen.wait_until("the case beside", |screen| {
        screen.app().state().archives.iter().count() == 1
    });
    screen.settle();
}

fn looked_at(screen: &mut Screen, row: &str) {
    screen.activate(|screen| screen.row(row));
    screen.wait_until("the case", |screen| {
        !screen.panel().has(&["The rows are being read"])
    });
    screen.settle();
}

#[test]
fn it_is_counted_and_shown_with_the_case_and_hidden_by_itself() {
    let mut screen = with_survey();
    assert!(screen.is_on_map("Made-up mill") && screen.is_on_map("Made-up plain"));
    let said = description(screen.row("Made-up survey"));
    assert!(said.contains("2 incidents"), "{said}");
    let line = screen.status().line(&["claims shown"]).to_owned();
    assert!(line.ends_with("archive: 5 of 5 claims"), "{line}");
    screen.click(|screen| screen.row("Made-up survey"));
    assert!(!is_on(screen.row("Made-up survey")) && !screen.is_on_map("Made-up mill"));
}

#[test]
fn its_places_have_what_all_its_claims_say_of_them() {
    let mut screen = with_survey();
    screen.click(|screen| screen.glyph("Made-up mill"));
    screen.wait_until("the case", |screen| {
        screen.panel().has(&["Was there smoke?"])
    });
    let panel = screen.panel();
    assert!(panel.has(&["4 people killed"]) || panel.has(&["4 civilians killed"]));
    assert!(
        panel.has(&["Made-up Spokesman"]),
        "the broader denial bears on it"
    );
    assert!(
        !panel.has(&["Add a note"]),
        "what is beside the case is only read"
    );
}

#[test]
fn what_it_has_no_place_for_stands_in_the_trays() {
    let mut screen = with_survey();
    looked_at(
        &mut screen,
        "Made-up raid that nobody places (Made-up survey)",
    );
    assert!(screen.panel().has(&["Did it happen?"]));
    looked_at(&mut screen, "All made-up strikes (Made-up survey)");
    assert!(screen.panel().has(&["Made-up Spokesman"]));
}

#[test]
fn its_questions_can_be_filtered_by_their_titles() {
    let mut screen = with_survey();
    screen.press(Key::F);
    screen.activate(|screen| screen.button("Was there smoke?"));
    let line = screen.status().line(&["claims shown"]).to_owned();
    assert!(line.ends_with("archive: 4 of 5 claims"), "{line}");
}

#[test]
fn a_case_is_opened_beside_from_the_sheet() {
    let mut screen = Screen::open();
    screen.press_with(egui::Modifiers::COMMAND, Key::O);
    screen.click(|screen| screen.of_role(Role::RadioButton, "Cases: beside it, to be read"));
    screen.type_into("Path of the case file", &survey().display().to_string());
    screen.tap(Key::Enter);
    wait_for_survey(&mut screen);
    assert_eq!(screen.app().state().document.case().claims.len(), 19);
}

#[test]
fn of_two_cases_at_once_the_second_stands_beside_the_first() {
    let mut screen = Screen::open();
    let json = survey().with_file_name("made-up.json");
    screen.send(Command::OpenFiles(vec![json, survey()], CaseOpens::InPlace));
    screen.wait_until("the case", |screen| {
        screen.app().state().document.case().title == "A made-up case"
    });
    wait_for_survey(&mut screen);
}

#[test]
fn a_case_that_cannot_be_read_is_told_with_its_problems() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.ron");
    std::fs::write(&path, "Case(format: 1, title: 3)").expect("a file");
    let mut screen = Screen::open();
    screen.send(Command::OpenFiles(vec![path], CaseOpens::Beside));
    screen.wait_until("a notice", |screen| {
        !screen.app().state().notices.is_empty()
    });
    let said = screen.everything().from(&["Notices"]);
    said.line(&["broken.ron", "cannot be opened"]);
    assert!(said.has(&["line 1"]) || said.has(&["1:"]));
}
