//! The base map: what lies under the claims, drawn offline from embedded tiles.
//!
//! The ground is a shaded [`Relief`]. Above it lie areas and lines: a folder of layers becomes vector
//! tiles ([`build`](build())) in one file ([`PmTiles`]), which is built into the program ([`BaseMap`]). A
//! map of the user's own may cover both ([`OwnMap`]). All are drawn on threads of their own as the map
//! asks for them; names are a list of [`Label`]s that the screen places itself. Asks the network for
//! nothing until the user turns a map of [`online`] on, and takes no side: a line that is not agreed is
//! never drawn as a border.

mod build;
mod clip;
mod credits;
mod detail;
mod embedded;
mod excerpt;
pub mod fetch;
mod gather;
mod gazetteer;
mod geodata;
mod ground;
mod kept;
mod labels;
mod layers;
mod mbtiles;
mod mercator;
mod metadata;
pub mod online;
mod open;
mod outline;
mod own;
mod paint;
mod pmtiles;
mod recent;
mod regions;
mod relief;
mod seam;
mod source;
mod style;
pub mod tiler;
mod tiles;
mod unpack;
mod unreadable;
mod vector;
mod worker;

pub use build::{BuildError, Built, Problem, Progress, build};
pub use clip::segment as cut_segment;
pub use credits::{ATTRIBUTION, Credit, MAKERS, credit_lines, credits};
pub use detail::{DetailLook, SetName, make_tile};
pub use embedded::LayerError;
pub use excerpt::{Drawn, excerpt};
pub use gazetteer::{Town, TownKind, towns};
pub use ground::{BaseMap, base_map};
pub use kept::KeptTiles;
pub use labels::{Label, LabelKind, labels};
pub use layers::{Feature, Kind, Layer, Layers, Shape, Tag};
pub use mbtiles::{MbTiles, MbTilesError};
pub use online::OnlineTiles;
pub use open::{NoMap, OpenMapError, open_map};
pub use outline::Outline;
pub use own::OwnMap;
pub use pmtiles::{PmTiles, PmTilesError};
pub use regions::regions;
pub use relief::{Elevation, Relief, ReliefPalette, elevation, relief, relief_picture};
pub use seam::region;
pub use source::{Content, MapFacts, TileFailure, TileSource};
pub use style::{MapPalette, style};
pub use tiles::TileSet;
pub use unreadable::{Undrawable, Unreadable};
