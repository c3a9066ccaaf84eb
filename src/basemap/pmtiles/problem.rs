//! What can be wrong with a `PMTiles` file, in words.

use std::fmt;
use std::io::{self, ErrorKind};

use crate::basemap::unreadable::{Undrawable, Unreadable};

/// Why a `PMTiles` file, or a tile of it, cannot be had. Does not name the file: who opened it does.
#[derive(Debug, thiserror::Error)]
pub enum PmTilesError {
    /// It begins otherwise.
    #[error("this is no PMTiles file, for it does not begin like one")]
    NotPmTiles,
    /// It is of another edition of the format.
    #[error(
        "this is a PMTiles file of version {0}, and only version 3 is read; the format's own tool \
         makes one of the other: pmtiles convert OLD NEW"
    )]
    Version(u8),
    /// The header promises more than there is.
    #[error(
        "the file breaks off: the {part} should end at byte {end}, but it has {length}; fetch or \
         copy it again"
    )]
    BreaksOff {
        /// What should be there.
        part: Part,
        /// Where that should end, bytes.
        end: u128,
        /// How many bytes there are.
        length: u64,
    },
    /// It makes no sense, or not the sense that the format asks for.
    #[error("the {part} cannot be read: {why}; fetch or copy the file again")]
    Damaged {
        /// What is damaged.
        part: Part,
        /// In which way.
        why: String,
    },
    /// More than a sound file has: reading it would take the machine's memory.
    #[error("the {part} would take more than {} MiB, as in no sound file", limit >> 20)]
    TooLarge {
        /// What is too large.
        part: Part,
        /// The most that is read, bytes.
        limit: u64,
    },
    /// It is packed in a way that is not unpacked here.
    #[error("the {part} cannot be unpacked: the file says {how}, and only gzip is read")]
    Packing {
        /// What is packed.
        part: Part,
        /// What the header says.
        how: &'static str,
    },
    /// Its tiles are of a kind that is not drawn.
    #[error("its tiles are {0}; drawn are vector tiles (MVT), PNG, JPEG and WebP")]
    TileKind(&'static str),
    /// Its layers are none that can be drawn.
    #[error(transparent)]
    Layers(#[from] Undrawable),
    /// The system does not read it.
    #[error(transparent)]
    File(Unreadable),
    /// It ends earlier than when it was opened.
    #[error("the file has become shorter while it was open; open it again")]
    Shortened,
}

impl From<io::Error> for PmTilesError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::UnexpectedEof => Self::Shortened,
            _ => Self::File(error.into()),
        }
    }
}

/// A part of a `PMTiles` file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The first 127 bytes.
    Header,
    /// The directory that is read first.
    Root,
    /// The directories below it, or one of them.
    Leaves,
    /// What the file says of itself.
    Metadata,
    /// The tiles, or one of them.
    Tiles,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "header",
            Self::Root => "directory of the tiles",
            Self::Leaves => "further directory of the tiles",
            Self::Metadata => "description of the map",
            Self::Tiles => "tile data",
        })
    }
}
