//! The north arrow. The map always has north at the top, so that it is as plain as can be.

use egui::{Align2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::super::super::text;
use super::super::super::theme::{HALF, STEP, Theme};

/// The room that the arrow takes with its letter.
pub fn size(theme: &Theme) -> Vec2 {
    vec2(theme.button_side(), theme.small().size * 1.2 + STEP * 3.0)
}

/// Draws the arrow within `rect`, which is [`size`] large.
pub fn north_ui(ui: &mut Ui, theme: &Theme, rect: Rect) {
    let response = ui.interact(rect, ui.scope_id().with("north"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "North is at the top"));
    let colours = &theme.colours.map;
    let painter = ui.painter();
    let galley = painter.layout_no_wrap("N".to_owned(), theme.small_strong(), colours.name);
    let letter = Align2::CENTER_TOP.align_size_within_rect(galley.size(), rect);
    painter.extend(text::halo(letter.min, &galley, colours.name_halo, 1.5));
    painter.galley(letter.min, galley, colours.name);

    let tip = pos2(rect.center().x, letter.bottom() + 1.0);
    let tail = pos2(tip.x, rect.bottom());
    let wing = |side: f32| tip + vec2(HALF * side, STEP * 1.25) * theme.weight;
    let head = vec![tip, wing(1.0), wing(-1.0)];
    for (width, colour) in [(4.5, colours.name_halo), (1.5, colours.name)] {
        let stroke = Stroke::new(width * theme.weight, colour);
        painter.line_segment([tip, tail], stroke);
    }
    painter.add(Shape::convex_polygon(head, colours.name, Stroke::NONE));
}
