//! Instruments: views of the claims that stand below the map.

mod remembered;
mod table;

use serde::{Deserialize, Serialize};

use crate::query::MatrixOrder;

pub use self::remembered::Instruments;
pub use self::table::{ClaimColumn, IncidentColumn, TableColumn, TableLook};

/// An instrument below the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Instrument {
    /// Sources by questions.
    Matrix,
    /// A table of the claims that are shown.
    Claims,
    /// A table of the incidents that they are about.
    Incidents,
    /// Questions by places.
    Comparison,
    /// Incidents that may be the same strike.
    Matches,
}

impl Instrument {
    /// Every instrument, in the order of their tabs.
    pub const ALL: [Self; 5] = [
        Self::Matrix,
        Self::Claims,
        Self::Incidents,
        Self::Comparison,
        Self::Matches,
    ];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Matrix => "Matrix",
            Self::Claims => "Claims",
            Self::Incidents => "Incidents",
            Self::Comparison => "Comparison",
            Self::Matches => "Matches",
        }
    }
}

/// How the matrix is laid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct MatrixLook {
    /// In which order the sources stand.
    pub order: MatrixOrder,
    /// Whether it has the whole case, whatever is selected.
    pub whole_case: bool,
}
