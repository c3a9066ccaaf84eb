//! Archives: data sets in tables, read row by row into columns.
//!
//! Nothing of a table is dropped in silence: what is not understood is counted, with its lines, and stays
//! with its row. Memory grows with what is kept of the rows, not with the file.

mod preview;
mod rows;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::archive::record::RowAt;
use crate::archive::{About, Archive, Builder, Full, ImportProgress, Report};
use crate::model::ArchiveId;

use super::mapping::{
    Habits, Mapped, Mapping, Recognised, Whose, fingerprint, is_position, names_columns, proposed,
    recognised,
};
use super::table::{Row, Rows, TableError};
use super::unpack::{Content, Layer, Packing, UnpackError, Unpacked};

pub use self::preview::preview;
use self::rows::FileRows;

/// How many rows are looked at to tell how their values are written.
const SAMPLE: usize = 1000;
/// How many of them are looked at to tell positions from names.
const EARLY: usize = 100;
/// After how many rows it is told how far the reading is.
const BETWEEN: u64 = 1024;

/// Why a file could not be read as an archive.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be opened or unpacked.
    #[error(transparent)]
    Unpack(#[from] UnpackError),
    /// It is no table.
    #[error("{path} holds {what}; data sets are read from tables, as CSV or TSV")]
    NoTable {
        /// The file.
        path: PathBuf,
        /// What it holds.
        what: &'static str,
    },
    /// Not even its first row can be read.
    #[error("{path} cannot be read as a table: {error}")]
    Table {
        /// The file.
        path: PathBuf,
        /// Why.
        error: TableError,
    },
    /// It has no row but the first.
    #[error("{0} has no rows beneath its header: there is nothing to show")]
    NoRows(PathBuf),
    /// Nobody knows what its columns mean.
    #[error(
        "{path} has no column that says where or when something was, by its name: its columns are {columns}; name \
         them, as in date, latitude, longitude, source, killed"
    )]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// The names of its columns.
        columns: String,
    },
    /// The mapping that is to be used is one of another table.
    #[error(
        "{path} has none of the columns that the mapping {mapping:?} is about: its columns are {columns}; choose a \
         mapping that was made for it"
    )]
    Unfit {
        /// The file.
        path: PathBuf,
        /// The name of the mapping.
        mapping: String,
        /// The names of its columns.
        columns: String,
    },
    /// The user has broken it off.
    #[error("the reading was broken off")]
    Cancelled,
}

/// An archive, and what became of its rows.
#[derive(Debug)]
pub struct Imported {
    /// The archive.
    pub archive: Archive,
    /// What became of its rows.
    pub report: Report,
}

/// By which mapping a table is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct How {
    /// The one that the user has told for it, whatever its columns are called.
    pub told: Option<Arc<Mapping>>,
    /// Those that the user keeps: one of them is taken where its columns are there.
    pub kept: Vec<Arc<Mapping>>,
}

impl From<Option<Arc<Mapping>>> for How {
    fn from(told: Option<Arc<Mapping>>) -> Self {
        Self {
            told,
            kept: Vec::new(),
        }
    }
}

/// Reads the file `path`, by the mapping that `how` says, as the archive `id`, and tells `progress` how far that is, which may break it off.
///
/// A table that cannot be read to its end is an archive of what came before; the report says why.
///
/// # Errors
/// When the file cannot be opened, is no table, or nobody knows what its columns mean.
pub fn import(
    path: &Path,
    id: &ArchiveId,
    how: &How,
    progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
) -> Result<Imported, ImportError> {
    let opened = Opened::at(path, how)?;
    opened.understood()?;
    opened.import(id, progress)
}

/// A table about to be read, its columns understood as far as that goes.
struct Opened {
    path: PathBuf,
    packing: Packing,
    size: u64,
    read: Arc<AtomicU64>,
    rows: Rows<Box<dyn std::io::Read + Send>>,
    mapping: Arc<Mapping>,
    whose: Whose,
    mapped: Arc<Mapped>,
    /// The first rows, which were looked at before.
    sample: Vec<Row>,
    /// Why the rows end with those.
    ended: Option<TableError>,
}

