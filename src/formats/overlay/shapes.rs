//! Features into shapes: every coordinate is looked at before it may be drawn.

use geo::{Coord, LineString, Point, Polygon};
use geojson::{Feature, Geometry, GeometryValue, Position};

use crate::state::overlay::Shapes;

use super::super::findings::Findings;
use super::collection::{Features, in_one_line};
use super::{offset, why};

/// How many points are drawn at most, those of lines and areas included.
const MOST_POINTS: usize = 1_000_000;
/// How many names of features are kept.
const MOST_NAMES: usize = 50;
/// How far beyond the globe's edge a coordinate may be rounded, in degrees.
const ROUNDING: f64 = 1e-6;

/// What was read so far.
pub struct Reader<'a> {
    text: &'a str,
    shapes: Shapes,
    points: usize,
    left_out: usize,
}

/// Why a feature is left out.
struct Fault {
    what: String,
    hint: Option<&'static str>,
    /// The offset in the feature's own text.
    at: usize,
}

impl Fault {
    fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            hint: None,
            at: 0,
        }
    }

    /// A feature that cannot be read as one.
    fn in_json(error: &serde_json::Error, written: &str) -> Self {
        let why = why(error);
        let what = if why.starts_with("invalid type: null") {
            "null stands where a number should".to_owned()
        } else {
            why
        };
        Self {
            at: offset(error, written),
            ..Self::new(what)
        }
    }
}

impl<'a> Reader<'a> {
    /// Nothing read yet of the file that holds `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            shapes: Shapes::default(),
            points: 0,
            left_out: 0,
        }
    }

    /// What can be drawn, and how many features cannot.
    pub fn into_shapes(self) -> (Shapes, usize) {
        (self.shapes, self.left_out)
    }

    /// Reads `features`, and reports which of them are left out.
    pub fn read(&mut self, features: &Features<'a>, findings: &mut Findings) {
        match features {
            Features::Of(written) => {
                for (i, written) in written.iter().enumerate() {
                    let read = feature(written);
                    self.take(read, written, i + 1, findings);
                }
            }
            Features::Geometry(written) => {
                let read = geometry(written);
                self.take(read, written, 1, findings);
            }
        }
        if self.points > MOST_POINTS {
            findings
                .error(
                    0,
                    format!("it has {} points, more than {MOST_POINTS}", self.points),
                )
                .hint("cut it to the area of the case, or simplify it");
        }
    }

    fn take(
        &mut self,
        read: Result<Shapes, Fault>,
        written: &str,
        number: usize,
        findings: &mut Findings,
    ) {
        match read {
            Ok(shapes) => {
                self.points += points_of(&shapes);
                // Counted on to the end, so that it is told by how much the file is too large.
                if self.points <= MOST_POINTS {
                    self.append(shapes);
                }
            }
            Err(fault) => {
                self.left_out += 1;
                // Features are slices of the text.
                let start = written.as_ptr() as usize - self.text.as_ptr() as usize;
                let what = format!("feature {number} is left out: {}", fault.what);
                let hint = fault.hint.map(str::to_owned);
                findings.warning(start + fault.at, what).hint_with(|| hint);
            }
        }
    }

    fn append(&mut self, mut shapes: Shapes) {
        self.shapes.lines.append(&mut shapes.lines);
        self.shapes.areas.append(&mut shapes.areas);
        self.shapes.points.append(&mut shapes.points);
        for name in shapes.names {
            let names = &mut self.shapes.names;
            if names.len() < MOST_NAMES && !names.contains(&name) {
                names.push(name);
            }
        }
    }
}

fn points_of(shapes: &Shapes) -> usize {
    let lines = shapes.lines.iter().map(|line| line.0.len());
    let rings = shapes
        .areas
        .iter()
        .flat_map(|area| std::iter::once(area.exterior()).chain(area.interiors()));
    shapes.points.len() + lines.sum::<usize>() + rings.map(|ring| ring.0.len()).sum::<usize>()
}

