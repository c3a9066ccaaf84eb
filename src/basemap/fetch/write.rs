//! Writing what has come as a `PMTiles` file, in one step.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use geo::Rect;
use image::ImageFormat;
use pmtiles::{PmtError, TileCoord, TileId, TileType};

use super::part::Part;
use super::{FetchError, Plan};
use crate::basemap::pmtiles::write::{Description, DescriptionText, VectorLayer, begun};
use crate::state::maps::TileContent;

/// The layers of vector tiles, which a reader tells their schema by.
const OPEN_MAP_TILES: &[&str] = &[
    "aerodrome_label",
    "aeroway",
    "boundary",
    "building",
    "housenumber",
    "landcover",
    "landuse",
    "mountain_peak",
    "park",
    "place",
    "poi",
    "transportation",
    "transportation_name",
    "water",
    "water_name",
    "waterway",
];
const PROTOMAPS: &[&str] = &[
    "boundaries",
    "buildings",
    "earth",
    "landcover",
    "landuse",
    "places",
    "pois",
    "roads",
    "water",
];

/// Writes the tiles in `part` to `out`; returns how many bytes the file has.
pub(super) fn file(plan: &Plan, part: &Part, out: &Path) -> Result<u64, FetchError> {
    let first = part.first()?.ok_or(FetchError::Nothing)?;
    let beside = beside(out);
    // One that an earlier run left is of no use.
    let _ = fs::remove_file(&beside);
    let written = fill(&beside, kind(plan, &first), plan, part).and_then(|bytes| {
        fs::rename(&beside, out).map_err(|why| unwritable(out, why))?;
        Ok(bytes)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

fn fill(path: &Path, kind: TileType, plan: &Plan, part: &Part) -> Result<u64, FetchError> {
    let in_words = |why| unwritable(path, why);
    let file = File::create_new(path).map_err(|why| unwritable(path, why))?;
    let mut writer = begun(&file, kind, &description(plan)).map_err(in_words)?;
    part.each(|number, bytes| {
        let number = TileId::new(number).map_err(in_words)?;
        let added = writer.add_tile(TileCoord::from(number), bytes);
        added.map_err(in_words)
    })?;
    writer.finalize().map_err(in_words)?;
    let synced = file.sync_all().and_then(|()| file.metadata());
    Ok(synced.map_err(|why| unwritable(path, why))?.len())
}

fn unwritable(path: &Path, why: impl Into<PmtError>) -> FetchError {
    FetchError::Unwritable {
        path: path.to_owned(),
        why: why.into(),
    }
}

/// What the map says of itself. Says nothing of where it came from but its name: the address may
/// have a key in it.
fn description(plan: &Plan) -> Description {
    let (map, area, zooms) = (plan.map(), plan.area(), plan.zooms());
    let layers = match map.content {
        TileContent::Raster => &[],
        TileContent::OpenMapTiles => OPEN_MAP_TILES,
        TileContent::Protomaps => PROTOMAPS,
    };
    let layer = |name: &&str| VectorLayer {
        id: (*name).to_owned(),
        fields: BTreeMap::new(),
        minzoom: zooms.from,
        maxzoom: zooms.to,
    };
    Description {
        text: DescriptionText {
            name: map.name.clone(),
            attribution: map.attribution.clone(),
            vector_layers: layers.iter().map(layer).collect(),
        },
        zooms: zooms.from..=zooms.to,
        bounds: Rect::new((area.west, area.south), (area.east, area.north)),
    }
}

/// What the tiles are; where they are pictures, the `first` of them tells which.
fn kind(plan: &Plan, first: &[u8]) -> TileType {
    match (plan.map().content, image::guess_format(first)) {
        (TileContent::OpenMapTiles | TileContent::Protomaps, _) => TileType::Mvt,
        (TileContent::Raster, Ok(ImageFormat::Png)) => TileType::Png,
        (TileContent::Raster, Ok(ImageFormat::Jpeg)) => TileType::Jpeg,
        (TileContent::Raster, Ok(ImageFormat::WebP)) => TileType::Webp,
        (TileContent::Raster, _) => TileType::Unknown,
    }
}

fn beside(out: &Path) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(".writing");
    PathBuf::from(name)
}
