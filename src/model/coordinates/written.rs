//! Positions on the ground as people write them.

use geo::Point;

use super::{CoordinateForm, grid};

/// The point `at`, (lon, lat) in degrees, as `form` has it, the latitude or the zone first; `None`
/// near the poles in the forms that know no ground there.
#[must_use]
pub fn written(at: Point, form: CoordinateForm) -> Option<String> {
    match form {
        CoordinateForm::Decimal => Some(in_degrees(at)),
        CoordinateForm::DegreesMinutesSeconds => Some(with_sides(at, degrees_minutes_seconds)),
        CoordinateForm::Mgrs => grid::as_mgrs(at),
        CoordinateForm::Utm => grid::as_utm(at),
    }
}

/// The point `at`, (lon, lat) in degrees, anywhere on earth: "34.8405° N 36.7306° E".
#[must_use]
pub fn in_degrees(at: Point) -> String {
    with_sides(at, decimal)
}

/// Both angles with their sides, the latitude first.
fn with_sides(at: Point, angle: fn(f64) -> String) -> String {
    let side = |degrees: f64, positive: char, negative: char| {
        let letter = if degrees < 0.0 { negative } else { positive };
        format!("{} {letter}", angle(degrees.abs()))
    };
    format!("{} {}", side(at.y(), 'N', 'S'), side(at.x(), 'E', 'W'))
}

/// To some ten metres.
fn decimal(degrees: f64) -> String {
    format!("{degrees:.4}°")
}

/// To some thirty metres.
fn degrees_minutes_seconds(degrees: f64) -> String {
    // At most 180 · 3600.
    let seconds = (degrees * 3600.0).round() as u32;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (degrees, minutes) = (minutes / 60, minutes % 60);
    format!("{degrees}° {minutes:02}′ {seconds:02}″")
}
