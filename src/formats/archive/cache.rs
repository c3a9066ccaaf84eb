//! The cache of archives: what large data sets were read into, kept so that they open faster the next time.
//!
//! A folder of files, each called after the bytes of the data set and the way in which it was read. What was not
//! used for longest goes first. Any of it may be deleted at any time, by anybody: it is read anew, then.

use std::fs::{self, DirEntry, Metadata};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::archive::kept::{Known, Mark, Recalled, Useless};
use crate::archive::{Archive, Report};
use crate::formats::atomic::{fill_private, private_folders, remove_left_behind};
use crate::formats::reach::{ReachError, open_ordinary};

/// How the names of its files end.
const ENDING: &str = ".archive";
/// How many bytes are written at once.
const AT_ONCE: usize = 1 << 20;

/// A folder in which archives are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveCache {
    folder: PathBuf,
    limit: u64,
    worth: Worth,
}

/// From when on it is worth it to keep an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Worth {
    /// How many bytes its file has at least,
    bytes: u64,
    /// or for how long it was read.
    time: Duration,
}

impl ArchiveCache {
    /// How many bytes are kept unless something else is said: 2 GiB.
    pub const USUAL_LIMIT: u64 = 2 << 30;

    /// The folder in the platform's folder for caches; `None` where there is no such folder.
    #[must_use]
    pub fn usual_folder() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "counterclaim")?;
        Some(folders.cache_dir().join("archives"))
    }

    /// The cache in `folder`, which is made once something is to be kept there.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self {
            folder,
            limit: Self::USUAL_LIMIT,
            worth: Worth {
                bytes: 4 << 20,
                time: Duration::from_millis(500),
            },
        }
    }

    /// The same for archives of any size.
    #[must_use]
    pub fn of_any_size(self) -> Self {
        let (bytes, time) = (0, Duration::ZERO);
        Self {
            worth: Worth { bytes, time },
            ..self
        }
    }

    /// The same with at most so many bytes.
    #[must_use]
    pub fn with_limit(self, limit: u64) -> Self {
        Self { limit, ..self }
    }

    /// How many bytes are kept at most.
    #[must_use]
    pub fn limit(&self) -> u64 {
        self.limit
    }

    /// How many bytes are kept.
    #[must_use]
    pub fn size(&self) -> u64 {
        let kept = self.kept().into_iter();
        kept.map(|(_, metadata)| metadata.len()).sum()
    }

    /// Deletes all that is kept. What else is in the folder stays.
    ///
    /// # Errors
    /// When a file cannot be deleted.
    pub fn clear(&self) -> io::Result<()> {
        remove_left_behind(&self.folder, is_ours);
        for (path, _) in self.kept() {
            remove(&path)?;
        }
        Ok(())
    }

    /// Whether it is worth it to keep an archive of a file of so many bytes that was read for so long.
    pub(super) fn is_worth(&self, bytes: u64, time: Duration) -> bool {
        bytes >= self.worth.bytes || time >= self.worth.time
    }

    /// What is kept under `key`, with what else is `known` of it; `None` where there is nothing.
    pub(super) fn recall(
        &self,
        key: u128,
        known: impl FnOnce() -> Known,
    ) -> Result<Option<Recalled>, Useless> {
        let path = self.path(key);
        let unreadable = |error| Useless::Unreadable(io::Error::other(error));
        let (mut file, size) = match open_ordinary(&path) {
            Err(ReachError::Missing(_)) => return Ok(None),
            opened => opened.map_err(unreadable)?,
        };
        let recalled = Archive::recall(&mut file, size, key, known())?;
        // Who uses it says so; where that is not to be, it is read all the same.
        let _ = file.set_modified(SystemTime::now());
        Ok(Some(recalled))
    }

    /// Keeps `archive` with the `report` on its rows, and so much less of others. `false` where it is too large to be
    /// kept.
    ///
    /// # Errors
    /// When the folder cannot be written to, or the disk is full.
    pub(super) fn keep(&self, archive: &Archive, report: &Report, mark: Mark) -> io::Result<bool> {
        let path = self.path(mark.key);
        // On a full disk the room may be needed.
        remove(&path)?;
        let need = archive.bytes() as u64;
        if need > self.limit {
            return Ok(false);
        }
        private_folders(&self.folder)?;
        remove_left_behind(&self.folder, is_ours);
        self.make_room(need)?;
        fill_private(&path, |file, _| {
            let mut to = BufWriter::with_capacity(AT_ONCE, file);
            archive.keep(report, mark, &mut to)?;
            to.flush()
        })?;
        // How much it would be was not known to the byte.
        let is_too_large = fs::metadata(&path).is_ok_and(|file| file.len() > self.limit);
        if is_too_large {
            remove(&path)?;
        }
        self.make_room(0)?;
        Ok(!is_too_large)
    }

    /// Deletes what was not used for longest, until there is room for so many bytes.
    fn make_room(&self, bytes: u64) -> io::Result<()> {
        let mut kept = self.kept();
        kept.sort_by_key(|(_, metadata)| metadata.modified().ok());
        let mut size: u64 = kept.iter().map(|(_, metadata)| metadata.len()).sum();
        for (path, metadata) in kept {
            if size.saturating_add(bytes) <= self.limit {
                break;
            }
            remove(&path)?;
            size -= metadata.len();
        }
        Ok(())
    }

    fn path(&self, key: u128) -> PathBuf {
        self.folder.join(format!("{key:032x}{ENDING}"))
    }

    /// The files, as far as they can be seen.
    fn kept(&self) -> Vec<(PathBuf, Metadata)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let kept = entries.filter(|entry| entry.file_name().to_str().is_some_and(is_ours));
        let seen = |entry: DirEntry| Some((entry.path(), entry.metadata().ok()?));
        let kept = kept.filter_map(seen);
        kept.filter(|(_, metadata)| metadata.is_file()).collect()
    }
}

/// Whether a file of the cache is called `name`.
fn is_ours(name: &str) -> bool {
    let key = name.strip_suffix(ENDING);
    key.is_some_and(|key| key.len() == 32 && key.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// Deletes the file `path`, unless somebody else has.
fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
