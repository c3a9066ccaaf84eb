//! The system's own window to choose a file in.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rfd::FileDialog;

use crate::formats::{CASES, DATA_SETS};
use crate::state::{Choice, Chooser, Command, Export, Exported, case_file};

use super::Jobs;

/// Nobody closes a window sooner than this: one that ends without an answer before was never there.
const SOONEST: Duration = Duration::from_millis(250);

impl Jobs {
    /// Lets the system ask for a file, and opens it, saves or exports to it.
    pub fn choose_file(&mut self, choice: Choice) {
        let missing = vec![Command::ChooserIs(Chooser::Missing)];
        self.start_or(missing, "choose file", move || {
            let begun = Instant::now();
            let command = match choice {
                Choice::ToOpen(opens) => {
                    let paths = cases().pick_files();
                    paths.map(|paths| Command::OpenFiles(paths, opens))
                }
                Choice::ToSave(suggested) => saving(&suggested).save_file().map(save_to),
                Choice::ToExport(export) => chosen(&export).map(|path| export_to(&export, &path)),
            };
            let is_missing = command.is_none() && begun.elapsed() < SOONEST;
            let chooser = if is_missing {
                Chooser::Missing
            } else {
                Chooser::Ready
            };
            let mut commands = vec![Command::ChooserIs(chooser)];
            commands.extend(command);
            commands
        });
    }
}

/// The system has asked about a file of that very name itself.
fn save_to(path: PathBuf) -> Command {
    if case_file(&path) == path {
        Command::SaveAs(path)
    } else {
        Command::SaveUnder(path)
    }
}

/// The system has asked about a file of that very name itself; in a folder, nothing was said of what
/// is in it.
fn export_to(export: &Export, path: &Path) -> Command {
    let mut export = export.clone();
    export.path = export.what.path_of(path);
    export.overwrites = export.path == path && export.what.ending().is_some();
    Command::Export(Box::new(export))
}

fn chosen(export: &Export) -> Option<PathBuf> {
    let title = match export.what {
        Exported::Briefing(_) => "Export the briefing",
        Exported::Data(_) => "Export claims",
        Exported::Picture(_) => "Export a picture",
        Exported::Page(_) => "Export the page",
        Exported::Report(_) => "Save the import report",
    };
    let dialog = beside(&export.path).set_title(title);
    match export.what.ending() {
        Some(ending) => dialog
            .add_filter(ending.to_ascii_uppercase(), &[ending])
            .save_file(),
        None => dialog.pick_folder(),
    }
}

fn cases() -> FileDialog {
    FileDialog::new()
        .set_title("Open cases and data sets")
        .add_filter("All files", &["*"])
        .add_filter("Cases", CASES)
        .add_filter("Data sets", DATA_SETS)
}

fn saving(suggested: &Path) -> FileDialog {
    beside(suggested)
        .set_title("Save the case as")
        .add_filter("Cases", &["ron"])
}

/// A window in the folder of `suggested`, whose name it suggests.
fn beside(suggested: &Path) -> FileDialog {
    let name = suggested.file_name().unwrap_or_default();
    let dialog = FileDialog::new().set_file_name(name.to_string_lossy());
    match suggested.parent() {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}
