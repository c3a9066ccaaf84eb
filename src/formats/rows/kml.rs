//! KML as rows: each placemark is one, with the folders that it lies in.
//!
//! It is read twice, as JSON is. Links into the network are told and not followed.

mod html;
mod pieces;
mod placemark;

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use csv::StringRecord;

use crate::formats::table::{MOST_CELLS, Row};

use self::pieces::{Piece, Pieces};
use self::placemark::Placemark;
use super::json::Watch;
use super::{Found, RowsError};

/// After how many placemarks it is told how far the reading is.
const BETWEEN: u64 = 1024;
/// With what a file of KML begins, or a part of one.
const ROOTS: [&str; 4] = ["kml", "Document", "Folder", "Placemark"];
/// What else a file of KML may hold that is not read, and what that is.
const UNREAD: [(&str, &str); 5] = [
    (
        "NetworkLink",
        "a link into the network, which is not followed",
    ),
    (
        "GroundOverlay",
        "a picture laid on the ground, which is not read",
    ),
    ("PhotoOverlay", "a photograph, which is not read"),
    (
        "ScreenOverlay",
        "a picture laid on the screen, which is not read",
    ),
    ("Tour", "a tour, which is not read"),
];

/// The columns of a file of KML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    header: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Layout {
    /// The layout of `text`, read to its end, or to where it breaks off.
    ///
    /// # Errors
    /// When it is no KML, has no placemark, or breaks off before the first.
    pub fn of(text: impl Read, watch: &mut Watch) -> Result<Self, RowsError> {
        let mut placemarks = Placemarks::new(text);
        let mut layout = Self::default();
        let mut met = 0_u64;
        loop {
            let read = placemarks.next();
            let met_one = match read {
                Ok(met_one) => met_one,
                Err(error) if met == 0 => return Err(error),
                // The rows before that are good; it is told when it is met again.
                Err(_) => break,
            };
            let Some(met_one) = met_one else {
                break;
            };
            met += 1;
            for (column, _) in met_one.fields {
                layout.meet(column, met_one.line)?;
            }
            if met.is_multiple_of(BETWEEN) && watch().is_break() {
                return Err(RowsError::Cancelled);
            }
        }
        if met == 0 {
            let what = "KML without a placemark: there is nothing to show";
            return Err(RowsError::NoRows(what.to_owned()));
        }
        Ok(layout)
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    fn meet(&mut self, column: String, line: u64) -> Result<(), RowsError> {
        if !self.numbers.contains_key(&column) {
            self.numbers.insert(column.clone(), self.header.len());
            self.header.push(column);
        }
        if self.header.len() > MOST_CELLS {
            return Err(RowsError::TooWide { line });
        }
        Ok(())
    }

    fn cells(&self, fields: Vec<(String, String)>) -> StringRecord {
        let mut said = vec![String::new(); self.header.len()];
        for (column, text) in fields {
            if let Some(number) = self.numbers.get(&column) {
                let cell = &mut said[*number];
                // A name that comes twice says both.
                if !cell.is_empty() {
                    cell.push_str("; ");
                }
                cell.push_str(&text);
            }
        }
        said.into()
    }
}

/// The columns of the first placemark of `text`; `None` where that cannot be read.
pub fn first_columns(text: impl Read) -> Option<Vec<String>> {
    let first = Placemarks::new(text).next().ok()??;
    Some(first.fields.into_iter().map(|(column, _)| column).collect())
}

/// The rows of a text of KML, one after the other.
pub struct Rows<R: Read> {
    placemarks: Placemarks<R>,
    layout: Arc<Layout>,
    number: u64,
    done: bool,
}

impl<R: Read> Rows<R> {
    /// The rows of `text`, which has that `layout`.
    pub fn new(text: R, layout: Arc<Layout>) -> Self {
        Self {
            placemarks: Placemarks::new(text),
            layout,
            number: 0,
            done: false,
        }
    }

