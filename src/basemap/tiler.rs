//! Vector tiles (MVT) made from the layers.
//!
//! A pure function from tile to bytes: neighbours agree on what they share, because vertices are
//! chosen for the whole line (see [`Outline`]) and only then cut.

use geo::bool_ops::FillRule;
use geo::{BooleanOps, Coord, LineString, MultiPolygon, Polygon, Rect};
use mvt::{GeomData, GeomEncoder, GeomType};
use walkers::TileId;

use super::clip;
use super::layers::{Feature, Layer, Layers, Shape, Tag};
use super::outline::Outline;

/// The finest zoom made; above it there is nothing more to show, and the map stretches these.
pub const MAX_ZOOM: u8 = 16;

/// Units along a tile's side; the map widget reads no other.
pub const EXTENT: u32 = 4096;

/// How far geometry goes on past a tile's edge, units: half the widest line, and some to spare.
const BUFFER: f64 = 64.0;

/// How far a thinned line may stray, units: three eighths of a pixel of a 512-pixel tile.
const TOLERANCE: f64 = 3.0;

/// Rings smaller than this are left out, square units.
const MIN_AREA: i64 = 16;

/// The name of the layer of whatever is not land.
pub const SEA: &str = "sea";

/// A point in a tile's units.
type Unit = (i32, i32);

/// Makes the tile `id` as MVT bytes; empty for a tile that is not on the map or finer than
/// [`MAX_ZOOM`].
pub fn tile(layers: &Layers, id: TileId) -> Vec<u8> {
    // Geometry is whole numbers by the time it is encoded, which the encoder cannot refuse.
    Frame::of(id)
        .and_then(|frame| encode(layers, &frame).ok())
        .unwrap_or_default()
}

fn encode(layers: &Layers, frame: &Frame) -> Result<Vec<u8>, mvt::Error> {
    let mut tile = mvt::Tile::new(EXTENT);
    let mut sea = tile.create_layer(SEA);
    // Where nothing is said of land, nothing follows for the sea.
    let tells_land = layers
        .min_zoom(Layer::Land)
        .is_some_and(|from| from <= frame.zoom);
    for water in tells_land.then(|| frame.sea(layers)).iter().flatten() {
        if let Some(data) = polygon_data(water)? {
            sea = sea.into_feature(data).into_layer();
        }
    }
    if sea.num_features() > 0 {
        tile.add_layer(sea)?;
    }
    for kind in Layer::ALL {
        let mut layer = tile.create_layer(kind.name());
        for feature in frame.features(layers, kind) {
            for data in frame.geometry(feature)? {
                let mut written = layer.into_feature(data);
                for (key, tag) in &feature.tags {
                    match tag {
                        Tag::Flag(value) => written.add_tag_bool(key, *value),
                        Tag::Whole(value) => written.add_tag_sint(key, *value),
                        Tag::Word(value) => written.add_tag_string(key, value),
                    }
                }
                layer = written.into_layer();
            }
        }
        if layer.num_features() > 0 {
            tile.add_layer(layer)?;
        }
    }
    tile.to_bytes()
}

/// A tile's place in the world.
struct Frame {
    zoom: u8,
    /// North-west corner, Web Mercator on the unit square.
    corner: Coord,
    /// Tile units per world.
    scale: f64,
    /// What the tile covers with its buffer, Web Mercator on the unit square.
    bounds: Rect,
}

impl Frame {
    fn of(id: TileId) -> Option<Self> {
        let tiles_across = 1_u32.checked_shl(id.zoom.into())?;
        if id.zoom > MAX_ZOOM || id.x >= tiles_across || id.y >= tiles_across {
            return None;
        }
        let side = 1.0 / f64::from(tiles_across);
        let scale = f64::from(EXTENT) / side;
        let corner = Coord {
            x: f64::from(id.x) * side,
            y: f64::from(id.y) * side,
        };
        let buffer = BUFFER / scale;
        let bounds = Rect::new(
            corner
                - Coord {
                    x: buffer,
                    y: buffer,
                },
            corner
                + Coord {
                    x: side + buffer,
                    y: side + buffer,
                },
        );
        Some(Self {
            zoom: id.zoom,
            corner,
            scale,
            bounds,
        })
    }

    /// The tile with its buffer, in tile units.
    fn buffered() -> Rect {
        let far = f64::from(EXTENT) + BUFFER;
        Rect::new((-BUFFER, -BUFFER), (far, far))
    }

