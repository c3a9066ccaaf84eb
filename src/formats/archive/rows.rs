//! Rows that are read again, when somebody looks at them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use csv::StringRecord;

use crate::archive::record::RowAt;
use crate::archive::{EachRow, Names, OriginalRow, RowRead, Rows as RowsAgain};
use crate::formats::mapping::{Mapped, checksum};
use crate::formats::rows::{Form, RowsError};
use crate::formats::table::Row;
use crate::formats::unpack::Packing;

/// How many bytes lie between rows at least that are better read each by itself.
const APART: u64 = 16 << 10;

/// The rows of a file.
#[derive(Debug)]
pub struct FileRows {
    path: PathBuf,
    packing: Packing,
    form: Form,
    mapped: Arc<Mapped>,
}

impl FileRows {
    /// The rows of the file `path`, which is packed so, and in which they stand in that form.
    pub fn new(path: &Path, packing: Packing, form: Form, mapped: Arc<Mapped>) -> Self {
        Self {
            path: path.to_owned(),
            packing,
            form,
            mapped,
        }
    }

    /// The cells of the row at `at`, read by itself.
    fn cells(&self, at: RowAt) -> Result<StringRecord, String> {
        let cells = self.form.read_one(&self.path, &self.packing, at);
        cells.map_err(|error| error.to_string())
    }

    /// Gives `each` the rows `at`, read one after the other from the first of them on.
    fn in_one_pass(&self, at: &[RowAt], names: Names, each: &mut EachRow) -> Result<(), Missed> {
        let Some(first) = at.first() else {
            return Ok(());
        };
        let missed = |number| {
            move |why: RowsError| Missed {
                number,
                why: why.to_string(),
            }
        };
        let (mut rows, before) = self
            .form
            .again(&self.path, &self.packing, first.offset)
            .map_err(missed(0))?;
        let mut row = Row::default();
        let mut number = 0;
        while number < at.len() {
            if !rows.next(&mut row).map_err(missed(number))? {
                let why = "The row is no longer there.".to_owned();
                return Err(Missed { number, why });
            }
            let offset = before + row.offset();
            while let Some(wanted) = at.get(number).filter(|at| at.offset <= offset) {
                let cells = (wanted.offset == offset).then(|| row.cells().clone());
                let cells = cells.ok_or_else(|| "The row is no longer there.".to_owned());
                if each(number, self.told(*wanted, cells, names)).is_break() {
                    return Ok(());
                }
                number += 1;
            }
        }
        Ok(())
    }

    /// Whether there is a way to each of the rows `at` that is shorter than through all between them.
    fn stand_apart(&self, at: &[RowAt]) -> bool {
        let (Some(first), Some(last)) = (at.first(), at.last()) else {
            return false;
        };
        let between = (last.offset - first.offset) / at.len() as u64;
        let has_ways = self.form.has_rows_of_their_own() && self.packing.has_the_texts_bytes();
        has_ways && (at.len() == 1 || between > APART)
    }

    fn told(&self, at: RowAt, cells: Result<StringRecord, String>, names: Names) -> RowRead {
        let cells = cells.and_then(|cells| {
            let is_same = checksum(&cells) == at.fingerprint;
            is_same.then_some(cells).ok_or_else(|| {
                "The file has changed since it was opened: another row stands here now.".to_owned()
            })
        });
        let texts = cells
            .as_ref()
            .map_or_else(|_| Vec::new(), |cells| self.mapped.words(cells, names));
        let is_nameless = names == Names::LeftOut;
        let nameless = cells.as_ref().ok().filter(|_| is_nameless);
        let nameless = nameless.map(|cells| self.mapped.in_full(cells, names).into_owned());
        let name = self.path.file_name().unwrap_or_default();
        RowRead {
            row: OriginalRow {
                file: name.to_string_lossy().into_owned(),
                number: at.number.into(),
                line: at.line.into(),
                cells: cells.map(|cells| self.named(&cells, names)),
            },
            texts,
            nameless: nameless.map(Box::new),
        }
    }

    /// The cells with the names of their columns; those of personal columns only if their `names` are shown.
    fn named(&self, cells: &StringRecord, names: Names) -> Vec<(String, String)> {
        let header = self.mapped.header();
        let name = |at: usize| {
            header
                .get(at)
                .map_or_else(|| format!("cell {}", at + 1), Clone::clone)
        };
        let is_shown = |at: usize| names == Names::Shown || !self.mapped.is_personal(at);
        let cells = cells.iter().enumerate().filter(|(at, _)| is_shown(*at));
        cells
            .map(|(at, cell)| (name(at), cell.to_owned()))
            .collect()
    }
}

/// Where reading on ended, and why.
struct Missed {
    /// The number of the first row that was not reached.
    number: usize,
    why: String,
}

impl RowsAgain for FileRows {
    fn read(&self, at: &[RowAt], names: Names, each: &mut EachRow) {
        if self.stand_apart(at) {
            for (number, row) in at.iter().enumerate() {
                if each(number, self.told(*row, self.cells(*row), names)).is_break() {
                    return;
                }
            }
            return;
        }
        let Err(Missed { number, why }) = self.in_one_pass(at, names, each) else {
            return;
        };
        for (number, row) in at.iter().enumerate().skip(number) {
            if each(number, self.told(*row, Err(why.clone()), names)).is_break() {
                return;
            }
        }
    }
}
