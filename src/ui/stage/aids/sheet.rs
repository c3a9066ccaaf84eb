//! The sheet that lists the keys of the stage.

use egui::{FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::ui::text;
use crate::ui::theme::{ROUND, Theme, semibold};

use super::super::unit;

/// What to press, and what that does.
const KEYS: [(&str, &str); 13] = [
    ("Space, →, Page down", "On: the next side or scene"),
    ("Backspace, ←, Page up", "Back"),
    ("Home, End", "The first scene, the last"),
    ("Number, then Enter", "The scene of that number"),
    ("B, W", "A black screen, a white one"),
    ("S", "Spotlight; wheel, + and − change its size"),
    ("P", "Pen; E wipes what was drawn"),
    ("Drag, wheel", "Explore the map"),
    ("Click a mark", "What is said of that place"),
    ("N", "The presenter’s window"),
    ("H, ?", "These keys"),
    ("Esc", "A step back: to the scene, to the desk"),
    ("F5", "End"),
];

/// Draws it in the middle of the stage.
pub(super) fn sheet_ui(ui: &mut Ui, theme: &Theme, whole: Rect) {
    let unit = unit(whole);
    let colours = &theme.colours;
    let keys = FontId::new(unit * 1.1, semibold());
    let does = FontId::proportional(unit * 1.1);
    let (left, gap, pad) = (unit * 13.5, unit, unit * 1.5);
    let width = (whole.width() - unit * 4.0).min(unit * 40.0);
    let right = width - pad * 2.0 - left - gap;
    let lay = |words: &str, font: &FontId, room| {
        text::layout(ui.painter(), words, font.clone(), colours.ink, room)
    };
    let title = lay("Keys", &FontId::new(unit * 1.6, semibold()), width);
    let rows: Vec<_> = KEYS
        .iter()
        .map(|(key, what)| (lay(key, &keys, left), lay(what, &does, right)))
        .collect();
    let row_height = |row: &(std::sync::Arc<egui::Galley>, std::sync::Arc<egui::Galley>)| {
        row.0.size().y.max(row.1.size().y) + unit * 0.35
    };
    let rows_height: f32 = rows.iter().map(row_height).sum();
    let height = title.size().y + unit * 0.6 + rows_height + pad * 2.0;
    let sheet = Rect::from_center_size(whole.center(), vec2(width, height));

    let response = ui.interact(sheet, ui.scope_id().with("keys"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, "Keys of the stage"));
    let frame = Stroke::new(theme.weight * 1.5, colours.ink);
    ui.painter()
        .rect(sheet, ROUND, colours.paper, frame, StrokeKind::Inside);
    let mut at = sheet.min + Vec2::splat(pad);
    let below = title.size().y + unit * 0.6;
    ui.painter().galley(at, title, colours.ink);
    at.y += below;
    for (row, (key, what)) in rows.into_iter().zip(KEYS) {
        let height = row_height(&row);
        let line = Rect::from_min_size(at, vec2(width - pad * 2.0, height));
        let said = format!("{key}: {what}");
        let response = ui.interact(line, ui.scope_id().with(&said), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        ui.painter().galley(at, row.0, colours.ink);
        ui.painter()
            .galley(pos2(at.x + left + gap, at.y), row.1, colours.ink);
        at.y += height;
    }
}
