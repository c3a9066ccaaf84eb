//! In which form claims stand in a text, told by the names of its columns.

use std::io::Read;

use crate::formats::rows::{Rows, RowsError, first_columns};
use crate::formats::table::{self, Dialect};
use crate::formats::unpack::Content;
use crate::state::document::Writing;

use super::has_columns_of_claims;
use super::tabular::Tabular;

/// In which form claims stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As the rows of delimited text.
    Delimited(Dialect),
    /// As features of `GeoJSON`.
    GeoJson,
    /// As placemarks of KML.
    Kml,
}

/// Whether `text` is a table of claims in delimited text, or the beginning of one.
#[must_use]
pub fn is_claims_table(text: &str) -> bool {
    dialect(text).is_some()
}

/// Whether `text`, JSON or XML as its `content` says, holds claims.
pub fn are_in(content: Content, text: impl Read) -> bool {
    has_columns_of_claims(&first_columns(content, text))
}

impl Form {
    /// The form in which claims stand in `text`; `None` where none do.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let beginning = text.trim_start();
        let holds = |content| are_in(content, text.as_bytes());
        if beginning.starts_with(['{', '[']) {
            return holds(Content::Json).then_some(Self::GeoJson);
        }
        if beginning.starts_with('<') {
            return holds(Content::Xml).then_some(Self::Kml);
        }
        dialect(text).map(Self::Delimited)
    }

    /// How a case is written that stands in this form.
    pub(super) fn writing(self) -> Writing {
        match self {
            Self::Delimited(_) => Writing::Table,
            Self::GeoJson => Writing::GeoJson,
            Self::Kml => Writing::Kml,
        }
    }

    /// The table that `text` is.
    pub(super) fn table(self, text: &str) -> Result<Box<dyn Tabular + '_>, RowsError> {
        Ok(match self {
            Self::Delimited(dialect) => {
                Box::new(table::Rows::with_dialect(text.as_bytes(), dialect)?)
            }
            Self::GeoJson => Box::new(Rows::of_geo_json(text)?),
            Self::Kml => Box::new(Rows::of_kml(text)?),
        })
    }
}

/// How the table of claims that `text` is parts its cells; `None` where it is no such table. Told by the names of its
/// columns, which are known: what stands in its cells may look like anything.
fn dialect(text: &str) -> Option<Dialect> {
    let dialects = [b',', b';', b'\t'].map(parted_by);
    dialects.into_iter().find(|dialect| {
        let rows = table::Rows::with_dialect(text.as_bytes(), *dialect);
        rows.is_ok_and(|rows| has_columns_of_claims(rows.header()))
    })
}

const fn parted_by(delimiter: u8) -> Dialect {
    Dialect {
        delimiter,
        decimal_comma: false,
    }
}
