//! Unpacking: from a file that a data set is imported from to the text in it.
//!
//! What a file holds is told from its bytes, never from its name. What is packed is unpacked as it
//! is read, within limits, and never to the disk. Text comes out as UTF-8 without a byte order
//! mark, whatever it was; bytes that do not decode come out as U+FFFD, and are counted. What the
//! text says is for others to read.

mod bounded;
mod content;
mod decoded;
mod encoding;
mod member;
mod packing;
mod peeled;
mod refusal;
mod source;
mod texts;

use std::fmt;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub use self::bounded::{FREE, LIMIT, TIMES};
pub use self::content::Content;
pub use self::packing::{Layer, Packing};
pub use self::peeled::Wrapping;
pub use self::refusal::{Refusal, UnpackError};
pub use self::source::{HELD, Seekable};

use self::encoding::Written;
use self::peeled::{Inside, Peeled, peel};
use self::source::{Counted, Raw, Watched};
use super::reach::open_ordinary;

/// What messages call a file that comes from no path.
const STANDARD_INPUT: &str = "standard input";

/// A file that a data set can be imported from, about to be read.
pub struct Unpacked {
    /// How it is packed and encoded.
    pub packing: Packing,
    /// What it holds.
    pub content: Content,
    /// The size of the file in bytes, packed as it is; none where it comes from a stream.
    pub size: Option<u64>,
    inside: Raw,
    read: Arc<AtomicU64>,
}

impl Unpacked {
    /// Opens the file `path` and tells what it holds from its beginning.
    ///
    /// # Errors
    /// When the file cannot be reached or read, is empty, no text, packed too deep or in a way that
    /// is not known, encrypted or damaged, or unpacks to more than is right; and when a ZIP holds
    /// nothing that can be read, several files that can, or a name that leads out of it.
    pub fn open(path: &Path) -> Result<Self, UnpackError> {
        let (file, size) = open_ordinary(path)?;
        let read = Arc::default();
        let watched = Watched::new(file, size, Arc::clone(&read));
        Self::told(Raw::Seekable(Box::new(watched)), Some(size), read)
            .map_err(|error| UnpackError::of(path.display().to_string(), error))
    }

    /// Tells what `reader` gives, such as standard input; a ZIP among it is held in memory.
    ///
    /// # Errors
    /// As [`Self::open`], and when a ZIP is too large to be held.
    pub fn from_reader(reader: impl Read + Send + 'static) -> Result<Self, UnpackError> {
        let read = Arc::default();
        let counted = Counted::new(reader, Arc::clone(&read));
        Self::told(Raw::Stream(Box::new(counted)), None, read)
            .map_err(|error| UnpackError::of(STANDARD_INPUT.to_owned(), error))
    }

    /// How many bytes of the file have been read, packed as they are: for showing progress.
    ///
    /// In a ZIP this is how far into the file reading has come.
    pub fn read_so_far(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// The text in UTF-8, without a byte order mark.
    ///
    /// Reading fails when the file does, when it has become shorter or longer since it was opened,
    /// and when what is packed is damaged or grows beyond its limits (a [`Refusal`] inside the
    /// error). A workbook holds no text, and reading it as one fails at once.
    pub fn into_text(self) -> Box<dyn Read + Send> {
        match self.content {
            Content::Workbook => Box::new(NoText),
            _ => self.packing.decoded(self.inside.into_reader()),
        }
    }

    /// The bytes of a workbook, for what reads workbooks; none where it is no workbook.
    pub fn into_workbook(self) -> Option<Box<dyn Seekable>> {
        match (self.content, self.inside) {
            (Content::Workbook, Raw::Seekable(bytes)) => Some(bytes),
            _ => None,
        }
    }

    fn told(raw: Raw, size: Option<u64>, read: Arc<AtomicU64>) -> io::Result<Self> {
        let Peeled { layers, inside } = peel(raw, size)?;
        let (inside, written, content) = match inside {
            Inside::Workbook(bytes) => (Raw::Seekable(bytes), Written::UTF_8, Content::Workbook),
            Inside::Text(mut raw, sample) => {
                let written = Written::told(sample.bytes(), sample.is_whole())?;
                let content = Content::told(&written.decode(sample.bytes()));
                raw.skip(written.mark as u64)?;
                (raw, written, content)
            }
        };
        Ok(Self {
            packing: Packing::new(layers, written),
            content,
            size,
            inside,
            read,
        })
    }
}

impl fmt::Debug for Unpacked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unpacked")
            .field("packing", &self.packing)
            .field("content", &self.content)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

/// What is read of a workbook as if it were text.
struct NoText;

impl Read for NoText {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(Refusal::NotText("a workbook, which is no text").into())
    }
}

#[cfg(test)]
pub(in crate::formats) mod tests;