    /// Fills `row` with the next row; false at the end.
    ///
    /// # Errors
    /// When it cannot be read. Nothing comes after an error.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, RowsError> {
        if self.done {
            return Ok(false);
        }
        let read = self.placemarks.next();
        self.done = !matches!(read, Ok(Some(_)));
        let Some(met) = read? else {
            return Ok(false);
        };
        self.number += 1;
        row.set(
            self.layout.cells(met.fields),
            self.number,
            met.line,
            met.offset,
        );
        Ok(true)
    }

    /// What was found besides the rows, since that was last asked.
    pub fn take_found(&mut self) -> Vec<Found> {
        std::mem::take(&mut self.placemarks.found)
    }
}

/// A placemark that was read.
struct Met {
    fields: Vec<(String, String)>,
    line: u64,
    offset: u64,
}

/// The placemarks of a text of KML, one after the other.
struct Placemarks<R: Read> {
    pieces: Pieces<R>,
    /// The elements that are open around what comes next.
    open: Vec<String>,
    /// The names of the folders among them.
    folders: Vec<String>,
    found: Vec<Found>,
    begun: bool,
}

impl<R: Read> Placemarks<R> {
    fn new(text: R) -> Self {
        Self {
            pieces: Pieces::new(text),
            open: Vec::new(),
            folders: Vec::new(),
            found: Vec::new(),
            begun: false,
        }
    }

    fn next(&mut self) -> Result<Option<Met>, RowsError> {
        loop {
            let (offset, line) = (self.pieces.offset(), self.pieces.line());
            match self.pieces.next()? {
                Piece::Open(name, called) => {
                    self.check_root(&name)?;
                    if name == "Placemark" {
                        return self.placemark(called, line, offset).map(Some);
                    }
                    self.enter(name, line);
                }
                Piece::Close => {
                    if self.open.pop().is_some_and(|name| name == "Folder") {
                        self.folders.pop();
                    }
                }
                Piece::Words(words) => self.take_name(&words),
                Piece::End => return Ok(None),
            }
        }
    }

    /// What begins is KML, and no other XML.
    fn check_root(&mut self, name: &str) -> Result<(), RowsError> {
        if !self.begun && !ROOTS.contains(&name) {
            let name: String = name.chars().take(50).collect();
            return Err(RowsError::NoRows(format!(
                "XML with {name:?} as its outermost element; of XML only KML is read: save it as KML, GeoJSON or CSV"
            )));
        }
        self.begun = true;
        Ok(())
    }

    fn enter(&mut self, name: String, line: u64) {
        if name == "Folder" {
            self.folders.push(String::new());
        }
        if let Some((_, what)) = UNREAD.iter().find(|(unread, _)| *unread == name) {
            self.found.push(Found::new("the file", what, line, &name));
        }
        self.open.push(name);
    }

    /// Takes `words` as the name of a folder, where they are that.
    fn take_name(&mut self, words: &str) {
        if let [.., around, name] = &self.open[..]
            && around == "Folder"
            && name == "name"
            && let Some(folder) = self.folders.last_mut()
        {
            folder.push_str(words);
        }
    }

    fn placemark(
        &mut self,
        called: Option<String>,
        line: u64,
        offset: u64,
    ) -> Result<Met, RowsError> {
        let folders = self.folders.iter().map(|name| name.trim());
        let folders = folders.filter(|name| !name.is_empty());
        let folder = folders.collect::<Vec<_>>().join(" / ");
        let mut placemark = Placemark::new(called, folder);
        loop {
            match self.pieces.next()? {
                Piece::Open(name, called) => placemark.open(name, called),
                Piece::Words(words) => placemark.words(&words),
                Piece::Close if placemark.close() => {}
                Piece::Close | Piece::End => break,
            }
        }
        let (fields, unread) = placemark.into_fields();
        for kind in unread {
            let what = "a geometry that is not read; the row is kept without it";
            self.found.push(Found::new("geometry", what, line, &kind));
        }
        Ok(Met {
            fields,
            line,
            offset,
        })
    }
}
