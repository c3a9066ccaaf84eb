//! Positions on the ground in words.

use geo::Point;

use crate::model::coordinates::{CoordinateForm, in_degrees, written};

/// The point `at`, (lon, lat) in degrees, with its latitude first: "34.8405° N 36.7306° E". In
/// degrees near the poles, where no grid reaches.
#[must_use]
pub fn coordinates(at: Point, form: CoordinateForm) -> String {
    written(at, form).unwrap_or_else(|| in_degrees(at))
}
