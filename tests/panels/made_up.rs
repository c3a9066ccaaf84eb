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
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made-up.ron");
    fs::write(&path, case(campaign, claims)).expect("a file");
    let screen = Screen::showing(&path);
    let title = &screen.app().state().document.case().title;
    assert_eq!(title, "A made-up case", "it was not read");
    screen
}
