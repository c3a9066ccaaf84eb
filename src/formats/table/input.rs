//! The text of a table as it is read, with the byte and the line where reading stands.

use std::io::{self, ErrorKind, Read};

use super::lines::Lines;

/// How many bytes are read at once.
const CHUNK: usize = 128 << 10;
/// How many bytes the dialect of a table is told from.
const SAMPLE: usize = 64 << 10;

/// Text that waits to be taken.
pub(super) struct Input<R> {
    text: R,
    bytes: Box<[u8]>,
    from: usize,
    to: usize,
    at_end: bool,
    /// What went wrong behind the bytes that wait.
    failed: Option<io::Error>,
    offset: u64,
    lines: Lines,
    nul_bytes: u64,
}

impl<R: Read> Input<R> {
    pub fn new(text: R) -> Self {
        Self {
            text,
            bytes: vec![0; CHUNK].into_boxed_slice(),
            from: 0,
            to: 0,
            at_end: false,
            failed: None,
            offset: 0,
            lines: Lines::default(),
            nul_bytes: 0,
        }
    }

    /// Lets the beginning of the text wait, as much as a dialect is told from.
    ///
    /// # Errors
    /// When not even that could be begun to read.
    pub fn sample(&mut self) -> io::Result<()> {
        while self.to < SAMPLE && !self.at_end && self.failed.is_none() {
            if let Err(error) = self.fetch() {
                self.failed = Some(error);
            }
        }
        match self.failed.take_if(|_| self.to == 0) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    /// Lets bytes wait, where none do; none wait afterwards if there are no more.
    ///
    /// # Errors
    /// When reading fails.
    pub fn refill(&mut self) -> io::Result<()> {
        if self.from < self.to || self.at_end {
            return Ok(());
        }
        (self.from, self.to) = (0, 0);
        match self.failed.take() {
            Some(error) => Err(error),
            None => self.fetch(),
        }
    }

    fn fetch(&mut self) -> io::Result<()> {
        let free = &mut self.bytes[self.to..];
        let read = loop {
            match self.text.read(free) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        let new = &free[..read];
        if new.contains(&0) {
            self.nul_bytes += new.iter().map(|byte| u64::from(*byte == 0)).sum::<u64>();
        }
        self.to += read;
        self.at_end = read == 0;
        Ok(())
    }

    /// The bytes that wait.
    pub fn waiting(&self) -> &[u8] {
        &self.bytes[self.from..self.to]
    }

    /// Whether nothing comes behind the bytes that wait.
    pub fn is_whole(&self) -> bool {
        self.at_end
    }

    /// Takes `count` of the bytes that wait.
    pub fn pass(&mut self, count: usize) {
        let passed = &self.bytes[self.from..self.from + count];
        self.lines.count(passed);
        self.from += count;
        self.offset += count as u64;
    }

    /// How many bytes have been taken.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The line of the next byte, counted from 1.
    pub fn line(&self) -> u64 {
        self.lines.ended + 1
    }

    /// How many zero bytes have been read.
    pub fn nul_bytes(&self) -> u64 {
        self.nul_bytes
    }
}
