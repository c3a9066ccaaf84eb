//! How the tiles are drawn: colours from a palette, widths by zoom and importance.
//!
//! Zooms here are the tiles' own (512 pixels: one less than the map's). The map widget joins no
//! lines at their corners, so that none is wide enough to show it; widths and dashes are in points
//! whatever the zoom.

use egui::Color32;
use serde_json::json;
use walkers::{SourceLayer, Style, StyleLayer};

use super::layers::Layer;
use super::paint::{Line, Widths, fill, is, one_of};
use super::tiler::SEA;

/// The base map's colours. A colour that is fully transparent leaves its layer out; land is left out
/// so where a shaded relief lies beneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MapPalette {
    /// Sea: all that is not land.
    pub sea: Color32,
    /// Dry land.
    pub land: Color32,
    /// Lakes and reservoirs; fainter for seasonal ones.
    pub lake: Color32,
    /// Rivers and the outlines of lakes.
    pub water_line: Color32,
    /// The line between land and sea.
    pub coast: Color32,
    /// Agreed borders between countries.
    pub border: Color32,
    /// Borders that are not agreed, ceasefire and armistice lines, limits of a claim.
    pub disputed: Color32,
    /// Lines between governorates; fainter outside Syria.
    pub governorate: Color32,
    /// Woods and parks, in maps of more detail.
    pub green: Color32,
    /// Towns and villages where they are built, in maps of more detail.
    pub built_up: Color32,
    /// Houses, runways, in maps of more detail.
    pub building: Color32,
    /// Roads between towns, in maps of more detail; fainter for railways.
    pub road: Color32,
    /// Streets and tracks, in maps of more detail.
    pub street: Color32,
    /// Names of streets, in maps of more detail.
    pub street_name: Color32,
    /// What lies around names of streets.
    pub name_halo: Color32,
    /// What the pictures of a raster map are seen through: white leaves them as they are.
    pub glass: Color32,
}

/// The style of [`tiler`](super::tiler)'s tiles in the colours of `palette`.
pub fn style(palette: &MapPalette) -> Style {
    let mut layers = Vec::new();
    let mut add = |layer: Option<StyleLayer>| layers.extend(layer);

    add(fill(SEA, palette.sea, 1.0, None));
    add(fill(Layer::Land.name(), palette.land, 1.0, None));
    for river in RIVERS {
        add(river.layer(palette.water_line));
    }
    for (seasonal, opacity) in [(false, 1.0), (true, 0.45)] {
        let which = Some(is("seasonal", seasonal));
        add(fill(Layer::Lake.name(), palette.lake, opacity, which));
    }
    add(Line::of(Layer::Shore)
        .only(is("seasonal", false))
        .wide(SHORE)
        .layer(palette.water_line));
    add(Line::of(Layer::Shore)
        .only(is("seasonal", true))
        .wide(SHORE)
        .dashed([4.0, 3.0])
        .layer(palette.water_line));
    add(Line::of(Layer::Coast).wide(COAST).layer(palette.coast));
    for (syrian, opacity) in [(false, 0.5), (true, 0.9)] {
        add(Line::of(Layer::Governorate)
            .only(is("syrian", syrian))
            .wide(GOVERNORATE)
            .faded(opacity)
            .dashed([3.0, 3.0])
            .layer(palette.governorate));
    }
    add(Line::of(Layer::Border)
        .only(is("disputed", false))
        .wide(BORDER)
        .layer(palette.border));
    for (kinds, dash) in DISPUTED {
        let which = json!([
            "all",
            ["==", ["get", "disputed"], true],
            one_of("kind", kinds)
        ]);
        add(Line::of(Layer::Border)
            .only(which)
            .wide(BORDER)
            .dashed(*dash)
            .layer(palette.disputed));
    }
    Style { layers }
}

const SHORE: Widths = &[(5.0, 0.5), (9.0, 0.9), (13.0, 1.2)];
const COAST: Widths = &[(0.0, 0.5), (5.0, 0.8), (9.0, 1.1), (13.0, 1.5)];
pub(super) const BORDER: Widths = &[(0.0, 0.5), (4.0, 0.9), (7.0, 1.5), (11.0, 2.0)];
pub(super) const GOVERNORATE: Widths = &[(5.0, 0.7), (9.0, 1.0), (13.0, 1.3)];

/// Dashes in line widths: an armed separation reads as longer strokes than a limit on paper.
const DISPUTED: &[(&[&str], [f64; 2])] = &[
    (&["international", "ceasefire", "armistice"], [4.0, 2.0]),
    (&["claim", "undof"], [2.0, 2.0]),
];

