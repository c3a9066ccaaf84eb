//! How a file is packed and encoded; remembered, so that rows can be read back from it later.

use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Encoding, UTF_8};

use crate::formats::reach::open_ordinary;

use super::decoded::Decoded;
use super::encoding::Written;
use super::peeled::peel_again;
use super::refusal::{Refusal, UnpackError};
use super::source::{Raw, Watched, pass_over};

/// One way in which a file is packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layer {
    /// As GZ.
    Gz,
    /// As ZIP.
    Zip {
        /// The name of the file in it that is read.
        member: String,
    },
}

/// How a file is packed and encoded.
///
/// Its copies know of one another how many characters did not decode: places in the text are where
/// they are in the file only while all did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packing {
    layers: Vec<Layer>,
    written: Written,
    undecoded: Undecoded,
}

impl Packing {
    pub(super) fn new(layers: Vec<Layer>, written: Written) -> Self {
        Self {
            layers,
            written,
            undecoded: Undecoded::default(),
        }
    }

    /// How it is packed, the outermost first; empty where it is not packed.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// How its text is encoded.
    pub fn encoding(&self) -> &'static Encoding {
        self.written.encoding
    }

    /// How many characters did not decode so far and are read as U+FFFD.
    pub fn undecoded(&self) -> u64 {
        self.undecoded.0.load(Ordering::Relaxed)
    }

    /// The decoded text of the file `path`, which is packed like this, from byte `offset` of it on.
    ///
    /// # Errors
    /// When the file cannot be reached or read, is not packed like this any more, or has no such
    /// byte.
    pub fn reopen(&self, path: &Path, offset: u64) -> Result<Box<dyn Read + Send>, UnpackError> {
        let (file, size) = open_ordinary(path)?;
        let watched = Watched::new(file, size, Arc::default());
        self.text_from(watched, offset)
            .map_err(|error| UnpackError::of(path.display().to_string(), error))
    }

    fn text_from(&self, mut file: Watched, offset: u64) -> io::Result<Box<dyn Read + Send>> {
        let mark = self.written.mark as u64;
        let undecoded = Undecoded::default();
        if self.has_the_texts_bytes() {
            let at = mark.saturating_add(offset);
            if at > file.size() {
                return Err(Refusal::Shrunk.into());
            }
            file.seek(SeekFrom::Start(at))?;
            return Ok(self.decoding(Box::new(file), undecoded));
        }
        let mut raw = peel_again(Raw::Seekable(Box::new(file)), &self.layers)?;
        raw.skip(mark)?;
        let mut text = self.decoding(raw.into_reader(), undecoded);
        pass_over(&mut text, offset)?;
        Ok(text)
    }

    /// Whether the file's bytes are those of its text, as far as it has been read: then there is a way to
    /// any place in it but through all before.
    pub fn has_the_texts_bytes(&self) -> bool {
        self.layers.is_empty() && self.written.encoding == UTF_8 && self.undecoded() == 0
    }

    /// The text that `encoded` gives, once its byte order mark is passed; what does not decode is
    /// counted.
    pub(super) fn decoded(&self, encoded: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        self.decoding(encoded, self.undecoded.clone())
    }

    fn decoding(
        &self,
        encoded: Box<dyn Read + Send>,
        undecoded: Undecoded,
    ) -> Box<dyn Read + Send> {
        Box::new(Decoded::new(encoded, self.written.encoding, undecoded))
    }
}

/// How many characters did not decode; copies count together.
#[derive(Debug, Clone, Default)]
pub(super) struct Undecoded(Arc<AtomicU64>);

impl Undecoded {
    pub fn count_one(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl PartialEq for Undecoded {
    fn eq(&self, other: &Self) -> bool {
        self.0.load(Ordering::Relaxed) == other.0.load(Ordering::Relaxed)
    }
}

impl Eq for Undecoded {}
