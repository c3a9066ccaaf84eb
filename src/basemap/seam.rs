//! Where the coarse world and the detailed region meet: the edge of the region's box.
//!
//! The two were not made for each other. The world is cut out around the region; where its lines
//! and coasts miss the region's, the ends are led to each other along the edge.
//! All coordinates are (lon, lat) in degrees.

use geo::{
    BooleanOps, BoundingRect, Coord, Intersects, LineString, MultiLineString, MultiPolygon,
    Polygon, Rect,
};

use super::layers::touch;

/// West, south, east and north of the region that comes with the program, degrees.
const REGION: [f64; 4] = [34.0, 31.5, 43.0, 38.0];

/// How far the world's land reaches into the region, degrees, so that no hairline shows between.
const OVERLAP_DEG: f64 = 0.004;

/// How near to the box's edge a vertex counts as lying on it, degrees: the files' last digit.
const ON_EDGE_DEG: f64 = 1e-4;

/// How far apart two ends of one border may meet the edge, degrees.
const REACH_DEG: f64 = 0.25;

/// The box of the region that comes with the program, (lon, lat) in degrees.
#[must_use]
pub fn region() -> Rect {
    let [west, south, east, north] = REGION;
    Rect::new((west, south), (east, north))
}

/// Whether the region that comes with the program covers the point.
pub(super) fn in_region(lon_lat: geo::Point) -> bool {
    region().intersects(&lon_lat)
}

/// The edge of a region's box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seam {
    region: Rect,
}

impl Seam {
    /// The edge of `region`.
    pub(super) fn around(region: Rect) -> Self {
        Self { region }
    }

    /// The region's box, smaller by `inset` degrees on each side.
    fn inset(self, inset: f64) -> Rect {
        let inset = Coord { x: inset, y: inset };
        Rect::new(self.region.min() + inset, self.region.max() - inset)
    }

    /// What is left of the world's areas outside the region.
    pub(super) fn cut_out(self, area: &Polygon) -> Vec<Polygon> {
        let hole = self.inset(OVERLAP_DEG);
        match area.bounding_rect() {
            Some(bounds) if touch(bounds, hole) => area.difference(&hole.to_polygon()).0,
            _ => vec![area.clone()],
        }
    }

    /// What is left of the world's lines outside the region.
    pub(super) fn outside(self, lines: Vec<LineString>) -> Vec<LineString> {
        self.region
            .to_polygon()
            .clip(&MultiLineString::new(lines), true)
            .0
    }

    /// The outlines along the box's edge where one of the two has an area and the other none.
    pub(super) fn steps(self, world: &[Polygon], region: &[Polygon]) -> Vec<LineString> {
        let near = |area: &&Polygon| {
            area.bounding_rect()
                .is_some_and(|bounds| touch(bounds, self.region))
        };
        let world: MultiPolygon = world.iter().filter(near).cloned().collect();
        let region = MultiPolygon::new(region.to_vec());
        let edge =
            |inset| MultiLineString::new(vec![self.inset(inset).to_polygon().exterior().clone()]);
        let area_inside = region.clip(&edge(OVERLAP_DEG / 4.0), false);
        let area_outside = world.clip(&edge(OVERLAP_DEG), false);
        let mut steps = world.clip(&area_inside, true).0;
        steps.extend(region.clip(&area_outside, true).0);
        steps
    }

    /// The world's lines with ends led to where the region's own leave the box.
    pub(super) fn joined(
        self,
        mut lines: Vec<LineString>,
        regional: &[LineString],
    ) -> Vec<LineString> {
        let gates: Vec<Coord> = regional
            .iter()
            .flat_map(ends)
            .filter(|&at| self.on_edge(at))
            .collect();
        for line in &mut lines {
            let (first, last) = (line.0.first().copied(), line.0.last().copied());
            if let Some(gate) = first.and_then(|end| self.nearest(end, &gates)) {
                line.0.insert(0, gate);
            }
            if let Some(gate) = last.and_then(|end| self.nearest(end, &gates)) {
                line.0.push(gate);
            }
        }
        lines
    }

    /// The gate within reach of a line's end that lies on the edge.
    fn nearest(self, end: Coord, gates: &[Coord]) -> Option<Coord> {
        let distance = |gate: &Coord| (gate.x - end.x).hypot(gate.y - end.y);
        gates
            .iter()
            .filter(|gate| self.on_edge(end) && distance(gate) < REACH_DEG)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
            .copied()
    }

