//! Archives: data sets in tables, read row by row into columns.
//!
//! Nothing of a table is dropped in silence: what is not understood is counted, with its lines, and stays
//! with its row. Memory grows with what is kept of the rows, not with the file.

mod ahead;
mod beside;
mod cache;
mod error;
mod glance;
mod preview;
mod recall;
mod rows;
mod taking;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::archive::{About, Archive, ImportProgress, Report};
use crate::model::ArchiveId;

use super::mapping::{
    Habits, Mapped, Mapping, Recognised, Whose, checksum, is_position, names_columns, proposed,
    recognised,
};
use super::rows::{OpenedRows, Rows, RowsError};
use super::table::Row;
use super::unpack::{Layer, Packing};

use self::ahead::{EachRead, End, Read, ahead, one_by_one};
use self::rows::FileRows;
use self::taking::{Taking, tell};

pub use self::beside::open_beside;
pub use self::cache::ArchiveCache;
pub use self::error::ImportError;
pub use self::glance::is_data_set;
pub use self::preview::preview;
pub use self::recall::{Due, Recall, recall_or_import};

/// How many rows are looked at to tell how their values are written.
const SAMPLE: usize = 1000;
/// How many of them are looked at to tell positions from names.
const EARLY: usize = 100;
/// After how many rows it is told how far the reading is.
const BETWEEN: u64 = 1024;

/// An archive, and what became of its rows.
#[derive(Debug)]
pub struct Imported {
    /// The archive.
    pub archive: Archive,
    /// What became of its rows.
    pub report: Report,
    /// What was done so that it opens faster the next time.
    pub recall: Recall,
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

/// Reads the file `path`, by the mapping that `how` says, as the archive `id`, and tells `progress` how far that is,
/// which may break it off.
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
    recall_or_import(path, id, how, None, progress)
}

/// A table about to be read, its columns understood as far as that goes.
struct Opened {
    path: PathBuf,
    packing: Packing,
    size: u64,
    read: Arc<AtomicU64>,
    rows: Rows,
    mapping: Arc<Mapping>,
    whose: Whose,
    mapped: Arc<Mapped>,
    /// The format that its columns are those of, where that is no data set of its own.
    form: Option<String>,
    /// The first rows, which were looked at before.
    sample: Vec<Row>,
    /// Why the rows end with those.
    ended: Option<RowsError>,
}

impl Opened {
    fn at(
        path: &Path,
        how: &How,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<Self, ImportError> {
        let unreadable = |error| ImportError::of(path, error);
        let mut watch = |read, size| {
            progress(ImportProgress {
                read,
                size,
                rows: 0,
            })
        };
        let opened = OpenedRows::open(path, &mut watch).map_err(unreadable)?;
        let mut rows = opened.rows;
        let first = rows.header().to_vec();
        let known = match &how.told {
            Some(told) => Some(Recognised {
                mapping: Arc::clone(told),
                whose: Whose::Told,
                has_header: names_columns(told, &first),
            }),
            None => recognised(&first, &how.kept),
        };
        let known = known.filter(|known| known.has_header || rows.may_lack_header());
        let has_header = known.as_ref().is_none_or(|known| known.has_header);
        if !has_header {
            rows = rows.without_header();
        }
        let (sample, ended) = sampled(&mut rows);
        if sample.is_empty() {
            return Err(ended.map_or_else(|| ImportError::NoRows(path.to_owned()), unreadable));
        }
        let form = known.as_ref().filter(|known| known.is_format());
        let form = form.map(|known| known.mapping.name.clone());
        let (mapping, whose) = match known {
            Some(known) if form.is_some() => (named_after(path, &known.mapping), known.whose),
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
            packing: opened.packing,
            size: opened.size,
            read: opened.read,
            rows,
            mapped: Arc::new(Mapped::new(&mapping, &header, habits)),
            mapping,
            whose,
            form,
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
        self,
        id: &ArchiveId,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<Imported, ImportError> {
        let has_more = self.sample.len() == SAMPLE;
        let way = if has_more { ahead } else { one_by_one };
        self.import_by(way, id, progress)
    }

    /// Takes in all rows, those behind the first in this way.
    fn import_by(
        mut self,
        way: fn(&mut Rows, &mut EachRead) -> End,
        id: &ArchiveId,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<Imported, ImportError> {
        let mapped = Arc::clone(&self.mapped);
        let mut taking = Taking::by(&mapped);
        for row in std::mem::take(&mut self.sample) {
            taking.take(&row, checksum(row.cells()));
        }
        if self.ended.is_none() && !taking.is_full() {
            let mut is_cancelled = false;
            let (so_far, size) = (&self.read, self.size);
            let end = way(&mut self.rows, &mut |read: &Read| {
                taking.take(&read.row, read.checksum);
                taking.tell(&read.found);
                let rows = read.row.number();
                if rows.is_multiple_of(BETWEEN) {
                    let read = so_far.load(Ordering::Relaxed);
                    is_cancelled = progress(ImportProgress { read, size, rows }).is_break();
                }
                if is_cancelled || taking.is_full() {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            if is_cancelled {
                return Err(ImportError::Cancelled);
            }
            taking.tell(&end.found);
            self.ended = end.error;
        }
        let report = self.reported(taking.report);
        let builder = taking.builder;
        let rows = FileRows::new(&self.path, self.packing.clone(), self.rows.form(), mapped);
        let about = self.about();
        let archive = builder.finish(id.clone(), self.path, about, Arc::new(rows));
        let recall = Recall::None;
        Ok(Imported {
            archive,
            report,
            recall,
        })
    }

    /// The report with what concerns the file as a whole.
    fn reported(&mut self, mut report: Report) -> Report {
        tell(&mut report, &self.rows.take_found());
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
        let form = self.rows.form();
        let encoding = form.is_text().then(|| self.packing.encoding().name());
        let encoding = encoding.map_or(String::new(), |name| format!(", {name}"));
        let packed = self.packing.layers().iter().rev().map(|layer| match layer {
            Layer::Gz => ", in a GZ".to_owned(),
            Layer::Zip { member } => format!(" ({member}), in a ZIP"),
        });
        let packed: String = packed.collect();
        About {
            name: self.mapped.name().to_owned(),
            mapping: self
                .form
                .clone()
                .unwrap_or_else(|| self.mapped.name().to_owned()),
            form: format!("{}{encoding}{packed}", form.words()),
            read_by: Some((Arc::clone(&self.mapping), self.whose)),
        }
    }
}

/// `mapping` by the name of the file `path`: the format is not who publishes in it.
fn named_after(path: &Path, mapping: &Mapping) -> Arc<Mapping> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Arc::new(Mapping {
        name: stem.into_owned(),
        ..mapping.clone()
    })
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
fn sampled(rows: &mut Rows) -> (Vec<Row>, Option<RowsError>) {
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

#[cfg(test)]
mod tests;
