//! `GeoPackage`s with a layer of claims, as exports write it (OGC 12-128r19): its rows as a table of claims.
//!
//! Other `GeoPackage`s are refused in words. The file may come from anywhere: it is only ever read, and within limits.

mod shape;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use csv::StringRecord;
use geozero::ToWkt;
use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::database::{Database, Keeping, TELLING, is_geo_package};
use crate::model::Regions;
use crate::state::document::Writing;

use super::case::Loaded;
use super::claims_table::{GEOMETRY, Listed, has_columns_of_claims, read_listed};
use super::file::{OpenError, SIZE_LIMIT};
use super::reach::open_ordinary;

use self::shape::{Damaged, shape};

/// The system of coordinates of claims: WGS 84 by its EPSG code.
const WGS_84: i64 = 4326;
/// What stands for a geometry that cannot be read: no other does.
const NO_SHAPE: &str = "damaged";

/// Why there are no claims to be had from a `GeoPackage`, worded to follow its name.
#[derive(Debug, thiserror::Error)]
pub enum LayerError {
    /// It is a layer of something else.
    #[error(
        "is a GeoPackage, and none of its layers holds claims as they are exported here; export the layer that you \
         want as GeoJSON or CSV, and open that"
    )]
    NoClaims,
    /// Its coordinates are others.
    #[error(
        "is a GeoPackage with claims in another system of coordinates than WGS 84, number {0}; save the layer in EPSG:4326"
    )]
    OtherSystem(i64),
    /// There is more in it than in any case.
    #[error("is a GeoPackage with more than {} MiB of claims; a case is edited by hand, and no more of one are read", SIZE_LIMIT >> 20)]
    TooLarge,
    /// `SQLite` cannot read it.
    #[error(
        "is a GeoPackage that cannot be read: {0}; close it in other programs, or save it again"
    )]
    Database(#[from] rusqlite::Error),
}

/// Whether the file `path` is a `GeoPackage`.
pub fn is_one(path: &Path) -> bool {
    beginning(path).is_some_and(|beginning| is_geo_package(&beginning))
}

/// Opens the case that the claims in the `GeoPackage` `path` make.
///
/// # Errors
/// When it cannot be read, holds no claims, or something is wrong with one.
pub fn open(path: &Path, regions: &Regions) -> Result<Loaded, OpenError> {
    let rows = rows(path).map_err(|why| OpenError::Layer {
        path: path.to_owned(),
        why,
    })?;
    read_listed(rows, Writing::GeoPackage, regions).map_err(|problems| OpenError::Problems {
        path: path.to_owned(),
        problems,
    })
}

fn beginning(path: &Path) -> Option<Vec<u8>> {
    let (file, _) = open_ordinary(path).ok()?;
    let mut beginning = Vec::new();
    File::take(file, TELLING as u64)
        .read_to_end(&mut beginning)
        .ok()?;
    Some(beginning)
}

/// The rows of the layer of claims.
fn rows(path: &Path) -> Result<Listed, LayerError> {
    let keeping = beginning(path).and_then(|header| Keeping::told(&header));
    let database = Database::open(path, keeping.unwrap_or(Keeping::Alone))?;
    let layer = Layer::of_claims(&database)?;
    let mut rows = Listed::new(layer.header());
    let mut size = 0;
    database.each(&layer.query(), (), |row| {
        let cells = layer.cells(row)?;
        size += cells.as_slice().len() as u64;
        rows.push(cells);
        Ok(if size > SIZE_LIMIT {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        })
    })?;
    if size > SIZE_LIMIT {
        return Err(LayerError::TooLarge);
    }
    Ok(rows)
}

/// A layer, which is a table.
struct Layer {
    table: String,
    columns: Vec<String>,
    /// Which of them has the geometries.
    geometry: Option<String>,
}

impl Layer {
    /// The first layer whose columns are those of claims.
    fn of_claims(database: &Database) -> Result<Self, LayerError> {
        let mut tables = Vec::new();
        let listed = "SELECT table_name FROM gpkg_contents LIMIT 1000";
        database.each(listed, (), |row| {
            tables.push(row.get::<_, String>(0)?);
            Ok(ControlFlow::Continue(()))
        })?;
        for table in tables {
            // One that cannot be read is none of claims.
            let columns = database.columns(&everything_in(&table)).unwrap_or_default();
            if has_columns_of_claims(&columns) {
                let geometry = geometry_of(database, &table)?;
                return Ok(Self {
                    table,
                    columns,
                    geometry,
                });
            }
        }
        Err(LayerError::NoClaims)
    }

    fn query(&self) -> String {
        everything_in(&self.table)
    }

    /// The columns as a table of claims calls them.
    fn header(&self) -> Vec<String> {
        let columns = self.columns.iter();
        let called = |column: &String| {
            if self.geometry.as_ref() == Some(column) {
                GEOMETRY.to_owned()
            } else {
                column.clone()
            }
        };
        columns.map(called).collect()
    }

    fn cells(&self, row: &Row) -> rusqlite::Result<StringRecord> {
        let mut cells = StringRecord::new();
        for (at, column) in self.columns.iter().enumerate() {
            let is_geometry = self.geometry.as_ref() == Some(column);
            cells.push_field(&match row.get_ref(at)? {
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Blob(bytes) if is_geometry => well_known_text(bytes),
                ValueRef::Null | ValueRef::Blob(_) => String::new(),
            });
        }
        Ok(cells)
    }
}

/// A name in quotation marks is one, whatever it is.
fn everything_in(table: &str) -> String {
    format!("SELECT * FROM \"{}\"", table.replace('"', "\"\""))
}

/// The column of the geometries of `table`, if it has one.
fn geometry_of(database: &Database, table: &str) -> Result<Option<String>, LayerError> {
    let query = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?1";
    let known = database.first(query, [table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    match known {
        Some((_, system)) if system != WGS_84 => Err(LayerError::OtherSystem(system)),
        Some((column, _)) => Ok(Some(column)),
        None => Ok(None),
    }
}

fn well_known_text(bytes: &[u8]) -> String {
    match shape(bytes) {
        Ok(Some(shape)) => shape.to_wkt().unwrap_or_default(),
        Ok(None) => String::new(),
        Err(Damaged) => NO_SHAPE.to_owned(),
    }
}
