//! Why a map in a file cannot be opened, whatever its format: the file, and what it says of itself.

use std::io::{self, ErrorKind};

/// Why the system does not read a file.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
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
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::Io(error),
        }
    }
}

/// Why it cannot be told how to draw vector tiles.
#[derive(Debug, thiserror::Error)]
pub enum Undrawable {
    /// Their layers have names that no style here knows.
    #[error(
        "it cannot be told how to draw its layers ({0}); known are those of Protomaps (earth, \
         water, roads, places), of OpenMapTiles (transportation, waterway, place) and of \
         `counterclaim basemap build`"
    )]
    UnknownLayers(String),
    /// The map keeps to itself what is in them.
    #[error(
        "it does not say which layers its tiles have, so that it cannot be told how to draw them"
    )]
    NoLayers,
}
