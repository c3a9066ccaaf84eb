//! The header: where everything lies, checked before anything else is read.

use std::ops::RangeInclusive;

use geo::Rect;
use pmtiles::{Compression, PmtError, TileType};

use super::problem::{Part, PmTilesError};
use super::read_at::ReadAt;

/// How many bytes the header has.
const LENGTH: usize = 127;

/// The finest zoom that a tile number of 32 bits can have.
const FINEST: u8 = 30;

/// What a file says of itself in its first bytes; every stretch lies within the file.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) root: Stretch,
    pub(super) metadata: Stretch,
    pub(super) leaves: Stretch,
    pub(super) data: Stretch,
    /// How directories and metadata are packed.
    pub(super) inside: Packing,
    /// How tiles are packed.
    pub(super) tiles: Packing,
    pub(super) tile_kind: TileKind,
    pub(super) zooms: RangeInclusive<u8>,
    /// WGS 84 (lon, lat) in degrees; the whole world where the file does not say.
    pub(super) bounds: Rect,
}

/// A stretch of the file that lies wholly within it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) part: Part,
    offset: u64,
    pub(super) length: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TileKind {
    Vector,
    Picture,
}

impl Header {
    /// Reads and checks the header of `file`.
    pub(super) fn read(file: &impl ReadAt) -> Result<Self, PmTilesError> {
        let there = usize::try_from(file.length()).unwrap_or(LENGTH).min(LENGTH);
        let bytes = file.read_at(0, there)?;
        if bytes.starts_with(b"PMTiles") && bytes.len() < LENGTH {
            return Err(PmTilesError::BreaksOff {
                part: Part::Header,
                end: LENGTH as u128,
                length: bytes.len() as u64,
            });
        }
        let stretch = |part, at| Stretch::read(&bytes, at, part, file.length());
        let header = pmtiles::Header::try_from_bytes(bytes.clone().into()).map_err(refused)?;
        // The first writers put the character.
        if ![3, b'3'].contains(&header.spec_version()) {
            return Err(PmTilesError::Version(header.spec_version()));
        }
        Ok(Self {
            root: stretch(Part::Root, 8)?,
            metadata: stretch(Part::Metadata, 24)?,
            leaves: stretch(Part::Leaves, 40)?,
            data: stretch(Part::Tiles, 56)?,
            inside: Packing::of(header.internal_compression(), Part::Root)?,
            tiles: Packing::of(header.tile_compression, Part::Tiles)?,
            tile_kind: TileKind::of(header.tile_type)?,
            zooms: zooms(&header)?,
            bounds: bounds(&header),
        })
    }
}

impl Stretch {
    /// The stretch whose offset and length stand at byte `at` of the header, of a file of `length`.
    fn read(header: &[u8], at: usize, part: Part, length: u64) -> Result<Self, PmTilesError> {
        let number = |at: usize| {
            let bytes = header.get(at..)?.first_chunk()?;
            Some(u64::from_le_bytes(*bytes))
        };
        let (Some(offset), Some(long)) = (number(at), number(at + 8)) else {
            return Err(PmTilesError::NotPmTiles);
        };
        let end = u128::from(offset) + u128::from(long);
        if end > u128::from(length) {
            return Err(PmTilesError::BreaksOff { part, end, length });
        }
        Ok(Self {
            part,
            offset,
            length: long,
        })
    }

    /// Whether it has `length` bytes from its own byte `offset` on.
    pub(super) fn has(self, offset: u64, length: u64) -> bool {
        offset
            .checked_add(length)
            .is_some_and(|end| end <= self.length)
    }

    /// Reads `length` bytes from its own byte `offset` on, `limit` at the most.
    pub(super) fn read_at(
        self,
        file: &impl ReadAt,
        offset: u64,
        length: u64,
        limit: u64,
    ) -> Result<Vec<u8>, PmTilesError> {
        let part = self.part;
        if !self.has(offset, length) {
            let why = "an entry points out of it".to_owned();
            return Err(PmTilesError::Damaged { part, why });
        }
        let too_large = PmTilesError::TooLarge { part, limit };
        match usize::try_from(length) {
            Ok(long) if length <= limit => Ok(file.read_at(self.offset + offset, long)?),
            _ => Err(too_large),
        }
    }

    /// Reads all of it, `limit` bytes at the most.
    pub(super) fn read_all(self, file: &impl ReadAt, limit: u64) -> Result<Vec<u8>, PmTilesError> {
        self.read_at(file, 0, self.length, limit)
    }
}

impl Packing {
    fn of(compression: Compression, part: Part) -> Result<Self, PmTilesError> {
        let how = match compression {
            Compression::None => return Ok(Self::None),
            Compression::Gzip => return Ok(Self::Gzip),
            Compression::Brotli => "Brotli",
            Compression::Zstd => "Zstandard",
            Compression::Unknown => "nothing about how",
        };
        Err(PmTilesError::Packing { part, how })
    }
}

impl TileKind {
    fn of(kind: TileType) -> Result<Self, PmTilesError> {
        match kind {
            TileType::Mvt => Ok(Self::Vector),
            TileType::Png | TileType::Jpeg | TileType::Webp => Ok(Self::Picture),
            TileType::Avif => Err(PmTilesError::TileKind("AVIF pictures")),
            TileType::Mlt => Err(PmTilesError::TileKind("MapLibre vector tiles (MLT)")),
            TileType::Unknown => Err(PmTilesError::TileKind("of a kind that the file keeps open")),
        }
    }
}

fn refused(error: PmtError) -> PmTilesError {
    let damaged = |why: &str| PmTilesError::Damaged {
        part: Part::Header,
        why: why.to_owned(),
    };
    match error {
        PmtError::InvalidMagicNumber | PmtError::InvalidHeader => PmTilesError::NotPmTiles,
        PmtError::UnsupportedPmTilesVersion => PmTilesError::Version(2),
        PmtError::InvalidCompression => damaged("it names an unknown way of packing"),
        PmtError::InvalidTileType => damaged("it names an unknown kind of tiles"),
        other => damaged(&other.to_string()),
    }
}

fn zooms(header: &pmtiles::Header) -> Result<RangeInclusive<u8>, PmTilesError> {
    let (coarsest, finest) = (header.min_zoom, header.max_zoom);
    if coarsest > finest || finest > FINEST {
        return Err(PmTilesError::Damaged {
            part: Part::Header,
            why: format!("it says zooms from {coarsest} to {finest}"),
        });
    }
    Ok(coarsest..=finest)
}

/// The bounds of the map. Many files have none or wrong ones; nothing but the view depends on them.
fn bounds(header: &pmtiles::Header) -> Rect {
    let (west, east) = (header.min_longitude, header.max_longitude);
    let (south, north) = (header.min_latitude, header.max_latitude);
    let makes_sense = -180.0 <= west
        && west < east
        && east <= 180.0
        && -90.0 <= south
        && south < north
        && north <= 90.0;
    if makes_sense {
        Rect::new((west, south), (east, north))
    } else {
        Rect::new((-180.0, -90.0), (180.0, 90.0))
    }
}
