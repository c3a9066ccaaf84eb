//! An excerpt of the embedded tiles as lines and areas, for drawings that are smaller than the map.

use geo::{Coord, Geometry, Rect};
use mvt_reader::Reader;
use mvt_reader::feature::{Feature, Value};
use walkers::TileId;

use super::ground::embedded_tiles;
use super::layers::Layer;
use super::source::TileSource;
use super::tiler::EXTENT;

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
            drawn.extend(bytes.into_iter().flat_map(|bytes| features(bytes, id)));
        }
    }
    drawn
}

fn features(bytes: Vec<u8>, id: TileId) -> Vec<Drawn> {
    let Ok(reader) = Reader::new(bytes) else {
        return Vec::new();
    };
    let names = reader.get_layer_names().unwrap_or_default();
    let layers = names.iter().enumerate().filter_map(|(index, name)| {
        let layer = Layer::ALL.into_iter().find(|layer| layer.name() == name)?;
        Some((layer, reader.get_features(index).ok()?))
    });
    layers
        .flat_map(|(layer, features)| {
            let drawn = move |feature: &Feature| pieces(feature, id, layer);
            features.iter().flat_map(drawn).collect::<Vec<Drawn>>()
        })
        .collect()
}

fn pieces(feature: &Feature, id: TileId, layer: Layer) -> Vec<Drawn> {
    let property = |name| feature.properties.as_ref()?.get(name);
    let disputed = property("disputed") == Some(&Value::Bool(true));
    let placed = |line: &geo::LineString<f32>| -> Vec<Coord> {
        line.0.iter().map(|&at| on_unit_square(at, id)).collect()
    };
    let area = |area: &geo::Polygon<f32>| {
        let rings = std::iter::once(area.exterior()).chain(area.interiors());
        rings.map(placed).collect()
    };
    let forms: Vec<Vec<Vec<Coord>>> = match &feature.geometry {
        Geometry::LineString(line) => vec![vec![placed(line)]],
        Geometry::MultiLineString(lines) => lines.iter().map(|line| vec![placed(line)]).collect(),
        Geometry::Polygon(polygon) => vec![area(polygon)],
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
