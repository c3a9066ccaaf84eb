//! Cells: places whose glyphs would cover one another share one.
//!
//! Decided in the world's own points at a zoom, so that panning never regroups them.

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

/// Groups marks that would touch at `zoom`. Each group begins with the mark at whose seat it
/// stands; earlier ones come first, and no two seats are nearer to each other than `apart` points.
pub fn cells(seats: &[Seat], zoom: f64, apart: f32) -> Vec<Vec<usize>> {
    // A quarter of a level: zooming regroups in steps, not at every notch.
    let step = (zoom * 4.0).floor() / 4.0;
    let apart = f64::from(apart);
    let mut cells: Vec<(Point, Vec<usize>)> = Vec::new();
    for (i, seat) in seats.iter().enumerate() {
        let at = PROJECTION.project(seat.ground, step)
            + Point::new(f64::from(seat.beside.x), f64::from(seat.beside.y));
        let near = cells
            .iter_mut()
            .find(|(taken, _)| (taken.x() - at.x()).hypot(taken.y() - at.y()) < apart);
        match near {
            Some((_, members)) => members.push(i),
            None => cells.push((at, vec![i])),
        }
    }
    cells.into_iter().map(|(_, members)| members).collect()
}

#[cfg(test)]
mod tests {
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
    fn places_at_one_coordinate_share_a_mark_at_every_zoom() {
        let seats = [at(36.7, 34.7); 3];
        assert_eq!(cells(&seats, 16.0, 40.0), [vec![0, 1, 2]]);
    }
}
