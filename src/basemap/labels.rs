//! Names on the map: what may be written, where, and from which zoom on.
//!
//! Only a list, in the order in which names have a claim to room; the screen decides what fits.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::OnceLock;

use geo::{Area, InteriorPoint};

use super::embedded::{self, Embedded, Source};
use super::seam::in_region;

/// A name on the map and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// English name, in the press's spelling.
    pub name: String,
    /// Arabic name in logical order, where the layers have one.
    pub name_ar: Option<String>,
    /// Where the name stands: WGS 84 (lon, lat) in degrees.
    pub lon_lat: geo::Point,
    /// What is named; decides how it is set.
    pub kind: LabelKind,
    /// Importance within its kind: 1 is greatest.
    pub rank: u8,
    /// The map zoom from which the name may appear.
    pub min_zoom: f64,
}

/// What a [`Label`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LabelKind {
    /// A country, in letterspaced capitals when far out.
    Country,
    /// A town or city, with a dot.
    Town,
    /// An air base or airport.
    Airfield,
    /// A sea, lake or reservoir.
    Water,
    /// A mountain range, plain or desert.
    Relief,
    /// A governorate or province.
    Governorate,
}

/// Every name, the most important first: by the zoom at which it appears, then rank, population
/// and name. Read when first asked for.
pub fn labels() -> &'static [Label] {
    static LABELS: OnceLock<Vec<Label>> = OnceLock::new();
    LABELS.get_or_init(|| {
        let mut found = Vec::new();
        found.extend(read(&embedded::PLACES, place));
        found.extend(read(&embedded::WORLD_CITIES, world_city));
        found.extend(read(&embedded::WORLD_COUNTRIES, country));
        found.extend(read(&embedded::AIRFIELDS, airfield));
        found.extend(read(&embedded::RELIEF_LABELS, relief));
        found.extend(read(&embedded::LAKES, lake));
        found.extend(read(&embedded::LAKES_NE, lake));
        found.extend(read(&embedded::ADMIN1, governorate));
        in_order(found)
    })
}

/// A label with the population that breaks ties; 0 where unknown, which so comes last.
struct Found {
    label: Label,
    population: u64,
}

/// A file that is part of the program and read by a test cannot fail here.
fn read(file: &Embedded, label: fn(&Source) -> Option<Found>) -> Vec<Found> {
    let sources = file.read().unwrap_or_default();
    sources.iter().filter_map(label).collect()
}

fn in_order(mut found: Vec<Found>) -> Vec<Label> {
    // Places come first in the list, so that of two equal names at one point theirs is kept.
    let mut taken = HashSet::new();
    found.retain(|Found { label, .. }| {
        let at =
            [label.lon_lat.x(), label.lon_lat.y()].map(|degrees| (degrees * 100.0).round() as i32);
        taken.insert((label.name.clone(), at))
    });
    found.sort_by(|a, b| {
        let key = |found: &Found| {
            (
                found.label.rank,
                Reverse(found.population),
                found.label.name.clone(),
            )
        };
        a.label
            .min_zoom
            .total_cmp(&b.label.min_zoom)
            .then_with(|| key(a).cmp(&key(b)))
    });
    found.into_iter().map(|found| found.label).collect()
}

/// A label at the source's own point.
fn at_point(source: &Source, kind: LabelKind, rank: u8, min_zoom: f64) -> Option<Found> {
    at(source, source.point()?, kind, rank, min_zoom)
}

fn at(
    source: &Source,
    lon_lat: geo::Point,
    kind: LabelKind,
    rank: u8,
    min_zoom: f64,
) -> Option<Found> {
    let label = Label {
        name: source.text("name")?,
        name_ar: source.text("name_ar"),
        lon_lat,
        kind,
        rank,
        min_zoom,
    };
    let population = source.number("pop").unwrap_or(0.0) as u64;
    Some(Found { label, population })
}

/// A town of the region. Ranks are set by hand; populations are too uneven to go by.
fn place(source: &Source) -> Option<Found> {
    let rank = source.rank("rank").unwrap_or(8).max(1);
    let min_zoom = match rank {
        1 => 5.0,
        2 => 6.0,
        3 => 7.0,
        4 => 7.75,
        5 => 8.5,
        6 => 9.0,
        7 => 9.5,
        _ => 10.5,
    };
    // Towns abroad wait a little, so that the country the map is about reads first.
    let abroad = source.text("country").as_deref() != Some("SY");
    let wait = if abroad && rank > 2 { 0.5 } else { 0.0 };
    at_point(source, LabelKind::Town, rank, min_zoom + wait)
}

/// A great city elsewhere; within the region the places know better.
fn world_city(source: &Source) -> Option<Found> {
    let point = source.point()?;
    if in_region(point) {
        return None;
    }
    let rank = source.rank("rank").unwrap_or(8);
    let capital = source.flag("capital") == Some(true);
    let min_zoom = match rank {
        0 => 3.0,
        1 => 3.5,
        2 => 4.0,
        3 => 4.5,
        4 | 5 => 5.0,
        _ => 6.0,
    };
    let sooner = if capital { 0.5 } else { 0.0 };
    at(
        source,
        point,
        LabelKind::Town,
        rank.saturating_add(1),
        min_zoom - sooner,
    )
}

