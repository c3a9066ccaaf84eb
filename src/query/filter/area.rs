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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::measure::{around, reached};

    #[test]
    fn what_lies_on_the_circle_that_is_drawn_is_as_far_as_the_filter_says() {
        let middle = Point::new(36.7309, 34.8407);
        for metres in [500.0, 10_000.0, 200_000.0] {
            for at in around(middle, metres) {
                // On a sphere it would be up to three metres nearer or farther for each kilometre.
                let far = distance(middle, &Location::Point(at)).unwrap();
                assert!((far - metres).abs() < 1e-3, "{far} for {metres}");
            }
        }
    }

    #[test]
    fn a_line_is_as_far_as_its_nearest_point() {
        let middle = Point::new(36.7309, 34.8407);
        let north = reached(middle, 0.0, 20_000.0);
        let ends = [270.0, 90.0].map(|bearing| reached(north, bearing, 2_000.0));
        let far = distance(middle, &Location::Line(LineString::from(ends.to_vec()))).unwrap();
        assert!((far - 20_000.0).abs() < 1.0, "{far}");
        assert_eq!(distance(middle, &Location::Unlocated), None);
    }
}
