//! Lines over the ground as they lie on the screen.

use egui::Pos2;
use geo::Point;
use walkers::Projector;

/// Nearer to the poles than this, in degrees, a Mercator map has no end.
const FARTHEST_NORTH: f64 = 89.0;

/// `course` on the screen, (lon, lat) in degrees. What goes on beyond 180° comes in again at the other
/// edge of the map.
pub(super) fn on_screen(projector: &Projector, course: &[Point]) -> Vec<Vec<Pos2>> {
    let lons = course.iter().map(|at| at.x());
    let (west, east) = lons.fold((f64::INFINITY, f64::NEG_INFINITY), |(west, east), lon| {
        (west.min(lon), east.max(lon))
    });
    let turns = [0.0, 360.0, -360.0].into_iter();
    let seen = turns.filter(|turn| west + turn <= 180.0 && east + turn >= -180.0);
    let turned = seen.map(|turn| {
        let points = course.iter().map(|at| {
            let lat = at.y().clamp(-FARTHEST_NORTH, FARTHEST_NORTH);
            let at = Point::new(at.x() + turn, lat);
            projector.project(at).to_pos2()
        });
        points.collect()
    });
    turned.collect()
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};
    use walkers::{MapMemory, MercatorProjection, lon_lat};

    use super::*;
    use crate::query::measure::{around, course};

    /// `line` on a map of the whole world, 256 points wide.
    fn on_the_world(line: &[Point]) -> Vec<Vec<Pos2>> {
        let mut memory = MapMemory::default();
        memory.set_zoom(0.0).unwrap();
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(256.0, 256.0));
        let projector = Projector::new(rect, &MercatorProjection, &memory, lon_lat(0.0, 0.0));
        on_screen(&projector, line)
    }

    #[test]
    fn what_leaves_the_map_in_the_east_comes_in_again_in_the_west() {
        let pieces = on_the_world(&course(&[Point::new(178.0, 0.0), Point::new(-178.0, 0.0)]));
        let [east, west] = &pieces[..] else {
            panic!("{} pieces", pieces.len());
        };
        assert!(east[0].x < 256.0 && east.last().unwrap().x > 256.0);
        assert!(west[0].x < 0.0 && west.last().unwrap().x > 0.0);
        for piece in &pieces {
            let leap = |pair: &[Pos2]| pair[0].distance(pair[1]) > 1.0;
            assert!(!piece.windows(2).any(leap), "{piece:?}");
        }
    }

    #[test]
    fn a_line_over_a_pole_stays_a_line() {
        let ring = around(Point::new(30.0, 89.0), 500_000.0);
        for at in on_the_world(&ring).concat() {
            assert!(at.x.is_finite() && at.y.is_finite(), "{at:?}");
        }
    }
}
