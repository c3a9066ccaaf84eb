//! Longitude and latitude that were swapped: where that shows, it is told, and never put right in silence.

use std::sync::Arc;

use geo::{BoundingRect, Contains, Point};
use serde::{Deserialize, Serialize};

use crate::model::place::Region;
use crate::model::{Ground, Regions};

use super::Archive;

/// How many of a hundred positions have to lie in the expected country, once swapped.
const MOST: usize = 95;
/// How many may lie there as they are read, of a hundred.
const FEW: usize = 20;
/// From how many positions on it is judged at all.
const ENOUGH: usize = 3;
/// By how many places of a case its countries are told.
const ENOUGH_PLACES: usize = 50;
/// How many positions of an archive are looked at.
const SAMPLE: usize = 1000;

/// The land on which positions are expected: the regions of some countries.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    regions: Vec<Arc<Region>>,
}

/// Of how many positions it looks as if longitude and latitude were swapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swapped {
    /// How many lie on land of the expected country as they are read.
    pub as_read: usize,
    /// How many do once they are swapped.
    pub swapped: usize,
    /// How many were looked at.
    pub of: usize,
}

impl Expected {
    /// The countries that the first places `at`, (lon, lat) in degrees, lie in; Syria where they lie in none of
    /// `regions`.
    #[must_use]
    pub fn around(at: impl IntoIterator<Item = Point>, regions: &Regions) -> Self {
        let mut codes: Vec<String> = Vec::new();
        for at in at.into_iter().take(ENOUGH_PLACES) {
            let mut regions = regions.values();
            let found = regions.find(|region| region.outline.contains(&at));
            let country = found.and_then(|region| region.code.split_once('-'));
            let code = country.map(|(country, _)| format!("{country}-"));
            codes.extend(code.filter(|code| !codes.contains(code)));
        }
        if codes.is_empty() {
            codes.push("SY-".to_owned());
        }
        let is_of = |region: &&Arc<Region>| codes.iter().any(|code| region.code.starts_with(code));
        Self {
            regions: regions.values().filter(is_of).cloned().collect(),
        }
    }

    /// Whether swapping the `positions`, (lon, lat) in degrees, would put nearly all of them on land of the
    /// expected country, where as they are few lie there.
    #[must_use]
    pub fn swapped(&self, positions: &[Point]) -> Option<Swapped> {
        let bounded = |region: &Arc<Region>| region.outline.bounding_rect();
        let bounds: Vec<_> = self.regions.iter().map(bounded).collect();
        let is_there = |at: &Point| {
            let mut regions = self.regions.iter().zip(&bounds);
            regions.any(|(region, bounds)| {
                bounds.is_some_and(|bounds| bounds.contains(at)) && region.outline.contains(at)
            })
        };
        let of = positions.len();
        let as_read = positions.iter().filter(|at| is_there(at)).count();
        let turned = positions.iter().map(|at| Point::new(at.y(), at.x()));
        let swapped = turned.filter(is_there).count();
        let is_so = of >= ENOUGH && swapped * 100 >= of * MOST && as_read * 100 <= of * FEW;
        is_so.then_some(Swapped {
            as_read,
            swapped,
            of,
        })
    }
}

impl Archive {
    /// Some of the positions of its places, (lon, lat) in degrees, from all over it.
    #[must_use]
    pub fn some_positions(&self) -> Vec<Point> {
        let located = self.sites.iter().filter_map(|site| site.ground);
        let step = self.sites.len().div_ceil(SAMPLE).max(1);
        let some = located.step_by(step);
        some.map(Ground::lon_lat).collect()
    }
}

#[cfg(test)]
mod tests {
    use geo::{MultiPolygon, polygon};

    use super::*;

    /// A country of one region, from 36° to 40° east and from 33° to 37° north; it is made up.
    fn regions() -> Regions {
        let outline = polygon![
            (x: 36.0, y: 33.0), (x: 40.0, y: 33.0), (x: 40.0, y: 37.0), (x: 36.0, y: 37.0),
        ];
        let region = Region {
            code: "SY-XX".to_owned(),
            name: "Made up".to_owned(),
            name_ar: None,
            outline: MultiPolygon::from(outline),
            label: Point::new(38.0, 35.0),
        };
        Regions::from([("SY-XX".to_owned(), Arc::new(region))])
    }

    fn told(positions: &[(f64, f64)]) -> Option<Swapped> {
        let positions: Vec<Point> = positions.iter().map(|at| Point::from(*at)).collect();
        Expected::around([], &regions()).swapped(&positions)
    }

    #[test]
    fn positions_that_lie_in_the_country_only_when_turned_are_told() {
        let swapped = told(&[(34.8, 36.7), (34.7, 39.0), (33.5, 36.3), (35.1, 38.7)]);
        let expected = Swapped {
            as_read: 0,
            swapped: 4,
            of: 4,
        };
        assert_eq!(swapped, Some(expected));
    }

    #[test]
    fn positions_that_lie_there_as_they_are_or_elsewhere_are_left_alone() {
        assert_eq!(told(&[(36.7, 34.8), (39.0, 34.7), (36.3, 33.5)]), None);
        assert_eq!(told(&[(2.3, 48.8), (13.4, 52.5), (21.0, 52.2)]), None);
        assert_eq!(told(&[(34.8, 36.5), (34.7, 36.5)]), None, "too few to tell");
    }

    #[test]
    fn positions_that_lie_there_either_way_show_nothing() {
        assert_eq!(told(&[(36.5, 36.6), (36.4, 36.2), (36.3, 36.9)]), None);
    }
}
