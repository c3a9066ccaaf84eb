//! Overlays: context from files, told apart from what the case says.

use std::path::PathBuf;

use counterclaim::app::Opening;
use egui::accesskit::Role;
use tempfile::TempDir;

use crate::screen::{Screen, description, is_on};

const CASE: &str = include_str!("../../assets/cases/western-syria-2015.ron");

const LINES: &str = r#"{"type": "FeatureCollection", "name": "Lines of control", "date": "September 2015",
  "source": "A mapper", "licence": "CC BY 4.0", "features": [
  {"type": "Feature", "properties": {"name": "Front"}, "geometry":
    {"type": "LineString", "coordinates": [[36.4, 34.5], [36.9, 35.1]]}}]}"#;

/// A folder with one file in it.
fn written(name: &str, content: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    (folder, path)
}

fn dropped(screen: &mut Screen, path: &std::path::Path) {
    let before = count(screen);
    screen.drop_file(path);
    screen.wait_until("the overlay", |screen| count(screen) > before);
}

fn count(screen: &Screen) -> usize {
    screen.app().state().view.overlays.iter().count()
}

#[test]
fn an_overlay_is_listed_with_its_date_and_source_and_as_no_claim() {
    let (_folder, path) = written("lines.geojson", LINES);
    let mut screen = Screen::open();
    let claims = screen.status().line(&["claims shown"]).to_owned();
    dropped(&mut screen, &path);
    assert!(screen.list().shows(Role::Heading, "Context"));
    let said = description(screen.row("Lines of control"));
    for part in ["not a claim", "September 2015", "A mapper"] {
        assert!(said.contains(part), "{part:?} is not in {said:?}");
    }
    assert_eq!(screen.status().line(&["claims shown"]), claims);
    assert!(!screen.panel().has(&["Lines of control"]));
}

#[test]
fn an_overlay_that_says_nothing_of_itself_is_said_to_do_so() {
    let bare = LINES.replace(
        "\"name\": \"Lines of control\", \"date\": \"September 2015\",",
        "",
    );
    let bare = bare.replace("\"source\": \"A mapper\", \"licence\": \"CC BY 4.0\",", "");
    let (_folder, path) = written("bare.JSON", &bare);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    let said = description(screen.row("bare"));
    assert!(said.contains("date not given; source not given"), "{said}");
}

#[test]
fn an_overlay_is_hidden_shown_and_removed() {
    let (_folder, path) = written("lines.geojson", LINES);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    for shown in [false, true] {
        screen.click(|screen| screen.row("Lines of control"));
        assert_eq!(is_on(screen.row("Lines of control")), shown);
    }
    screen.click(|screen| screen.button("Remove Lines of control"));
    assert!(!screen.list().shows(Role::Heading, "Context"));
    assert!(path.exists(), "the file stays");
}

#[test]
fn a_name_as_long_as_it_likes_stays_in_its_column() {
    let long = LINES.replace("Lines of control", &"W".repeat(300));
    let (_folder, path) = written("long.geojson", &long);
    for size in [[1440.0, 900.0], [960.0, 600.0]] {
        let mut screen = Screen::sized(Opening::default(), size);
        screen.settle();
        dropped(&mut screen, &path);
        for theme in ["Paper", "Projector"] {
            screen.click(|screen| screen.button(theme));
            assert_eq!(screen.sticking_out(), [""; 0], "{theme}, {size:?}");
        }
    }
}

#[test]
fn another_case_leaves_the_overlays_where_they_are() {
    let (_folder, path) = written("lines.geojson", LINES);
    let other = CASE.replacen("title: \"Western Syria\"", "title: \"Another case\"", 1);
    let (_other_folder, other) = written("other.ron", &other);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    screen.click(|screen| screen.row("Lines of control"));
    screen.drop_file(&other);
    screen.wait_until("the case", |screen| {
        screen.everything().has(&["Another case"])
    });
    assert!(!is_on(screen.row("Lines of control")), "still hidden");
}

#[test]
fn overlays_named_at_the_start_are_there_with_the_case_asked_for() {
    let (_folder, path) = written("lines.geojson", LINES);
    let (_case_folder, case) = written("case.ron", CASE);
    let mut screen = Screen::starting(Opening {
        case: Some(case),
        overlays: vec![path],
        select: Some("talbiseh".to_owned()),
        ..Opening::default()
    });
    screen.wait_until("the overlay", |screen| count(screen) == 1);
    assert!(is_on(screen.row("Talbiseh")));
    assert!(screen.app().state().notices.is_empty());
}

#[test]
fn a_feature_that_cannot_be_drawn_is_told_with_its_line_and_missed_in_the_list() {
    let swapped = r#"{"type": "Feature", "properties": {}, "geometry":
        {"type": "Point", "coordinates": [34.7, 136.7]}},"#;
    let text = LINES.replacen("[\n", &format!("[\n{swapped}\n"), 1);
    let (_folder, path) = written("lines.geojson", &text);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    screen.status().line(&["without 1 feature"]);
    let said = description(screen.row("Lines of control"));
    assert!(said.contains("1 feature left out"), "{said}");
    let notices = &screen.app().state().notices;
    assert!(
        notices[0].details[0].contains(":3:1: warning: feature 1"),
        "{notices:?}"
    );
}

#[test]
fn what_is_no_overlay_is_told_and_nothing_else_changes() {
    for (text, why) in [
        (LINES.replace("34.5", "NaN"), "NaN"),
        (LINES[..LINES.len() / 2].to_owned(), "in the middle"),
        (LINES.replace("FeatureCollection", "Map"), "\"Map\""),
    ] {
        let (_folder, path) = written("lines.geojson", &text);
        let mut screen = Screen::at("Talbiseh");
        screen.drop_file(&path);
        screen.wait_until("a notice", |screen| {
            !screen.app().state().notices.is_empty()
        });
        let sheet = screen.everything().from(&["Notices"]);
        sheet.line(&["lines.geojson", "cannot be shown as an overlay"]);
        sheet.line(&["lines.geojson:", why]);
        assert_eq!(count(&screen), 0);
        assert!(is_on(screen.row("Talbiseh")));
    }
}
