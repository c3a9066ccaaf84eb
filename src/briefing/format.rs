//! In which forms a briefing is taken along, and who writes each.

use std::ffi::OsStr;
use std::path::Path;

use super::{Briefing, html, markdown, pdf, png, pptx};

/// A form in which a briefing is taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A folder with a picture of each scene.
    Pictures,
    /// Pages, for readers and printers.
    Pdf,
    /// Slides, for programs that show such.
    Slides,
    /// A page for browsers.
    WebPage,
    /// A handout in Markdown.
    Handout,
}

/// Why a name stands for no form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{path:?} ends in .{ending}, which no briefing is written as; end it in .pdf, .pptx, .html or .md, \
     or in / for a folder of pictures"
)]
pub struct FormatError {
    /// The name.
    pub path: String,
    /// How it ends.
    pub ending: String,
}

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

impl Format {
    /// The form that the name `path` asks for. A name without an ending, one that ends in a slash and
    /// a folder that is there already ask for pictures.
    ///
    /// # Errors
    /// When it ends in anything else.
    pub fn of(path: &Path) -> Result<Self, FormatError> {
        let name = path.as_os_str().to_string_lossy();
        let Some(ending) = path.extension().and_then(OsStr::to_str) else {
            return Ok(Self::Pictures);
        };
        match ending.to_ascii_lowercase().as_str() {
            _ if name.ends_with(std::path::is_separator) => Ok(Self::Pictures),
            "pdf" => Ok(Self::Pdf),
            "pptx" => Ok(Self::Slides),
            "html" | "htm" => Ok(Self::WebPage),
            "md" => Ok(Self::Handout),
            _ if path.is_dir() => Ok(Self::Pictures),
            _ => Err(FormatError {
                path: name.into_owned(),
                ending: ending.to_owned(),
            }),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_form_and_capitals_do_not_matter() {
        for (name, format) in [
            ("a.pdf", Format::Pdf),
            ("a.PDF", Format::Pdf),
            ("a/b.pptx", Format::Slides),
            ("a.html", Format::WebPage),
            ("a.md", Format::Handout),
            ("scenes", Format::Pictures),
            ("v1.2/scenes", Format::Pictures),
            ("v1.2/", Format::Pictures),
            (".", Format::Pictures),
        ] {
            assert_eq!(Format::of(Path::new(name)), Ok(format), "{name}");
        }
    }

    #[test]
    fn a_name_that_ends_otherwise_is_refused_with_what_would_be_right() {
        let error = Format::of(Path::new("a.docx")).unwrap_err().to_string();
        for words in ["a.docx", ".docx", ".pdf", ".pptx", "folder"] {
            assert!(error.contains(words), "{error}");
        }
    }

    #[test]
    fn a_folder_that_is_there_is_one_whatever_its_name_ends_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2015.homs");
        std::fs::create_dir(&path).unwrap();
        assert_eq!(Format::of(&path), Ok(Format::Pictures));
    }
}
