//! What the reader of cases accepts and refuses, told by changes to one small case.

mod answers;
mod claims;
mod entries;
mod filters;
mod json;
mod matches;
mod notes;
mod places;
mod robust;
mod scenes;
mod syntax;
mod valid;

use std::sync::Arc;

use geo::{MultiPolygon, Point};

use super::*;
use crate::formats::Severity;
use crate::model::Region;

/// A case with one or two of everything.
const SMALL: &str = r#"Case(
    format: 1,
    title: "Small",
    time_zone: "Asia/Damascus",
    campaign: (title: "All strikes", span: ("2015-09-30", "2015-10-01")),
    parties: {
        "russia": (name: "Russia", hue: Blue),
        "press": (name: "Press", hue: Slate),
    },
    sources: {
        "mod": (name: "Ministry", party: "russia", kind: Belligerent),
    },
    groups: {
        "is": (name: "Islamic State"),
        "opposition": (name: "Opposition", disjoint: ["is"], document: "report"),
        "rebels": (name: "Rebels", part_of: "opposition"),
    },
    documents: {
        "report": (title: "Report", published: "2015-10-01"),
    },
    places: {
        "talbiseh": (name: "Talbiseh", at: Point(36.7309, 34.8407), precision: Settlement, within: "hama"),
        "hama": (name: "Hama", at: Region("SY-HM"), precision: Governorate),
    },
    incidents: {
        "strikes": (title: "Strikes", places: ["talbiseh"], unnamed_places: 3, when: On("2015-10-01")),
    },
    questions: { "aim": "What is the aim?" },
    claims: [
        (
            id: "hit",
            source: "mod",
            scope: Incident("strikes"),
            question: Target,
            stance: Asserts,
            answer: Hit("is"),
            document: "report",
            text: "It hit them.",
        ),
        (id: "killed", source: "mod", scope: Campaign, question: CivilianHarm, stance: Denies, answer: Killed(36), document: "report", text: "None.", links: [Answers("hit")]),
    ],
)
"#;

/// The regions that the tests refer to.
pub(crate) fn regions() -> Regions {
    let region = |code: &str, name: &str| Region {
        code: code.to_owned(),
        name: name.to_owned(),
        name_ar: None,
        outline: MultiPolygon::new(Vec::new()),
        label: Point::new(36.7, 35.1),
    };
    [region("SY-HM", "Hama"), region("SY-HI", "Homs")]
        .into_iter()
        .map(|region| (region.code.clone(), Arc::new(region)))
        .collect()
}

/// The small case with `old`, which stands in it once, replaced by `new`.
fn changed(old: &str, new: &str) -> String {
    assert_eq!(
        SMALL.matches(old).count(),
        1,
        "{old:?} does not stand in the case once"
    );
    SMALL.replacen(old, new, 1)
}

/// What the small case reads as after a change.
fn case_with(old: &str, new: &str) -> Case {
    let loaded = read(&changed(old, new), &regions())
        .unwrap_or_else(|problems| panic!("{}", problems.in_file("case")));
    assert!(
        loaded.warnings.is_empty(),
        "{}",
        loaded.warnings.in_file("case")
    );
    loaded.case
}

/// Holds that `text` has one problem, which reads `message` and stands where `¦` does.
fn assert_one_problem(text: &str, severity: Severity, message: &str) {
    let mark = text.find('¦').expect("a mark in the text");
    let before = &text[..mark];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let at = crate::formats::Position {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    };
    let text = text.replacen('¦', "", 1);
    let problems = match read(&text, &regions()) {
        Ok(loaded) => loaded.warnings,
        Err(problems) => problems,
    };
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told, [format!("{at}: {severity}: {message}")]);
}

/// Holds that the small case has one error after a change: `message`, at `¦` in `new`.
fn error(old: &str, new: &str, message: &str) {
    assert_one_problem(&changed(old, new), Severity::Error, message);
}

/// Holds that the small case has one warning after a change: `message`, at `¦` in `new`.
fn warning(old: &str, new: &str, message: &str) {
    assert_one_problem(&changed(old, new), Severity::Warning, message);
}
