//! The lines and areas of a vector tile, out of their commands.

use geo::{
    Area, Coord, Euclidean, Geometry, Length, LineString, MultiLineString, MultiPolygon, Polygon,
};

use super::wire::{Damaged, unfolded, varints};
use super::{VectorError, take};

/// How far from the tile a vertex may lie, in sides of the tile. What is farther away was not cut to
/// the tile as it should have been, and numbers that large would be drawn at random.
const FAR: u64 = 16;

/// Longest outline of one area, in sides of the tile. Those of large cities and ragged coasts have
/// fewer than 20; an area whose edges cross at random takes minutes with as many thousands.
const MAX_OUTLINE: f32 = 200.0;

/// What is drawn of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Lines,
    Areas,
}

impl Kind {
    /// The kind by its number in a tile; points are not read.
    pub(super) fn of(number: u64) -> Option<Self> {
        match number {
            2 => Some(Self::Lines),
            3 => Some(Self::Areas),
            _ => None,
        }
    }

    /// What styles call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Lines => "LineString",
            Self::Areas => "Polygon",
        }
    }
}

type Path = Vec<(i64, i64)>;

/// Follows the commands in `packed`: each move begins a path, which closing leads back to its start.
pub(super) fn paths(
    packed: &[u8],
    extent: u64,
    room: &mut usize,
) -> Result<Vec<Path>, VectorError> {
    let mut paths: Vec<Path> = Vec::new();
    let mut pen = Pen {
        at: (0, 0),
        reach: i64::try_from(extent * FAR).map_err(|_| Damaged)?,
    };
    let mut numbers = varints(packed);
    while let Some(command) = numbers.next() {
        let command = command?;
        let (id, count) = (command & 7, command >> 3);
        if id == 7 {
            take(room, 1)?;
            let path = paths.last_mut().ok_or(Damaged)?;
            path.extend(path.first().copied());
            continue;
        }
        for _ in 0..count {
            take(room, 1)?;
            let at = pen.moved(&mut numbers)?;
            match id {
                1 => paths.push(vec![at]),
                2 => paths.last_mut().ok_or(Damaged)?.push(at),
                _ => return Err(Damaged.into()),
            }
        }
    }
    Ok(paths)
}

struct Pen {
    at: (i64, i64),
    reach: i64,
}

impl Pen {
    fn moved(
        &mut self,
        steps: &mut impl Iterator<Item = Result<u64, Damaged>>,
    ) -> Result<(i64, i64), Damaged> {
        let mut step = |from: i64| {
            let step = unfolded(steps.next().ok_or(Damaged)??);
            let to = from.checked_add(step);
            to.filter(|to| (-self.reach..=self.reach).contains(to))
                .ok_or(Damaged)
        };
        self.at = (step(self.at.0)?, step(self.at.1)?);
        Ok(self.at)
    }
}

/// What `paths` in a grid of `extent` units show in a tile of `side` points; nothing if too short.
pub(super) fn shape(
    kind: Kind,
    paths: &[Path],
    extent: u64,
    side: f32,
) -> Result<Option<Geometry<f32>>, VectorError> {
    let scale = side / extent as f32;
    let drawn = |path: &Path| -> LineString<f32> {
        let points = path.iter().map(|&(x, y)| Coord {
            x: x as f32 * scale,
            y: y as f32 * scale,
        });
        points.collect()
    };
    Ok(match kind {
        Kind::Lines => {
            let lines = paths.iter().filter(|path| path.len() > 1).map(drawn);
            let lines = MultiLineString::new(lines.collect());
            (!lines.0.is_empty()).then_some(Geometry::MultiLineString(lines))
        }
        Kind::Areas => {
            let rings = paths.iter().filter(|path| path.len() > 3).map(drawn);
            let areas = areas(rings);
            let longest = MAX_OUTLINE * side;
            if areas.iter().any(|area| outline(area) > longest) {
                return Err(VectorError::TooMuch);
            }
            (!areas.0.is_empty()).then_some(Geometry::MultiPolygon(areas))
        }
    })
}

fn outline(area: &Polygon<f32>) -> f32 {
    let rings = std::iter::once(area.exterior()).chain(area.interiors());
    rings.map(|ring| Euclidean.length(ring)).sum()
}

/// Rings that turn as the first does are areas; those that turn the other way are holes in the area
/// before them. (Which way that is, version 1 of the specification left open.)
fn areas(rings: impl Iterator<Item = LineString<f32>>) -> MultiPolygon<f32> {
    let mut areas: Vec<Polygon<f32>> = Vec::new();
    let mut outward = 0.0;
    for ring in rings {
        let ring = Polygon::new(ring, Vec::new());
        let turn = ring.signed_area();
        match areas.last_mut() {
            Some(area) if turn * outward < 0.0 => area.interiors_push(ring.into_inner().0),
            _ if turn == 0.0 => {}
            _ => {
                outward = turn;
                areas.push(ring);
            }
        }
    }
    MultiPolygon::new(areas)
}
