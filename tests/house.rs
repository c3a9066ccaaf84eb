//! The house: which part of the program may name which. Dependencies point down only.
//!
//! A room is the first step of a path under `src`: `src/query/scope.rs` is in the room `query`.
//! This reads the source as text, so that it also holds for code that is not compiled here.

#![expect(
    clippy::expect_used,
    reason = "a test may fail loudly, in its helpers too"
)]

use std::fmt::Write as _;
use std::fs::{self, DirEntry};
use std::io;

#[path = "house/files.rs"]
mod files;
#[path = "house/reading.rs"]
mod reading;
#[path = "house/snippets.rs"]
mod snippets;

use files::{SourceFile, root, source_files};
use reading::Named;

/// The rooms, the lowest first, and what each may name besides itself: only rooms that come before
/// it. `state::document` opens that part of a room and no other.
const HOUSE: &str = "
    lib:
    model:
    query:     model
    archive:   model query
    state:     model query archive
    database:
    basemap:   model state database
    formats:   model archive database state::document state::overlay
    fault:     formats
    settings:  model archive state formats
    recording: query state
    journal:   model formats fault state::document state::recovered
    ui:        model query state basemap
    export:    model query archive state formats ui
    briefing:  model query state basemap formats ui
    jobs:      model query archive state basemap formats fault settings journal briefing export
    app:       model query archive state basemap formats fault settings recording journal jobs ui briefing export
    headless:  model query state basemap formats jobs ui briefing app
    synthetic:
    cli:       model query archive state basemap formats briefing export app headless synthetic
    main:      model query archive state basemap formats fault settings recording jobs ui briefing app headless cli
";

/// The rooms that may name the crates that draw.
const SEE_THE_SCREEN: &[&str] = &["ui", "briefing", "app", "basemap", "headless", "main"];
const SCREEN_CRATES: &[&str] = &["egui", "eframe", "walkers"];

/// What reaches a network, and the one part of the program that may name it.
const NETWORK: &[&str] = &[
    "ureq",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
];
const ON_THE_NETWORK: &str = "src/basemap/online";

/// What lies at the top of the repository, besides names that start with a dot.
const TOP: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "README.md",
    "src",
    "assets",
    "tests",
];

#[test]
fn no_room_names_a_room_above_it() {
    no_faults(source_files().iter().flat_map(arrows_up));
}

#[test]
fn only_the_rooms_that_draw_see_egui_eframe_and_walkers() {
    no_faults(source_files().iter().flat_map(screen_crates_named));
}

#[test]
fn only_online_maps_reach_the_network() {
    no_faults(source_files().iter().flat_map(network_named));
}

#[test]
fn outside_tests_every_import_names_what_it_imports() {
    no_faults(source_files().iter().flat_map(glob_imports));
}

#[test]
fn every_file_is_called_after_its_module() {
    let called_mod = |file: &&SourceFile| file.path.ends_with("/mod.rs");
    no_faults(source_files().iter().filter(called_mod).map(|file| {
        let path = &file.path;
        format!(
            "{path}: a file called mod.rs\n    right: {}.rs",
            path.trim_end_matches("/mod.rs")
        )
    }));
}

#[test]
fn the_top_of_the_repository_holds_nothing_else() {
    let ignored = fs::read_to_string(root().join(".gitignore")).unwrap_or_default();
    let is_ignored = |name: &str| ignored.lines().any(|line| line.trim_matches('/') == name);
    let entries = fs::read_dir(root()).expect("the repository can be listed");
    let name = |entry: io::Result<DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<String> = entries
        .map(|entry| name(entry).to_string_lossy().into_owned())
        .collect();
    names.sort();
    let stray = |name: &&String| {
        !TOP.contains(&name.as_str())
            && !name.starts_with('.')
            && !name.starts_with("LICENSE-")
            && !is_ignored(name)
    };
    no_faults(names.iter().filter(stray).map(|name| {
        format!(
            "{name}: nothing else lies at the top of the repository\n    \
             right: move it below src, assets or tests; give a setting of a tool a name with a dot"
        )
    }));
}

#[test]
fn every_room_stands_above_those_it_may_name() {
    let rooms = rooms();
    for (height, room) in rooms.iter().enumerate() {
        for part in &room.may_name {
            let below = rooms[..height]
                .iter()
                .any(|below| lies_in(part, below.name));
            let name = room.name;
            assert!(
                below,
                "{name} may name {part}, which does not stand below it"
            );
        }
    }
}

struct Room {
    name: &'static str,
    may_name: Vec<&'static str>,
}

fn rooms() -> Vec<Room> {
    let row = |row: &'static str| {
        let (name, may_name) = row.trim().split_once(':')?;
        let may_name = may_name.split_whitespace().collect();
        Some(Room { name, may_name })
    };
    HOUSE.lines().filter_map(row).collect()
}

