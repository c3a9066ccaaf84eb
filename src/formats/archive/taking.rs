//! Taking rows in: from each to a record of the archive that is built, and to what is told of it.

use crate::archive::record::RowAt;
use crate::archive::{Builder, Full, Report};
use crate::formats::mapping::{Mapped, Memo};
use crate::formats::rows::Found;
use crate::formats::table::Row;

/// Rows as they are taken in.
pub(super) struct Taking<'a> {
    mapped: &'a Mapped,
    memo: Memo,
    pub builder: Builder,
    pub report: Report,
}

impl<'a> Taking<'a> {
    pub fn by(mapped: &'a Mapped) -> Self {
        Self {
            mapped,
            memo: Memo::default(),
            builder: Builder::default(),
            report: Report::default(),
        }
    }

    pub fn take(&mut self, row: &Row, checksum: u32) {
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
        let mapped = self.mapped;
        let record = mapped.record_of_many(row.cells(), row.line(), report, &mut self.memo);
        let at = RowAt {
            offset: row.offset(),
            number: row.number() as u32,
            line: row.line() as u32,
            fingerprint: checksum,
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

    /// Whether no more can be taken in.
    pub fn is_full(&self) -> bool {
        self.report.ended.is_some()
    }

    /// Tells what was found besides the cells of rows.
    pub fn tell(&mut self, found: &[Found]) {
        tell(&mut self.report, found);
    }
}

/// Tells `report` what was found besides the cells of rows.
pub(super) fn tell(report: &mut Report, found: &[Found]) {
    for found in found {
        report.find(&found.column, &found.what, found.line, &found.said);
    }
}

fn too_many(full: Full) -> String {
    format!("Not all of it was read: {full}. Split the file.")
}
