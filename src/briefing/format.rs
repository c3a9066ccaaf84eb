//! Who writes each form of a briefing.

use super::{Briefing, html, markdown, pdf, png, pptx};
use crate::state::Format;

/// Why a briefing could not be made into a file, in a sentence without its full stop.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct MakeError(pub String);

/// A briefing in a form: all bytes of it, nothing of which is on a disk yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// One file.
    File(Vec<u8>),
    /// The files of a folder, by their names.
    Folder(Vec<(String, Vec<u8>)>),
}

/// Makes `briefing` into a form; with the speaker's notes, where the form has a choice.
///
/// # Errors
/// When the form cannot hold it.
pub fn written(briefing: &Briefing, format: Format, with_notes: bool) -> Result<Taken, MakeError> {
    match format {
        Format::Pictures => png::pictures(briefing).map(Taken::Folder),
        Format::Pdf => pdf::pdf(briefing, with_notes).map(Taken::File),
        Format::Slides => pptx::pptx(briefing, with_notes).map(Taken::File),
        Format::WebPage => {
            html::html(briefing, with_notes).map(|page| Taken::File(page.into_bytes()))
        }
        Format::Handout => {
            let text = markdown::markdown(briefing, with_notes);
            Ok(Taken::File(text.into_bytes()))
        }
    }
}
