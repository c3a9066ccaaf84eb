//! The band at the foot: the words of the scene, and which one it is.

use std::sync::Arc;

use egui::{Align2, FontId, Galley, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::model::Scene;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::semibold;

use super::unit;

/// What stands in it, laid out.
struct Words {
    title: Arc<Galley>,
    line: Option<Arc<Galley>>,
}

/// How high it is, in points.
pub(super) fn height(ui: &Ui, screen: &Screen, scene: &Scene, whole: Rect) -> f32 {
    let words = laid_out(ui, screen, scene, whole);
    let line = words.line.map_or(0.0, |line| line.size().y);
    words.title.size().y + line + unit(whole) * 2.0
}

fn laid_out(ui: &Ui, screen: &Screen, scene: &Scene, whole: Rect) -> Words {
    let unit = unit(whole);
    let (_, ink) = screen.theme.band();
    // The number stands at the right.
    let room = whole.width() - unit * 9.0;
    let title = FontId::new(unit * 2.2, semibold());
    let line = FontId::proportional(unit * 1.35);
    let lay = |words: &str, font| text::layout(ui.painter(), words, font, ink, room);
    Words {
        title: lay(&scene.title, title),
        line: scene.line.as_deref().map(|words| lay(words, line)),
    }
}

/// Draws the words of the scene of this number, from 0, in as much room as they take.
pub(super) fn band_ui(ui: &mut Ui, screen: &Screen, number: usize, scene: &Scene) {
    let theme = screen.theme;
    let whole = ui.ctx().content_rect();
    let (band, unit) = (ui.max_rect(), unit(whole));
    let (ground, ink) = theme.band();
    ui.painter().rect_filled(band, 0.0, ground);
    let words = laid_out(ui, screen, scene, whole);
    let at = band.min + vec2(unit * 1.5, unit);
    said(
        ui,
        Rect::from_min_size(at, words.title.size()),
        Role::Heading,
        &scene.title,
    );
    let below = at + vec2(0.0, words.title.size().y);
    ui.painter().galley(at, words.title, ink);
    if let (Some(galley), Some(line)) = (words.line, &scene.line) {
        said(
            ui,
            Rect::from_min_size(below, galley.size()),
            Role::Label,
            line,
        );
        ui.painter().galley(below, galley, ink);
    }
    let number = format!("{} / {}", number + 1, screen.case().scenes.len());
    let corner = band.right_bottom() - vec2(unit * 1.5, unit);
    let font = FontId::proportional(unit * 1.35);
    let place = ui
        .painter()
        .text(corner, Align2::RIGHT_BOTTOM, &number, font, ink);
    said(ui, place, Role::Label, &number);
}

/// Tells a screen reader what stands at `rect`.
fn said(ui: &Ui, rect: Rect, role: Role, words: &str) {
    let response = ui.interact(rect, ui.scope_id().with(words), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
}
