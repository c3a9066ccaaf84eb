//! Hatching: parallel lines inside rings, by the even-odd rule.
//!
//! Costs what the edges and the lines in view cost, and needs no ring to be simple.

use egui::{Pos2, Rect, Vec2};
use walkers::Projector;

/// How the lines of a hatching run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hatching {
    /// The lines' direction, of length 1.
    pub along: Vec2,
    /// Points from one line to the next.
    pub pitch: f32,
}

impl Hatching {
    /// Where the lines begin to be counted, so that they are fixed to the ground and not to the
    /// screen.
    pub fn phase(&self, projector: &Projector) -> f32 {
        let middle = projector.clip_rect().center();
        let ground = projector.unproject(middle.to_vec2());
        // In double precision: the world is millions of points wide.
        let world = projector.projection().project(ground, projector.zoom());
        let normal = self.normal();
        let across = f64::from(middle.x) - world.x();
        let down = f64::from(middle.y) - world.y();
        let phase = across * f64::from(normal.x) + down * f64::from(normal.y);
        phase.rem_euclid(f64::from(self.pitch)) as f32
    }

    /// The stretches of the lines that lie within `rings` and touch `view`.
    pub fn lines(&self, rings: &[Vec<Pos2>], phase: f32, view: Rect) -> Vec<[Pos2; 2]> {
        let (least, most) = self.across_range(view);
        let first = ((least - phase) / self.pitch).ceil();
        let last = ((most - phase) / self.pitch).floor();
        let mut grid = Grid {
            pitch: self.pitch,
            phase,
            first,
            last,
            crossings: vec![Vec::new(); (last - first + 1.0).max(0.0) as usize],
        };
        for ring in rings {
            for edge in ring.windows(2) {
                grid.cross(self.turned(edge[0]), self.turned(edge[1]));
            }
        }
        let mut stretches = Vec::new();
        for (i, mut crossings) in grid.crossings.into_iter().enumerate() {
            crossings.sort_by(f32::total_cmp);
            let across = (first + i as f32) * self.pitch + phase;
            let at = |along: f32| (self.normal() * across + self.along * along).to_pos2();
            let pairs = crossings.chunks_exact(2);
            stretches.extend(pairs.map(|pair| [at(pair[0]), at(pair[1])]));
        }
        stretches
    }

    fn normal(&self) -> Vec2 {
        -self.along.rot90()
    }

    /// A point as (across, along) the lines.
    fn turned(&self, at: Pos2) -> (f32, f32) {
        let at = at.to_vec2();
        (at.dot(self.normal()), at.dot(self.along))
    }

    fn across_range(&self, view: Rect) -> (f32, f32) {
        let corners = [
            view.left_top(),
            view.right_top(),
            view.left_bottom(),
            view.right_bottom(),
        ];
        corners
            .map(|corner| self.turned(corner).0)
            .into_iter()
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(least, most), at| {
                (least.min(at), most.max(at))
            })
    }
}

/// The lines in view, with where edges cross them.
struct Grid {
    pitch: f32,
    phase: f32,
    first: f32,
    last: f32,
    crossings: Vec<Vec<f32>>,
}

impl Grid {
    /// Notes where the edge from `a` to `b`, both (across, along), crosses each line.
    fn cross(&mut self, a: (f32, f32), b: (f32, f32)) {
        let (low, high) = (a.0.min(b.0), a.0.max(b.0));
        let mut line = ((low - self.phase) / self.pitch).ceil().max(self.first);
        // Half-open, so that a corner on a line is crossed once.
        while line <= self.last && line * self.pitch + self.phase < high {
            let part = (line * self.pitch + self.phase - a.0) / (b.0 - a.0);
            if let Some(crossings) = self.crossings.get_mut((line - self.first) as usize) {
                crossings.push(a.1 + part * (b.1 - a.1));
            }
            line += 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    const LEVEL: Hatching = Hatching {
        along: vec2(1.0, 0.0),
        pitch: 1.0,
    };

    fn view() -> Rect {
        Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 100.0))
    }

    fn square(from: f32, to: f32) -> Vec<Pos2> {
        let corners = [(from, from), (to, from), (to, to), (from, to), (from, from)];
        corners.map(|(x, y)| pos2(x, y)).to_vec()
    }

    fn length(lines: &[[Pos2; 2]]) -> f32 {
        lines.iter().map(|[a, b]| a.distance(*b)).sum()
    }

    #[test]
    fn lines_fill_a_ring_and_spare_its_hole() {
        let whole = LEVEL.lines(&[square(10.0, 30.0)], 0.5, view());
        assert_eq!(whole.len(), 20);
        assert!((length(&whole) - 400.0).abs() < 0.1);
        let holed = LEVEL.lines(&[square(10.0, 30.0), square(15.0, 25.0)], 0.5, view());
        assert!((length(&holed) - 300.0).abs() < 0.1);
    }

    #[test]
    fn slanting_lines_fill_as_much_as_level_ones() {
        let slanting = Hatching {
            along: vec2(0.8, -0.6),
            ..LEVEL
        };
        let lines = slanting.lines(&[square(10.0, 50.0)], 0.3, view());
        assert!((length(&lines) - 1600.0).abs() < 10.0, "{}", length(&lines));
    }

    #[test]
    fn lines_out_of_view_are_left_out_however_large_the_ring() {
        let lines = LEVEL.lines(&[square(-1e7, 1e7)], 0.5, view());
        assert_eq!(lines.len(), 100);
    }

    #[test]
    fn rings_without_an_inside_have_no_lines() {
        let flat = vec![pos2(0.0, 5.0), pos2(90.0, 5.0), pos2(0.0, 5.0)];
        for rings in [vec![], vec![vec![]], vec![vec![pos2(1.0, 1.0)]], vec![flat]] {
            assert!(LEVEL.lines(&rings, 0.0, view()).is_empty());
        }
    }
}
