//! Previews: a table before it is read, and what its rows become by a mapping that is only tried.

use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::Arc;

use geo::Point;

use super::Excerpt;

use super::mapping::{DateOrder, Mapping, Whose};
use super::report::Report;

/// A table before it is read.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The file.
    pub path: PathBuf,
    /// The names of its columns.
    pub header: Vec<String>,
    /// Its first rows; of long cells, the beginning.
    pub rows: Vec<Vec<String>>,
    /// As what its columns are understood, as far as they are.
    pub mapping: Arc<Mapping>,
    /// Where that comes from.
    pub whose: Whose,
    /// Why that is not enough to read it by, if it is not.
    pub why_not: Option<String>,
    /// The rows to try mappings on.
    pub sample: Arc<dyn Sample>,
}

/// The first rows of a table, to try mappings on.
pub trait Sample: Debug + Send + Sync {
    /// What becomes of the rows by `mapping`, and of that with the number `row`, counted from 0, in full.
    fn tried(&self, mapping: &Mapping, row: usize) -> Trial;
}

/// What becomes of the first rows of a table by a mapping that is only tried.
#[derive(Debug, Clone)]
pub struct Trial {
    /// What becomes of the rows; of a row that is looked at, the claims and their words.
    pub report: Report,
    /// What the row that is looked at becomes.
    pub becomes: Option<Arc<Excerpt>>,
    /// Which of two numbers in a date is the day, as the cells show, and the cell that shows it.
    pub order: Option<(DateOrder, String)>,
    /// The positions, (lon, lat) in degrees, as they are read.
    pub positions: Vec<Point>,
}
