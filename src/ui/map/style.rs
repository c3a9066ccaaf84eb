//! The theme's colours and sizes, as the base map and the label layer take them.

use egui::Color32;

use crate::basemap::{MapPalette, ReliefPalette};

use super::super::theme::{SMALLEST_NAME, Theme};
use super::labels::LabelStyle;
use super::labels::place::Spacing;

/// Colours of the tiles.
pub fn palette(theme: &Theme) -> MapPalette {
    let map = &theme.colours.map;
    MapPalette {
        sea: map.water,
        // The ground is painted beneath, with its relief.
        land: Color32::TRANSPARENT,
        lake: map.water,
        water_line: map.shore,
        coast: map.shore,
        border: map.border,
        disputed: map.border,
        governorate: map.inner_border,
        green: map.green,
        built_up: map.built_up,
        building: map.building,
        road: map.road,
        street: map.street,
        street_name: map.area_name,
        name_halo: map.name_halo,
        glass: map.glass,
    }
}

/// Colours of detail maps, whose land covers the map beneath.
pub fn detail(theme: &Theme) -> MapPalette {
    MapPalette {
        land: theme.colours.map.land,
        ..palette(theme)
    }
}

/// Colours of the ground.
pub fn relief(theme: &Theme) -> ReliefPalette {
    let map = &theme.colours.map;
    ReliefPalette {
        low: map.relief.low,
        plain: map.land,
        high: map.relief.high,
        shadow: map.relief.shadow,
        light: map.relief.light,
    }
}

/// Colours and sizes of the names.
pub fn labels(theme: &Theme) -> LabelStyle {
    let map = &theme.colours.map;
    let scale = theme.names;
    LabelStyle {
        text: map.name,
        halo: map.name_halo,
        water_text: map.water_name,
        relief_text: map.area_name,
        region_text: map.area_name,
        airfield_text: map.area_name,
        dot_fill: map.name_halo,
        dot_stroke: map.name,
        dot_stroke_width: 1.4 * scale,
        halo_px: 1.6 * scale,
        size_city: 15.0 * scale,
        size_town: 12.5 * scale,
        size_small: SMALLEST_NAME * scale,
        tracking: 0.14,
        tracking_wide: 0.36,
        dot_city: 4.0 * scale,
        dot_town: 3.0 * scale,
        dot_small: 2.25 * scale,
        airfield_mark: 5.0 * scale,
        peak_mark: 4.0 * scale,
        spacing: Spacing {
            mark_gap: 3.0,
            name_gap: 2.0,
        },
    }
}
