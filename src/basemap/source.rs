//! Where the tiles of a map come from: a file or a server that answers with bytes.

use std::time::Duration;

use walkers::TileId;

/// A map in tiles: a file, a server, or what is built into the program.
pub trait TileSource: Send + Sync {
    /// What the map says of itself.
    fn facts(&self) -> &MapFacts;

    /// The bytes of tile `id`, neither compressed nor checked; `None` where the map has no such tile.
    ///
    /// Takes as long as a disk or a server takes: not for the frame.
    ///
    /// # Errors
    /// When the source cannot be read there; [`TileFailure`] says whether asking again may help.
    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, TileFailure>;

    /// How many threads may ask at once.
    fn at_once(&self) -> usize {
        1
    }
}

/// What a map in tiles says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct MapFacts {
    /// What it is called.
    pub name: String,
    /// Who is to be named while it is on the screen; empty where it does not say.
    pub attribution: String,
    /// What its tiles contain.
    pub content: Content,
    /// The coarsest zoom of its tiles.
    pub min_zoom: u8,
    /// The finest zoom of its tiles; finer ones are cut out of these.
    pub max_zoom: u8,
    /// What it covers, WGS 84 (lon, lat) in degrees.
    pub bounds: geo::Rect,
    /// Side of a tile on the screen, points.
    pub tile_side: u32,
}

/// What the tiles of a map contain, which decides how they are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Content {
    /// Pictures (PNG, JPEG or WebP), with names of their own.
    Raster,
    /// Vector tiles in [Protomaps' schema](https://docs.protomaps.com/basemaps/layers).
    Protomaps,
    /// Vector tiles in [OpenMapTiles' schema](https://openmaptiles.org/schema/).
    OpenMapTiles,
    /// Vector tiles that `counterclaim basemap build` made, in [`Layer`](super::Layer)s of our own.
    Counterclaim,
}

/// Why a tile could not be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TileFailure {
    /// It may be there later: a server that is busy, slow or out of reach.
    #[error("{why}")]
    Passing {
        /// What happened, in words.
        why: String,
        /// How long to leave the source alone.
        retry_after: Duration,
    },
    /// It will not be there: a damaged file, a refusal.
    #[error("{why}")]
    Lasting {
        /// What happened, in words.
        why: String,
    },
}
