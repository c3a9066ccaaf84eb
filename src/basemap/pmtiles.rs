//! Maps in one file: `PMTiles`, version 3, read in place.
//!
//! The file may come from anywhere. Its header is checked against its true length before anything
//! else is read; everything is read by bounded, positioned reads and unpacked up to a limit. Nothing
//! is mapped into memory, and no file makes this panic. What a tile holds is not looked at here.

mod directory;
mod facts;
mod header;
mod problem;
mod read_at;
pub(super) mod write;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use flate2::read::GzDecoder;
use pmtiles::TileCoord;
use walkers::TileId;

use directory::{Directory, Found};
use header::{Header, Packing, Stretch};
pub use problem::{Part, PmTilesError};
pub use read_at::{OpenFile, ReadAt};

use super::recent::Recent;
use super::source::{MapFacts, TileFailure, TileSource};
use super::unpack::{self, NotUnpacked};

/// A directory as it lies in the file: few have a tenth of this.
const DIRECTORY_LIMIT: u64 = 1 << 20;
/// A directory unpacked: a million entries at the most.
const UNPACKED_DIRECTORY_LIMIT: u64 = 4 << 20;
/// What a map says of itself, packed or not.
const METADATA_LIMIT: u64 = 4 << 20;
/// A tile, packed or not.
const TILE_LIMIT: u64 = 32 << 20;

/// How many directories may stand between the root and a tile; writers make one.
const DEEPEST: usize = 4;

/// Directories kept; each serves thousands of tiles side by side.
const DIRECTORIES_KEPT: usize = 8;

/// A map in a `PMTiles` file, or in bytes that are laid out like one.
pub struct PmTiles<R> {
    file: R,
    header: Header,
    root: Directory,
    leaves: Mutex<Recent<u64, Arc<Directory>>>,
    facts: MapFacts,
}

impl PmTiles<OpenFile> {
    /// Opens the file `path`, which stays open. A map without a name is called after its file.
    ///
    /// # Errors
    /// When there is no such file, it is no `PMTiles` file, it is damaged, or it holds what is not drawn.
    pub fn open(path: &Path) -> Result<Self, PmTilesError> {
        let mut map = Self::over(OpenFile::open(path)?)?;
        if map.facts.name.is_empty() {
            let stem = path.file_stem().unwrap_or_default();
            map.facts.name = stem.to_string_lossy().into_owned();
        }
        Ok(map)
    }
}

impl PmTiles<&'static [u8]> {
    /// Reads a map that is built into the program.
    ///
    /// # Errors
    /// As [`open`](PmTiles::open).
    pub fn embedded(bytes: &'static [u8]) -> Result<Self, PmTilesError> {
        Self::over(bytes)
    }
}

impl<R: ReadAt> PmTiles<R> {
    /// Checks the header of `file`, and reads its first directory and what it says of itself.
    ///
    /// # Errors
    /// As [`open`](PmTiles::open).
    pub fn over(file: R) -> Result<Self, PmTilesError> {
        let header = Header::read(&file)?;
        let packed = header.root.read_all(&file, DIRECTORY_LIMIT)?;
        let root = directory(&header, packed, Part::Root)?;
        let packed = header.metadata.read_all(&file, METADATA_LIMIT)?;
        let metadata = unpacked(packed, header.inside, Part::Metadata, METADATA_LIMIT)?;
        let facts = facts::facts(&header, &metadata)?;
        Ok(Self {
            file,
            header,
            root,
            leaves: Mutex::new(Recent::new(DIRECTORIES_KEPT)),
            facts,
        })
    }

    /// The bytes of the tile, unpacked; `None` where there is none.
    fn read(&self, id: TileId) -> Result<Option<Vec<u8>>, PmTilesError> {
        let TileId { x, y, zoom } = id;
        let coord = TileCoord::new(zoom, x, y).ok();
        let Some(coord) = coord.filter(|_| self.header.zooms.contains(&zoom)) else {
            return Ok(None);
        };
        let number = pmtiles::TileId::from(coord).value();
        let Some((offset, length)) = self.find(number)? else {
            return Ok(None);
        };
        let data: Stretch = self.header.data;
        let packed = data.read_at(&self.file, offset, length, TILE_LIMIT)?;
        unpacked(packed, self.header.tiles, Part::Tiles, TILE_LIMIT).map(Some)
    }

    /// Offset and length of tile `number` in the tile data.
    fn find(&self, number: u64) -> Result<Option<(u64, u64)>, PmTilesError> {
        let mut found = self.root.find(number);
        for _ in 0..=DEEPEST {
            match found {
                None => return Ok(None),
                Some(Found::Tile { offset, length }) => return Ok(Some((offset, length))),
                Some(Found::Leaf { offset, length }) => {
                    found = self.leaf(offset, length)?.find(number);
                }
            }
        }
        Err(PmTilesError::Damaged {
            part: Part::Leaves,
            why: "it leads on and on to others".to_owned(),
        })
    }

    /// The directory `offset` bytes into those below the root. Read outside the lock: two threads may
    /// read the same one, and neither waits for the disk of the other.
    fn leaf(&self, offset: u64, length: u64) -> Result<Arc<Directory>, PmTilesError> {
        let kept = || self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(leaf) = kept().get(offset) {
            return Ok(Arc::clone(leaf));
        }
        let leaves = self.header.leaves;
        let packed = leaves.read_at(&self.file, offset, length, DIRECTORY_LIMIT)?;
        let leaf = Arc::new(directory(&self.header, packed, Part::Leaves)?);
        kept().insert(offset, Arc::clone(&leaf));
        Ok(leaf)
    }
}

impl<R: ReadAt> TileSource for PmTiles<R> {
    fn facts(&self) -> &MapFacts {
        &self.facts
    }

    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, TileFailure> {
        self.read(id).map_err(|error| TileFailure::Lasting {
            why: format!("{}: {error}", self.facts.name),
        })
    }

    fn at_once(&self) -> usize {
        2
    }
}

fn directory(header: &Header, packed: Vec<u8>, part: Part) -> Result<Directory, PmTilesError> {
    let bytes = unpacked(packed, header.inside, part, UNPACKED_DIRECTORY_LIMIT)?;
    Directory::read(&bytes, part, header.leaves, header.data)
}

/// Unpacks `bytes`; what would take more than `limit` is refused as soon as it does.
fn unpacked(
    bytes: Vec<u8>,
    packing: Packing,
    part: Part,
    limit: u64,
) -> Result<Vec<u8>, PmTilesError> {
    if packing == Packing::None {
        return Ok(bytes);
    }
    unpack::to_limit(GzDecoder::new(&bytes[..]), limit).map_err(|fault| match fault {
        NotUnpacked::TooLarge => PmTilesError::TooLarge { part, limit },
        NotUnpacked::Damaged(error) => PmTilesError::Damaged {
            part,
            why: format!("it cannot be unpacked ({error})"),
        },
    })
}

#[cfg(test)]
mod tests;
