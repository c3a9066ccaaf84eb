//! The system's own window to choose a file in.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rfd::FileDialog;

use crate::state::{Choice, Chooser, Command, case_file};

use super::Jobs;

/// Nobody closes a window sooner than this: one that ends without an answer before was never there.
const SOONEST: Duration = Duration::from_millis(250);

impl Jobs {
    /// Lets the system ask for a file, and opens it or saves to it.
    pub fn choose_file(&mut self, choice: Choice) {
        let missing = vec![Command::ChooserIs(Chooser::Missing)];
        self.start_or(missing, "choose file", move || {
            let begun = Instant::now();
            let (path, command): (_, fn(PathBuf) -> Command) = match choice {
                Choice::ToOpen => (cases().pick_file(), Command::OpenFile),
                Choice::ToSave(suggested) => (saving(&suggested).save_file(), save_to),
            };
            let is_missing = path.is_none() && begun.elapsed() < SOONEST;
            let chooser = if is_missing {
                Chooser::Missing
            } else {
                Chooser::Ready
            };
            let mut commands = vec![Command::ChooserIs(chooser)];
            commands.extend(path.map(command));
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

fn cases() -> FileDialog {
    FileDialog::new()
        .set_title("Open a case")
        .add_filter("Cases", &["ron"])
        .add_filter("All files", &["*"])
}

fn saving(suggested: &Path) -> FileDialog {
    let dialog = FileDialog::new()
        .set_title("Save the case as")
        .add_filter("Cases", &["ron"]);
    let name = suggested.file_name().unwrap_or_default();
    let dialog = dialog.set_file_name(name.to_string_lossy());
    match suggested.parent() {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}
