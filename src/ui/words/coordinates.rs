//! Positions on the ground in words.

use geo::Point;

use crate::state::CoordinateForm;

/// The point `at`, (lon, lat) in degrees, with its latitude first: "34.8405° N 36.7306° E".
#[must_use]
pub fn coordinates(at: Point, form: CoordinateForm) -> String {
    let angle = match form {
        CoordinateForm::Decimal => decimal,
        CoordinateForm::DegreesMinutesSeconds => degrees_minutes_seconds,
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_say_latitude_first_with_their_sides() {
        for (lon, lat, decimal, sexagesimal) in [
            (
                36.7306,
                34.8405,
                "34.8405° N 36.7306° E",
                "34° 50′ 26″ N 36° 43′ 50″ E",
            ),
            (
                -0.5,
                -33.25,
                "33.2500° S 0.5000° W",
                "33° 15′ 00″ S 0° 30′ 00″ W",
            ),
            (
                0.999_99,
                59.999_9,
                "59.9999° N 1.0000° E",
                "60° 00′ 00″ N 1° 00′ 00″ E",
            ),
        ] {
            let at = Point::new(lon, lat);
            assert_eq!(coordinates(at, CoordinateForm::Decimal), decimal);
            let form = CoordinateForm::DegreesMinutesSeconds;
            assert_eq!(coordinates(at, form), sexagesimal);
        }
    }
}
