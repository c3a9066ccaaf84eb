//! The import report as a file: to which, and a question before another is written over.

use std::path::{Path, PathBuf};

use egui::Ui;

use crate::model::ArchiveId;
use crate::state::{Choice, Chooser, Command, Commands, Export, Exported, OpenArchive};

use super::super::maps::file_name;
use super::super::screen::Screen;
use super::{FilesForm, PathField, named_after, path_ui, quiet, write_over_ui};

const PATH: PathField = PathField {
    name: "Path of the report",
    hint: "path of a file",
    verb: "Save",
};

/// The path that is typed, where the system has no window to choose a file in.
#[derive(Clone, Default)]
pub(super) struct ReportForm {
    /// Of which data set.
    of: Option<ArchiveId>,
    path: String,
    /// Whether the field stood there in the frame before.
    is_asked: bool,
}

impl ReportForm {
    /// Begins afresh where another report is read.
    fn follow(&mut self, open: &OpenArchive) {
        let id = open.archive.id();
        if self.of.as_ref() != Some(id) {
            self.of = Some(id.clone());
            self.path = suggested(open).display().to_string();
        }
    }
}

/// The button that asks where to.
pub fn save_report_button(
    ui: &mut Ui,
    screen: &Screen,
    open: &OpenArchive,
    commands: &mut Commands,
) {
    let files = &screen.state.files;
    let is_ready = files.chooser != Chooser::Open && files.exporting.is_none();
    let button = ui
        .add_enabled(is_ready, egui::Button::new("Save as CSV…"))
        .on_hover_text("The same as a file, for a table");
    if button.clicked() {
        let choice = Choice::ToExport(Box::new(export(open, &suggested(open), false)));
        commands.push(Command::ChooseFile(choice));
    }
}

/// What else is asked: a path, where the system has no window to choose a file in, and whether to write over another
/// file. `is_new` in the first frame of the sheet.
pub fn save_report_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut FilesForm,
    open: &OpenArchive,
    is_new: bool,
    commands: &mut Commands,
) {
    let form = &mut form.report;
    form.follow(open);
    let files = &screen.state.files;
    let was_asked = std::mem::replace(&mut form.is_asked, files.chooser == Chooser::Missing);
    if form.is_asked {
        let words = "This system offers no window to choose a file in. The path can be typed.";
        quiet(ui, screen, words);
        // Whoever has just asked for it types next.
        let is_awaited = !was_asked && !is_new;
        let is_free = files.exporting.is_none();
        if let Some(typed) = path_ui(ui, screen, &PATH, &mut form.path, is_free, is_awaited) {
            commands.push(Command::Export(Box::new(export(open, &typed, false))));
        }
    }
    let Some(other) = &files.export_in_the_way else {
        return;
    };
    let name = file_name(other);
    let words = format!("There is a file called {name} already. It would be written over.");
    if write_over_ui(ui, screen, &words) {
        commands.push(Command::Export(Box::new(export(open, other, true))));
    }
}

fn export(open: &OpenArchive, path: &Path, overwrites: bool) -> Export {
    let what = Exported::Report(open.archive.id().clone());
    Export {
        path: what.path_of(path),
        what,
        overwrites,
    }
}

/// Beside the data set, named after it.
fn suggested(open: &OpenArchive) -> PathBuf {
    let of = open.archive.path();
    let name = of.file_stem().unwrap_or_default().to_string_lossy();
    let name = named_after(&format!("{name} import report"));
    let folder = of.parent().unwrap_or(Path::new(""));
    folder.join(format!("{}.csv", name.unwrap_or_default()))
}
