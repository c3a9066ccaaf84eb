//! Maps in one file: [`MBTiles`](https://github.com/mapbox/mbtiles-spec), an `SQLite` database with a
//! row for every tile.
//!
//! The file may come from anywhere and be any database: it is looked at before `SQLite` gets it, and
//! only ever read. What a tile holds is not looked at here.

mod facts;
mod problem;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use rusqlite::Row;
use walkers::TileId;

pub use self::problem::MbTilesError;
use super::pmtiles::{OpenFile, ReadAt};
use super::source::{Content, MapFacts, TileFailure, TileSource};
use super::unpack::{self, NotUnpacked};
use crate::database::{Database, Keeping};

/// Length of its header, bytes.
const HEADER: usize = 100;

/// A tile, unpacked, bytes.
const TILE_LIMIT: u64 = 32 << 20;

const TILE: &str = "SELECT tile_data FROM tiles \
                    WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";

/// A map in an `MBTiles` file.
pub struct MbTiles {
    database: Mutex<Database>,
    facts: MapFacts,
}

impl MbTiles {
    /// Opens the file `path`, which stays open. A map without a name is called after its file.
    ///
    /// # Errors
    /// When there is no such file, it is no `MBTiles` file, it is damaged, or it holds what is not drawn.
    pub fn open(path: &Path) -> Result<Self, MbTilesError> {
        let database = Database::open(path, keeping(path)?)?;
        let mut facts = facts::facts(&database)?;
        if facts.name.is_empty() {
            let stem = path.file_stem().unwrap_or_default();
            facts.name = stem.to_string_lossy().into_owned();
        }
        Ok(Self {
            database: Mutex::new(database),
            facts,
        })
    }

    /// The bytes of the tile, unpacked; `None` where there is none.
    fn read(&self, id: TileId) -> Result<Option<Vec<u8>>, MbTilesError> {
        let TileId { x, y, zoom } = id;
        // Rows are counted from the south.
        let row = 1_u32
            .checked_shl(zoom.into())
            .and_then(|rows| rows.checked_sub(1)?.checked_sub(y));
        let (Some(row), true) = (row, zoom <= self.facts.max_zoom) else {
            return Ok(None);
        };
        let database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        let tile = database.first(TILE, (zoom, x, row), blob)?.flatten();
        drop(database);
        match self.facts.content {
            Content::Raster => Ok(tile),
            _ => tile.map(unpacked).transpose(),
        }
    }
}

impl TileSource for MbTiles {
    fn facts(&self) -> &MapFacts {
        &self.facts
    }

    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, TileFailure> {
        self.read(id)
            .map_err(|error| error.failure(&self.facts.name))
    }
}

/// Checks the header of the file `path`, and reads from it how the database is kept.
fn keeping(path: &Path) -> Result<Keeping, MbTilesError> {
    let file = OpenFile::open(path)?;
    if file.length() < HEADER as u64 {
        return Err(MbTilesError::NoDatabase);
    }
    let header = file.read_at(0, HEADER)?;
    Keeping::told(&header).ok_or(MbTilesError::NoDatabase)
}

/// The bytes in the first column; a text is taken for bytes, and nothing for no tile.
fn blob(row: &Row) -> rusqlite::Result<Option<Vec<u8>>> {
    Ok(row.get_ref(0)?.as_bytes_or_null()?.map(<[u8]>::to_vec))
}

/// Unpacks a vector tile that may be packed by gzip or zlib, as its first bytes tell: one that is not
/// begins with the number of its first field, which is neither.
fn unpacked(tile: Vec<u8>) -> Result<Vec<u8>, MbTilesError> {
    let unpacked = match tile[..] {
        [0x1f, 0x8b, ..] => unpack::to_limit(MultiGzDecoder::new(&tile[..]), TILE_LIMIT),
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => {
            unpack::to_limit(ZlibDecoder::new(&tile[..]), TILE_LIMIT)
        }
        _ => return Ok(tile),
    };
    unpacked.map_err(|fault| match fault {
        NotUnpacked::TooLarge => MbTilesError::TooLarge,
        NotUnpacked::Damaged(error) => MbTilesError::Unpacking(error),
    })
}

#[cfg(test)]
mod tests;
