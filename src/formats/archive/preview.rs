//! Previews: the first rows of a table, and what they become by a mapping that is only tried.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use geo::Point;

use crate::archive::record::{Record, RowAt};
use crate::archive::{
    About, Builder, EachRow, Excerpt, Names, OriginalRow, Preview, Report, RowRead, Rows, Sample,
    Trial,
};
use crate::formats::mapping::{Habits, Mapped, Mapping};
use crate::formats::table::Row;
use crate::model::{Ground, Hue, Subject};

use super::{How, ImportError, Opened};

/// How many rows are shown.
const SHOWN: usize = 20;
/// How many letters of a cell are shown at most.
const LONGEST: usize = 200;
/// What the archive is called that the row becomes which is looked at.
const TRIED: &str = "tried";

/// Looks at the beginning of the file `path`, and as what its columns are understood by the mapping that
/// `how` says.
///
/// # Errors
/// When the file cannot be opened or is no table.
pub fn preview(path: &Path, how: &How) -> Result<Preview, ImportError> {
    let opened = Opened::at(path, how, &mut |_| ControlFlow::Continue(()))?;
    let why_not = opened.understood().err().map(|error| error.to_string());
    let cells = |row: &Row| row.cells().iter().map(shortened).collect();
    let header = opened.mapped.header().to_vec();
    Ok(Preview {
        path: opened.path,
        rows: opened.sample.iter().take(SHOWN).map(cells).collect(),
        mapping: opened.mapping,
        whose: opened.whose,
        why_not,
        sample: Arc::new(FirstRows {
            path: path.to_owned(),
            header: header.clone(),
            rows: opened.sample,
        }),
        header,
    })
}

/// The beginning of `cell`, as far as it may be looked at.
fn shortened(cell: &str) -> String {
    match cell.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &cell[..end]),
        None => cell.to_owned(),
    }
}

/// The first rows of a table.
#[derive(Debug)]
struct FirstRows {
    path: PathBuf,
    header: Vec<String>,
    rows: Vec<Row>,
}

impl Sample for FirstRows {
    fn tried(&self, mapping: &Mapping, row: usize) -> Trial {
        let habits = Habits::of(mapping, &self.header, &self.rows);
        let mapped = Mapped::new(mapping, &self.header, habits);
        let mut report = Report::default();
        let mut positions = Vec::new();
        for row in &self.rows {
            let record = mapped.record(row.cells(), row.line(), &mut report);
            report.rows += 1;
            report.claims += record.claims.len() as u64;
            positions.extend(record.site.at.map(Ground::lon_lat));
        }
        report.habits = mapped.habits().to_vec();
        report.unused = mapped.unused();
        Trial {
            becomes: self
                .rows
                .get(row)
                .and_then(|row| self.becomes(row, &mapped)),
            order: mapped.order().cloned(),
            positions: sound(positions),
            report,
        }
    }
}

impl FirstRows {
    /// What `row` becomes: an archive of it alone, looked at.
    fn becomes(&self, row: &Row, mapped: &Mapped) -> Option<Arc<Excerpt>> {
        let record = mapped.in_full(row.cells(), Names::Shown);
        let at = RowAt {
            offset: row.offset(),
            number: row.number() as u32,
            line: row.line() as u32,
            fingerprint: 0,
        };
        let mut builder = Builder::default();
        builder.push(&record, at).ok()?;
        let about = About {
            name: mapped.name().to_owned(),
            mapping: mapped.name().to_owned(),
            form: String::new(),
            read_by: None,
        };
        let rows = Arc::new(Words::of(&record));
        let archive = builder.finish(TRIED.into(), self.path.clone(), about, rows);
        let subject = Subject::Incident(archive.incident_id(0)?);
        archive.excerpt(&subject, Hue::Slate).map(Arc::new)
    }
}

/// Those positions that lie on the globe.
fn sound(positions: Vec<Point>) -> Vec<Point> {
    let is_sound = |at: &Point| at.x().is_finite() && at.y().is_finite();
    positions.into_iter().filter(is_sound).collect()
}

/// The words of the claims of a row.
#[derive(Debug)]
struct Words(Vec<String>);

impl Words {
    fn of(record: &Record) -> Self {
        let claims = record.claims.iter();
        Self(claims.map(|told| told.text.to_string()).collect())
    }
}

impl Rows for Words {
    fn read(&self, at: &[RowAt], _: Names, each: &mut EachRow) {
        for (number, row) in at.iter().enumerate() {
            let read = RowRead {
                row: OriginalRow {
                    file: String::new(),
                    number: row.number.into(),
                    line: row.line.into(),
                    cells: Ok(Vec::new()),
                },
                texts: self.0.clone(),
                nameless: None,
            };
            if each(number, read).is_break() {
                return;
            }
        }
    }
}
