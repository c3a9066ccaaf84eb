//! The base map: what lies under the claims, drawn offline from embedded tiles.
//!
//! Areas and lines of a folder of layers become vector tiles ([`build`](build())) in one file
//! ([`PmTiles`]), which is built into the program; the tiles are drawn on a thread of their own as the
//! map asks for them ([`BaseMap`]). Names are a list of [`Label`]s that the screen places itself. Asks
//! the network for nothing, and takes no side: a line that is not agreed is never drawn as a border.

mod build;
mod clip;
mod credits;
mod embedded;
mod gather;
mod geodata;
mod ground;
mod labels;
mod layers;
mod mercator;
mod metadata;
mod outline;
mod pmtiles;
mod recent;
mod regions;
mod seam;
mod source;
mod style;
pub mod tiler;
mod tiles;
mod worker;

pub use build::{BuildError, Built, Problem, Progress, build};
pub use credits::{ATTRIBUTION, Credit, credits};
pub use embedded::LayerError;
pub use ground::{BaseMap, base_map};
pub use labels::{Label, LabelKind, labels};
pub use layers::{Feature, Kind, Layer, Layers, Shape, Tag};
pub use outline::Outline;
pub use pmtiles::{PmTiles, PmTilesError};
pub use regions::regions;
pub use source::{Content, MapFacts, TileFailure, TileSource};
pub use style::{MapPalette, style};
pub use tiles::TileSet;
