//! JSON as rows: each feature of `GeoJSON`, each event of a `TimeMap`, each object of any other list is one.
//!
//! It is read twice: once for the names of the columns, which stand in every object, and once for the rows.
//! Memory grows with the longest object, not with the file.

mod columns;
mod flat;
mod outline;
mod scan;

use std::io::Read;
use std::sync::Arc;

use csv::StringRecord;

use crate::formats::table::Row;

use self::columns::Columns;
use self::outline::{Outline, Place, name};
use self::scan::Scanner;
use super::{Found, RowsError};

pub use self::outline::Watch;

/// How many objects are looked at to tell what a file may be.
const GLANCE: usize = 200;
/// How many bytes of them.
const GLANCE_BYTES: usize = 4 << 20;

/// Where the rows of a file of JSON stand, and what their columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    place: Place,
    columns: Columns,
    header: Vec<String>,
    others: Vec<String>,
    /// Why the file ends too early behind the rows.
    broken: Option<String>,
}

impl Layout {
    /// The layout of the text that `open` gives, as often as it is asked to.
    ///
    /// # Errors
    /// When it cannot be read, breaks off before any row, or has no list of objects.
    pub fn of<R: Read>(
        mut open: impl FnMut() -> Result<R, RowsError>,
        watch: &mut Watch,
    ) -> Result<Self, RowsError> {
        let mut outline = Outline::read(&mut Scanner::new(open()?), watch)?;
        let broken = outline.broken.take().map(|error| error.to_string());
        let (mut listed, others) = outline.chosen()?;
        if listed.place == Place::Whole {
            let mut object = Vec::new();
            Scanner::new(open()?).value(Some(&mut object))?;
            listed.columns.meet(&object, 1)?;
        }
        Ok(Self {
            header: listed.columns.header(),
            place: listed.place,
            columns: listed.columns,
            others,
            broken,
        })
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// What it is, in a word.
    pub fn word(&self) -> &'static str {
        if self.columns.are_of_features() {
            "GeoJSON"
        } else {
            "JSON"
        }
    }
}

/// The rows of a text of JSON, one after the other.
pub struct Rows<R> {
    scanner: Scanner<R>,
    layout: Arc<Layout>,
    object: Vec<u8>,
    number: u64,
    is_first: bool,
    done: bool,
    found: Vec<Found>,
}

impl<R: Read> Rows<R> {
    /// The rows of `text`, which has that `layout`.
    ///
    /// # Errors
    /// When it cannot be read to its first row.
    pub fn new(text: R, layout: Arc<Layout>) -> Result<Self, RowsError> {
        let mut scanner = Scanner::new(text);
        go_to(&layout.place, &mut scanner)?;
        let mut rows = Self::on(scanner, layout, true);
        rows.tell_of_the_whole();
        Ok(rows)
    }

    /// The rows from the one on that `text` begins with.
    pub fn from_one(text: R, layout: Arc<Layout>) -> Self {
        Self::on(Scanner::new(text), layout, true)
    }

    fn on(scanner: Scanner<R>, layout: Arc<Layout>, is_first: bool) -> Self {
        Self {
            scanner,
            layout,
            object: Vec::new(),
            number: 0,
            is_first,
            done: false,
            found: Vec::new(),
        }
    }

