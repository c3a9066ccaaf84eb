//! Files that the document is read from and written to: what is under way, and what stands in the
//! way of it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Base, Dialog, Document, Effect, Leaving, Notice, NoticeKind, Origin, State, View};

/// How many files are remembered as recent.
const MOST_RECENT: usize = 10;

/// What is under way with files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// The file that is being written.
    pub saving: Option<PathBuf>,
    /// Another file has the name that the case was to be saved under.
    pub in_the_way: Option<PathBuf>,
    /// The system's own window to choose a file in.
    pub chooser: Chooser,
    /// Earlier versions of the document's file, the latest first.
    pub versions: Vec<Version>,
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
    /// To open the case in it.
    ToOpen,
    /// To save the case to it; this one is suggested.
    ToSave(PathBuf),
}

/// An earlier version of a file, which the program has kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The file that holds it.
    pub path: PathBuf,
    /// When it was replaced, for people, in their own time zone.
    pub when: String,
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
    /// Opens the case in `path`, wherever the program was started; asks first when there is unsaved
    /// work.
    pub(super) fn open_file(&mut self, path: PathBuf) -> Vec<Effect> {
        if self.view.dialog == Some(Dialog::Open) {
            self.view.dialog = None;
        }
        self.leave(Leaving::ForFile(std::path::absolute(&path).unwrap_or(path)))
    }

    /// Looks whether another file is called `path` before the case is saved under that name.
    pub(super) fn save_under(&mut self, path: PathBuf) -> Vec<Effect> {
        let path = std::path::absolute(&path).unwrap_or(path);
        self.files.in_the_way = None;
        if self.document.file() == Some(&path) {
            return self.start_saving(|state| state.write(path));
        }
        vec![Effect::LookForFile(path)]
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
            Effect::WriteCase(_, path) => Some(path.clone()),
            _ => None,
        });
        effects
    }

    /// Takes note that the case was written to `path`.
    pub(super) fn wrote(&mut self, base: Base, path: PathBuf) -> Vec<Effect> {
        self.files.saving = None;
        self.view.remember_recent(&path);
        let mut effects = self.saved(base, path.clone());
        effects.push(Effect::ListVersions(path));
        effects
    }

    /// Takes note that the case could not be written.
    pub(super) fn did_not_write(&mut self) {
        self.files.saving = None;
        self.leaving = None;
    }

    /// Takes another case in, and remembers the file that it came from; asks first when there is
    /// work that nobody has spoken of, done while the case was being read.
    pub(super) fn take_in(&mut self, document: Document) -> Vec<Effect> {
        let may_be_left = self.may_be_left();
        self.left = None;
        if !may_be_left && self.document.is_changed() {
            return self.leave(match document.origin {
                Origin::File(path) => Leaving::ForFile(path),
                Origin::BuiltIn => Leaving::ForBuiltIn,
                Origin::Version(path) => Leaving::ForVersion(path),
            });
        }
        self.files.versions.clear();
        let mut effects = Vec::new();
        if let Origin::File(path) = &document.origin {
            self.view.remember_recent(path);
            effects.push(Effect::ListVersions(path.clone()));
        }
        effects.extend(self.begin_with(document));
        effects
    }

    /// Takes note of what the document's file holds. While it is being written it may hold either
    /// text; it is looked at again after.
    pub(super) fn heard_from_disk(&mut self, theirs: Document) {
        let is_back = self.document.unsaved().is_empty()
            && theirs.origin == self.document.origin
            && theirs.base().text == self.document.base().text;
        if self.files.saving.is_some() {
        } else if is_back {
            let text = theirs.base().text.clone();
            self.document = self.document.knowing_on_disk(text);
            self.forget_outside();
        } else {
            self.found_on_disk(theirs);
        }
    }

    /// Takes note that the file `path` is gone: what is open is unsaved from now on.
    pub(super) fn file_is_gone(&mut self, path: &Path) {
        if self.document.file().is_none_or(|file| file != path) || self.files.saving.is_some() {
            return;
        }
        self.document = self.document.knowing_on_disk("".into());
        let text = format!(
            "{} is gone; the case is still open here. Save to write it again.",
            path.display()
        );
        self.notify(Notice::new(NoticeKind::Warning, text));
    }
}

#[cfg(test)]
mod tests;
