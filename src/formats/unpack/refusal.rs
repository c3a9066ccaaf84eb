//! Why a file is not imported from: what it is, and what would be right.

use std::io;

use crate::formats::reach::ReachError;

use super::bounded::{FREE, LIMIT, TIMES};
use super::source::HELD;

/// How many names of files in a ZIP are told.
pub(super) const NAMES_TOLD: usize = 10;

/// Why a file could not be unpacked: which file, what it is, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    /// It cannot be reached.
    #[error(transparent)]
    Reach(#[from] ReachError),
    /// It holds nothing that can be imported.
    #[error("{name} {why}")]
    Refused {
        /// The file.
        name: String,
        /// What it is instead.
        why: Refusal,
    },
    /// It could not be read to where its content is told.
    #[error("{name} could not be read: {error}")]
    Io {
        /// The file.
        name: String,
        /// What the system says.
        error: io::Error,
    },
}

impl UnpackError {
    /// What `error` says of the file `name`: a refusal that was passed on as one, or the system's.
    pub(in crate::formats) fn of(name: String, error: io::Error) -> Self {
        match error.downcast::<Refusal>() {
            Ok(why) => Self::Refused { name, why },
            Err(error) => Self::Io { name, error },
        }
    }
}

/// What a file is that it is not imported from, worded to follow its name.
///
/// It also comes inside an [`io::Error`], where it is found out only while text is read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has no bytes, or none but a byte order mark.
    #[error("is empty: there is nothing in it to read")]
    Empty,
    /// It is something else than text.
    #[error(
        "seems to be {0}; choose a file of text, an XLSX workbook, or a ZIP or GZ with one in it"
    )]
    NotText(&'static str),
    /// It is packed, and not in one of the two ways that are read.
    #[error("is packed as {0}, which is not read; unpack it, or pack it as ZIP or GZ")]
    OtherPacking(&'static str),
    /// It is packed more than twice over.
    #[error("is packed more than twice over; unpack it and open what is in it")]
    TooDeep,
    /// A ZIP in which there is nothing to read.
    #[error("holds no file that can be read")]
    NothingInside,
    /// A ZIP in which there are several files to read.
    #[error("holds several files that can be read ({}); unpack it and open one of them", list(names, *more))]
    Several {
        /// Their names, at most ten.
        names: Vec<String>,
        /// Whether there are more.
        more: bool,
    },
    /// A ZIP with a file whose name leads out of it.
    #[error("holds a file called {0:?}, a name that leads out of it; it is not opened")]
    Climbing(String),
    /// A ZIP that asks for a password.
    #[error("holds {0:?} encrypted; unpack it with its password and open that")]
    Encrypted(String),
    /// A ZIP whose file is packed in an unusual way.
    #[error("holds {0:?} packed in a way that is not read; unpack it and open that")]
    UnknownMethod(String),
    /// It unpacks to more than is right for its size.
    #[error(
        "unpacks to more than {TIMES} times its size beyond {} MiB; it is taken for a trap and not read on", FREE >> 20
    )]
    Bomb,
    /// It unpacks to more than is read of any file.
    #[error("unpacks to more than {} GiB; cut it to the rows that are needed", LIMIT >> 30)]
    TooLarge,
    /// A ZIP that comes from a stream or lies in another, and is too large to be held in memory.
    #[error("holds a ZIP of more than {} MiB, which has to be a file of its own; save it as one and open that", HELD >> 20)]
    TooLargeToHold,
    /// It is packed, and what is packed is not as it was.
    #[error("is damaged: {0}; fetch it again")]
    Damaged(String),
    /// It has become shorter since it was opened.
    #[error("has become shorter while it was read; open it again once it is whole")]
    Shrunk,
    /// It has become longer since it was opened.
    #[error("has become longer while it was read; open it again once it is whole")]
    Grown,
}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        let kind = match refusal {
            Refusal::Shrunk => io::ErrorKind::UnexpectedEof,
            _ => io::ErrorKind::InvalidData,
        };
        Self::new(kind, refusal)
    }
}

fn list(names: &[String], more: bool) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    let end = if more { " and more" } else { "" };
    names.join(", ") + end
}
