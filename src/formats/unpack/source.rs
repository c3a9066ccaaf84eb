//! Where bytes come from: a file on the disk, a stream, or what one of them unpacks to.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::refusal::Refusal;

/// How many bytes of a ZIP are held in memory, where it is no file of its own.
pub const HELD: u64 = 256 << 20;

/// Bytes that can be read from any place among them.
pub trait Seekable: Read + Seek + Send {}

impl<T: Read + Seek + Send> Seekable for T {}

/// Bytes, packed or not.
pub(super) enum Raw {
    Seekable(Box<dyn Seekable>),
    Stream(Box<dyn Read + Send>),
}

impl Raw {
    /// The first bytes, which are read again afterwards; fewer than `most` only if there are no more.
    pub fn peek(&mut self, most: usize) -> io::Result<Vec<u8>> {
        let head = match self {
            Self::Seekable(bytes) => {
                let head = beginning(bytes, most)?;
                bytes.rewind()?;
                return Ok(head);
            }
            Self::Stream(stream) => beginning(stream, most)?,
        };
        let rest = std::mem::replace(self, Self::Stream(Box::new(io::empty())));
        let again = Cursor::new(head.clone()).chain(rest.into_reader());
        *self = Self::Stream(Box::new(again));
        Ok(head)
    }

    /// Passes over `count` bytes.
    pub fn skip(&mut self, count: u64) -> io::Result<()> {
        match self {
            Self::Seekable(bytes) => pass_over(bytes, count),
            Self::Stream(stream) => pass_over(stream, count),
        }
    }

    pub fn into_reader(self) -> Box<dyn Read + Send> {
        match self {
            Self::Seekable(bytes) => Box::new(bytes),
            Self::Stream(stream) => stream,
        }
    }

    /// The bytes so that any of them can be read: a stream is held in memory, as far as is right.
    pub fn into_seekable(self) -> io::Result<Box<dyn Seekable>> {
        let stream = match self {
            Self::Seekable(bytes) => return Ok(bytes),
            Self::Stream(stream) => stream,
        };
        let mut held = Vec::new();
        let read = stream.take(HELD + 1).read_to_end(&mut held)?;
        if read as u64 > HELD {
            return Err(Refusal::TooLargeToHold.into());
        }
        Ok(Box::new(Cursor::new(held)))
    }
}

/// Reads `count` bytes of `reader` to no end.
///
/// # Errors
/// When reading fails, or there are not as many.
pub(super) fn pass_over(reader: &mut impl Read, count: u64) -> io::Result<()> {
    let passed = io::copy(&mut reader.take(count), &mut io::sink())?;
    if passed < count {
        return Err(Refusal::Shrunk.into());
    }
    Ok(())
}

fn beginning(reader: &mut impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(most as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// A file that is read as it was when it was opened: that it has changed since is an error.
pub(super) struct Watched {
    file: File,
    /// Its size in bytes when it was opened.
    size: u64,
    /// Where in it reading stands, in bytes.
    at: Arc<AtomicU64>,
}

impl Watched {
    pub fn new(file: File, size: u64, at: Arc<AtomicU64>) -> Self {
        Self { file, size, at }
    }

    /// Its size in bytes when it was opened.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What is read where the file ended when it was opened.
    fn end(&self) -> io::Result<usize> {
        if self.file.metadata()?.len() > self.size {
            return Err(Refusal::Grown.into());
        }
        Ok(0)
    }
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.size.saturating_sub(self.at.load(Ordering::Relaxed));
        if left == 0 {
            return self.end();
        }
        let most = buffer
            .len()
            .min(usize::try_from(left).unwrap_or(usize::MAX));
        let read = self.file.read(&mut buffer[..most])?;
        if read == 0 && most > 0 {
            return Err(Refusal::Shrunk.into());
        }
        self.at.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Seek for Watched {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = self.file.seek(to)?;
        self.at.store(at, Ordering::Relaxed);
        Ok(at)
    }
}

/// A reader that tells how many bytes have been read.
pub(super) struct Counted<R> {
    reader: R,
    read: Arc<AtomicU64>,
}

impl<R> Counted<R> {
    pub fn new(reader: R, read: Arc<AtomicU64>) -> Self {
        Self { reader, read }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
