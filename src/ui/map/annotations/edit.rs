//! Changing annotations on the map: taken hold of, moved by pointer or keys, removed.

use egui::{
    CursorIcon, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
    vec2,
};
use walkers::Projector;

use crate::model::{Annotation, Edit, Scene, SceneId};
use crate::state::{Command, Commands, DrawTool};
use crate::ui::map::keys::ARROWS;
use crate::ui::screen::Screen;
use crate::ui::widgets::{focus_ring, hint};
use crate::ui::words;

use super::drawn::{Drawn, Lines};
use super::parts::{Part, moved, place_of};
use super::scene;

/// Side of what is taken hold of, in points.
const HANDLE: f32 = 12.0;
/// How far a press of an arrow moves, in points; with Shift, farther.
const NUDGE: [f32; 2] = [2.0, 16.0];

/// What is being done to annotations.
#[derive(Default)]
pub struct AnnotationMemory {
    /// The one that was taken hold of last, by its scene and its number.
    selected: Option<(SceneId, usize)>,
    /// How far the pointer is from what it drags.
    grab: Vec2,
    /// The one that was just drawn: its words are to be typed.
    pub just_drawn: Option<usize>,
    /// What is being drawn.
    pub(super) tool: Option<DrawTool>,
    /// Where drawing began.
    pub(super) from: Option<Pos2>,
}

impl AnnotationMemory {
    /// Takes hold of the annotation of `scene` that has this number.
    pub fn select(&mut self, scene: &Scene, number: usize) {
        self.selected = Some((scene.id.clone(), number));
    }

    /// Whether that is taken hold of.
    #[must_use]
    pub fn is_selected(&self, scene: &Scene, number: usize) -> bool {
        let selected = self.selected.as_ref();
        selected.is_some_and(|(id, known)| *id == scene.id && *known == number)
    }
}

/// Makes `annotations` those of `scene`.
pub fn redrawn(screen: &Screen, scene: &Scene, annotations: Vec<Annotation>) -> Command {
    let scene = Scene {
        annotations,
        ..scene.clone()
    };
    Command::Edit(Edit::Scenes(scene.among(screen.case())))
}

/// Lets the user move and remove those `drawn`. The `marks` of claims stay to be clicked, but for what
/// was taken hold of before.
pub fn edit_ui(
    ui: &mut Ui,
    screen: &Screen,
    projector: &Projector,
    drawn: &[Drawn],
    marks: &[Rect],
    memory: &mut AnnotationMemory,
    commands: &mut Commands,
) {
    memory.tool = None;
    memory.from = None;
    let Some(scene) = scene(screen).filter(|_| screen.state.view.stage.is_none()) else {
        return;
    };
    for one in drawn {
        let Some(annotation) = scene.annotations.get(one.number) else {
            continue;
        };
        for part in Part::all(annotation) {
            let handle = Handle {
                scene,
                number: one.number,
                annotation,
                part: *part,
            };
            let rect = handle.rect(one, projector);
            let is_selected = memory.is_selected(scene, one.number);
            let is_free = is_selected || !marks.iter().any(|mark| mark.intersects(rect));
            if is_free && projector.clip_rect().intersects(rect) {
                handle.ui(ui, screen, projector, rect, memory, commands);
            }
        }
    }
}

/// A part of an annotation that can be taken hold of.
struct Handle<'a> {
    scene: &'a Scene,
    number: usize,
    annotation: &'a Annotation,
    part: Part,
}

