//! The scenes of the briefing: in their order, with what is said of each.
//!
//! A scene is a look at the case with words. Going to one looks at the case like that; the present
//! look becomes a scene, or takes the place of one's. All of it is the document's, and can be undone.

mod choices;
mod drawn;
mod form;
mod order;
mod row;

use std::sync::Arc;

use egui::{
    Image, Key, Modifiers, Popup, Rect, Response, ScrollArea, Stroke, Ui, UiBuilder, Vec2, pos2,
};

use crate::model::{Case, Edit, Scene, SceneId};
use crate::state::{Command, Commands, Dialog, Stage};

use super::map::annotations::AnnotationMemory;
use super::screen::Screen;
use super::text;
use super::theme::STEP;
use super::thumbnails::Thumbnails;
use super::widgets::{heading, hint, icon, quiet_button};

use self::drawn::DrawnForm;
use self::form::SceneForm;
use self::order::{Dragged, doubled, moved, without};

/// What is being typed of the scenes, and which of them is being moved.
#[derive(Default)]
pub struct ScenesForm {
    form: SceneForm,
    drawn: DrawnForm,
    dragged: Option<Dragged>,
}

/// The scenes in their order, and the words of the one that was gone to last.
pub fn scenes_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut ScenesForm,
    thumbnails: &Thumbnails,
    annotations: &mut AnnotationMemory,
    commands: &mut Commands,
) {
    ScrollArea::vertical()
        .id_salt("scenes")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.add_space(STEP);
            heading(ui, screen.theme, "Scenes");
            list_ui(ui, screen, form, thumbnails, commands);
            ui.add_space(STEP);
            ui.horizontal_wrapped(|ui| bring_ui(ui, screen, commands));
            keep_ui(ui, screen, commands);
            if let Some(scene) = screen.scene() {
                ui.add_space(STEP * 2.0);
                form.form.ui(ui, screen, scene, commands);
                choices::choices_ui(ui, screen, scene, commands);
                ui.add_space(STEP * 2.0);
                form.drawn.ui(ui, screen, scene, annotations, commands);
            }
            ui.add_space(STEP * 3.0);
        });
}

fn list_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut ScenesForm,
    thumbnails: &Thumbnails,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let scenes = &screen.case().scenes;
    if scenes.is_empty() {
        let words = "None yet. A scene keeps what you look at now: map, selection, filters and time. \
                     One after another, scenes are a briefing.";
        text::label(ui, words, theme.small(), theme.colours.ink_soft);
    }
    let mut rows: Vec<Rect> = Vec::with_capacity(scenes.len());
    for (number, scene) in scenes.iter().enumerate() {
        let row = (number, scene);
        rows.push(row_ui(ui, screen, row, form, thumbnails, commands));
    }
    if let Some(dragged) = &form.dragged {
        let target = dragged.target(ui, &rows);
        if let Some(y) = dragged.line(&rows, target) {
            let line = Stroke::new(2.0 * theme.weight, theme.colours.ink);
            let across = rows
                .first()
                .map_or(0.0..=0.0, |row| row.left()..=row.right());
            ui.painter().hline(across, y, line);
        }
        if !ui.input(|input| input.pointer.any_down()) {
            change(moved(scenes, dragged.from, target), commands);
            form.dragged = None;
        }
    }
}

/// A scene by its number and title: a click goes to it, dragging moves it; what else can be done is in
/// its menu.
fn row_ui(
    ui: &mut Ui,
    screen: &Screen,
    (number, scene): (usize, &Arc<Scene>),
    form: &mut ScenesForm,
    thumbnails: &Thumbnails,
    commands: &mut Commands,
) -> Rect {
    let pen_side = ui.spacing().interact_size.y;
    let room = ui.available_rect_before_wrap();
    let room = room.with_max_x(room.right() - pen_side - STEP * 2.0);
    let mut line = ui.new_child(UiBuilder::new().max_rect(room));
    let response = row::row_ui(&mut line, screen, number, scene, thumbnails);
    let whole = response.rect.with_max_x(ui.max_rect().right());
    ui.advance_cursor_after_rect(whole);
    if response.clicked() {
        commands.push(Command::ShowScene(scene.id.clone()));
    }
    by_keys(ui, screen, number, &response, commands);
    if response.drag_started() {
        form.dragged = Some(Dragged { from: number });
    }
    response.on_hover_ui(|ui| {
        let line = scene.line.as_deref().unwrap_or_default();
        let how = "Click to go there; drag to move it, or Alt with the arrows.";
        if let Some(thumbnail) = thumbnails.of(&scene.id) {
            let size = thumbnail.large.size_vec2() * (0.5 * screen.theme.scale);
            ui.add(Image::from_texture(&thumbnail.large).fit_to_exact_size(size));
        }
        hint(ui, screen.theme, &[&scene.title, line, how]);
    });
    let end = Rect::from_min_size(
        pos2(whole.right() - pen_side, whole.top()),
        Vec2::splat(pen_side),
    );
    let mut end = ui.new_child(UiBuilder::new().max_rect(end));
    let name = format!("Change scene {}", number + 1);
    let pen = quiet_button(&mut end, screen.theme, icon::EDIT, &name);
    Popup::menu(&pen).show(|ui| menu(ui, screen, number, scene, commands));
    whole
}

