//! The outlines of marks, for forms that draw them by themselves.

use egui::{Color32, Pos2, Shape};

use crate::model::{Hue, MarkShape};
use crate::ui::marks::Mark;

/// How many corners stand for a circle.
const ROUND: u8 = 48;

/// What fills the mark of `shape`, each piece by its corners, within ±1 of its middle, downwards.
pub(super) fn outlines(shape: MarkShape) -> Vec<Vec<Pos2>> {
    let mark = Mark {
        hue: Hue::Slate,
        shape,
    };
    pieces(&mark.drawn(Pos2::ZERO, 1.0, Color32::BLACK))
}

fn pieces(shape: &Shape) -> Vec<Vec<Pos2>> {
    match shape {
        Shape::Vec(shapes) => shapes.iter().flat_map(pieces).collect(),
        Shape::Path(path) => vec![path.points.clone()],
        Shape::Circle(circle) => {
            let corners = (0..ROUND).map(|corner| {
                let angle = std::f32::consts::TAU * f32::from(corner) / f32::from(ROUND);
                circle.center + egui::Vec2::angled(angle) * circle.radius
            });
            vec![corners.collect()]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_has_an_outline_within_its_square() {
        for (name, shape) in MarkShape::NAMED {
            let outlines = outlines(shape);
            assert!(!outlines.is_empty(), "{name}");
            for corner in outlines.iter().flatten() {
                assert!(corner.x.abs() <= 1.01 && corner.y.abs() <= 1.01, "{name}");
            }
        }
    }
}
