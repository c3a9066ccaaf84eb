//! Tables: delimited text to rows of cells, one row at a time.
//!
//! Memory grows with the longest row, not with the file, and even that is bounded. A row is
//! delivered as it is written: one with too few cells or too many is only marked. What a cell says
//! is for others to read, and so is whether the first row names the columns.

mod cut;
mod dialect;
mod input;
mod lines;
mod records;

use std::io::{self, Read};

use csv::StringRecord;

pub use self::dialect::Dialect;
pub use self::records::{MOST_CELLS, ROW_LIMIT};

use self::dialect::declared;
use self::input::Input;
use self::records::{Record, Records};

/// Why a table cannot be read on. The rows before it are good.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The text could not be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A quote is opened and never closed, so that the rest of the file would be one cell.
    #[error(
        "line {line}: the quotation mark that opens a cell here is never closed; close it or take it out"
    )]
    Unclosed {
        /// The line on which it opens, counted from 1.
        line: u64,
    },
    /// A line is too long to be one of a table.
    #[error(
        "line {line} has more than {} MiB, which no row of a table has; see whether its lines end as they should",
        ROW_LIMIT >> 20
    )]
    TooLong {
        /// The line, counted from 1.
        line: u64,
    },
    /// A row has too many cells to be one of a table.
    #[error("line {line}: the row has more than {MOST_CELLS} cells; see whether it is a table")]
    TooWide {
        /// The line on which the row begins, counted from 1.
        line: u64,
    },
    /// A row is to be read back, and the text ends before it.
    #[error("the row is no longer there")]
    Gone,
}

/// One row of a table. It is made once and filled again for every row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    cells: StringRecord,
    number: u64,
    line: u64,
    offset: u64,
    ragged: bool,
}

impl Row {
    /// What its cells say.
    pub fn cells(&self) -> &StringRecord {
        &self.cells
    }

    /// Which row it is: 1 for the first that is not the header, 0 for the header itself.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The line on which it begins, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// How many bytes of the text come before it.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Whether it has fewer cells or more than the first row.
    pub fn is_ragged(&self) -> bool {
        self.ragged
    }

    /// Makes it a row of something else than delimited text, with as many cells as the header has.
    pub(super) fn set(&mut self, cells: StringRecord, number: u64, line: u64, offset: u64) {
        *self = Self {
            cells,
            number,
            line,
            offset,
            ragged: false,
        };
    }

    /// Marks it where it has another number of cells than `columns`.
    pub(super) fn mark_ragged(&mut self, columns: usize) {
        self.ragged = self.cells.len() != columns;
    }

    /// Whether a blank line was written with blanks on it.
    fn is_blank(&self) -> bool {
        self.cells.len() == 1 && self.cells[0].trim().is_empty()
    }

    fn take(&mut self, record: &Record) {
        record.fill(&mut self.cells);
        self.line = record.line;
        self.offset = record.offset;
    }
}

/// The rows of a table, one after the other.
pub struct Rows<R> {
    records: Records<R>,
    record: Record,
    dialect: Dialect,
    first: Row,
    header: Vec<String>,
    /// Whether the first row is still to be delivered as one of the others.
    first_is_due: bool,
    number: u64,
    /// Whether there is nothing more to come, be it for an error.
    done: bool,
}

impl<R: Read> Rows<R> {
    /// The rows of `text`, which is UTF-8 without a byte order mark, in the dialect that its
    /// beginning shows.
    ///
    /// # Errors
    /// When its first row cannot be read.
    pub fn new(text: R) -> Result<Self, TableError> {
        let mut input = Input::new(text);
        input.sample()?;
        let dialect = Dialect::told(&String::from_utf8_lossy(input.waiting()), input.is_whole());
        Self::beginning(input, dialect)
    }

    /// The rows of `text` in the given dialect, whatever its beginning shows.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn with_dialect(text: R, dialect: Dialect) -> Result<Self, TableError> {
        let mut input = Input::new(text);
        input.sample()?;
        Self::beginning(input, dialect)
    }

    fn beginning(mut input: Input<R>, dialect: Dialect) -> Result<Self, TableError> {
        if let Some((_, length)) = declared(input.waiting()) {
            input.pass(length);
        }
        let mut rows = Self {
            records: Records::new(input, dialect.delimiter),
            record: Record::default(),
            dialect,
            first: Row::default(),
            header: Vec::new(),
            first_is_due: false,
            number: 0,
            done: false,
        };
        let mut first = Row::default();
        if rows.read(&mut first)? {
            rows.header = first.cells.iter().map(str::to_owned).collect();
            rows.first = first;
        }
        Ok(rows)
    }

    /// The first row, whose cells name the columns unless the table has no header; of an empty file
    /// it has none.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The first row, with its line and offset.
    pub fn first(&self) -> &Row {
        &self.first
    }

    /// The same rows for a table without a header: the first of them is delivered like the others,
    /// as number 1. To be said before any row is taken.
    #[must_use]
    pub fn without_header(mut self) -> Self {
        self.first_is_due = self.number == 0 && !self.header.is_empty();
        self
    }

    /// How the table is written.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// How many zero bytes have been met so far; they are kept in their cells.
    pub fn nul_bytes(&self) -> u64 {
        self.records.input().nul_bytes()
    }

    /// Fills `row` with the next row; false at the end. Blank lines are passed over.
    ///
    /// # Errors
    /// When the text cannot be read, a quote is never closed, or a row is too long to be one.
    /// Nothing comes after an error.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, TableError> {
        if self.first_is_due {
            self.first_is_due = false;
            row.clone_from(&self.first);
        } else if !self.read(row)? {
            return Ok(false);
        }
        self.number += 1;
        row.number = self.number;
        row.ragged = row.cells.len() != self.header.len();
        Ok(true)
    }

    fn read(&mut self, row: &mut Row) -> Result<bool, TableError> {
        while !self.done {
            let read = self.records.read(&mut self.record);
            self.done = !matches!(read, Ok(true));
            if !read? {
                break;
            }
            row.take(&self.record);
            if !row.is_blank() || self.header.len() == 1 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The cells of the one row that `text` begins with: of a row that is read back.
    ///
    /// # Errors
    /// As [`Self::next`], and when there is no row.
    pub fn read_one(text: R, dialect: Dialect) -> Result<Vec<String>, TableError> {
        let mut records = Records::new(Input::new(text), dialect.delimiter);
        let mut record = Record::default();
        if !records.read(&mut record)? {
            return Err(TableError::Gone);
        }
        let mut cells = StringRecord::new();
        record.fill(&mut cells);
        Ok(cells.iter().map(str::to_owned).collect())
    }
}

#[cfg(test)]
mod tests;
