//! Where something is to be written that takes long to make: whether it could be, before it is made.

use std::fs;
use std::path::{Path, PathBuf};

/// Why nothing is written there.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// Something has that name, and may not be written over.
    #[error("{} is there already; nothing was written", .0.display())]
    InTheWay(PathBuf),
    /// Nothing can be written there.
    #[error("{path} could not be written: {why}; what was there is as it was", path = .path.display())]
    Write {
        /// The file or the folder.
        path: PathBuf,
        /// What the system says, or what is in the way.
        why: String,
    },
}

impl TargetError {
    /// That `path` could not be written, because of `why`.
    #[must_use]
    pub fn write(path: &Path, why: &impl ToString) -> Self {
        Self::Write {
            path: path.to_owned(),
            why: why.to_string(),
        }
    }
}

/// Refuses a file `path` that could not be written.
///
/// # Errors
/// When it is a folder, has no folder above it, or is there and may not be written over.
pub fn may_be_file(path: &Path, overwrites: bool) -> Result<(), TargetError> {
    if path.is_dir() {
        return Err(TargetError::write(path, &"it is a folder"));
    }
    may_be(path, overwrites)
}

/// Refuses a folder `path` into which nothing could be written.
///
/// # Errors
/// When it is a file, has no folder above it, or has something in it and may not be written over.
pub fn may_be_folder(path: &Path, overwrites: bool) -> Result<(), TargetError> {
    if path.exists() && !path.is_dir() {
        let why = "it is a file, and the pictures need a folder";
        return Err(TargetError::write(path, &why));
    }
    may_be(path, overwrites)
}

fn may_be(path: &Path, overwrites: bool) -> Result<(), TargetError> {
    let above = path.parent().filter(|above| *above != Path::new(""));
    if let Some(above) = above.filter(|above| !above.is_dir()) {
        let why = format!("there is no folder {}", above.display());
        return Err(TargetError::write(path, &why));
    }
    if !overwrites && is_taken(path) {
        return Err(TargetError::InTheWay(path.to_owned()));
    }
    Ok(())
}

/// Whether both are one file, whichever way their paths go; two that are not there yet are told by their paths.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let found = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    match (found(one), found(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}

/// Whether something of that name could be written over; an empty folder has nothing to lose.
fn is_taken(path: &Path) -> bool {
    let is_empty = |mut entries: fs::ReadDir| entries.next().is_none();
    // A link that leads nowhere is in the way as well.
    fs::symlink_metadata(path).is_ok() && !fs::read_dir(path).is_ok_and(is_empty)
}
