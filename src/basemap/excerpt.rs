//! An excerpt of the embedded tiles as lines and areas, for drawings that are smaller than the map.

use geo::{Coord, Geometry, LineString, Polygon, Rect};
use serde_json::json;
use walkers::{Context, TileId};

use super::ground::embedded_tiles;
use super::layers::Layer;
use super::source::TileSource;
use super::tiler::EXTENT;
use super::vector::{self, Wanted};

/// The property of a border that is not agreed.
const DISPUTED: &str = "disputed";

/// A line or an area of the map, in Web Mercator on the unit square (x east, y south).
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// Which layer it belongs to.
    pub layer: Layer,
    /// Whether it is a border that is not agreed.
    pub disputed: bool,
    /// One line, or the rings of an area.
    pub lines: Vec<Vec<Coord>>,
}

/// What the embedded tiles of `zoom` hold of `ground`, tile by tile; `ground` is in Web Mercator on
/// the unit square. Nothing where they cannot be read, which the base map tells. Not for the frame.
pub fn excerpt(ground: Rect, zoom: u8) -> Vec<Drawn> {
    let Ok(tiles) = embedded_tiles() else {
        return Vec::new();
    };
    let across = 1_u32 << zoom.min(super::tiler::MAX_ZOOM);
    let range = |from: f64, to: f64| {
        let tile = |at: f64| ((at * f64::from(across)) as u32).min(across - 1);
        tile(from)..=tile(to)
    };
    let mut drawn = Vec::new();
    for y in range(ground.min().y, ground.max().y) {
        for x in range(ground.min().x, ground.max().x) {
            let id = TileId { x, y, zoom };
            let bytes = tiles.tile(id).ok().flatten();
            drawn.extend(bytes.into_iter().flat_map(|bytes| features(&bytes, id)));
        }
    }
    drawn
}

fn features(bytes: &[u8], id: TileId) -> Vec<Drawn> {
    let of_name = |name: &str| Layer::ALL.into_iter().find(|layer| layer.name() == name);
    let wanted = Wanted {
        layer: &|name| of_name(name).is_some(),
        keys: &[DISPUTED],
        name: |name| name.into(),
        zoom: id.zoom,
        side: EXTENT,
    };
    let layers = vector::read(bytes, &wanted).unwrap_or_default();
    let layers = layers
        .iter()
        .filter_map(|layer| Some((of_name(&layer.name)?, &layer.features)));
    layers
        .flat_map(|(layer, features)| {
            let drawn = move |(shape, properties)| pieces(shape, properties, id, layer);
            features
                .iter()
                .map(|(shape, properties)| (shape, properties))
                .flat_map(drawn)
        })
        .collect()
}

fn pieces(shape: &Geometry<f32>, properties: &Context, id: TileId, layer: Layer) -> Vec<Drawn> {
    let disputed = properties.evaluate(&json!(["get", DISPUTED]));
    let disputed = disputed.is_ok_and(|disputed| disputed == true);
    let placed = |line: &LineString<f32>| -> Vec<Coord> {
        line.0.iter().map(|&at| on_unit_square(at, id)).collect()
    };
    let area = |area: &Polygon<f32>| {
        let rings = std::iter::once(area.exterior()).chain(area.interiors());
        rings.map(placed).collect()
    };
    let forms: Vec<Vec<Vec<Coord>>> = match shape {
        Geometry::MultiLineString(lines) => lines.iter().map(|line| vec![placed(line)]).collect(),
        Geometry::MultiPolygon(polygons) => polygons.iter().map(area).collect(),
        _ => Vec::new(),
    };
    let drawn = |lines| Drawn {
        layer,
        disputed,
        lines,
    };
    forms.into_iter().map(drawn).collect()
}

fn on_unit_square(at: Coord<f32>, id: TileId) -> Coord {
    let across = f64::from(1_u32 << id.zoom);
    let place =
        |tile: u32, unit: f32| (f64::from(tile) + f64::from(unit) / f64::from(EXTENT)) / across;
    Coord {
        x: place(id.x, at.x),
        y: place(id.y, at.y),
    }
}
