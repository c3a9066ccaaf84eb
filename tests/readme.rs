//! README says what the program does: its examples open and build, its keys are the keys.

#![expect(
    clippy::unwrap_used,
    reason = "a test may fail loudly, in its helpers too"
)]

use std::path::Path;

use clap::{Command, CommandFactory};
use counterclaim::basemap::{Content, PmTiles, TileSource, build, regions};
use counterclaim::cli::Cli;
use counterclaim::formats::overlay::read_overlay;
use counterclaim::formats::read;
use counterclaim::model::Subject;
use counterclaim::query::Contest;
use counterclaim::ui::sheets::keys;

const README: &str = include_str!("../README.md");

/// The first text after `fence`, up to the end of its block.
fn between(fence: &str) -> &'static str {
    let (_, from) = README.split_once(fence).unwrap();
    from.split_once("```").unwrap().0
}

/// The text between the `nth` "```ron", counted from 0, and the next "```".
fn example_at(nth: usize) -> &'static str {
    let from = README.split("```ron\n").nth(nth + 1).unwrap();
    from.split_once("```").unwrap().0
}

fn example() -> &'static str {
    example_at(0)
}

#[test]
fn the_worked_example_is_a_case_without_problems() {
    let loaded = read(example(), regions()).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
}

/// The same case in JSON, as another program may write it: its fields by the alphabet, letters escaped.
#[test]
fn the_worked_example_can_be_said_in_json() {
    let loaded = read(include_str!("fixtures/cases/made-up.json"), regions()).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    assert_eq!(loaded.case, read(example(), regions()).unwrap().case);
}

#[test]
fn the_worked_example_shows_what_readme_says_of_it() {
    let case = read(example(), regions()).unwrap().case;
    let contest = Contest::of(&case);
    let standing = contest.standing(&Subject::Place("town".into()));
    assert!(standing.contested_here.is_empty());
    assert_eq!(standing.by_broader.len(), 1);
}

/// A map is made as the second example says, of a square of land, a stream and a line.
#[test]
fn the_manifest_makes_a_map() {
    let feature = |properties: &str, kind: &str, coordinates: &str| {
        format!(
            r#"{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {properties},
            "geometry": {{"type": "{kind}", "coordinates": {coordinates}}}}}]}}"#
        )
    };
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("manifest.ron", example_at(1).to_owned()),
        (
            "land.geojson",
            feature(
                "{}",
                "Polygon",
                "[[[36, 34], [38, 34], [38, 36], [36, 34]]]",
            ),
        ),
        (
            "streams.geojson",
            feature(r#"{"size": 2}"#, "LineString", "[[36.5, 34.2], [37, 34.8]]"),
        ),
        (
            "lines.geojson",
            feature("{}", "LineString", "[[36, 34], [37, 35]]"),
        ),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let built = build(folder.path(), None, &mut |_| ()).unwrap();
    let path = folder.path().join("valley.pmtiles");
    std::fs::write(&path, &built.bytes).unwrap();
    let map = PmTiles::open(&path).unwrap();
    let facts = map.facts();
    assert_eq!(facts.name, "The valley");
    assert_eq!(facts.attribution, "© Surveyors of the valley, CC BY 4.0");
    assert_eq!((facts.content, facts.max_zoom), (Content::Counterclaim, 10));
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
    for (keys, what) in keys() {
        // README writes "+ and −" where the sheet has "+, −".
        let keys = keys.replace("+, −", "+ and −");
        let row = format!("| {keys} | {what} |");
        assert!(README.contains(&row), "README lacks {row:?}");
    }
}

#[test]
fn every_option_is_named() {
    fn options(command: &Command) -> Vec<String> {
        let own = command
            .get_arguments()
            .filter_map(|argument| argument.get_long());
        let own = own.map(|long| format!("--{long}"));
        own.chain(command.get_subcommands().flat_map(options))
            .collect()
    }
    let options = options(&Cli::command());
    assert!(
        options.iter().any(|option| option == "--key-env"),
        "{options:?}"
    );
    for option in options {
        assert!(README.contains(&option), "README lacks {option}");
    }
}
