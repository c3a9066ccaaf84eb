//! Names on the map: what may be written, where, and at which zooms.
//!
//! Only a list, in the order in which names have a claim to room; the screen decides what fits.

mod courses;
mod kinds;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::OnceLock;

use super::embedded::{self, Embedded, Source};

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
    /// The map zoom from which it no longer appears; infinite for most.
    pub max_zoom: f64,
    /// Height above the sea in metres, of a peak.
    pub height_m: Option<u16>,
    /// Where along its course a river's name may stand, the best first; of a river only.
    pub stretches: Vec<Stretch>,
}

/// A stretch of a river that is straight enough for the river's name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Its middle: WGS 84 (lon, lat) in degrees.
    pub lon_lat: geo::Point,
    /// How the name slopes, in radians clockwise on the screen: more than -π/2 and at most π/2, so
    /// that no name stands on its head.
    pub slope: f32,
}

/// What a [`Label`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LabelKind {
    /// A country, in letterspaced capitals when far out.
    Country,
    /// A country's capital, with a dot in its ring.
    Capital,
    /// Any other town or city, with a ring.
    Town,
    /// An air base or airport.
    Airfield,
    /// An ocean, a sea or a large bay.
    Sea,
    /// A lake or reservoir.
    Lake,
    /// A reach of a river: one of the places along its course where its name is written.
    River,
    /// A desert or another wide stretch of land with a name.
    Expanse,
    /// A mountain range, plain or valley.
    Relief,
    /// A mountain's summit, with its height.
    Peak,
    /// A governorate or province.
    Governorate,
}

/// Every name, the most important first: by the zoom at which it appears, then rank, population
/// and name. Rivers come after what appears one zoom later: they can be named elsewhere along their
/// course, towns cannot. Read when first asked for.
pub fn labels() -> &'static [Label] {
    static LABELS: OnceLock<Vec<Label>> = OnceLock::new();
    LABELS.get_or_init(|| {
        let mut found = Vec::new();
        found.extend(read(&embedded::PLACES, kinds::place));
        found.extend(read(&embedded::WORLD_CITIES, kinds::world_city));
        found.extend(read(&embedded::WORLD_COUNTRIES, kinds::country));
        found.extend(read(&embedded::AIRFIELDS, kinds::airfield));
        found.extend(read(&embedded::RELIEF_LABELS, kinds::relief));
        found.extend(read(&embedded::LAKES, kinds::lake));
        found.extend(read(&embedded::LAKES_NE, kinds::lake));
        found.extend(read(&embedded::WORLD_SEAS, kinds::world_sea));
        found.extend(read(&embedded::ADMIN1, kinds::governorate));
        found.extend(read(&embedded::RIVERS, kinds::river));
        in_order(found)
    })
}

/// A label with the population that breaks ties; 0 where unknown, which so comes last.
struct Found {
    label: Label,
    population: u64,
}

/// A file that is part of the program and read by a test cannot fail here.
fn read<L>(file: &Embedded, labels: fn(&Source) -> L) -> Vec<Found>
where
    L: IntoIterator<Item = Found>,
{
    let sources = file.read().unwrap_or_default();
    sources.iter().flat_map(labels).collect()
}

fn in_order(mut found: Vec<Found>) -> Vec<Label> {
    // Places come first in the list, so that of two equal names at one point theirs is kept.
    let mut taken = HashSet::new();
    found.retain(|Found { label, .. }| {
        // A river is named anew at the next zoom where its last name stood.
        let river = label.kind == LabelKind::River;
        let at =
            [label.lon_lat.x(), label.lon_lat.y()].map(|degrees| (degrees * 100.0).round() as i32);
        river || taken.insert((label.name.clone(), at))
    });
    found.sort_by(|a, b| {
        let key = |found: &Found| {
            (
                found.label.rank,
                Reverse(found.population),
                found.label.name.clone(),
            )
        };
        turn(&a.label)
            .total_cmp(&turn(&b.label))
            .then_with(|| key(a).cmp(&key(b)))
    });
    found.into_iter().map(|found| found.label).collect()
}

/// When a name gets its room: at which zoom the names appear that have to give way to it.
fn turn(label: &Label) -> f64 {
    match label.kind {
        LabelKind::River => label.min_zoom + 1.0,
        _ => label.min_zoom,
    }
}

#[cfg(test)]
mod tests;
