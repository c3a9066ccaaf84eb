//! Reaching a file: what can go wrong before its first byte is read.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file cannot be read: what it is instead, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ReachError {
    /// Nothing has that name.
    #[error("there is no file {0}; check its name and folder")]
    Missing(PathBuf),
    /// It is a folder.
    #[error("{0} is a folder; choose a file in it")]
    Folder(PathBuf),
    /// It is a device, a pipe or the like.
    #[error("{0} is no ordinary file; save what it gives to one and open that")]
    NotAFile(PathBuf),
    /// It may not be read.
    #[error("{0} may not be read; ask its owner for permission to read it")]
    Forbidden(PathBuf),
    /// The system reports something else.
    #[error("{path} could not be read: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl ReachError {
    /// What `error` says, which the system reported of `path`.
    pub fn from_system(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::NotFound => Self::Missing(path),
            ErrorKind::PermissionDenied => Self::Forbidden(path),
            ErrorKind::IsADirectory => Self::Folder(path),
            _ => Self::Io { path, error },
        }
    }
}

/// What the system knows of the ordinary file `path`.
///
/// # Errors
/// When there is no such file, or it is a folder, a device or a pipe.
pub fn ordinary(path: &Path) -> Result<Metadata, ReachError> {
    let metadata = fs::metadata(path).map_err(|error| ReachError::from_system(path, error))?;
    if metadata.is_dir() {
        return Err(ReachError::Folder(path.to_owned()));
    }
    if !metadata.is_file() {
        return Err(ReachError::NotAFile(path.to_owned()));
    }
    Ok(metadata)
}

/// Opens the ordinary file `path` to be read; with it comes its size in bytes.
///
/// # Errors
/// As [`ordinary`], and when it may not be read.
pub fn open_ordinary(path: &Path) -> Result<(File, u64), ReachError> {
    // A pipe is refused before it is opened: opening one may wait for ever.
    let size = ordinary(path)?.len();
    let file = File::open(path).map_err(|error| ReachError::from_system(path, error))?;
    Ok((file, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_told_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let told = open_ordinary(&folder.path().join("none.csv")).unwrap_err();
        assert!(matches!(told, ReachError::Missing(_)), "{told}");
        let told = told.to_string();
        assert!(
            told.ends_with("none.csv; check its name and folder"),
            "{told}"
        );
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let told = open_ordinary(folder.path()).unwrap_err().to_string();
        assert!(told.ends_with("is a folder; choose a file in it"), "{told}");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_refused_and_not_waited_for() {
        let error = open_ordinary(Path::new("/dev/zero")).unwrap_err();
        assert!(matches!(error, ReachError::NotAFile(_)), "{error}");
    }

    #[test]
    fn a_file_that_may_not_be_read_is_told_to_be_so() {
        let error = ReachError::from_system(Path::new("a.ron"), ErrorKind::PermissionDenied.into());
        assert_eq!(
            error.to_string(),
            "a.ron may not be read; ask its owner for permission to read it"
        );
    }

    #[test]
    fn an_ordinary_file_is_opened_with_its_size() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), b"a,b\n").unwrap();
        let (_, size) = open_ordinary(file.path()).unwrap();
        assert_eq!(size, 4);
    }
}
