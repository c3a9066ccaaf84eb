//! A draft: what is being drawn on the map to filter by or to measure, until it is whole.
//!
//! Drawn with the pointer, or with the keys: the arrows move the map, Space takes its middle, Enter
//! ends.

use egui::{CursorIcon, Key, Painter, Pos2, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use walkers::Projector;

use crate::model::Ground;
use crate::state::{DrawTool, MeasureTool};

use super::super::theme::Theme;
use super::keys::ARROWS;

/// A click so near to the first corner closes an outline, in points.
const CLOSE: f32 = 10.0;

/// What is being drawn.
#[derive(Default)]
pub struct Draft {
    tool: Option<DrawTool>,
    corners: Vec<Ground>,
    /// Whether another tool was taken up in this frame.
    is_new: bool,
    /// Whether it was a key that drew last.
    by_keys: bool,
}

/// A line that is drawn corner by corner.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// How many corners it has at least.
    pub least: usize,
    /// Whether a click on its first corner closes it.
    pub closes: bool,
}

impl Draft {
    /// Takes note of the tool that is used now. A path of which the area is wanted keeps its corners.
    pub fn follow(&mut self, tool: Option<DrawTool>) {
        let before = std::mem::replace(&mut self.tool, tool);
        self.is_new = before != tool;
        if self.is_new && !(has_corners(before) && has_corners(tool)) {
            self.corners.clear();
            self.by_keys = false;
        }
    }

    /// The corners that there are.
    pub fn corners(&self) -> &[Ground] {
        &self.corners
    }

    /// Whether it was a key that drew last.
    pub fn is_by_keys(&self) -> bool {
        self.by_keys
    }

    /// The map as what is drawn on; takes the pointer away from what lies below and, with a new tool,
    /// the keys.
    pub fn surface(
        &self,
        ui: &mut Ui,
        projector: &Projector,
        sense: Sense,
        said: &str,
    ) -> Response {
        let id = ui.scope_id().with("drawing");
        let response = ui.interact(projector.clip_rect(), id, sense);
        let response = response.on_hover_cursor(CursorIcon::Crosshair);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said));
        if self.is_new {
            response.request_focus();
        }
        if response.has_focus() {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, ARROWS));
        }
        response
    }

    /// Takes a corner for each click; all of them, once the line is ended.
    pub fn corner_by_corner(
        &mut self,
        ui: &Ui,
        response: &Response,
        projector: &Projector,
        line: Line,
    ) -> Option<Vec<Ground>> {
        let keys = self.keys(ui, response);
        if keys.takes_back {
            self.corners.pop();
        }
        let mut is_ended = keys.ends;
        if keys.takes_middle {
            self.corners
                .extend(ground(projector, response.rect.center()));
        }
        if let Some(at) = response
            .interact_pointer_pos()
            .filter(|_| response.clicked())
        {
            let is_near = |corner: Option<&Ground>| {
                let corner = corner.map(|corner| on_screen(projector, *corner));
                corner.is_some_and(|corner| corner.distance(at) < CLOSE)
            };
            let closes = line.closes && self.corners.len() >= line.least;
            is_ended |= closes && is_near(self.corners.first());
            // The first of two clicks has set a corner already.
            let is_known = is_ended || (response.double_clicked() && is_near(self.corners.last()));
            if !is_known {
                self.corners.extend(ground(projector, at));
            }
            is_ended |= response.double_clicked();
        }
        let is_whole = is_ended && self.corners.len() >= line.least;
        is_whole.then(|| std::mem::take(&mut self.corners))
    }

    /// Takes where the pointer is pressed and where it is let go, once it is; a click is both.
    pub fn end_to_end(
        &mut self,
        ui: &Ui,
        response: &Response,
        projector: &Projector,
    ) -> Option<(Ground, Ground)> {
        let keys = self.keys(ui, response);
        let middle = || ground(projector, response.rect.center());
        if keys.takes_back {
            self.corners.clear();
        }
        // The second time, as Enter does.
        let is_begun = !self.corners.is_empty();
        if keys.takes_middle && !is_begun {
            self.corners = middle().into_iter().collect();
        }
        if keys.ends || (keys.takes_middle && is_begun) {
            let to = middle()?;
            return Some((self.corners.pop().unwrap_or(to), to));
        }
        let at = response.interact_pointer_pos()?;
        let to = ground(projector, at);
        if to.is_none() && response.drag_stopped() {
            self.corners.clear();
        }
        let to = to?;
        if response.clicked() {
            self.corners.clear();
            return Some((to, to));
        }
        if response.drag_started() {
            let pressed = ui.input(|input| input.pointer.press_origin());
            let from = ground(projector, pressed.unwrap_or(at))?;
            self.corners = vec![from];
        }
        let is_let_go = response.drag_stopped();
        is_let_go.then(|| Some((self.corners.pop()?, to)))?
    }

    /// Where the next corner would be: under the pointer, or in the middle of the map.
    pub fn next(&self, response: &Response, projector: &Projector) -> Option<Ground> {
        self.next_at(response).and_then(|at| ground(projector, at))
    }

    /// The same on the screen.
    pub fn next_at(&self, response: &Response) -> Option<Pos2> {
        let pointed = response.hover_pos().or(response.interact_pointer_pos());
        let middle = response.has_focus().then(|| response.rect.center());
        pointed.filter(|_| !self.by_keys).or(middle)
    }

    /// Marks the middle of the map where that is what a key would take.
    pub fn paint_middle(&self, painter: &Painter, theme: &Theme, response: &Response) {
        let middle = response.rect.center();
        if self.next_at(response) != Some(middle) {
            return;
        }
        for (width, ink) in [(4.0, theme.colours.halo), (1.5, theme.colours.ink)] {
            let stroke = Stroke::new(width * theme.weight, ink);
            for way in [Vec2::RIGHT, Vec2::DOWN, Vec2::LEFT, Vec2::UP] {
                let reach = way * theme.weight;
                painter.line_segment([middle + reach * 4.0, middle + reach * 12.0], stroke);
            }
        }
    }

    /// What the keys ask for, while they are not asked for elsewhere.
    fn keys(&mut self, ui: &Ui, response: &Response) -> Keys {
        let is_free = response.has_focus() || ui.memory(|memory| memory.focused().is_none());
        let pressed = |key| is_free && ui.input(|input| input.key_pressed(key));
        let ends = pressed(Key::Enter);
        // A screen reader clicks without a pointer.
        let is_pressed = response.clicked() && response.interact_pointer_pos().is_none() && !ends;
        let keys = Keys {
            takes_back: pressed(Key::Backspace),
            takes_middle: pressed(Key::Space) || is_pressed,
            ends,
        };
        if keys.takes_middle || keys.ends {
            self.by_keys = true;
        } else if ui.input(|input| input.pointer.delta() != Vec2::ZERO) {
            self.by_keys = false;
        }
        keys
    }
}

/// What keys ask of a draft.
struct Keys {
    takes_back: bool,
    takes_middle: bool,
    ends: bool,
}

/// Whether `tool` measures what has corners.
fn has_corners(tool: Option<DrawTool>) -> bool {
    matches!(
        tool,
        Some(DrawTool::Measure(MeasureTool::Path | MeasureTool::Area))
    )
}

fn ground(projector: &Projector, at: Pos2) -> Option<Ground> {
    Ground::at(projector.unproject(at.to_vec2()))
}

fn on_screen(projector: &Projector, ground: Ground) -> Pos2 {
    projector.project(ground.lon_lat()).to_pos2()
}
