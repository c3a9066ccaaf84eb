//! The legend: the sources that are on the screen, by their marks, what other signs on it mean, and
//! which of the claims are shown.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{
    Color32, Galley, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::{Scene, SourceId};
use crate::query::Dossier;
use crate::ui::map::Seen;
use crate::ui::marks::Mark;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP, Theme};
use crate::ui::widgets::paint_badge;
use crate::ui::words::{self, Badge};

use super::claims::claims;

/// Rings of a small fade.
const RINGS: u8 = 8;

/// The sources that answer what `scene` asks of what `dossier` is about or, where there is none, that
/// say anything that is shown; by their marks.
pub(super) fn sources(
    screen: &Screen,
    scene: &Scene,
    dossier: Option<&Dossier>,
) -> Vec<(Mark, String)> {
    let Some(dossier) = dossier else {
        return speaking(screen);
    };
    let claims = claims(scene, dossier).into_iter();
    marked(screen, claims.map(|claim| &claim.source).collect())
}

/// The sources of the case that say anything that is shown, by their marks.
pub fn speaking(screen: &Screen) -> Vec<(Mark, String)> {
    let shown = screen.case().claims.iter();
    let shown = shown.filter(|claim| screen.shown().shows(claim));
    marked(screen, shown.map(|claim| &claim.source).collect())
}

fn marked(screen: &Screen, sources: BTreeSet<&SourceId>) -> Vec<(Mark, String)> {
    let marked = sources.into_iter().map(|source| {
        let name = screen.case().source(source).short_name();
        (screen.derived.marks.mark(source), name.to_owned())
    });
    marked.collect()
}

/// What it says, each entry where it stands below its upper left corner.
pub struct Legend {
    entries: Vec<(Vec2, Entry)>,
    height: f32,
}

struct Entry {
    sign: Sign,
    words: String,
    galley: Arc<Galley>,
}

/// What an entry explains.
#[derive(Clone, Copy)]
enum Sign {
    Source(Mark),
    Badge(Badge),
    Fade,
    Hatching,
    /// Which claims are shown: words alone.
    Filter,
}

impl Legend {
    /// The legend of `sources` and of what is `seen`, in lines of so many points.
    pub fn of(
        ui: &Ui,
        screen: &Screen,
        sources: Vec<(Mark, String)>,
        seen: &Seen,
        width: f32,
    ) -> Self {
        let theme = screen.theme;
        let room = width - STEP * 4.0;
        let explained = explained(screen, sources, seen).into_iter();
        let laid = explained.map(|(sign, words)| {
            let room = room - sign_room(theme, sign);
            let font = theme.body();
            let galley = text::layout(ui.painter(), &words, font, theme.colours.ink, room);
            Entry {
                sign,
                words,
                galley,
            }
        });
        let (mut entries, mut at, mut row) = (Vec::new(), Vec2::ZERO, 0.0_f32);
        for entry in laid {
            let needed = sign_room(theme, entry.sign) + entry.galley.size().x;
            // What is shown is said on a line of its own.
            let is_full = at.x + needed > room || matches!(entry.sign, Sign::Filter);
            if at.x > 0.0 && is_full {
                at = vec2(0.0, at.y + row + HALF);
                row = 0.0;
            }
            row = row.max(entry.galley.size().y);
            entries.push((at, entry));
            at.x += needed + STEP * 2.0;
        }
        Self {
            entries,
            height: at.y + row + STEP * 2.0,
        }
    }

    /// How high it is, in points.
    pub fn height(&self) -> f32 {
        self.height
    }

