//! One claim in a cell: its answer, in the form of its stance.

use std::sync::Arc;

use egui::{
    Color32, FontId, Galley, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::model::{Claim, Stance};
use crate::query::Relation;
use crate::query::matrix::Reach;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::HALF;
use crate::ui::widgets::{focus_ring, hint, stance_ground};
use crate::ui::words;

use super::layout::{self, EntryWords};

/// How round its corners are, in points.
const ROUND: f32 = 5.0;

/// Draws `claim` at `rect`; a click on it leads there.
pub(in crate::ui) fn entry_ui(
    ui: &Ui,
    screen: &Screen,
    rect: Rect,
    claim: &Claim,
    said: &EntryWords,
) -> Response {
    let theme = screen.theme;
    let response = ui.interact(rect, ui.scope_id().with(&claim.id), Sense::click());
    let is_shown = screen.state.view.claim.as_ref() == Some(&claim.id);
    response.widget_info(|| {
        let source = screen.case().source(&claim.source).short_name();
        let stance = words::stance(claim.stance);
        let of = said.scope.as_ref().map(|scope| format!(" ({scope})"));
        let name = format!(
            "{source} {stance}: {}{}",
            said.answer,
            of.unwrap_or_default()
        );
        WidgetInfo::selected(Role::Button, true, is_shown, name)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let hue = theme.hue(screen.derived.marks.mark(&claim.source).hue);
    stance_ground(ui.painter(), rect, ROUND, hue, claim.stance);
    let ink = match claim.stance {
        Stance::Asserts => theme.colours.on_hue,
        _ => theme.colours.ink,
    };
    let room = rect.shrink2(vec2(layout::MARGIN - HALF, HALF * 0.75));
    let mut galley = in_lines(
        ui.painter(),
        &said.drawn,
        theme.small(),
        ink,
        room.width(),
        said.lines,
    );
    if claim.stance == Stance::Denies {
        galley = struck(ui.painter(), &galley, ink);
    }
    let mut top = room.top();
    if let Some(who) = &said.who {
        let font = theme.small_strong();
        let galley = text::line(ui.painter(), who, font, ink, room.width());
        ui.painter().galley(room.min, galley, ink);
        top += layout::line_height(theme);
    }
    ui.painter().galley(pos2(room.left(), top), galley, ink);
    if let Some(scope) = &said.scope {
        let top = top + f32::from(said.lines) * layout::line_height(theme);
        let arrow = if said.is_elsewhere { "\u{2197} " } else { "" };
        let words = format!("{arrow}{scope}");
        let galley = text::line(ui.painter(), &words, theme.small(), ink, room.width());
        ui.painter().galley(pos2(room.left(), top), galley, ink);
    }
    if is_shown || response.hovered() {
        let ring = Stroke::new(2.0, theme.colours.focus);
        ui.painter()
            .rect_stroke(rect, ROUND, ring, StrokeKind::Outside);
    }
    focus_ring(ui, theme, &response, rect);
    response
}

/// The words in at most so many lines; what does not fit is left out at the end.
pub(in crate::ui) fn in_lines(
    painter: &Painter,
    words: &str,
    font: FontId,
    ink: Color32,
    width: f32,
    lines: u8,
) -> Arc<Galley> {
    let mut job = text::job(painter, words, font, ink, width);
    job.wrap.max_width = width;
    job.wrap.max_rows = usize::from(lines);
    painter.layout_job(job)
}

/// The same, struck through.
fn struck(painter: &Painter, galley: &Galley, ink: Color32) -> Arc<Galley> {
    let mut job = egui::text::LayoutJob::clone(&galley.job);
    for section in &mut job.sections {
        section.format.strikethrough = Stroke::new(1.25, ink);
    }
    painter.layout_job(job)
}

/// The claim in full, what it is about, and what contradicts it.
pub(in crate::ui) fn told_ui(ui: &mut Ui, screen: &Screen, claim: &Claim, reach: Reach) {
    let case = screen.case();
    let source = case.source(&claim.source).short_name();
    let answer = words::answer(case, &claim.answer);
    let head = format!("{source} {}: {answer}", words::stance(claim.stance));
    let about = format!("About: {}", words::scope(case, &claim.scope));
    let about = match reach {
        Reach::Here => about,
        Reach::Broader => format!("{about} – more than this"),
        Reach::Narrower => format!("{about} – a part of this"),
        Reach::InTension => format!("{about} – perhaps the same"),
    };
    let rivals = |wanted: Relation, before: &str| {
        let rivals = screen.contest().rivals_in(case, &claim.id);
        let rivals = rivals.filter(|(_, relation)| *relation == wanted);
        let claims: Vec<&Claim> = rivals.map(|(claim, _)| claim).collect();
        let names = claims
            .iter()
            .map(|claim| case.source(&claim.source).short_name());
        if claims.is_empty() {
            return String::new();
        }
        format!("{before} {}", words::listed(names))
    };
    let contradicts = rivals(Relation::Contradicts, "\u{2260} Contradicts");
    let perhaps = rivals(Relation::InTension, "May contradict");
    let words = &claim.statement.text;
    hint(
        ui,
        screen.theme,
        &[&head, words, &about, &contradicts, &perhaps],
    );
}
