//! The forms of a briefing, and the names that ask for them.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// A form in which a briefing is taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Format {
    /// Pages, for readers and printers.
    #[default]
    Pdf,
    /// Slides, for programs that show such.
    Slides,
    /// A page for browsers.
    WebPage,
    /// A handout in Markdown.
    Handout,
    /// A folder with a picture of each scene.
    Pictures,
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

impl Format {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Pdf,
        Self::Slides,
        Self::WebPage,
        Self::Handout,
        Self::Pictures,
    ];

    /// The form that the name `path` asks for. A name without an ending, one that ends in a slash and
    /// a folder that is there already ask for pictures.
    ///
    /// # Errors
    /// When it ends in anything else.
    pub fn of(path: &Path) -> Result<Self, FormatError> {
        let name = path.as_os_str().to_string_lossy();
        let Some(ending) = path.extension() else {
            return Ok(Self::Pictures);
        };
        if name.ends_with(std::path::is_separator) {
            return Ok(Self::Pictures);
        }
        match Self::of_ending(path) {
            Some(format) => Ok(format),
            None if path.is_dir() => Ok(Self::Pictures),
            None => Err(FormatError {
                path: name.into_owned(),
                ending: ending.to_string_lossy().into_owned(),
            }),
        }
    }

    /// The form whose files end as `path` does, in capitals or not.
    #[must_use]
    pub fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "pdf" => Some(Self::Pdf),
            "pptx" => Some(Self::Slides),
            "html" | "htm" => Some(Self::WebPage),
            "md" => Some(Self::Handout),
            _ => None,
        }
    }

    /// How the names of its files end; `None` for a folder.
    #[must_use]
    pub fn ending(self) -> Option<&'static str> {
        match self {
            Self::Pdf => Some("pdf"),
            Self::Slides => Some("pptx"),
            Self::WebPage => Some("html"),
            Self::Handout => Some("md"),
            Self::Pictures => None,
        }
    }

    /// Whether the speaker's notes can be in it.
    #[must_use]
    pub fn has_notes(self) -> bool {
        self != Self::Pictures
    }

    /// Whether how large scenes are drawn shows in it.
    #[must_use]
    pub fn has_pictures(self) -> bool {
        self != Self::Handout
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
