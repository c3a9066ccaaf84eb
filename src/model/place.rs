//! Places: where something is said to have happened, no more precisely than the source says.

use std::collections::BTreeMap;
use std::sync::Arc;

use geo::{LineString, MultiPolygon, Point};
use serde::{Deserialize, Serialize};

use super::PlaceId;

/// Somewhere that claims are about.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Name as shown, in the press's spelling.
    pub name: String,
    /// Names in other languages by ISO 639-1 code; text in logical order.
    pub names: BTreeMap<String, String>,
    /// Where it is.
    pub at: Location,
    /// How precisely the sources locate what they report there.
    pub precision: Precision,
    /// A wider place that it is declared to lie in.
    pub within: Option<PlaceId>,
    /// Where the coordinates were taken from.
    pub located_by: Option<String>,
    /// What else there is to say of it.
    pub note: Option<String>,
}

impl Place {
    /// The Arabic name, if the case gives one.
    #[must_use]
    pub fn arabic(&self) -> Option<&str> {
        self.names.get("ar").map(String::as_str)
    }
}

/// The shape of a place. Coordinates are WGS 84 (lon, lat) in degrees.
#[derive(Debug, Clone, PartialEq)]
pub enum Location {
    /// At a point.
    Point(Point),
    /// Along a line.
    Line(LineString),
    /// In an area that the case outlines.
    Area(MultiPolygon),
    /// In a first-level administrative area, by its outline in the base map.
    Region(Arc<Region>),
    /// Somewhere around a point, to an extent that nobody states.
    Around(Point),
    /// The source gives no place.
    Unlocated,
}

/// How precisely a place is known, from finest to coarsest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// The very spot.
    Exact,
    /// A quarter of a town.
    Neighbourhood,
    /// A town or village.
    Settlement,
    /// A district.
    District,
    /// A governorate.
    Governorate,
    /// A larger part of a country.
    Region,
    /// A country.
    Country,
    /// Located, but nobody states how precisely.
    Unstated,
    /// Not at all.
    Unlocated,
}

impl Precision {
    /// Every precision with the name it has in case files.
    pub const NAMED: [(&'static str, Self); 9] = [
        ("Exact", Self::Exact),
        ("Neighbourhood", Self::Neighbourhood),
        ("Settlement", Self::Settlement),
        ("District", Self::District),
        ("Governorate", Self::Governorate),
        ("Region", Self::Region),
        ("Country", Self::Country),
        ("Unstated", Self::Unstated),
        ("Unlocated", Self::Unlocated),
    ];
}

/// First-level administrative areas by ISO 3166-2 code: the outlines that a case may refer to.
pub type Regions = BTreeMap<String, Arc<Region>>;

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
    pub outline: MultiPolygon,
    /// A point inside it where its mark or name stands, (lon, lat).
    pub label: Point,
}
