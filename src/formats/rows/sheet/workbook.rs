//! Workbooks: which sheets there are, and the rows of one.
//!
//! What reads them takes the word of a file for much. Where it would make room for what a file only claims,
//! that is looked at before; what else it stumbles over is caught by who asks for rows, on a thread of its own.

use std::io::BufReader;
use std::ops::ControlFlow;

use calamine::{Data, DataRef, Ods, Reader, SheetType, Xlsb, Xlsx};
use zip::ZipArchive;

use crate::formats::rows::RowsError;
use crate::formats::unpack::Seekable;

use super::cells::{Cells, Text};
use super::ods::weigh;

type Bytes = BufReader<Box<dyn Seekable>>;

/// A workbook of one of the kinds that are read.
pub enum Workbook {
    Xlsx(Box<Xlsx<Bytes>>),
    Xlsb(Box<Xlsb<Bytes>>),
    Ods(Box<Ods<Bytes>>),
}

/// Who is given rows, one after the other, and says when there are enough.
pub type Each<'e> = dyn FnMut(Cells) -> Result<ControlFlow<()>, RowsError> + 'e;

impl Workbook {
    /// The workbook that `bytes` are.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(bytes: Box<dyn Seekable>) -> Result<Self, RowsError> {
        let mut zip = ZipArchive::new(BufReader::new(bytes)).map_err(|error| odd(&error))?;
        let has = |name| zip.index_for_name(name).is_some();
        let (is_xlsx, is_xlsb) = (has("xl/workbook.xml"), has("xl/workbook.bin"));
        if !is_xlsx && !is_xlsb {
            weigh(zip.by_name("content.xml").map_err(|error| odd(&error))?)?;
        }
        let bytes = zip.into_inner();
        Ok(if is_xlsx {
            Self::Xlsx(Box::new(Xlsx::new(bytes).map_err(|error| odd(&error))?))
        } else if is_xlsb {
            Self::Xlsb(Box::new(Xlsb::new(bytes).map_err(|error| odd(&error))?))
        } else {
            Self::Ods(Box::new(Ods::new(bytes).map_err(|error| odd(&error))?))
        })
    }

    /// What it is, in a word.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Xlsx(_) => "XLSX",
            Self::Xlsb(_) => "XLSB",
            Self::Ods(_) => "ODS",
        }
    }

    /// The names of its sheets of cells, in their order.
    pub fn sheets(&self) -> Vec<String> {
        let sheets = match self {
            Self::Xlsx(it) => it.sheets_metadata(),
            Self::Xlsb(it) => it.sheets_metadata(),
            Self::Ods(it) => it.sheets_metadata(),
        };
        let sheets = sheets
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| sheet.name.clone()).collect()
    }

    /// Gives `each` the rows of the sheet `name` that are not empty, one after the other.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn rows(&mut self, name: &str, each: &mut Each) -> Result<(), RowsError> {
        let mut gathered = Gathered::new(each);
        match self {
            Self::Xlsx(it) => {
                let mut cells = it
                    .worksheet_cells_reader(name)
                    .map_err(|error| odd(&error))?;
                while let Some(cell) = cells.next_cell().map_err(|error| odd(&error))? {
                    let at = cell.get_position();
                    if gathered.take(at, cell.get_value().clone())?.is_break() {
                        return Ok(());
                    }
                }
            }
            Self::Xlsb(it) => {
                let mut cells = it
                    .worksheet_cells_reader(name)
                    .map_err(|error| odd(&error))?;
                while let Some(cell) = cells.next_cell().map_err(|error| odd(&error))? {
                    let at = cell.get_position();
                    if gathered.take(at, cell.get_value().clone())?.is_break() {
                        return Ok(());
                    }
                }
            }
            Self::Ods(it) => {
                let range = it.worksheet_range(name).map_err(|error| odd(&error))?;
                let (row, column) = range.start().unwrap_or_default();
                for (down, right, cell) in range.used_cells() {
                    let at = (row + down as u32, column + right as u32);
                    if gathered.take(at, borrowed(cell))?.is_break() {
                        return Ok(());
                    }
                }
            }
        }
        gathered.end()
    }
}

/// Cells as they come, gathered into rows.
struct Gathered<'a, 'e> {
    row: Cells,
    each: &'a mut Each<'e>,
}

impl<'a, 'e> Gathered<'a, 'e> {
    fn new(each: &'a mut Each<'e>) -> Self {
        Self {
            row: Cells::default(),
            each,
        }
    }

    fn take(&mut self, at: (u32, u32), cell: DataRef) -> Result<ControlFlow<()>, RowsError> {
        let (row, column) = at;
        let mut flow = ControlFlow::Continue(());
        if row != self.row.at {
            let whole = std::mem::replace(&mut self.row, Cells::at(row));
            if !whole.is_empty() {
                flow = (self.each)(whole)?;
            }
        }
        if let Some(text) = Text::of(cell)
            && !self.row.put(column, text)
        {
            return Err(RowsError::TooWide {
                line: u64::from(row) + 1,
            });
        }
        Ok(flow)
    }

    fn end(self) -> Result<(), RowsError> {
        if !self.row.is_empty() {
            // Nothing comes behind the last.
            let _ = (self.each)(self.row)?;
        }
        Ok(())
    }
}

fn borrowed(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(is_so) => DataRef::Bool(*is_so),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn odd(error: &dyn std::fmt::Display) -> RowsError {
    RowsError::Workbook(error.to_string())
}
