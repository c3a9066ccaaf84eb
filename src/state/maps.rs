//! Online maps: servers that answer with tiles, as the user knows and remembers them.
//!
//! Plain descriptions, checked when they are made. Asks no server for anything, and never shows a
//! [`Key`]: it stands apart from the [`Template`], which may be shown.

mod key;
mod learns;
mod predefined;
mod template;
mod written;

pub use key::Key;
pub use learns::explain;
pub use predefined::{OPEN_FREE_MAP, OPEN_STREET_MAP, predefined};
pub use template::{Address, Scheme, Template, TemplateFault};

use serde::{Deserialize, Serialize};

use written::Written;

/// A map whose tiles come from a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct OnlineMap {
    /// What it is called in files and on the command line.
    pub id: String,
    /// What it is called on the screen.
    pub name: String,
    /// Where its tiles are.
    pub template: Template,
    /// What the server knows the user by, where it wants to.
    pub key: Option<Key>,
    /// The coarsest zoom of its tiles.
    pub min_zoom: u8,
    /// The finest zoom of its tiles.
    pub max_zoom: u8,
    /// Side of a tile on the screen.
    pub tile_side: TileSide,
    /// What its tiles contain.
    pub content: TileContent,
    /// Who is to be named while it is on the screen.
    pub attribution: String,
    /// Whether its operator allows saving tiles for later.
    pub saving: Saving,
}

impl OnlineMap {
    /// The server that is asked, with its port if one is written: `tile.example.org:8080`.
    #[must_use]
    pub fn host(&self) -> &str {
        self.template.host()
    }

    /// Whether the template wants a key that is not there.
    #[must_use]
    pub fn lacks_key(&self) -> bool {
        self.template.takes_key() && self.key.is_none()
    }
}

/// What the tiles of an online map contain.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum, Serialize, Deserialize,
)]
#[value(rename_all = "lower")]
pub enum TileContent {
    /// Pictures (PNG, JPEG or WebP).
    #[default]
    Raster,
    /// Vector tiles in [OpenMapTiles' schema](https://openmaptiles.org/schema/).
    OpenMapTiles,
    /// Vector tiles in [Protomaps' schema](https://docs.protomaps.com/basemaps/layers).
    Protomaps,
}

/// Side of a tile on the screen; it decides which zoom of a map is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum TileSide {
    /// 256 points, as most pictures have.
    #[default]
    Points256,
    /// 512 points, as vector tiles and pictures for dense screens have.
    Points512,
}

impl TileSide {
    /// The side in points; also the pixels that a WMS is asked for.
    #[must_use]
    pub fn points(self) -> u32 {
        match self {
            Self::Points256 => 256,
            Self::Points512 => 512,
        }
    }
}

/// Whether the operator of a map allows saving its tiles for later.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Saving {
    /// Allowed.
    Allowed {
        /// How many bytes at a time, where the operator names a limit.
        at_most_bytes: Option<u64>,
    },
    /// Forbidden.
    Forbidden {
        /// Where the operator says so, in words.
        why: String,
    },
    /// Nothing is known of it; the user has to look it up.
    #[default]
    NotStated,
}

#[cfg(test)]
mod tests;
