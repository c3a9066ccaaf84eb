//! How a glyph is drawn: ground, arcs, count, badge, rings.

use std::collections::BTreeSet;
use std::f32::consts::{FRAC_PI_2, TAU};

use egui::epaint::PathShape;
use egui::{Align2, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::model::SourceId;

use super::super::super::marks::Mark;
use super::super::super::screen::Screen;
use super::super::super::theme::{Theme, icons, semibold};
use super::super::super::widgets::{icon, paint_badge};
use super::super::super::words;
use super::Glyph;
use super::contested::{Extent, Sign};

/// Part of the radius that the thick arcs take.
const THICK: f32 = 0.34;
/// Gap between two arcs, in points.
const GAP: f32 = 3.0;

/// Draws the line from `glyph` to the ground that it is about, where it stands beside that.
pub fn leader(painter: &Painter, theme: &Theme, glyph: &Glyph) {
    if glyph.beside != Vec2::ZERO {
        let ground = glyph.seat - glyph.beside;
        let line = Stroke::new(1.5 * theme.weight, theme.colours.ink);
        painter.extend(Shape::dashed_line(&[glyph.centre, ground], line, 3.0, 3.0));
    }
}

/// Draws `glyph`; `near` when it is selected or under the pointer, which shows the broader claims.
pub fn paint(painter: &Painter, screen: &Screen, glyph: &Glyph, near: bool, focused: bool) {
    let theme = screen.theme;
    let colours = &theme.colours;
    let (centre, radius) = (glyph.centre, glyph.radius);
    let outline = Stroke::new(1.25 * theme.weight, colours.outline);

    if glyph.is_selected() {
        painter.circle_stroke(
            centre,
            radius + 4.5,
            Stroke::new(2.5 * theme.weight, colours.halo),
        );
        painter.circle_stroke(
            centre,
            radius + 4.5,
            Stroke::new(1.75 * theme.weight, colours.focus),
        );
    }
    if focused {
        painter.circle_stroke(centre, radius + 8.0, Stroke::new(2.0, colours.focus));
    }
    painter.circle_filled(centre, radius + 1.5, colours.halo);

    let thick = radius * THICK;
    let marks = |sources: &BTreeSet<SourceId>| -> Vec<Mark> {
        let marks = sources.iter().map(|id| screen.derived.marks.mark(id));
        marks.collect()
    };
    let local = Ring {
        painter,
        theme,
        centre,
        radius: radius - thick / 2.0,
        width: thick,
    };
    let sources = marks(&glyph.shows.local);
    local.arcs(&sources);
    local.shapes(&sources);
    if near {
        let thin = 2.5 * theme.weight;
        let broader = Ring {
            radius: radius - thick - thin / 2.0 - 1.5,
            width: thin,
            ..local
        };
        broader.arcs(&marks(&glyph.shows.broader));
    }
    painter.circle_stroke(centre, radius, outline);
    painter.circle_stroke(
        centre,
        radius - thick,
        Stroke::new(outline.width * 0.6, colours.outline),
    );

    let (inside, font) = inside(screen, glyph);
    painter.text(centre, Align2::CENTER_CENTER, inside, font, colours.ink);

    if let Some(rect) = glyph.stack_rect(centre) {
        paint_stack(painter, theme, rect, glyph.shows.stacked);
    }
    if let Some(sign) = glyph.shows.sign {
        let shoulder = centre + vec2(1.0, -1.0).normalized() * (radius + 2.0);
        paint_sign(painter, theme, shoulder, radius * 0.42, sign);
    }
}

/// The sign at a shoulder. Where it is true of several places, a ring around it is drawn as far as they are contested
/// here; it is a small one where none of them is.
fn paint_sign(painter: &Painter, theme: &Theme, centre: Pos2, radius: f32, sign: Sign) {
    let share = match sign.extent {
        Extent::Place => return paint_badge(painter, theme, centre, radius, sign.badge),
        Extent::Aside => return paint_badge(painter, theme, centre, radius * 0.7, sign.badge),
        Extent::Share(share) => share,
    };
    let colours = &theme.colours;
    let ring = Stroke::new(radius * 0.26, colours.contradiction);
    let out = radius * 1.24;
    painter.circle_filled(centre, out + ring.width * 0.5 + 1.0, colours.halo);
    let rest = Stroke::new(ring.width * 0.3, colours.contradiction);
    painter.circle_stroke(centre, out, rest);
    let swept = arc(centre, out, -FRAC_PI_2, TAU * share);
    painter.add(PathShape::line(swept, ring));
    paint_badge(painter, theme, centre, radius * 0.84, sign.badge);
}

/// A tab with how many incidents share the coordinate.
fn paint_stack(painter: &Painter, theme: &Theme, rect: Rect, stacked: usize) {
    let colours = &theme.colours;
    let line = Stroke::new(1.25 * theme.weight, colours.outline);
    let round = rect.height() / 2.0;
    painter.rect(rect, round, colours.halo, line, StrokeKind::Inside);
    let size = theme.small().size;
    let sheets = FontId::new(size, icons());
    let left = rect.left() + size * 0.4;
    let y = rect.center().y;
    painter.text(
        pos2(left, y),
        Align2::LEFT_CENTER,
        icon::STACK,
        sheets,
        colours.ink,
    );
    let right = rect.right() - size * 0.45;
    let number = FontId::new(size * 0.95, semibold());
    painter.text(
        pos2(right, y),
        Align2::RIGHT_CENTER,
        stacked,
        number,
        colours.ink,
    );
}

/// The number of claims, or the struck eye where all of them are hidden.
fn inside(screen: &Screen, glyph: &Glyph) -> (String, FontId) {
    let size = screen.theme.body().size;
    match glyph.shows.claims {
        0 if glyph.shows.hidden > 0 => (icon::HIDDEN.to_owned(), FontId::new(size, icons())),
        few @ 0..=99 => (few.to_string(), FontId::new(size, semibold())),
        many => {
            let words = words::in_short(many);
            let part = if words.len() > 3 { 0.66 } else { 0.8 };
            (words, FontId::new(size * part, semibold()))
        }
    }
}

/// A circle that sources share evenly, from the top and clockwise.
#[derive(Clone, Copy)]
struct Ring<'a> {
    painter: &'a Painter,
    theme: &'a Theme,
    centre: Pos2,
    /// To the middle of its arcs.
    radius: f32,
    width: f32,
}

