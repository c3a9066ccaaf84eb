//! Grids: UTM and the military grid (MGRS), both in zones of six degrees of longitude.
//!
//! The projection is the crate's; here is what people write. Only between 80° S and 84° N, where
//! both grids are defined.

use geo::{Intersects, Point, Rect};
use geoconvert::{LatLon, Mgrs, UtmUps};

use super::{CoordinateError, Coordinates, Doubt, Spot};

type Read<T> = Result<T, CoordinateError>;

/// Latitudes between which both grids are defined, degrees.
const SOUTHERNMOST: f64 = -80.0;
const NORTHERNMOST: f64 = 84.0;

/// The letters of the bands of eight degrees of latitude, from 80° S.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";

/// The letters of columns of squares, by what the number of the zone leaves of a division by three.
const COLUMNS: [&str; 3] = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"];

/// The letters of rows of squares, again and again from the equator, or the southern half's zero.
const ROWS: &str = "ABCDEFGHJKLMNPQRSTUV";

/// The side of a square that has letters, metres.
const SQUARE_M: usize = 100_000;

/// A grid reference or UTM; `None` when `text` is neither.
pub(super) fn read(text: &str, familiar: Rect) -> Option<Read<Coordinates>> {
    let text = ["UTM", "MGRS", "ZONE"].iter().fold(text, |text, word| {
        let rest = text.strip_prefix(word).unwrap_or(text);
        rest.trim_start_matches([' ', ':'])
    });
    let digits = text.find(|letter: char| !letter.is_ascii_digit())?;
    if !(1..=2).contains(&digits) {
        return None;
    }
    let zone: u32 = text[..digits].parse().ok()?;
    let rest = text[digits..].trim_start();
    let band = rest
        .chars()
        .next()
        .filter(|letter| BANDS.contains(*letter))?;
    let rest = rest[1..].trim_start();
    let is_utm = rest.starts_with(|letter: char| letter.is_ascii_digit());
    let checked = |read: Read<Coordinates>| match zone {
        1..=60 => read,
        _ => Err(CoordinateError::Zone(zone)),
    };
    if is_utm {
        let (east, north) = metres(rest)?;
        return Some(checked(utm(zone, band, east, north, familiar)));
    }
    let reference: String = rest
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    is_reference(&reference).then(|| checked(mgrs(zone, band, &reference)))
}

/// Metres east and north: "292493 3857704", "292493 mE, 3857704 mN", "292493E 3857704N".
fn metres(text: &str) -> Option<(f64, f64)> {
    let (east, rest) = metre(text, 'E')?;
    let (north, rest) = metre(rest.trim_start_matches([' ', ',']), 'N')?;
    // With fewer digits they would be degrees: "37 N 36 E".
    (rest.is_empty() && east >= 10_000.0).then_some((east, north))
}

fn metre(text: &str, towards: char) -> Option<(f64, &str)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .unwrap_or(text.len());
    let number = text[..end].parse().ok()?;
    let rest = text[end..].trim_start();
    let rest = rest.strip_prefix('M').unwrap_or(rest).trim_start();
    Some((number, rest.strip_prefix(towards).unwrap_or(rest)))
}

fn utm(zone: u32, band: char, east: f64, north: f64, familiar: Rect) -> Read<Coordinates> {
    let at = |northern| position(zone, northern, east, north);
    match band {
        // Every band N lies in the northern half, so both readings of N are one.
        'N' => Ok(Coordinates::Clear(at(true)?)),
        'S' => {
            let northern = at(true).ok().filter(|spot| in_band(*spot, 'S'));
            Ok(match (northern, at(false)) {
                (Some(north), Ok(south)) if !familiar.intersects(&north.at) => {
                    Coordinates::Either(north, south, Doubt::South)
                }
                (Some(north), _) => Coordinates::Clear(north),
                (None, southern) => Coordinates::Clear(southern?),
            })
        }
        _ => {
            let spot = at(band > 'N')?;
            if in_band(spot, band) {
                Ok(Coordinates::Clear(spot))
            } else {
                Err(CoordinateError::Band(band, north))
            }
        }
    }
}

