//! Texts that are held in memory: their rows, and the columns of the first of them.

use std::io::{Cursor, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::formats::unpack::Content;

use super::{Glance, Kind, Rows, RowsError, Text, json, kml};

/// The columns of the first rows of `text`, `GeoJSON` or KML as its `content` says; empty where it is neither, or
/// has no rows.
///
/// Cheap: no more is read than the first rows.
pub fn first_columns(content: Content, text: impl Read) -> Vec<String> {
    let columns = match content {
        Content::Json => {
            let glance = Glance::at(text).filter(|glance| glance.is_geo_json);
            glance.map(|glance| glance.header)
        }
        Content::Xml => kml::first_columns(text),
        Content::Case | Content::Table | Content::Workbook => None,
    };
    columns.unwrap_or_default()
}

impl Rows {
    /// The rows of `text`, which is `GeoJSON`.
    ///
    /// # Errors
    /// When it has none, or the first cannot be read.
    pub fn of_geo_json(text: &str) -> Result<Self, RowsError> {
        let text: Arc<[u8]> = text.as_bytes().into();
        let open = || -> Result<Text, RowsError> { Ok(Box::new(Cursor::new(Arc::clone(&text)))) };
        let layout = json::Layout::of(open, &mut || ControlFlow::Continue(()))?;
        let layout = Arc::new(layout);
        let rows = json::Rows::new(open()?, Arc::clone(&layout))?;
        Ok(Self(Kind::Json(Box::new(rows), layout)))
    }

    /// The rows of `text`, which is KML.
    ///
    /// # Errors
    /// When it has none, or the first cannot be read.
    pub fn of_kml(text: &str) -> Result<Self, RowsError> {
        let layout = kml::Layout::of(text.as_bytes(), &mut || ControlFlow::Continue(()))?;
        let layout = Arc::new(layout);
        let text: Text = Box::new(Cursor::new(text.as_bytes().to_vec()));
        let rows = kml::Rows::new(text, Arc::clone(&layout));
        Ok(Self(Kind::Kml(Box::new(rows), layout)))
    }
}
