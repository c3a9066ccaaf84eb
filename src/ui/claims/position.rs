//! One position: the answer, what it is said of, and who says what of it.

use std::collections::BTreeSet;

use egui::{Color32, Rect, Ui, UiBuilder, pos2, vec2};

use crate::model::{Claim, ClaimId, SourceId, Stance};
use crate::query::Position;

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::widgets::{chip, icon, paint_badge, tag};
use super::super::words::{self, Badge};

/// Whether a position says what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scoped {
    /// It is about the very subject of the panel, as all others beside it.
    Unsaid,
    /// It is about something wider, narrower or not known to be the same, or about one of several incidents.
    Said,
}

/// Draws `position`; `local` are the claims about the very subject of the panel.
pub fn position_ui(
    ui: &mut Ui,
    screen: &Screen,
    position: &Position,
    local: &BTreeSet<&ClaimId>,
    scoped: Scoped,
) {
    let theme = screen.theme;
    ui.add_space(HALF);
    let left_top = ui.cursor().left_top();
    let bottom = indented(ui, STEP * 1.75, |ui| {
        ui.spacing_mut().item_spacing = vec2(STEP * 0.75, HALF);
        let title = words::answer(screen.case(), &position.answer);
        text::label(ui, &title, theme.strong(), theme.colours.ink);
        ui.horizontal_wrapped(|ui| {
            chips(ui, screen, position);
            if scoped == Scoped::Said {
                tag(ui, theme, &words::scope(screen.case(), position.scope));
            }
        });
        for remark in remarks(screen, position) {
            text::label(ui, &remark, theme.small(), theme.colours.ink_soft);
        }
        for claim in &position.questioned_by {
            questioned(ui, screen, claim);
        }
        rivals(ui, screen, position, local);
    });
    let bar = Rect::from_min_max(left_top, pos2(left_top.x + 4.0 * theme.weight, bottom));
    ui.painter()
        .rect_filled(bar, 0.0, bar_colour(screen, position));
    ui.add_space(HALF);
}

/// Draws `content` moved in by `indent` points; returns where it ends.
fn indented(ui: &mut Ui, indent: f32, content: impl FnOnce(&mut Ui)) -> f32 {
    let room = Rect::from_min_size(
        ui.cursor().left_top() + vec2(indent, 0.0),
        vec2(ui.available_width() - indent, f32::INFINITY),
    );
    let inner = ui.scope_builder(UiBuilder::new().max_rect(room), content);
    inner.response.rect.bottom()
}

/// The hue of those who assert the answer, if they are all of one party; no hue otherwise.
fn bar_colour(screen: &Screen, position: &Position) -> Color32 {
    let voices = position.voices.iter();
    let asserting = voices.filter(|voice| voice.stance == Stance::Asserts);
    let sources = asserting.map(|voice| &voice.claim.source);
    let hue = screen.derived.marks.shared_hue(sources);
    hue.map_or(screen.theme.colours.line, |hue| screen.theme.hue(hue))
}

fn chips(ui: &mut Ui, screen: &Screen, position: &Position) {
    for voice in &position.voices {
        let source = screen.case().source(&voice.claim.source);
        let mark = screen.derived.marks.mark(&voice.claim.source);
        chip(ui, screen.theme, mark, source.short_name(), voice.stance);
    }
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
            Stance::Doubts | Stance::CannotVerify => {
                parts.push(format!("{} it", words::stance(voice.stance)));
            }
            Stance::Asserts | Stance::Denies | Stance::Conditional => {}
        }
        parts.extend(said.condition.clone());
        parts.extend(
            said.hedge
                .as_ref()
                .map(|hedge| format!("hedged: “{hedge}”")),
        );
        parts.extend(
            said.as_called
                .as_ref()
                .map(|words| format!("in the document’s words “{words}”")),
        );
        parts.extend(speaker(voice.claim));
        if parts.is_empty() {
            continue;
        }
        let parts = parts.join("; ");
        remarks.push(if alone {
            format!("{}.", words::capitalised(&parts))
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
        (Some(speaker), Some(venue)) => Some(format!("{speaker}, {venue}")),
        (Some(speaker), None) => Some(speaker.clone()),
        (None, Some(venue)) => Some(venue.clone()),
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
        ui.painter()
            .text(at, egui::Align2::CENTER_CENTER, icon::QUESTIONED, font, ink);
    });
}

/// Whom the position contradicts or may contradict, by name, where one of the two is about the very
/// subject: the reader need not work it out.
fn rivals(ui: &mut Ui, screen: &Screen, position: &Position, local: &BTreeSet<&ClaimId>) {
    let contest = screen.contest();
    let opponents = contest.opponents(screen.case(), position, local);
    let named = |sources: BTreeSet<&SourceId>| {
        words::listed(
            sources
                .into_iter()
                .map(|id| screen.case().source(id).short_name()),
        )
    };
    let mut line = |words: &str, badge| {
        marked_line(ui, screen, words, |ui, at, radius| {
            paint_badge(ui.painter(), screen.theme, at, radius, badge);
        });
    };
    if opponents.within {
        line("These accounts exclude each other.", Badge::ContestedHere);
    }
    if !opponents.others.is_empty() {
        line(
            &format!("Contradicts {}.", named(opponents.others)),
            Badge::ContestedAcross,
        );
    }
    if !opponents.perhaps.is_empty() {
        let words = format!("May contradict {}.", named(opponents.perhaps));
        line(&words, Badge::InTension);
    }
}

/// A small line with a sign before it.
fn marked_line(ui: &mut Ui, screen: &Screen, words: &str, sign: impl FnOnce(&Ui, egui::Pos2, f32)) {
    let theme = screen.theme;
    let radius = theme.small().size * 0.55;
    let at = ui.cursor().left_top() + vec2(radius, theme.small().size * 0.72);
    indented(ui, radius * 2.0 + HALF * 1.5, |ui| {
        text::label(ui, words, theme.small(), theme.colours.ink);
    });
    sign(ui, at, radius);
}
