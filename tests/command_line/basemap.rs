//! `counterclaim basemap build`: a folder of layers becomes a map in one file.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::program::Terminal;

const STREAMS: &str = r#"{"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {},
     "geometry": {"type": "LineString", "coordinates": [[36.1, 34.2], [36.9, 34.8]]}}
]}"#;

const MANIFEST: &str = r#"BaseMap(
    format: 1,
    name: "The valley",
    maxzoom: 4,
    layers: [(file: "streams.geojson", layer: River)],
)"#;

/// A terminal with a folder of layers.
fn with_layers() -> Terminal {
    let terminal = Terminal::new();
    fs::create_dir(terminal.path("layers")).expect("a folder");
    terminal.write("layers/streams.geojson", STREAMS);
    terminal.write("layers/manifest.ron", MANIFEST);
    terminal
}

#[test]
fn a_map_is_made_and_what_is_in_it_is_said() {
    let terminal = with_layers();
    let run = terminal.run(["basemap", "build", "layers", "valley.pmtiles"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out
            .starts_with("valley.pmtiles: 5 tiles up to zoom 4, "),
        "{}",
        run.out
    );
    assert!(run.err.contains("Reading streams.geojson\n"), "{}", run.err);
    assert!(run.err.contains("Cutting tiles: 100 %\n"), "{}", run.err);
    let first = fs::read(terminal.path("valley.pmtiles")).expect("a map");
    assert!(first.starts_with(b"PMTiles\x03"));

    let run = terminal.run(["basemap", "build", "layers", "valley.pmtiles"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let again = fs::read(terminal.path("valley.pmtiles")).expect("a map");
    assert!(first == again, "the same layers give the same bytes");
    assert_eq!(terminal.names(), ["layers", "valley.pmtiles"]);
}

#[test]
fn a_finer_map_is_larger() {
    let terminal = with_layers();
    let run = terminal.run(["basemap", "build", "layers", "a.pmtiles", "--maxzoom", "6"]);
    assert!(
        run.out.contains(" up to zoom 6, "),
        "{}{}",
        run.out,
        run.err
    );
    let run = terminal.run(["basemap", "build", "layers", "a.pmtiles", "--maxzoom", "17"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("16 is the finest"), "{}", run.err);
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let terminal = with_layers();
    terminal.write("layers/streams.geojson", STREAMS.replace("34.8", "134.8"));
    terminal.write("old.pmtiles", "as it was");
    for (arguments, expected) in [
        (["none", "old.pmtiles"], "there is no folder none"),
        ([".", "old.pmtiles"], "has no manifest.ron"),
        (
            ["layers", "old.pmtiles"],
            "streams.geojson: feature 1: [36.9, 134.8] is nowhere",
        ),
        (
            ["layers", "none/a.pmtiles"],
            "there is no folder none to write",
        ),
    ] {
        let run = terminal.run(["basemap", "build"].iter().chain(&arguments));
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{arguments:?}");
        assert!(run.err.contains(expected), "{}", run.err);
    }
    let run = terminal.run(["basemap", "build", "layers", "layers/streams.geojson"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("ends in .pmtiles"), "{}", run.err);
    let old = fs::read(terminal.path("old.pmtiles")).expect("the file is there");
    assert_eq!(old, b"as it was");
    assert_eq!(terminal.names(), ["layers", "old.pmtiles"]);
}

#[test]
fn work_that_is_broken_off_leaves_nothing_behind() {
    let terminal = Terminal::new();
    let mut program = Command::new(env!("CARGO_BIN_EXE_counterclaim"))
        .args(["basemap", "build"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/basemap"))
        .arg(terminal.path("a.pmtiles"))
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    sleep(Duration::from_millis(300));
    program.kill().expect("the program runs");
    program.wait().expect("the program ends");
    assert_eq!(terminal.names(), [""; 0]);
}
