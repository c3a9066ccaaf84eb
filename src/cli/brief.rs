//! `counterclaim brief`: the scenes of a case as files to be taken along.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::basemap::regions;
use crate::briefing::{ExportError, To, export, what_is_gone};
use crate::formats::builtin::builtin_case;
use crate::formats::{OpenError, Problems, open_case};
use crate::headless::draw_pages;
use crate::state::export::FormatError;
use crate::state::{BriefingExport, Document, ExportProgress, Format, Origin, PictureSize, View};

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
    #[arg(long, value_name = "WIDTHxHEIGHT", default_value_t = PictureSize::FULL_HD)]
    pub size: PictureSize,
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
    /// The briefing could not be drawn or written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// Nothing could be said.
    #[error("what there is to say could not be written: {0}")]
    Say(#[from] io::Error),
}

/// Draws the scenes of a case and writes them as `args` say; tells `said` how far it is.
///
/// # Errors
/// When the case cannot be opened or drawn, or the files cannot be written.
pub fn brief(args: &BriefArgs, said: &mut impl Write) -> Result<(), BriefError> {
    let document = document(args.case.as_deref())?;
    let to = To {
        path: args.out.clone(),
        briefing: BriefingExport {
            format: Format::of(&args.out)?,
            size: args.size,
            with_notes: args.with_notes,
        },
        overwrites: true,
    };
    for gone in what_is_gone(document.case()) {
        writeln!(said, "warning: {gone}")?;
    }
    let mut told = Ok(());
    let exported = export(
        document,
        View::default(),
        &to,
        draw_pages,
        &mut |progress| {
            if let ExportProgress::Drawn(drawn, of) = progress {
                told = writeln!(said, "Scene {drawn} of {of}");
            }
            match &told {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        },
    );
    told?;
    exported?;
    Ok(())
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
