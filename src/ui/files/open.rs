//! Which case to open.

use egui::Ui;

use crate::state::{Choice, Command, Commands};

use super::super::maps::file_name;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::STEP;
use super::super::widgets::heading;
use super::{PathField, chooser_ui, path_ui, quiet};

/// A path to type, a window to choose in, the files used lately, and the built-in case.
pub fn open_ui(
    ui: &mut Ui,
    screen: &Screen,
    path: &mut String,
    is_new: bool,
    commands: &mut Commands,
) {
    if let Some(path) = path_ui(ui, screen, &PathField::of_case("Open"), path, true, is_new) {
        commands.push(Command::OpenFiles(vec![path]));
    }
    chooser_ui(ui, screen, Choice::ToOpen, commands);
    let others = "A case takes the place of the one that is open. Data sets (CSV, XLSX, ODS, KML, JSON and \
                  GeoJSON that says when something was, also in a ZIP or GZ) are opened beside it, other GeoJSON \
                  as context. Files can also be dropped on the window.";
    quiet(ui, screen, others);
    ui.add_space(STEP);
    heading(ui, screen.theme, "Used lately");
    let recent = &screen.state.view.recent;
    if recent.is_empty() {
        quiet(ui, screen, "No file yet.");
    }
    for path in recent {
        let name = file_name(path);
        let button = ui.button(text::ordered(&name));
        if button.clicked() {
            commands.push(Command::OpenFiles(vec![path.clone()]));
        }
        quiet(ui, screen, &path.display().to_string());
    }
    ui.add_space(STEP);
    heading(ui, screen.theme, "With the program");
    if ui.button("Open the built-in case").clicked() {
        commands.push(Command::OpenBuiltIn);
    }
}
