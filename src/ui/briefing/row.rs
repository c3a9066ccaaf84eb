//! A scene in the list: its number and its whole title.

use egui::{Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Scene;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, ROUND, STEP};
use crate::ui::widgets::focus_ring;

/// Draws the scene of this number, from 0; it can be clicked and dragged.
pub(super) fn row_ui(
    ui: &mut Ui,
    screen: &Screen,
    number: usize,
    scene: &Scene,
    is_current: bool,
) -> Response {
    let theme = screen.theme;
    let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
    let left = theme.body().size * 1.5;
    let room = ui.available_width() - left;
    let title = text::layout(ui.painter(), &scene.title, theme.body(), ink, room);
    let number_said = format!("{}", number + 1);
    let number_drawn = text::layout(ui.painter(), &number_said, theme.body(), soft, left);
    let size = vec2(ui.available_width(), title.size().y + HALF * 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let name = format!("{number_said}. {}", scene.title);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_current, &name));
    let ground = rect.expand2(vec2(STEP, 0.0));
    if is_current {
        let fill = theme.colours.selection;
        ui.painter().rect_filled(ground, ROUND, fill);
    } else if response.hovered() {
        ui.painter().rect_filled(ground, ROUND, theme.colours.hover);
    }
    focus_ring(ui, theme, &response, ground);
    let top = rect.top() + HALF;
    ui.painter()
        .galley(pos2(rect.left(), top), number_drawn, soft);
    ui.painter()
        .galley(pos2(rect.left() + left, top), title, ink);
    response
}
