//! Boxes of degrees and ranges of zooms, as they are typed.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use geo::Coord;
use walkers::TileId;

use super::super::mercator::project;

/// A box, WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its least longitude.
    pub west: f64,
    /// Its least latitude.
    pub south: f64,
    /// Its greatest longitude.
    pub east: f64,
    /// Its greatest latitude.
    pub north: f64,
}

/// Why a box could not be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AreaFault {
    /// It is not written as a box.
    #[error("write the box as WEST,SOUTH,EAST,NORTH in degrees, as in 36.5,34.4,37.1,35.0")]
    NotABox,
    /// A number is no longitude or latitude.
    #[error(
        "longitudes run from -180 to 180 and latitudes from -85 to 85; the order is west, south, east, north"
    )]
    OutOfRange,
    /// It is empty.
    #[error(
        "the box is empty: west must be less than east, and south less than north; fetch a box \
         across the 180th meridian in two parts"
    )]
    Empty,
}

impl FromStr for Area {
    type Err = AreaFault;

    fn from_str(text: &str) -> Result<Self, AreaFault> {
        let numbers: Result<Vec<f64>, _> = text
            .split(',')
            .map(|number| number.trim().parse())
            .collect();
        let Ok([west, south, east, north]) = numbers.as_deref().map_err(|_| ()).and_then(four)
        else {
            return Err(AreaFault::NotABox);
        };
        let are_within = |numbers: [f64; 2], most: f64| {
            numbers.iter().all(|number| (-most..=most).contains(number))
        };
        if !are_within([west, east], 180.0) || !are_within([south, north], 85.0) {
            return Err(AreaFault::OutOfRange);
        }
        if west >= east || south >= north {
            return Err(AreaFault::Empty);
        }
        Ok(Self {
            west,
            south,
            east,
            north,
        })
    }
}

fn four(numbers: &[f64]) -> Result<[f64; 4], ()> {
    numbers.try_into().map_err(|_| ())
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{},{},{},{}",
            self.west, self.south, self.east, self.north
        )
    }
}

impl Area {
    /// The columns and rows of tiles at `zoom` that the box touches.
    fn columns_and_rows(&self, zoom: u8) -> (RangeInclusive<u32>, RangeInclusive<u32>) {
        let across = f64::from(1_u32 << zoom);
        let first = |edge: f64| (edge * across).floor().clamp(0.0, across - 1.0) as u32;
        let last = |edge: f64| ((edge * across).ceil() - 1.0).clamp(0.0, across - 1.0) as u32;
        let (west, north) = (self.west, self.north);
        let (east, south) = (self.east, self.south);
        let (from, to) = (
            project(Coord { x: west, y: north }),
            project(Coord { x: east, y: south }),
        );
        (first(from.x)..=last(to.x), first(from.y)..=last(to.y))
    }

    /// How many tiles at `zoom` the box touches.
    pub(super) fn count(&self, zoom: u8) -> u64 {
        let (columns, rows) = self.columns_and_rows(zoom);
        let length = |range: RangeInclusive<u32>| u64::from(range.end() - range.start()) + 1;
        length(columns) * length(rows)
    }

    /// The tiles at `zoom` that the box touches, row by row from the north.
    pub(super) fn tiles(self, zoom: u8) -> impl Iterator<Item = TileId> {
        let (columns, rows) = self.columns_and_rows(zoom);
        rows.flat_map(move |y| columns.clone().map(move |x| TileId { x, y, zoom }))
    }
}

/// A range of zooms, both ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zooms {
    /// The coarsest.
    pub from: u8,
    /// The finest.
    pub to: u8,
}

/// Why a range of zooms could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "write the zooms as COARSEST..FINEST, as in 5..12, or one of them alone; they run from 0 to 24"
)]
pub struct ZoomsFault;

impl FromStr for Zooms {
    type Err = ZoomsFault;

    fn from_str(text: &str) -> Result<Self, ZoomsFault> {
        let zoom = |text: &str| text.trim().parse::<u8>().ok().filter(|zoom| *zoom <= 24);
        let (from, to) = text.split_once("..").unwrap_or((text, text));
        match (zoom(from), zoom(to)) {
            (Some(from), Some(to)) if from <= to => Ok(Self { from, to }),
            _ => Err(ZoomsFault),
        }
    }
}

impl fmt::Display for Zooms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(text: &str) -> Area {
        text.parse().unwrap()
    }

    #[test]
    fn boxes_and_zooms_are_written_as_they_are_typed() {
        assert_eq!(area("36.5, 34.4,37.1,35").to_string(), "36.5,34.4,37.1,35");
        assert_eq!("5..12".parse::<Zooms>().unwrap().to_string(), "5..12");
        assert_eq!("7".parse(), Ok(Zooms { from: 7, to: 7 }));
    }

    #[test]
    fn what_is_no_box_is_answered_with_how_to_write_one() {
        for (text, fault) in [
            ("", AreaFault::NotABox),
            ("1,2,3", AreaFault::NotABox),
            ("1,2,3,4,5", AreaFault::NotABox),
            ("a,b,c,d", AreaFault::NotABox),
            ("34,190,35,191", AreaFault::OutOfRange),
            ("NaN,1,2,3", AreaFault::OutOfRange),
            ("-inf,1,2,3", AreaFault::OutOfRange),
            ("0,-86,1,1", AreaFault::OutOfRange),
            ("37,34,36,35", AreaFault::Empty),
            ("36,35,37,34", AreaFault::Empty),
            ("36,34,36,35", AreaFault::Empty),
        ] {
            assert_eq!(text.parse::<Area>(), Err(fault), "{text}");
        }
    }

    #[test]
    fn what_are_no_zooms_is_answered_with_how_to_write_them() {
        for text in ["", "..", "5..", "12..5", "-1..5", "0..25", "a", "5-12"] {
            assert_eq!(text.parse::<Zooms>(), Err(ZoomsFault), "{text}");
        }
    }

    #[test]
    fn a_box_touches_the_tiles_that_it_has_a_part_of() {
        let quarter = area("0,0,180,85");
        assert_eq!(quarter.count(0), 1);
        assert_eq!(
            quarter.tiles(1).collect::<Vec<_>>(),
            [TileId {
                x: 1,
                y: 0,
                zoom: 1
            }]
        );
        assert_eq!(quarter.count(2), 4);
        let world = area("-180,-85,180,85");
        assert!(world.count(24) > 1 << 47);
    }

    #[test]
    fn as_many_tiles_are_named_as_are_counted() {
        let homs = area("36.4,34.5,37.3,35.2");
        for zoom in 0..=12 {
            assert_eq!(homs.tiles(zoom).count() as u64, homs.count(zoom), "{zoom}");
        }
    }
}
