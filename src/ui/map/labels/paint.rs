//! Names drawn: all halos first, then the marks, then the letters.

use egui::emath::Rot2;
use egui::epaint::TextShape;
use egui::{Painter, Pos2, Shape, pos2, vec2};

use super::super::super::text;
use super::LabelStyle;
use super::block::{Block, Line};
use super::mark::Mark;
use super::place::{Anchor, Room};

/// A name to draw: its block, the room on screen in whose middle it stands, and the anchor it is
/// aligned by.
pub(super) struct Name<'a> {
    pub block: &'a Block,
    pub room: Room,
    pub anchor: Anchor,
}

impl Name<'_> {
    /// Each line with its place: at the mark's side of the block, level ones on whole pixels.
    fn lines(&self, pixels_per_point: f32) -> impl Iterator<Item = (Pos2, &Line)> {
        let Room { centre, slope, .. } = self.room;
        let size = self.block.size;
        let on_pixel = move |points: f32| (points * pixels_per_point).round() / pixels_per_point;
        let turn = Rot2::from_angle(slope);
        // Left-aligned on the right of the mark, right-aligned on its left, else centred.
        let align = (1.0 - self.anchor.direction().x) / 2.0;
        self.block.lines.iter().map(move |line| {
            let indent = align * (size.x - line.width);
            let at = if slope == 0.0 {
                let left_top = centre - size / 2.0;
                let (x, y) = (on_pixel(left_top.x), on_pixel(left_top.y));
                pos2(x + on_pixel(indent), y + line.top)
            } else {
                centre + turn * (vec2(indent, line.top) - size / 2.0)
            };
            (at, line)
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
        lines
            .flat_map(|(at, line)| text::halo(at, &line.galley, style.halo, halo))
            .map(|copy| turned(copy, name.room.slope))
    }));
    painter.extend(marks.iter().flat_map(|&(at, mark)| mark.shapes(at, style)));
    painter.extend(names.iter().flat_map(|name| {
        name.lines(pixels_per_point).map(|(at, line)| {
            let letters = TextShape::new(at, line.galley.clone(), style.text);
            Shape::Text(letters.with_angle(name.room.slope))
        })
    }));
}

/// The text turned about its left top.
fn turned(shape: Shape, slope: f32) -> Shape {
    match shape {
        Shape::Text(text) => Shape::Text(text.with_angle(slope)),
        other => other,
    }
}
