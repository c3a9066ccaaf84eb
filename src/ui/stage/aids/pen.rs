//! The pen: lines drawn on the screen with the pointer, in an ink that is no party's hue.

use egui::epaint::PathShape;
use egui::{CursorIcon, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::ui::theme::Theme;

/// How far the pointer has to go for a line to go on, in points.
const STEP: f32 = 1.5;
/// How wide a line is, in parts of the window's height.
const WIDTH: f32 = 1.0 / 160.0;

/// The lines that were drawn.
#[derive(Default)]
pub(super) struct Pen {
    lines: Vec<Vec<Pos2>>,
    is_down: bool,
}

impl Pen {
    /// Takes all lines away.
    pub fn wipe(&mut self) {
        *self = Self::default();
    }

    /// Draws the lines, and goes on with the one whose button is held; the map beneath sees nothing
    /// of the pointer.
    pub fn draw(&mut self, ui: &mut Ui, theme: &Theme, whole: Rect) {
        let id = ui.scope_id().with("pen");
        let response = ui.interact(whole, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, "Pen"));
        let lines = match self.lines.len() {
            1 => "1 line".to_owned(),
            more => format!("{more} lines"),
        };
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(lines);
        });
        let at = response.interact_pointer_pos();
        match at.filter(|_| response.is_pointer_button_down_on()) {
            Some(at) => self.go_to(at),
            None => self.is_down = false,
        }
        response.on_hover_cursor(CursorIcon::Crosshair);
        let width = WIDTH * whole.height();
        for (width, colour) in [
            (width * 1.8, theme.colours.halo),
            (width, theme.colours.pen),
        ] {
            for line in &self.lines {
                draw_line(ui, line, Stroke::new(width, colour));
            }
        }
    }

    fn go_to(&mut self, at: Pos2) {
        if !std::mem::replace(&mut self.is_down, true) {
            self.lines.push(Vec::new());
        }
        let Some(line) = self.lines.last_mut() else {
            return;
        };
        if line.last().is_none_or(|last| last.distance(at) >= STEP) {
            line.push(at);
        }
    }
}

/// A line with round ends; of a single point, a dot.
fn draw_line(ui: &Ui, line: &[Pos2], stroke: Stroke) {
    for end in line.first().iter().chain(&line.last()) {
        ui.painter()
            .circle_filled(**end, stroke.width / 2.0, stroke.color);
    }
    if line.len() > 1 {
        ui.painter().add(PathShape::line(line.to_vec(), stroke));
    }
}