    /// Fills `row` with the next row; false at the end.
    ///
    /// # Errors
    /// When it cannot be read. Nothing comes after an error.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, RowsError> {
        while !self.done {
            let read = self.read(row);
            self.done |= read.is_err();
            if read? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What was found besides the rows, since that was last asked.
    pub fn take_found(&mut self) -> Vec<Found> {
        std::mem::take(&mut self.found)
    }

    /// Reads one value of the list; whether it is a row.
    fn read(&mut self, row: &mut Row) -> Result<bool, RowsError> {
        let scanner = &mut self.scanner;
        if self.layout.place == Place::Whole {
            self.done = true;
        } else if !scanner.goes_on(self.is_first, b']')? {
            self.done = true;
            self.tell_of_the_end();
            return Ok(false);
        }
        self.is_first = false;
        let first = scanner.must_go_on()?;
        let (offset, line) = (scanner.offset(), scanner.line());
        self.object.clear();
        scanner.value(Some(&mut self.object))?;
        if first != b'{' {
            let said = String::from_utf8_lossy(&self.object);
            self.found.push(Found::new(
                "the list",
                "no object among objects; passed over",
                line,
                &said,
            ));
            return Ok(false);
        }
        let mut cells = StringRecord::new();
        self.layout.columns.fill(&self.object, line, &mut cells)?;
        self.number += 1;
        row.set(cells, self.number, line, offset);
        Ok(true)
    }

    fn tell_of_the_whole(&mut self) {
        for other in &self.layout.others {
            let what = "another list in the file, which is not read";
            self.found.push(Found::new("the file", what, 1, other));
        }
    }

    /// That the file breaks off behind the rows, where it does.
    fn tell_of_the_end(&mut self) {
        if let Some(broken) = &self.layout.broken {
            self.found
                .push(Found::new("the file", "not as it should end", 1, broken));
        }
    }
}

/// Passes all that stands before the rows.
fn go_to(place: &Place, scanner: &mut Scanner<impl Read>) -> Result<(), RowsError> {
    match place {
        Place::Whole => Ok(()),
        Place::Top => scanner.expect(b'['),
        Place::Member(wanted) => {
            scanner.expect(b'{')?;
            let mut is_first = true;
            while scanner.goes_on(is_first, b'}')? {
                let name = name(scanner)?;
                if name == *wanted && scanner.must_go_on()? == b'[' {
                    return scanner.expect(b'[');
                }
                scanner.value(None)?;
                is_first = false;
            }
            Err(RowsError::Gone)
        }
    }
}

/// What the beginning of a text of JSON shows of it.
#[derive(Debug)]
pub struct Glance {
    /// Whether it is `GeoJSON`.
    pub is_geo_json: bool,
    /// The columns of its first rows.
    pub header: Vec<String>,
    /// The first rows.
    pub rows: Vec<StringRecord>,
}

impl Glance {
    /// What the beginning of `text` shows; `None` where that is no list of objects.
    ///
    /// Cheap: no more is read than the first rows.
    pub fn at(text: impl Read) -> Option<Self> {
        let mut scanner = Scanner::new(text);
        let mut objects = Vec::new();
        let is_collection = first_objects(&mut scanner, &mut objects).unwrap_or(false);
        let mut columns = Columns::default();
        objects.retain(|object| columns.meet(object, 1).is_ok());
        let mut rows = Vec::new();
        for object in &objects {
            let mut cells = StringRecord::new();
            if columns.fill(object, 1, &mut cells).is_ok() {
                rows.push(cells);
            }
        }
        (!rows.is_empty()).then(|| Self {
            is_geo_json: is_collection || columns.are_of_features(),
            header: columns.header(),
            rows,
        })
    }
}

/// Reads the first objects of the list that a text holds; whether it says that it is `GeoJSON`.
fn first_objects(
    scanner: &mut Scanner<impl Read>,
    objects: &mut Vec<Vec<u8>>,
) -> Result<bool, RowsError> {
    let mut says_so = false;
    if scanner.must_go_on()? == b'{' {
        scanner.pass();
        let mut is_first = true;
        while scanner.goes_on(is_first, b'}')? {
            let name = name(scanner)?;
            let is_list = scanner.must_go_on()? == b'[';
            if is_list && (name == "features" || !says_so) {
                says_so |= name == "features";
                if some_of_list(scanner, objects)? {
                    return Ok(says_so);
                }
            } else {
                let mut value = Vec::new();
                scanner.value(Some(&mut value))?;
                says_so |= name == "type" && value.starts_with(b"\"Feature");
            }
            is_first = false;
        }
        return Ok(says_so);
    }
    some_of_list(scanner, objects)?;
    Ok(says_so)
}

/// Reads the first objects of a list; whether there are any.
fn some_of_list(
    scanner: &mut Scanner<impl Read>,
    objects: &mut Vec<Vec<u8>>,
) -> Result<bool, RowsError> {
    scanner.expect(b'[')?;
    let mut is_first = true;
    let mut bytes = 0;
    while objects.len() < GLANCE && bytes < GLANCE_BYTES && scanner.goes_on(is_first, b']')? {
        let mut object = Vec::new();
        let is_object = scanner.must_go_on()? == b'{';
        scanner.value(Some(&mut object))?;
        bytes += object.len();
        if is_object {
            objects.push(object);
        }
        is_first = false;
    }
    Ok(!objects.is_empty())
}
