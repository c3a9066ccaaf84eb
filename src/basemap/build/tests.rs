//! What is made of a folder of layers, and what is said of one of which nothing can be made.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use mvt_reader::Reader;
use tempfile::TempDir;

use super::*;
use crate::basemap::pmtiles::PmTiles;
use crate::basemap::source::{Content, TileSource};

mod odd;

const RIVER: &str = r#"{"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"size": "great"},
     "geometry": {"type": "LineString", "coordinates": [[36.1, 34.2], [36.9, 34.8]]}},
    {"type": "Feature", "properties": {"size": 3},
     "geometry": {"type": "LineString", "coordinates": [[36.2, 34.9], [36.4, 34.8]]}}
]}"#;

const LAND: &str = r#"{"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {},
     "geometry": {"type": "Polygon", "coordinates": [[[36, 34], [38, 34], [38, 36], [36, 36], [36, 34]]]}}
]}"#;

/// The folder of the layers that come with the program.
fn committed() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/basemap")
}

/// The layers that come with the program.
pub(in crate::basemap) fn layers() -> &'static Layers {
    static LAYERS: OnceLock<Layers> = OnceLock::new();
    LAYERS.get_or_init(|| {
        let manifest = files::manifest(&committed()).unwrap();
        layers_in(&committed(), &manifest, &mut |_| ()).unwrap().0
    })
}

/// A folder with these layers in its manifest, and these files.
fn folder(layers: &str, files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let manifest = format!("BaseMap(format: 1, name: \"A test\", maxzoom: 8, layers: [{layers}])");
    fs::write(folder.path().join("manifest.ron"), manifest).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn built(folder: &TempDir) -> PmTiles<&'static [u8]> {
    let built = build(folder.path(), None, &mut |_| ()).unwrap();
    PmTiles::embedded(built.bytes.leak()).unwrap()
}

fn refusal(folder: &Path) -> String {
    build(folder, None, &mut |_| ()).unwrap_err().to_string()
}

/// How many features each layer of a tile has, by its name.
fn counts(map: &PmTiles<&'static [u8]>, id: TileId) -> Vec<(String, usize)> {
    let tile = map.tile(id).unwrap().unwrap();
    let layers = Reader::new(tile).unwrap().get_layer_metadata().unwrap();
    let count = |layer: mvt_reader::layer::Layer| (layer.name, layer.feature_count);
    layers.into_iter().map(count).collect()
}

#[test]
fn the_embedded_map_is_what_is_made_of_the_committed_layers() {
    let committed = fs::read(committed().join("counterclaim.pmtiles")).unwrap();
    let built = build(&self::committed(), None, &mut |_| ()).unwrap();
    // Not compared by assert_eq, which would print both.
    assert!(
        built.bytes == committed,
        "the layers or the program have changed: make the embedded map anew, with \
         cargo run -- basemap build assets/basemap assets/basemap/counterclaim.pmtiles"
    );
}

#[test]
fn the_region_of_the_labels_is_that_of_the_manifest() {
    let region = files::manifest(&committed()).unwrap().region().unwrap();
    let (min, max) = (region.min(), region.max());
    for (lon, lat, inside) in [
        (min.x, min.y, true),
        (max.x, max.y, true),
        (min.x - 0.01, min.y, false),
        (max.x, max.y + 0.01, false),
    ] {
        assert_eq!(crate::basemap::seam::in_region((lon, lat).into()), inside);
    }
}

#[test]
fn great_rivers_come_first() {
    let river =
        "(file: \"r.geojson\", layer: River, from: 5, rank: \"size\", zooms: {\"great\": 2})";
    let map = built(&folder(river, &[("r.geojson", RIVER)]));
    assert_eq!(map.facts().name, "A test");
    assert_eq!(map.facts().content, Content::Counterclaim);
    assert_eq!((map.facts().min_zoom, map.facts().max_zoom), (0, 8));
    let at = |x, y, zoom| TileId { x, y, zoom };
    assert_eq!(map.tile(at(0, 0, 1)), Ok(None));
    assert_eq!(counts(&map, at(2, 1, 2)), [("river".to_owned(), 1)]);
    assert_eq!(counts(&map, at(19, 12, 5)), [("river".to_owned(), 2)]);
}

