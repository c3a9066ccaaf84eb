//! Opening a case from the disk: what can go wrong before its text can be looked at.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::model::Regions;

use super::case::{self, Loaded};
use super::problem::Problems;
use super::reach::{ReachError, open_ordinary};

/// The size of a file beyond which it is no case that anybody edits by hand.
pub const SIZE_LIMIT: u64 = 64 << 20;

/// Why a file could not be opened as a case: what happened, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It cannot be reached.
    #[error(transparent)]
    Reach(#[from] ReachError),
    /// It is too large.
    #[error(
        "{path} has {} MiB; a case is edited by hand, and no more than {} MiB of one are read",
        size.div_ceil(1 << 20), SIZE_LIMIT >> 20
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// It holds no text in UTF-8.
    #[error("{path} is not text in UTF-8: byte {} (line {line}) cannot be read; {}", at + 1, encoding.advice())]
    NotText {
        /// The file.
        path: PathBuf,
        /// How many bytes come before the first bad one.
        at: usize,
        /// The line of the first bad byte, counted from 1.
        line: usize,
        /// What it may be instead.
        encoding: Encoding,
    },
    /// It is text, and no case.
    #[error("{path} cannot be opened as a case: {problems}")]
    Problems {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problems: Problems,
    },
}

/// What a file may be that is not text in UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Text in UTF-16, by its first bytes.
    Utf16,
    /// Not text at all, by its zero bytes.
    Binary,
    /// Likely text in an older encoding.
    Other,
}

impl Encoding {
    fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            Self::Utf16
        } else if bytes.contains(&0) {
            Self::Binary
        } else {
            Self::Other
        }
    }

    fn advice(self) -> &'static str {
        match self {
            Self::Utf16 => "it seems to be UTF-16: save it as UTF-8 in your editor",
            Self::Binary => "it seems to be no text at all: choose another file",
            Self::Other => "save it as UTF-8 in your editor",
        }
    }
}

/// Opens the case in the file `path`.
///
/// # Errors
/// When there is no such file, it may not be read, is too large, is no text, or is no case.
pub fn open_case(path: &Path, regions: &Regions) -> Result<Loaded, OpenError> {
    let text = read_text(path)?;
    case::read(&text, regions).map_err(|problems| OpenError::Problems {
        path: path.to_owned(),
        problems,
    })
}

/// The text of the file `path`, as long as that is bounded and text.
///
/// # Errors
/// As [`open_case`], but for what the text says.
pub fn read_text(path: &Path) -> Result<String, OpenError> {
    let (file, size) = open_ordinary(path)?;
    check_size(path, size)?;
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    let mut bounded = file.take(SIZE_LIMIT + 1);
    let read = bounded
        .read_to_end(&mut bytes)
        .map_err(|error| ReachError::from_system(path, error))?;
    check_size(path, read as u64)?;
    into_text(path, bytes)
}

fn check_size(path: &Path, size: u64) -> Result<(), OpenError> {
    if size <= SIZE_LIMIT {
        return Ok(());
    }
    Err(OpenError::TooLarge {
        path: path.to_owned(),
        size,
    })
}

fn into_text(path: &Path, bytes: Vec<u8>) -> Result<String, OpenError> {
    let not_text = |at: usize, bytes: &[u8]| OpenError::NotText {
        path: path.to_owned(),
        at,
        line: 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count(),
        encoding: Encoding::of(bytes),
    };
    // A zero byte is UTF-8, and a sure sign that this is no text.
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let at =
            std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to().min(at), |_| at);
        return Err(not_text(at, &bytes));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        not_text(at, error.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// What is said of a file that holds `bytes`, with the file's path left out.
    fn told_of(bytes: &[u8]) -> String {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let error = open_case(file.path(), &Regions::new()).unwrap_err();
        error
            .to_string()
            .replace(&file.path().display().to_string(), "FILE")
    }

    #[test]
    fn a_file_that_cannot_be_reached_is_told_as_such() {
        let folder = tempfile::tempdir().unwrap();
        let error = read_text(&folder.path().join("none.ron")).unwrap_err();
        assert!(
            matches!(error, OpenError::Reach(ReachError::Missing(_))),
            "{error}"
        );
        let told = error.to_string();
        assert!(
            told.ends_with("none.ron; check its name and folder"),
            "{told}"
        );
    }

    #[test]
    fn a_file_too_large_is_refused_before_it_is_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(SIZE_LIMIT + 1).unwrap();
        let error = read_text(file.path()).unwrap_err();
        let told = error.to_string();
        let expected =
            "has 65 MiB; a case is edited by hand, and no more than 64 MiB of one are read";
        assert!(told.ends_with(expected), "{told}");
    }

    #[test]
    fn what_is_no_utf8_is_told_with_its_first_bad_byte() {
        assert_eq!(
            told_of(b"Case(\n  title: \"Alep\xE9\")"),
            "FILE is not text in UTF-8: byte 21 (line 2) cannot be read; save it as UTF-8 in your editor"
        );
    }

    #[test]
    fn what_is_no_text_is_told_to_be_none() {
        assert_eq!(
            told_of(b"\x7FELF\x02\x01\x00\x00\xFF"),
            "FILE is not text in UTF-8: byte 7 (line 1) cannot be read; \
             it seems to be no text at all: choose another file"
        );
    }

    #[test]
    fn utf16_is_told_by_name() {
        let told = told_of(b"\xFF\xFEC\0a\0s\0e\0(\0");
        assert!(
            told.contains("byte 1 (line 1)") && told.contains("UTF-16"),
            "{told}"
        );
    }

    #[test]
    fn a_text_that_is_no_case_is_told_with_the_number_of_problems() {
        assert_eq!(
            told_of(b"Case("),
            "FILE cannot be opened as a case: 1 problem"
        );
    }
}
