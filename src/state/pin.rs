//! The pin: a position that was found or pointed at, until something else is looked at.

use serde::{Deserialize, Serialize};

use crate::model::lon_lat;

/// A position on the map, of which nothing is claimed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pin {
    /// The ground, WGS 84 (lon, lat) in degrees.
    #[serde(with = "lon_lat")]
    pub at: geo::Point,
    /// What is there, where it was found by its name.
    pub name: Option<String>,
    /// The side of the square of which it is the middle, in metres, where it was found by a grid
    /// reference.
    pub square_m: Option<u32>,
}

impl Pin {
    /// A pin at a position, (lon, lat) in degrees, of which no more is known.
    #[must_use]
    pub fn at(at: geo::Point) -> Self {
        Self {
            at,
            name: None,
            square_m: None,
        }
    }
}
