//! Opening a map file.
use std::path::Path;

use super::pmtiles::{PmTiles, PmTilesError};
use super::source::TileSource;

/// Opens the map in `path`.
///
/// # Errors
/// When it is none.
pub fn open_map(path: &Path) -> Result<Box<dyn TileSource>, PmTilesError> {
    Ok(Box::new(PmTiles::open(path)?))
}