fn country(source: &Source) -> Option<Found> {
    let rank = source.rank("rank").unwrap_or(6).max(1);
    let min_zoom = source.number("min_zoom").unwrap_or(5.0);
    at_point(source, LabelKind::Country, rank, min_zoom)
}

/// An airfield; those with military use come first, since strikes are flown from or at them.
fn airfield(source: &Source) -> Option<Found> {
    let civil = source.flag("military") == Some(false);
    let (rank, min_zoom) = match (source.text("size").as_deref(), civil) {
        (Some("large"), _) => (1, 8.5),
        (Some("medium" | "small"), false) => (2, 9.0),
        (Some("medium"), true) => (3, 9.5),
        _ => (4, 10.0),
    };
    let abroad = source.text("country").as_deref() != Some("SY");
    let wait = if abroad { 0.5 } else { 0.0 };
    at_point(source, LabelKind::Airfield, rank, min_zoom + wait)
}

fn relief(source: &Source) -> Option<Found> {
    let rank = source.rank("rank").unwrap_or(3).max(1);
    let kind = match source.text("kind").as_deref() {
        Some("sea") => LabelKind::Water,
        _ => LabelKind::Relief,
    };
    let min_zoom = match (kind, rank) {
        (LabelKind::Water, _) => 5.0,
        (_, 1) => 6.5,
        (_, 2) => 8.0,
        _ => 9.5,
    };
    at_point(source, kind, rank, min_zoom)
}

/// A lake, named inside its outline from the zoom at which there is room.
fn lake(source: &Source) -> Option<Found> {
    let largest = source
        .polygons()
        .into_iter()
        .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    // Square degrees: about 10,000 square kilometres each at this latitude.
    let (rank, min_zoom) = match largest.unsigned_area() {
        area if area > 0.04 => (1, 7.5),
        area if area > 0.008 => (2, 8.5),
        _ => (3, 9.5),
    };
    at(
        source,
        largest.interior_point()?,
        LabelKind::Water,
        rank,
        min_zoom,
    )
}

/// A Syrian governorate, by the code that the Golan, being no governorate, lacks.
fn governorate(source: &Source) -> Option<Found> {
    let code = source.text("iso")?;
    if !code.starts_with("SY-") {
        return None;
    }
    at(
        source,
        source.point_at("label")?,
        LabelKind::Governorate,
        2,
        7.5,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(name: &str, kind: LabelKind) -> impl Iterator<Item = &'static Label> + '_ {
        labels()
            .iter()
            .filter(move |label| label.name == name && label.kind == kind)
    }

    fn towns_at(zoom: f64) -> impl Iterator<Item = &'static Label> {
        labels()
            .iter()
            .filter(move |label| label.kind == LabelKind::Town && label.min_zoom <= zoom)
            .filter(|label| in_region(label.lon_lat))
    }

    #[test]
    fn homs_and_talbiseh_have_arabic_names() {
        for (name, name_ar) in [("Homs", "حمص"), ("Talbiseh", "تلبيسة")] {
            let label = called(name, LabelKind::Town).next().unwrap();
            assert_eq!(label.name_ar.as_deref(), Some(name_ar));
        }
    }

    #[test]
    fn no_name_is_empty_or_written_twice_at_one_point() {
        let mut seen = HashSet::new();
        for label in labels() {
            assert!(!label.name.trim().is_empty());
            assert_ne!(label.name_ar.as_deref(), Some(""));
            let at = format!("{:.3} {:.3}", label.lon_lat.x(), label.lon_lat.y());
            assert!(
                seen.insert((label.name.clone(), at)),
                "{} twice",
                label.name
            );
        }
    }

    #[test]
    fn the_order_is_by_importance() {
        for pair in labels().windows(2) {
            assert!(pair[0].min_zoom <= pair[1].min_zoom);
            if pair[0].min_zoom.total_cmp(&pair[1].min_zoom).is_eq() {
                assert!(pair[0].rank <= pair[1].rank);
            }
        }
    }

    #[test]
    fn the_nearer_the_map_the_more_towns() {
        assert!(towns_at(6.0).count() < 30);
        let names: HashSet<_> = towns_at(8.0).map(|town| town.name.as_str()).collect();
        for town in ["Aleppo", "Homs", "Palmyra", "Rastan", "Jisr al-Shughur"] {
            assert!(names.contains(town), "{town}");
        }
        assert!(!names.contains("Talbiseh"));
        assert_eq!(towns_at(11.0).count(), towns_at(30.0).count());
        assert!(towns_at(9.5).count() * 10 > towns_at(11.0).count() * 6);
    }

    #[test]
    fn in_the_region_only_the_places_name_towns() {
        assert_eq!(called("Damascus", LabelKind::Town).count(), 1);
        assert_eq!(called("Baghdad", LabelKind::Town).count(), 1);
    }

    #[test]
    fn every_kind_of_thing_is_named() {
        for (name, kind) in [
            ("Syria", LabelKind::Country),
            ("Shayrat Air Base", LabelKind::Airfield),
            ("Lake Assad", LabelKind::Water),
            ("Mediterranean Sea", LabelKind::Water),
            ("Anti-Lebanon", LabelKind::Relief),
            ("Idlib", LabelKind::Governorate),
        ] {
            assert_eq!(called(name, kind).count(), 1, "{name}");
        }
        assert_eq!(called("Golan Heights", LabelKind::Governorate).count(), 0);
    }
}
