//! What is fetched, at which pace, and what becomes of it.

mod breaking_off;
mod plans;

use std::collections::HashMap;
use std::fs;
use std::sync::Mutex;

use tempfile::TempDir;

use super::*;
use crate::basemap::{Content, MapFacts, PmTiles};
use crate::state::maps::{OnlineMap, Saving, Scheme, Template, TileContent, predefined};

const AT_ONCE: Pace = Pace {
    interval: Duration::ZERO,
    tries: 2,
    failures: 3,
    longest_wait: Duration::from_secs(1),
};

/// A map of pictures whose operator allows saving, with a key.
fn allowed() -> OnlineMap {
    let address = "https://a.example/{z}/{x}/{y}.png?key=sesame";
    let (template, key) = Template::parse(Scheme::Xyz, address).unwrap();
    OnlineMap {
        name: "Example".to_owned(),
        template,
        key,
        saving: Saving::Allowed {
            at_most_bytes: None,
        },
        ..predefined().remove(0)
    }
}

/// 1 + 4 + 16 tiles.
fn plan() -> Plan {
    planned(allowed(), "-180,-85,180,85", "0..2").unwrap()
}

fn planned(map: OnlineMap, area: &str, zooms: &str) -> Result<Plan, PlanFault> {
    let (area, zooms) = (area.parse().unwrap(), zooms.parse().unwrap());
    Plan::new(map, area, zooms, Plan::USUAL_TILES, false)
}

/// What a server says of its tiles; of most that it has them.
struct Server {
    facts: MapFacts,
    answers: HashMap<TileId, Result<Option<Vec<u8>>, TileFailure>>,
    asked: Mutex<Vec<TileId>>,
}

impl Server {
    fn new() -> Self {
        Self {
            facts: MapFacts {
                name: "Example".to_owned(),
                attribution: String::new(),
                content: Content::Raster,
                min_zoom: 0,
                max_zoom: 19,
                bounds: geo::Rect::new((-180.0, -85.0), (180.0, 85.0)),
                tile_side: 256,
            },
            answers: HashMap::new(),
            asked: Mutex::default(),
        }
    }

    fn with(mut self, id: TileId, answer: Result<Option<Vec<u8>>, TileFailure>) -> Self {
        self.answers.insert(id, answer);
        self
    }

    fn asked(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

/// No picture, but it begins like one.
fn picture_of(id: TileId) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend([id.zoom, id.x as u8, id.y as u8]);
    bytes
}

impl TileSource for Server {
    fn facts(&self) -> &MapFacts {
        &self.facts
    }

    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, TileFailure> {
        self.asked.lock().unwrap().push(id);
        let answer = self.answers.get(&id).cloned();
        answer.unwrap_or_else(|| Ok(Some(picture_of(id))))
    }
}

fn id(zoom: u8, x: u32, y: u32) -> TileId {
    TileId { x, y, zoom }
}

fn lasting() -> TileFailure {
    TileFailure::Lasting {
        why: "damaged".to_owned(),
    }
}

fn passing(secs: u64) -> TileFailure {
    TileFailure::Passing {
        why: "busy".to_owned(),
        retry_after: Duration::from_secs(secs),
    }
}

/// A folder and the file to be in it.
fn out() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("map.pmtiles");
    (folder, out)
}

fn fetched(plan: &Plan, server: &Server, out: &Path) -> Result<u64, FetchError> {
    fetch(plan, server, AT_ONCE, Gaps::Refuse, out, &mut |_| {})
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_fetched_is_a_map_without_a_key() {
    let (folder, out) = out();
    let bytes = fetched(&plan(), &Server::new(), &out).unwrap();
    assert_eq!(fs::metadata(&out).unwrap().len(), bytes);
    assert_eq!(names(&folder), ["map.pmtiles"]);
    let map = PmTiles::open(&out).unwrap();
    let facts = map.facts();
    assert_eq!(
        (facts.name.as_str(), facts.content),
        ("Example", Content::Raster)
    );
    assert_eq!((facts.min_zoom, facts.max_zoom), (0, 2));
    assert!(facts.attribution.contains("OpenStreetMap"));
    for tile in plan().tiles() {
        assert_eq!(map.tile(tile), Ok(Some(picture_of(tile))));
    }
    let file = fs::read(&out).unwrap();
    assert!(!file.windows(6).any(|piece| piece == b"sesame"));
}

#[test]
fn vector_tiles_are_packed_and_their_schema_is_told() {
    let (_folder, out) = out();
    let map = OnlineMap {
        content: TileContent::OpenMapTiles,
        ..allowed()
    };
    let plan = planned(map, "-180,-85,180,85", "0..1").unwrap();
    fetched(&plan, &Server::new(), &out).unwrap();
    let map = PmTiles::open(&out).unwrap();
    assert_eq!(map.facts().content, Content::OpenMapTiles);
    assert_eq!(map.tile(id(1, 1, 0)), Ok(Some(picture_of(id(1, 1, 0)))));
}

#[test]
fn progress_is_told_from_the_first_tile_to_the_last() {
    let (_folder, out) = out();
    let mut told = Vec::new();
    let mut report = |progress: Progress| told.push((progress.done, progress.of));
    fetch(
        &plan(),
        &Server::new(),
        AT_ONCE,
        Gaps::Refuse,
        &out,
        &mut report,
    )
    .unwrap();
    assert_eq!(told, (0..=21).map(|done| (done, 21)).collect::<Vec<_>>());
}

#[test]
fn tiles_are_asked_for_at_a_walk() {
    let (_folder, out) = out();
    let pace = Pace {
        interval: Duration::from_millis(10),
        ..AT_ONCE
    };
    let begun = Instant::now();
    fetch(
        &plan(),
        &Server::new(),
        pace,
        Gaps::Refuse,
        &out,
        &mut |_| {},
    )
    .unwrap();
    assert!(
        begun.elapsed() >= Duration::from_millis(200),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_fetch_stops_at_what_the_operator_allows() {
    let (_folder, out) = out();
    let saving = Saving::Allowed {
        at_most_bytes: Some(1_000_000),
    };
    let map = OnlineMap {
        saving,
        ..allowed()
    };
    let plan = planned(map, "-180,-85,180,85", "0..2").unwrap();
    let large = Server::new().with(id(1, 0, 0), Ok(Some(vec![0; 1_000_000])));
    let error = fetched(&plan, &large, &out).unwrap_err();
    assert!(matches!(error, FetchError::TooMuch(_)), "{error}");
    assert!(!out.exists());
}

#[test]
fn nothing_is_overwritten() {
    let (_folder, out) = out();
    fs::write(&out, b"mine").unwrap();
    let server = Server::new();
    let error = fetched(&plan(), &server, &out).unwrap_err();
    assert!(matches!(error, FetchError::Exists(_)), "{error}");
    assert_eq!(fs::read(&out).unwrap(), b"mine");
    assert_eq!(server.asked(), 0);
}

#[test]
fn a_box_without_tiles_makes_no_file() {
    let (_folder, out) = out();
    let empty = plan()
        .tiles()
        .fold(Server::new(), |server, id| server.with(id, Ok(None)));
    let error = fetched(&plan(), &empty, &out).unwrap_err();
    assert!(matches!(error, FetchError::Nothing), "{error}");
    assert!(!out.exists());
}

#[test]
fn a_folder_that_takes_no_files_is_told_of() {
    let (folder, _) = out();
    let out = folder.path().join("no/such/folder/map.pmtiles");
    let error = fetched(&plan(), &Server::new(), &out).unwrap_err();
    assert!(error.to_string().contains("cannot be used"), "{error}");
}
