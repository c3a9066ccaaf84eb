//! Handles: what is taken hold of on the map, and moved or removed by pointer or keys.

use egui::{
    CursorIcon, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, vec2,
};

use super::super::screen::Screen;
use super::super::widgets::{focus_ring, hint};
use super::keys::ARROWS;

/// Side of what is taken hold of, in points.
const SIDE: f32 = 12.0;
/// How far a press of an arrow moves, in points; with Shift, farther.
const NUDGE: [f32; 2] = [2.0, 16.0];

/// Something that can be taken hold of.
pub(super) struct Handle<'a> {
    pub id: Id,
    /// The point that is moved.
    pub at: Pos2,
    /// Where it is taken hold of, if not at a small square.
    pub words: Option<Rect>,
    pub name: &'a str,
    /// What can be done with it.
    pub how: &'a str,
    /// Whether what it belongs to was taken hold of last.
    pub is_selected: bool,
}

/// What is asked of a handle.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked {
    /// To be moved to this point.
    pub to: Option<Pos2>,
    /// To be removed.
    pub removed: bool,
    /// It is taken hold of.
    pub taken: bool,
    /// It is let go.
    pub let_go: bool,
}

impl Handle<'_> {
    /// Where it is taken hold of.
    pub fn rect(&self) -> Rect {
        self.words
            .unwrap_or_else(|| Rect::from_center_size(self.at, Vec2::splat(SIDE)))
    }

    /// Lets it be moved and removed; `grab` is how far the pointer is from what it drags.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen, grab: &mut Vec2) -> Asked {
        let response = ui.interact(self.rect(), self.id, Sense::click_and_drag());
        response
            .widget_info(|| WidgetInfo::selected(Role::Button, true, self.is_selected, self.name));
        self.paint(ui, screen, &response);
        if response.clicked() {
            response.request_focus();
        }
        let mut asked = Asked {
            to: dragged_to(ui, &response, grab),
            removed: false,
            taken: response.clicked() || response.drag_started() || response.gained_focus(),
            let_go: response.drag_stopped() || response.lost_focus(),
        };
        if response.has_focus() {
            self.by_keys(ui, &mut asked);
        }
        let response = response.on_hover_cursor(CursorIcon::Move);
        if !response.dragged() {
            response.on_hover_ui(|ui| hint(ui, screen.theme, &[self.name, self.how]));
        }
        asked
    }

    fn paint(&self, ui: &Ui, screen: &Screen, response: &Response) {
        let theme = screen.theme;
        let colours = &theme.colours;
        if self.is_selected || response.hovered() || response.has_focus() {
            let painter = ui.painter();
            if self.words.is_some() {
                let stroke = Stroke::new(1.0, colours.focus);
                let around = response.rect.expand(2.0);
                painter.rect_stroke(around, 0.0, stroke, StrokeKind::Outside);
            } else {
                let stroke = Stroke::new(2.0, colours.focus);
                let side = response.rect.shrink(2.0);
                painter.rect(side, 0.0, colours.paper, stroke, StrokeKind::Inside);
            }
        }
        focus_ring(ui, theme, response, response.rect.expand(3.0));
    }

    /// The arrows move it, Delete removes it.
    fn by_keys(&self, ui: &Ui, asked: &mut Asked) {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, ARROWS));
        let pressed = |key| {
            ui.input_mut(|input| {
                let near = input.count_and_consume_key(Modifiers::NONE, key);
                let far = input.count_and_consume_key(Modifiers::SHIFT, key);
                near as f32 * NUDGE[0] + far as f32 * NUDGE[1]
            })
        };
        let by = vec2(
            pressed(Key::ArrowRight) - pressed(Key::ArrowLeft),
            pressed(Key::ArrowDown) - pressed(Key::ArrowUp),
        );
        if by != Vec2::ZERO {
            asked.to = Some(self.at + by);
        }
        asked.removed = pressed(Key::Delete) + pressed(Key::Backspace) > 0.0;
    }
}

/// Where what is taken hold of is dragged to in this frame.
fn dragged_to(ui: &Ui, handle: &Response, grab: &mut Vec2) -> Option<Pos2> {
    let at = handle.interact_pointer_pos()?;
    if handle.drag_started() {
        let pressed = ui.input(|input| input.pointer.press_origin());
        *grab = pressed.unwrap_or(at) - handle.rect.center();
    }
    handle.dragged().then(|| at - *grab)
}
