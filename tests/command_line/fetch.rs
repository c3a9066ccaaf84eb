//! `counterclaim basemap fetch` against a server on this computer.

use std::io::Cursor;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use counterclaim::basemap::{PmTiles, TileSource};
use walkers::TileId;

use crate::program::Terminal;
use crate::tile_server::{Reply, Request, TileServer};

const KEY: &str = "sesame-4711";

/// One tile and the four below it.
const FIVE_TILES: [&str; 4] = ["--box", "-180,-85,180,85", "--zooms", "0..1"];

fn picture() -> Reply {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::DynamicImage::new_rgb8(256, 256);
    let written = picture.write_to(&mut bytes, image::ImageFormat::Png);
    written.expect("a picture");
    Reply::new(200, "image/png", bytes.into_inner())
}

/// Fetches five tiles of `server` to map.pmtiles, with a key from the environment.
fn line(server: &TileServer, more: &[&str]) -> Vec<String> {
    let template = server.url("/{z}/{x}/{y}.png?key={key}");
    let first = [
        "basemap",
        "fetch",
        "--template",
        &template,
        "--key-env",
        "A_KEY",
    ];
    let out = ["--out", "map.pmtiles", "--operator-allows-saving"];
    let words = [&first[..], &FIVE_TILES[..], &out[..], more].concat();
    words.into_iter().map(str::to_owned).collect()
}

fn terminal() -> Terminal {
    Terminal::new().with("A_KEY", KEY)
}

#[test]
fn nobody_is_asked_before_the_user_says_yes() {
    let server = TileServer::start(|_| picture());
    let terminal = terminal();
    let run = terminal.run(line(&server, &[]));
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("tiles to fetch: 5;"), "{}", run.out);
    assert!(
        run.out.contains("will learn your internet address"),
        "{}",
        run.out
    );
    assert_eq!(server.calls(), 0);
    assert!(terminal.names().is_empty());
}

#[test]
fn tiles_become_a_file_and_the_key_stays_out_of_it() {
    let server = TileServer::start(|_| picture());
    let terminal = terminal();
    let run = terminal.run(line(&server, &["--yes"]));
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.ends_with("5 of 5 tiles, 0.0 MB\n"), "{}", run.err);
    assert_eq!(terminal.names(), ["map.pmtiles"]);
    let map = PmTiles::open(&terminal.path("map.pmtiles")).expect("a map");
    assert_eq!((map.facts().min_zoom, map.facts().max_zoom), (0, 1));
    let last = TileId {
        x: 1,
        y: 1,
        zoom: 1,
    };
    assert_eq!(map.tile(last), Ok(Some(picture().body)));

    assert!(
        server
            .requests()
            .iter()
            .all(|request| request.path.ends_with(KEY))
    );
    let file = std::fs::read(terminal.path("map.pmtiles")).expect("the file");
    assert!(!file.windows(KEY.len()).any(|piece| piece == KEY.as_bytes()));
    assert!(!format!("{}{}", run.out, run.err).contains(KEY));
}

#[test]
fn a_fetch_that_was_killed_goes_on_where_it_was() {
    let server = TileServer::start(|_| picture());
    let terminal = terminal();
    let mut command = terminal.command(line(&server, &["--yes"]));
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut killed = quiet.spawn().expect("it starts");
    let begun = Instant::now();
    while server.calls() < 2 && begun.elapsed() < Duration::from_secs(20) {
        thread::sleep(Duration::from_millis(5));
    }
    killed.kill().expect("it runs");
    killed.wait().expect("it ends");
    assert!(terminal.path("map.pmtiles.part").exists());
    assert!(!terminal.path("map.pmtiles").exists());
    let run = terminal.run(line(&server, &["--yes"]));
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(terminal.names(), ["map.pmtiles"]);
    assert!((5..=6).contains(&server.calls()), "{}", server.calls());
}

#[test]
fn a_server_that_refuses_is_asked_once() {
    let refuses = |_: &Request| Reply::new(403, "text/plain", "no");
    let server = TileServer::start(refuses);
    let terminal = terminal();
    let run = terminal.run(line(&server, &["--yes"]));
    assert_eq!(run.code, 1);
    assert!(run.err.contains("the key may be wrong"), "{}", run.err);
    assert!(!run.err.contains(KEY), "{}", run.err);
    assert_eq!(server.calls(), 1);
    assert!(!terminal.path("map.pmtiles").exists());
}

#[test]
fn what_is_forbidden_or_unknown_is_refused_in_a_sentence() {
    let terminal = Terminal::new();
    let fetch = |from: &[&str]| {
        let line = [
            &["basemap", "fetch"],
            from,
            &FIVE_TILES[..],
            &["--out", "a.pmtiles", "--yes"],
        ];
        terminal.run(line.concat())
    };
    for (from, told) in [
        (
            ["--source", "openstreetmap"],
            "forbids downloading tiles in advance",
        ),
        (["--source", "osm"], "openstreetmap and openfreemap"),
        (
            ["--template", "http://127.0.0.1:9/{z}/{x}/{y}"],
            "--operator-allows-saving",
        ),
        (["--template", "http://127.0.0.1:9/{x}/{y}"], "lacks {z}"),
        (
            ["--template", "http://127.0.0.1:9/{z}/{x}/{y}?key=sesame"],
            "--key-env",
        ),
    ] {
        let run = fetch(&from);
        assert_eq!(run.code, 1, "{from:?}: {}", run.err);
        assert!(run.err.contains(told), "{from:?}: {}", run.err);
        assert!(!run.err.contains("sesame"), "{}", run.err);
    }
    assert!(terminal.names().is_empty());
}
