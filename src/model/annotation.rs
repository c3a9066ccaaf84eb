//! Annotations: what a briefer draws above the map of a scene. They are no claims: nothing in them is
//! counted or contested.

use serde::{Deserialize, Serialize};

use super::Ground;

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
            Self::Arrow { text, .. } | Self::Ring { text, .. } => text.as_deref(),
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
            Self::Arrow { text, .. } | Self::Ring { text, .. } => {
                *text = (!is_blank).then(|| words.to_owned());
            }
        }
    }
}
