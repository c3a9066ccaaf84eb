//! Annotations: what a briefer draws above the map of a scene. They are no claims: nothing in them is
//! counted or contested.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::Ground;

/// How many points make a path at least.
pub const LEAST_OF_PATH: usize = 2;
/// How many points make an outline at least.
pub const LEAST_OF_OUTLINE: usize = 3;

/// A mark on the map with words, both anchored to the ground.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Annotation {
    /// Words in a box, from which a line leads to what they are about.
    Callout {
        /// What the words are about.
        of: Ground,
        /// Where the middle of the box stands.
        at: Ground,
        /// The words; never blank.
        text: String,
    },
    /// An arrow, which may have words at its tail.
    Arrow {
        /// Its tail.
        from: Ground,
        /// Its head.
        to: Ground,
        /// The words; never blank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// A ring around a point, which may have words beneath it.
    Ring {
        /// The middle.
        around: Ground,
        /// How far it is from the middle, in metres.
        radius_m: u32,
        /// The words; never blank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// A path from point to point, the shortest way over the ground, which may have words at its middle.
    Path {
        /// Where it leads, two points at least.
        #[serde(deserialize_with = "path")]
        along: Vec<Ground>,
        /// The words; never blank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// An area, which may have words in its middle.
    Area {
        /// Its corners, three at least; the last is joined to the first.
        #[serde(deserialize_with = "outline")]
        outline: Vec<Ground>,
        /// The words; never blank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// Words alone.
    Text {
        /// Where their middle stands.
        at: Ground,
        /// The words; never blank.
        text: String,
    },
}

impl Annotation {
    /// Its words, if it has any.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Callout { text, .. } | Self::Text { text, .. } => Some(text),
            Self::Arrow { text, .. }
            | Self::Ring { text, .. }
            | Self::Path { text, .. }
            | Self::Area { text, .. } => text.as_deref(),
        }
    }

    /// Makes it say `words`; what cannot be without words keeps its own where they are blank.
    pub fn say(&mut self, words: &str) {
        let is_blank = words.trim().is_empty();
        match self {
            Self::Callout { text, .. } | Self::Text { text, .. } => {
                if !is_blank {
                    words.clone_into(text);
                }
            }
            Self::Arrow { text, .. }
            | Self::Ring { text, .. }
            | Self::Path { text, .. }
            | Self::Area { text, .. } => {
                *text = (!is_blank).then(|| words.to_owned());
            }
        }
    }
    /// Its corners, one after another; none where it has no row of them.
    #[must_use]
    pub fn corners(&self) -> &[Ground] {
        match self {
            Self::Path { along: corners, .. }
            | Self::Area {
                outline: corners, ..
            } => corners,
            _ => &[],
        }
    }

    /// Its corners, to be moved or taken away, and how many it cannot be without.
    pub fn corners_mut(&mut self) -> Option<(&mut Vec<Ground>, usize)> {
        match self {
            Self::Path { along, .. } => Some((along, LEAST_OF_PATH)),
            Self::Area { outline, .. } => Some((outline, LEAST_OF_OUTLINE)),
            _ => None,
        }
    }

    /// Whether it has as many points as it cannot be without.
    #[must_use]
    pub fn has_its_corners(&self) -> bool {
        match self {
            Self::Path { along, .. } => along.len() >= LEAST_OF_PATH,
            Self::Area { outline, .. } => outline.len() >= LEAST_OF_OUTLINE,
            _ => true,
        }
    }
}

/// The points of a path.
pub(super) fn path<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Ground>, D::Error> {
    let points = Vec::deserialize(from)?;
    if points.len() < LEAST_OF_PATH {
        return Err(D::Error::custom(format!(
            "a path leads through two points at least, and there are {}",
            points.len()
        )));
    }
    Ok(points)
}

/// The corners of an area.
pub(super) fn outline<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Ground>, D::Error> {
    let corners = Vec::deserialize(from)?;
    if corners.len() < LEAST_OF_OUTLINE {
        return Err(D::Error::custom(format!(
            "an outline has three corners at least, and there are {}",
            corners.len()
        )));
    }
    Ok(corners)
}
