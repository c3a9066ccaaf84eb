//! Which case to open.

use egui::Ui;

use crate::state::{CaseOpens, Choice, Command, Commands};

use super::super::choices::choices;
use super::super::maps::file_name;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::STEP;
use super::super::widgets::heading;
use super::{PathField, chooser_ui, path_ui, quiet};

/// What is to be opened, and how.
#[derive(Clone, Default)]
pub struct OpenForm {
    path: String,
    opens: CaseOpens,
}

/// A path to type, a window to choose in, the files used lately, and the built-in case.
pub fn open_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut OpenForm,
    is_new: bool,
    commands: &mut Commands,
) {
    let OpenForm { path, opens } = form;
    if let Some(path) = path_ui(ui, screen, &PathField::of_case("Open"), path, true, is_new) {
        commands.push(Command::OpenFiles(vec![path], *opens));
    }
    chooser_ui(ui, screen, Choice::ToOpen(*opens), commands);
    let all = [CaseOpens::InPlace, CaseOpens::Beside];
    choices(ui, screen, "Cases", opens, &all, |opens| {
        opens_in_words(opens).to_owned()
    });
    let others = "Data sets (CSV, XLSX, ODS, KML, JSON and GeoJSON that says when something was, also in a ZIP or \
                  GZ) are opened beside the case, other GeoJSON as context. Files can also be dropped on the \
                  window: of several cases, the first is opened and the others beside it.";
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
            commands.push(Command::OpenFiles(vec![path.clone()], *opens));
        }
        quiet(ui, screen, &path.display().to_string());
    }
    ui.add_space(STEP);
    heading(ui, screen.theme, "With the program");
    if ui.button("Open the built-in case").clicked() {
        commands.push(Command::OpenBuiltIn);
    }
}

fn opens_in_words(opens: CaseOpens) -> &'static str {
    match opens {
        CaseOpens::InPlace => "in place of the one that is open",
        CaseOpens::Beside => "beside it, to be read",
    }
}
