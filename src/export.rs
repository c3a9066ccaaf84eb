//! Claims as files that other programs open: tables, maps, cases; and what became of the rows of a data set.
//!
//! Every form says of a claim what the case says of it and nothing more: a figure stays a range, a claim on
//! several places stays one claim, and what has no place has none. Claims come part by part, because a data
//! set may be too large to be held as a case; what can be written as it comes is.

mod acled;
mod cells;
mod columns;
mod csv;
mod file;
mod geojson;
mod geopackage;
mod kml;
mod narrowed;
mod page;
mod parts;
mod report;
mod stated;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod whole;
mod withholding;

use std::io;

use crate::formats::target::TargetError;

pub use self::file::{Target, export};
pub use self::page::export_page;
pub use self::parts::{Order, Part};
pub use self::report::{export_report, may_hold_report, report_in_csv};
pub use self::whole::MOST_IN_A_CASE;

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It was broken off.
    #[error("the export was cancelled; nothing was written")]
    Cancelled,
    /// It could not be written there.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// There are more claims than a case can hold that people edit.
    #[error(
        "{0} claims are more than a case can hold, which takes {MOST_IN_A_CASE}; narrow the filters, or export a table"
    )]
    TooMany(usize),
    /// There is not one claim.
    #[error("there is no claim to export; nothing was written")]
    Nothing,
    /// The form needs a file of its own.
    #[error("a GeoPackage cannot be written to standard output; name a file")]
    NeedsAFile,
    /// There is no page to write.
    #[error("nothing is selected, or it has not been read yet; nothing was written")]
    NothingSelected,
}

/// Why a part could not be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WriteError {
    /// The file cannot be written to.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The table cannot.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    /// The features cannot.
    #[error(transparent)]
    GeoJson(#[from] ::geojson::Error),
    /// The geometry has no such form.
    #[error(transparent)]
    Geometry(#[from] geozero::error::GeozeroError),
    /// The `GeoPackage` cannot.
    #[error(transparent)]
    Database(#[from] rusqlite::Error),
    /// There are too many for a case.
    #[error("more than {MOST_IN_A_CASE} claims")]
    TooMany,
}

/// Something that claims are written to, part by part.
trait Sink {
    /// Writes the claims of `part`.
    fn take(&mut self, part: &Part) -> Result<(), WriteError>;

    /// Writes what comes last.
    fn finish(self: Box<Self>) -> Result<(), WriteError>;
}
