//! Exports in words.

use crate::state::{ExportProgress, Exporting};

/// How far an export is.
#[must_use]
pub fn exporting(exporting: &Exporting) -> String {
    if exporting.is_cancelled {
        return "Cancelling the export …".to_owned();
    }
    match exporting.progress {
        ExportProgress::Begun => "Exporting …".to_owned(),
        ExportProgress::Drawn(drawn, of) => format!("Exporting: {drawn} of {of} scenes drawn"),
        ExportProgress::Writing => "Exporting: writing …".to_owned(),
    }
}
