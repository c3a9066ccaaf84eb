//! What was decided on incidents that may be the same strike.

use super::*;
use crate::model::{IncidentId, Verdict};

/// The small case with a second incident and `matches` in it.
fn decided(matches: &str) -> String {
    let section = format!("    matches: {{{matches}}},\n    questions:");
    let with_two = changed(
        "    incidents: {",
        "    incidents: { \"others\": (title: \"Others\"),",
    );
    with_two.replacen("    questions:", &section, 1)
}

#[test]
fn a_decision_names_its_incidents_what_they_are_who_says_so_and_when() {
    let text = decided(
        r#""one": (incidents: ["strikes", "others"], verdict: Same, by: "A. Analyst", on: "2026-11-28")"#,
    );
    let loaded = read(&text, &regions()).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    let decision = &loaded.case.matches["one"];
    let ids: Vec<&str> = decision.incidents.iter().map(IncidentId::as_str).collect();
    assert_eq!(ids, ["others", "strikes"]);
    assert_eq!(decision.verdict, Verdict::Same);
    assert_eq!(decision.by.as_deref(), Some("A. Analyst"));
    assert_eq!(decision.on.to_string(), "2026-11-28");
}

#[test]
fn what_is_wrong_with_a_decision_is_told_where_it_stands() {
    for (wrong, told) in [
        (
            r#"(incidents: ["strikes"], verdict: Same, on: "2026-11-28")"#,
            "a match is of two incidents at least",
        ),
        (
            r#"(incidents: ["strikes", "strike"], verdict: Same, on: "2026-11-28")"#,
            "did you mean \"strikes\"?",
        ),
        (
            r#"(incidents: ["strikes", "others"], verdict: Perhaps, on: "2026-11-28")"#,
            "Perhaps",
        ),
        (
            r#"(incidents: ["strikes", "others"], on: "2026-11-28")"#,
            "has no `verdict`",
        ),
        (
            r#"(incidents: ["strikes", "others"], verdict: Same, on: "yesterday")"#,
            "is not a day",
        ),
        (r#"(verdict: Same, on: "2026-11-28")"#, "has no `incidents`"),
    ] {
        let text = decided(&format!("\"a\": {wrong}"));
        let problems = read(&text, &regions()).unwrap_err();
        let all = problems.in_file("f").to_string();
        assert!(all.contains(told), "{told}: {all}");
        let line = text[..text.find("matches:").unwrap()].matches('\n').count() + 1;
        assert!(all.contains(&format!("f:{line}:")), "line {line}: {all}");
    }
}
