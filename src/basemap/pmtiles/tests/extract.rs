//! How the vector fixture was taken out of a larger file.

use super::*;
use crate::basemap::metadata::layer_names;
use crate::basemap::pmtiles::write::{Description, DescriptionText, VectorLayer, written};

/// In the west of Florence, (lon, lat) in degrees: where the tiles are small.
pub(super) const POINT: (f64, f64) = (11.17, 43.74);

/// Takes one tile of each zoom, unchanged, out of the file that `FIRENZE` names; see the README
/// beside the fixture.
#[test]
#[ignore = "makes a fixture anew"]
fn one_tile_of_each_zoom_is_taken_out() {
    let path = std::env::var_os("FIRENZE").expect("FIRENZE names the whole file");
    let whole = PmTiles::open(Path::new(&path)).unwrap();
    let metadata = whole.header.metadata.read_all(&whole.file, METADATA_LIMIT);
    let metadata = unpacked(
        metadata.unwrap(),
        Packing::Gzip,
        Part::Metadata,
        METADATA_LIMIT,
    );
    let metadata = serde_json::from_slice(&metadata.unwrap()).unwrap();
    let layer = |name: &str| VectorLayer {
        id: name.to_owned(),
        fields: std::collections::BTreeMap::new(),
        minzoom: 0,
        maxzoom: 14,
    };
    let description = Description {
        text: DescriptionText {
            name: "Florence".to_owned(),
            attribution: whole.facts.attribution.clone(),
            vector_layers: layer_names(&metadata).into_iter().map(layer).collect(),
        },
        zooms: 0..=14,
        bounds: whole.facts.bounds,
    };
    let tiles: Vec<_> = (0..=14)
        .map(|zoom| tile_over(POINT.0, POINT.1, zoom))
        .map(|id| (id, packed(&whole.tile(id).unwrap().unwrap())))
        .collect();
    let bytes = written(&description, &tiles).unwrap();
    fs::write(fixture("protomaps-firenze.pmtiles"), bytes).unwrap();
}