impl Handle<'_> {
    /// Where it is taken hold of: at its words, or at a small square.
    fn rect(&self, drawn: &Drawn, projector: &Projector) -> Rect {
        let words = drawn.words_rect().filter(|_| self.part == Part::Words);
        let at = place_of(self.annotation, self.part, projector).unwrap_or_default();
        words.unwrap_or_else(|| Rect::from_center_size(at, Vec2::splat(HANDLE)))
    }

    fn name(&self) -> String {
        match self.part {
            Part::Words => words::annotation(self.annotation),
            part => {
                let kind = words::kind(self.annotation).to_lowercase();
                format!("{}{kind} {}", part.name(), self.number + 1)
            }
        }
    }

    fn ui(
        &self,
        ui: &mut Ui,
        screen: &Screen,
        projector: &Projector,
        rect: Rect,
        memory: &mut AnnotationMemory,
        commands: &mut Commands,
    ) {
        let id = ui.scope_id().with(("handle", self.number, self.part));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let is_selected = memory.is_selected(self.scene, self.number);
        let name = self.name();
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &name));
        self.paint(ui, screen, &response, is_selected);
        if response.clicked() || response.drag_started() || response.gained_focus() {
            memory.select(self.scene, self.number);
            commands.push(Command::EndTyping);
        }
        if response.clicked() {
            response.request_focus();
        }
        if let Some(to) = dragged_to(ui, &response, memory) {
            self.move_to(screen, projector, to, commands);
        }
        if response.drag_stopped() || response.lost_focus() {
            commands.push(Command::EndTyping);
        }
        if response.has_focus() {
            self.by_keys(ui, screen, projector, &response, commands);
        }
        let response = response.on_hover_cursor(CursorIcon::Move);
        if !response.dragged() {
            let how = "Drag to move it; with the arrows, step by step. Delete removes it.";
            response.on_hover_ui(|ui| hint(ui, screen.theme, &[&name, how]));
        }
    }

    fn paint(&self, ui: &Ui, screen: &Screen, response: &Response, is_selected: bool) {
        let theme = screen.theme;
        if is_selected || response.hovered() || response.has_focus() {
            let stroke = Stroke::new(2.0, theme.colours.focus);
            if self.part == Part::Words {
                let around = response.rect.expand(2.0);
                let stroke = Stroke::new(1.0, theme.colours.focus);
                ui.painter()
                    .rect_stroke(around, 0.0, stroke, egui::StrokeKind::Outside);
            } else {
                let side = response.rect.shrink(2.0);
                let ground = theme.colours.paper;
                ui.painter()
                    .rect(side, 0.0, ground, stroke, egui::StrokeKind::Inside);
            }
        }
        focus_ring(ui, theme, response, response.rect.expand(3.0));
    }

    fn move_to(&self, screen: &Screen, projector: &Projector, to: Pos2, commands: &mut Commands) {
        let ground = projector.unproject(to.to_vec2());
        let annotation = moved(self.annotation, self.part, ground);
        if annotation != *self.annotation {
            let mut annotations = self.scene.annotations.clone();
            annotations[self.number] = annotation;
            commands.push(redrawn(screen, self.scene, annotations));
        }
    }

    /// The arrows move it, Delete removes the annotation.
    fn by_keys(
        &self,
        ui: &Ui,
        screen: &Screen,
        projector: &Projector,
        response: &Response,
        commands: &mut Commands,
    ) {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, ARROWS));
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
        let at = place_of(self.annotation, self.part, projector);
        if let Some(at) = at.filter(|_| by != Vec2::ZERO) {
            self.move_to(screen, projector, at + by, commands);
        }
        if pressed(Key::Delete) + pressed(Key::Backspace) > 0.0 {
            let mut annotations = self.scene.annotations.clone();
            annotations.remove(self.number);
            commands.push(Command::EndTyping);
            commands.push(redrawn(screen, self.scene, annotations));
            commands.push(Command::EndTyping);
        }
    }
}

/// Where what can be taken hold of is dragged to in this frame.
fn dragged_to(ui: &Ui, handle: &Response, memory: &mut AnnotationMemory) -> Option<Pos2> {
    let at = handle.interact_pointer_pos()?;
    if handle.drag_started() {
        let pressed = ui.input(|input| input.pointer.press_origin());
        memory.grab = pressed.unwrap_or(at) - handle.rect.center();
    }
    handle.dragged().then(|| at - memory.grab)
}

impl Drawn {
    /// The room that its lines take within `map`.
    pub(super) fn rect(&self, map: Rect) -> Rect {
        let points = match &self.lines {
            Lines::None => Vec::new(),
            Lines::Leader(tip, end) => [Some(*tip), *end].into_iter().flatten().collect(),
            Lines::Arrow { tail, head } => vec![*tail, *head],
            Lines::Ring { middle, line } => [*middle].iter().chain(line).copied().collect(),
        };
        Rect::from_points(&points).intersect(map)
    }
}
