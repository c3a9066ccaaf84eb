//! The names beside glyphs: a place's name, its Arabic name, and how vaguely it is known.

use std::sync::Arc;

use egui::{Color32, Galley, Painter, Pos2, Rect, Ui, Vec2, vec2};

use crate::model::{Place, Precision};
use crate::state::Names;

use super::super::super::screen::Screen;
use super::super::super::theme::Theme;
use super::super::super::{text, words};
use super::Glyph;

/// Lines of text beside a glyph, where there was room for them.
pub struct Name {
    /// All lines together.
    pub rect: Rect,
    lines: Vec<(Pos2, Arc<Galley>, Color32)>,
}

/// Gives each glyph its name on the first side that is free: away from the ground that it is about,
/// where it stands beside it, else to the right. Of the free sides, those come first that also leave
/// `spared` alone. A name that fits nowhere stands in the tooltip.
pub fn place_names(
    ui: &Ui,
    screen: &Screen,
    view: Rect,
    glyphs: &mut [Glyph],
    taken: &[Rect],
    spared: &[Rect],
) {
    let mut taken: Vec<Rect> = taken
        .iter()
        .copied()
        .chain(glyphs.iter().map(Glyph::rect))
        .chain(
            glyphs
                .iter()
                .filter_map(|glyph| glyph.stack_rect(glyph.seat)),
        )
        .collect();
    // What a glyph covers anyway needs no sparing.
    let is_covered = |rect: &Rect| glyphs.iter().any(|glyph| glyph.rect().intersects(*rect));
    let spared: Vec<Rect> = spared
        .iter()
        .copied()
        .filter(|rect| !is_covered(rect))
        .collect();
    for glyph in glyphs {
        let lines = lines(ui.painter(), screen, glyph);
        let size = lines.iter().fold(Vec2::ZERO, |size, (galley, _)| {
            vec2(size.x.max(galley.size().x), size.y + galley.size().y)
        });
        let is_in = |rects: &[Rect], rect: Rect| rects.iter().any(|r| r.intersects(rect));
        let free: Vec<(Rect, f32)> = sides(glyph, size)
            .into_iter()
            .filter(|(rect, _)| view.contains_rect(*rect) && !is_in(&taken, *rect))
            .collect();
        let sparing = free.iter().find(|(rect, _)| !is_in(&spared, *rect));
        if let Some((rect, align)) = sparing.or(free.first()).copied() {
            taken.push(rect);
            glyph.name = Some(Name {
                rect,
                lines: set(lines, rect, align),
            });
        }
    }
}

fn lines(painter: &Painter, screen: &Screen, glyph: &Glyph) -> Vec<(Arc<Galley>, Color32)> {
    let theme = screen.theme;
    let colours = &theme.colours;
    let line = |words: &str, strong: bool| {
        let (font, colour) = if strong {
            (theme.strong(), colours.ink)
        } else {
            (theme.small(), colours.map.name)
        };
        (
            text::layout(painter, words, font, colour, f32::INFINITY),
            colour,
        )
    };
    let only = glyph.only(screen).and_then(|only| only.place(screen));
    let Some(place) = only else {
        let known = glyph.shows.known_around.iter();
        let known = known.map(|known| line(known, false));
        return std::iter::once(line(&glyph.shows.title, true))
            .chain(known)
            .collect();
    };
    let arabic = place
        .arabic()
        .filter(|_| screen.state.view.names != Names::English);
    let english = (screen.state.view.names != Names::Arabic || arabic.is_none())
        .then_some(place.name.as_str());
    english
        .into_iter()
        .chain(arabic)
        .map(|name| line(name, true))
        .chain(vaguely_known(place).map(|words| line(words, false)))
        .collect()
}

/// How a place is known, where it is known less well than to the town.
fn vaguely_known(place: &Place) -> Option<&'static str> {
    (place.precision > Precision::Settlement).then(|| words::precision(place))
}

/// Where the lines may stand, and which part of their width keeps to the glyph.
fn sides(glyph: &Glyph, size: Vec2) -> [(Rect, f32); 4] {
    let gap = glyph.radius + 11.0;
    let at = |centre: Vec2| Rect::from_center_size(glyph.seat + centre, size);
    let right = (at(vec2(gap + size.x / 2.0, 0.0)), 0.0);
    let left = (at(vec2(-gap - size.x / 2.0, 0.0)), 1.0);
    let below = (at(vec2(0.0, gap + size.y / 2.0)), 0.5);
    let above = (at(vec2(0.0, -gap - size.y / 2.0)), 0.5);
    if glyph.beside.x < 0.0 {
        [left, right, below, above]
    } else {
        [right, left, below, above]
    }
}

fn set(
    lines: Vec<(Arc<Galley>, Color32)>,
    rect: Rect,
    align: f32,
) -> Vec<(Pos2, Arc<Galley>, Color32)> {
    let mut top = rect.top();
    lines
        .into_iter()
        .map(|(galley, colour)| {
            let size = galley.size();
            let at = Pos2::new(rect.left() + (rect.width() - size.x) * align, top);
            top += size.y;
            (at, galley, colour)
        })
        .collect()
}

impl Name {
    /// The letters with a halo around them, so that they read on any ground.
    pub fn paint(&self, painter: &Painter, theme: &Theme) {
        let halo = theme.colours.map.name_halo;
        let out = 1.75 * theme.weight;
        for (at, galley, _) in &self.lines {
            painter.extend(text::halo(*at, galley, halo, out));
        }
        for (at, galley, colour) in &self.lines {
            painter.galley(*at, Arc::clone(galley), *colour);
        }
    }
}
