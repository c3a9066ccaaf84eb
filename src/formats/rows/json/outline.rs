//! What a file of JSON holds as a whole: which list in it is that of its rows, and what their columns are.

use std::io::Read;
use std::ops::ControlFlow;

use serde_json::Value;

use crate::formats::rows::RowsError;

use super::columns::Columns;
use super::scan::Scanner;

/// After how many objects it is told how far the reading is.
const BETWEEN: u64 = 1024;
/// How many bytes of a text at the top are looked at, such as the type of the whole.
const SAID: usize = 64 << 10;
/// What is told for a file without a list of objects.
const NO_LIST: &str = "JSON without a list of objects, of which each would be a row; save it as such a list, as GeoJSON or as CSV";

/// Where in a file the objects stand that are its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The whole is a list of them.
    Top,
    /// They are the list of this name.
    Member(String),
    /// The whole is one of them.
    Whole,
}

/// A list of objects in a file.
#[derive(Debug)]
pub struct Listed {
    pub place: Place,
    pub columns: Columns,
}

/// What a file holds.
#[derive(Debug, Default)]
pub struct Outline {
    lists: Vec<Listed>,
    kind: Option<String>,
    /// The coordinate system that it names, where that is not WGS 84.
    system: Option<String>,
    /// Why it cannot be read to its end, where rows come before that.
    pub broken: Option<RowsError>,
}

/// Who is told how far the reading is, and may break it off.
pub type Watch<'w> = dyn FnMut() -> ControlFlow<()> + 'w;

impl Outline {
    /// What the text holds that `scanner` is to read.
    ///
    /// # Errors
    /// When it cannot be read, or breaks off before any row.
    pub fn read(scanner: &mut Scanner<impl Read>, watch: &mut Watch) -> Result<Self, RowsError> {
        let mut outline = Self::default();
        let read = outline.take_in(scanner, watch);
        match read {
            Ok(()) => Ok(outline),
            Err(error @ RowsError::Cancelled) => Err(error),
            Err(error) if outline.lists.is_empty() => Err(error),
            Err(error) => {
                outline.broken = Some(error);
                Ok(outline)
            }
        }
    }

    /// The list that is that of its rows, and the names of others.
    ///
    /// # Errors
    /// When there is none, with what the file is instead.
    pub fn chosen(mut self) -> Result<(Listed, Vec<String>), RowsError> {
        if let Some(system) = self.system {
            return Err(RowsError::NoRows(format!(
                "GeoJSON whose coordinates are in {system}; save it in WGS 84 (EPSG:4326), in degrees"
            )));
        }
        let wanted = match self.kind.as_deref() {
            Some("Feature") => {
                let (place, columns) = (Place::Whole, Columns::default());
                return Ok((Listed { place, columns }, Vec::new()));
            }
            Some("FeatureCollection") => "features",
            Some("Topology") => {
                let what = "TopoJSON; save it as GeoJSON";
                return Err(RowsError::NoRows(what.to_owned()));
            }
            Some(kind) if is_geometry(kind) => {
                let what =
                    "a geometry of GeoJSON without anything said of it; open it as an overlay";
                return Err(RowsError::NoRows(what.to_owned()));
            }
            _ => "events",
        };
        let is_wanted =
            |listed: &Listed| matches!(&listed.place, Place::Member(name) if name == wanted);
        let at = match self.lists.iter().position(is_wanted) {
            Some(at) => at,
            None if wanted == "features" => {
                let what = "GeoJSON without a feature: there is nothing to show";
                return Err(RowsError::NoRows(what.to_owned()));
            }
            None if self.lists.is_empty() => return Err(RowsError::NoRows(NO_LIST.to_owned())),
            None => 0,
        };
        let chosen = self.lists.remove(at);
        let others = self
            .lists
            .into_iter()
            .filter_map(|listed| match listed.place {
                Place::Member(name) => Some(name),
                Place::Top | Place::Whole => None,
            });
        Ok((chosen, others.collect()))
    }

