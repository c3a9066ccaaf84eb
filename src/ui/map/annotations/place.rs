//! Drawing an annotation: by dragging or by a click.

use egui::{Key, Pos2, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use walkers::Projector;

use crate::model::{Annotation, Ground};
use crate::state::{Command, Commands, DrawTool};
use crate::ui::screen::Screen;

use super::drawn::{Drawn, Sheet};
use super::edit::{AnnotationMemory, redrawn};
use super::parts::apart;
use super::scene;

/// What is dragged less far than this was clicked, in points.
const LEAST: f32 = 6.0;
/// The radius of a ring for which nobody has dragged, in heights of body type.
pub(in crate::ui::map) const USUAL_RING: f32 = 5.0;

/// Lets the user draw an annotation of the scene that is looked at; takes the pointer away from what
/// lies below.
pub fn place_ui(
    ui: &mut Ui,
    screen: &Screen,
    projector: &Projector,
    tool: DrawTool,
    memory: &mut AnnotationMemory,
    commands: &mut Commands,
) {
    let Some(scene) = scene(screen) else {
        commands.push(Command::Draw(None));
        return;
    };
    let map = projector.clip_rect();
    let id = ui.scope_id().with("annotating");
    let response = ui.interact(map, id, Sense::click_and_drag());
    let response = response.on_hover_cursor(egui::CursorIcon::Crosshair);
    let said = "Where to draw; Enter draws in the middle of the map";
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said));
    // Enter draws as well; it would press the button again that has the focus now.
    if memory.tool.replace(tool) != Some(tool) {
        response.request_focus();
    }
    let drawn = ends(ui, &response, memory);
    let (from, to) = drawn.or_else(|| under_way(&response, memory)).unzip();
    let (Some(from), Some(to)) = (from, to) else {
        return;
    };
    let Some(annotation) = between(screen, projector, tool, from, to) else {
        return;
    };
    if drawn.is_none() {
        let painter = ui.painter().with_clip_rect(map);
        let theme = screen.theme;
        let sheet = Sheet {
            painter: &painter,
            theme,
            projector,
        };
        if let Some(preview) = Drawn::of(sheet, 0, &annotation, &[]) {
            preview.paint_lines(&painter, theme);
            preview.paint_words(&painter, theme);
        }
        return;
    }
    memory.from = None;
    memory.just_drawn = Some(scene.annotations.len());
    memory.select(scene, scene.annotations.len());
    let annotations = scene.annotations.iter().cloned().chain([annotation]);
    commands.push(Command::EndTyping);
    commands.push(redrawn(screen, scene, annotations.collect()));
    commands.push(Command::EndTyping);
    commands.push(Command::Draw(None));
}

/// Where drawing began and ended, once it has; Enter draws in the middle of the map.
fn ends(ui: &Ui, response: &Response, memory: &mut AnnotationMemory) -> Option<(Pos2, Pos2)> {
    let enter = ui.input(|input| input.key_pressed(Key::Enter));
    if response.has_focus() && enter {
        let middle = response.rect.center();
        return Some((middle, middle));
    }
    let at = response.interact_pointer_pos()?;
    if response.drag_started() {
        let pressed = ui.input(|input| input.pointer.press_origin());
        memory.from = Some(pressed.unwrap_or(at));
    }
    if response.clicked() {
        return Some((at, at));
    }
    let from = memory.from.filter(|_| response.drag_stopped())?;
    Some((from, at))
}

/// Where drawing began, and where the pointer is.
fn under_way(response: &Response, memory: &AnnotationMemory) -> Option<(Pos2, Pos2)> {
    let from = memory.from.filter(|_| response.dragged())?;
    Some((from, response.interact_pointer_pos()?))
}

/// The annotation that is drawn from one point of the screen to another; from a click alone, as large
/// as such usually are.
fn between(
    screen: &Screen,
    projector: &Projector,
    tool: DrawTool,
    from: Pos2,
    to: Pos2,
) -> Option<Annotation> {
    let size = screen.theme.body().size;
    let ground = |at: Pos2| Ground::at(projector.unproject(at.to_vec2()));
    let is_click = from.distance(to) < LEAST;
    let or = |to: Pos2, usual: Vec2| if is_click { from + usual } else { to };
    Some(match tool {
        DrawTool::Box | DrawTool::Outline | DrawTool::Compare | DrawTool::Measure(_) => {
            return None;
        }
        DrawTool::Callout => Annotation::Callout {
            of: ground(from)?,
            at: ground(or(to, vec2(size * 6.0, -size * 5.0)))?,
            text: "New callout".to_owned(),
        },
        DrawTool::Arrow if is_click => Annotation::Arrow {
            from: ground(from + vec2(-size * 5.0, size * 4.0))?,
            to: ground(from)?,
            text: None,
        },
        DrawTool::Arrow => Annotation::Arrow {
            from: ground(from)?,
            to: ground(to)?,
            text: None,
        },
        DrawTool::Ring => {
            let around = ground(from)?;
            let edge = projector.unproject(or(to, vec2(size * USUAL_RING, 0.0)).to_vec2());
            Annotation::Ring {
                around,
                radius_m: apart(around.lon_lat(), edge),
                text: None,
            }
        }
        DrawTool::Text => Annotation::Text {
            at: ground(to)?,
            text: "New text".to_owned(),
        },
    })
}