    /// Draws it.
    pub fn draw(self, ui: &mut Ui, screen: &Screen) {
        let theme = screen.theme;
        let corner = ui.max_rect().min + vec2(STEP * 2.0, STEP);
        for (number, (at, entry)) in self.entries.into_iter().enumerate() {
            let at = corner + at;
            let room = sign_room(theme, entry.sign);
            let size = entry.galley.size() + vec2(room, 0.0);
            let rect = Rect::from_min_size(at, size);
            let response = ui.interact(rect, ui.scope_id().with(number), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &entry.words));
            let first_line = theme.body().size * 1.4;
            let middle = pos2(at.x + radius(theme), at.y + first_line / 2.0);
            draw_sign(ui.painter(), theme, entry.sign, middle);
            let words_at = at + vec2(room, 0.0);
            ui.painter()
                .galley(words_at, entry.galley, theme.colours.ink);
        }
    }
}

/// What the legend of `sources` and of what is `seen` says, entry by entry.
pub(super) fn said(screen: &Screen, sources: Vec<(Mark, String)>, seen: &Seen) -> Vec<String> {
    let entries = explained(screen, sources, seen).into_iter();
    entries.map(|(_, words)| words).collect()
}

/// All that is to be explained, in the order of the legend.
fn explained(screen: &Screen, sources: Vec<(Mark, String)>, seen: &Seen) -> Vec<(Sign, String)> {
    let sources = sources.into_iter();
    let mut all: Vec<(Sign, String)> = sources
        .map(|(mark, name)| (Sign::Source(mark), name))
        .collect();
    for badge in &seen.badges {
        all.push((Sign::Badge(*badge), words::competes(*badge).to_owned()));
    }
    if seen.fade {
        all.push((Sign::Fade, "extent not stated".to_owned()));
    }
    if seen.hatching {
        all.push((Sign::Hatching, "somewhere in this area".to_owned()));
    }
    let shown = shown(screen).map(|words| screen.in_room(&words));
    all.extend(shown.map(|words| (Sign::Filter, words)));
    all
}

/// Which of the claims are shown; `None` where all are.
fn shown(screen: &Screen) -> Option<String> {
    let filter = &screen.derived.filter;
    if filter.active().is_empty() {
        return None;
    }
    let words = words::capitalised(&words::filter(screen.case(), filter));
    let counts = screen.counts();
    let all = words::counted(counts.all, "claim");
    Some(format!("{words}: {} of {all}", counts.shown))
}

/// Half of what a sign takes in width and height.
fn radius(theme: &Theme) -> f32 {
    theme.body().size * 0.46
}

/// How far the words of an entry stand from its left.
fn sign_room(theme: &Theme, sign: Sign) -> f32 {
    match sign {
        Sign::Filter => 0.0,
        _ => radius(theme) * 2.0 + HALF * 1.5,
    }
}

fn draw_sign(painter: &Painter, theme: &Theme, sign: Sign, at: Pos2) {
    let radius = radius(theme);
    match sign {
        Sign::Source(mark) => {
            painter.add(mark.drawn(at, radius * 0.92, theme.hue(mark.hue)));
        }
        Sign::Badge(badge) => paint_badge(painter, theme, at, radius, badge),
        Sign::Fade => {
            for ring in 0..RINGS {
                let out = 1.0 - f32::from(ring) / f32::from(RINGS);
                let colour = theme.colours.ink_soft.gamma_multiply(0.14);
                painter.circle_filled(at, radius * out, colour);
            }
        }
        Sign::Hatching => hatched(painter, at, radius, theme.weight, theme.colours.ink_soft),
        Sign::Filter => {}
    }
}

/// A small hatched square in a dashed frame's colour.
fn hatched(painter: &Painter, at: Pos2, radius: f32, weight: f32, colour: Color32) {
    let square = Rect::from_center_size(at, Vec2::splat(radius * 1.8));
    let stroke = Stroke::new(weight, colour);
    painter.rect_stroke(square, 0.0, stroke, egui::StrokeKind::Inside);
    let painter = painter.with_clip_rect(square.intersect(painter.clip_rect()));
    for line in 0..5_u8 {
        let x = square.left() + square.width() * (f32::from(line) * 0.4 - 0.4);
        let from = pos2(x, square.bottom());
        let to = from + vec2(square.width() * 0.8, -square.height());
        painter.line_segment([from, to], stroke);
    }
}
