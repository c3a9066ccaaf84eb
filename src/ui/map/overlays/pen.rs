//! The pen: what one overlay is drawn with, on the map and in the legend.

use egui::epaint::Mesh;
use egui::{Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

use crate::state::OpenOverlay;

use super::super::super::theme::Theme;
use super::pattern::Pattern;

/// Side of a point's mark, in points.
pub const MARK: f32 = 4.5;

/// What one overlay is drawn with.
pub struct Pen {
    pattern: &'static Pattern,
    casing: Stroke,
    ink: Stroke,
    hatch: Stroke,
}

impl Pen {
    /// The pen for `pattern`.
    pub fn new(pattern: &'static Pattern, theme: &Theme) -> Self {
        let colours = &theme.colours.map;
        Self {
            pattern,
            casing: Stroke::new(3.75 * theme.weight, colours.name_halo.gamma_multiply(0.75)),
            ink: Stroke::new(1.5 * theme.weight, colours.context),
            hatch: Stroke::new(theme.weight, colours.context.gamma_multiply(0.28)),
        }
    }

    /// A line, light around it, that begins `begins` points after the start of its path.
    pub fn line(&self, points: Vec<Pos2>, begins: f64, shapes: &mut Vec<Shape>) {
        shapes.push(Shape::line(points.clone(), self.casing));
        let (dashes, gaps) = (self.pattern.dashes, self.pattern.gaps);
        if dashes.is_empty() {
            shapes.push(Shape::line(points, self.ink));
            return;
        }
        let before = begins.rem_euclid(f64::from(self.pattern.period())) as f32;
        let dashed = Shape::dashed_line_with_offset(&points, self.ink, dashes, gaps, -before);
        shapes.extend(dashed);
    }

    /// The hatching of `rings` within `view`.
    pub fn hatch(&self, rings: &[Vec<Pos2>], phase: f32, view: Rect, shapes: &mut Vec<Shape>) {
        let lines = self.pattern.hatching.lines(rings, phase, view);
        let drawn = |line| Shape::line_segment(line, self.hatch);
        shapes.extend(lines.into_iter().map(drawn));
    }

    /// Marks for points: small squares, light around them.
    pub fn points(&self, at: &[Pos2]) -> Shape {
        let mut mesh = Mesh::default();
        for (side, colour) in [(MARK + 2.5, self.casing.color), (MARK, self.ink.color)] {
            for at in at {
                let square = Rect::from_center_size(*at, Vec2::splat(side));
                mesh.add_colored_rect(square, colour);
            }
        }
        Shape::mesh(mesh)
    }
}

/// Draws within `rect` what `open` looks like on the map: as an area where it has one, else as a
/// line, else as a point.
pub fn paint_sample(painter: &Painter, theme: &Theme, open: &OpenOverlay, rect: Rect) {
    let pen = Pen::new(Pattern::of(open.pattern), theme);
    let shapes = &open.overlay.shapes;
    let mut drawn = Vec::new();
    if !shapes.areas.is_empty() {
        let corners = [
            rect.left_top(),
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
            rect.left_top(),
        ];
        pen.hatch(&[corners.to_vec()], 0.0, rect, &mut drawn);
        pen.line(corners.to_vec(), 0.0, &mut drawn);
    } else if !shapes.lines.is_empty() {
        let ends = [rect.left_center(), rect.right_center()];
        pen.line(ends.to_vec(), 0.0, &mut drawn);
    } else {
        let along = |part: f32| pos2(rect.left() + rect.width() * part, rect.center().y);
        drawn.push(pen.points(&[along(0.2), along(0.5), along(0.8)]));
    }
    painter.extend(drawn);
}
