//! The words of an annotation: set in lines, and where they stand.

use std::sync::Arc;

use egui::{Align, Galley, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::ui::text;
use crate::ui::theme::{ROUND, STEP, Theme};

use super::drawn::Sheet;
use super::room::settled;

/// Words where they stand.
pub(super) struct Words {
    galley: Arc<Galley>,
    align: Align,
    pub rect: Rect,
    /// The ground with which they move.
    pub at: Pos2,
    is_boxed: bool,
}

/// Lets `words` settle around `middle`, and tells where.
pub(super) fn settle(
    words: &mut Option<Words>,
    middle: Pos2,
    map: Rect,
    taken: &[Rect],
) -> Option<Rect> {
    let words = words.as_mut()?;
    let wanted = Rect::from_center_size(middle, words.rect.size());
    words.rect = settled(wanted, map.shrink(STEP), taken);
    words.at = middle;
    Some(words.rect)
}

/// How large `words` are.
pub(super) fn size_of(words: Option<&Words>) -> Vec2 {
    words.map_or(Vec2::ZERO, |words| words.rect.size())
}

impl Words {
    /// `text` in lines that are good to read, or longer ones where those would take too much of the
    /// map; what finds no room on the whole map ends in "…".
    pub fn set(sheet: Sheet, text: &str, is_boxed: bool) -> Self {
        let (painter, theme) = (sheet.painter, sheet.theme);
        let font = if is_boxed {
            theme.body()
        } else {
            theme.strong()
        };
        let room = sheet.projector.clip_rect().shrink(STEP).size() - pad(theme, is_boxed) * 2.0;
        let galley_of = |width: f32| {
            let ink = theme.colours.ink;
            let mut job = text::job(painter, text, font.clone(), ink, width.max(1.0));
            job.halign = text::align(text);
            job.wrap.max_rows = ((room.y / (font.size * 1.4)) as usize).max(1);
            painter.layout_job(job)
        };
        let narrow = galley_of((font.size * 15.0).min(room.x * 0.45));
        let galley = if narrow.size().y > room.y * 0.4 {
            galley_of(room.x * 0.9)
        } else {
            narrow
        };
        let size = galley.size() + pad(theme, is_boxed) * 2.0;
        Self {
            galley,
            align: text::align(text),
            rect: Rect::from_min_size(Pos2::ZERO, size),
            at: Pos2::ZERO,
            is_boxed,
        }
    }

    pub fn paint(&self, painter: &Painter, theme: &Theme) {
        let (ink, halo) = (theme.colours.ink, theme.colours.halo);
        let inside = self.rect.shrink2(pad(theme, self.is_boxed));
        let left = match self.align {
            Align::Max => inside.right(),
            Align::Min | Align::Center => inside.left(),
        };
        let at = pos2(left, inside.top());
        if self.is_boxed {
            let stroke = Stroke::new(1.5 * theme.weight, ink);
            let ground = theme.colours.paper;
            painter.rect(self.rect, ROUND, ground, stroke, StrokeKind::Inside);
        } else {
            painter.extend(text::halo(at, &self.galley, halo, 2.0 * theme.weight));
        }
        painter.galley(at, Arc::clone(&self.galley), ink);
    }
}

/// What is left free around words.
fn pad(theme: &Theme, is_boxed: bool) -> Vec2 {
    let size = theme.body().size;
    if is_boxed {
        vec2(size * 0.6, size * 0.35)
    } else {
        vec2(2.0, 1.0) * theme.weight
    }
}
