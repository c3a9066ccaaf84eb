//! A vector tile, drawn layer by layer of a style as the map widget would.

use std::collections::HashMap;

use geo::Geometry;
use walkers::{
    Context, Drawable, Filter, Paint, SourceLayer, StyleLayer, Text, Tile, render_fill,
    render_line, render_symbol,
};

use super::super::vector::{DrawnLayer, Wanted, read};
use super::DetailLook;
use super::schema::KEYS;

/// Draws the vector tile in `bytes`.
pub(super) fn tile(bytes: &[u8], look: &DetailLook, zoom: u8) -> Result<Tile, String> {
    let layers = &look.style.layers;
    let wanted = Wanted {
        layer: &|name| layers.iter().any(|layer| draws(layer, name)),
        keys: KEYS,
        name: look.name,
        zoom,
        side: look.tile_side,
    };
    let mut drawing = Drawing {
        tile: read(bytes, &wanted).map_err(|error| error.to_string())?,
        side: look.tile_side as f32,
        drawables: Vec::new(),
        texts: Vec::new(),
    };
    for (order, layer) in layers.iter().enumerate() {
        drawing.add(layer, order);
    }
    Ok(Tile::Vector {
        drawables: joined(drawing.drawables).into(),
        texts: drawing.texts,
    })
}

/// Whether `layer` of a style draws anything of the tile's layer called `name`.
fn draws(layer: &StyleLayer, name: &str) -> bool {
    match layer {
        StyleLayer::Fill { source_layer, .. }
        | StyleLayer::Line { source_layer, .. }
        | StyleLayer::Symbol { source_layer, .. } => source_layer.matches(name),
        _ => false,
    }
}

struct Drawing {
    tile: Vec<DrawnLayer>,
    side: f32,
    drawables: Vec<Drawable>,
    texts: Vec<Text>,
}

impl Drawing {
    /// Draws what `layer` picks. A shape that cannot be cut into triangles leaves a gap, which is no
    /// reason to go without the tile.
    fn add(&mut self, layer: &StyleLayer, order: usize) {
        match layer {
            StyleLayer::Background { paint } => self.cover(paint),
            StyleLayer::Fill {
                source_layer,
                filter,
                paint,
            } => {
                for (shape, context) in picked(&self.tile, source_layer, filter.as_ref()) {
                    let _ = render_fill(shape, context, paint, &mut self.drawables);
                }
            }
            StyleLayer::Line {
                source_layer,
                filter,
                paint,
            } => {
                for (shape, context) in picked(&self.tile, source_layer, filter.as_ref()) {
                    let _ = render_line(shape, context, paint, &mut self.drawables);
                }
            }
            StyleLayer::Symbol {
                source_layer,
                minzoom,
                filter,
                layout,
                paint,
            } => {
                for (shape, context) in picked(&self.tile, source_layer, filter.as_ref()) {
                    let texts = &mut self.texts;
                    let _ = render_symbol(shape, context, texts, layout, paint, *minzoom, order);
                }
            }
            _ => {}
        }
    }

    fn cover(&mut self, paint: &Paint) {
        if let Some(color) = &paint.background_color {
            let anywhere = Context::new(String::new(), HashMap::new(), 0);
            let color = color.evaluate(&anywhere);
            self.drawables.push(Drawable::background(self.side, color));
        }
    }
}

fn picked<'a>(
    tile: &'a [DrawnLayer],
    source: &'a SourceLayer,
    filter: Option<&'a Filter>,
) -> impl Iterator<Item = &'a (Geometry<f32>, Context)> {
    tile.iter()
        .filter(|layer| source.matches(&layer.name))
        .flat_map(|layer| &layer.features)
        .filter(move |(_, context)| filter.is_none_or(|filter| filter.matches(context)))
}

/// Neighbours of one kind as one: each costs the graphics card a call of its own in every frame.
fn joined(drawables: Vec<Drawable>) -> Vec<Drawable> {
    let mut joined: Vec<Drawable> = Vec::new();
    for drawable in drawables {
        match (joined.last_mut(), drawable) {
            (Some(Drawable::Fill(all)), Drawable::Fill(mesh)) => all.append(&mesh),
            (Some(Drawable::Lines(all)), Drawable::Lines(lines)) => all.extend(lines),
            (_, drawable) => joined.push(drawable),
        }
    }
    joined
}
