//! Small made-up cases, in which nothing happened.

use std::fs;

use crate::screen::Screen;

/// A case on two places at one coordinate, with these claims by "a-ministry" and "b-office" from the
/// document "wire", and a campaign from one day to another.
pub fn case((first, last): (&str, &str), claims: &str) -> String {
    format!(
        r#"Case(
    format: 1,
    title: "A made-up case",
    time_zone: "Asia/Damascus",
    campaign: (title: "All strikes", span: ("{first}", "{last}")),
    parties: {{
        "a": (name: "Side A", hue: Blue),
        "b": (name: "Side B", hue: Vermilion),
    }},
    sources: {{
        "a-ministry": (name: "Ministry of side A", party: "a", kind: Belligerent),
        "b-office": (name: "Office of side B", party: "b", kind: Opposition),
    }},
    documents: {{ "wire": (title: "Wire report") }},
    places: {{
        "one": (name: "One", at: Point(36.7, 34.8), precision: Settlement),
        "two": (name: "Two", at: Point(36.7, 34.8), precision: Settlement),
    }},
    claims: [{claims}],
)"#
    )
}

/// The screen on such a case.
pub fn screen(campaign: (&str, &str), claims: &str) -> Screen {
    let screen = showing(&case(campaign, claims));
    let title = &screen.app().state().document.case().title;
    assert_eq!(title, "A made-up case", "it was not read");
    screen
}

/// A made-up case of so many incidents at one coordinate.
pub fn with_incidents(count: usize) -> String {
    let mut incidents = String::new();
    for n in 0..count {
        let incident = format!(
            "\"i{n:04}\": (title: \"Strike {n:04}\", places: [\"one\"], when: Within(\"2015-09-30\", \"2015-10-01\")),"
        );
        incidents.push_str(&incident);
    }
    format!(
        "Case(format: 1, title: \"A made-up case\", time_zone: \"Asia/Damascus\", \
         campaign: (title: \"All\", span: (\"2015-09-30\", \"2015-10-01\")), \
         parties: {{ \"a\": (name: \"Side A\", hue: Blue) }}, \
         documents: {{ \"d\": (title: \"Synthetic document\") }}, \
         sources: {{ \"s\": (name: \"Source\", party: \"a\", kind: Press) }}, \
         places: {{ \"one\": (name: \"One\", at: Point(36.7, 34.8), precision: Settlement) }}, \
         incidents: {{{incidents}}}, \
         claims: [(id: \"c\", source: \"s\", scope: Incident(\"i0000\"), question: Occurrence, \
         stance: Asserts, answer: Happened, document: \"d\", text: \"It happened.\")])"
    )
}

/// A case of these incidents at these places, with these claims by a ministry and a council.
pub fn told_by_two(places: &str, incidents: &str, claims: &str) -> String {
    format!(
        r#"Case(
    format: 1,
    title: "A made-up case",
    time_zone: "Asia/Damascus",
    campaign: (title: "All strikes", span: ("2015-09-28", "2015-10-01")),
    parties: {{ "a": (name: "Side A", hue: Blue), "b": (name: "Side B", hue: Vermilion) }},
    sources: {{
        "ministry": (name: "Ministry", party: "a", kind: Belligerent),
        "council": (name: "Council", party: "b", kind: Opposition),
    }},
    documents: {{ "d": (title: "Synthetic document") }},
    places: {{{places}}},
    incidents: {{{incidents}}},
    claims: [{claims}],
)"#
    )
}

/// The screen on the case that this text is.
pub fn showing(case: &str) -> Screen {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made-up.ron");
    fs::write(&path, case).expect("a file");
    Screen::showing(&path)
}
