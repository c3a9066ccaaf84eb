//! Colour vision: with whose eyes the screen is looked at, to see what others can tell apart.

use serde::{Deserialize, Serialize};

/// With whose eyes the screen is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum ColourVision {
    /// One's own.
    #[default]
    Usual,
    /// Those of somebody without the cones for long waves: red and green look alike, red is dark.
    Protan,
    /// Those of somebody without the cones for middle waves: red and green look alike.
    Deutan,
    /// Those of somebody without the cones for short waves: blue and green look alike.
    Tritan,
    /// None: what is printed in black and white.
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
            Self::Usual => "As it is",
            Self::Protan => "Protanopia",
            Self::Deutan => "Deuteranopia",
            Self::Tritan => "Tritanopia",
            Self::Grey => "Black and white",
        }
    }
}
