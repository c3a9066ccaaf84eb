//! The columns of a list of objects: all that any of them says, in the order met.

use std::collections::BTreeMap;

use csv::StringRecord;

use crate::formats::rows::RowsError;
use crate::formats::table::MOST_CELLS;

use super::flat::{Of, flatten};

/// The columns of a list of objects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    order: Vec<(Of, String)>,
    /// The numbers of those of features, and of properties.
    numbers: [BTreeMap<String, usize>; 2],
}

impl Columns {
    /// Takes in what the object `text` says, which begins on `line`.
    ///
    /// # Errors
    /// When it is no JSON, or there are too many columns.
    pub fn meet(&mut self, text: &[u8], line: u64) -> Result<(), RowsError> {
        let text = String::from_utf8_lossy(text);
        let met = flatten(&text, &mut |of, path, _| {
            if self.number(of, path).is_none() {
                let numbers = &mut self.numbers[of as usize];
                numbers.insert(path.to_owned(), self.order.len());
                self.order.push((of, path.to_owned()));
            }
        });
        met.map_err(|error| no_json(&error, line))?;
        if self.order.len() > MOST_CELLS {
            return Err(RowsError::TooWide { line });
        }
        Ok(())
    }

    /// The names of the columns: the feature's own keep theirs, properties step aside but for an id.
    pub fn header(&self) -> Vec<String> {
        let has = |of, name: &str| self.number(of, name).is_some();
        let names = self
            .order
            .iter()
            .map(|(of, path)| match (of, path.as_str()) {
                (Of::Property, "geometry") if has(Of::Feature, path) => {
                    "properties.geometry".to_owned()
                }
                (Of::Feature, "id") if has(Of::Property, path) => "feature.id".to_owned(),
                _ => path.clone(),
            });
        names.collect()
    }

    /// Whether any of the objects is a feature of `GeoJSON`.
    pub fn are_of_features(&self) -> bool {
        self.order.iter().any(|(of, _)| *of == Of::Feature)
    }

    /// Fills `cells` with what the object `text` says, which begins on `line`.
    ///
    /// # Errors
    /// When it is no JSON.
    pub fn fill(&self, text: &[u8], line: u64, cells: &mut StringRecord) -> Result<(), RowsError> {
        let text = String::from_utf8_lossy(text);
        let mut said = vec![String::new(); self.order.len()];
        let filled = flatten(&text, &mut |of, path, value| {
            let Some(number) = self.number(of, path) else {
                return;
            };
            let cell = &mut said[number];
            // A name that comes twice says both.
            if !cell.is_empty() && !value.is_empty() {
                cell.push_str("; ");
            }
            cell.push_str(&value);
        });
        filled.map_err(|error| no_json(&error, line))?;
        cells.clear();
        for cell in &said {
            cells.push_field(cell);
        }
        Ok(())
    }

    fn number(&self, of: Of, path: &str) -> Option<usize> {
        self.numbers[of as usize].get(path).copied()
    }
}

fn no_json(error: &serde_json::Error, line: u64) -> RowsError {
    let words = error.to_string();
    let why = words
        .rsplit_once(" at line ")
        .map_or(&*words, |(why, _)| why);
    RowsError::Odd {
        // The reader of JSON counts from where the object begins.
        line: line + (error.line() as u64).saturating_sub(1),
        what: format!("this is no JSON: {why}"),
    }
}
