//! Opening a case from the disk: what can go wrong before its text can be looked at.

mod packed;
#[cfg(test)]
mod tests;

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::model::Regions;
use crate::state::document::Writing;

use super::case::{self, Loaded};
use super::geopackage::{self, LayerError};
use super::problem::Problems;
use super::reach::{ReachError, open_ordinary};
use super::unpack::UnpackError;

use self::packed::{encoded_text, is_packed, packed_text};

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
    /// It is packed, and cannot be unpacked.
    #[error(transparent)]
    Unpack(#[from] UnpackError),
    /// What is packed in it is too large.
    #[error("{path} unpacks to more than {} MiB; a case is edited by hand, and no more of one are read", SIZE_LIMIT >> 20)]
    UnpacksTooLarge {
        /// The file.
        path: PathBuf,
    },
    /// What is packed in it has letters that are none.
    #[error(
        "{path} holds text in {encoding} with letters in it that are none ({letters}); save it as UTF-8 in your editor and \
         pack it again"
    )]
    Undecoded {
        /// The file.
        path: PathBuf,
        /// How many.
        letters: u64,
        /// What the encoding is called.
        encoding: &'static str,
    },
    /// It is a `GeoPackage`, from which no claims are to be had.
    #[error("{path} {why}")]
    Layer {
        /// The file.
        path: PathBuf,
        /// Why.
        why: LayerError,
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

/// Opens the case in the file `path`, or that is packed in it.
///
/// # Errors
/// When there is no such file, it may not be read or unpacked, is too large, is no text, or is no case.
pub fn open_case(path: &Path, regions: &Regions) -> Result<Loaded, OpenError> {
    if geopackage::is_one(path) {
        return geopackage::open(path, regions);
    }
    let (text, writing) = if is_packed(path) {
        (packed_text(path)?, Some(Writing::Packed))
    } else {
        plain_text(path)?
    };
    match case::read(&text, regions) {
        Ok(loaded) => Ok(Loaded {
            writing: writing.unwrap_or(loaded.writing),
            ..loaded
        }),
        Err(problems) => Err(OpenError::Problems {
            path: path.to_owned(),
            problems,
        }),
    }
}

/// The text of the file `path`, which is not packed, and how it is written if that is not as its text says.
fn plain_text(path: &Path) -> Result<(String, Option<Writing>), OpenError> {
    match read_text(path) {
        Ok(text) => Ok((text, None)),
        Err(error @ OpenError::NotText { .. }) => {
            let text = encoded_text(path).ok_or(error)?;
            Ok((text, Some(Writing::Encoded)))
        }
        Err(error) => Err(error),
    }
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
