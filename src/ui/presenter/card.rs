//! The scene that the room sees, and the one that comes next: its picture, or its words.

use std::sync::Arc;

use egui::{
    Color32, FontId, Galley, Image, Rect, Role, Sense, Stroke, StrokeKind, TextureHandle, Ui,
    WidgetInfo, vec2,
};

use crate::model::Scene;
use crate::state::Stage;
use crate::ui::text;
use crate::ui::theme::{HALF, ROUND, STEP, Theme, semibold};
use crate::ui::widgets::heading;

use super::Snapshot;

/// Sizes of type for words in a card, of that of a title, the first of which fits is taken.
const SIZES: [f32; 4] = [1.0, 0.82, 0.7, 0.58];

/// The scene that is shown, and what the room sees instead of it.
pub(super) fn now_ui(ui: &mut Ui, theme: &Theme, shown: &Snapshot) {
    let turn = &shown.turn;
    let place = format!("Now · {} of {}", turn.number + 1, turn.scenes.len());
    let remark = match turn.stage {
        Stage::Black => " · the room sees black",
        Stage::White => " · the room sees white",
        Stage::Scene if turn.has_wandered => " · elsewhere, Esc returns",
        Stage::Scene => "",
    };
    heading(ui, theme, &format!("{place}{remark}"));
    let edge = Stroke::new(2.0, theme.colours.ink);
    scene_ui(ui, theme, shown.now(), shown.pictures[0].as_ref(), edge);
}

/// The scene that comes next.
pub(super) fn next_ui(ui: &mut Ui, theme: &Theme, shown: &Snapshot) {
    heading(ui, theme, "Next scene");
    if let Some(scene) = shown.next() {
        let edge = Stroke::new(1.0, theme.colours.ink_soft);
        scene_ui(ui, theme, scene, shown.pictures[1].as_ref(), edge);
    } else {
        let ink = theme.colours.ink_soft;
        text::label(ui, "This is the last scene.", theme.body(), ink);
    }
}

/// A scene in the room that is left.
fn scene_ui(
    ui: &mut Ui,
    theme: &Theme,
    scene: &Scene,
    picture: Option<&TextureHandle>,
    edge: Stroke,
) {
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let said = match &scene.line {
        Some(line) => format!("{}. {line}", scene.title),
        None => scene.title.clone(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    if let Some(picture) = picture {
        return picture_ui(ui, rect, picture, edge);
    }
    let ground = theme.colours.raised;
    ui.painter()
        .rect(rect, ROUND, ground, edge, StrokeKind::Inside);
    words_ui(ui, theme, rect.shrink(STEP * 1.25), scene);
}

/// The whole picture in its frame, as large as it can be.
fn picture_ui(ui: &Ui, room: Rect, picture: &TextureHandle, edge: Stroke) {
    let size = picture.size_vec2();
    let scale = (room.size() / size).min_elem();
    let at = Rect::from_min_size(room.min, size * scale);
    Image::from_texture(picture).paint_at(ui, at);
    ui.painter().rect_stroke(at, 0.0, edge, StrokeKind::Inside);
}

/// The title and, beneath it, as much of the line as there is room for.
fn words_ui(ui: &Ui, theme: &Theme, rect: Rect, scene: &Scene) {
    let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
    let title = fitting(ui, theme, &scene.title, ink, rect);
    let below = rect.top() + title.size().y + HALF;
    ui.painter().galley(rect.min, title, ink);
    let Some(line) = &scene.line else {
        return;
    };
    let room = Rect::from_min_max(rect.min + vec2(0.0, below - rect.top()), rect.max);
    let font = theme.body();
    let whole = text::layout(ui.painter(), line, font.clone(), soft, room.width());
    if whole.size().y <= room.height() {
        ui.painter().galley(room.min, whole, soft);
        return;
    }
    let galley = text::line(ui.painter(), line, font, soft, room.width());
    if galley.size().y <= room.height() {
        ui.painter().galley(room.min, galley, soft);
    }
}

/// A title in the largest type in which it leaves room for a line; cut in the smallest.
fn fitting(ui: &Ui, theme: &Theme, title: &str, ink: Color32, rect: Rect) -> Arc<Galley> {
    let spare = theme.body().size * 1.4 + HALF;
    let fonts = SIZES.map(|size| FontId::new(theme.title().size * size, semibold()));
    for font in &fonts {
        let galley = text::layout(ui.painter(), title, font.clone(), ink, rect.width());
        if galley.size().y + spare <= rect.height() {
            return galley;
        }
    }
    let [.., smallest] = fonts;
    text::line(ui.painter(), title, smallest, ink, rect.width())
}
