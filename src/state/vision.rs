//! Colour vision: how people see colours, for an analyst to look through their eyes.

use serde::{Deserialize, Serialize};

/// How the colours of the screen are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ColourVision {
    /// As most people see them.
    #[default]
    Usual,
    /// Without the cones for long waves: red is dark, and like green.
    Protan,
    /// Without the cones for middle waves: green is like red.
    Deutan,
    /// Without the cones for short waves: blue is like green.
    Tritan,
    /// Light and dark alone, as a copier prints them.
    Grey,
}

impl ColourVision {
    /// Every choice, in the order of the settings.
    pub const ALL: [Self; 5] = [
        Self::Usual,
        Self::Protan,
        Self::Deutan,
        Self::Tritan,
        Self::Grey,
    ];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "Usual",
            Self::Protan => "Protan",
            Self::Deutan => "Deutan",
            Self::Tritan => "Tritan",
            Self::Grey => "Grey",
        }
    }

    /// What the screen is like meanwhile, in a line; nothing where it is as usual.
    #[must_use]
    pub fn remark(self) -> Option<&'static str> {
        match self {
            Self::Usual => None,
            Self::Protan => Some("Seen as by protanopes"),
            Self::Deutan => Some("Seen as by deuteranopes"),
            Self::Tritan => Some("Seen as by tritanopes"),
            Self::Grey => Some("Seen in grey"),
        }
    }
}
