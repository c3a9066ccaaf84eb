//! Saving a case: its edits made in its text, read back, and put in the file's place in one step.
//!
//! A case that was read from JSON is written anew, in RON: there it can be edited by hand and by the program,
//! with comments and all, and what others make of the JSON stays theirs.
//!
//! Never writes over what it does not know: a file that somebody else has changed is left alone,
//! and so is one that another program holds. What a file held before is kept as a version.

mod versions;

use std::fs::{self, File, Permissions, TryLockError};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Case, Regions};
use crate::state::document::{Base, Document};

use super::atomic::{is_still, write_like};
use super::case;
use super::splice::{SpliceError, spliced};
use super::written_case::{self, CaseForm};

pub use versions::{Version, Versions};

/// What was saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The text that the file holds now, and the case that it says.
    pub base: Base,
    /// Why the file's earlier text was not kept as a version, when it was not.
    pub version_lost: Option<String>,
}

/// Why nothing was written: what happened, where, and what to do. The work is still open.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The file holds something else than the document knows of.
    #[error("{0} has been changed by another program since it was read; nothing was written")]
    ChangedOutside(PathBuf),
    /// Another program has locked the file.
    #[error(
        "{0} is in use by another program, which has locked it; nothing was written. Close it \
         there and save again, or save under another name"
    )]
    Locked(PathBuf),
    /// A folder has the file's name.
    #[error("{0} is a folder; nothing was written. Save under another name")]
    Folder(PathBuf),
    /// A device or the like has the file's name.
    #[error("{0} is no ordinary file; nothing was written. Save under another name")]
    NotAFile(PathBuf),
    /// The folder is missing.
    #[error(
        "the folder {} is not there; nothing was written. Save into another folder",
        .0.parent().unwrap_or(.0).display()
    )]
    NoFolder(PathBuf),
    /// The file or its folder may not be written to.
    #[error(
        "{0} may not be written to; nothing was written. Ask its owner for permission, or save \
         under another name"
    )]
    Forbidden(PathBuf),
    /// There is no room.
    #[error(
        "there is no room left on the disk of {0}; nothing was written, and the file is as it was. \
         Make room and save again, or save to another disk"
    )]
    DiskFull(PathBuf),
    /// The system reports something else.
    #[error("{path} could not be written: {error}; the file is as it was. Save under another name")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The edits cannot be made in the text.
    #[error("{path} cannot be saved: {error}. Nothing was written. This is a fault of the program")]
    Splice {
        /// The file.
        path: PathBuf,
        /// What is in the way.
        error: SpliceError,
    },
    /// What would be written does not read as what is on the screen.
    #[error(
        "{0} cannot be saved: what would be written does not read as what you see. Nothing was \
         written. This is a fault of the program"
    )]
    Unfaithful(PathBuf),
}

/// Saves `document` to the file `path`, and keeps what was there in `versions`. `regions` are the
/// areas that the case may refer to.
///
/// # Errors
/// When the document's own file has been changed by somebody else, or `path` cannot be written to;
/// what was there is then as it was.
pub fn save_case(
    document: &Document,
    path: &Path,
    versions: &Versions,
    regions: &Regions,
) -> Result<Saved, SaveError> {
    save_with(document, path, versions, regions, write_like)
}

fn save_with(
    document: &Document,
    path: &Path,
    versions: &Versions,
    regions: &Regions,
    write: impl FnOnce(&Path, &[u8], Option<Permissions>) -> io::Result<()>,
) -> Result<Saved, SaveError> {
    let base = text_to_save(document, path, regions)?;
    // A link stays one: what it leads to is written.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Some(held) = Held::take(&target, path)? else {
        let written = write(&target, base.text.as_bytes(), None);
        written.map_err(|error| from_system(path, error))?;
        return Ok(Saved {
            base,
            version_lost: None,
        });
    };
    let is_own = document.file().is_some_and(|own| own == path);
    if is_own && held.bytes != document.on_disk().as_bytes() {
        return Err(SaveError::ChangedOutside(path.to_owned()));
    }
    let kept = versions.keep(path, &held.bytes);
    let written = write(&target, base.text.as_bytes(), Some(held.permissions));
    written.map_err(|error| from_system(path, error))?;
    Ok(Saved {
        base,
        version_lost: kept.err().map(|error| error.to_string()),
    })
}

