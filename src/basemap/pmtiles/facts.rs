//! What a `PMTiles` file says of itself: its header, and a description in JSON.

use serde_json::Value;

use super::header::{Header, TileKind};
use super::problem::{Part, PmTilesError};
use crate::basemap::metadata;
use crate::basemap::source::{Content, MapFacts};

/// Side of a vector tile on the screen, points: its zoom is one less than the map's.
const VECTOR_SIDE: u32 = 512;

/// Side of a picture on the screen, points. The format does not say; most are made for this.
const PICTURE_SIDE: u32 = 256;

/// What `header` and `description`, unpacked JSON, say of the map.
pub(super) fn facts(header: &Header, description: &[u8]) -> Result<MapFacts, PmTilesError> {
    let description = parsed(description)?;
    let text = |key| {
        description
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let (content, tile_side) = match header.tile_kind {
        TileKind::Picture => (Content::Raster, PICTURE_SIDE),
        TileKind::Vector => (content(&description)?, VECTOR_SIDE),
    };
    Ok(MapFacts {
        name: metadata::plain_text(text("name")),
        attribution: metadata::plain_text(text("attribution")),
        content,
        min_zoom: *header.zooms.start(),
        max_zoom: *header.zooms.end(),
        bounds: header.bounds,
        tile_side,
    })
}

/// Nothing at all is as good as an empty object: some writers leave it out.
fn parsed(description: &[u8]) -> Result<Value, PmTilesError> {
    if description.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(description).map_err(|error| PmTilesError::Damaged {
        part: Part::Metadata,
        why: format!("it is no JSON ({error})"),
    })
}

fn content(description: &Value) -> Result<Content, PmTilesError> {
    let layers = metadata::layer_names(description);
    Ok(metadata::content(&layers)?)
}