struct River {
    rank: u8,
    seasonal: bool,
    widths: Widths,
}

const RANK_1: Widths = &[(3.0, 0.8), (6.0, 1.4), (9.0, 2.1), (13.0, 2.8)];
const RANK_2: Widths = &[(5.0, 0.8), (9.0, 1.6), (13.0, 2.2)];
const RANK_3: Widths = &[(6.0, 0.7), (9.0, 1.2), (13.0, 1.8)];
const RANK_4: Widths = &[(8.0, 0.6), (10.0, 0.9), (13.0, 1.4)];

/// Smallest first, so that a tributary ends under the river it joins.
const RIVERS: [River; 8] = [
    River {
        rank: 4,
        seasonal: true,
        widths: RANK_4,
    },
    River {
        rank: 4,
        seasonal: false,
        widths: RANK_4,
    },
    River {
        rank: 3,
        seasonal: true,
        widths: RANK_3,
    },
    River {
        rank: 3,
        seasonal: false,
        widths: RANK_3,
    },
    River {
        rank: 2,
        seasonal: true,
        widths: RANK_2,
    },
    River {
        rank: 2,
        seasonal: false,
        widths: RANK_2,
    },
    River {
        rank: 1,
        seasonal: true,
        widths: RANK_1,
    },
    River {
        rank: 1,
        seasonal: false,
        widths: RANK_1,
    },
];

impl From<Layer> for SourceLayer {
    fn from(layer: Layer) -> Self {
        layer.name().into()
    }
}

impl River {
    fn layer(&self, color: Color32) -> Option<StyleLayer> {
        let which = json!(["all", is("rank", self.rank), is("seasonal", self.seasonal)]);
        let line = Line::of(Layer::River).only(which).wide(self.widths);
        if self.seasonal {
            line.faded(0.75).dashed([6.0, 3.0]).layer(color)
        } else {
            line.layer(color)
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A calm paper palette for tests; the program's come from the theme.
    pub(in crate::basemap) fn paper() -> MapPalette {
        MapPalette {
            sea: Color32::from_rgb(0xcf, 0xdf, 0xe6),
            land: Color32::from_rgb(0xf6, 0xf3, 0xe9),
            lake: Color32::from_rgb(0xc6, 0xda, 0xe4),
            water_line: Color32::from_rgb(0x7f, 0xa9, 0xc4),
            coast: Color32::from_rgb(0x8f, 0xae, 0xbf),
            border: Color32::from_rgb(0x8d, 0x7f, 0x86),
            disputed: Color32::from_rgb(0x8d, 0x7f, 0x86),
            governorate: Color32::from_rgb(0xa8, 0x9f, 0x9a),
            green: Color32::from_rgb(0xe4, 0xea, 0xd3),
            built_up: Color32::from_rgb(0xe9, 0xe3, 0xd6),
            building: Color32::from_rgb(0xdc, 0xd4, 0xc5),
            road: Color32::from_rgb(0xb9, 0xaa, 0x93),
            street: Color32::from_rgb(0xd3, 0xca, 0xbb),
            street_name: Color32::from_rgb(0x69, 0x64, 0x59),
            name_halo: Color32::from_rgb(0xf8, 0xf6, 0xee),
            glass: Color32::WHITE,
        }
    }

    fn sources(style: &Style) -> Vec<String> {
        let name = |layer: &StyleLayer| match layer {
            StyleLayer::Fill { source_layer, .. } | StyleLayer::Line { source_layer, .. } => {
                source_layer.to_string()
            }
            other => panic!("only areas and lines are drawn, not {other:?}"),
        };
        style.layers.iter().map(name).collect()
    }

    #[test]
    fn every_layer_of_the_tiles_is_drawn() {
        let drawn = sources(&style(&paper()));
        for layer in Layer::ALL {
            assert!(drawn.contains(&format!("'{}'", layer.name())), "{layer:?}");
        }
    }

    #[test]
    fn a_transparent_land_lets_the_relief_through() {
        let over_relief = MapPalette {
            land: Color32::TRANSPARENT,
            ..paper()
        };
        let drawn = sources(&style(&over_relief));
        assert!(!drawn.contains(&"'land'".to_owned()));
        assert!(drawn.contains(&"'sea'".to_owned()));
    }

    #[test]
    fn every_line_that_is_not_agreed_is_dashed() {
        for layer in style(&paper()).layers {
            if let StyleLayer::Line {
                filter: Some(filter),
                paint,
                ..
            } = layer
                && filter.0.to_string().contains(r#"["get","disputed"],true"#)
            {
                assert!(paint.line_dasharray.is_some());
            }
        }
    }
}
