//! Overlays: `GeoJSON` files, drawn on the map as context.
//!
//! Reads RFC 7946 and what older writers add to it. A feature that cannot be drawn is left out and
//! told with its number and line; anything else that is wrong refuses the file. Never mends a
//! coordinate, and never takes one in another system than WGS 84.

mod collection;
mod shapes;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::error::Category;

use crate::state::overlay::Overlay;

use self::collection::{Collection, NotThis};
use self::shapes::Reader;
use super::file::{OpenError, SIZE_LIMIT, read_text};
use super::findings::Findings;
use super::problem::Problems;

/// Why a file could not be opened as an overlay.
#[derive(Debug, thiserror::Error)]
pub enum OverlayError {
    /// It is too large.
    #[error(
        "{path} has {} MiB, and no more than {} MiB of an overlay are drawn; cut it to the area of \
         the case, or simplify it",
        size.div_ceil(1 << 20), SIZE_LIMIT >> 20
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// It cannot be read as text.
    #[error(transparent)]
    File(OpenError),
    /// It is text, and no overlay.
    #[error("{path} cannot be shown as an overlay: {problems}")]
    Problems {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problems: Problems,
    },
}

/// An overlay, and which of its features are left out for what.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedOverlay {
    /// What can be drawn.
    pub overlay: Overlay,
    /// What cannot.
    pub warnings: Problems,
}

/// Opens the overlay in the file `path`.
///
/// # Errors
/// When there is no such file, it is too large (it is then not read at all), no text, no `GeoJSON`,
/// in another coordinate system than WGS 84, or has nothing in it that can be drawn.
pub fn open_overlay(path: &Path) -> Result<LoadedOverlay, OverlayError> {
    let text = read_text(path).map_err(|error| match error {
        OpenError::TooLarge { path, size } => OverlayError::TooLarge { path, size },
        other => OverlayError::File(other),
    })?;
    read_overlay(&text, path).map_err(|problems| OverlayError::Problems {
        path: path.to_owned(),
        problems,
    })
}

/// Reads the overlay that `text` holds, which stands in the file `path`.
///
/// # Errors
/// As [`open_overlay`], but for what the file is.
pub fn read_overlay(text: &str, path: &Path) -> Result<LoadedOverlay, Problems> {
    // Some editors begin a file with a mark of its byte order.
    let text = text.trim_start_matches('\u{feff}');
    let mut findings = Findings::new(text);
    let collection = match Collection::read(text) {
        Ok(collection) => collection,
        Err(error) => {
            report_json(&error, text, &mut findings);
            return Err(findings.into_problems());
        }
    };
    let mut reader = Reader::new(text);
    match collection.features(text) {
        Ok(features) => reader.read(&features, &mut findings),
        Err(NotThis { what, hint }) => findings.error(0, what).hint(hint),
    }
    let (shapes, left_out) = reader.into_shapes();
    if findings.errors() == 0 && shapes.is_empty() {
        findings.error(0, "nothing in it can be drawn");
    }
    if findings.errors() > 0 {
        return Err(findings.into_problems());
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(LoadedOverlay {
        overlay: Overlay {
            name: collection.name().unwrap_or_else(|| stem.into_owned()),
            date: collection.date(),
            source: collection.source(),
            licence: collection.licence(),
            path: path.to_owned(),
            shapes: Arc::new(shapes),
            left_out,
        },
        warnings: findings.into_problems(),
    })
}

/// Reports where and why `text` is no JSON, or JSON of another make.
fn report_json(error: &serde_json::Error, text: &str, findings: &mut Findings) {
    let at = offset(error, text);
    let here = text.get(at..).unwrap_or_default();
    let number = ["NaN", "nan", "Infinity", "inf"]
        .into_iter()
        .find(|number| here.starts_with(number));
    if let Some(number) = number {
        findings
            .error(at, format!("{number} is no number in JSON"))
            .hint("write a number in its place, or leave the feature out");
        return;
    }
    match error.classify() {
        Category::Eof => findings
            .error(at, "the file ends here in the middle")
            .hint("it may have been cut off: get it again"),
        Category::Data => findings
            .error(at, format!("this is no GeoJSON: {}", why(error)))
            .hint("save it as a GeoJSON FeatureCollection"),
        Category::Syntax | Category::Io => {
            findings.error(at, format!("this is no JSON: {}", why(error)));
        }
    }
}

/// What the reader of JSON says, without where.
fn why(error: &serde_json::Error) -> String {
    let words = error.to_string();
    match words.rsplit_once(" at line ") {
        Some((why, _)) => why.to_owned(),
        None => words,
    }
}

/// The offset in `text` that the reader of JSON counted in lines and bytes.
fn offset(error: &serde_json::Error, text: &str) -> usize {
    let line_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    let mut starts = std::iter::once(0).chain(line_breaks);
    let line = starts.nth(error.line().saturating_sub(1));
    let at = line.unwrap_or(text.len()) + error.column().saturating_sub(1);
    text.floor_char_boundary(at)
}

#[cfg(test)]
mod tests;
