//! A table with a row for every claim, as CSV for spreadsheets.
//!
//! UTF-8 with a byte order mark, by which spreadsheets know it, and lines as RFC 4180 ends them.

use std::io::Write;

use ::csv::{Terminator, Writer, WriterBuilder};

use crate::formats::claims_table::{GEOMETRY, defused};

use super::cells::Cell;
use super::columns::{COLUMNS, geometry_text};
use super::{Part, Sink, WriteError};

/// A table with a row for every claim.
pub(super) struct ClaimsTable<W: Write>(Writer<W>);

impl<W: Write> ClaimsTable<W> {
    /// Begins the table in `out`.
    pub fn new(out: W) -> Result<Self, WriteError> {
        let mut table = table(marked(out)?);
        let names = COLUMNS.iter().map(|column| column.name);
        table.write_record(names.chain([GEOMETRY]))?;
        Ok(Self(table))
    }
}

impl<W: Write> Sink for ClaimsTable<W> {
    fn take(&mut self, part: &Part) -> Result<(), WriteError> {
        for stated in part.stated() {
            for column in COLUMNS {
                self.0.write_field(cell((column.cell)(&stated).as_ref()))?;
            }
            self.0.write_field(geometry_text(&stated))?;
            self.0.write_record(None::<&[u8]>)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        Ok(self.0.flush()?)
    }
}

/// `out`, to which nothing is written but the byte order mark.
pub(super) fn marked<W: Write>(mut out: W) -> Result<W, WriteError> {
    out.write_all("\u{feff}".as_bytes())?;
    Ok(out)
}

/// A table in `out`, of which nothing is written yet.
pub(super) fn table<W: Write>(out: W) -> Writer<W> {
    let mut builder = WriterBuilder::new();
    builder.terminator(Terminator::CRLF);
    builder.from_writer(out)
}

/// A cell as it is written: numbers as they are, texts so that no spreadsheet takes one for a formula.
pub(super) fn cell(cell: Option<&Cell>) -> String {
    match cell {
        None => String::new(),
        Some(Cell::Text(text)) => defused(text).into_owned(),
        Some(number) => number.written(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longitude_in_the_west_stays_a_number() {
        assert_eq!(cell(Some(&Cell::Degrees(-3.5))), "-3.5");
    }
}
