//! Places: where something is said to have happened, no more precisely than the source says.

use std::collections::BTreeMap;
use std::sync::Arc;

/// First-level administrative areas by ISO 3166-2 code, the outlines that a case may refer to.
pub type Regions = BTreeMap<String, Region>;

/// A first-level administrative area (a governorate) with its outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// ISO 3166-2 code, such as `SY-HM`.
    pub code: String,
    /// English name.
    pub name: String,
    /// Arabic name.
    pub name_ar: Option<String>,
    /// Outline, WGS 84 (lon, lat) in degrees.
    pub outline: Arc<geo::MultiPolygon>,
    /// A point inside it where its mark or name stands, (lon, lat).
    pub label: geo::Point,
}