impl Opened {
    fn at(path: &Path, how: &How) -> Result<Self, ImportError> {
        let unpacked = Unpacked::open(path)?;
        if let Some(what) = no_table(unpacked.content) {
            let path = path.to_owned();
            return Err(ImportError::NoTable { path, what });
        }
        let packing = unpacked.packing.clone();
        let (size, read) = (unpacked.size.unwrap_or_default(), unpacked.read_so_far());
        let unreadable = |error| ImportError::Table {
            path: path.to_owned(),
            error,
        };
        let mut rows = Rows::new(unpacked.into_text()).map_err(unreadable)?;
        let first = rows.header().to_vec();
        let known = match &how.told {
            Some(told) => Some(Recognised {
                mapping: Arc::clone(told),
                whose: Whose::Told,
                has_header: names_columns(told, &first),
            }),
            None => recognised(&first, &how.kept),
        };
        let has_header = known.as_ref().is_none_or(|known| known.has_header);
        if !has_header {
            rows = rows.without_header();
        }
        let (sample, ended) = sampled(&mut rows);
        if sample.is_empty() {
            return Err(ended.map_or_else(|| ImportError::NoRows(path.to_owned()), unreadable));
        }
        let (mapping, whose) = match known {
            Some(known) => (known.mapping, known.whose),
            None => (guess(path, &first, &sample), Whose::Guessed),
        };
        let header = if has_header {
            first
        } else {
            mapping.columns.clone()
        };
        let habits = Habits::of(&mapping, &header, &sample);
        Ok(Self {
            path: path.to_owned(),
            packing,
            size,
            read,
            rows,
            mapped: Arc::new(Mapped::new(&mapping, &header, habits)),
            mapping,
            whose,
            sample,
            ended,
        })
    }

    /// Whether it is known well enough what the columns mean to read it by that.
    fn understood(&self) -> Result<(), ImportError> {
        let (path, columns) = (self.path.clone(), self.mapped.header().join(", "));
        match self.whose {
            Whose::Guessed if !self.mapping.says_where_or_when() => {
                Err(ImportError::NotUnderstood { path, columns })
            }
            Whose::Told if !self.mapped.uses_any() => {
                let mapping = self.mapping.name.clone();
                Err(ImportError::Unfit {
                    path,
                    mapping,
                    columns,
                })
            }
            _ => Ok(()),
        }
    }