/// What `file` names without being allowed to, as the table has it.
fn arrows_up(file: &SourceFile) -> Vec<String> {
    let (path, name, rooms) = (&file.path, file.room(), rooms());
    let Some(room) = rooms.iter().find(|room| room.name == name) else {
        return vec![format!(
            "{path}: no room is called {name}\n    right: give it a row in tests/house.rs"
        )];
    };
    let is_room = |name: &str| rooms.iter().any(|room| room.name == name);
    let may = |full: &str| room.may_name.iter().any(|part| lies_in(full, part));
    let forbidden = |named: &Named| match named.segments.first() {
        // What `lib` and `main` hold themselves is theirs to name.
        Some(other) if !is_room(other) => name != "lib" && name != "main",
        Some(other) => other != name && !may(&named.segments.join("::")),
        None => false,
    };
    let fault = |Named { line, segments, .. }: Named| {
        let (other, full) = (&segments[0], segments.join("::"));
        if !is_room(other) {
            return format!(
                "{path}:{line}: crate::{full}, but no room is called {other}\n    \
                 right: name it in the room it lives in, or give a new room a row in tests/house.rs"
            );
        }
        format!(
            "{path}:{line}: {name} → {other}, by crate::{full}\n    \
             right: {name} may name {}; {other} may be named by {}",
            list(&room.may_name),
            who_may_name(other, &rooms),
        )
    };
    let ours = file.named().into_iter().filter(|named| named.ours);
    once_a_line(ours.filter(forbidden)).map(fault).collect()
}

fn screen_crates_named(file: &SourceFile) -> Vec<String> {
    let (path, room) = (&file.path, file.room());
    if SEE_THE_SCREEN.contains(&room) {
        return Vec::new();
    }
    let foreign = file.named().into_iter().filter(|named| !named.ours);
    let drawing = foreign.filter(|named| SCREEN_CRATES.contains(&named.segments[0].as_str()));
    let fault = |named: Named| {
        let (line, name) = (named.line, &named.segments[0]);
        let (full, drawers) = (named.segments.join("::"), list(SEE_THE_SCREEN));
        format!(
            "{path}:{line}: {room} → the crate {name}, by {full}\n    right: only {drawers} may name it"
        )
    };
    once_a_line(drawing).map(fault).collect()
}

fn network_named(file: &SourceFile) -> Vec<String> {
    let path = &file.path;
    if path.starts_with(ON_THE_NETWORK) {
        return Vec::new();
    }
    let reaches = |segment: &String| NETWORK.contains(&segment.as_str());
    let foreign = file.named().into_iter().filter(|named| !named.ours);
    let reaching = foreign.filter(|named| named.segments.iter().any(reaches));
    let fault = |named: Named| {
        let (line, full) = (named.line, named.segments.join("::"));
        format!("{path}:{line}: {full}\n    right: only {ON_THE_NETWORK} may reach the network")
    };
    once_a_line(reaching).map(fault).collect()
}

fn glob_imports(file: &SourceFile) -> Vec<String> {
    let is_glob = |named: &Named| named.segments.last().is_some_and(|last| last == "*");
    let fault = |named: Named| {
        let (path, line, full) = (&file.path, named.line, named.segments.join("::"));
        format!("{path}:{line}: a glob import of {full}\n    right: name what is imported")
    };
    file.named()
        .into_iter()
        .filter(is_glob)
        .map(fault)
        .collect()
}

/// Leaves one of the paths that lead to the same room or crate from the same line.
fn once_a_line(named: impl Iterator<Item = Named>) -> impl Iterator<Item = Named> {
    let mut named: Vec<Named> = named.collect();
    named.dedup_by(|b, a| a.line == b.line && a.segments[0] == b.segments[0]);
    named.into_iter()
}

fn who_may_name(other: &str, rooms: &[Room]) -> String {
    let parts_of = |room: &Room| {
        let part = room.may_name.iter().find(|part| lies_in(part, other))?;
        let whole = *part == other;
        Some(if whole {
            room.name.into()
        } else {
            format!("{} ({part} only)", room.name)
        })
    };
    let names: Vec<String> = rooms.iter().filter_map(parts_of).collect();
    names.join(", ")
}

/// Whether `path` is `part` or leads below it.
fn lies_in(path: &str, part: &str) -> bool {
    path.strip_prefix(part)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn list(names: &[&str]) -> String {
    if names.is_empty() {
        "nothing".into()
    } else {
        names.join(", ")
    }
}

#[track_caller]
fn no_faults(faults: impl Iterator<Item = String>) {
    let mut all = String::new();
    for fault in faults {
        write!(all, "\n{fault}").expect("a string can be written to");
    }
    assert!(all.is_empty(), "{all}\n");
}
