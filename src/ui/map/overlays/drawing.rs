//! An overlay as it is drawn: projected, cut into stretches, and ready to be thinned out.
//!
//! Made once for each overlay, off the frame. A frame then looks at the bounds of all stretches, and
//! at the vertices of those in view alone.

use geo::{BoundingRect, Coord, Intersects, LineString, Polygon, Rect};

use crate::basemap::Outline;
use crate::state::overlay::Shapes;

use super::super::camera::on_world;

/// How many edges a stretch has: enough to thin out, few enough to leave out of view.
const EDGES: usize = 256;

/// An overlay in Web Mercator on the unit square (x east, y south).
#[derive(Debug, Default)]
pub struct Drawing {
    /// Its lines.
    pub lines: Vec<Path>,
    /// The rings of its areas, each area's outline first.
    pub areas: Vec<Vec<Path>>,
    /// Its points.
    pub points: Vec<Coord>,
}

/// A line or a closed ring.
#[derive(Debug)]
pub struct Path {
    /// What it lies in.
    pub bounds: Rect,
    stretches: Vec<Stretch>,
}

#[derive(Debug)]
struct Stretch {
    outline: Outline,
    bounds: Rect,
    /// The path's length before it.
    begins: f64,
}

/// Consecutive vertices of a path that are to be drawn.
#[derive(Debug, PartialEq)]
pub struct Run {
    /// The path's length before it, so that dashes stay where they are on the ground.
    pub begins: f64,
    /// Two vertices at least.
    pub vertices: Vec<Coord>,
}

impl Drawing {
    /// Prepares `shapes`, which takes time that grows with them: not for the frame.
    pub fn of(shapes: &Shapes) -> Self {
        let rings = |area: &Polygon| {
            let rings = std::iter::once(area.exterior()).chain(area.interiors());
            rings.filter_map(Path::of).collect()
        };
        Self {
            lines: shapes.lines.iter().filter_map(Path::of).collect(),
            areas: shapes.areas.iter().map(rings).collect(),
            points: shapes.points.iter().copied().map(on_world).collect(),
        }
    }

    /// All lines and rings.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.lines.iter().chain(self.areas.iter().flatten())
    }
}

impl Path {
    /// `None` where there is no edge.
    fn of(line: &LineString) -> Option<Self> {
        let vertices: Vec<Coord> = line.points().map(on_world).collect();
        let last = vertices.len().checked_sub(1)?;
        let mut begins = 0.0;
        let mut stretches = Vec::new();
        for start in (0..last).step_by(EDGES) {
            let piece = LineString::new(vertices[start..=(start + EDGES).min(last)].to_vec());
            let edges = piece.lines().map(|edge| edge.dx().hypot(edge.dy()));
            let length: f64 = edges.sum();
            stretches.push(Stretch {
                outline: Outline::new(&piece),
                bounds: piece.bounding_rect()?,
                begins,
            });
            begins += length;
        }
        (!stretches.is_empty()).then_some(Self {
            bounds: LineString::new(vertices).bounding_rect()?,
            stretches,
        })
    }

    /// The parts of the path that may touch `view`, without detail finer than `tolerance`.
    pub fn runs(&self, view: Rect, tolerance: f64) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut goes_on = false;
        for stretch in &self.stretches {
            if !stretch.bounds.intersects(&view) {
                goes_on = false;
                continue;
            }
            let vertices = stretch.outline.thinned(tolerance);
            match runs.last_mut().filter(|_| goes_on) {
                // They share a vertex.
                Some(run) => run.vertices.extend_from_slice(&vertices[1..]),
                None => runs.push(Run {
                    begins: stretch.begins,
                    vertices,
                }),
            }
            goes_on = true;
        }
        runs
    }

    /// The closed ring, without detail finer than `tolerance` in `view`, and without any out of it.
    ///
    /// What is inside and what is outside stays the same all over `view`: there a straight edge
    /// stands for a stretch only where the box around both lies elsewhere.
    pub fn ring(&self, view: Rect, tolerance: f64) -> Vec<Coord> {
        let mut ring = Vec::new();
        for stretch in &self.stretches {
            let seen = stretch.bounds.intersects(&view);
            let tolerance = if seen { tolerance } else { f64::MAX };
            ring.extend(stretch.outline.thinned(tolerance));
        }
        ring.dedup();
        ring
    }
}

#[cfg(test)]
mod tests {
    use geo::{Point, line_string};

    use super::*;

    /// A wave of 1,000 edges along the equator, from 0 to 100 degrees east.
    fn wave() -> LineString {
        let vertex = |i: u16| {
            let lon = f64::from(i) / 10.0;
            Coord {
                x: lon,
                y: (lon * 3.0).sin() / 4.0,
            }
        };
        (0..=1000).map(vertex).collect()
    }

    fn around(west: f64, east: f64) -> Rect {
        Rect::new(
            on_world(Point::new(west, 5.0)),
            on_world(Point::new(east, -5.0)),
        )
    }

    #[test]
    fn all_of_a_line_in_view_is_one_run() {
        let path = Path::of(&wave()).unwrap();
        let runs = path.runs(around(-10.0, 110.0), 0.0);
        assert_eq!(runs.len(), 1);
        assert_eq!(runs[0].vertices.len(), 1001);
        assert!(runs[0].begins.abs() < f64::EPSILON);
    }

    #[test]
    fn what_is_out_of_view_is_left_out() {
        let path = Path::of(&wave()).unwrap();
        let [run] = &path.runs(around(30.0, 31.0), 0.0)[..] else {
            panic!("one run");
        };
        assert_eq!(run.vertices.len(), EDGES + 1);
        assert!(run.begins > 25.0 / 360.0, "{}", run.begins);
        assert!(path.runs(around(-50.0, -40.0), 0.0).is_empty());
    }

    #[test]
    fn far_out_a_line_loses_its_bends_and_keeps_its_ends() {
        let path = Path::of(&wave()).unwrap();
        let run = &path.runs(around(-10.0, 110.0), 0.01)[0];
        assert!(run.vertices.len() < 10, "{}", run.vertices.len());
        assert_eq!(run.vertices[0], on_world(Point::new(0.0, 0.0)));
    }

    #[test]
    fn a_ring_keeps_no_detail_out_of_view_and_all_within() {
        let mut ring = wave();
        ring.0
            .extend([Coord { x: 100.0, y: -40.0 }, Coord { x: 0.0, y: -40.0 }]);
        ring.close();
        let path = Path::of(&ring).unwrap();
        let whole = path.ring(around(-10.0, 110.0), 0.0);
        assert_eq!(whole.len(), ring.0.len());
        let part = path.ring(around(30.0, 31.0), 0.0);
        assert!(part.len() < whole.len() / 2, "{}", part.len());
        assert_eq!(part.first(), part.last());
    }

    #[test]
    fn a_line_without_an_edge_is_no_path() {
        assert!(Path::of(&LineString::new(vec![])).is_none());
        assert!(Path::of(&line_string![(x: 1.0, y: 2.0)]).is_none());
    }
}
