//! To which file to save.

use std::path::Path;

use egui::Ui;

use crate::state::{Choice, Command, Commands, Origin, case_file};

use super::super::maps::file_name;
use super::super::screen::Screen;
use super::{PathField, chooser_ui, named_after, path_ui, quiet, write_over_ui};

/// A path to type or choose, and a question before another file is written over.
pub fn save_as_ui(
    ui: &mut Ui,
    screen: &Screen,
    path: &mut String,
    is_new: bool,
    commands: &mut Commands,
) {
    match &screen.state.document.origin {
        Origin::BuiltIn => quiet(
            ui,
            screen,
            "The built-in case stays as it is; what you have made of it gets a file of its own.",
        ),
        Origin::Version(_) => quiet(
            ui,
            screen,
            "This is an earlier version. It stays as it is; the case gets the file you name.",
        ),
        Origin::File(_) if screen.state.document.json_file().is_some() => quiet(
            ui,
            screen,
            "This case was read from JSON. That file stays as it is; the case is saved as RON, to \
             the file you name.",
        ),
        Origin::File(_) => {}
    }
    if let Some(typed) = path_ui(ui, screen, &PathField::of_case("Save"), path, true, is_new) {
        commands.push(Command::SaveUnder(typed));
    }
    let typed = case_file(Path::new(path.trim()));
    let in_the_way = screen.state.files.in_the_way.as_ref();
    if let Some(other) = in_the_way.filter(|other| **other == typed) {
        let words = format!(
            "There is a file called {} already. It would be written over; what it holds now is kept \
             among its earlier versions.",
            file_name(other)
        );
        if write_over_ui(ui, screen, &words) {
            commands.push(Command::SaveAs(other.to_owned()));
        }
    }
    chooser_ui(ui, screen, Choice::ToSave(typed), commands);
}

/// The path that the field begins with: one that could not be written, the document's own file, or
/// one named after its title.
pub fn suggested(screen: &Screen, documents: Option<&Path>) -> String {
    let state = screen.state;
    let document = &state.document;
    let named = || {
        let folder = documents.unwrap_or(Path::new(""));
        let name = named_after(&document.case().title);
        folder.join(format!("{}.ron", name.as_deref().unwrap_or("case")))
    };
    // A version is of the file that was open before it.
    let open_before = match document.origin {
        Origin::Version(_) => {
            let mut recent = state.view.recent.iter();
            recent.find(|path| path.extension().is_some_and(|ending| ending == "ron"))
        }
        Origin::BuiltIn | Origin::File(_) => None,
    };
    let failed = state.files.failed.as_ref();
    let known = failed.or(document.file()).or(open_before);
    let beside_json = || Some(document.json_file()?.with_extension("ron"));
    let path = known.cloned().or_else(beside_json).unwrap_or_else(named);
    path.display().to_string()
}