fn position(zone: u32, northern: bool, east: f64, north: f64) -> Read<Spot> {
    let off = || CoordinateError::OffTheGrid(zone);
    let number = i32::try_from(zone).map_err(|_| off())?;
    let utm = UtmUps::create(number, northern, east, north).map_err(|_| off())?;
    let at = point(utm.to_latlon());
    if !(SOUTHERNMOST..=NORTHERNMOST).contains(&at.y()) {
        return Err(off());
    }
    Ok(Spot { at, square_m: None })
}

fn in_band(spot: Spot, band: char) -> bool {
    // Who writes by hand is forgiven a kilometre at the edge of a band.
    const EDGE_DEG: f64 = 0.01;
    let Some(number) = BANDS.find(band) else {
        return false;
    };
    let south = SOUTHERNMOST + 8.0 * number as f64;
    let height = if band == 'X' { 12.0 } else { 8.0 };
    (south - EDGE_DEG..=south + height + EDGE_DEG).contains(&spot.at.y())
}

/// Whether `text` is two letters and digits: without these it may still become a name.
fn is_reference(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    letters == 2 && text.len() > 2 && text[2..].chars().all(|digit| digit.is_ascii_digit())
}

fn mgrs(zone: u32, band: char, reference: &str) -> Read<Coordinates> {
    let digits = reference.len() - 2;
    if digits % 2 == 1 || digits > 10 {
        return Err(CoordinateError::OddDigits(digits));
    }
    let whole = format!("{zone:02}{band}{reference}");
    let none = || CoordinateError::Square(format!("{zone}{band} {}", &reference[..2]));
    let mgrs = Mgrs::parse_str(&whole).map_err(|_| none())?;
    let at = point(mgrs.to_latlon());
    if !(SOUTHERNMOST..=NORTHERNMOST).contains(&at.y()) || at.x().is_nan() {
        return Err(none());
    }
    let exponent = 5 - u32::try_from(digits / 2).unwrap_or(5);
    Ok(Coordinates::Clear(Spot {
        at,
        square_m: Some(10_u32.pow(exponent)),
    }))
}

fn point(at: LatLon) -> Point {
    Point::new(at.longitude(), at.latitude())
}

/// The point `at` on the grid of its zone; `None` near the poles, where there is none.
fn on_grid(at: Point) -> Option<UtmUps> {
    let inside = SOUTHERNMOST..NORTHERNMOST;
    if !inside.contains(&at.y()) {
        return None;
    }
    let at = LatLon::create(at.y(), at.x()).ok()?;
    Some(at.to_utmups())
}

/// `at` as UTM to a metre, with N in the north and the letter of the band in the south: an S would
/// be a band of the north to some.
pub(super) fn as_utm(at: Point) -> Option<String> {
    let utm = on_grid(at)?;
    let letter = if utm.is_north() { 'N' } else { band(at)? };
    let (east, north) = (utm.easting(), utm.northing());
    Some(format!("{}{letter} {east:.0} {north:.0}", utm.zone()))
}

/// `at` in the military grid, to a metre: the square metre in which it lies.
///
/// Of the grid's letters only the way back is the crate's: its own writer panics within a thousand
/// kilometres north of the equator.
pub(super) fn as_mgrs(at: Point) -> Option<String> {
    let utm = on_grid(at)?;
    let zone = usize::try_from(utm.zone()).ok()?;
    let (east, north) = (utm.easting() as usize, utm.northing() as usize);
    let band = band(at)?;
    let column = letter(COLUMNS[zone % 3], (east / SQUARE_M).checked_sub(1)?)?;
    // In every other zone the rows begin five letters on.
    let row = north / SQUARE_M + if zone.is_multiple_of(2) { 5 } else { 0 };
    let row = letter(ROWS, row % ROWS.len())?;
    let (east, north) = (east % SQUARE_M, north % SQUARE_M);
    Some(format!(
        "{zone:02}{band} {column}{row} {east:05} {north:05}"
    ))
}

/// The letter of the band in which `at` lies.
fn band(at: Point) -> Option<char> {
    letter(BANDS, ((at.y() - SOUTHERNMOST) / 8.0) as usize)
}

/// The letter at `index`, or the last: the northernmost band is higher than the others.
fn letter(letters: &str, index: usize) -> Option<char> {
    letters.chars().nth(index.min(letters.len() - 1))
}
