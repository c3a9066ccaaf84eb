//! Rows that are read again, when somebody looks at them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use csv::StringRecord;

use crate::archive::record::RowAt;
use crate::archive::{Names, OriginalRow, RowRead, Rows as RowsAgain};
use crate::formats::mapping::{Mapped, fingerprint};
use crate::formats::table::{Dialect, Row, Rows, TableError};
use crate::formats::unpack::Packing;

/// The rows of a file.
#[derive(Debug)]
pub struct FileRows {
    path: PathBuf,
    packing: Packing,
    dialect: Dialect,
    mapped: Arc<Mapped>,
}

impl FileRows {
    /// The rows of the table in `path`, which is packed and written so.
    pub fn new(path: &Path, packing: Packing, dialect: Dialect, mapped: Arc<Mapped>) -> Self {
        Self {
            path: path.to_owned(),
            packing,
            dialect,
            mapped,
        }
    }

    /// The cells of the row at `at`, read by itself.
    fn cells(&self, at: RowAt) -> Result<StringRecord, String> {
        let text = self.packing.reopen(&self.path, at.offset);
        let text = text.map_err(|error| error.to_string())?;
        let cells = Rows::read_one(text, self.dialect).map_err(|error| error.to_string())?;
        Ok(cells.into())
    }

    /// The cells of the rows `at` by their offsets, read one after the other from the first of them on.
    fn all_cells(&self, at: &[RowAt]) -> Result<HashMap<u64, StringRecord>, String> {
        let (Some(first), Some(last)) = (at.first(), at.last()) else {
            return Ok(HashMap::new());
        };
        let text = self.packing.reopen(&self.path, first.offset);
        let text = text.map_err(|error| error.to_string())?;
        let told = |error: TableError| error.to_string();
        let rows = Rows::with_dialect(text, self.dialect).map_err(told)?;
        let mut rows = rows.without_header();
        let mut row = Row::default();
        let mut cells = HashMap::new();
        while rows.next(&mut row).map_err(told)? {
            let offset = first.offset + row.offset();
            if at.binary_search_by_key(&offset, |at| at.offset).is_ok() {
                cells.insert(offset, row.cells().clone());
            }
            if offset >= last.offset {
                break;
            }
        }
        Ok(cells)
    }

    fn told(&self, at: RowAt, cells: Result<StringRecord, String>, names: Names) -> RowRead {
        let cells = cells.and_then(|cells| {
            let is_same = fingerprint(&cells) as u32 == at.fingerprint;
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

impl RowsAgain for FileRows {
    fn read(&self, at: &[RowAt], names: Names, each: &mut dyn FnMut(usize, RowRead)) {
        if self.packing.has_the_texts_bytes() {
            for (number, row) in at.iter().enumerate() {
                each(number, self.told(*row, self.cells(*row), names));
            }
            return;
        }
        // In what is packed there is no way to a row but through all before it.
        let read = self.all_cells(at);
        for (number, row) in at.iter().enumerate() {
            let cells = read.as_ref().map_err(Clone::clone).and_then(|read| {
                let cells = read.get(&row.offset).cloned();
                cells.ok_or_else(|| "The row is no longer there.".to_owned())
            });
            each(number, self.told(*row, cells, names));
        }
    }
}