impl Ring<'_> {
    /// An arc for each source in its party's hue.
    fn arcs(&self, marks: &[Mark]) {
        for (mark, (from, sweep)) in marks.iter().zip(spans(marks.len(), self.radius)) {
            let points = arc(self.centre, self.radius, from, sweep);
            let stroke = Stroke::new(self.width, self.theme.hue(mark.hue));
            self.painter.add(PathShape::line(points, stroke));
        }
    }

    /// Each source's shape in the middle of its arc, which tells sources of one party apart.
    fn shapes(&self, marks: &[Mark]) {
        let share = TAU / marks.len() as f32;
        // On shorter arcs they would only be specks.
        if share * self.radius < self.width * 1.5 {
            return;
        }
        let mut middle = -FRAC_PI_2 + share / 2.0;
        for mark in marks {
            let at = self.centre + Vec2::angled(middle) * self.radius;
            let shape = mark.drawn(at, self.width * 0.38, self.theme.colours.on_hue);
            self.painter.add(shape);
            middle += share;
        }
    }
}

/// Where so many arcs on a circle of this radius begin, and how far each goes, in radians: what lies
/// between two of them parts them whatever their hues.
fn spans(arcs: usize, radius: f32) -> impl Iterator<Item = (f32, f32)> {
    let share = TAU / arcs as f32;
    let gap = if arcs > 1 { GAP / radius } else { 0.0 };
    (0..arcs).map(move |i| (-FRAC_PI_2 + share * i as f32 + gap / 2.0, share - gap))
}

/// Points along an arc of `sweep` radians, near enough to look round.
fn arc(centre: Pos2, radius: f32, from: f32, sweep: f32) -> Vec<Pos2> {
    let steps = ((sweep.abs() / TAU * 64.0).ceil() as u16).max(2);
    (0..=steps)
        .map(|i| from + sweep * f32::from(i) / f32::from(steps))
        .map(|angle| centre + Vec2::angled(angle) * radius)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::ThemeName;

    #[test]
    fn a_gap_parts_each_two_of_twelve_arcs_whatever_their_hues() {
        for name in ThemeName::ALL {
            let radius = Theme::new(name).glyph_radius();
            let middle = radius * (1.0 - THICK / 2.0);
            for arcs in 2..=12 {
                let spans: Vec<(f32, f32)> = spans(arcs, middle).collect();
                for (i, (from, sweep)) in spans.iter().enumerate() {
                    let next = spans[(i + 1) % arcs].0;
                    let gap = (next - (from + sweep)).rem_euclid(TAU);
                    // At their inner edge the arcs are nearest to each other.
                    let inner = gap * radius * (1.0 - THICK);
                    assert!(inner >= 2.0, "{name:?}, {arcs} arcs: {inner}");
                    assert!(sweep * middle >= 2.0 * GAP * 0.9, "{name:?}: a speck");
                }
            }
        }
    }
}
