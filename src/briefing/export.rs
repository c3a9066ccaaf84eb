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
use crate::formats::write_all_whole;
use crate::model::Case;
use crate::query::Withheld;
use crate::state::{Export, ExportOrder, ExportProgress, Format};

/// Why no briefing was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It was broken off.
    #[error("the export was cancelled; nothing was written")]
    Cancelled,
    /// Something has that name, and may not be written over.
    #[error("{} is there already; nothing was written", .0.display())]
    InTheWay(PathBuf),
    /// The scenes could not be drawn.
    #[error(transparent)]
    Draw(#[from] DrawError),
    /// The file could not be made.
    #[error("{0}; nothing was written")]
    Make(#[from] MakeError),
    /// Nothing could be written there.
    #[error("{path} could not be written: {why}; what was there is as it was", path = .path.display())]
    Write {
        /// The file or the folder.
        path: PathBuf,
        /// What the system says, or what is in the way.
        why: String,
    },
}

/// Draws the briefing with `draw` and writes it as `order` says. It tells `on` how far it is, who says
/// whether to go on. Returns how many scenes there are in it.
///
/// # Errors
/// When it is broken off, cannot be drawn, or cannot be written; what was there is then as it was.
pub fn export(
    order: ExportOrder,
    draw: Draw,
    on: &mut dyn FnMut(ExportProgress) -> ControlFlow<()>,
) -> Result<usize, ExportError> {
    let ExportOrder {
        document,
        view,
        export,
    } = order;
    may_be_written(&export)?;
    let order = Order {
        document,
        view,
        scenes: None,
        size: export.size,
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
    let taken = written(&briefing, export.format, export.with_notes)?;
    goes_on(on(ExportProgress::Writing))?;
    put(&export.path, taken)?;
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
fn may_be_written(export: &Export) -> Result<(), ExportError> {
    let path = &export.path;
    let refuse = |why: String| {
        Err(ExportError::Write {
            path: path.clone(),
            why,
        })
    };
    let is_folder = export.format == Format::Pictures;
    if is_folder && path.exists() && !path.is_dir() {
        return refuse("it is a file, and the pictures need a folder".to_owned());
    }
    if !is_folder && path.is_dir() {
        return refuse("it is a folder".to_owned());
    }
    let above = path.parent().filter(|above| *above != Path::new(""));
    if let Some(above) = above.filter(|above| !above.is_dir()) {
        return refuse(format!("there is no folder {}", above.display()));
    }
    if !export.overwrites && is_taken(path) {
        return Err(ExportError::InTheWay(path.clone()));
    }
    Ok(())
}

/// Whether something of that name could be written over; an empty folder has nothing to lose.
fn is_taken(path: &Path) -> bool {
    let is_empty = |mut entries: fs::ReadDir| entries.next().is_none();
    // A link that leads nowhere is in the way as well.
    fs::symlink_metadata(path).is_ok() && !fs::read_dir(path).is_ok_and(is_empty)
}

/// Writes what was made, all of it or nothing.
fn put(out: &Path, taken: Taken) -> Result<(), ExportError> {
    let failed = |why: io::Error| ExportError::Write {
        path: out.to_owned(),
        why: why.to_string(),
    };
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
