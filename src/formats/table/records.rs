//! Records: the text of a table cut into cells, within limits.

use std::io::Read;

use csv::StringRecord;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::TableError;
use super::cut::cut;
use super::input::Input;
use super::lines::Lines;

/// How many bytes of text one row may have.
pub const ROW_LIMIT: u64 = 16 << 20;
/// How many cells one row may have.
pub const MOST_CELLS: usize = 1 << 16;

/// One row as it is read: its cells one behind the other, and where each of them ends.
#[derive(Debug, Default)]
pub(super) struct Record {
    text: Vec<u8>,
    length: usize,
    ends: Vec<usize>,
    cells: usize,
    pub line: u64,
    pub offset: u64,
}

impl Record {
    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.cells
    }

    /// What its cells say.
    #[cfg(test)]
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        let ends = &self.ends[..self.cells];
        let starts = std::iter::once(&0).chain(ends);
        starts
            .zip(ends)
            .map(|(start, end)| &self.text[*start..*end])
    }

    /// Puts its cells into `row`; what is no UTF-8 in them is replaced.
    pub fn fill(&self, row: &mut StringRecord) {
        row.clear();
        // To look at all of it once is faster than at each cell.
        let text = std::str::from_utf8(&self.text[..self.length]).unwrap_or_default();
        let mut start = 0;
        for end in &self.ends[..self.cells] {
            match text.get(start..*end) {
                Some(cell) => row.push_field(cell),
                None => row.push_field(&String::from_utf8_lossy(&self.text[start..*end])),
            }
            start = *end;
        }
    }

    fn begin(&mut self, line: u64, offset: u64) {
        (self.length, self.cells) = (0, 0);
        (self.line, self.offset) = (line, offset);
    }

    /// Sees to it that `count` bytes more fit in.
    pub fn make_room_for(&mut self, count: usize) {
        let wanted = self.length + count;
        if wanted > self.text.len() {
            self.text.resize(wanted.next_power_of_two(), 0);
        }
    }

    /// Adds `bytes`, for which there is room, to the cell that is not complete.
    pub fn push(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        self.text[self.length..end].copy_from_slice(bytes);
        self.length = end;
    }

    /// Ends the cell that is not complete; `None` where that is one too many.
    pub fn end_cell(&mut self) -> Option<()> {
        match self.ends.get_mut(self.cells) {
            Some(end) => *end = self.length,
            None => self.ends.push(self.length),
        }
        self.cells += 1;
        (self.cells <= MOST_CELLS).then_some(())
    }

    /// Sees to it that a byte and a cell more fit in.
    fn make_room(&mut self) -> Result<(), TableError> {
        if self.cells > MOST_CELLS {
            return Err(TableError::TooWide { line: self.line });
        }
        if self.length == self.text.len() {
            self.text.resize((self.length * 2).max(1 << 10), 0);
        }
        if self.cells == self.ends.len() {
            self.ends.resize((self.cells * 2).max(64), 0);
        }
        Ok(())
    }

    /// The cells that are complete, and the one that is not.
    fn halves(&self) -> (&[u8], &[u8]) {
        let complete = self.ends[..self.cells].last().copied().unwrap_or(0);
        self.text[..self.length].split_at(complete)
    }

    /// That the quote is never closed in which the cell stands that is not complete.
    fn unclosed(&self) -> TableError {
        let before = Lines::within(self.halves().0);
        TableError::Unclosed {
            line: self.line + before,
        }
    }
}

/// The rows of a text, cut at its delimiters.
pub(super) struct Records<R> {
    input: Input<R>,
    delimiter: u8,
    parser: Reader,
    /// Whether this is still the first row, from which the parser takes a byte order mark.
    is_first: bool,
}

impl<R: Read> Records<R> {
    pub fn new(input: Input<R>, delimiter: u8) -> Self {
        let parser = ReaderBuilder::new().delimiter(delimiter).build();
        Self {
            input,
            delimiter,
            parser,
            is_first: true,
        }
    }

    pub fn input(&self) -> &Input<R> {
        &self.input
    }

    /// Fills `record` with the next row that is not blank; false at the end.
    ///
    /// # Errors
    /// When reading fails, a quote is never closed, or the row is too long.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, TableError> {
        if !self.pass_blank_lines()? {
            return Ok(false);
        }
        let (line, offset) = (self.input.line(), self.input.offset());
        record.begin(line, offset);
        if !std::mem::take(&mut self.is_first) {
            if let Some(length) = cut(self.input.waiting(), self.delimiter, record) {
                self.input.pass(length);
                return Ok(true);
            }
            record.begin(line, offset);
        }
        loop {
            self.input.refill()?;
            let at_end = self.input.waiting().is_empty();
            if self.read_on(record)? {
                return Ok(true);
            }
            if at_end {
                return Err(record.unclosed());
            }
            self.check_length(record)?;
        }
    }

    /// Whether anything comes behind the blank lines that come next.
    fn pass_blank_lines(&mut self) -> Result<bool, TableError> {
        loop {
            self.input.refill()?;
            let waiting = self.input.waiting();
            let is_end = |byte: &&u8| matches!(**byte, b'\n' | b'\r');
            let blank = waiting.iter().take_while(is_end).count();
            if blank < waiting.len() || waiting.is_empty() {
                let something = !waiting.is_empty();
                self.input.pass(blank);
                return Ok(something);
            }
            self.input.pass(blank);
        }
    }

    /// Reads on in the row; whether it is complete.
    fn read_on(&mut self, record: &mut Record) -> Result<bool, TableError> {
        record.make_room()?;
        let waiting = self.input.waiting();
        // The last line ends, whether or not that is written; a quote that is open then is so for
        // ever.
        let at_end = waiting.is_empty();
        let input = if at_end { b"\n" } else { waiting };
        let (result, read, written, ended) = self.parser.read_record(
            input,
            &mut record.text[record.length..],
            &mut record.ends[record.cells..],
        );
        record.length += written;
        record.cells += ended;
        if !at_end {
            self.input.pass(read);
        }
        Ok(result == ReadRecordResult::Record)
    }

    fn check_length(&self, record: &Record) -> Result<(), TableError> {
        if self.input.offset() - record.offset <= ROW_LIMIT {
            return Ok(());
        }
        // Only behind an open quote a line ends and the cell goes on.
        let spans_lines = Lines::within(record.halves().1) > 0;
        Err(if spans_lines {
            record.unclosed()
        } else {
            TableError::TooLong {
                line: self.input.line(),
            }
        })
    }
}
