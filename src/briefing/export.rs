//! From a case to the files of its briefing.
//!
//! Everything is drawn and made before anything is written, and what is written is whole or not there.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::{Briefing, Draw, DrawError, MakeError, Order, Page, Taken, written};
use crate::basemap::credit_lines;
use crate::formats::target::{TargetError, may_be_file, may_be_folder};
use crate::formats::write_all_whole;
use crate::model::Case;
use crate::query::Withheld;
use crate::state::{BriefingExport, Document, ExportProgress, Format, View};

/// Why no briefing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It was broken off.
    #[error("the export was cancelled; nothing was written")]
    Cancelled,
    /// The scenes could not be drawn.
    #[error(transparent)]
    Draw(DrawError),
    /// The file could not be made.
    #[error("{0}; nothing was written")]
    Make(#[from] MakeError),
    /// Nothing could be written there.
    #[error(transparent)]
    Target(#[from] TargetError),
}

impl From<DrawError> for ExportError {
    fn from(error: DrawError) -> Self {
        match error {
            DrawError::Cancelled => Self::Cancelled,
            error => Self::Draw(error),
        }
    }
}

/// To where a briefing is exported, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct To {
    /// The file, or the folder for pictures.
    pub path: PathBuf,
    /// As what.
    pub briefing: BriefingExport,
    /// Whether what has that name already may be written over.
    pub overwrites: bool,
}

/// Draws the briefing of `document` with `draw`, as `view` has its maps, and writes it as `to` says. It tells
/// `on` how far it is, who says whether to go on. Returns how many scenes there are in it.
///
/// # Errors
/// When it is broken off, cannot be drawn, or cannot be written; what was there is then as it was.
pub fn export(
    document: Document,
    view: View,
    to: &To,
    draw: Draw,
    on: &mut dyn FnMut(ExportProgress) -> ControlFlow<()>,
) -> Result<usize, ExportError> {
    may_be_written(to)?;
    let BriefingExport {
        format,
        size,
        with_notes,
    } = to.briefing;
    let order = Order {
        document,
        view,
        scenes: None,
        size,
    };
    let pages = pages(&order, draw, on)?;
    let scenes = pages.len();
    let briefing = Briefing {
        title: title(order.document.case()),
        exported: Zoned::now().date(),
        credits: credit_lines(),
        pages,
    };
    goes_on(on(ExportProgress::Writing))?;
    let taken = written(&briefing, format, with_notes)?;
    goes_on(on(ExportProgress::Writing))?;
    put(&to.path, taken)?;
    Ok(scenes)
}

fn goes_on(flow: ControlFlow<()>) -> Result<(), ExportError> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    }
}

/// The title of `case`, as a room may read it.
fn title(case: &Case) -> String {
    Withheld::of(case).taken_out_of(&case.title)
}

fn pages(
    order: &Order,
    draw: Draw,
    on: &mut dyn FnMut(ExportProgress) -> ControlFlow<()>,
) -> Result<Vec<Page>, ExportError> {
    let (mut pages, mut flow) = (Vec::new(), ControlFlow::Continue(()));
    draw(order, &mut |count, page| {
        pages.push(page);
        flow = on(ExportProgress::Drawn(pages.len(), count));
        flow
    })?;
    goes_on(flow)?;
    Ok(pages)
}

/// Refuses, before a minute is spent on drawing, what could not be written at the end of it.
fn may_be_written(to: &To) -> Result<(), TargetError> {
    match to.briefing.format {
        Format::Pictures => may_be_folder(&to.path, to.overwrites),
        _ => may_be_file(&to.path, to.overwrites),
    }
}

/// Writes what was made, all of it or nothing.
fn put(out: &Path, taken: Taken) -> Result<(), TargetError> {
    let failed = |why: io::Error| TargetError::write(out, &why);
    let files = match taken {
        Taken::File(bytes) => return write_all_whole(&[(out.to_owned(), bytes)]).map_err(failed),
        Taken::Folder(files) => files.into_iter(),
    };
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.map(|(name, bytes)| (out.join(name), bytes)).collect();
    let is_ours = !out.exists();
    if is_ours {
        fs::create_dir(out).map_err(failed)?;
    }
    let written = write_all_whole(&files);
    if written.is_err() && is_ours {
        // The error that counts is the first.
        let _ = fs::remove_dir(out);
    }
    written.map_err(failed)
}

#[cfg(test)]
mod tests;
