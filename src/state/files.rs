//! Files that the document is read from and written to: what is under way, and what stands in the
//! way of it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{
    Base, Dialog, Document, Effect, Export, Exporting, Leaving, Notice, NoticeKind, Origin, State,
    View,
};

/// How many files are remembered as recent.
const MOST_RECENT: usize = 10;

/// What is under way with files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// What is being written.
    pub saving: Option<Saving>,
    /// The file that could not be written, until another is.
    pub failed: Option<PathBuf>,
    /// The case that was asked for last, while it is being read.
    pub(super) awaited: Option<Origin>,
    /// Another file has the name that the case was to be saved under.
    pub in_the_way: Option<PathBuf>,
    /// The export of the briefing that is under way.
    pub exporting: Option<Exporting>,
    /// Something has the name already that the briefing was to be exported to.
    pub export_in_the_way: Option<PathBuf>,
    /// The system's own window to choose a file in.
    pub chooser: Chooser,
    /// Earlier versions of the document's file, the latest first.
    pub versions: Vec<Version>,
}

/// A document that is being written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// The file.
    pub path: PathBuf,
    /// Which document it is, see [`Document::identity`].
    pub(super) document: u64,
}

/// How it stands with the system's own window to choose a file in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Chooser {
    /// It can be opened.
    #[default]
    Ready,
    /// It is open.
    Open,
    /// The system has none.
    Missing,
}

/// What a file is chosen for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// To open what it holds; a case as it is said.
    ToOpen(CaseOpens),
    /// To save the case to it; this one is suggested.
    ToSave(PathBuf),
    /// To export the briefing to it, as is said here; its path is suggested.
    ToExport(Box<Export>),
}

/// Where a case is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum CaseOpens {
    /// In place of the one that is open.
    #[default]
    InPlace,
    /// Beside it, read-only, as data sets are.
    Beside,
}

/// An earlier version of a file, which the program has kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The file that holds it.
    pub path: PathBuf,
    /// When it was replaced, for people, in their own time zone.
    pub when: String,
}

/// The file that is meant by a path that was typed: wherever the program was started, and with the
/// ending of cases if it has none.
#[must_use]
pub fn case_file(typed: &Path) -> PathBuf {
    let mut path = typed.to_owned();
    if path.extension().is_none() && path.file_name().is_some() {
        path.set_extension("ron");
    }
    std::path::absolute(&path).unwrap_or(path)
}

impl View {
    /// Takes note of the files used lately, the latest first.
    pub(super) fn set_recent(&mut self, recent: Vec<PathBuf>) {
        self.recent = recent;
        self.recent.truncate(MOST_RECENT);
    }

    /// Remembers `path` as the file used last.
    pub(super) fn remember_recent(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}

impl State {
    /// Looks what `paths` hold, and opens each as that.
    pub(super) fn open_files(&mut self, paths: Vec<PathBuf>, opens: CaseOpens) -> Vec<Effect> {
        self.view.dialog.take_if(|open| *open == Dialog::Open);
        let absolute = |path| std::path::absolute(&path).unwrap_or(path);
        let paths: Vec<PathBuf> = paths.into_iter().map(absolute).collect();
        vec![Effect::LookInto(paths, opens)]
    }

    /// Opens the case in `path`, wherever the program was started; asks first when there is unsaved
    /// work.
    pub(super) fn open_file(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.view.dialog == Some(Dialog::Open) {
            self.view.dialog = None;
        }
        let path = std::path::absolute(&path).unwrap_or(path);
        self.leave(Leaving::For(Origin::File(path)))
    }

    /// Looks whether another file has the name that is meant by `typed` before the case is saved
    /// under it.
    pub(super) fn save_under(&mut self, typed: &Path) -> Vec<Effect> {
        let path = case_file(typed);
        self.files.in_the_way = None;
        if self.document.file() == Some(&path) {
            return self.start_saving(|state| state.write(path));
        }
        vec![Effect::LookForFile(path)]
    }

