//! How each kind of thing in the layers becomes a name: its rank and its zooms.

use geo::{Area, InteriorPoint};

use super::courses::{Course, Reach};
use super::{Found, Label, LabelKind};
use crate::basemap::embedded::Source;
use crate::basemap::seam::in_region;

/// The zooms of a name, from the first to before the second.
type Zooms = (f64, f64);

/// A label at the source's own point.
fn at_point(source: &Source, kind: LabelKind, rank: u8, zooms: Zooms) -> Option<Found> {
    at(source, source.point()?, kind, rank, zooms)
}

fn at(
    source: &Source,
    lon_lat: geo::Point,
    kind: LabelKind,
    rank: u8,
    (min_zoom, max_zoom): Zooms,
) -> Option<Found> {
    let label = Label {
        name: source.text("name")?,
        name_ar: source.text("name_ar"),
        lon_lat,
        kind,
        rank,
        min_zoom,
        max_zoom,
        height_m: source.number("height_m").map(|metres| metres as u16),
        stretches: Vec::new(),
    };
    let population = source.number("pop").unwrap_or(0.0) as u64;
    Some(Found { label, population })
}

fn from(min_zoom: f64) -> Zooms {
    (min_zoom, f64::INFINITY)
}

/// A town of the region. Ranks are set by hand; populations are too uneven to go by.
pub(super) fn place(source: &Source) -> Option<Found> {
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
    let capital = source.text("seat").as_deref() == Some("country");
    // Towns abroad wait a little, so that the country the map is about reads first.
    let abroad = source.text("country").as_deref() != Some("SY");
    let wait = match (capital, abroad) {
        (true, false) => -1.0,
        (true, true) => -0.5,
        (false, true) if rank > 1 => 0.5,
        (false, _) => 0.0,
    };
    at_point(source, town(capital), rank, from(min_zoom + wait))
}

fn town(capital: bool) -> LabelKind {
    if capital {
        LabelKind::Capital
    } else {
        LabelKind::Town
    }
}

/// A great city elsewhere; within the region the places know better.
pub(super) fn world_city(source: &Source) -> Option<Found> {
    let point = source.point()?;
    if in_region(point) {
        return None;
    }
    let rank = source.rank("rank").unwrap_or(8);
    let capital = source.flag("capital") == Some(true);
    let min_zoom = match rank {
        0 => 3.5,
        1 => 4.0,
        2 => 4.5,
        3 | 4 => 5.0,
        5 => 5.5,
        _ => 6.0,
    };
    let sooner = if capital { 0.5 } else { 0.0 };
    at(
        source,
        point,
        town(capital),
        rank.saturating_add(1),
        from(min_zoom - sooner),
    )
}

/// A country. Near by, governorates or towns say where one is.
pub(super) fn country(source: &Source) -> Option<Found> {
    let rank = source.rank("rank").unwrap_or(6).max(1);
    let min_zoom = source.number("min_zoom").unwrap_or(5.0);
    let (rank, zooms) = match source.text("a3").as_deref() {
        // The country that the map is about.
        Some("SYR") => (1, (min_zoom, GOVERNORATES)),
        // Neither is named where the other is not.
        Some("ISR" | "PSX") => (5, (4.5, 9.5)),
        _ => (rank, (min_zoom, 9.5)),
    };
    at_point(source, LabelKind::Country, rank, zooms)
}

/// An airfield; those with military use come first, since strikes are flown from or at them.
pub(super) fn airfield(source: &Source) -> Option<Found> {
    let civil = source.flag("military") == Some(false);
    let (rank, min_zoom) = match (source.text("size").as_deref(), civil) {
        (Some("large"), _) => (1, 8.5),
        (Some("medium" | "small"), false) => (2, 9.0),
        (Some("medium"), true) => (3, 9.5),
        _ => (4, 10.0),
    };
    let abroad = source.text("country").as_deref() != Some("SY");
    let wait = if abroad { 0.5 } else { 0.0 };
    at_point(source, LabelKind::Airfield, rank, from(min_zoom + wait))
}

/// The region's own part of a sea, and what rises from the land or lies in it.
pub(super) fn relief(source: &Source) -> Option<Found> {
    let rank = source.rank("rank").unwrap_or(3).max(1);
    let kind = match source.text("kind").as_deref() {
        Some("sea") => LabelKind::Sea,
        Some("desert" | "region") => LabelKind::Expanse,
        Some("peak") => LabelKind::Peak,
        _ => LabelKind::Relief,
    };
    let min_zoom = match (kind, rank) {
        // Farther out the world's seas have names that stand farther from the shore.
        (LabelKind::Sea, _) | (_, 2) => 8.0,
        (_, 1) => 6.5,
        _ => 9.5,
    };
    at_point(source, kind, rank, from(min_zoom))
}

/// A sea of the world, at one of the points that it has for different zooms.
pub(super) fn world_sea(source: &Source) -> Option<Found> {
    let rank = source.rank("rank").unwrap_or(3).max(1);
    let min_zoom = source.number("min_zoom")?;
    let max_zoom = source.number("max_zoom").unwrap_or(f64::INFINITY);
    at_point(source, LabelKind::Sea, rank, (min_zoom, max_zoom))
}

/// A lake, named inside its outline from the zoom at which there is room.
pub(super) fn lake(source: &Source) -> Option<Found> {
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
    let inside = largest.interior_point()?;
    at(source, inside, LabelKind::Lake, rank, from(min_zoom))
}

/// The zoom from which governorates are named.
const GOVERNORATES: f64 = 7.5;

/// A Syrian governorate, by the code that the Golan, being no governorate, lacks.
pub(super) fn governorate(source: &Source) -> Option<Found> {
    let code = source.text("iso")?;
    if !code.starts_with("SY-") {
        return None;
    }
    let point = source.point_at("label")?;
    at(source, point, LabelKind::Governorate, 2, from(GOVERNORATES))
}

/// A river with a name, once for every reach in which the name may stand.
pub(super) fn river(source: &Source) -> Vec<Found> {
    let rank = source.rank("rank").unwrap_or(4).max(1);
    let first_zoom = match rank {
        1 => 6,
        2 => 8,
        3 => 9,
        _ => 10,
    };
    let Some(name) = source.text("name") else {
        return Vec::new();
    };
    let reaches = |line| Course::of(&line).reaches(name.chars().count(), first_zoom);
    let label = |reach: Reach| {
        let first = reach.stretches.first()?;
        let mut found = at(source, first.lon_lat, LabelKind::River, rank, reach.zooms)?;
        found.label.stretches = reach.stretches;
        Some(found)
    };
    let lines = source.lines().into_iter();
    lines.flat_map(reaches).filter_map(label).collect()
}
