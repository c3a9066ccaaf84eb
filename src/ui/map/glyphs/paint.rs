//! How a glyph is drawn: ground, arcs, count, badge, rings.

use std::f32::consts::{FRAC_PI_2, TAU};

use egui::epaint::PathShape;
use egui::{Align2, Color32, FontId, Painter, Pos2, Stroke, Vec2, vec2};

use super::super::super::screen::Screen;
use super::super::super::theme::{icons, semibold};
use super::super::super::widgets::{icon, paint_badge};
use super::Glyph;

/// Part of the radius that the thick arcs take.
const THICK: f32 = 0.34;
/// Gap between two arcs, in points.
const GAP: f32 = 3.0;

/// Draws `glyph`; `near` when it is selected or under the pointer, which shows the broader claims.
pub fn paint(painter: &Painter, screen: &Screen, glyph: &Glyph, near: bool, focused: bool) {
    let theme = screen.theme;
    let colours = &theme.colours;
    let (centre, radius) = (glyph.centre, glyph.radius);
    let outline = Stroke::new(1.25 * theme.weight, colours.outline);

    if glyph.selected {
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
    let hue = |source| theme.hue(screen.derived.marks.mark(source).hue);
    arcs(
        painter,
        centre,
        radius - thick / 2.0,
        thick,
        glyph.local.iter().map(hue),
    );
    if near {
        let thin = 2.5 * theme.weight;
        let inside = radius - thick - thin / 2.0 - 1.5;
        arcs(painter, centre, inside, thin, glyph.broader.iter().map(hue));
    }
    painter.circle_stroke(centre, radius, outline);
    painter.circle_stroke(
        centre,
        radius - thick,
        Stroke::new(outline.width * 0.6, colours.outline),
    );

    let (inside, font) = inside(screen, glyph);
    painter.text(centre, Align2::CENTER_CENTER, inside, font, colours.ink);

    if let Some(badge) = glyph.badge {
        let shoulder = centre + vec2(1.0, -1.0).normalized() * (radius + 2.0);
        paint_badge(painter, theme, shoulder, radius * 0.42, badge);
    }
}

/// The number of claims, or the struck eye where all of them are hidden.
fn inside(screen: &Screen, glyph: &Glyph) -> (String, FontId) {
    let size = screen.theme.body().size;
    match glyph.claims {
        0 if glyph.hidden > 0 => (icon::HIDDEN.to_owned(), FontId::new(size, icons())),
        few @ 0..=99 => (few.to_string(), FontId::new(size, semibold())),
        many => (many.to_string(), FontId::new(size * 0.8, semibold())),
    }
}

/// One arc for each colour, sharing the circle evenly, from the top and clockwise.
fn arcs(
    painter: &Painter,
    centre: Pos2,
    radius: f32,
    width: f32,
    colours: impl ExactSizeIterator<Item = Color32>,
) {
    let count = colours.len();
    if count == 0 {
        return;
    }
    let share = TAU / count as f32;
    let gap = if count > 1 { GAP / radius } else { 0.0 };
    let mut from = -FRAC_PI_2;
    for colour in colours {
        let arc = arc(centre, radius, from + gap / 2.0, share - gap);
        painter.add(PathShape::line(arc, Stroke::new(width, colour)));
        from += share;
    }
}

/// Points along an arc of `sweep` radians, near enough to look round.
fn arc(centre: Pos2, radius: f32, from: f32, sweep: f32) -> Vec<Pos2> {
    let steps = ((sweep.abs() / TAU * 64.0).ceil() as u16).max(2);
    (0..=steps)
        .map(|i| from + sweep * f32::from(i) / f32::from(steps))
        .map(|angle| centre + Vec2::angled(angle) * radius)
        .collect()
}