/// The text of `document` with its edits made, which reads as the document's case; of a case in JSON, the
/// whole of it in RON. `path` is where
/// it is to be saved, for the error; `regions` are the areas that the case may refer to.
///
/// # Errors
/// When the edits cannot be made in the text, which is a fault of the program.
pub fn text_to_save(
    document: &Document,
    path: &Path,
    regions: &Regions,
) -> Result<Base, SaveError> {
    let base = document.base();
    let text = if base.is_json() {
        written(document.case()).map_err(|error| from_system(path, error))?
    } else if document.unsaved().is_empty() {
        return Ok(base.clone());
    } else {
        let text = spliced(&base.text, &base.case, document.unsaved());
        text.map_err(|error| SaveError::Splice {
            path: path.to_owned(),
            error,
        })?
    };
    match case::read(&text, regions) {
        Ok(loaded) if loaded.case == *document.case() => Ok(Base {
            text: loaded.text,
            case: Arc::new(loaded.case),
        }),
        _ => Err(SaveError::Unfaithful(path.to_owned())),
    }
}

/// The whole of `case` in RON.
fn written(case: &Case) -> io::Result<String> {
    let mut out = Vec::new();
    written_case::write(case, CaseForm::Ron, &mut out)?;
    String::from_utf8(out).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

/// A file that is there, locked against other windows until this is dropped.
struct Held {
    _lock: File,
    bytes: Vec<u8>,
    permissions: Permissions,
}

impl Held {
    /// Locks `target`, which the user knows as `path`, and reads it; `None` when there is none.
    fn take(target: &Path, path: &Path) -> Result<Option<Self>, SaveError> {
        let system = |error| from_system(path, error);
        loop {
            let metadata = match fs::metadata(target) {
                Ok(metadata) => metadata,
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(system(error)),
            };
            check(&metadata, path)?;
            let lock = File::open(target).map_err(system)?;
            // Some file systems know no locks; the comparison of texts still holds.
            if let Err(TryLockError::WouldBlock) = lock.try_lock() {
                return Err(SaveError::Locked(path.to_owned()));
            }
            // Another window may have put its file in this one's place before the lock was ours.
            if is_still(target, &lock) {
                // Where locks bind, only the one who holds it may read.
                let mut bytes = Vec::new();
                (&lock).read_to_end(&mut bytes).map_err(system)?;
                return Ok(Some(Self {
                    bytes,
                    permissions: metadata.permissions(),
                    _lock: lock,
                }));
            }
        }
    }
}

fn check(metadata: &fs::Metadata, path: &Path) -> Result<(), SaveError> {
    let path = path.to_owned();
    if metadata.is_dir() {
        return Err(SaveError::Folder(path));
    }
    if !metadata.is_file() {
        return Err(SaveError::NotAFile(path));
    }
    // The folder might take a new file in its place; its owner does not want that.
    if metadata.permissions().readonly() {
        return Err(SaveError::Forbidden(path));
    }
    Ok(())
}

fn from_system(path: &Path, error: io::Error) -> SaveError {
    let path = path.to_owned();
    match error.kind() {
        // A folder of the system's own may say so of a file that it takes in no case.
        ErrorKind::NotFound if path.parent().is_some_and(Path::is_dir) => {
            SaveError::Forbidden(path)
        }
        ErrorKind::NotFound | ErrorKind::NotADirectory => SaveError::NoFolder(path),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => SaveError::Forbidden(path),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => SaveError::DiskFull(path),
        ErrorKind::IsADirectory => SaveError::Folder(path),
        _ => SaveError::Io { path, error },
    }
}

#[cfg(test)]
mod tests;
