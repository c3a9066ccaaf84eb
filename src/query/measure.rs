//! Measuring on the ground: how far, which way, how large, on the WGS 84 ellipsoid.
//!
//! A line between two points is the geodesic, the shortest way over the ground. Points are (lon, lat)
//! in degrees; a course may go on beyond 180° so that no line of it leaps around the globe.

use geo::{
    Bearing, Destination, Distance, Geodesic, GeodesicArea, Intersects, Line, LineString, Point,
    Polygon,
};

/// The farthest that two points of a course are apart, in metres: on a map of towns, what lies between
/// them bends by less than can be seen.
const STRIDE_M: f64 = 25_000.0;
/// The most points of a course from one corner to the next.
const MOST_STRIDES: f64 = 256.0;
/// How many points stand for a circle.
const ROUND: u16 = 180;

/// The way from one point straight to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leg {
    /// How long it is, in metres.
    pub metres: f64,
    /// Which way it sets out: degrees clockwise from true north, 0 to 360. None where it leads nowhere.
    pub bearing: Option<f64>,
}

/// What an outline holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Enclosed {
    /// How long the way around it is, in metres.
    pub perimeter_m: f64,
    /// How large it is, in square metres: the smaller of the two parts of the globe. None where the
    /// outline crosses itself, so that nothing says what is inside.
    pub square_m: Option<f64>,
}

/// The way from one point straight to another.
#[must_use]
pub fn leg(from: Point, to: Point) -> Leg {
    let metres = Geodesic.distance(from, to);
    let bearing = (metres > 0.0).then(|| Geodesic.bearing(from, to).rem_euclid(360.0));
    Leg { metres, bearing }
}

/// The legs of the path through `points`, in their order.
pub fn legs(points: &[Point]) -> impl Iterator<Item = Leg> {
    points.windows(2).map(|ends| leg(ends[0], ends[1]))
}

/// How long the path through `points` is, in metres.
#[must_use]
pub fn length(points: &[Point]) -> f64 {
    legs(points).map(|leg| leg.metres).sum()
}

/// What the outline through `corners` holds; the last is joined to the first.
#[must_use]
pub fn enclosed(corners: &[Point]) -> Enclosed {
    let outline = Polygon::new(LineString::from(corners.to_vec()), Vec::new());
    let (perimeter_m, signed) = outline.geodesic_perimeter_area_signed();
    Enclosed {
        perimeter_m,
        square_m: (!crosses_itself(corners)).then(|| signed.abs()),
    }
}

/// The point that is reached from `from` after so many metres straight on.
#[must_use]
pub fn reached(from: Point, bearing: f64, metres: f64) -> Point {
    Geodesic.destination(from, bearing, metres)
}

/// All that is so many metres from `middle`: a closed line.
#[must_use]
pub fn around(middle: Point, metres: f64) -> Vec<Point> {
    let bearings = (0..=ROUND).map(|i| f64::from(i % ROUND) * 360.0 / f64::from(ROUND));
    unbroken(bearings.map(|bearing| reached(middle, bearing, metres)))
}

/// The line through `corners` as it runs over the ground, with as many points as its bends need.
#[must_use]
pub fn course(corners: &[Point]) -> Vec<Point> {
    let first = corners.first().copied().into_iter();
    let strides = corners
        .windows(2)
        .flat_map(|ends| strides(ends[0], ends[1]));
    unbroken(first.chain(strides))
}

/// The points on the way from one point to another, without the first.
fn strides(from: Point, to: Point) -> impl Iterator<Item = Point> {
    let leg = leg(from, to);
    let count = (leg.metres / STRIDE_M).ceil().clamp(1.0, MOST_STRIDES);
    let between = (1..count as u16).map(move |stride| {
        let metres = leg.metres * f64::from(stride) / count;
        reached(from, leg.bearing.unwrap_or_default(), metres)
    });
    between.chain([to])
}

/// `points` with longitudes that go on where they would leap around the globe.
fn unbroken(points: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut last = None;
    let turned = points.map(|point| {
        let beside = last.unwrap_or(point.x());
        let lon = point.x() + 360.0 * ((beside - point.x()) / 360.0).round();
        last = Some(lon);
        Point::new(lon, point.y())
    });
    turned.collect()
}

/// Whether two sides of the outline through `corners` meet elsewhere than where one follows the other.
fn crosses_itself(corners: &[Point]) -> bool {
    let ring = unbroken(corners.iter().chain(corners.first()).copied());
    let sides: Vec<Line> = ring
        .windows(2)
        .map(|ends| Line::new(ends[0], ends[1]))
        .filter(|side| side.start != side.end)
        .collect();
    let last = sides.len().saturating_sub(1);
    let meet = |one: usize, other: usize| {
        let are_neighbours = other == one + 1 || (one == 0 && other == last);
        !are_neighbours && sides[one].intersects(&sides[other])
    };
    (0..sides.len()).any(|one| (one + 1..sides.len()).any(|other| meet(one, other)))
}

#[cfg(test)]
mod tests;