    /// Whether the segment lies on the box's edge, where the region's areas are cut.
    pub(super) fn is_edge(self, a: Coord, b: Coord) -> bool {
        self.sides(a)
            .iter()
            .zip(self.sides(b))
            .any(|(&a, b)| a && b)
    }

    fn on_edge(self, at: Coord) -> bool {
        self.sides(at).contains(&true)
    }

    /// On which sides of the box the point lies: west, south, east, north.
    fn sides(self, at: Coord) -> [bool; 4] {
        let (min, max) = (self.region.min(), self.region.max());
        [at.x - min.x, at.y - min.y, at.x - max.x, at.y - max.y].map(|off| off.abs() < ON_EDGE_DEG)
    }
}

fn ends(line: &LineString) -> impl Iterator<Item = Coord> {
    [line.0.first(), line.0.last()]
        .into_iter()
        .flatten()
        .copied()
}

/// A polygon's outer ring, then its holes.
pub(super) fn rings(polygon: &Polygon) -> impl Iterator<Item = &LineString> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// The ring without the segments that are only a cut through the data.
pub(super) fn pieces(ring: &LineString, is_cut: impl Fn(Coord, Coord) -> bool) -> Vec<LineString> {
    let mut pieces: Vec<Vec<Coord>> = Vec::new();
    let mut unbroken = false;
    for pair in ring.0.windows(2) {
        if is_cut(pair[0], pair[1]) {
            unbroken = false;
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if unbroken => piece.push(pair[1]),
            _ => pieces.push(pair.to_vec()),
        }
        unbroken = true;
    }
    pieces.into_iter().map(LineString::new).collect()
}

/// The date line and the far south, where the world's land is cut.
pub(super) fn is_map_edge(a: Coord, b: Coord) -> bool {
    (a.x.abs() > 179.99 && b.x.abs() > 179.99) || (a.y < -85.0 && b.y < -85.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seam() -> Seam {
        Seam::around(Rect::new((34.0, 31.5), (43.0, 38.0)))
    }

    fn line(points: &[(f64, f64)]) -> LineString {
        LineString::from(points.to_vec())
    }

    fn square(west: f64, south: f64, east: f64, north: f64) -> Polygon {
        Rect::new((west, south), (east, north)).to_polygon()
    }

    #[test]
    fn lake_shores_do_not_follow_the_edge_of_the_data() {
        let cut = line(&[(35.0, 31.5), (36.0, 31.5), (36.0, 32.0), (35.0, 31.5)]);
        let kept = pieces(&cut, |a, b| seam().is_edge(a, b));
        assert_eq!(kept, vec![LineString::new(cut.0[1..].to_vec())]);
    }

    #[test]
    fn a_border_of_the_world_ends_where_the_regions_begins() {
        let regional = [line(&[(41.0, 33.0), (41.1, 31.5)])];
        let world = seam().outside(vec![line(&[(41.0, 32.0), (41.0, 31.0)])]);
        let joined = seam().joined(world, &regional);
        assert_eq!(joined.len(), 1);
        assert!(ends(&joined[0]).any(|end| end == Coord { x: 41.1, y: 31.5 }));
    }

    #[test]
    fn a_border_far_from_any_other_is_left_alone() {
        let far = vec![line(&[(20.0, 10.0), (21.0, 10.0)])];
        assert_eq!(
            seam().joined(far.clone(), &[line(&[(41.0, 33.0), (41.1, 31.5)])]),
            far
        );
    }

    #[test]
    fn land_that_only_the_region_has_gets_a_shore_along_the_edge() {
        let world = [square(30.0, 33.0, 36.0, 34.0)];
        let region_land = [square(34.0, 33.0, 36.0, 35.0)];
        let steps = seam().steps(&world, &region_land);
        assert_eq!(steps.len(), 1);
        for end in ends(&steps[0]) {
            assert!((end.x - 34.0).abs() < 0.01 && end.y > 33.99 && end.y < 35.01);
        }
    }

    #[test]
    fn the_world_stops_at_the_region() {
        let left: f64 = seam()
            .cut_out(&square(30.0, 33.0, 36.0, 34.0))
            .iter()
            .map(geo::Area::unsigned_area)
            .sum();
        assert!((left - 4.0).abs() < 0.01);
        assert_eq!(seam().cut_out(&square(0.0, 0.0, 1.0, 1.0)).len(), 1);
    }
}