#[test]
fn land_has_a_sea_around_it_and_a_coast_where_it_is_wanted() {
    let land = "(file: \"l.geojson\", layer: Land, outline: (layer: Coast, from: 3))";
    let map = built(&folder(land, &[("l.geojson", LAND)]));
    let names = |zoom, x, y| {
        let counts = counts(&map, TileId { x, y, zoom });
        counts.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(names(2, 2, 1), ["sea", "land"]);
    assert_eq!(names(3, 4, 3), ["sea", "land", "coast"]);
}

#[test]
fn a_finer_zoom_may_be_asked_for() {
    let folder = folder(
        "(file: \"r.geojson\", layer: River)",
        &[("r.geojson", RIVER)],
    );
    let built = build(folder.path(), Some(9), &mut |_| ()).unwrap();
    assert_eq!(built.maxzoom, 9);
    let error = build(folder.path(), Some(17), &mut |_| ()).unwrap_err();
    assert_eq!(error.to_string(), "zoom 17 is too fine; 16 is the finest");
}

#[test]
fn one_hears_how_far_it_is() {
    let folder = folder(
        "(file: \"r.geojson\", layer: River)",
        &[("r.geojson", RIVER)],
    );
    let mut heard = Vec::new();
    build(folder.path(), None, &mut |progress| heard.push(progress)).unwrap();
    assert_eq!(heard[0], Progress::Reading("r.geojson".to_owned()));
    let all = heard.len() - 2;
    assert_eq!(heard[all], Progress::Cutting { done: all, of: all });
    assert_eq!(heard[all + 1], Progress::Writing);
}

#[test]
fn a_folder_without_a_manifest_is_told() {
    let folder = tempfile::tempdir().unwrap();
    assert!(refusal(folder.path()).contains("has no manifest.ron"));
    assert!(refusal(&folder.path().join("none")).contains("there is no folder"));
}

#[test]
fn all_that_is_wrong_with_the_files_is_told_at_once() {
    let layers = "(file: \"none.geojson\", layer: River), (file: \"text.geojson\", layer: River),
        (file: \"empty.geojson\", layer: River), (file: \"l.geojson\", layer: River),
        (file: \"far.geojson\", layer: River), (file: \"binary.geojson\", layer: River)";
    let empty = r#"{"type": "FeatureCollection", "features": []}"#;
    let far = RIVER.replace("[36.2, 34.9]", "[36.2, 134.9]");
    let folder = folder(
        layers,
        &[
            ("text.geojson", "no JSON"),
            ("empty.geojson", empty),
            ("l.geojson", LAND),
            ("far.geojson", &far),
        ],
    );
    fs::write(folder.path().join("binary.geojson"), [0xff, 0xfe, 0]).unwrap();
    let told = refusal(folder.path());
    let lines: Vec<&str> = told.lines().skip(1).collect();
    for (line, expected) in lines.iter().zip([
        "none.geojson: the manifest names it, but it is not in the folder",
        "text.geojson: this cannot be read as GeoJSON",
        "empty.geojson: it has no features",
        "l.geojson: feature 1: this is an area, but River takes lines",
        "far.geojson: feature 2: [36.2, 134.9] is nowhere",
        "binary.geojson: this is not text in UTF-8",
    ]) {
        assert!(line.starts_with(expected), "{line}");
    }
    assert_eq!(lines.len(), 6, "{told}");
}

#[test]
fn numbers_that_are_none_are_told() {
    for (wrong, expected) in [
        ("NaN", "cannot be read"),
        ("1e999", "cannot be read"),
        ("null", "cannot be read"),
    ] {
        let text = RIVER.replace("36.9", wrong);
        let folder = folder(
            "(file: \"r.geojson\", layer: River)",
            &[("r.geojson", &text)],
        );
        let told = refusal(folder.path());
        assert!(
            told.contains("\nr.geojson: this ") && told.contains(expected),
            "{told}"
        );
    }
}

#[test]
fn shapes_of_no_size_are_left_out() {
    let text = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": []}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[36, 34]]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "MultiLineString", "coordinates": [[]]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[36, 34], [36, 34]]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[36, 34], [37, 35]]}}
    ]}"#;
    let map = built(&folder(
        "(file: \"r.geojson\", layer: River)",
        &[("r.geojson", text)],
    ));
    let world = TileId {
        x: 0,
        y: 0,
        zoom: 0,
    };
    assert_eq!(counts(&map, world), [("river".to_owned(), 1)]);
}

#[test]
fn work_without_end_is_refused_before_it_begins() {
    let folder = folder("(file: \"l.geojson\", layer: Land)", &[("l.geojson", LAND)]);
    let everywhere = LAND.replace("38", "179").replace("[36,", "[-179,");
    fs::write(
        folder.path().join("l.geojson"),
        everywhere.replace(" 34]", " -60]"),
    )
    .unwrap();
    let error = build(folder.path(), Some(16), &mut |_| ()).unwrap_err();
    assert!(
        error.to_string().contains("choose a lower maxzoom"),
        "{error}"
    );
}