/// Alt with the arrows moves the scene that has the focus.
fn by_keys(ui: &Ui, screen: &Screen, number: usize, response: &Response, commands: &mut Commands) {
    if !response.has_focus() {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let scenes = &screen.case().scenes;
    if pressed(Key::ArrowUp) && number > 0 {
        change(moved(scenes, number, number - 1), commands);
    } else if pressed(Key::ArrowDown) {
        change(moved(scenes, number, number + 2), commands);
    }
}

fn menu(ui: &mut Ui, screen: &Screen, number: usize, scene: &Arc<Scene>, commands: &mut Commands) {
    let case = screen.case();
    let scenes = &case.scenes;
    let entry =
        |ui: &mut Ui, name: &str, can: bool| ui.add_enabled(can, egui::Button::new(name)).clicked();
    let kept = with_present_view(screen, scene);
    if entry(ui, "Keep the present view in it", kept != **scene) {
        change(kept.among(case), commands);
    }
    if entry(ui, "Duplicate", true) {
        let id = free_id(case);
        change(doubled(scenes, number, &id), commands);
        commands.push(Command::ShowScene(id));
    }
    if entry(ui, "Move up", number > 0) {
        change(moved(scenes, number, number.saturating_sub(1)), commands);
    }
    if entry(ui, "Move down", number + 1 < scenes.len()) {
        change(moved(scenes, number, number + 2), commands);
    }
    if entry(ui, "Remove", true) {
        change(without(scenes, number), commands);
    }
}

/// `scene` with what is looked at now. The map beneath it is kept only where the scene has one: who
/// is handed the case may not have that map, and a scene that leaves it open looks right to everybody.
fn with_present_view(screen: &Screen, scene: &Scene) -> Scene {
    let view = &screen.state.view;
    Scene {
        look: screen.state.look_at_case(),
        base_map: scene.base_map.as_ref().map(|_| view.maps.as_choice()),
        ..scene.clone()
    }
}

/// What is done with all scenes.
fn bring_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let has_scenes = !screen.case().scenes.is_empty();
    for (name, hint, command) in [
        (
            "Present",
            "The scenes one after another, full screen (F5)",
            Command::Present(Some(Stage::Scene)),
        ),
        (
            "Export …",
            "The scenes as PDF, slides, a web page, a handout or pictures (Ctrl+E)",
            Command::Show(Some(Dialog::Export)),
        ),
    ] {
        let button = ui.add_enabled(has_scenes, egui::Button::new(name));
        if button.on_hover_text(hint).clicked() {
            commands.push(command);
        }
    }
}

/// A button that makes the present look a scene, after the one that was gone to last.
fn keep_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let button = ui.button("Keep this view as a scene");
    let button = button.on_hover_text("Map, selection, filters and time become a new scene");
    if !button.clicked() {
        return;
    }
    let case = screen.case();
    let id = free_id(case);
    let subject = screen.selected();
    let title = subject.map_or(case.title.as_str(), |subject| subject.name(case));
    let scene = Scene::new(id.clone(), title, screen.state.look_at_case());
    let after = screen.scene().and_then(|current| {
        let mut scenes = case.scenes.iter();
        scenes.position(|scene| scene.id == current.id)
    });
    let mut scenes = case.scenes.to_vec();
    scenes.insert(
        after.map_or(scenes.len(), |after| after + 1),
        Arc::new(scene),
    );
    change(scenes.into(), commands);
    commands.push(Command::ShowScene(id));
}

/// Makes `scenes` those of the case, in a step of its own.
fn change(scenes: Arc<[Arc<Scene>]>, commands: &mut Commands) {
    commands.push(Command::EndTyping);
    commands.push(Command::Edit(Edit::Scenes(scenes)));
    commands.push(Command::EndTyping);
}

/// The first number that is no scene's id yet.
fn free_id(case: &Case) -> SceneId {
    let is_free = |id: &SceneId| case.scenes.iter().all(|scene| scene.id != *id);
    let ids = (1..=case.scenes.len() + 1).map(|number| SceneId::from(number.to_string().as_str()));
    ids.into_iter()
        .find(is_free)
        .unwrap_or_else(|| "scene".into())
}
