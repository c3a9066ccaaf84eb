//! README says what the program does: its example opens, its keys are the keys.

#![expect(
    clippy::unwrap_used,
    reason = "a test may fail loudly, in its helpers too"
)]

use std::path::Path;

use counterclaim::basemap::regions;
use counterclaim::formats::overlay::read_overlay;
use counterclaim::formats::read;
use counterclaim::query::{Contest, Subject};
use counterclaim::ui::sheets::KEYS;

const README: &str = include_str!("../README.md");

/// The worked case: the text between "```ron" and the next "```".
fn example() -> &'static str {
    between("```ron\n")
}

fn between(fence: &str) -> &'static str {
    let (_, from) = README.split_once(fence).unwrap();
    from.split_once("```").unwrap().0
}

#[test]
fn the_worked_example_is_a_case_without_problems() {
    let loaded = read(example(), regions()).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
}

#[test]
fn the_worked_example_shows_what_readme_says_of_it() {
    let case = read(example(), regions()).unwrap().case;
    let contest = Contest::of(&case);
    let standing = contest.standing(&Subject::Place("town".into()));
    assert!(standing.contested_here.is_empty());
    assert_eq!(standing.by_broader.len(), 1);
}

#[test]
fn the_example_of_an_overlay_is_one_and_says_all_of_itself() {
    let path = Path::new("lines.geojson");
    let loaded = read_overlay(between("```json\n"), path).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    let overlay = loaded.overlay;
    assert_eq!(overlay.name, "Lines of control");
    for said in [overlay.date, overlay.source, overlay.licence] {
        assert!(said.is_some());
    }
}

#[test]
fn every_key_is_explained_in_the_same_words() {
    for (keys, what) in KEYS {
        // README writes "+ and −" where the sheet has "+, −".
        let keys = keys.replace("+, −", "+ and −");
        let row = format!("| {keys} | {what} |");
        assert!(README.contains(&row), "README lacks {row:?}");
    }
}
