//! What stands in the cell of a column.

use crate::formats::claims_table::listed;
use crate::model::Count;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Words, ids, dates.
    Text(String),
    /// A whole number.
    Whole(u64),
    /// Degrees.
    Degrees(f64),
}

impl Cell {
    /// `text`, unless there is none.
    pub fn text(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (!text.is_empty()).then_some(Self::Text(text))
    }

    /// `texts` in one cell, from which they can be read again.
    pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        Self::text(listed(texts))
    }

    /// The least that `count` can be.
    pub fn least(count: Option<Count>) -> Option<Self> {
        Some(Self::Whole(count?.least().into()))
    }

    /// The most that `count` can be; nothing where it is open above.
    pub fn most(count: Option<Count>) -> Option<Self> {
        Some(Self::Whole(count?.most()?.into()))
    }

    /// The cell as text.
    pub fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Degrees(degrees) => degrees.to_string(),
        }
    }
}
