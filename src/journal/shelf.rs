//! The shelf: the folder in which journals stand, and what becomes of those left behind.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::formats::moment::stamp;
use crate::formats::private_folders;
use crate::model::Regions;
use crate::state::recovered::Recovered;

use super::folder::{claim, is_name, remove};
use super::left::{self, Left, Unreadable};

/// Where journals lie that nobody wanted back.
const DROPPED: &str = "dropped";
/// Where journals lie that could not be read.
const DAMAGED: &str = "damaged";
/// What stands between the moment at which a journal was moved there and its name.
const OF: &str = " of ";
/// How many of those that nobody wanted back are kept.
const KEPT: usize = 3;

/// The folder in which journals stand. Clones are the same shelf.
#[derive(Debug, Clone)]
pub struct Shelf {
    path: PathBuf,
    /// The locks of journals that this program offers: no other program shall offer them, too.
    offered: Arc<Mutex<BTreeMap<String, File>>>,
}

/// What earlier runs left behind.
#[derive(Debug, Default)]
pub struct LeftBehind {
    /// Work that can be taken up, the latest first.
    pub found: Vec<Recovered>,
    /// What went wrong with the rest, in sentences.
    pub problems: Vec<String>,
}

impl Shelf {
    /// The shelf in the folder `path`, which need not be there.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            offered: Arc::default(),
        }
    }

    /// The folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes in hand what programs that have died left behind. Journals of living programs are left
    /// alone, and so are those that another program offers; those with nothing that is not saved
    /// are removed; those that cannot be read are set aside. Reads and parses files: not for the
    /// frame.
    #[must_use]
    pub fn left_behind(&self, regions: &Regions) -> LeftBehind {
        let mut all = LeftBehind::default();
        let mut names = match folders(&self.path) {
            Ok(names) => names,
            Err(error) => {
                let path = self.path.display();
                all.problems.push(format!(
                    "Whether an earlier run left unsaved work in {path} cannot be told: {error}."
                ));
                return all;
            }
        };
        names.retain(|name| is_name(name));
        for name in names.into_iter().rev() {
            if let Err(error) = self.take_in_hand(&name, regions, &mut all) {
                let path = self.path.join(&name);
                all.problems.push(format!(
                    "Unsaved work that an earlier run may have left in {} cannot be read: {error}. \
                     It was left as it is.",
                    path.display()
                ));
            }
        }
        all
    }

    fn take_in_hand(&self, name: &str, regions: &Regions, all: &mut LeftBehind) -> io::Result<()> {
        let path = self.path.join(name);
        let Some(lock) = claim(&path)? else {
            return Ok(());
        };
        match left::read(&path, name, regions) {
            Ok(Left::Nothing) => remove(&path)?,
            Ok(Left::Work(found, lost)) => {
                all.problems.extend(lost);
                all.found.push(*found);
                self.offered().insert(name.to_owned(), lock);
            }
            Err(Unreadable::Disk(error)) => return Err(error),
            Err(Unreadable::Later(format)) => all.problems.push(format!(
                "A later version of this program left unsaved work in {} (format {format}). Open it \
                 with that version; it was left as it is.",
                path.display()
            )),
            Err(Unreadable::Damaged(why)) => {
                let aside = self.move_to(DAMAGED, &path)?;
                all.problems.push(format!(
                    "Unsaved work of an earlier run is damaged: {why}. It was set aside as {}; its \
                     files can be read with a text editor.",
                    aside.display()
                ));
            }
        }
        Ok(())
    }

    /// Puts away the journal called `name`, which this program offers.
    pub(super) fn drop_left(&self, name: &str) -> io::Result<()> {
        let lock = self.offered().remove(name);
        if lock.is_some() {
            self.put_away(&self.path.join(name))?;
        }
        Ok(())
    }

    /// Moves the journal at `path`, whose lock we hold, to those that nobody wanted back, and keeps
    /// the last few of them.
    pub(super) fn put_away(&self, path: &Path) -> io::Result<()> {
        self.move_to(DROPPED, path)?;
        let dropped = self.path.join(DROPPED);
        let mut names = folders(&dropped)?;
        names.retain(|name| name.split_once(OF).is_some_and(|(_, name)| is_name(name)));
        let surplus = names.len().saturating_sub(KEPT);
        names[..surplus]
            .iter()
            .try_for_each(|name| remove(&dropped.join(name)))
    }

    /// Moves the journal at `path` to the folder `part` of the shelf; the new name says when.
    fn move_to(&self, part: &str, path: &Path) -> io::Result<PathBuf> {
        let part = self.path.join(part);
        private_folders(&part)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let moved = part.join(format!("{}{OF}{name}", stamp()));
        fs::rename(path, &moved)?;
        Ok(moved)
    }

    fn offered(&self) -> MutexGuard<'_, BTreeMap<String, File>> {
        self.offered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The names of the folders in `path`, sorted; none where there is no such folder. Those that are no
/// text are none of ours.
fn folders(path: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir()
            && let Ok(name) = entry.file_name().into_string()
        {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
