//! The gazetteer: towns and airfields that can be looked up by name.
//!
//! A list as the embedded layers have it, with every other name that they know; what somebody who
//! types means by it is decided elsewhere. A town's population is not in it: the layers' figures are
//! too uneven to go by.

use std::sync::OnceLock;

use super::embedded::{self, Embedded, Source};
use super::seam::in_region;

/// A town or airfield.
#[derive(Debug, Clone, PartialEq)]
pub struct Town {
    /// English name, in the press's spelling.
    pub name: String,
    /// Arabic name in logical order, where the layers have one.
    pub name_ar: Option<String>,
    /// Other names and spellings.
    pub alternatives: Vec<String>,
    /// WGS 84 (lon, lat) in degrees.
    pub lon_lat: geo::Point,
    /// What it is.
    pub kind: TownKind,
    /// Importance: 1 is greatest, 8 least.
    pub rank: u8,
    /// The Syrian governorate that it lies in.
    pub governorate: Option<String>,
    /// The country that it lies in, by its ISO 3166-1 code of two letters.
    pub country: Option<String>,
}

/// What a [`Town`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TownKind {
    /// A city.
    City,
    /// A town.
    Town,
    /// A village.
    Village,
    /// An air base or airport.
    Airfield,
}

/// Every town and airfield of the region that comes with the program, and great cities elsewhere.
/// Read when first asked for, which takes some milliseconds.
pub fn towns() -> &'static [Town] {
    static TOWNS: OnceLock<Vec<Town>> = OnceLock::new();
    TOWNS.get_or_init(|| {
        let mut towns = read(&embedded::PLACES, place);
        towns.extend(read(&embedded::AIRFIELDS, airfield));
        towns.extend(read(&embedded::WORLD_CITIES, world_city));
        towns
    })
}

/// A file that is part of the program and read by a test cannot fail here.
fn read(file: &Embedded, town: fn(&Source) -> Option<Town>) -> Vec<Town> {
    let sources = file.read().unwrap_or_default();
    sources.iter().filter_map(town).collect()
}

fn place(source: &Source) -> Option<Town> {
    let kind = match source.text("kind").as_deref() {
        Some("city") => TownKind::City,
        Some("village") => TownKind::Village,
        _ => TownKind::Town,
    };
    town(source, kind, source.rank("rank").unwrap_or(8))
}

fn airfield(source: &Source) -> Option<Town> {
    let rank = match source.text("size").as_deref() {
        Some("large") => 4,
        Some("medium") => 5,
        _ => 6,
    };
    let mut airfield = town(source, TownKind::Airfield, rank)?;
    airfield.alternatives.extend(source.text("icao"));
    Some(airfield)
}

/// Within the region the places know better.
fn world_city(source: &Source) -> Option<Town> {
    if in_region(source.point()?) {
        return None;
    }
    let rank = source.rank("rank").unwrap_or(8);
    town(source, TownKind::City, rank.saturating_add(1))
}

fn town(source: &Source, kind: TownKind, rank: u8) -> Option<Town> {
    Some(Town {
        name: source.text("name")?,
        name_ar: source.text("name_ar"),
        alternatives: source.texts("alt"),
        lon_lat: source.point()?,
        kind,
        rank: rank.clamp(1, 8),
        governorate: source.text("gov"),
        country: source.text("country"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(name: &str) -> &'static Town {
        let mut called = towns().iter().filter(|town| town.name == name);
        called.next().unwrap()
    }

    #[test]
    fn talbiseh_is_in_it_with_all_that_is_known_of_it() {
        let town = called("Talbiseh");
        assert_eq!(town.name_ar.as_deref(), Some("تلبيسة"));
        assert!(town.alternatives.iter().any(|name| name == "Talbisa"));
        assert_eq!(town.governorate.as_deref(), Some("Homs"));
        assert_eq!(town.country.as_deref(), Some("SY"));
        assert!((town.lon_lat.x() - 36.73).abs() < 0.01, "longitude first");
    }

    #[test]
    fn airfields_and_great_cities_elsewhere_are_in_it_too() {
        let base = called("Shayrat Air Base");
        assert_eq!(base.kind, TownKind::Airfield);
        assert_eq!(called("Moscow").country.as_deref(), Some("RU"));
    }

    #[test]
    fn a_city_of_the_region_is_in_it_once() {
        for name in ["Aleppo", "Damascus", "Beirut"] {
            let count = towns().iter().filter(|town| town.name == name).count();
            assert_eq!(count, 1, "{name}");
        }
    }

    #[test]
    fn it_is_large_enough_and_nothing_in_it_lacks_a_name() {
        assert!(towns().len() > 900, "{}", towns().len());
        for town in towns() {
            assert!((1..=8).contains(&town.rank), "{}", town.name);
            let names = [Some(&town.name), town.name_ar.as_ref()]
                .into_iter()
                .flatten();
            for name in names.chain(&town.alternatives) {
                assert!(!name.trim().is_empty(), "{town:?}");
            }
        }
    }
}