    /// Saves the case to `path`, unless its user has thought better of it.
    pub(super) fn found_free(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.view.dialog == Some(Dialog::SaveAs) {
            return self.start_saving(|state| state.write(path));
        }
        Vec::new()
    }

    /// Takes note that another file is called `path`, as long as that still matters.
    pub(super) fn found_in_the_way(&mut self, path: PathBuf) {
        if self.view.dialog == Some(Dialog::SaveAs) {
            self.files.in_the_way = Some(path);
        }
    }

    /// Lets the system ask for a file, one at a time.
    pub(super) fn choose_file(&mut self, choice: Choice) -> Vec<Effect> {
        if self.files.chooser == Chooser::Open {
            return Vec::new();
        }
        self.files.chooser = Chooser::Open;
        vec![Effect::ChooseFile(choice)]
    }

    /// Takes note of how the system's window ended; whoever waited for one that there is not is
    /// told what to do instead.
    pub(super) fn chooser_is(&mut self, chooser: Chooser) {
        self.files.chooser = chooser;
        if chooser == Chooser::Missing {
            let text = "This system offers no window to choose a file in. Type the file's path \
                        instead, or drop the file on this window.";
            self.notify(Notice::new(NoticeKind::Warning, text));
        }
    }

    /// Does what may begin to write a file, unless one is being written.
    pub(super) fn start_saving(
        &mut self,
        save: impl FnOnce(&mut Self) -> Vec<Effect>,
    ) -> Vec<Effect> {
        if self.files.saving.is_some() {
            // Whoever waits to leave goes on once that is done.
            self.view.dialog.take_if(|open| *open == Dialog::Unsaved);
            return Vec::new();
        }
        self.files.in_the_way = None;
        let effects = save(self);
        self.files.saving = effects.iter().find_map(|effect| match effect {
            Effect::WriteCase(document, path) => Some(Saving {
                path: path.clone(),
                document: document.identity(),
            }),
            _ => None,
        });
        effects
    }

    /// Takes note that what was being written is in `path`; another case may be open by now.
    pub(super) fn wrote(&mut self, base: Base, path: PathBuf) -> Vec<Effect> {
        let saving = self.files.saving.take();
        self.files.failed = None;
        self.view.remember_recent(&path);
        let text = format!("Saved to {}.", path.display());
        self.notify(Notice::new(NoticeKind::Note, text));
        let written = saving.map(|saving| saving.document);
        let mut effects = Vec::new();
        if written == Some(self.document.identity()) {
            self.document = self.document.after_saving(base, path.clone());
            self.forget_outside();
            effects.push(Effect::ListVersions(path));
        }
        effects.extend(self.go_on_after_saving());
        effects
    }

    /// Takes note that the case could not be written.
    pub(super) fn did_not_write(&mut self) {
        self.files.failed = self.files.saving.take().map(|saving| saving.path);
        self.leaving = None;
    }

    /// Takes in the case that was asked for last, and remembers the file that it came from; asks
    /// first when there is work that nobody has spoken of, done while the case was being read.
    pub(super) fn take_in(&mut self, document: Document) -> Vec<Effect> {
        if self.files.awaited.as_ref() != Some(&document.origin) {
            return Vec::new();
        }
        self.files.awaited = None;
        let may_be_left = self.left.take() == Some(self.document.revision());
        if !may_be_left && self.document.is_changed() {
            return self.leave(Leaving::For(document.origin));
        }
        let mut effects = self.put_away();
        if let Origin::File(path) = &document.origin {
            self.view.remember_recent(path);
            effects.push(Effect::ListVersions(path.clone()));
        }
        effects.extend(self.begin_with(document));
        effects
    }

    /// Takes note of the earlier versions of `path`, unless another case is open by now.
    pub(super) fn list_versions(&mut self, path: &Path, versions: Vec<Version>) {
        if self.document.file().is_some_and(|file| file == path) {
            self.files.versions = versions;
        }
    }
}

#[cfg(test)]
mod tests;
