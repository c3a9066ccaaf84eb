//! Ground and numbers as they stand in files: a point as `(lon, lat)` in degrees, and nothing that
//! is no number or lies off the globe.

use geo::Point;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes `point` as `(lon, lat)`.
pub(crate) fn serialize<S: Serializer>(point: &Point, to: S) -> Result<S::Ok, S::Error> {
    (point.x(), point.y()).serialize(to)
}

/// Reads a point that is written as `(lon, lat)`.
///
/// # Errors
/// When it is written otherwise, or lies off the globe.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Point, D::Error> {
    let (lon, lat) = <(f64, f64)>::deserialize(from)?;
    // Written so that what is no number lies off the globe, too.
    if !(lon.abs() <= 180.0 && lat.abs() <= 90.0) {
        let why = format!("({lon}, {lat}) is no longitude and latitude in degrees");
        return Err(D::Error::custom(why));
    }
    Ok(Point::new(lon, lat))
}

/// Reads a number that can be reckoned with.
///
/// # Errors
/// When it is infinite, or none.
pub(crate) fn finite<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let number = f64::deserialize(from)?;
    if number.is_finite() {
        Ok(number)
    } else {
        Err(D::Error::custom(format!("{number} is no number of levels")))
    }
}
