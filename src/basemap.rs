//! The base map: what lies under the claims, drawn offline from embedded layers.
//!
//! Areas and lines become vector tiles ([`tiler`]), made on a thread of their own as the map asks
//! for them ([`BaseMap`]); names are a list of [`Label`]s that the screen places itself. Asks the
//! network for nothing, and takes no side: a line that is not agreed is never drawn as a border.

mod clip;
mod credits;
mod embedded;
mod gather;
mod labels;
mod layers;
mod mercator;
mod outline;
mod recent;
mod regions;
mod seam;
mod source;
mod style;
pub mod tiler;
mod tiles;
mod worker;

pub use clip::segment as cut_segment;
pub use credits::{ATTRIBUTION, Credit, credits};
pub use embedded::LayerError;
pub use labels::{Label, LabelKind, labels};
pub use layers::{Feature, Layer, Layers, Shape, Tag, layers};
pub use outline::Outline;
pub use regions::regions;
pub use source::{Content, MapFacts, TileFailure, TileSource};
pub use style::{MapPalette, style};
pub use tiles::BaseMap;
