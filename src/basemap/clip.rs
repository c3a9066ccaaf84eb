//! Cutting lines and areas to a rectangle.

use geo::{BooleanOps, Coord, LineString, Polygon, Rect};

/// The pieces of `line` inside `rect`, in order; a piece has two vertices at least.
pub(super) fn line(line: &[Coord], rect: Rect) -> Vec<Vec<Coord>> {
    let mut pieces: Vec<Vec<Coord>> = Vec::new();
    let mut reached: Option<Coord> = None;
    for pair in line.windows(2) {
        let Some((start, end)) = segment(pair[0], pair[1], rect) else {
            reached = None;
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if reached == Some(start) => piece.push(end),
            _ => pieces.push(vec![start, end]),
        }
        reached = (end == pair[1]).then_some(end);
    }
    pieces
}

/// The part of the segment inside `rect` (Liang and Barsky); ends inside are kept exactly.
pub fn segment(start: Coord, end: Coord, rect: Rect) -> Option<(Coord, Coord)> {
    let along = end - start;
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-along.x, start.x - rect.min().x),
        (along.x, rect.max().x - start.x),
        (-along.y, start.y - rect.min().y),
        (along.y, rect.max().y - start.y),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enters = enters.max(room / step);
        } else {
            leaves = leaves.min(room / step);
        }
    }
    if enters > leaves {
        return None;
    }
    let start_inside = if enters > 0.0 {
        start + along * enters
    } else {
        start
    };
    let end_inside = if leaves < 1.0 {
        start + along * leaves
    } else {
        end
    };
    Some((start_inside, end_inside))
}

/// The valid polygons that `rings` (by the even-odd rule) have in common with `rect`.
///
/// A quick cut to a wider rectangle comes first: it leaves seams along its own edge, which the
/// exact cut then takes away, and saves that from looking at a whole continent.
pub(super) fn area(rings: &[Vec<Coord>], rect: Rect) -> Vec<Polygon> {
    let margin = rect.width() / 8.0;
    let wide = Rect::new(
        Coord {
            x: rect.min().x - margin,
            y: rect.min().y - margin,
        },
        Coord {
            x: rect.max().x + margin,
            y: rect.max().y + margin,
        },
    );
    let mut near = rings
        .iter()
        .map(|ring| ring_roughly(ring, wide))
        .filter(|ring| ring.len() > 3)
        .map(LineString::new);
    let Some(exterior) = near.next() else {
        return Vec::new();
    };
    Polygon::new(exterior, near.collect())
        .intersection(&rect.to_polygon())
        .0
}

/// Cuts a closed ring to `rect`, side by side (Sutherland and Hodgman).
fn ring_roughly(ring: &[Coord], rect: Rect) -> Vec<Coord> {
    let (min, max) = (rect.min(), rect.max());
    let mut ring = ring.to_vec();
    for side in [
        Side {
            inside: |at, limit| at.x >= limit,
            axis: Axis::X,
            limit: min.x,
        },
        Side {
            inside: |at, limit| at.x <= limit,
            axis: Axis::X,
            limit: max.x,
        },
        Side {
            inside: |at, limit| at.y >= limit,
            axis: Axis::Y,
            limit: min.y,
        },
        Side {
            inside: |at, limit| at.y <= limit,
            axis: Axis::Y,
            limit: max.y,
        },
    ] {
        ring = side.cut(&ring);
    }
    ring
}

struct Side {
    inside: fn(Coord, f64) -> bool,
    axis: Axis,
    limit: f64,
}

enum Axis {
    X,
    Y,
}

impl Side {
    fn cut(&self, ring: &[Coord]) -> Vec<Coord> {
        let mut kept = Vec::with_capacity(ring.len() + 4);
        for pair in ring.windows(2) {
            let (start, end) = (pair[0], pair[1]);
            let (start_in, end_in) = (
                (self.inside)(start, self.limit),
                (self.inside)(end, self.limit),
            );
            if start_in {
                kept.push(start);
            }
            if start_in != end_in {
                kept.push(self.crossing(start, end));
            }
        }
        if let Some(&first) = kept.first() {
            kept.push(first);
        }
        kept
    }

    fn crossing(&self, start: Coord, end: Coord) -> Coord {
        let along = end - start;
        match self.axis {
            Axis::X => Coord {
                x: self.limit,
                y: start.y + along.y * (self.limit - start.x) / along.x,
            },
            Axis::Y => Coord {
                x: start.x + along.x * (self.limit - start.y) / along.y,
                y: self.limit,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use geo::Area;

    use super::*;

    fn coords(points: &[(f64, f64)]) -> Vec<Coord> {
        points.iter().map(|&point| point.into()).collect()
    }

    fn square() -> Rect {
        Rect::new((0.0, 0.0), (10.0, 10.0))
    }

    #[test]
    fn a_line_that_leaves_and_returns_is_two_pieces() {
        let there_and_back = coords(&[(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)]);
        assert_eq!(
            line(&there_and_back, square()),
            vec![
                coords(&[(5.0, 5.0), (10.0, 5.0)]),
                coords(&[(10.0, 8.0), (5.0, 8.0)])
            ]
        );
    }

    #[test]
    fn a_line_inside_is_one_piece_untouched() {
        let inside = coords(&[(1.0, 1.0), (2.0, 5.0), (9.0, 9.0)]);
        assert_eq!(line(&inside, square()), vec![inside]);
    }

    #[test]
    fn a_line_across_a_corner_outside_is_nothing() {
        assert!(line(&coords(&[(-5.0, 4.0), (4.0, -6.0)]), square()).is_empty());
    }

    #[test]
    fn a_bay_across_the_edge_leaves_two_headlands() {
        let rings = [coords(&[
            (2.0, 2.0),
            (20.0, 2.0),
            (20.0, 8.0),
            (2.0, 8.0),
            (2.0, 6.0),
            (15.0, 6.0),
            (15.0, 4.0),
            (2.0, 4.0),
            (2.0, 2.0),
        ])];
        let pieces = area(&rings, square());
        assert_eq!(pieces.len(), 2);
        let total: f64 = pieces.iter().map(Area::unsigned_area).sum();
        assert!((total - 32.0).abs() < 1e-6);
    }

    #[test]
    fn an_island_keeps_its_lake() {
        let rings = [
            coords(&[(1.0, 1.0), (9.0, 1.0), (9.0, 9.0), (1.0, 9.0), (1.0, 1.0)]),
            coords(&[(4.0, 4.0), (4.0, 6.0), (6.0, 6.0), (6.0, 4.0), (4.0, 4.0)]),
        ];
        let pieces = area(&rings, square());
        assert_eq!(pieces.len(), 1);
        assert_eq!(pieces[0].interiors().len(), 1);
    }

    #[test]
    fn land_all_around_covers_everything() {
        let rings = [coords(&[
            (-99.0, -99.0),
            (99.0, -99.0),
            (99.0, 99.0),
            (-99.0, 99.0),
            (-99.0, -99.0),
        ])];
        let total: f64 = area(&rings, square()).iter().map(Area::unsigned_area).sum();
        assert!((total - 100.0).abs() < 1e-6);
    }
}
