//! Putting an archive into bytes.

use std::io::{self, ErrorKind, Write};

use twox_hash::XxHash3_128;

use crate::archive::strings::Strings;

use super::LOT;
use super::words::Kept;

/// Bytes as they are written, with the checksum of all before.
pub(super) struct Putting<'a> {
    to: &'a mut dyn Write,
    sum: XxHash3_128,
    /// Made once and filled again.
    words: Vec<u32>,
    lot: Vec<u8>,
}

impl<'a> Putting<'a> {
    pub(super) fn to(to: &'a mut dyn Write) -> Self {
        Self {
            to,
            sum: XxHash3_128::new(),
            words: Vec::new(),
            lot: Vec::new(),
        }
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.write(bytes);
        self.to.write_all(bytes)
    }

    fn length(&mut self, length: usize) -> io::Result<()> {
        self.bytes(&(length as u64).to_le_bytes())
    }

    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.length(text.len())?;
        self.bytes(text.as_bytes())
    }

    /// All letters, then how many each string has.
    pub(super) fn strings(&mut self, strings: &Strings) -> io::Result<()> {
        self.text(strings.text())?;
        let lengths = strings.iter().map(|text| u32::try_from(text.len()));
        let lengths: Result<Vec<u32>, _> = lengths.collect();
        self.list(&lengths.map_err(|_| ErrorKind::FileTooLarge)?)
    }

    /// How many values there are, and then the values, so many at once that no more has to be held.
    pub(super) fn list<T: Kept>(&mut self, list: &[T]) -> io::Result<()> {
        self.length(list.len())?;
        for values in list.chunks(LOT) {
            self.words.clear();
            for value in values {
                value.put(&mut self.words);
            }
            self.lot.clear();
            let words = self.words.iter();
            self.lot.extend(words.flat_map(|word| word.to_le_bytes()));
            self.length(self.words.len())?;
            self.sum.write(&self.lot);
            self.to.write_all(&self.lot)?;
        }
        Ok(())
    }

    /// Ends with the checksum.
    pub(super) fn end(self) -> io::Result<()> {
        self.to.write_all(&self.sum.finish_128().to_le_bytes())
    }
}
