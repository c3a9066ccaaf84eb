//! The sheet of maps: what is drawn beneath the claims, and what it asks of the network.

mod describe;
mod kept;
mod online;

use std::path::Path;

use egui::{Key, Response, Role, TextEdit, Ui, WidgetInfo};

use crate::state::{Command, Commands, Detail};

use self::kept::kept_ui;
pub(super) use self::online::asked_from_start_ui;
use self::online::{OnlineForm, online_ui};
use super::map::MapMemory;
use super::map::furniture::furniture_ui;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::{heading, icon, icon_button};

/// What is being typed into the sheet.
#[derive(Clone, Default)]
pub struct MapsForm {
    path: String,
    online: OnlineForm,
}

/// The maps there are, each with a choice to show it.
pub fn maps_ui(
    ui: &mut Ui,
    screen: &Screen,
    map: &MapMemory,
    form: &mut MapsForm,
    commands: &mut Commands,
) {
    heading(ui, screen.theme, "Base map");
    let built_in = "Built-in map";
    let note = "western Syria in detail, the world in outline; asks nothing of anybody";
    if choice(ui, screen, &Detail::None, built_in, note).clicked() {
        commands.push(Command::ShowDetail(Detail::None));
    }
    for file in &screen.state.view.maps.files {
        file_ui(ui, screen, map, file, commands);
    }
    open_ui(ui, screen, form, commands);
    ui.add_space(STEP);
    online_ui(ui, screen, &mut form.online, commands);
    ui.add_space(STEP);
    heading(ui, screen.theme, "On the map");
    furniture_ui(ui, screen, commands);
    names_ui(ui, screen, commands);
    kept_ui(ui, screen, map.kept_tiles(), commands);
}

/// A map to choose, with a note beneath; the note also is what a screen reader says of it.
fn choice(ui: &mut Ui, screen: &Screen, detail: &Detail, name: &str, note: &str) -> Response {
    let theme = screen.theme;
    let chosen = screen.state.view.maps.drawn() == detail;
    let response = ui.radio(chosen, name);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(note);
    });
    indented(ui, |ui| {
        text::label(ui, note, theme.small(), theme.colours.ink_soft);
    });
    response
}

/// Beneath the words of a choice.
pub(super) fn indented(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space(STEP * 2.5);
        ui.vertical(content);
    });
}

fn file_ui(ui: &mut Ui, screen: &Screen, map: &MapMemory, file: &Path, commands: &mut Commands) {
    let name = file_name(file);
    let detail = Detail::File(file.to_owned());
    let shown = *screen.state.view.maps.drawn() == detail;
    let note = match map.own_facts().filter(|_| shown) {
        Some(facts) => format!(
            "{} · zooms {} to {} · {}",
            facts.name,
            facts.min_zoom,
            facts.max_zoom,
            file.display()
        ),
        None => file.display().to_string(),
    };
    ui.horizontal_top(|ui| {
        let forget = format!("Take {name} off the list");
        if icon_button(ui, screen.theme, icon::CLOSE, &forget, &forget).clicked() {
            commands.push(Command::ForgetMap(file.to_owned()));
        }
        ui.vertical(|ui| {
            if choice(ui, screen, &detail, &name, &note).clicked() {
                commands.push(Command::ShowDetail(detail.clone()));
            }
        });
    });
}

/// A field for the path of a file: what dropping one does, for the keyboard.
fn open_ui(ui: &mut Ui, screen: &Screen, form: &mut MapsForm, commands: &mut Commands) {
    let theme = screen.theme;
    ui.add_space(HALF);
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut form.path)
            .hint_text("path of a PMTiles or MBTiles file")
            .desired_width(ui.available_width() - STEP * 10.0 * theme.scale);
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Path of a map file"));
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let path = form.path.trim();
        let pressed = ui
            .add_enabled(!path.is_empty(), egui::Button::new("Open"))
            .clicked();
        if (pressed || entered) && !path.is_empty() {
            commands.push(Command::OpenMap(path.into()));
            form.path.clear();
        }
    });
    let hint = "Or drop the file on the window. It is read where it lies, and nothing is copied.";
    text::label(ui, hint, theme.small(), theme.colours.ink_soft);
}

fn names_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let mut drawn = screen.state.view.maps.names_above_pictures;
    let words = "Draw the built-in names above maps that are pictures";
    let response = ui.checkbox(&mut drawn, words);
    if response.changed() {
        commands.push(Command::SetNamesAbovePictures(drawn));
    }
    response.on_hover_text("Pictures mostly have names of their own; aerial ones have none.");
}

/// The last part of a path.
pub(super) fn file_name(file: &Path) -> String {
    let name = file.file_name().unwrap_or(file.as_os_str());
    name.to_string_lossy().into_owned()
}
