//! Lines and rings that thin out with distance.
//!
//! Every vertex learns once, for the whole line, how much it matters; a tile then takes the
//! vertices that matter at its zoom. Two tiles side by side so agree on the line they share, which
//! they would not if each simplified its own piece.

use geo::{Coord, LineString};

/// A line, or a closed ring, whose vertices know how far the line would stray without them.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    vertices: Vec<Vertex>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Vertex {
    at: Coord,
    /// Deviation in the outline's own units; never more than that of the vertex before which it
    /// was found, so that a coarser tolerance always keeps fewer vertices.
    matters: f64,
}

impl Outline {
    /// Weighs the vertices of `line` (Douglas and Peucker). The ends always matter.
    pub fn new(line: &LineString) -> Self {
        let points = &line.0;
        let mut matters = vec![f64::INFINITY; points.len()];
        let mut open = vec![(0, points.len().saturating_sub(1), f64::INFINITY)];
        while let Some((from, to, limit)) = open.pop() {
            if let Some((at, deviation)) = farthest(points, from, to) {
                let deviation = deviation.min(limit);
                matters[at] = deviation;
                open.push((from, at, deviation));
                open.push((at, to, deviation));
            }
        }
        let vertices = points
            .iter()
            .zip(matters)
            .map(|(&at, matters)| Vertex { at, matters })
            .collect();
        Self { vertices }
    }

    /// The vertices without which the outline would stray by more than `tolerance`.
    pub fn thinned(&self, tolerance: f64) -> Vec<Coord> {
        self.vertices
            .iter()
            .filter(|vertex| vertex.matters > tolerance)
            .map(|vertex| vertex.at)
            .collect()
    }
}

/// The vertex strictly between `from` and `to` that lies farthest from the line between them.
fn farthest(points: &[Coord], from: usize, to: usize) -> Option<(usize, f64)> {
    let (start, end) = (points.get(from)?, points.get(to)?);
    (from + 1..to)
        .map(|at| (at, distance(points[at], *start, *end)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Distance of `point` from the segment `start`–`end`; a closed ring's segment is one point.
fn distance(point: Coord, start: Coord, end: Coord) -> f64 {
    let along = end - start;
    let length_squared = along.x * along.x + along.y * along.y;
    let share = if length_squared > 0.0 {
        let offset = point - start;
        ((offset.x * along.x + offset.y * along.y) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let off = point - (start + along * share);
    off.x.hypot(off.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zigzag() -> LineString {
        LineString::from(vec![
            (0.0, 0.0),
            (1.0, 0.1),
            (2.0, 0.0),
            (3.0, 2.0),
            (4.0, 0.0),
        ])
    }

    #[test]
    fn small_bends_go_first_and_the_ends_never() {
        let outline = Outline::new(&zigzag());
        assert_eq!(outline.thinned(0.0).len(), 5);
        assert_eq!(outline.thinned(1.0).len(), 4);
        assert_eq!(outline.thinned(9.0), vec![zigzag().0[0], zigzag().0[4]]);
    }

    #[test]
    fn a_ring_keeps_its_shape() {
        let ring = LineString::from(vec![
            (0.0, 0.0),
            (4.0, 0.0),
            (4.0, 4.0),
            (0.0, 4.0),
            (0.0, 0.0),
        ]);
        assert_eq!(Outline::new(&ring).thinned(1.0), ring.0);
    }

    #[test]
    fn an_empty_line_has_no_vertices() {
        assert!(
            Outline::new(&LineString::new(vec![]))
                .thinned(0.0)
                .is_empty()
        );
    }
}
