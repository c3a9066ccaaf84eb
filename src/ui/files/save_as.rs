//! To which file to save.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use egui::Ui;

use crate::state::{Choice, Command, Commands, Origin, Writing, case_file};

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
        Origin::File(_) => {
            if let Some((_, writing)) = screen.state.document.foreign_file() {
                let from = foreign(writing);
                let words = format!(
                    "This case was read from {from}. That file stays as it is; the case is saved as RON, to \
                     the file you name."
                );
                quiet(ui, screen, &words);
            }
        }
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

/// What a case was read from that is not written in plain RON.
pub(super) fn foreign(writing: Writing) -> &'static str {
    match writing {
        Writing::Ron => "RON",
        Writing::Json => "JSON",
        Writing::Table => "a table of claims",
        Writing::GeoJson => "GeoJSON",
        Writing::Kml => "KML",
        Writing::GeoPackage => "a GeoPackage",
        Writing::Packed => "a file that is packed",
        Writing::Encoded => "a file that is not in UTF-8",
    }
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
    let beside = || beside(document.foreign_file()?.0);
    let path = known.cloned().or_else(beside).unwrap_or_else(named);
    path.display().to_string()
}

/// The file in RON beside `foreign`, which is another; `None` where that has the name itself.
fn beside(foreign: &Path) -> Option<PathBuf> {
    let is_packing = |ending: &OsStr| {
        ["gz", "zip"]
            .iter()
            .any(|it| ending.eq_ignore_ascii_case(it))
    };
    let is_packed = foreign.extension().is_some_and(is_packing);
    // What is called a.ron.gz holds what is called a.ron.
    let unpacked = if is_packed {
        foreign.with_extension("")
    } else {
        foreign.to_owned()
    };
    Some(unpacked.with_extension("ron")).filter(|path| path != foreign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_beside_a_foreign_one_is_called_after_it_and_another() {
        for (foreign, beside_it) in [
            ("/a/b.json", Some("/a/b.ron")),
            ("/a/b.ron.gz", Some("/a/b.ron")),
            ("/a/b.zip", Some("/a/b.ron")),
            ("/a/b.csv.GZ", Some("/a/b.ron")),
            ("/a/b.ron", None),
        ] {
            assert_eq!(
                beside(Path::new(foreign)),
                beside_it.map(PathBuf::from),
                "{foreign}"
            );
        }
    }
}
