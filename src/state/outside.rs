//! What somebody else made of the file meanwhile, and how it goes together with our own edits.

use std::path::{Path, PathBuf};

use crate::model::{Case, Edit, Spot};

use super::{Dialog, Document, Effect, History, Notice, NoticeKind, State};

/// The file has changed while there was unsaved work: which of the two shall stand?
#[derive(Debug, Clone)]
pub struct Outside {
    /// What the file holds now.
    pub theirs: Document,
    /// What becomes of each of our edits on top of it, in the order of their spots.
    pub ours: Vec<Met>,
}

/// One of our edits, and what it meets in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// What we made of the spot.
    pub ours: Edit,
    /// What it meets.
    pub theirs: Meeting,
}

/// What an edit meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meeting {
    /// Nobody else has touched the spot.
    Untouched,
    /// The file says the same already.
    Agreed,
    /// The file says something else there than it did, and than we do.
    Conflict(Edit),
    /// The file has no longer what our edit is about: it can be read and copied, but not kept.
    Gone,
}

/// How to go on when the file has changed and there is unsaved work.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Settlement {
    /// Take what the file holds; our edits are dropped.
    Reload,
    /// Keep what we have; saving writes over what the file holds.
    KeepMine,
    /// Make our edits on top of what the file holds. Where the two conflict, ours stands at these
    /// spots, and the file's at all others.
    Merge(Vec<Spot>),
}

impl State {
    /// Takes note of what the document's file holds: reloads it where there is no unsaved work, and
    /// asks where there is. While the file is being written it may hold either text; it is looked
    /// at again after.
    pub(super) fn found_on_disk(&mut self, theirs: Document) -> Vec<Effect> {
        if self.files.saving.is_some() || theirs.origin != self.document.origin {
            return Vec::new();
        }
        let text = &theirs.base().text;
        let asked = self.outside.as_ref().map(|outside| outside.theirs.base());
        if asked.is_some_and(|base| base.text == *text) {
            return Vec::new();
        }
        // What it held meanwhile, it holds no longer.
        self.forget_outside();
        if text.as_ref() == self.document.on_disk() {
            return Vec::new();
        }
        if *text == self.document.base().text {
            self.document = self.document.knowing_on_disk(text.clone());
            return Vec::new();
        }
        if self.document.is_changed() {
            self.outside = Some(Outside::new(&self.document, theirs));
            self.show(Some(Dialog::Outside));
            return Vec::new();
        }
        let text = "The file was changed by another program, and was read again. What it held \
                    before is among the earlier versions.";
        self.notify(Notice::new(NoticeKind::Note, text));
        self.take_up(theirs)
    }

    /// Takes note that the file `path` is gone: what is open is unsaved from now on.
    pub(super) fn file_is_gone(&mut self, path: &Path) {
        if self.is_written_by_others(path) {
            self.forget_outside();
            self.document = self.document.knowing_on_disk("".into());
            let text = format!(
                "{} is gone; the case is still open here. Save to write it again.",
                path.display()
            );
            self.notify(Notice::new(NoticeKind::Warning, text));
        }
    }

    /// Takes note that the file `path` holds `text`, which is no case: what is open is unsaved from
    /// now on, and can be written over it.
    pub(super) fn file_is_spoilt(&mut self, path: &Path, text: String) {
        if self.is_written_by_others(path) && self.document.on_disk() != text {
            self.forget_outside();
            self.document = self.document.knowing_on_disk(text.into());
        }
    }

    /// Whether `path` is the document's own file, and is not being written from here.
    fn is_written_by_others(&self, path: &Path) -> bool {
        self.files.saving.is_none() && self.document.file().is_some_and(|file| file == path)
    }

    /// Goes on from a file that has changed.
    pub(super) fn settle(&mut self, settlement: &Settlement) -> Vec<Effect> {
        let Some(outside) = self.forget_outside() else {
            return Vec::new();
        };
        match settlement {
            Settlement::Reload => {
                let mut effects = self.put_away();
                effects.extend(self.take_up(outside.theirs));
                effects
            }
            Settlement::KeepMine => {
                let on_disk = outside.theirs.base().text.clone();
                self.document = self.document.knowing_on_disk(on_disk);
                Vec::new()
            }
            Settlement::Merge(kept) => {
                let ours = outside.merged(kept);
                let mut effects = if outside.drops_any(kept) {
                    self.put_away()
                } else {
                    Vec::new()
                };
                effects.extend(self.take_up(outside.theirs));
                for edit in ours {
                    self.history.close();
                    self.edit(edit);
                }
                self.history.close();
                effects
            }
        }
    }

    /// Ends the question what becomes of a file that has changed; returns what it held.
    pub(super) fn forget_outside(&mut self) -> Option<Outside> {
        if self.view.dialog == Some(Dialog::Outside) {
            self.view.dialog = None;
        }
        self.outside.take()
    }

    /// Takes another state of the same case in, and looks at it as before. What the file held is
    /// kept: nobody here has chosen to write over it.
    fn take_up(&mut self, document: Document) -> Vec<Effect> {
        let held = self.document.base().text.clone();
        let keep = |path: &PathBuf| Effect::KeepVersion(path.clone(), held);
        let effects = self.document.file().map(keep).into_iter().collect();
        self.document = document;
        self.history = History::default();
        let selected = self.view.selected.take();
        self.view.selected = selected.filter(|subject| self.has(subject));
        effects
    }
}

impl Outside {
    /// What becomes of the edits of `mine` on top of `theirs`.
    #[must_use]
    pub fn new(mine: &Document, theirs: Document) -> Self {
        let base = &mine.base().case;
        let met = |ours: &Edit| Met {
            theirs: meeting(ours, base, theirs.case()),
            ours: ours.clone(),
        };
        let ours = mine.unsaved().iter().map(met).collect();
        Self { theirs, ours }
    }

    /// Whether a merge drops any of our edits, with our own at the conflicts `kept`.
    fn drops_any(&self, kept: &[Spot]) -> bool {
        self.ours.iter().any(|met| match met.theirs {
            Meeting::Untouched | Meeting::Agreed => false,
            Meeting::Conflict(_) => !kept.contains(&met.ours.spot()),
            Meeting::Gone => true,
        })
    }

    /// The edits that a merge makes on top of the file, with our own at the conflicts `kept`.
    fn merged(&self, kept: &[Spot]) -> Vec<Edit> {
        let stands = |met: &&Met| match met.theirs {
            Meeting::Untouched => true,
            Meeting::Conflict(_) => kept.contains(&met.ours.spot()),
            Meeting::Agreed | Meeting::Gone => false,
        };
        let ours = self.ours.iter().filter(stands);
        ours.map(|met| met.ours.clone()).collect()
    }
}

fn meeting(ours: &Edit, base: &Case, theirs: &Case) -> Meeting {
    let read = |spot: &Spot, case| spot.read(case);
    let spot = ours.spot();
    let there = read(&spot, theirs);
    if there.as_ref() == Some(ours) {
        return Meeting::Agreed;
    }
    if !ours.is_possible(theirs) {
        return Meeting::Gone;
    }
    match there {
        Some(there) if read(&spot, base).as_ref() != Some(&there) => Meeting::Conflict(there),
        _ => Meeting::Untouched,
    }
}
