//! The band at the foot: the words of the scene, which one it is, and who made the map.

use std::sync::Arc;

use egui::{Align2, Color32, FontId, Galley, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Scene;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::semibold;

use super::unit;

/// What stands in it, laid out.
pub(super) struct Band {
    title: Words,
    line: Option<Words>,
    /// Who made the map, in the least type that a room reads.
    makers: Words,
    unit: f32,
}

struct Words {
    said: String,
    role: Role,
    galley: Arc<Galley>,
    /// Where on its line the galley begins: at the right of its room where it is written from there.
    begins: f32,
    ink: Color32,
}

impl Words {
    fn height(&self) -> f32 {
        self.galley.size().y
    }
}

impl Band {
    /// The words of `scene` in as many lines as they take in the `whole` of the window.
    pub fn of(ui: &Ui, screen: &Screen, scene: &Scene, whole: Rect, makers: &str) -> Self {
        let unit = unit(whole);
        let (_, ink) = screen.theme.band();
        let room = whole.width() - unit * 3.0;
        // The number stands at the right.
        let beside_number = room - unit * 9.0;
        let lay = |words: &str, role, font, ink, room| {
            let mut job = text::job(ui.painter(), words, font, ink, room);
            job.halign = text::align(words);
            Words {
                said: words.to_owned(),
                role,
                begins: job.halign.to_factor() * room,
                galley: ui.painter().layout_job(job),
                ink,
            }
        };
        let line = scene.line.as_deref();
        Self {
            title: lay(
                &scene.title,
                Role::Heading,
                FontId::new(unit * 2.2, semibold()),
                ink,
                room,
            ),
            line: line.map(|line| {
                let font = FontId::proportional(unit * 1.35);
                lay(line, Role::Label, font, ink, beside_number)
            }),
            makers: lay(makers, Role::Label, FontId::proportional(unit), ink, room),
            unit,
        }
    }

    /// How high it is, in points.
    pub fn height(&self) -> f32 {
        self.title.height() + self.line_height() + self.makers.height() + self.unit * 2.1
    }

    /// The number needs a line even where the scene has none.
    fn line_height(&self) -> f32 {
        let line = self.line.as_ref().map_or(0.0, Words::height);
        line.max(self.unit * 1.35 * 1.4)
    }

    /// Draws it; `place` says which scene, and which side of it, this is.
    pub fn draw(self, ui: &mut Ui, screen: &Screen, place: &str) {
        let (ground, ink) = screen.theme.band();
        let (band, unit) = (ui.max_rect(), self.unit);
        ui.painter().rect_filled(band, 0.0, ground);
        let left = band.left() + unit * 1.5;
        let line_at = band.top() + unit * 0.8 + self.title.height();
        let line_end = line_at + self.line_height();
        let at = [
            (pos2(left, band.top() + unit * 0.8), Some(self.title)),
            (pos2(left, line_at), self.line),
            (pos2(left, line_end + unit * 0.5), Some(self.makers)),
        ];
        for (at, words) in at {
            let Some(words) = words else {
                continue;
            };
            let at = at + vec2(words.begins, 0.0);
            let rect = words.galley.rect.translate(at.to_vec2());
            said(ui, rect, words.role, &words.said);
            ui.painter().galley(at, words.galley, words.ink);
        }
        let corner = pos2(band.right(), line_end) - vec2(unit * 1.5, 0.0);
        let font = FontId::proportional(unit * 1.35);
        let painter = ui.painter();
        let rect = painter.text(corner, Align2::RIGHT_BOTTOM, place, font, ink);
        said(ui, rect, Role::Label, place);
    }
}

/// Tells a screen reader what stands at `rect`.
fn said(ui: &Ui, rect: Rect, role: Role, words: &str) {
    let response = ui.interact(rect, ui.scope_id().with(words), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
}
