//! The base map: what lies under the claims, drawn offline from embedded layers.
//!
//! Areas and lines become vector tiles ([`tiler`]), made on a thread of their own as the map asks
//! for them ([`BaseMap`]); names are a list of [`Label`]s that the screen places itself. Asks the
//! network for nothing, and takes no side: a line that is not agreed is never drawn as a border.

mod clip;
mod credits;
mod detail;
mod embedded;
mod gather;
mod ground;
mod labels;
mod layers;
mod mbtiles;
mod mercator;
mod metadata;
mod open;
mod outline;
mod paint;
mod pmtiles;
mod recent;
mod regions;
mod seam;
mod source;
mod style;
pub mod tiler;
mod tiles;
mod vector;
mod worker;

pub use credits::{ATTRIBUTION, Credit, credits};
pub use detail::{DetailLook, make_tile};
pub use embedded::LayerError;
pub use ground::{BaseMap, base_map};
pub use labels::{Label, LabelKind, labels};
pub use layers::{Feature, Layer, Layers, Shape, Tag, layers};
pub use mbtiles::{MbTiles, MbTilesError};
pub use open::{NoMap, OpenMapError, open_map};
pub use outline::Outline;
pub use pmtiles::{PmTiles, PmTilesError};
pub use regions::regions;
pub use source::{Content, MapFacts, TileFailure, TileSource};
pub use style::{MapPalette, style};
pub use tiles::TileSet;
