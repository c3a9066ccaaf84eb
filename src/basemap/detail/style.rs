//! How detail maps are drawn: in the colours of our own base map, so that both look like one map.
//!
//! Quiet on purpose, for the claims carry the colour. Names of places are left to our own names;
//! of streets they are written where the map is near enough. Zooms are the tiles' own, one less than
//! the map's. Dashes are for lines that are not agreed, and for governorates: nothing else has them.

use egui::Color32;
use serde_json::json;
use walkers::{Filter, Float, Layout, Paint, Style, StyleLayer};

use super::super::paint::{Line, Widths, fill, ink};
use super::super::source::Content;
use super::super::style::{BORDER, GOVERNORATE, MapPalette, style as base_style};
use super::schema::{Pick, Schema, open_map_tiles, protomaps};

const MOTORWAY: Widths = &[(4.0, 0.6), (8.0, 1.4), (11.0, 2.0), (14.0, 4.2)];
const ROAD: Widths = &[(6.0, 0.4), (10.0, 1.0), (12.0, 1.5), (14.0, 3.2)];
const STREET: Widths = &[(11.0, 0.5), (13.0, 1.1), (14.0, 2.0), (15.0, 2.6)];
const PATH: Widths = &[(12.0, 0.4), (15.0, 0.9)];
const RAILWAY: Widths = &[(8.0, 0.5), (14.0, 1.1)];
const RUNWAY: Widths = &[(9.0, 1.5), (12.0, 4.0), (15.0, 12.0)];
const TAXIWAY: Widths = &[(11.0, 0.6), (15.0, 4.0)];
const RIVER: Widths = &[(6.0, 0.7), (9.0, 1.2), (13.0, 2.4)];
const STREAM: Widths = &[(9.0, 0.4), (14.0, 1.2)];

/// Names appear from these zooms on: of greater ways, then of all.
const NAMED_FROM: [f32; 2] = [13.0, 14.0];
const NAME_SIZE: f32 = 11.0;
const HALO: f32 = 1.4;

/// The style of a map with this `content` in the colours of `palette`; empty for pictures.
pub(super) fn style(content: Content, palette: &MapPalette) -> Style {
    match content {
        Content::Raster => Style::default(),
        Content::Protomaps => drawn(&protomaps(), palette),
        Content::OpenMapTiles => drawn(&open_map_tiles(), palette),
        Content::Counterclaim => base_style(palette),
    }
}

fn drawn(schema: &Schema, palette: &MapPalette) -> Style {
    let mut layers = ground(schema, palette);
    layers.extend(waters(schema, palette));
    layers.extend(ways(schema, palette));
    layers.extend(borders(schema, palette));
    layers.extend(names(schema, palette));
    Style { layers }
}

fn ground(schema: &Schema, palette: &MapPalette) -> Vec<StyleLayer> {
    let beneath = match schema.earth {
        Some(_) => palette.sea,
        None => palette.land,
    };
    let earth = schema.earth.as_ref();
    [
        background(beneath),
        earth.and_then(|earth| area(earth, palette.land, 1.0)),
        area(&schema.green, palette.green, 1.0),
        area(&schema.built_up, palette.built_up, 1.0),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn waters(schema: &Schema, palette: &MapPalette) -> Vec<StyleLayer> {
    [
        line(&schema.streams, STREAM).layer(palette.water_line),
        line(&schema.rivers, RIVER).layer(palette.water_line),
        area(&schema.seasonal_lakes, palette.lake, 0.45),
        area(&schema.lakes, palette.lake, 1.0),
        area(&schema.sea, palette.sea, 1.0),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn ways(schema: &Schema, palette: &MapPalette) -> Vec<StyleLayer> {
    [
        area(&schema.buildings, palette.building, 1.0),
        line(&schema.taxiways, TAXIWAY).layer(palette.building),
        line(&schema.runways, RUNWAY).layer(palette.building),
        line(&schema.paths, PATH).layer(palette.street),
        line(&schema.streets, STREET).layer(palette.street),
        line(&schema.railways, RAILWAY)
            .faded(0.7)
            .layer(palette.road),
        line(&schema.roads, ROAD).layer(palette.road),
        line(&schema.motorways, MOTORWAY).layer(palette.road),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn borders(schema: &Schema, palette: &MapPalette) -> Vec<StyleLayer> {
    [
        line(&schema.governorates, GOVERNORATE)
            .faded(0.7)
            .dashed([3.0, 3.0])
            .layer(palette.governorate),
        line(&schema.borders, BORDER).layer(palette.border),
        line(&schema.disputed, BORDER)
            .dashed([4.0, 2.0])
            .layer(palette.disputed),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn names(schema: &Schema, palette: &MapPalette) -> Vec<StyleLayer> {
    let name = |(pick, from): (&Pick, f32)| {
        let (text_color, _) = ink(palette.street_name, 1.0)?;
        let (halo_color, _) = ink(palette.name_halo, 1.0)?;
        Some(StyleLayer::Symbol {
            source_layer: pick.layers.into(),
            minzoom: Some(from),
            filter: Some(Filter(pick.filter.clone())),
            layout: Layout {
                text_field: Some(json!([
                    "coalesce",
                    ["get", "name:en"],
                    ["get", "name_en"],
                    ["get", "name"]
                ])),
                text_size: Some(Float(json!(NAME_SIZE))),
                text_padding: Some(Float(json!(6.0))),
            },
            paint: Some(Paint {
                text_color: Some(text_color),
                text_halo_color: Some(halo_color),
                text_halo_width: Some(Float(json!(HALO))),
                ..Paint::default()
            }),
        })
    };
    schema
        .named
        .iter()
        .zip(NAMED_FROM)
        .filter_map(name)
        .collect()
}

/// Covers the tile; nothing where the relief is to be seen through it.
fn background(color: Color32) -> Option<StyleLayer> {
    let (color, _) = ink(color, 1.0)?;
    let paint = Paint {
        background_color: Some(color),
        ..Paint::default()
    };
    Some(StyleLayer::Background { paint })
}

fn area(pick: &Pick, color: Color32, opacity: f64) -> Option<StyleLayer> {
    fill(pick.layers, color, opacity, Some(pick.filter.clone()))
}

fn line(pick: &Pick, widths: Widths) -> Line {
    Line::of(pick.layers).only(pick.filter.clone()).wide(widths)
}
