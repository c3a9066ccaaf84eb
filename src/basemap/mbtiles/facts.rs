//! What an `MBTiles` file says of itself in its table of metadata, as far as that can be believed.

use std::io::Cursor;

use geo::Rect;
use image::{ImageFormat, ImageReader};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde_json::Value;

use super::problem::MbTilesError;
use super::{blob, unpacked};
use crate::basemap::source::{Content, MapFacts};
use crate::basemap::{metadata, vector};
use crate::database::Database;

/// The finest zoom of any map: there a tile is half a metre wide.
const FINEST: u8 = 26;

/// The zooms of most maps.
const USUAL: (u8, u8) = (0, 14);

/// Side of a vector tile on the screen, points: its zoom is one less than the map's.
const VECTOR_SIDE: u32 = 512;

/// Checks that the database holds a map, and collects what it says of it.
pub(super) fn facts(database: &Database) -> Result<MapFacts, MbTilesError> {
    has_table(database, "metadata", "SELECT name, value FROM metadata")?;
    has_table(
        database,
        "tiles",
        "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles",
    )?;
    let sample = sample(database)?;
    let (content, tile_side) = match picture_format(&sample)? {
        Some(_) => (Content::Raster, picture_side(&sample)),
        None => (content(database, sample)?, VECTOR_SIDE),
    };
    let (min_zoom, max_zoom) = zooms(database)?;
    let text = |key| Ok::<_, MbTilesError>(said(database, key)?.unwrap_or_default());
    Ok(MapFacts {
        name: metadata::plain_text(&text("name")?),
        attribution: metadata::plain_text(&text("attribution")?),
        content,
        min_zoom,
        max_zoom,
        bounds: bounds(&text("bounds")?),
        tile_side,
    })
}

/// Whether there is a table or view of that name from which `query` can select.
fn has_table(database: &Database, table: &'static str, query: &str) -> Result<(), MbTilesError> {
    let named = "SELECT 1 FROM sqlite_schema \
                 WHERE type IN ('table', 'view') AND name = ?1 COLLATE NOCASE";
    if database.first(named, [table], |_| Ok(()))?.is_none() {
        return Err(MbTilesError::NoTable(table));
    }
    match database.first(query, [], |_| Ok(())) {
        Err(rusqlite::Error::SqlInputError { msg: why, .. }) => {
            Err(MbTilesError::OtherTable { table, why })
        }
        Err(error) => Err(error.into()),
        Ok(_) => Ok(()),
    }
}

/// Any tile.
fn sample(database: &Database) -> Result<Vec<u8>, MbTilesError> {
    let any = "SELECT tile_data FROM tiles WHERE length(tile_data) > 0 LIMIT 1";
    let tile = database.first(any, [], blob)?.flatten();
    tile.ok_or(MbTilesError::NoTiles)
}

/// The metadata have a format too, which is as often wrong as right.
fn picture_format(tile: &[u8]) -> Result<Option<ImageFormat>, MbTilesError> {
    match image::guess_format(tile) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => Ok(Some(format)),
        Ok(other) => Err(MbTilesError::TileKind(format!("{other:?}").to_uppercase())),
        Err(_) => Ok(None),
    }
}

/// Side of a picture on the screen, points. Larger ones than usual are made for larger sides, or for
/// screens that show them as small as the others; on any screen they are legible at this size.
fn picture_side(tile: &[u8]) -> u32 {
    let reader = ImageReader::new(Cursor::new(tile)).with_guessed_format();
    let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    match size {
        Some((width, _)) if width >= 512 => 512,
        _ => 256,
    }
}

/// By the layers that the metadata name, or else those of a tile.
fn content(database: &Database, sample: Vec<u8>) -> Result<Content, MbTilesError> {
    let description: Value = said(database, "json")?
        .and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default();
    let of_sample;
    let mut layers = metadata::layer_names(&description);
    if layers.is_empty() {
        of_sample = unpacked(sample).map_or_else(|_| Vec::new(), |tile| vector::layer_names(&tile));
        layers = of_sample.iter().map(String::as_str).collect();
    }
    Ok(metadata::content(&layers)?)
}

/// As the metadata have them if they make sense, else as the tiles have them.
fn zooms(database: &Database) -> Result<(u8, u8), MbTilesError> {
    let said = |key| Ok::<_, MbTilesError>(said(database, key)?.and_then(|text| zoom(&text)));
    if let (Some(least), Some(most)) = (said("minzoom")?, said("maxzoom")?)
        && least <= most
    {
        return Ok((least, most));
    }
    // One after the other: together they would not use the index.
    let least = end(database, "SELECT min(zoom_level) FROM tiles");
    let most = end(database, "SELECT max(zoom_level) FROM tiles");
    match (least, most) {
        (Ok(Some(least)), Ok(Some(most))) => Ok((least, most)),
        // A table without an index; tiles are found in it all the same.
        (Err(MbTilesError::Slow), _) | (_, Err(MbTilesError::Slow)) => Ok(USUAL),
        (Err(error), _) | (_, Err(error)) => Err(error),
        _ => Ok(USUAL),
    }
}

fn end(database: &Database, query: &str) -> Result<Option<u8>, MbTilesError> {
    let end = database.first(query, [], text)?.flatten();
    Ok(end.and_then(|text| zoom(&text)))
}

/// Some write `14.0`.
fn zoom(text: &str) -> Option<u8> {
    let zoom: f64 = text.trim().parse().ok()?;
    (0.0..=f64::from(FINEST))
        .contains(&zoom)
        .then_some(zoom as u8)
}

/// West, south, east and north, in degrees. Many files have none or wrong ones; nothing but the view
/// depends on them.
fn bounds(text: &str) -> Rect {
    let degrees: Result<Vec<f64>, _> = text.split(',').map(|side| side.trim().parse()).collect();
    match degrees.as_deref() {
        Ok(&[west, south, east, north])
            if -180.0 <= west
                && west < east
                && east <= 180.0
                && -90.0 <= south
                && south < north
                && north <= 90.0 =>
        {
            Rect::new((west, south), (east, north))
        }
        _ => Rect::new((-180.0, -90.0), (180.0, 90.0)),
    }
}

/// What the metadata say about `key`, if anything.
fn said(database: &Database, key: &str) -> Result<Option<String>, MbTilesError> {
    let query = "SELECT value FROM metadata WHERE name = ?1";
    Ok(database.first(query, [key], text)?.flatten())
}

/// The first column as text, of whatever type it is.
fn text(row: &Row) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(0)? {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
    })
}
