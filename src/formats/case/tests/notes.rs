//! Notes of analysts, and the shapes they choose.

use super::*;
use crate::model::{About, MarkShape, Question};

/// The small case with `notes` in it.
fn noted(notes: &str) -> String {
    let section = format!("    notes: {{{notes}}},\n    questions:");
    changed("    questions:", &section)
}

#[test]
fn a_note_says_what_it_is_about_on_which_day_and_by_whom() {
    let text = noted(
        r#""a": (about: Place("talbiseh"), by: "A. Analyst", on: "2026-11-22", text: "Ask."),
           "b": (about: Question(Custom("aim")), on: "2026-11-23", text: "Why?")"#,
    );
    let notes = read(&text, &regions()).unwrap().case.notes;
    assert_eq!(notes["a"].about, About::Place("talbiseh".into()));
    assert_eq!(notes["a"].by.as_deref(), Some("A. Analyst"));
    assert_eq!(notes["b"].by, None);
    let aim = Question::Custom("aim".into());
    assert_eq!(notes["b"].about, About::Question(aim));
}

#[test]
fn what_is_wrong_with_a_note_is_told_with_what_would_be_right() {
    for (note, told) in [
        (
            r#"(about: Place("talbise"), on: "2026-11-22", text: "?")"#,
            "\"talbiseh\"",
        ),
        (
            r#"(about: Somewhere, on: "2026-11-22", text: "?")"#,
            "`about` knows no `Somewhere`",
        ),
        (
            r#"(about: Claim, on: "2026-11-22", text: "?")"#,
            "as in `Claim(\"…\")`",
        ),
        (
            r#"(about: Campaign, on: "22 November", text: "?")"#,
            "is not a day",
        ),
        (
            r#"(about: Campaign, on: "2026-11-22", text: " ")"#,
            "`text` is empty",
        ),
        (
            r#"(about: Campaign, on: "2026-11-22", text: "1"), "a": ()"#,
            "two notes",
        ),
    ] {
        let problems = read(&noted(&format!("\"a\": {note}")), &regions()).unwrap_err();
        let all = problems.in_file("f").to_string();
        assert!(all.contains(told), "{told}: {all}");
    }
}

#[test]
fn a_source_may_have_a_shape_of_its_own() {
    let case = case_with("kind: Belligerent)", "kind: Belligerent, shape: Star)");
    assert_eq!(case.sources["mod"].shape, Some(MarkShape::Star));
}