    fn import(
        mut self,
        id: &ArchiveId,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<Imported, ImportError> {
        let mapped = Arc::clone(&self.mapped);
        let mut taking = Taking {
            mapped: &mapped,
            builder: Builder::default(),
            report: Report::default(),
        };
        for row in std::mem::take(&mut self.sample) {
            taking.take(&row);
        }
        let mut row = Row::default();
        while self.ended.is_none() && taking.report.ended.is_none() {
            match self.rows.next(&mut row) {
                Ok(true) => taking.take(&row),
                Ok(false) => break,
                Err(error) => self.ended = Some(error),
            }
            if row.number().is_multiple_of(BETWEEN) && progress(self.progress(&row)).is_break() {
                return Err(ImportError::Cancelled);
            }
        }
        let report = self.reported(taking.report);
        let builder = taking.builder;
        let rows = FileRows::new(
            &self.path,
            self.packing.clone(),
            self.rows.dialect(),
            mapped,
        );
        let about = self.about();
        let archive = builder.finish(id.clone(), self.path, about, Arc::new(rows));
        Ok(Imported { archive, report })
    }

    fn progress(&self, row: &Row) -> ImportProgress {
        ImportProgress {
            read: self.read.load(Ordering::Relaxed),
            size: self.size,
            rows: row.number(),
        }
    }

    /// The report with what concerns the file as a whole.
    fn reported(&self, mut report: Report) -> Report {
        if let Some(error) = &self.ended {
            report.ended = Some(format!("Not all of it was read: {error}."));
        }
        for (count, what) in [
            (self.rows.nul_bytes(), "zero bytes, which no text has; kept"),
            (
                self.packing.undecoded(),
                "letters that are none in its encoding; read as \u{FFFD}",
            ),
        ] {
            if count > 0 {
                report.find("the file", what, 0, &count.to_string());
            }
        }
        report.unused = self.mapped.unused();
        report.habits = self.mapped.habits().to_vec();
        report
    }

    fn about(&self) -> About {
        let delimiter = match self.rows.dialect().delimiter {
            b'\t' => "TSV".to_owned(),
            b',' => "CSV".to_owned(),
            other => format!("CSV with {:?}", char::from(other)),
        };
        let encoding = self.packing.encoding().name();
        let packed = self.packing.layers().iter().rev().map(|layer| match layer {
            Layer::Gz => ", in a GZ".to_owned(),
            Layer::Zip { member } => format!(" ({member}), in a ZIP"),
        });
        let packed: String = packed.collect();
        About {
            name: self.mapped.name().to_owned(),
            mapping: self.mapped.name().to_owned(),
            form: format!("{delimiter}, {encoding}{packed}"),
            read_by: Some((Arc::clone(&self.mapping), self.whose)),
        }
    }
}

/// Rows as they are taken in.
struct Taking<'a> {
    mapped: &'a Mapped,
    builder: Builder,
    report: Report,
}

impl Taking<'_> {
    fn take(&mut self, row: &Row) {
        let report = &mut self.report;
        report.rows += 1;
        if row.is_ragged() {
            let cells = row.cells().len().to_string();
            report.find(
                "the row",
                "more or fewer cells than the header",
                row.line(),
                &cells,
            );
        }
        let record = self.mapped.record(row.cells(), row.line(), report);
        let at = RowAt {
            offset: row.offset(),
            number: row.number() as u32,
            line: row.line() as u32,
            fingerprint: fingerprint(row.cells()) as u32,
        };
        match self.builder.push(&record, at) {
            Ok(false) => {}
            Ok(true) => report.find(
                "the id",
                "of another row before; kept",
                row.line(),
                &record.id,
            ),
            Err(full) => report.ended = Some(too_many(full)),
        }
        report.claims = self.builder.claims() as u64;
    }
}

fn too_many(full: Full) -> String {
    format!("Not all of it was read: {full}. Split the file.")
}

/// What a table that no known data set is may mean, by its `header` and its first rows, as far as that goes.
fn guess(path: &Path, header: &[String], sample: &[Row]) -> Arc<Mapping> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let holds_positions = |column: &str| {
        let at = header.iter().position(|name| name == column);
        let cells = sample.iter().filter_map(|row| row.cells().get(at?));
        cells.take(EARLY).any(is_position)
    };
    Arc::new(proposed(header, &stem, holds_positions))
}

/// The first rows, and why there are no more, if that is an error.
fn sampled<R: std::io::Read>(rows: &mut Rows<R>) -> (Vec<Row>, Option<TableError>) {
    let mut sample = Vec::new();
    let mut row = Row::default();
    while sample.len() < SAMPLE {
        match rows.next(&mut row) {
            Ok(true) => sample.push(row.clone()),
            Ok(false) => break,
            Err(error) => return (sample, Some(error)),
        }
    }
    (sample, None)
}

/// What `content` is, where that is no table.
fn no_table(content: Content) -> Option<&'static str> {
    Some(match content {
        Content::Table => return None,
        Content::Case => "a case",
        Content::Json => "JSON",
        Content::Xml => "XML",
        Content::Workbook => "a workbook",
    })
}

#[cfg(test)]
mod tests;
