//! The matrix: who answers which question how, and the way from a cell to its claim.

use std::fs;

use counterclaim::app::Opening;
use counterclaim::model::Subject;
use egui::Key;
use egui::accesskit::Role;

use crate::screen::{Screen, is_on};

const FRANCE: &str = "France denies: Islamic State among the targets";
const MINISTRY: &str =
    "Ministry of Defence asserts: Only Islamic State (Twelve targets, no place given)";

/// The matrix of what is selected, so high that all rows are in view.
fn open(place: Option<&str>) -> Screen {
    let mut screen = Screen::sized(
        Opening {
            select: place.map(str::to_owned),
            ..Opening::default()
        },
        [1900.0, 1900.0],
    );
    screen.settle();
    screen.press(Key::X);
    screen.settle();
    screen
}

/// The sources from top to bottom, as their rows begin.
fn rows(screen: &Screen) -> Vec<String> {
    let sources = screen.app().state().document.case().sources.values();
    let mut rows: Vec<(f32, String)> = sources
        .filter_map(|source| {
            let name = source.name.as_str();
            let boxes = screen.boxes_of(Role::Label, name);
            let row = boxes
                .into_iter()
                .find(|row| row.left() > 240.0 && row.right() < 520.0);
            row.map(|row| (row.top(), name.to_owned()))
        })
        .collect();
    rows.sort_by(|one, other| one.0.total_cmp(&other.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn the_whole_case_has_every_source_and_every_claim() {
    let screen = open(None);
    screen.everything().line(&["Who says what: The whole case"]);
    assert_eq!(rows(&screen).len(), 11);
    for question in [
        "Who or what was hit?",
        "Were civilians killed or hurt?",
        "Who struck?",
    ] {
        screen.everything().line(&[question]);
    }
    screen.button(FRANCE);
    screen.button(MINISTRY);
}

#[test]
fn a_cell_leads_to_its_claim() {
    let mut screen = open(None);
    screen.click(|screen| screen.button(FRANCE));
    let view = &screen.app().state().view;
    assert_eq!(view.selected, Some(Subject::Campaign));
    assert!(view.claim.is_some());
    assert!(is_on(screen.button(FRANCE)), "the claim is marked");
    screen.panel().line(&["France"]);
}

#[test]
fn of_a_place_it_says_what_the_panel_says_and_marks_what_is_broader() {
    let mut screen = open(Some("Talbiseh"));
    screen.everything().line(&["Who says what: Talbiseh"]);
    screen.button(
        "Syrian National Council asserts: 36 civilians killed, 5 of them children \
         (Strikes on four areas)",
    );
    screen.button("President of Russia denies: Civilians killed (whole campaign)");
    screen.click(|screen| screen.button("Whole case"));
    screen.everything().line(&["Who says what: The whole case"]);
    screen.click(|screen| screen.button("Selection"));
    screen.everything().line(&["Who says what: Talbiseh"]);
}

#[test]
fn those_who_contradict_more_come_first_when_asked() {
    let mut screen = open(None);
    let by_party = rows(&screen);
    screen.click(|screen| screen.button("By contradictions"));
    let by_contradictions = rows(&screen);
    assert_ne!(by_party, by_contradictions);
    let first = by_contradictions.first().map(String::as_str);
    assert!(
        first.is_some_and(|name| name.contains("Ministry of Defence")),
        "{first:?}"
    );
    screen.click(|screen| screen.button("By party"));
    assert_eq!(rows(&screen), by_party);
}

#[test]
fn what_is_hidden_is_said_to_be_and_not_silent() {
    let mut screen = open(None);
    screen.click(|screen| screen.row("France"));
    assert!(!screen.everything().has(&[FRANCE]));
    screen.everything().line(&["Hidden by you, and not silent"]);
}

#[test]
fn it_is_copied_as_text_that_tables_read() {
    let mut screen = open(None);
    screen.click(|screen| screen.button("Copy the matrix"));
    let copied = screen.copied();
    let text = copied.last().expect("it was copied");
    assert_eq!(text.lines().count(), 12, "{text}");
    assert!(text.lines().all(|line| {
        line.split('\t').count()
            == text
                .lines()
                .next()
                .map_or(0, |line| line.split('\t').count())
    }));
    assert!(text.contains("denies: Islamic State among the targets (whole campaign)"));
}

#[test]
fn a_key_puts_it_away_and_so_does_its_button() {
    let mut screen = open(None);
    screen.press(Key::X);
    assert_eq!(screen.app().state().view.instrument, None);
    screen.press(Key::X);
    screen.click(|screen| screen.button("Close the instrument"));
    assert_eq!(screen.app().state().view.instrument, None);
}

/// A made-up case of so many sources, each of which says something of ten thousand letters.
fn with_sources(count: usize) -> String {
    let long = "word ".repeat(2_000);
    let (mut sources, mut claims) = (String::new(), String::new());
    for n in 0..count {
        let source = format!("\"s{n:03}\": (name: \"Source {n:03}\", party: \"a\", kind: Press),");
        sources.push_str(&source);
        let claim = format!(
            "(id: \"c{n:03}\", source: \"s{n:03}\", scope: Places([\"one\"]), question: Custom(\"why\"), \
             stance: Asserts, answer: Text(\"{n:03} {long}\"), document: \"d\", text: \"{long}\"),"
        );
        claims.push_str(&claim);
    }
    format!(
        "Case(format: 1, title: \"A made-up case\", time_zone: \"Asia/Damascus\", \
         campaign: (title: \"All\", span: (\"2015-09-30\", \"2015-10-01\")), \
         parties: {{ \"a\": (name: \"Side A\", hue: Blue) }}, questions: {{ \"why\": \"Why?\" }}, \
         documents: {{ \"d\": (title: \"Synthetic document\") }}, sources: {{{sources}}}, \
         places: {{ \"one\": (name: \"One\", at: Point(36.7, 34.8), precision: Settlement) }}, \
         claims: [{claims}])"
    )
}

#[test]
fn of_five_hundred_sources_only_those_in_view_are_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made-up.ron");
    fs::write(&path, with_sources(500)).expect("a file");
    let mut screen = Screen::showing(&path);
    screen.press(Key::X);
    let entries = |screen: &Screen| screen.boxes_of(Role::Button, "Source ").len();
    let drawn = entries(&screen);
    assert!((2..40).contains(&drawn), "{drawn} of 500");
    assert!(
        screen.sticking_out().is_empty(),
        "{:?}",
        screen.sticking_out()
    );
    screen
        .everything()
        .line(&["Who says what: The whole case", "500 claims"]);
}
