//! Names drawn: all halos first, then the marks, then the letters.

use egui::epaint::{CircleShape, PathShape, TextShape};
use egui::{Painter, Pos2, Shape, Stroke, pos2, vec2};

use super::super::super::text;
use super::LabelStyle;
use super::block::{Block, Line, Mark};
use super::place::Anchor;

/// A name to draw: its block, the block's left top on screen, and the anchor it is aligned by.
pub(super) struct Name<'a> {
    pub block: &'a Block,
    pub left_top: Pos2,
    pub anchor: Anchor,
}

impl Name<'_> {
    /// Each line with its place: at the mark's side of the block, on whole pixels.
    fn lines(&self, pixels_per_point: f32) -> impl Iterator<Item = (Pos2, &Line)> {
        let on_pixel = move |points: f32| (points * pixels_per_point).round() / pixels_per_point;
        let (x, y) = (on_pixel(self.left_top.x), on_pixel(self.left_top.y));
        // Left-aligned on the right of the mark, right-aligned on its left, else centred.
        let align = (1.0 - self.anchor.direction().x) / 2.0;
        self.block.lines.iter().map(move |line| {
            let indent = align * (self.block.size.x - line.width);
            (pos2(x + on_pixel(indent), y + line.top), line)
        })
    }
}

/// Draws `marks` (with the point they stand at, on screen) and `names`.
pub(super) fn paint(
    painter: &Painter,
    marks: &[(Pos2, Mark)],
    names: &[Name<'_>],
    style: &LabelStyle,
) {
    let pixels_per_point = painter.pixels_per_point();
    let halo = style.halo_px / pixels_per_point;
    painter.extend(names.iter().flat_map(|name| {
        let lines = name.lines(pixels_per_point);
        lines.flat_map(|(at, line)| text::halo(at, &line.galley, style.halo, halo))
    }));
    painter.extend(marks.iter().map(|&(at, mark)| mark_shape(at, mark, style)));
    painter.extend(names.iter().flat_map(|name| {
        name.lines(pixels_per_point)
            .map(|(pos, line)| Shape::Text(TextShape::new(pos, line.galley.clone(), style.text)))
    }));
}

fn mark_shape(at: Pos2, mark: Mark, style: &LabelStyle) -> Shape {
    match mark {
        Mark::Dot(radius) => Shape::Circle(CircleShape {
            center: at,
            radius,
            fill: style.dot_fill,
            stroke: Stroke::new(style.dot_stroke_width, style.dot_stroke),
        }),
        Mark::Plane(radius) => {
            let corner = |x: f32, y: f32| at + radius * vec2(x, y);
            let corners = vec![corner(0.0, -1.0), corner(0.95, 0.75), corner(-0.95, 0.75)];
            Shape::Path(PathShape::convex_polygon(
                corners,
                style.airfield_text,
                Stroke::new(1.0, style.halo),
            ))
        }
    }
}
