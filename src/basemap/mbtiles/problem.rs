//! What can be wrong with an `MBTiles` file, in words.

use std::io;
use std::time::Duration;

use rusqlite::ErrorCode;

use super::TILE_LIMIT;
use crate::basemap::source::TileFailure;
use crate::basemap::unreadable::{Undrawable, Unreadable};
use crate::database::MAX_VALUE;

/// Why an `MBTiles` file, or a tile of it, cannot be had. Does not name the file: who opened it does.
#[derive(Debug, thiserror::Error)]
pub enum MbTilesError {
    /// It begins otherwise.
    #[error("this is no MBTiles file, for it does not begin like an SQLite database")]
    NoDatabase,
    /// It is a database of something else.
    #[error(
        "this is an SQLite database, but not a map in tiles: it has no table “{0}”; an MBTiles file \
         has the tables “metadata” and “tiles”"
    )]
    NoTable(&'static str),
    /// It is a database of something else, or of tiles that are kept in another way.
    #[error(
        "this is an SQLite database, but not a map in tiles: its table “{table}” is not that of an \
         MBTiles file ({why})"
    )]
    OtherTable {
        /// Name of the table.
        table: &'static str,
        /// What `SQLite` says.
        why: String,
    },
    /// There is nothing in it.
    #[error("it is a map without a single tile")]
    NoTiles,
    /// Its tiles are of a kind that is not drawn.
    #[error("its tiles are {0} pictures; drawn are vector tiles (MVT), PNG, JPEG and WebP")]
    TileKind(String),
    /// Its layers are none that can be drawn.
    #[error(transparent)]
    Layers(#[from] Undrawable),
    /// More than a sound file has: reading it would take the machine's memory.
    #[error(
        "a tile is larger than {} MiB, or {} MiB unpacked",
        MAX_VALUE >> 20,
        TILE_LIMIT >> 20
    )]
    TooLarge,
    /// A tile is not packed as it says.
    #[error("a tile cannot be unpacked: {0}")]
    Unpacking(io::Error),
    /// It is being written.
    #[error("another program is writing to it; close the file there")]
    Busy,
    /// It was being written when that broke off.
    #[error("another program has left it half written; open and close it there once")]
    HalfWritten,
    /// It takes longer than any tile should.
    #[error("looking a tile up in it takes too long")]
    Slow,
    /// Its tables are views that do other things than select.
    #[error("its tables do more than select tiles, which is not allowed here")]
    Forbidding,
    /// It makes no sense.
    #[error("it is damaged; fetch or copy it again")]
    Damaged,
    /// The system does not read it.
    #[error(transparent)]
    File(Unreadable),
    /// `SQLite` cannot read it.
    #[error("it cannot be read: {0}")]
    Database(rusqlite::Error),
}

impl MbTilesError {
    /// What this means for a tile of the map called `name`.
    pub(super) fn failure(&self, name: &str) -> TileFailure {
        let why = format!("{name}: {self}");
        let rest = match self {
            Self::Busy => 5,
            Self::File(Unreadable::Io(_)) => 30,
            Self::Slow => 60,
            _ => return TileFailure::Lasting { why },
        };
        TileFailure::Passing {
            why,
            retry_after: Duration::from_secs(rest),
        }
    }
}

impl From<io::Error> for MbTilesError {
    fn from(error: io::Error) -> Self {
        Self::File(error.into())
    }
}

impl From<rusqlite::Error> for MbTilesError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::OperationInterrupted) => Self::Slow,
            Some(ErrorCode::TooBig | ErrorCode::OutOfMemory) => Self::TooLarge,
            Some(ErrorCode::AuthorizationForStatementDenied) => Self::Forbidding,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Self::HalfWritten,
            Some(ErrorCode::SystemIoFailure) => io::Error::other(error).into(),
            _ => Self::Database(error),
        }
    }
}
