//! Taking an archive from bytes, of which none is believed.
//!
//! No length is beyond what is left of the file, and no more is held than that has bytes for.

use std::io::{self, ErrorKind, Read};

use twox_hash::XxHash3_128;

use crate::archive::strings::Strings;

use super::words::{Kept, Words};
use super::{CHECKSUM, LOT, Useless};

/// How many bytes of a text are read at once.
const AT_ONCE: usize = 1 << 18;
/// How many bytes a number has.
const WORD: usize = size_of::<u32>();

/// Bytes as they are read, with the checksum of all before.
pub(super) struct Taking<'a> {
    from: &'a mut dyn Read,
    /// How many come before the checksum.
    left: u64,
    sum: XxHash3_128,
    /// Made once and filled again.
    lot: Vec<u8>,
    words: Vec<u32>,
}

impl<'a> Taking<'a> {
    /// Of `from`, which gives so many bytes.
    pub(super) fn from(from: &'a mut dyn Read, size: u64) -> Result<Self, Useless> {
        Ok(Self {
            from,
            left: size.checked_sub(CHECKSUM).ok_or(Useless::Damaged)?,
            sum: XxHash3_128::new(),
            lot: Vec::new(),
            words: Vec::new(),
        })
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> Result<[u8; N], Useless> {
        let mut bytes = [0; N];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn text(&mut self) -> Result<String, Useless> {
        let length = self.length(1)?;
        let mut text = vec![0; length];
        for part in text.chunks_mut(AT_ONCE) {
            self.fill(part)?;
        }
        String::from_utf8(text).map_err(|_| Useless::Damaged)
    }

    pub(super) fn strings(&mut self) -> Result<Strings, Useless> {
        let text = self.text()?;
        let lengths: Vec<u32> = self.list()?;
        Strings::cut(text, &lengths).ok_or(Useless::Damaged)
    }

    pub(super) fn list<T: Kept>(&mut self) -> Result<Vec<T>, Useless> {
        let count = self.length(WORD)?;
        let room = self.left as usize / size_of::<T>();
        let mut list = Vec::with_capacity(count.min(room));
        while list.len() < count {
            let values = LOT.min(count - list.len());
            self.lot()?;
            let mut words = Words::of(&self.words);
            for _ in 0..values {
                list.push(T::take(&mut words).ok_or(Useless::Damaged)?);
            }
            if !words.are_all_taken() {
                return Err(Useless::Damaged);
            }
        }
        list.shrink_to_fit();
        Ok(list)
    }

    /// Reads the next numbers that stand together.
    fn lot(&mut self) -> Result<(), Useless> {
        let bytes = self.length(WORD)? * WORD;
        let mut lot = std::mem::take(&mut self.lot);
        lot.resize(bytes, 0);
        self.fill(&mut lot)?;
        self.words.clear();
        let (words, _) = lot.as_chunks();
        let words = words.iter().map(|word| u32::from_le_bytes(*word));
        self.words.extend(words);
        self.lot = lot;
        Ok(())
    }

    /// A length, of things of at least `each` bytes: there is no more than is left.
    fn length(&mut self, each: usize) -> Result<usize, Useless> {
        let length = u64::from_le_bytes(self.bytes()?);
        if length > self.left / each as u64 {
            return Err(Useless::Damaged);
        }
        usize::try_from(length).map_err(|_| Useless::Damaged)
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Useless> {
        let left = self.left.checked_sub(bytes.len() as u64);
        self.left = left.ok_or(Useless::Damaged)?;
        self.from.read_exact(bytes).map_err(cut_off)?;
        self.sum.write(bytes);
        Ok(())
    }

    /// Whether this is the end, and all was as it was written.
    pub(super) fn end(self) -> Result<(), Useless> {
        let mut written = [0; CHECKSUM as usize];
        self.from.read_exact(&mut written).map_err(cut_off)?;
        let is_same = self.left == 0 && written == self.sum.finish_128().to_le_bytes();
        is_same.then_some(()).ok_or(Useless::Damaged)
    }
}

fn cut_off(error: io::Error) -> Useless {
    match error.kind() {
        ErrorKind::UnexpectedEof => Useless::Damaged,
        _ => Useless::Unreadable(error),
    }
}
