//! What gives the rows of a table of claims, whatever it stands in.

use std::io::Read;

use csv::StringRecord;

use crate::formats::rows::{self, Found, RowsError};
use crate::formats::table::{self, Row};

/// A table: a header, and rows one after the other, each with the place where its problems are told.
pub(super) trait Tabular {
    /// The names of the columns.
    fn header(&self) -> &[String];

    /// Whether its texts were made safe for spreadsheets.
    fn is_defused(&self) -> bool {
        false
    }

    /// Fills `row` with the next row; false at the end.
    fn next(&mut self, row: &mut Row) -> Result<bool, RowsError>;

    /// What was found besides the rows, since that was last asked.
    fn take_found(&mut self) -> Vec<Found> {
        Vec::new()
    }
}

impl<R: Read> Tabular for table::Rows<R> {
    fn header(&self) -> &[String] {
        self.header()
    }

    fn is_defused(&self) -> bool {
        true
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, RowsError> {
        Ok(self.next(row)?)
    }
}

impl Tabular for rows::Rows {
    fn header(&self) -> &[String] {
        self.header()
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, RowsError> {
        self.next(row)
    }

    fn take_found(&mut self) -> Vec<Found> {
        self.take_found()
    }
}

/// Rows that are held in memory, such as those of a database: they have numbers and no lines.
#[derive(Debug, Default)]
pub struct Listed {
    header: Vec<String>,
    rows: Vec<StringRecord>,
    /// How many of them were given.
    given: usize,
}

impl Listed {
    /// A table with these columns, and no rows yet.
    pub fn new(header: Vec<String>) -> Self {
        Self {
            header,
            ..Self::default()
        }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: StringRecord) {
        self.rows.push(cells);
    }

    /// How many rows it has.
    pub fn how_many(&self) -> usize {
        self.rows.len()
    }
}

impl Tabular for Listed {
    fn header(&self) -> &[String] {
        &self.header
    }

    fn next(&mut self, row: &mut Row) -> Result<bool, RowsError> {
        let Some(cells) = self.rows.get_mut(self.given) else {
            return Ok(false);
        };
        self.given += 1;
        let number = self.given as u64;
        row.set(std::mem::take(cells), number, number, number);
        Ok(true)
    }
}