    fn take_in(
        &mut self,
        scanner: &mut Scanner<impl Read>,
        watch: &mut Watch,
    ) -> Result<(), RowsError> {
        match scanner.must_go_on()? {
            b'[' => self.list(scanner, &Place::Top, watch)?,
            b'{' => {
                scanner.pass();
                let mut is_first = true;
                while scanner.goes_on(is_first, b'}')? {
                    self.member(scanner, watch)?;
                    is_first = false;
                }
            }
            _ => return Err(RowsError::NoRows(NO_LIST.to_owned())),
        }
        match scanner.next()? {
            None => Ok(()),
            Some(_) => Err(RowsError::Odd {
                line: scanner.line(),
                what: "another text of JSON begins here; only the first is read".to_owned(),
            }),
        }
    }

    fn member(
        &mut self,
        scanner: &mut Scanner<impl Read>,
        watch: &mut Watch,
    ) -> Result<(), RowsError> {
        let name = name(scanner)?;
        match (scanner.must_go_on()?, name.as_str()) {
            (b'[', _) => self.list(scanner, &Place::Member(name), watch),
            (_, "type") => {
                self.kind = said(scanner)?.and_then(|value| Some(value.as_str()?.to_owned()));
                Ok(())
            }
            (_, "crs") => {
                self.system = said(scanner)?.and_then(|crs| other_system(&crs));
                Ok(())
            }
            _ => scanner.value(None),
        }
    }

    fn list(
        &mut self,
        scanner: &mut Scanner<impl Read>,
        place: &Place,
        watch: &mut Watch,
    ) -> Result<(), RowsError> {
        scanner.pass();
        let mut is_first = true;
        let mut object = Vec::new();
        let mut met = 0_u64;
        while scanner.goes_on(is_first, b']')? {
            if scanner.must_go_on()? == b'{' {
                let line = scanner.line();
                object.clear();
                scanner.value(Some(&mut object))?;
                self.meet(place, met == 0, &object, line)?;
                met += 1;
                if met.is_multiple_of(BETWEEN) && watch().is_break() {
                    return Err(RowsError::Cancelled);
                }
            } else {
                scanner.value(None)?;
            }
            is_first = false;
        }
        Ok(())
    }

    fn meet(
        &mut self,
        place: &Place,
        is_first: bool,
        object: &[u8],
        line: u64,
    ) -> Result<(), RowsError> {
        let mut columns = match self.lists.pop() {
            Some(listed) if !is_first => listed.columns,
            Some(other) => {
                self.lists.push(other);
                Columns::default()
            }
            None => Columns::default(),
        };
        let met = columns.meet(object, line);
        // What came before an object that is none still holds.
        if met.is_ok() || !is_first {
            let place = place.clone();
            self.lists.push(Listed { place, columns });
        }
        met
    }
}

/// The name of a member, which is passed with its colon.
pub fn name(scanner: &mut Scanner<impl Read>) -> Result<String, RowsError> {
    let line = scanner.line();
    let name = said(scanner)?;
    scanner.expect(b':')?;
    match name {
        Some(Value::String(name)) => Ok(name),
        _ => Err(RowsError::Odd {
            line,
            what: "this is no JSON: a name in quotation marks should stand here".to_owned(),
        }),
    }
}

/// A value at the top of the file, where it is short.
fn said(scanner: &mut Scanner<impl Read>) -> Result<Option<Value>, RowsError> {
    let mut text = Vec::new();
    scanner.value(Some(&mut text))?;
    let is_short = text.len() <= SAID;
    Ok(is_short
        .then(|| serde_json::from_slice(&text).ok())
        .flatten())
}

fn is_geometry(kind: &str) -> bool {
    matches!(
        kind,
        "Point"
            | "MultiPoint"
            | "LineString"
            | "MultiLineString"
            | "Polygon"
            | "MultiPolygon"
            | "GeometryCollection"
    )
}

/// What `GeoJSON` of 2008 calls its coordinate system, where that is not WGS 84.
fn other_system(crs: &Value) -> Option<String> {
    let name = crs.pointer("/properties/name").and_then(Value::as_str);
    let is_wgs84 = |name: &str| ["CRS84", ":4326"].iter().any(|end| name.ends_with(end));
    match name {
        _ if crs.is_null() => None,
        Some(name) if is_wgs84(name) => None,
        Some(name) => Some(name.chars().take(100).collect()),
        None => Some("a system that it does not name".to_owned()),
    }
}
