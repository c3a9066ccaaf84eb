//! Rows: one kind of table, whatever the file.
//!
//! Delimited text, the objects of JSON, the placemarks of KML and the sheets of workbooks all give a header and
//! rows of cells, each with its number, its line or what stands for that, and the place where it is read again.
//! What a cell says is for others to read.

mod found;
mod json;
mod kml;
mod sheet;
mod within;
mod wkt;

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::StringRecord;

use crate::archive::record::RowAt;

use super::claims_table::has_columns_of_claims;
use super::table::{self, Dialect, MOST_CELLS, Row, TableError};
use super::unpack::{Content, Packing, UnpackError, Unpacked};

pub use self::found::Found;
pub use self::json::Glance;
pub use self::within::first_columns;

/// The text of a file.
type Text = Box<dyn Read + Send>;

/// Why rows cannot be read, or not read on. Those before it are good.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    /// The file cannot be opened or unpacked.
    #[error(transparent)]
    Unpack(#[from] UnpackError),
    /// A table cannot be read on.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The file could not be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The file holds no rows: what it holds instead, and what can be done.
    #[error("{0}")]
    NoRows(String),
    /// The text ends in the middle.
    #[error(
        "line {line}: the file ends here in the middle; it may have been cut off: get it again"
    )]
    Cut {
        /// The line, counted from 1.
        line: u64,
    },
    /// The text is not what it should be.
    #[error("line {line}: {what}")]
    Odd {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// Something in the text is too long to be one of many rows.
    #[error(
        "line {line}: what begins here has more than 64 MiB, which no row has; see whether it is a list of many"
    )]
    TooLong {
        /// The line on which it begins, counted from 1.
        line: u64,
    },
    /// There are too many columns.
    #[error("line {line}: there are more than {MOST_CELLS} columns; see whether it is a table")]
    TooWide {
        /// The line of the row with which there are.
        line: u64,
    },
    /// A workbook is damaged.
    #[error("the workbook cannot be read: {0}; save it again, or as CSV")]
    Workbook(String),
    /// A row is to be read back, and is not there.
    #[error("the row is no longer there")]
    Gone,
    /// The user has broken it off.
    #[error("the reading was broken off")]
    Cancelled,
}

/// In which form rows stand in their file: with that they are read again.
#[derive(Debug, Clone)]
pub enum Form {
    /// As delimited text.
    Delimited(Dialect),
    /// As objects of JSON.
    Json(Arc<json::Layout>),
    /// As placemarks of KML.
    Kml(Arc<kml::Layout>),
    /// As rows of a sheet.
    Sheet(Arc<sheet::Layout>),
}

/// A file whose rows are about to be read.
pub struct OpenedRows {
    /// How it is packed and encoded.
    pub packing: Packing,
    /// Its size in bytes.
    pub size: u64,
    /// How many bytes of it have been read.
    pub read: Arc<AtomicU64>,
    /// The rows.
    pub rows: Rows,
}

/// The rows of a file, one after the other.
pub struct Rows(Kind);

enum Kind {
    Delimited(Box<table::Rows<Text>>),
    Json(Box<json::Rows<Text>>, Arc<json::Layout>),
    Kml(Box<kml::Rows<Text>>, Arc<kml::Layout>),
    Sheet(Box<sheet::Rows>),
}

impl OpenedRows {
    /// Opens the file `path`. Where its columns are known only once all of it was read, `watch` is told how many
    /// bytes of how many that is, and may break it off.
    ///
    /// # Errors
    /// When the file cannot be opened, holds no rows, or none of them can be read.
    pub fn open(
        path: &Path,
        watch: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Self, RowsError> {
        let unpacked = Unpacked::open(path)?;
        let content = unpacked.content;
        let (packing, size) = (unpacked.packing.clone(), unpacked.size.unwrap_or_default());
        let read = unpacked.read_so_far();
        let mut told = {
            let read = Arc::clone(&read);
            move || watch(read.load(Ordering::Relaxed), size)
        };
        let (read, packing, kind) = match content {
            Content::Case => return Err(a_case()),
            Content::Table => {
                let rows = table::Rows::new(unpacked.into_text())?;
                (read, packing, Kind::Delimited(Box::new(rows)))
            }
            Content::Workbook => {
                let bytes = unpacked.into_workbook().ok_or(RowsError::Gone)?;
                let rows = sheet::Rows::new(bytes)?;
                (read, packing, Kind::Sheet(Box::new(rows)))
            }
            Content::Json => {
                let mut first = Some(unpacked);
                let open = || match first.take() {
                    Some(unpacked) => Ok(unpacked.into_text()),
                    None => Ok(Unpacked::open(path)?.into_text()),
                };
                let layout = Arc::new(json::Layout::of(open, &mut told)?);
                refuse_claims(layout.header())?;
                let again = Unpacked::open(path)?;
                let (read, packing) = (again.read_so_far(), again.packing.clone());
                let rows = json::Rows::new(again.into_text(), Arc::clone(&layout))?;
                (read, packing, Kind::Json(Box::new(rows), layout))
            }
            Content::Xml => {
                let layout = Arc::new(kml::Layout::of(unpacked.into_text(), &mut told)?);
                refuse_claims(layout.header())?;
                let again = Unpacked::open(path)?;
                let (read, packing) = (again.read_so_far(), again.packing.clone());
                let rows = kml::Rows::new(again.into_text(), Arc::clone(&layout));
                (read, packing, Kind::Kml(Box::new(rows), layout))
            }
        };
        Ok(Self {
            packing,
            size,
            read,
            rows: Rows(kind),
        })
    }
}

/// Claims that were exported are a case, whatever they are written as.
fn refuse_claims(header: &[String]) -> Result<(), RowsError> {
    if has_columns_of_claims(header) {
        return Err(a_case());
    }
    Ok(())
}

fn a_case() -> RowsError {
    RowsError::NoRows("a case; open it as a case".to_owned())
}

impl Rows {
    /// The names of the columns: those that the first row gives, or the file itself.
    pub fn header(&self) -> &[String] {
        match &self.0 {
            Kind::Delimited(rows) => rows.header(),
            Kind::Json(_, layout) => layout.header(),
            Kind::Kml(_, layout) => layout.header(),
            Kind::Sheet(rows) => rows.layout().header(),
        }
    }

