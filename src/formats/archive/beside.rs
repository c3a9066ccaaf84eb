//! What is opened beside the case: data sets, and other cases as a whole.

use std::ops::ControlFlow;
use std::path::Path;

use crate::archive::{About, Archive, ImportProgress, Report};
use crate::formats::file::OpenError;
use crate::formats::{Holds, Loaded, open_case};
use crate::model::{ArchiveId, Regions};
use crate::state::document::Writing;

use super::{ArchiveCache, How, ImportError, Imported, Recall, recall_or_import};

/// Opens the file `path` beside the case, as the archive `id`: a case as a whole, all else as [`recall_or_import`] opens
/// it with that `cache`. `regions` are the areas that a case may refer to by code.
///
/// # Errors
/// As [`recall_or_import`]; and when it is a case that cannot be opened.
pub fn open_beside(
    path: &Path,
    id: &ArchiveId,
    how: &How,
    regions: &Regions,
    cache: Option<&ArchiveCache>,
    progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
) -> Result<Imported, ImportError> {
    // What the user has told of its columns makes it a table.
    if how.told.is_some() || Holds::of(path) != Holds::Case {
        return recall_or_import(path, id, how, cache, progress);
    }
    let loaded = match open_case(path, regions) {
        // What is too large to be a case may still be one of many features.
        Err(error @ OpenError::TooLarge { .. }) => {
            return recall_or_import(path, id, how, cache, progress).map_err(|_| error.into());
        }
        opened => opened?,
    };
    let report = reported(&loaded);
    let about = About {
        name: loaded.case.title.clone(),
        mapping: "a case".to_owned(),
        form: form_of(loaded.writing).to_owned(),
        read_by: None,
    };
    let archive = Archive::of_case(id.clone(), path.to_owned(), about, loaded.case);
    let recall = Recall::None;
    Ok(Imported {
        archive,
        report,
        recall,
    })
}

/// In which form a case stands that is written so.
fn form_of(writing: Writing) -> &'static str {
    match writing {
        Writing::Ron => "RON",
        Writing::Json => "JSON",
        Writing::Table => "table of claims",
        Writing::GeoJson => "GeoJSON",
        Writing::Kml => "KML",
        Writing::GeoPackage => "GeoPackage",
        Writing::Packed => "packed",
        Writing::Encoded => "not in UTF-8",
    }
}

/// What became of a case: its claims, the incidents that nobody places or dates, and what reads oddly in it.
fn reported(loaded: &Loaded) -> Report {
    let case = &loaded.case;
    let undated = case.incidents.values().filter(|it| it.when.is_none());
    let mut report = Report::default();
    report.rows = case.claims.len() as u64;
    report.claims = report.rows;
    report.without_place = case.unlocated().count() as u64;
    report.without_date = undated.count() as u64;
    for problem in loaded.warnings.iter() {
        let (line, hint) = (problem.at.line as u64, problem.hint.as_deref());
        report.find("the case", &problem.what, line, hint.unwrap_or_default());
    }
    report
}
