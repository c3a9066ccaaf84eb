//! One position: the answer, what it is said of, and who says what of it.

use egui::{Color32, Rect, Ui, UiBuilder, pos2, vec2};

use crate::model::{Claim, Stance};
use crate::query::position::Voice;
use crate::query::{Position, Relation};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::widgets::{chip, icon, paint_badge, tag};
use super::super::words::{self, Badge};

/// Draws `position`; with its scope, when it is not about the very subject of the panel.
pub fn position_ui(ui: &mut Ui, screen: &Screen, position: &Position, with_scope: bool) {
    let theme = screen.theme;
    ui.add_space(HALF);
    let indent = STEP * 1.75;
    let left_top = ui.cursor().left_top();
    let room = Rect::from_min_size(
        left_top + vec2(indent, 0.0),
        vec2(ui.available_width() - indent, f32::INFINITY),
    );
    let inner = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.spacing_mut().item_spacing = vec2(STEP * 0.75, HALF);
        let title = words::answer(screen.case(), &position.answer);
        text::label(ui, &title, theme.strong(), theme.colours.ink);
        if with_scope {
            tag(ui, theme, &words::scope(screen.case(), position.scope));
        }
        chips(ui, screen, position);
        for remark in remarks(screen, position) {
            text::label(ui, &remark, theme.small(), theme.colours.ink_soft);
        }
        for claim in &position.questioned_by {
            questioned(ui, screen, claim);
        }
        rivals(ui, screen, position);
    });
    let bottom = inner.response.rect.bottom();
    let bar = Rect::from_min_max(left_top, pos2(left_top.x + 4.0 * theme.weight, bottom));
    ui.painter().rect_filled(bar, 0.0, bar_colour(screen, position));
    ui.add_space(HALF);
}

/// The hue of those who assert the answer, if they are all of one party; no hue otherwise.
fn bar_colour(screen: &Screen, position: &Position) -> Color32 {
    let hue = |voice: &Voice| screen.derived.marks.mark(&voice.claim.source).hue;
    let mut asserting = position
        .voices
        .iter()
        .filter(|voice| voice.stance == Stance::Asserts);
    match asserting.next().map(hue) {
        Some(first) if asserting.all(|voice| hue(voice) == first) => screen.theme.hue(first),
        _ => screen.theme.colours.line,
    }
}

fn chips(ui: &mut Ui, screen: &Screen, position: &Position) {
    ui.horizontal_wrapped(|ui| {
        for voice in &position.voices {
            let source = screen.case().source(&voice.claim.source);
            let mark = screen.derived.marks.mark(&voice.claim.source);
            chip(ui, screen.theme, mark, source.short_name(), voice.stance);
        }
    });
}

/// What must be known to read the position rightly: for how much it stands, hedges, conditions,
/// words used, speakers.
fn remarks(screen: &Screen, position: &Position) -> Vec<String> {
    let mut remarks = Vec::new();
    let alone = position.voices.len() == 1;
    if let Some(voice) = position.voices.first() {
        remarks.extend(words::together(screen.case(), voice.claim));
    }
    for voice in &position.voices {
        let source = screen.case().source(&voice.claim.source).short_name();
        let said = &voice.claim.statement;
        let mut parts: Vec<String> = Vec::new();
        match voice.stance {
            Stance::Asserts | Stance::Denies => {}
            stance => parts.push(words::stance(stance).to_owned()),
        }
        parts.extend(said.condition.clone());
        parts.extend(said.hedge.as_ref().map(|hedge| format!("hedged: “{hedge}”")));
        parts.extend(said.as_called.as_ref().map(|words| format!("in the words “{words}”")));
        parts.extend(speaker(voice.claim));
        if parts.is_empty() {
            continue;
        }
        let parts = parts.join("; ");
        remarks.push(if alone {
            format!("{}.", capitalised(&parts))
        } else {
            format!("{source}: {parts}.")
        });
    }
    remarks
}

/// Who spoke, and where.
pub fn speaker(claim: &Claim) -> Option<String> {
    let said = &claim.statement;
    match (&said.speaker, &said.venue) {
        (Some(speaker), Some(venue)) => Some(format!("{speaker}, at {venue}")),
        (Some(speaker), None) => Some(speaker.clone()),
        (None, Some(venue)) => Some(format!("at {venue}")),
        (None, None) => None,
    }
}

fn questioned(ui: &mut Ui, screen: &Screen, claim: &Claim) {
    let source = screen.case().source(&claim.source).short_name();
    let words = match claim.stance {
        Stance::CannotVerify => format!("{source}: could not be verified."),
        Stance::Doubts => format!("{source} doubts it."),
        stance => format!("{source}: {}.", words::stance(stance)),
    };
    marked_line(ui, screen, &words, |ui, at, radius| {
        let font = egui::FontId::new(radius * 2.4, super::super::theme::icons());
        let ink = screen.theme.colours.ink_soft;
        ui.painter().text(at, egui::Align2::CENTER_CENTER, icon::QUESTIONED, font, ink);
    });
}

/// Whom the position contradicts, by name: the reader need not work it out.
fn rivals(ui: &mut Ui, screen: &Screen, position: &Position) {
    let mut sources: Vec<&str> = position
        .voices
        .iter()
        .flat_map(|voice| screen.contest().rivals_of(&voice.claim.id))
        .filter(|(_, relation)| *relation == Relation::Contradicts)
        .filter_map(|(rival, _)| screen.case().claim(rival))
        .map(|rival| screen.case().source(&rival.source).short_name())
        .collect();
    sources.sort_unstable();
    sources.dedup();
    if sources.is_empty() {
        return;
    }
    let words = if position.voices.len() == 1 {
        format!("Contradicts {}.", words::listed(sources))
    } else {
        format!("Accounts that exclude each other: {}.", words::listed(sources))
    };
    marked_line(ui, screen, &words, |ui, at, radius| {
        paint_badge(ui.painter(), screen.theme, at, radius, Badge::ByBroader);
    });
}

/// A small line with a sign before it.
fn marked_line(
    ui: &mut Ui,
    screen: &Screen,
    words: &str,
    sign: impl FnOnce(&Ui, egui::Pos2, f32),
) {
    let theme = screen.theme;
    let radius = theme.small().size * 0.55;
    let at = ui.cursor().left_top() + vec2(radius, theme.small().size * 0.72);
    let indent = radius * 2.0 + HALF * 1.5;
    let room = Rect::from_min_size(
        ui.cursor().left_top() + vec2(indent, 0.0),
        vec2(ui.available_width() - indent, f32::INFINITY),
    );
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        text::label(ui, words, theme.small(), theme.colours.ink);
    });
    sign(ui, at, radius);
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}
