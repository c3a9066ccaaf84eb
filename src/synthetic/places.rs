//! Where synthetic rows say that something was: places that nobody lives in, over western Syria.

use super::PLACES;
use super::dice::Dice;

/// Boxes on land, from south to north: what is made of their names, their edges (west, south, east, north), and
/// how many of every hundred places lie there.
const BOXES: [(u64, Region); 4] = [
    (
        15,
        Region {
            name: "South",
            edges: [36.1, 32.6, 37.0, 33.3],
        },
    ),
    (
        20,
        Region {
            name: "Middle",
            edges: [36.7, 33.3, 37.5, 34.5],
        },
    ),
    (
        40,
        Region {
            name: "West",
            edges: [36.1, 34.7, 37.6, 35.8],
        },
    ),
    (
        25,
        Region {
            name: "North",
            edges: [36.8, 35.8, 37.9, 36.5],
        },
    ),
];

/// So many places are told of by far more rows than others.
const CROWDED: usize = 4;
/// How many of a hundred rows are about one of those.
const ON_CROWDED: u64 = 25;

/// How precisely a place is known, for that many of a hundred places.
const PRECISIONS: [(u64, u8); 3] = [(80, 1), (15, 2), (5, 3)];

#[derive(Debug, Clone, Copy)]
struct Region {
    name: &'static str,
    edges: [f64; 4],
}

/// A place.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Which one, from 1.
    pub(super) number: usize,
    /// In which part of the country.
    pub(super) region: &'static str,
    /// Degrees to the east.
    pub(super) lon: f64,
    /// Degrees to the north.
    pub(super) lat: f64,
    /// How precisely it is known, as ACLED codes it; `None` where that differs from row to row.
    known: Option<u8>,
}

/// The places that follow from `seed`, those first that many rows share.
pub(super) fn of(seed: u64) -> Vec<Place> {
    // Dice of their own: no row has such a number.
    let mut dice = Dice::of(seed, u64::MAX);
    let place = |number| {
        let Region {
            name,
            edges: [west, south, east, north],
        } = dice.share_of(&BOXES);
        let mut between = |from: f64, to: f64| {
            // In ten-thousandths of a degree, as they are written.
            let steps = ((to - from) * 1e4) as u64;
            from + dice.below(steps) as f64 / 1e4
        };
        let (lon, lat) = (between(west, east), between(south, north));
        Place {
            number,
            region: name,
            lon,
            lat,
            known: (number > CROWDED).then(|| dice.share_of(&PRECISIONS)),
        }
    };
    (1..=PLACES).map(place).collect()
}

/// One of `places`; a few of them more often.
pub(super) fn one_of<'a>(places: &'a [Place], dice: &mut Dice) -> &'a Place {
    let is_crowded = dice.below(100) < ON_CROWDED;
    let (crowded, others) = places.split_at(CROWDED);
    dice.one_of(if is_crowded { crowded } else { others })
}

impl Place {
    /// How precisely a row knows it, as ACLED codes it.
    pub(super) fn geo_precision(&self, dice: &mut Dice) -> u8 {
        self.known.unwrap_or_else(|| dice.share_of(&PRECISIONS))
    }
}
