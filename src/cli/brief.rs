//! `counterclaim brief`: the scenes of a case as files to be taken along.
//!
//! Everything is drawn and made before anything is written, and what is written is whole or not there.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Zoned;

use crate::basemap::{credit_lines, regions};
use crate::briefing::{
    Briefing, Format, FormatError, MakeError, Order, Page, Taken, what_is_gone, written,
};
use crate::formats::builtin::builtin_case;
use crate::formats::{OpenError, Problems, open_case, write_all_whole};
use crate::headless::{RenderError, draw};
use crate::model::Case;
use crate::query::Withheld;
use crate::state::{Document, Origin, View};

use super::Size;

const EXAMPLES: &str = "\
Examples:
  counterclaim brief homs.ron --out homs.pdf
      A page a scene, with text that can be searched and copied.
  counterclaim brief homs.ron --out homs.pdf --with-notes
      With a page of the speaker's notes after each scene that has any.
  counterclaim brief homs.ron --out scenes/ --size 3840x2160
      A folder with a picture of each scene.";

/// Which briefing to take along, and as what.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(after_help = EXAMPLES)]
pub struct BriefArgs {
    /// The case file; without one, the case that comes with the program.
    #[arg(value_name = "CASE")]
    pub case: Option<PathBuf>,
    /// The file to write, whose name ends in .pdf, .pptx, .html or .md; or a folder for pictures.
    #[arg(long, value_name = "FILE|DIR")]
    pub out: PathBuf,
    /// Width and height of each scene in pixels.
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value_t = Size::FULL_HD)]
    pub size: Size,
    /// With the speaker's notes, where they are not part of the form anyway.
    #[arg(long)]
    pub with_notes: bool,
}

/// Why no briefing was written.
#[derive(Debug, thiserror::Error)]
pub enum BriefError {
    /// The name says no form.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The case could not be opened.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// The built-in case could not be read, which a test rules out.
    #[error("{0}")]
    BuiltIn(#[from] Problems),
    /// The scenes could not be drawn.
    #[error(transparent)]
    Draw(#[from] RenderError),
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
    /// Nothing could be said.
    #[error("what there is to say could not be written: {0}")]
    Say(#[from] io::Error),
}

/// Draws the scenes of a case and writes them as `args` say; tells `said` how far it is.
///
/// # Errors
/// When the case cannot be opened or drawn, or the files cannot be written.
pub fn brief(args: &BriefArgs, said: &mut impl Write) -> Result<(), BriefError> {
    let format = Format::of(&args.out)?;
    is_in_the_way(&args.out, format)?;
    let order = Order {
        document: document(args.case.as_deref())?,
        view: View::default(),
        scenes: None,
        width_px: args.size.width_px,
        height_px: args.size.height_px,
    };
    for gone in what_is_gone(&order) {
        writeln!(said, "warning: {gone}")?;
    }
    let briefing = Briefing {
        title: title(order.document.case()),
        exported: Zoned::now().date(),
        credits: credit_lines(),
        pages: pages(&order, said)?,
    };
    put(&args.out, written(&briefing, format, args.with_notes)?)
}

/// The title of `case`, as a room may read it.
fn title(case: &Case) -> String {
    Withheld::of(case).taken_out_of(&case.title)
}

fn document(case: Option<&Path>) -> Result<Document, BriefError> {
    let Some(path) = case else {
        let loaded = builtin_case(regions())?;
        return Ok(Document::new(loaded.case, loaded.text, Origin::BuiltIn));
    };
    let loaded = open_case(path, regions())?;
    let origin = Origin::File(path.to_owned());
    Ok(Document::new(loaded.case, loaded.text, origin))
}

fn pages(order: &Order, said: &mut impl Write) -> Result<Vec<Page>, BriefError> {
    let (mut pages, mut told) = (Vec::new(), Ok(()));
    draw(order, &mut |count, page| {
        pages.push(page);
        told = writeln!(said, "Scene {} of {count}", pages.len());
        match &told {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    })?;
    told?;
    Ok(pages)
}

/// Refuses, before a minute is spent on drawing, what could not be written at the end of it.
fn is_in_the_way(out: &Path, format: Format) -> Result<(), BriefError> {
    let refuse = |why: &str| {
        Err(BriefError::Write {
            path: out.to_owned(),
            why: why.to_owned(),
        })
    };
    let is_folder = format == Format::Pictures;
    if is_folder && out.exists() && !out.is_dir() {
        return refuse("it is a file, and the pictures need a folder");
    }
    if !is_folder && out.is_dir() {
        return refuse("it is a folder");
    }
    let above = out.parent().filter(|above| *above != Path::new(""));
    match above {
        Some(above) if !above.is_dir() => {
            refuse(&format!("there is no folder {}", above.display()))
        }
        _ => Ok(()),
    }
}

/// Writes what was made, all of it or nothing.
fn put(out: &Path, taken: Taken) -> Result<(), BriefError> {
    let failed = |why: io::Error| BriefError::Write {
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
        std::fs::create_dir(out).map_err(failed)?;
    }
    let written = write_all_whole(&files);
    if written.is_err() && is_ours {
        // The error that counts is the first.
        let _ = std::fs::remove_dir(out);
    }
    written.map_err(failed)
}
