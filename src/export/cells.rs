//! What stands in the cell of a column, and how lists are written in one.

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

    /// `texts` in one cell, with `; ` between them. What stands in a text as a semicolon or a backslash has
    /// a backslash before it, so that the texts can be told apart again.
    pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let texts = texts.into_iter().map(|text| {
            let text = text.replace('\\', "\\\\");
            text.replace(';', "\\;")
        });
        Self::text(texts.collect::<Vec<_>>().join("; "))
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

/// The name of `value`, one of `named`; a test of the formats holds that every value has one.
pub(super) fn name_of<T: PartialEq>(value: &T, named: &[(&'static str, T)]) -> &'static str {
    let found = named.iter().find(|(_, named)| named == value);
    found.map_or("", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_a_list_can_be_told_apart() {
        let list = |texts: &[&str]| Cell::list(texts.iter().copied());
        assert_eq!(list(&["a", "b"]), Cell::text("a; b"));
        assert_eq!(list(&["a;b", "c\\"]), Cell::text("a\\;b; c\\\\"));
        assert_eq!(list(&[]), None);
    }
}
