//! What can be wrong with an `MBTiles` file, in words.

use std::io::{self, ErrorKind};
use std::time::Duration;

use rusqlite::ErrorCode;

use super::TILE_LIMIT;
use super::database::MAX_VALUE;
use crate::basemap::source::TileFailure;

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
    /// Its layers have names that no style here knows.
    #[error(
        "it cannot be told how to draw its layers ({0}); known are those of Protomaps (earth, \
         water, roads, places), of OpenMapTiles (transportation, waterway, place) and of \
         `counterclaim basemap build`"
    )]
    UnknownLayers(String),
    /// It has vector tiles, and keeps to itself what is in them.
    #[error(
        "it does not say which layers its tiles have, so that it cannot be told how to draw them"
    )]
    NoLayers,
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
    /// Nothing has that name.
    #[error("there is no such file; check its name and folder")]
    Missing,
    /// It is a folder.
    #[error("this is a folder; choose the file in it")]
    Folder,
    /// It may not be read.
    #[error("it may not be read; ask its owner for permission to read it")]
    Forbidden,
    /// The system cannot read it.
    #[error("it cannot be read: {0}")]
    Io(io::Error),
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
            Self::Io(_) => 30,
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
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Io(error),
        }
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
            Some(ErrorCode::SystemIoFailure) => Self::Io(io::Error::other(error)),
            _ => Self::Database(error),
        }
    }
}
