//! The list of sources: what hiding one changes, and what it never changes.

use crate::screen::{Screen, description, is_on};

const PLACES: [&str; 3] = ["Talbiseh", "Hama governorate", "Beyond Homs"];

/// What is said to compete at each place, without the numbers of claims shown and hidden.
fn badges(screen: &Screen) -> [String; 3] {
    PLACES.map(|place| {
        let said = description(screen.glyph(place));
        let parts = said.split("; ");
        let competes = parts.filter(|part| !part.starts_with(|first: char| first.is_ascii_digit()));
        competes.collect::<Vec<_>>().join("; ")
    })
}

#[test]
fn who_is_hidden_is_said_to_be_hidden_and_not_silent() {
    let mut screen = Screen::at("Talbiseh");
    assert!(!screen.panel().has(&["hidden by you"]));
    screen.click(|screen| screen.row("President of Russia"));
    assert!(!is_on(screen.row("President of Russia")));

    let harm = screen.panel().section(&["36 civilians killed"]);
    harm.line(&["hidden by you", "President of Russia"]);
    assert!(
        !harm.line(&["silent on"]).contains("President of Russia"),
        "{harm}"
    );
    assert!(
        !harm.has(&["No civilian killed"]),
        "what is hidden is not shown:\n{harm}"
    );
}

#[test]
fn hiding_one_side_changes_no_badge() {
    let mut screen = Screen::open();
    let before = badges(&screen);
    assert!(before.iter().all(|badge| !badge.is_empty()), "{before:?}");
    for source in ["President of Russia", "Ministry of Defence", "France"] {
        screen.click(|screen| screen.row(source));
        assert_eq!(badges(&screen), before, "after hiding {source}");
    }
    screen.click(|screen| screen.row("Talbiseh"));
    screen.panel().line(&["contradicted by a broader claim"]);
}

#[test]
fn what_is_hidden_still_stands_behind_the_words_that_it_contradicts() {
    let mut screen = Screen::at("Talbiseh");
    screen.click(|screen| screen.row("President of Russia"));
    let harm = screen.panel().section(&["36 civilians killed"]);
    harm.line(&["contradicts", "President of Russia"]);
}

#[test]
fn a_party_is_hidden_and_shown_as_one() {
    let mut screen = Screen::at("Talbiseh");
    let members = ["Ministry of Defence", "President of Russia"];
    screen.click(|screen| screen.row("Russia"));
    assert!(members.iter().all(|source| !is_on(screen.row(source))));
    screen.click(|screen| screen.row("Russia"));
    assert!(members.iter().all(|source| is_on(screen.row(source))));
    assert!(!screen.panel().has(&["hidden by you"]));
}

#[test]
fn a_place_that_only_hidden_sources_speak_of_stays_on_the_map_and_says_so() {
    let mut screen = Screen::open();
    screen.click(|screen| screen.row("Syrian Observatory"));
    let said = description(screen.glyph("Hama governorate"));
    assert!(said.contains("hidden"), "{said}");
    screen.click(|screen| screen.glyph("Hama governorate"));
    let target = screen
        .panel()
        .section(&["hidden by you", "Syrian Observatory"]);
    assert!(!target.has(&["nobody says"]), "somebody does:\n{target}");
}

#[test]
fn every_source_stands_in_the_list_under_its_name() {
    let screen = Screen::open();
    let case = screen.app().state().document.case();
    assert_eq!(case.sources.len(), 11);
    for source in case.sources.values() {
        assert!(is_on(screen.row(source.short_name())), "{}", source.name);
    }
}
