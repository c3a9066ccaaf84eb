//! Cells: places whose glyphs would cover one another share one.
//!
//! Decided in the world's own points at a zoom, so that panning never regroups them.

use geo::Point;
use walkers::Projection as _;

use super::PROJECTION;

/// Groups `anchors`, (lon, lat), whose marks would touch at `zoom`. Each group begins with the
/// anchor at which its mark stands; earlier anchors come first, and no two marks are nearer to each
/// other than `apart` points.
pub fn cells(anchors: &[Point], zoom: f64, apart: f32) -> Vec<Vec<usize>> {
    // A quarter of a level: zooming regroups in steps, not at every notch.
    let step = (zoom * 4.0).floor() / 4.0;
    let apart = f64::from(apart);
    let mut cells: Vec<(Point, Vec<usize>)> = Vec::new();
    for (i, anchor) in anchors.iter().enumerate() {
        let at = PROJECTION.project(*anchor, step);
        let near = cells
            .iter_mut()
            .find(|(seat, _)| (seat.x() - at.x()).hypot(seat.y() - at.y()) < apart);
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

    #[test]
    fn places_merge_far_out_and_part_near_by() {
        let anchors = [lon_lat(36.7256, 34.724), lon_lat(36.7309, 34.8407)];
        assert_eq!(cells(&anchors, 6.0, 40.0), [vec![0, 1]]);
        assert_eq!(cells(&anchors, 11.0, 40.0), [vec![0], vec![1]]);
    }

    #[test]
    fn places_at_one_coordinate_share_a_mark_at_every_zoom() {
        let anchors = [lon_lat(36.7, 34.7); 3];
        assert_eq!(cells(&anchors, 16.0, 40.0), [vec![0, 1, 2]]);
    }
}
