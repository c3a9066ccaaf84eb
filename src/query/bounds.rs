//! How far the located places of a case reach.

use geo::{BoundingRect, Coord, InteriorPoint, Point, Rect};

use crate::model::{Case, Location};

/// The smallest box around all that `case` locates, (lon, lat) in degrees; `None` when it locates
/// nothing.
#[must_use]
pub fn bounds(case: &Case) -> Option<Rect> {
    case.places
        .values()
        .filter_map(|place| extent(&place.at))
        .reduce(union)
}

/// The smallest box around `location`, (lon, lat) in degrees; `None` when it has none.
#[must_use]
pub fn extent(location: &Location) -> Option<Rect> {
    match location {
        Location::Point(point) | Location::Around(point) => Some(point.bounding_rect()),
        Location::Line(line) => line.bounding_rect(),
        Location::Area(area) => area.bounding_rect(),
        Location::Region(region) => region.outline.bounding_rect(),
        Location::Unlocated => None,
    }
}

/// Where the mark of `location` stands, (lon, lat) in degrees; `None` when it has no place.
#[must_use]
pub fn anchor(location: &Location) -> Option<Point> {
    match location {
        Location::Point(point) | Location::Around(point) => Some(*point),
        Location::Line(line) => line.interior_point(),
        Location::Area(area) => area.interior_point(),
        Location::Region(region) => Some(region.label),
        Location::Unlocated => None,
    }
}

fn union(a: Rect, b: Rect) -> Rect {
    Rect::new(
        Coord {
            x: a.min().x.min(b.min().x),
            y: a.min().y.min(b.min().y),
        },
        Coord {
            x: a.max().x.max(b.max().x),
            y: a.max().y.max(b.max().y),
        },
    )
}
