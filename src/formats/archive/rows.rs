//! Rows that are read again, when somebody looks at them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use csv::StringRecord;

use crate::archive::record::RowAt;
use crate::archive::{OriginalRow, RowRead, Rows as RowsAgain};
use crate::formats::mapping::{Mapped, fingerprint};
use crate::formats::rows::{Form, RowsError};
use crate::formats::table::Row;
use crate::formats::unpack::Packing;

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

    /// The cells of the rows `at` by their offsets, read one after the other from the first of them on.
    fn all_cells(&self, at: &[RowAt]) -> Result<HashMap<u64, StringRecord>, RowsError> {
        let (Some(first), Some(last)) = (at.first(), at.last()) else {
            return Ok(HashMap::new());
        };
        let (mut rows, before) = self.form.again(&self.path, &self.packing, first.offset)?;
        let mut row = Row::default();
        let mut cells = HashMap::new();
        while rows.next(&mut row)? {
            let offset = before + row.offset();
            if at.binary_search_by_key(&offset, |at| at.offset).is_ok() {
                cells.insert(offset, row.cells().clone());
            }
            if offset >= last.offset {
                break;
            }
        }
        Ok(cells)
    }

    fn told(&self, at: RowAt, cells: Result<StringRecord, String>) -> RowRead {
        let cells = cells.and_then(|cells| {
            let is_same = fingerprint(&cells) as u32 == at.fingerprint;
            is_same.then_some(cells).ok_or_else(|| {
                "The file has changed since it was opened: another row stands here now.".to_owned()
            })
        });
        let texts = cells
            .as_ref()
            .map_or_else(|_| Vec::new(), |cells| self.mapped.words(cells));
        let name = self.path.file_name().unwrap_or_default();
        RowRead {
            row: OriginalRow {
                file: name.to_string_lossy().into_owned(),
                number: at.number.into(),
                line: at.line.into(),
                cells: cells.map(|cells| self.named(&cells)),
            },
            texts,
        }
    }

    /// The cells with the names of their columns.
    fn named(&self, cells: &StringRecord) -> Vec<(String, String)> {
        let header = self.mapped.header();
        let name = |at: usize| {
            header
                .get(at)
                .map_or_else(|| format!("cell {}", at + 1), Clone::clone)
        };
        let cells = cells.iter().enumerate();
        cells
            .map(|(at, cell)| (name(at), cell.to_owned()))
            .collect()
    }
}

impl RowsAgain for FileRows {
    fn read(&self, at: &[RowAt], each: &mut dyn FnMut(usize, RowRead)) {
        if self.form.has_rows_of_their_own() && self.packing.has_the_texts_bytes() {
            for (number, row) in at.iter().enumerate() {
                each(number, self.told(*row, self.cells(*row)));
            }
            return;
        }
        // In what is packed or not cut into rows there is no way to a row but through all before it.
        let read = self.all_cells(at).map_err(|error| error.to_string());
        for (number, row) in at.iter().enumerate() {
            let cells = read.as_ref().map_err(Clone::clone).and_then(|read| {
                let cells = read.get(&row.offset).cloned();
                cells.ok_or_else(|| "The row is no longer there.".to_owned())
            });
            each(number, self.told(*row, cells));
        }
    }
}
