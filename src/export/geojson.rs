//! Features on the map, as GeoJSON (RFC 7946): one for every claim, without a geometry where nobody says where.
//!
//! They are read again as the claims they were, and their places with them; of an area, the rings run as the
//! standard wants them then.

use std::io::Write;

use ::geojson::feature::Id;
use ::geojson::{Feature, FeatureWriter, GeometryValue, JsonObject, JsonValue};
use geo::{CoordsIter, Geometry, Orient, orient::Direction};

use super::cells::Cell;
use super::columns::COLUMNS;
use super::stated::Stated;
use super::{Part, Sink, WriteError};

/// A collection of features.
pub(super) struct Features<W: Write>(FeatureWriter<W>);

impl<W: Write> Features<W> {
    /// Begins the collection in `out`.
    pub fn new(out: W) -> Self {
        Self(FeatureWriter::from_writer(out))
    }
}

impl<W: Write> Sink for Features<W> {
    fn take(&mut self, part: &Part) -> Result<(), WriteError> {
        for stated in part.stated() {
            self.0.write_feature(&feature(&stated))?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        self.0.finish()?;
        Ok(self.0.flush()?)
    }
}

fn feature(stated: &Stated) -> Feature {
    let geometry = stated.geometry().filter(|it| it.coords_count() > 0);
    let geometry = geometry.map(|it| GeometryValue::from(&wound(it)).into());
    let properties = COLUMNS.iter().filter_map(|column| {
        let cell = (column.cell)(stated)?;
        Some((column.name.to_owned(), value(cell)))
    });
    Feature {
        id: Some(Id::String(stated.claim.id.as_str().to_owned())),
        geometry,
        properties: Some(properties.collect::<JsonObject>()),
        ..Feature::default()
    }
}

/// Outer rings counterclockwise, inner ones clockwise (RFC 7946, 3.1.6).
fn wound(geometry: Geometry) -> Geometry {
    match geometry {
        Geometry::Polygon(it) => it.orient(Direction::Default).into(),
        Geometry::MultiPolygon(it) => it.orient(Direction::Default).into(),
        Geometry::GeometryCollection(all) => {
            let all: Vec<Geometry> = all.into_iter().map(wound).collect();
            Geometry::GeometryCollection(all.into())
        }
        other => other,
    }
}

fn value(cell: Cell) -> JsonValue {
    match cell {
        Cell::Text(text) => text.into(),
        Cell::Whole(number) => number.into(),
        Cell::Degrees(degrees) => degrees.into(),
    }
}
