//! A layer of claims for geographic information systems, as a `GeoPackage` 1.3 (OGC 12-128r17): one feature for
//! every claim, without a geometry where nobody says where. It is read again as the claims it was.

use std::path::Path;

use geo::{BoundingRect, Geometry, Rect};
use geozero::{CoordDimensions, ToWkb};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::cells::Cell;
use super::columns::{COLUMNS, Kind};
use super::{Part, Sink, WriteError};

/// How `SQLite` knows a `GeoPackage`: "GPKG".
const APPLICATION: i32 = 0x4750_4B47;
/// Version 1.3.0.
const VERSION: i32 = 10300;
/// WGS 84 by its EPSG code.
const WGS_84: i32 = 4326;
/// The tables that every `GeoPackage` has (tables 3, 4 and 6 of the standard), and the systems of coordinates
/// that have to be known to it.
const TABLES: &str = r#"
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]',
   'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid'),
  ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system');
"#;
/// The name of the layer, which is that of its table.
const LAYER: &str = "claims";

/// A layer of claims in a file of its own.
pub(super) struct Layer {
    connection: Connection,
    insert: String,
    extent: Option<Rect>,
}

impl Layer {
    /// Begins the layer in the file `path`, which is empty.
    pub fn new(path: &Path) -> Result<Self, WriteError> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "application_id", APPLICATION)?;
        connection.pragma_update(None, "user_version", VERSION)?;
        // The file takes its place only when it is whole: a journal beside it would only be left there.
        connection.pragma_update(None, "journal_mode", "MEMORY")?;
        connection.execute_batch(TABLES)?;
        let columns = COLUMNS.iter().map(|column| match column.kind {
            Kind::Text => format!("\"{}\" TEXT", column.name),
            Kind::Whole => format!("\"{}\" INTEGER", column.name),
            Kind::Degrees => format!("\"{}\" DOUBLE", column.name),
        });
        let columns: Vec<String> = columns.collect();
        connection.execute_batch(&format!(
            "CREATE TABLE {LAYER} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, {});
             INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('{LAYER}', 'features', '{LAYER}', {WGS_84});
             INSERT INTO gpkg_geometry_columns VALUES ('{LAYER}', 'geom', 'GEOMETRY', {WGS_84}, 0, 0);",
            columns.join(", ")
        ))?;
        let marks = vec!["?"; COLUMNS.len() + 1].join(", ");
        Ok(Self {
            connection,
            insert: format!("INSERT INTO {LAYER} VALUES (NULL, {marks})"),
            extent: None,
        })
    }
}

impl Sink for Layer {
    fn take(&mut self, part: &Part) -> Result<(), WriteError> {
        self.connection.execute_batch("BEGIN")?;
        let mut insert = self.connection.prepare(&self.insert)?;
        for stated in part.stated() {
            let geometry = stated.geometry();
            let covered = geometry.as_ref().and_then(BoundingRect::bounding_rect);
            self.extent = self.extent.into_iter().chain(covered).reduce(both);
            let cells = COLUMNS.iter().map(|column| value((column.cell)(&stated)));
            let cells = [blob(geometry.as_ref())?].into_iter().chain(cells);
            insert.execute(params_from_iter(cells))?;
        }
        Ok(self.connection.execute_batch("COMMIT")?)
    }

    fn finish(self: Box<Self>) -> Result<(), WriteError> {
        if let Some(extent) = self.extent {
            let (min, max) = (extent.min(), extent.max());
            self.connection.execute(
                "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
                [min.x, min.y, max.x, max.y],
            )?;
        }
        self.connection.close().map_err(|(_, error)| error.into())
    }
}

/// `geometry` in the standard's own form.
fn blob(geometry: Option<&Geometry>) -> Result<Value, WriteError> {
    let Some(geometry) = geometry else {
        return Ok(Value::Null);
    };
    let blob = geometry.to_gpkg_wkb(CoordDimensions::xy(), Some(WGS_84), Vec::new())?;
    Ok(Value::Blob(blob))
}

/// The ground that both cover, and what lies between.
fn both(one: Rect, other: Rect) -> Rect {
    let (a, b) = (one.min(), other.min());
    let (c, d) = (one.max(), other.max());
    Rect::new((a.x.min(b.x), a.y.min(b.y)), (c.x.max(d.x), c.y.max(d.y)))
}

fn value(cell: Option<Cell>) -> Value {
    match cell {
        None => Value::Null,
        Some(Cell::Text(text)) => Value::Text(text),
        Some(Cell::Whole(number)) => Value::Integer(i64::try_from(number).unwrap_or(i64::MAX)),
        Some(Cell::Degrees(degrees)) => Value::Real(degrees),
    }
}
