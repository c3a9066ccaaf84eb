//! `--report`: what became of the rows of a data set, as a table beside what is told.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::archive::Report;
use crate::export::{ExportError, Target, export_report, may_hold_report};
use crate::formats::target::TargetError;

use super::telling::STREAM;

/// To which file the report goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Args)]
pub struct ReportArgs {
    /// Write what became of the rows of the data set to this file, as a table (CSV); - for standard output, what is
    /// told then goes to standard error.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// Why no report is written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// There are several files.
    #[error("a report is on one data set; name one file with --report")]
    Several,
    /// The file has no rows.
    #[error("{0} is a case: it has no rows to report on; leave out --report")]
    NoRows(String),
    /// Something else goes there.
    #[error("the report cannot go to {0} as well; name another file")]
    Taken(String),
    /// It cannot be written there.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// It could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
}

impl ReportArgs {
    /// Whether it goes to standard output.
    pub(super) fn is_stream(&self) -> bool {
        self.report.as_deref() == Some(Path::new(STREAM))
    }

    /// Refuses a file that could not be written, before the data set `of` is read.
    pub(super) fn may_be_written(&self, of: &Path, overwrites: bool) -> Result<(), ReportError> {
        match &self.report {
            Some(path) if !self.is_stream() => Ok(may_hold_report(path, of, overwrites)?),
            _ => Ok(()),
        }
    }

    /// Writes `report`, on the data set `of`, to where it was asked for, if it was; `out` is standard output.
    pub(super) fn write(
        &self,
        report: &Report,
        of: &Path,
        overwrites: bool,
        out: &mut dyn Write,
    ) -> Result<(), ReportError> {
        let target = match &self.report {
            None => return Ok(()),
            Some(_) if self.is_stream() => Target::Stream(Box::new(out)),
            Some(path) => Target::File { path, overwrites },
        };
        Ok(export_report(report, of, target)?)
    }
}
