//! Which places of a case lie in an area that was drawn, or near another place.

use std::collections::BTreeSet;

use geo::{
    Closest, Coord, Distance, Geodesic, HaversineClosestPoint, Intersects, LineString, Point,
    Polygon, Rect,
};

use crate::model::{Area, Case, Ground, Location, PlaceId};
use crate::query::bounds::anchor;

/// The places of `case` that lie in `area`, wholly or in part.
#[must_use]
pub fn places_in<'a>(case: &'a Case, area: &Area) -> BTreeSet<&'a PlaceId> {
    let is_inside: Box<dyn Fn(&Location) -> bool> = match area {
        Area::Box(one, other) => {
            let outline = Rect::new(corner(*one), corner(*other)).to_polygon();
            Box::new(move |at| meets(at, &outline))
        }
        Area::Polygon(corners) => {
            let ring = corners.iter().copied().map(corner).collect();
            let outline = Polygon::new(LineString::new(ring), Vec::new());
            Box::new(move |at| meets(at, &outline))
        }
        Area::Near(place, metres) => {
            let from = case.places.get(place).and_then(|place| anchor(&place.at));
            let reach = f64::from(*metres);
            Box::new(move |at| from.is_some_and(|from| distance(from, at) <= Some(reach)))
        }
    };
    let places = case.places.iter();
    let inside = places.filter(|(_, place)| is_inside(&place.at));
    inside.map(|(id, _)| id).collect()
}

fn corner(at: Ground) -> Coord {
    at.lon_lat().into()
}

/// Whether any of `location` lies in `outline`.
fn meets(location: &Location, outline: &Polygon) -> bool {
    match location {
        Location::Point(point) | Location::Around(point) => outline.intersects(point),
        Location::Line(line) => outline.intersects(line),
        Location::Area(area) => outline.intersects(area),
        Location::Region(region) => outline.intersects(&region.outline),
        Location::Unlocated => false,
    }
}

/// Metres from `from`, (lon, lat) in degrees, to the nearest of `location`; `None` when it is nowhere.
///
/// As far on the ellipsoid as the circle that is drawn. Which point of a line or an area is the nearest
/// is asked of a sphere: beside that point, the distance hardly changes.
fn distance(from: Point, location: &Location) -> Option<f64> {
    let closest = match location {
        Location::Point(point) | Location::Around(point) => Closest::SinglePoint(*point),
        Location::Line(line) => line.haversine_closest_point(&from),
        Location::Area(area) => area.haversine_closest_point(&from),
        Location::Region(region) => region.outline.haversine_closest_point(&from),
        Location::Unlocated => Closest::Indeterminate,
    };
    match closest {
        Closest::Intersection(point) | Closest::SinglePoint(point) => {
            Some(Geodesic.distance(from, point))
        }
        Closest::Indeterminate => None,
    }
}
