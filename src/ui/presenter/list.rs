//! The list of scenes: the one that is shown is marked, and a click goes to any.

use egui::{Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Scene;
use crate::state::Commands;
use crate::ui::text;
use crate::ui::theme::{HALF, ROUND, STEP, Theme};
use crate::ui::widgets::{focus_ring, heading};

use super::{Snapshot, go};

/// All scenes; the one that is shown comes into view when it `is_new`.
pub(super) fn list_ui(
    ui: &mut Ui,
    theme: &Theme,
    shown: &Snapshot,
    is_new: bool,
    commands: &mut Commands,
) {
    heading(ui, theme, "Scenes");
    ScrollArea::vertical()
        .id_salt("scenes")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (number, scene) in shown.turn.scenes.iter().enumerate() {
                let is_shown = number == shown.turn.number;
                let row = row_ui(ui, theme, number, scene, is_shown);
                if is_shown && is_new {
                    row.scroll_to_me(None);
                }
                if row.clicked() {
                    for command in go(&scene.id) {
                        commands.push(command);
                    }
                }
            }
        });
}

fn row_ui(
    ui: &mut Ui,
    theme: &Theme,
    number: usize,
    scene: &Scene,
    is_shown: bool,
) -> egui::Response {
    let colours = &theme.colours;
    let font = if is_shown {
        theme.strong()
    } else {
        theme.body()
    };
    let column = theme.body().size * 1.6;
    let size = vec2(ui.available_width(), theme.body().size * 1.4 + HALF);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{} {}", number + 1, scene.title);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_shown, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_shown || response.hovered() {
        let ground = if is_shown {
            colours.selection
        } else {
            colours.hover
        };
        ui.painter().rect_filled(rect, ROUND, ground);
    }
    focus_ring(ui, theme, &response, rect.shrink(2.0));
    let put = |words: &str, left: f32, right: f32| {
        let room = right - left;
        let galley = text::line(ui.painter(), words, font.clone(), colours.ink, room);
        let at = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        let top = at.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(left, top), galley, colours.ink);
    };
    let left = rect.left() + STEP;
    put(&(number + 1).to_string(), left, left + column);
    put(&scene.title, left + column, rect.right() - STEP);
    response
}
