//! A scene in the list: its number, a small picture of it, and its whole title.

use egui::{
    Image, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::Scene;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, ROUND, STEP, Theme};
use crate::ui::thumbnails::Thumbnails;
use crate::ui::widgets::focus_ring;

/// Draws the scene of this number, from 0; it can be clicked and dragged.
pub(super) fn row_ui(
    ui: &mut Ui,
    screen: &Screen,
    number: usize,
    scene: &Scene,
    thumbnails: &Thumbnails,
) -> Response {
    let theme = screen.theme;
    let ink = theme.colours.ink;
    let is_current = screen.state.view.scene.as_ref() == Some(&scene.id);
    let picture = thumbnails.are_drawn.then(|| picture_size(theme));
    let left = picture.map_or(0.0, |picture| picture.x + STEP);
    let name = format!("{}. {}", number + 1, scene.title);
    let room = ui.available_width() - left;
    let title = text::layout(ui.painter(), &name, theme.small(), ink, room);
    let height = title.size().y.max(picture.map_or(0.0, |size| size.y)) + HALF * 2.0;
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
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
    if let Some(size) = picture {
        let frame = Rect::from_min_size(pos2(rect.left(), top), size);
        picture_ui(ui, theme, frame, scene, thumbnails);
    }
    ui.painter()
        .galley(pos2(rect.left() + left, top), title, ink);
    response
}

fn picture_size(theme: &Theme) -> Vec2 {
    (vec2(72.0, 40.5) * theme.scale).round()
}

/// The small picture in its frame, which is empty until there is one.
fn picture_ui(ui: &Ui, theme: &Theme, frame: Rect, scene: &Scene, thumbnails: &Thumbnails) {
    ui.painter().rect_filled(frame, 0.0, theme.colours.raised);
    if let Some(thumbnail) = thumbnails.of(&scene.id) {
        Image::from_texture(&thumbnail.small).paint_at(ui, frame);
    }
    let line = Stroke::new(1.0, theme.colours.line);
    ui.painter()
        .rect_stroke(frame, 0.0, line, StrokeKind::Inside);
}
