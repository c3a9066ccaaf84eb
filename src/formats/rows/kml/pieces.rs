//! The pieces of a text of XML, one after the other: what opens, what closes, and the words between.
//!
//! Entities are not expanded but for those that XML itself has; nothing that a text refers to is fetched.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::formats::rows::RowsError;

/// How many bytes a piece may have.
const PIECE_LIMIT: u64 = 64 << 20;

/// A piece of a text of XML.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece {
    /// An element begins: its name without that of its space, and what it is called.
    Open(String, Option<String>),
    /// The last element that began ends.
    Close,
    /// Words.
    Words(String),
    /// Nothing comes any more.
    End,
}

/// A text of XML that is being read.
pub struct Pieces<R: Read> {
    reader: Reader<Counted<BufReader<R>>>,
    buffer: Vec<u8>,
    depth: u64,
}

impl<R: Read> Pieces<R> {
    pub fn new(text: R) -> Self {
        let mut reader = Reader::from_reader(Counted::new(BufReader::new(text)));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // As in links that were written as they are.
        config.allow_dangling_amp = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// How many bytes have been passed.
    pub fn offset(&self) -> u64 {
        self.reader.get_ref().offset
    }

    /// The line of the next byte, counted from 1.
    pub fn line(&self) -> u64 {
        self.reader.get_ref().line
    }

    /// The next piece.
    ///
    /// # Errors
    /// When the text cannot be read, is no XML, or ends in the middle.
    pub fn next(&mut self) -> Result<Piece, RowsError> {
        loop {
            self.buffer.clear();
            self.reader.get_mut().begin();
            let event = self.reader.read_event_into(&mut self.buffer);
            let line = self.reader.get_ref().line;
            let event = event.map_err(|error| no_xml(error, line))?;
            let words = match event {
                Event::Start(start) => {
                    self.depth += 1;
                    let name = lossy(start.local_name().as_ref());
                    return Ok(Piece::Open(name, called(&start)));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Piece::Close);
                }
                Event::Text(text) => lossy(&text),
                Event::CData(text) => lossy(&text),
                Event::GeneralRef(entity) => stands_for(&entity),
                Event::Eof if self.depth > 0 => return Err(RowsError::Cut { line }),
                Event::Eof => return Ok(Piece::End),
                _ => continue,
            };
            return Ok(Piece::Words(words));
        }
    }
}

/// The letter that a reference stands for; one that XML does not have stays as it is written.
fn stands_for(entity: &BytesRef) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    let name = lossy(entity);
    resolve_xml_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned)
}

/// What an element is called by its attributes.
fn called(start: &BytesStart) -> Option<String> {
    let mut attributes = start.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let attribute = attributes.find(|it| matches!(it.key.as_ref(), b"name" | b"id"))?;
    let value = lossy(&attribute.value);
    let plain = quick_xml::escape::unescape(&value).map(std::borrow::Cow::into_owned);
    Some(plain.unwrap_or(value))
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn no_xml(error: quick_xml::Error, line: u64) -> RowsError {
    match error {
        quick_xml::Error::Io(error) => match error.get_ref() {
            Some(inner) if inner.is::<TooLong>() => RowsError::TooLong { line },
            _ => io::Error::new(error.kind(), error.to_string()).into(),
        },
        quick_xml::Error::Syntax(_) => RowsError::Cut { line },
        error => RowsError::Odd {
            line,
            what: format!("this is no XML: {error}"),
        },
    }
}

/// That a piece has more bytes than is right.
#[derive(Debug, thiserror::Error)]
#[error("a piece of more than {} MiB", PIECE_LIMIT >> 20)]
struct TooLong;

/// A reader that counts what is taken of it.
struct Counted<R> {
    reader: R,
    offset: u64,
    line: u64,
    /// Where the piece begins that is being read.
    begun: u64,
}

impl<R> Counted<R> {
    fn new(reader: R) -> Self {
        Self {
            reader,
            offset: 0,
            line: 1,
            begun: 0,
        }
    }

    fn begin(&mut self) {
        self.begun = self.offset;
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.offset - self.begun > PIECE_LIMIT {
            return Err(io::Error::other(TooLong));
        }
        self.reader.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        if let Ok(waiting) = self.reader.fill_buf() {
            let taken = waiting.iter().take(count);
            self.line += taken.map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        }
        self.offset += count as u64;
        self.reader.consume(count);
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let waiting = self.fill_buf()?;
        let count = waiting.len().min(buffer.len());
        buffer[..count].copy_from_slice(&waiting[..count]);
        self.consume(count);
        Ok(count)
    }
}
