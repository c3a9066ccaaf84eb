//! Instruments: views of the claims that stand below the map.

use serde::{Deserialize, Serialize};

use crate::query::MatrixOrder;

/// An instrument below the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Instrument {
    /// Sources by questions.
    Matrix,
}

/// How the matrix is laid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct MatrixLook {
    /// In which order the sources stand.
    pub order: MatrixOrder,
    /// Whether it has the whole case, whatever is selected.
    pub whole_case: bool,
}
