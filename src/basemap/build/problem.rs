//! Why no map is made of a folder of layers, in words.

use std::fmt;
use std::path::PathBuf;

use pmtiles::PmtError;

use super::manifest::MANIFEST;

/// Why no map could be made of a folder of layers.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// There is no such folder.
    #[error("there is no folder {0}; check its name")]
    NoFolder(PathBuf),
    /// The folder does not say what is in its files.
    #[error(
        "{0} has no {MANIFEST}, which says what is in which file; the README shows a small one"
    )]
    NoManifest(PathBuf),
    /// Something is wrong with what is in the folder.
    #[error("no map can be made of these layers:\n{}", listed(.0))]
    Problems(Vec<Problem>),
    /// All shapes are empty.
    #[error("there is nothing to draw: no shape in these layers has any size")]
    Nothing,
    /// It would take a day.
    #[error(
        "zooms up to {maxzoom} take {tiles} tiles, and no more than {limit} are made; choose a lower \
         maxzoom or a smaller region"
    )]
    TooManyTiles {
        /// The finest zoom that was asked for.
        maxzoom: u8,
        /// How many tiles there would be.
        tiles: u64,
        /// The most that are made.
        limit: u64,
    },
    /// The finest zoom that was asked for is none.
    #[error("zoom {maxzoom} is too fine; {limit} is the finest")]
    TooFine {
        /// The finest zoom that was asked for.
        maxzoom: u8,
        /// The finest that is made.
        limit: u8,
    },
    /// The tiles do not fit into a file, which none so far did not.
    #[error("the tiles could not be put together: {0}")]
    Format(#[from] PmtError),
}

/// Something that is wrong with a file of a folder of layers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// In which file, and where in it as far as that is known.
    pub place: String,
    /// What is wrong, and what would be right.
    pub text: String,
}

impl Problem {
    pub(super) fn at(place: impl Into<String>, text: impl Into<String>) -> Self {
        let (place, text) = (place.into(), text.into());
        Self { place, text }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.text)
    }
}

fn listed(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
