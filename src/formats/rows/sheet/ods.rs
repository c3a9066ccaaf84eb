//! How many cells an ODS workbook would have, were each written out that is only said to be repeated.

use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::formats::rows::RowsError;

/// How many cells the sheets of a workbook may have that is held in memory: some 500 MB of them.
const MOST: u64 = 16 << 20;
/// How many columns a sheet has at most.
const COLUMNS: u64 = 16 << 10;

/// A sheet as it is gone through.
#[derive(Default)]
struct Sheet {
    /// Rows so far, and up to the last that is not empty.
    rows: u64,
    filled: u64,
    /// Columns up to the last that is not empty.
    width: u64,
    /// How often the row is repeated that is gone through, in which column that is, and whether it says anything.
    repeated: u64,
    column: u64,
    says: bool,
}

/// Refuses the content of a workbook where its cells would not fit into memory.
///
/// # Errors
/// When there are too many, or it is no XML.
pub fn weigh(content: impl Read) -> Result<(), RowsError> {
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    let (mut buffer, mut sheet, mut cells) = (Vec::new(), Sheet::default(), 0_u64);
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|error| RowsError::Workbook(error.to_string()))? {
            Event::Start(start) => sheet.open(&start),
            Event::End(end) => match end.local_name().as_ref() {
                b"table-row" => sheet.end_row(),
                b"table" => {
                    let whole = std::mem::take(&mut sheet);
                    cells = cells.saturating_add(whole.filled.saturating_mul(whole.width));
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
        if cells.max(sheet.filled.saturating_mul(sheet.width)) > MOST {
            return Err(RowsError::NoRows(format!(
                "a workbook of more than {} million cells, too many to be held in memory; save it as CSV",
                MOST >> 20
            )));
        }
    }
    Ok(())
}

impl Sheet {
    fn open(&mut self, start: &BytesStart) {
        match start.local_name().as_ref() {
            b"table-row" => {
                self.repeated = number(start, b"number-rows-repeated");
                (self.column, self.says) = (0, false);
            }
            b"table-cell" | b"covered-table-cell" => {
                let repeated = number(start, b"number-columns-repeated");
                self.column = self.column.saturating_add(repeated).min(COLUMNS);
                if has(start, b"value-type") || has(start, b"formula") {
                    self.width = self.width.max(self.column);
                    self.says = true;
                }
            }
            _ => {}
        }
    }

    fn end_row(&mut self) {
        self.rows = self.rows.saturating_add(self.repeated);
        if self.says {
            self.filled = self.rows;
        }
    }
}

/// How often something is repeated; once where it is not said.
fn number(start: &BytesStart, name: &[u8]) -> u64 {
    let mut attributes = start.attributes().flatten();
    let found = attributes.find(|it| it.key.local_name().as_ref() == name);
    let said = found.and_then(|it| std::str::from_utf8(&it.value).ok()?.trim().parse().ok());
    said.unwrap_or(1)
}

fn has(start: &BytesStart, name: &[u8]) -> bool {
    let mut attributes = start.attributes().flatten();
    attributes.any(|it| it.key.local_name().as_ref() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(rows: &str) -> bool {
        let content = format!("<x><table:table>{rows}</table:table></x>");
        weigh(content.as_bytes()).is_ok()
    }

    #[test]
    fn empty_cells_weigh_nothing_and_repeated_ones_as_many() {
        let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"/>";
        let empty = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        let row = |times: u32, cell: &str| {
            format!(
                "<table:table-row table:number-rows-repeated=\"{times}\">{cell}</table:table-row>"
            )
        };
        assert!(fits(&row(1, cell)));
        assert!(fits(&(row(1, cell) + &row(1_048_575, empty))));
        assert!(!fits(&row(1_048_576, cell)));
        assert!(!fits(&(row(1_048_575, empty) + &row(1, cell))));
    }
}
