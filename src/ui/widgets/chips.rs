//! Sources by their marks and names, and short remarks: chips and tags.

use egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::Stance;
use crate::ui::marks::Mark;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP, Theme};
use crate::ui::words;

use super::hint;

/// A source in a position: filled when it asserts, struck when it denies, dashed when it doubts,
/// sets a condition or could not verify.
pub fn chip(ui: &mut Ui, theme: &Theme, mark: Mark, name: &str, stance: Stance) -> Response {
    let hue = theme.hue(mark.hue);
    let filled = stance == Stance::Asserts;
    let ink = if filled {
        theme.colours.on_hue
    } else {
        theme.colours.ink
    };
    let radius = theme.small().size * 0.42;
    let left = STEP * 1.25 + radius * 2.0 + HALF;
    let room = ui.max_rect().width() - left - STEP * 1.25;
    let galley = text::line(ui.painter(), name, theme.small(), ink, room);
    let size = vec2(
        left + galley.size().x + STEP * 1.25,
        galley.size().y + HALF * 1.5,
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let said = format!("{name} {}", words::stance(stance));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    if !ui.is_rect_visible(rect) {
        return response;
    }

    let painter = ui.painter();
    stance_ground(painter, rect, rect.height() / 2.0, hue, stance);
    let mark_at = pos2(rect.left() + STEP * 1.25 + radius, rect.center().y);
    let mark_colour = if filled { theme.colours.on_hue } else { hue };
    painter.add(mark.drawn(mark_at, radius, mark_colour));
    let text_at = pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0);
    let struck = Rect::from_min_size(text_at, galley.size());
    painter.galley(text_at, galley, ink);
    if stance == Stance::Denies {
        painter.hline(
            struck.x_range(),
            struck.center().y + 0.5,
            Stroke::new(1.5, ink),
        );
    }
    response.on_hover_ui(|ui| hint(ui, theme, &[&said]))
}

/// The ground of what is said, in the form of the stance: filled, in a line, in dashes.
pub fn stance_ground(painter: &Painter, rect: Rect, round: f32, hue: Color32, stance: Stance) {
    let line = Stroke::new(1.5, hue);
    match stance {
        Stance::Asserts => {
            painter.rect_filled(rect, round, hue);
        }
        Stance::Denies => {
            painter.rect_stroke(rect, round, line, StrokeKind::Inside);
        }
        Stance::Doubts | Stance::Conditional | Stance::CannotVerify => {
            dashed(painter, rect.shrink(0.75), round, line);
        }
    }
}

fn rounded(rect: Rect) -> CornerRadius {
    // Radii are whole points; half of a chip's height is well below 255.
    CornerRadius::same((rect.height() / 2.0) as u8)
}

/// The outline of a box with round corners, in dashes.
fn dashed(painter: &Painter, rect: Rect, round: f32, stroke: Stroke) {
    let corner = |centre: Pos2, from: f32| {
        (0..=6_u8).map(move |i| {
            let degrees = from + 90.0 * f32::from(i) / 6.0;
            centre + Vec2::angled(degrees.to_radians()) * round
        })
    };
    let inner = rect.shrink(round);
    let mut outline: Vec<Pos2> = corner(inner.right_top(), -90.0)
        .chain(corner(inner.right_bottom(), 0.0))
        .chain(corner(inner.left_bottom(), 90.0))
        .chain(corner(inner.left_top(), 180.0))
        .collect();
    outline.extend(outline.first().copied());
    painter.extend(Shape::dashed_line(&outline, stroke, 3.5, 3.0));
}

/// A source by its mark and name, without saying what it does.
pub fn signed(ui: &mut Ui, theme: &Theme, mark: Mark, name: &str) -> Response {
    let ink = theme.colours.ink;
    let radius = theme.body().size * 0.42;
    let room = ui.max_rect().width() - radius * 2.0 - HALF * 1.5;
    let galley = text::line(ui.painter(), name, theme.body(), ink, room);
    let size = vec2(radius * 2.0 + HALF * 1.5 + galley.size().x, galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    let at = pos2(rect.left() + radius, rect.center().y);
    ui.painter()
        .add(mark.drawn(at, radius, theme.hue(mark.hue)));
    ui.painter()
        .galley(rect.right_top() - vec2(galley.size().x, 0.0), galley, ink);
    response
}

/// A short remark in an outline: the scope of a broader claim.
pub fn tag(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let ink = theme.colours.ink_soft;
    let room = ui.max_rect().width() - STEP * 2.0;
    let galley = text::line(ui.painter(), words, theme.small(), ink, room);
    let (rect, response) =
        ui.allocate_exact_size(galley.size() + vec2(STEP * 2.0, HALF), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let stroke = Stroke::new(1.0, theme.colours.line);
    ui.painter()
        .rect_stroke(rect, rounded(rect), stroke, StrokeKind::Inside);
    ui.painter()
        .galley(rect.min + vec2(STEP, HALF / 2.0), galley, ink);
    response
}
