//! Exports in words.

use crate::state::{ExportProgress, Exporting};

use super::counted;

/// How far an export is.
#[must_use]
pub fn exporting(exporting: &Exporting) -> String {
    if exporting.is_cancelled {
        return "Cancelling the export …".to_owned();
    }
    match exporting.progress {
        ExportProgress::Begun => "Exporting …".to_owned(),
        ExportProgress::Drawn(drawn, of) => format!("Exporting: {drawn} of {of} scenes drawn"),
        ExportProgress::Written(written, of) => {
            format!("Exporting: {written} of {} written", counted(of, "claim"))
        }
        ExportProgress::Writing => "Exporting: writing …".to_owned(),
    }
}