/// The shapes of one feature: all of them, or none.
fn feature(written: &str) -> Result<Shapes, Fault> {
    let feature: Feature =
        serde_json::from_str(written).map_err(|error| Fault::in_json(&error, written))?;
    let name = feature.property("name").and_then(|name| name.as_str());
    let names = name.map(in_one_line).into_iter();
    let mut shapes = Shapes {
        names: names.filter(|name| !name.is_empty()).collect(),
        ..Shapes::default()
    };
    let geometry = feature.geometry.as_ref();
    add(geometry.ok_or_else(no_geometry)?, &mut shapes)?;
    if shapes.is_empty() {
        return Err(no_geometry());
    }
    Ok(shapes)
}

fn geometry(written: &str) -> Result<Shapes, Fault> {
    let geometry: Geometry =
        serde_json::from_str(written).map_err(|error| Fault::in_json(&error, written))?;
    let mut shapes = Shapes::default();
    add(&geometry, &mut shapes)?;
    Ok(shapes)
}

fn no_geometry() -> Fault {
    Fault::new("it has no geometry")
}

fn add(geometry: &Geometry, shapes: &mut Shapes) -> Result<(), Fault> {
    match &geometry.value {
        GeometryValue::Point { coordinates } => {
            shapes.points.push(coord(coordinates)?.into());
        }
        GeometryValue::MultiPoint { coordinates } => {
            for position in coordinates {
                shapes.points.push(Point::from(coord(position)?));
            }
        }
        GeometryValue::LineString { coordinates } => shapes.lines.push(line(coordinates)?),
        GeometryValue::MultiLineString { coordinates } => {
            for coordinates in coordinates {
                shapes.lines.push(line(coordinates)?);
            }
        }
        GeometryValue::Polygon { coordinates } => shapes.areas.extend(area(coordinates)?),
        GeometryValue::MultiPolygon { coordinates } => {
            for coordinates in coordinates {
                shapes.areas.extend(area(coordinates)?);
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                add(geometry, shapes)?;
            }
        }
    }
    Ok(())
}

fn line(positions: &[Position]) -> Result<LineString, Fault> {
    let line = positions
        .iter()
        .map(coord)
        .collect::<Result<Vec<Coord>, Fault>>()?;
    if line.len() < 2 {
        return Err(Fault::new("a line has fewer than two points"));
    }
    Ok(LineString::new(line))
}

/// A polygon; none where there are no rings.
fn area(rings: &[Vec<Position>]) -> Result<Option<Polygon>, Fault> {
    let mut rings = rings.iter().map(|ring| {
        let ring = line(ring)?;
        if ring.0.len() < 3 {
            return Err(Fault::new("an area has fewer than three corners"));
        }
        Ok(ring)
    });
    let Some(exterior) = rings.next() else {
        return Ok(None);
    };
    let exterior = exterior?;
    // Closes rings that are left open.
    Ok(Some(Polygon::new(
        exterior,
        rings.collect::<Result<_, Fault>>()?,
    )))
}

/// A position on the globe; a height is passed over.
fn coord(position: &Position) -> Result<Coord, Fault> {
    let [lon, lat, ..] = *position.as_slice() else {
        return Err(Fault::new("a position has fewer than two numbers"));
    };
    let on_globe = |degrees: f64, most: f64| degrees.abs() <= most + ROUNDING;
    if on_globe(lon, 180.0) && on_globe(lat, 90.0) {
        return Ok(Coord { x: lon, y: lat });
    }
    let swapped = on_globe(lat, 180.0) && on_globe(lon, 90.0);
    Err(Fault {
        hint: Some(if swapped {
            "coordinates are longitude first, then latitude: these seem to be the other way round"
        } else {
            "coordinates are longitude and latitude in degrees: save the file in WGS 84 (EPSG:4326)"
        }),
        ..Fault::new(if on_globe(lon, 180.0) {
            format!("the latitude {lat} lies beyond 90 degrees")
        } else {
            format!("the longitude {lon} lies beyond 180 degrees")
        })
    })
}
