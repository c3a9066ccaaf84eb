//! Which places of a case lie in an area that was drawn, or near another place.

use std::collections::BTreeSet;

use geo::{
    Closest, Coord, Distance, Geodesic, HaversineClosestPoint, Intersects, LineString, Point,
    Polygon, Rect,
};

use crate::model::{Area, Case, Ground, Location, PlaceId};
use crate::query::bounds::anchor;

/// An area made ready to be asked what lies in it.
pub enum AreaTest {
    /// What has any part in this outline.
    Outline(Polygon),
    /// What is no farther from this point, (lon, lat) in degrees, than so many metres.
    Near(Point, f64),
    /// Nothing: it is near a place that is nowhere.
    Nothing,
}

impl AreaTest {
    /// The test of `area`; `anchor` tells where a place has its mark.
    #[must_use]
    pub fn of(area: &Area, anchor: impl FnOnce(&PlaceId) -> Option<Point>) -> Self {
        match area {
            Area::Box(one, other) => {
                Self::Outline(Rect::new(corner(*one), corner(*other)).to_polygon())
            }
            Area::Polygon(corners) => {
                let ring = corners.iter().copied().map(corner).collect();
                Self::Outline(Polygon::new(LineString::new(ring), Vec::new()))
            }
            Area::Near(place, metres) => match anchor(place) {
                Some(from) => Self::Near(from, f64::from(*metres)),
                None => Self::Nothing,
            },
        }
    }

    /// The places of `case` that lie in the area, wholly or in part.
    pub(super) fn places_in<'a>(&self, case: &'a Case) -> BTreeSet<&'a PlaceId> {
        let places = case.places.iter();
        let inside = places.filter(|(_, place)| self.holds(&place.at));
        inside.map(|(id, _)| id).collect()
    }

    /// Whether any of `location` lies in the area.
    #[must_use]
    pub fn holds(&self, location: &Location) -> bool {
        match self {
            Self::Outline(outline) => meets(location, outline),
            Self::Near(from, reach) => distance(*from, location).is_some_and(|far| far <= *reach),
            Self::Nothing => false,
        }
    }
}

/// The places of `case` that lie in `area`, wholly or in part.
#[must_use]
pub fn places_in<'a>(case: &'a Case, area: &Area) -> BTreeSet<&'a PlaceId> {
    AreaTest::of(area, |place| anchor(&case.places.get(place)?.at)).places_in(case)
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
