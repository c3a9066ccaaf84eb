//! Cells: places whose glyphs would cover one another share one.
//!
//! Decided in the world's own points at a zoom, so that panning never regroups them.

use std::collections::HashMap;

use egui::Vec2;
use geo::Point;
use walkers::Projection as _;

use super::camera::PROJECTION;

/// Where a mark stands: on the ground, and how far beside it on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seat {
    /// (lon, lat) in degrees.
    pub ground: Point,
    /// Points on the screen, at every zoom.
    pub beside: Vec2,
}

/// The zoom at which marks are grouped that are drawn at `zoom`: a quarter of a level, so that zooming regroups
/// in steps, not at every notch.
pub fn step(zoom: f64) -> f64 {
    (zoom * 4.0).floor() / 4.0
}

/// Groups marks that would touch at `zoom`. Each group begins with the mark at whose seat it
/// stands; earlier ones come first, and no two seats are nearer to each other than `apart` points.
pub fn cells(seats: &[Seat], zoom: f64, apart: f32) -> Vec<Vec<usize>> {
    let step = step(zoom);
    let apart = f64::from(apart);
    let mut cells: Vec<(Point, Vec<usize>)> = Vec::new();
    // Which cells stand in each square of the world: none nearer than `apart` lies beyond its neighbours.
    let mut squares: HashMap<Square, Vec<usize>> = HashMap::new();
    for (i, seat) in seats.iter().enumerate() {
        let at = world(*seat, step);
        let (column, row) = square(at, apart);
        let around =
            (column - 1..=column + 1).flat_map(|c| (row - 1..=row + 1).map(move |r| (c, r)));
        let near = around
            .filter_map(|square| squares.get(&square))
            .flatten()
            .filter(|cell| distance(cells[**cell].0, at) < apart)
            .min();
        if let Some(cell) = near {
            cells[*cell].1.push(i);
        } else {
            squares.entry((column, row)).or_default().push(cells.len());
            cells.push((at, vec![i]));
        }
    }
    cells.into_iter().map(|(_, members)| members).collect()
}

/// A square of the world, by its column and row among those that are as wide as a mark.
pub type Square = (i64, i64);

/// The square that `seat` lies in among the points of the world at the zoom `step`, where marks are `apart` points
/// wide.
pub fn square_of(seat: Seat, step: f64, apart: f32) -> Square {
    square(world(seat, step), f64::from(apart))
}

/// Whether marks on `seats` would stand apart at `zoom`, at least two of them.
pub fn parts(seats: impl IntoIterator<Item = Seat>, zoom: f64, apart: f32) -> bool {
    let mut seats = seats.into_iter().map(|seat| world(seat, zoom));
    let Some(first) = seats.next() else {
        return false;
    };
    seats.any(|seat| distance(first, seat) >= f64::from(apart))
}

/// Where `seat` is among the points of the world at `zoom`.
fn world(seat: Seat, zoom: f64) -> Point {
    let beside = Point::new(f64::from(seat.beside.x), f64::from(seat.beside.y));
    PROJECTION.project(seat.ground, zoom) + beside
}

/// The square that `at` lies in, of those that are `side` points wide.
fn square(at: Point, side: f64) -> Square {
    let number = |length: f64| (length / side).floor() as i64;
    (number(at.x()), number(at.y()))
}

fn distance(one: Point, other: Point) -> f64 {
    (one.x() - other.x()).hypot(one.y() - other.y())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use walkers::lon_lat;

    use super::*;

    fn at(lon: f64, lat: f64) -> Seat {
        Seat {
            ground: lon_lat(lon, lat),
            beside: Vec2::ZERO,
        }
    }

    #[test]
    fn places_merge_far_out_and_part_near_by() {
        let seats = [at(36.7256, 34.724), at(36.7309, 34.8407)];
        assert_eq!(cells(&seats, 6.0, 40.0), [vec![0, 1]]);
        assert_eq!(cells(&seats, 11.0, 40.0), [vec![0], vec![1]]);
    }

    #[test]
    fn those_part_that_would_be_more_than_one_cell() {
        let near = [at(36.7256, 34.724), at(36.7309, 34.8407)];
        for zoom in [6.0, 11.0] {
            assert_eq!(parts(near, zoom, 40.0), cells(&near, zoom, 40.0).len() > 1);
        }
        assert!(!parts([at(36.7, 34.7); 3], 16.0, 40.0));
    }

    proptest! {
        #[test]
        fn every_mark_joins_the_first_cell_that_it_would_touch(
            grounds in prop::collection::vec((36.0..37.0, 34.0..35.0), 0..60),
            zoom in 3.0..12.0,
        ) {
            let seats: Vec<Seat> = grounds.iter().map(|(lon, lat)| at(*lon, *lat)).collect();
            let step = step(zoom);
            let mut expected: Vec<Vec<usize>> = Vec::new();
            for (i, seat) in seats.iter().enumerate() {
                let touches = |cell: &&mut Vec<usize>| {
                    let first = world(seats[cell[0]], step);
                    distance(first, world(*seat, step)) < f64::from(40.0_f32)
                };
                match expected.iter_mut().find(touches) {
                    Some(cell) => cell.push(i),
                    None => expected.push(vec![i]),
                }
            }
            prop_assert_eq!(cells(&seats, zoom, 40.0), expected);
        }
    }

    #[test]
    fn places_at_one_coordinate_share_a_mark_at_every_zoom() {
        let seats = [at(36.7, 34.7); 3];
        assert_eq!(cells(&seats, 16.0, 40.0), [vec![0, 1, 2]]);
    }
}
