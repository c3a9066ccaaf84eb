//! Positions in tables: two cells, or one that holds both.
//!
//! Decimal degrees, degrees with minutes and seconds, grid references, and the points of WKT, which
//! have the longitude first. What is read besides plain numbers is the model's reader's.

mod wkt;

use geo::{Point, Rect};

use crate::model::coordinates::{
    Axis, CoordinateError, Coordinates, Doubt, Spot, point, read, read_angle,
};

use super::letters::trimmed;

/// A position as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Located {
    /// The ground, WGS 84 (lon, lat) in degrees.
    pub at: Point,
    /// The side of the square of which it is the middle, in metres; of a grid reference only.
    pub square_m: Option<u32>,
    /// Where else it may lie, and why.
    pub otherwise: Option<(Point, Doubt)>,
}

impl Located {
    /// Whether it lies at 0° N 0° E, in the sea, which is what programs write for want of a place.
    #[must_use]
    pub fn is_suspicious(&self) -> bool {
        let (lon, lat) = self.at.x_y();
        lon.abs() < f64::EPSILON && lat.abs() < f64::EPSILON
    }
}

/// Why a text is no position.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NoPosition {
    /// It looks like coordinates, but no ground has them.
    #[error(transparent)]
    Coordinates(#[from] CoordinateError),
    /// A line, an area or several points.
    #[error("this is not one point")]
    NotAPoint,
    /// Coordinates of another system than WGS 84.
    #[error("these are coordinates of the system EPSG:{0}; only WGS 84, EPSG:4326, is read")]
    System(u32),
    /// Something else.
    #[error("these are no coordinates")]
    Other,
}

type Read = Result<Option<Located>, NoPosition>;

/// The position of which one cell holds the latitude, the other the longitude; `None` when both are
/// empty.
///
/// # Errors
/// When there is no such position, or one of the two is missing.
pub fn of_pair(latitude: &str, longitude: &str) -> Read {
    let (latitude, longitude) = (trimmed(latitude), trimmed(longitude));
    match (latitude.is_empty(), longitude.is_empty()) {
        (true, true) => return Ok(None),
        (true, false) | (false, true) => return Err(CoordinateError::Half.into()),
        (false, false) => {}
    }
    let latitude = angle(latitude, Axis::Latitude)?;
    let longitude = angle(longitude, Axis::Longitude)?;
    Ok(Some(located(point(latitude, longitude)?)))
}

/// The position that one cell holds, two numbers with the latitude first unless only the other order
/// is possible; `None` for an empty one.
///
/// `familiar` is the ground, (lon, lat) in degrees, that is expected: where the other order leads
/// there, too, [`Located::otherwise`] has it.
///
/// # Errors
/// When it holds none.
pub fn of_cell(text: &str, familiar: Rect) -> Read {
    let text = trimmed(text);
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(read) = wkt::read(text) {
        return Ok(read?.map(located));
    }
    let read = read(text, familiar).ok_or(NoPosition::Other)??;
    Ok(Some(match read {
        Coordinates::Clear(spot) => spotted(spot, None),
        Coordinates::Either(spot, other, doubt) => spotted(spot, Some((other.at, doubt))),
    }))
}

/// The same where of two plain numbers the longitude stands first, as far as that is possible.
///
/// # Errors
/// When it holds none.
pub fn of_cell_lon_first(text: &str) -> Read {
    let all = Rect::new((-180.0, -90.0), (180.0, 90.0));
    let read = of_cell(text, all)?;
    Ok(read.map(|located| match located.otherwise {
        Some((at, Doubt::Order)) => Located {
            at,
            otherwise: Some((located.at, Doubt::Order)),
            ..located
        },
        _ => located,
    }))
}

/// One angle; of most cells, a plain number.
fn angle(text: &str, axis: Axis) -> Result<f64, NoPosition> {
    if let Some(degrees) = plain(text) {
        return Ok(degrees);
    }
    Ok(read_angle(text, axis).ok_or(NoPosition::Other)??)
}

fn plain(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn located(at: Point) -> Located {
    Located {
        at,
        square_m: None,
        otherwise: None,
    }
}

fn spotted(spot: Spot, otherwise: Option<(Point, Doubt)>) -> Located {
    Located {
        at: spot.at,
        square_m: spot.square_m,
        otherwise,
    }
}

#[cfg(test)]
mod tests;
