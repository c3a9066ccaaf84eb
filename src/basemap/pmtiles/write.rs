//! Writing a map in one file; the same tiles always give the same bytes.

use std::io::{Cursor, Read, Seek, Write};
use std::ops::RangeInclusive;

use flate2::Compression;
use flate2::bufread::GzEncoder;
use geo::Rect;
use pmtiles::{PmTilesStreamWriter, PmTilesWriter, PmtError, TileCoord, TileType};
use serde::Serialize;
use walkers::TileId;

/// What a map says of itself.
#[derive(Debug, Clone)]
pub(in crate::basemap) struct Description {
    /// What it is called, and the like.
    pub(in crate::basemap) text: DescriptionText,
    /// From the coarsest to the finest zoom of its tiles.
    pub(in crate::basemap) zooms: RangeInclusive<u8>,
    /// What it covers, WGS 84 (lon, lat) in degrees.
    pub(in crate::basemap) bounds: Rect,
}

/// The part of a [`Description`] that is written as JSON, as the format has it.
#[derive(Debug, Clone, Serialize)]
pub(in crate::basemap) struct DescriptionText {
    pub(in crate::basemap) name: String,
    pub(in crate::basemap) attribution: String,
    /// None of pictures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::basemap) vector_layers: Vec<VectorLayer>,
}

/// A layer of vector tiles.
#[derive(Debug, Clone, Serialize)]
pub(in crate::basemap) struct VectorLayer {
    pub(in crate::basemap) id: String,
    /// The properties that its features may have, and what each is: Boolean, Number or String.
    pub(in crate::basemap) fields: std::collections::BTreeMap<String, String>,
    pub(in crate::basemap) minzoom: u8,
    pub(in crate::basemap) maxzoom: u8,
}

/// Packs a vector tile as these files have it. Takes a while: for threads that have time.
pub(in crate::basemap) fn packed(tile: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    // Reading from memory into memory cannot fail.
    let _ = GzEncoder::new(tile, Compression::best()).read_to_end(&mut packed);
    packed
}

/// Begins a file in `sink` for tiles of `kind`: vector tiles come [`packed`], pictures as they are.
///
/// # Errors
/// When `sink` cannot be written to.
pub(in crate::basemap) fn begun<W: Write + Seek>(
    sink: W,
    kind: TileType,
    description: &Description,
) -> Result<PmTilesStreamWriter<W>, PmtError> {
    let Description {
        text,
        zooms,
        bounds,
    } = description;
    let packing = match kind {
        TileType::Mvt => pmtiles::Compression::Gzip,
        _ => pmtiles::Compression::None,
    };
    let text = serde_json::to_string(text).map_err(std::io::Error::from)?;
    let (min, max, middle) = (bounds.min(), bounds.max(), bounds.center());
    PmTilesWriter::new(kind)
        .precompressed(packing)
        .min_zoom(*zooms.start())
        .max_zoom(*zooms.end())
        .bounds(min.x, min.y, max.x, max.y)
        .center(middle.x, middle.y)
        .center_zoom(*zooms.start())
        .metadata(text)
        .create(sink)
}

/// A file of vector `tiles`, each [`packed`]; those alike are written once.
///
/// # Errors
/// When a tile is not on the map, or one is too large for the format.
pub(in crate::basemap) fn written(
    description: &Description,
    tiles: &[(TileId, Vec<u8>)],
) -> Result<Vec<u8>, PmtError> {
    let mut in_order = Vec::with_capacity(tiles.len());
    for (TileId { x, y, zoom }, bytes) in tiles {
        let coord = TileCoord::new(*zoom, *x, *y)?;
        in_order.push((pmtiles::TileId::from(coord), coord, bytes));
    }
    in_order.sort_by_key(|(number, ..)| *number);

    let mut file = Cursor::new(Vec::new());
    let mut writer = begun(&mut file, TileType::Mvt, description)?;
    for (_, coord, bytes) in in_order {
        writer.add_tile(coord, bytes)?;
    }
    writer.finalize()?;
    Ok(file.into_inner())
}