    /// The features of `kind` that show here.
    fn features<'a>(
        &self,
        layers: &'a Layers,
        kind: Layer,
    ) -> impl Iterator<Item = &'a Feature> + use<'a> {
        let zoom = self.zoom;
        layers
            .within(kind, self.bounds)
            .filter(move |feature| feature.min_zoom <= zoom)
    }

    /// What no land covers. The land's outlines are the sea's, vertex by vertex.
    fn sea(&self, layers: &Layers) -> MultiPolygon {
        let land: MultiPolygon = self
            .features(layers, Layer::Land)
            .flat_map(|land| match &land.shape {
                Shape::Area(rings) => self.area(rings),
                Shape::Line(_) => Vec::new(),
            })
            .collect();
        // Lands may overlap, but all turn the same way: what is covered twice is covered.
        Self::buffered()
            .to_polygon()
            .difference_with_fill_rule(&land, FillRule::NonZero)
    }

    fn geometry(&self, feature: &Feature) -> Result<Vec<GeomData>, mvt::Error> {
        match &feature.shape {
            Shape::Line(outline) => clip::line(&self.drawn(outline), Self::buffered())
                .iter()
                .filter_map(|line| line_data(line).transpose())
                .collect(),
            Shape::Area(rings) => self
                .area(rings)
                .iter()
                .filter_map(|polygon| polygon_data(polygon).transpose())
                .collect(),
        }
    }

    fn area(&self, rings: &[Outline]) -> Vec<Polygon> {
        let rings: Vec<_> = rings.iter().map(|ring| self.drawn(ring)).collect();
        clip::area(&rings, Self::buffered())
    }

    /// As many vertices as the zoom needs, in tile units.
    fn drawn(&self, outline: &Outline) -> Vec<Coord> {
        outline
            .thinned(TOLERANCE / self.scale)
            .into_iter()
            .map(|at| (at - self.corner) * self.scale)
            .collect()
    }
}

/// A line, or nothing if it shrank to a point.
fn line_data(line: &[Coord]) -> Result<Option<GeomData>, mvt::Error> {
    let units = units(line);
    if units.len() < 2 {
        return Ok(None);
    }
    let mut encoder = GeomEncoder::new(GeomType::Linestring);
    for (x, y) in units {
        encoder.add_point(x, y)?;
    }
    encoder.encode().map(Some)
}

/// A polygon as the MVT specification wants it: the outer ring turns clockwise on the screen, holes
/// the other way, and no ring repeats its first vertex. Nothing if too small to see.
fn polygon_data(polygon: &Polygon) -> Result<Option<GeomData>, mvt::Error> {
    let Some(exterior) = ring_units(polygon.exterior(), Turn::Clockwise) else {
        return Ok(None);
    };
    let mut encoder = GeomEncoder::new(GeomType::Polygon);
    let mut pen = exterior.last().copied();
    for &(x, y) in &exterior {
        encoder.add_point(x, y)?;
    }
    for hole in polygon.interiors() {
        let Some(mut hole) = ring_units(hole, Turn::Counterclockwise) else {
            continue;
        };
        // The encoder leaves out the move to where its pen already is, and readers then lose it.
        if hole.first().copied() == pen {
            hole.rotate_left(1);
        }
        encoder.complete_geom()?;
        for &(x, y) in &hole {
            encoder.add_point(x, y)?;
        }
        pen = hole.last().copied();
    }
    encoder.encode().map(Some)
}

#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Clockwise,
    Counterclockwise,
}

fn ring_units(ring: &LineString, turn: Turn) -> Option<Vec<Unit>> {
    let mut ring = units(&ring.0);
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    let area = doubled_area(&ring);
    if ring.len() < 3 || area.abs() < 2 * MIN_AREA {
        return None;
    }
    if (area > 0) != (turn == Turn::Clockwise) {
        ring.reverse();
    }
    Some(ring)
}

/// Twice the area; positive if the ring turns clockwise on the screen (y grows downwards).
fn doubled_area(ring: &[Unit]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
        .sum()
}

/// Whole units, without repeated ones. (The cast saturates; cut geometry is far from its limits.)
fn units(points: &[Coord]) -> Vec<Unit> {
    let mut units: Vec<Unit> = points
        .iter()
        .map(|at| (at.x.round() as i32, at.y.round() as i32))
        .collect();
    units.dedup();
    units
}

#[cfg(test)]
mod tests;
