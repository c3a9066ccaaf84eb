//! Coordinates as people write them: read where they are meant, refused where they are not clear.
//!
//! Decimal degrees, degrees with minutes and seconds, UTM, and the military grid (MGRS), all on
//! WGS 84. Never guesses: what can be read in two ways is given in both, for the reader to choose.
//! Points are (lon, lat) in degrees; what people read and write has the latitude first.

mod angles;
mod grid;
mod written;

use geo::{Point, Rect};
use serde::{Deserialize, Serialize};

pub use written::{in_degrees, written};

/// No coordinates are longer, in letters.
const LONGEST: usize = 80;

/// How positions on the ground are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum CoordinateForm {
    /// Degrees and their decimals: 34.8405° N.
    #[default]
    Decimal,
    /// Degrees, minutes and seconds: 34° 50′ 26″ N.
    DegreesMinutesSeconds,
    /// The military grid: 37S BU 92493 57703.
    Mgrs,
    /// Universal Transverse Mercator: 37N 292493 3857704.
    Utm,
}

impl CoordinateForm {
    /// Every form, in the order of the settings.
    pub const ALL: [Self; 4] = [
        Self::Decimal,
        Self::DegreesMinutesSeconds,
        Self::Mgrs,
        Self::Utm,
    ];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Decimal => "Decimal degrees, 34.8405° N",
            Self::DegreesMinutesSeconds => "Degrees, minutes and seconds, 34° 50′ 26″ N",
            Self::Mgrs => "Military grid (MGRS), 37S BU 92493 57703",
            Self::Utm => "UTM, 37N 292493 3857704",
        }
    }
}

/// A position as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// The ground, WGS 84 (lon, lat) in degrees.
    pub at: Point,
    /// The side of the square of which it is the middle, in metres; of a grid reference only.
    pub square_m: Option<u32>,
}

/// What coordinates say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Coordinates {
    /// One position.
    Clear(Spot),
    /// Either of two, depending on what was meant; the one that custom has first.
    Either(Spot, Spot, Doubt),
}

/// Why coordinates can be read in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing says which number is the latitude.
    Order,
    /// S after a UTM zone is a band north of the equator to some, the southern half to others.
    South,
}

/// Why something that looks like coordinates is none.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CoordinateError {
    /// One of two is missing.
    #[error("a position needs a latitude and a longitude: 34.8407 N 36.7309 E")]
    Half,
    /// Both are of one kind.
    #[error("both numbers are marked as {0}: one takes N or S, the other E or W")]
    Twice(&'static str),
    /// More degrees than there are.
    #[error("{0} is no {1}, which goes to {2} degrees")]
    OutOfRange(f64, &'static str, u32),
    /// Minutes or seconds above 60.
    #[error("{0} is too much: minutes and seconds go to 60")]
    TooManyMinutes(f64),
    /// A longitude where a latitude is wanted, or the reverse.
    #[error("this is marked as {0}, where {1} is wanted")]
    OtherAngle(&'static str, &'static str),
    /// A minus and S or W.
    #[error("a minus and {0} both say which side it is: write one of them")]
    TwoSides(char),
    /// A zone that is none.
    #[error("there is no zone {0}: they go from 1 to 60")]
    Zone(u32),
    /// Off the zone's grid.
    #[error("no ground has these numbers in zone {0}: they are metres east and metres north")]
    OffTheGrid(u32),
    /// The letter and the metres north contradict each other.
    #[error("the letter {0} does not fit {1} metres north")]
    Band(char, f64),
    /// An odd number of digits in a grid reference.
    #[error("{0} digits do not divide into as many for the way east as for the way north")]
    OddDigits(usize),
    /// A square that the zone does not have.
    #[error("the military grid has no square {0}")]
    Square(String),
}

/// Reads `text`, if it looks like coordinates at all; `None` for a name, a date, one number alone.
///
/// `familiar` is the ground, (lon, lat) in degrees, that a reader expects: two plain numbers have the
/// latitude first, as is the custom, unless the other order leads there too. Then both are given.
///
/// # Errors
/// When it looks like coordinates, but no position has them.
#[must_use]
pub fn read(text: &str, familiar: Rect) -> Option<Result<Coordinates, CoordinateError>> {
    if text.chars().count() > LONGEST {
        return None;
    }
    let text = plain(text);
    grid::read(&text, familiar).or_else(|| angles::read(&text, familiar))
}

/// One of the two angles of a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// North or south of the equator.
    Latitude,
    /// East or west of Greenwich.
    Longitude,
}

/// Reads `text` as one angle of which it is known which it is, in degrees: "34.84", "34,84",
/// "34° 50′ 26″ N"; `None` when it does not look like one.
///
/// # Errors
/// When there is no such angle, or it is marked as the other.
#[must_use]
pub fn read_angle(text: &str, axis: Axis) -> Option<Result<f64, CoordinateError>> {
    if text.chars().count() > LONGEST {
        return None;
    }
    angles::one(&plain(text), axis)
}

/// The point at so many degrees north and east.
///
/// # Errors
/// When there are more degrees than a latitude or a longitude has.
pub fn point(latitude: f64, longitude: f64) -> Result<Point, CoordinateError> {
    let (latitude, longitude) = (
        Axis::Latitude.checked(latitude)?,
        Axis::Longitude.checked(longitude)?,
    );
    Ok(Point::new(longitude, latitude))
}

impl Axis {
    fn checked(self, degrees: f64) -> Result<f64, CoordinateError> {
        let (name, most) = match self {
            Self::Latitude => ("latitude", 90),
            Self::Longitude => ("longitude", 180),
        };
        if degrees.abs() <= f64::from(most) {
            Ok(degrees)
        } else {
            Err(CoordinateError::OutOfRange(degrees, name, most))
        }
    }
}

/// `text` in capitals, with Western digits and ASCII's minus, without marks that are not seen.
fn plain(text: &str) -> String {
    let invisible = |letter: &char| {
        matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(letter, '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let letters = text.trim().chars().filter(|letter| !invisible(letter));
    let digit = |letter: char, zero: char| {
        let value = u32::from(letter) - u32::from(zero);
        char::from_digit(value, 10).unwrap_or(letter)
    };
    let plain = letters.map(|letter| match letter {
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        '−' | '–' => '-',
        '٫' => '.',
        '،' => ',',
        _ => letter.to_ascii_uppercase(),
    });
    plain.collect()
}

#[cfg(test)]
mod tests;
