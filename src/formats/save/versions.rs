//! Earlier versions of saved files: the last three of each, in a folder of the program's own.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use flate2::Crc;
use jiff::Timestamp;

use crate::formats::atomic::{private_folders, remove_left_behind, write_private};
use crate::formats::moment::{stamp, stamped};

/// How many versions of a file are kept.
const KEPT: usize = 3;

/// The earlier versions of all files.
#[derive(Debug, Clone, Default)]
pub struct Versions {
    folder: Option<PathBuf>,
}

/// An earlier version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The file that holds it.
    pub path: PathBuf,
    /// When it was replaced.
    pub replaced: Timestamp,
}

impl Versions {
    /// The versions in `folder`; none are kept when there is nothing.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
    }

    /// The versions of the file `path`, the newest first.
    #[must_use]
    pub fn of(&self, path: &Path) -> Vec<Version> {
        let Some(folder) = self.folder_of(path) else {
            return Vec::new();
        };
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut versions: Vec<Version> = entries
            .filter_map(|entry| Version::named(entry.path()))
            .collect();
        versions.sort_by_key(|version| std::cmp::Reverse(version.replaced));
        versions
    }

    /// Keeps `bytes`, which the file `path` held until now, and drops what is older than the last
    /// three.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn keep(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let Some(folder) = self.folder_of(path) else {
            return Ok(());
        };
        let known = self.of(path);
        let newest = known.first().map(|version| fs::read(&version.path));
        if matches!(newest, Some(Ok(newest)) if newest == bytes) {
            return Ok(());
        }
        private_folders(&folder)?;
        // No later version has the name of one that was cut off, and would see to it.
        remove_left_behind(&folder, |name| Version::named(name.into()).is_some());
        let name = format!("{}.ron", stamp());
        write_private(&folder.join(name), bytes)?;
        for version in self.of(path).iter().skip(KEPT) {
            fs::remove_file(&version.path)?;
        }
        Ok(())
    }

    /// The folder of the versions of the file `path`: its name for people, a sum of its whole path
    /// to tell it from others of that name.
    fn folder_of(&self, path: &Path) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        let whole = std::path::absolute(path).ok()?;
        let mut sum = Crc::new();
        sum.update(whole.as_os_str().as_encoded_bytes());
        let mut name = whole
            .file_stem()
            .unwrap_or_else(|| OsStr::new("case"))
            .to_owned();
        name.push(format!("-{:08x}", sum.sum()));
        Some(folder.join(name))
    }
}

impl Version {
    /// The version in the file `path`, by its name; `None` for any other file.
    fn named(path: PathBuf) -> Option<Self> {
        let replaced = stamped(path.file_name()?.to_str()?.strip_suffix(".ron")?)?;
        Some(Self { path, replaced })
    }
}