    /// Whether the first row may be one like the others: then [`Self::without_header`] gives it, too.
    pub fn may_lack_header(&self) -> bool {
        matches!(self.0, Kind::Delimited(_))
    }

    /// The same rows for a table without a header. To be said before any row is taken.
    #[must_use]
    pub fn without_header(self) -> Self {
        Self(match self.0 {
            Kind::Delimited(rows) => Kind::Delimited(Box::new(rows.without_header())),
            other => other,
        })
    }

    /// In which form they stand in their file.
    pub fn form(&self) -> Form {
        match &self.0 {
            Kind::Delimited(rows) => Form::Delimited(rows.dialect()),
            Kind::Json(_, layout) => Form::Json(Arc::clone(layout)),
            Kind::Kml(_, layout) => Form::Kml(Arc::clone(layout)),
            Kind::Sheet(rows) => Form::Sheet(Arc::clone(rows.layout())),
        }
    }

    /// How many zero bytes have been met so far in cells.
    pub fn nul_bytes(&self) -> u64 {
        match &self.0 {
            Kind::Delimited(rows) => rows.nul_bytes(),
            Kind::Json(..) | Kind::Kml(..) | Kind::Sheet(_) => 0,
        }
    }

    /// Fills `row` with the next row; false at the end.
    ///
    /// # Errors
    /// When it cannot be read. Nothing comes after an error.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, RowsError> {
        match &mut self.0 {
            Kind::Delimited(rows) => Ok(rows.next(row)?),
            Kind::Json(rows, _) => rows.next(row),
            Kind::Kml(rows, _) => rows.next(row),
            Kind::Sheet(rows) => rows.next(row),
        }
    }

    /// What was found besides the rows, since that was last asked.
    pub fn take_found(&mut self) -> Vec<Found> {
        match &mut self.0 {
            Kind::Delimited(_) => Vec::new(),
            Kind::Json(rows, _) => rows.take_found(),
            Kind::Kml(rows, _) => rows.take_found(),
            Kind::Sheet(rows) => rows.take_found(),
        }
    }
}

impl Form {
    /// What it is, in words: "XLSX, sheet Incidents".
    pub fn words(&self) -> String {
        match self {
            Self::Delimited(dialect) => match dialect.delimiter {
                b'\t' => "TSV".to_owned(),
                b',' => "CSV".to_owned(),
                other => format!("CSV with {:?}", char::from(other)),
            },
            Self::Json(layout) => layout.word().to_owned(),
            Self::Kml(_) => "KML".to_owned(),
            Self::Sheet(layout) => layout.words(),
        }
    }

    /// Whether it is text, which has an encoding.
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::Sheet(_))
    }

    /// Whether a row is known by its own text, wherever reading begins.
    pub fn has_rows_of_their_own(&self) -> bool {
        matches!(self, Self::Delimited(_) | Self::Json(_))
    }

    /// The cells of the row at `at` in the file `path`, read by itself.
    ///
    /// # Errors
    /// When it cannot be read any more.
    pub fn read_one(
        &self,
        path: &Path,
        packing: &Packing,
        at: RowAt,
    ) -> Result<StringRecord, RowsError> {
        if let Self::Delimited(dialect) = self {
            let text = packing.reopen(path, at.offset)?;
            return Ok(table::Rows::read_one(text, *dialect)?.into());
        }
        let (mut rows, before) = self.again(path, packing, at.offset)?;
        let mut row = Row::default();
        while rows.next(&mut row)? {
            if before + row.offset() == at.offset {
                return Ok(row.cells().clone());
            }
        }
        Err(RowsError::Gone)
    }

    /// The rows of the file `path` from the one at `offset` on, or from the first where there is no way to
    /// that; with how much is to be added to their offsets.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn again(
        &self,
        path: &Path,
        packing: &Packing,
        offset: u64,
    ) -> Result<(Rows, u64), RowsError> {
        Ok(match self {
            Self::Delimited(dialect) => {
                let text = packing.reopen(path, offset)?;
                let rows = table::Rows::with_dialect(text, *dialect)?.without_header();
                (Rows(Kind::Delimited(Box::new(rows))), offset)
            }
            Self::Json(layout) => {
                let text = packing.reopen(path, offset)?;
                let rows = json::Rows::from_one(text, Arc::clone(layout));
                let layout = Arc::clone(layout);
                (Rows(Kind::Json(Box::new(rows), layout)), offset)
            }
            Self::Kml(layout) => {
                let text = packing.reopen(path, 0)?;
                let rows = kml::Rows::new(text, Arc::clone(layout));
                (Rows(Kind::Kml(Box::new(rows), Arc::clone(layout))), 0)
            }
            Self::Sheet(layout) => {
                let unpacked = Unpacked::open(path)?;
                let bytes = unpacked.into_workbook().ok_or(RowsError::Gone)?;
                let rows = sheet::Rows::new(bytes)?;
                if rows.layout() != layout {
                    return Err(RowsError::Gone);
                }
                (Rows(Kind::Sheet(Box::new(rows))), 0)
            }
        })
    }
}
