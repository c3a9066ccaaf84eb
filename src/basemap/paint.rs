//! The layers of a style in the making: lines and areas, in colours that may be transparent.

use egui::Color32;
use serde_json::json;
use walkers::{
    Color, Dasharray, Filter, Float, Paint, SourceLayer, StyleLayer, linear_zoom_interpolation,
};

/// Widths in points at tile zooms, drawn straight between them.
pub(super) type Widths = &'static [(f64, f64)];

/// A line layer in the making.
pub(super) struct Line {
    source: SourceLayer,
    filter: Option<serde_json::Value>,
    widths: Widths,
    opacity: f64,
    dash: Option<[f64; 2]>,
}

impl Line {
    pub(super) fn of(source: impl Into<SourceLayer>) -> Self {
        Self {
            source: source.into(),
            filter: None,
            widths: &[(0.0, 1.0)],
            opacity: 1.0,
            dash: None,
        }
    }

    pub(super) fn only(self, filter: serde_json::Value) -> Self {
        Self {
            filter: Some(filter),
            ..self
        }
    }

    pub(super) fn wide(self, widths: Widths) -> Self {
        Self { widths, ..self }
    }

    pub(super) fn faded(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    /// Dash and gap in line widths.
    pub(super) fn dashed(self, dash: [f64; 2]) -> Self {
        Self {
            dash: Some(dash),
            ..self
        }
    }

    pub(super) fn layer(self, color: Color32) -> Option<StyleLayer> {
        let (color, opacity) = ink(color, self.opacity)?;
        Some(StyleLayer::Line {
            source_layer: self.source,
            filter: self.filter.map(Filter),
            paint: Paint {
                line_color: Some(color),
                line_opacity: Some(opacity),
                line_width: Some(linear_zoom_interpolation(self.widths)),
                line_dasharray: self.dash.map(|dash| Dasharray(json!(dash))),
                ..Paint::default()
            },
        })
    }
}

pub(super) fn fill(
    source: impl Into<SourceLayer>,
    color: Color32,
    opacity: f64,
    filter: Option<serde_json::Value>,
) -> Option<StyleLayer> {
    let (color, opacity) = ink(color, opacity)?;
    Some(StyleLayer::Fill {
        source_layer: source.into(),
        filter: filter.map(Filter),
        paint: Paint {
            fill_color: Some(color),
            fill_opacity: Some(opacity),
            ..Paint::default()
        },
    })
}

/// A colour apart from its opacity: the widget takes a colour's own alpha as premultiplied.
pub(super) fn ink(color: Color32, opacity: f64) -> Option<(Color, Float)> {
    let [red, green, blue, alpha] = color.to_srgba_unmultiplied();
    let opacity = opacity * f64::from(alpha) / 255.0;
    (alpha > 0).then(|| {
        let hex = format!("#{red:02x}{green:02x}{blue:02x}");
        (Color(json!(hex)), Float(json!(opacity)))
    })
}

pub(super) fn is(property: &str, value: impl Into<serde_json::Value>) -> serde_json::Value {
    json!(["==", ["get", property], value.into()])
}

pub(super) fn one_of(property: &str, words: &[&str]) -> serde_json::Value {
    let mut test = vec![json!("any")];
    test.extend(words.iter().map(|&word| is(property, word)));
    json!(test)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_transparent_colours_become_an_opacity() {
        let (color, opacity) =
            ink(Color32::from_rgba_unmultiplied(200, 100, 50, 128), 0.5).unwrap();
        assert!(color.0.as_str().unwrap().len() == 7);
        assert!((opacity.0.as_f64().unwrap() - 0.25).abs() < 0.01);
    }
}
