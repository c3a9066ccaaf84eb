//! Placemarks for globes, as KML 2.2 (OGC 07-147r2): one for every claim, without a geometry where nobody says
//! where.
//!
//! They are read again as the claims they were, but for what XML cannot hold: control characters are left out, and
//! blanks at the ends of a text are not told from those that programs put around it.

use std::io::Write;

use geo::{Coord, Geometry, LineString, Polygon};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::columns::COLUMNS;
use super::stated::Stated;
use super::{Part, Sink, WriteError};
use crate::ui::words;

const NAMESPACE: &str = "http://www.opengis.net/kml/2.2";

/// A document of placemarks.
pub(super) struct Placemarks<W: Write>(Writer<W>);

type Written = std::io::Result<()>;

impl<W: Write> Placemarks<W> {
    /// Begins the document in `out`.
    pub fn new(out: W) -> Result<Self, WriteError> {
        let mut xml = Writer::new(out);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let kml = BytesStart::new("kml").with_attributes([("xmlns", NAMESPACE)]);
        xml.write_event(Event::Start(kml))?;
        xml.write_event(Event::Start(BytesStart::new("Document")))?;
        Ok(Self(xml))
    }
}

impl<W: Write> Sink for Placemarks<W> {
    fn take(&mut self, part: &Part) -> Result<(), WriteError> {
        for stated in part.stated() {
            placemark(&mut self.0, &stated)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        for name in ["Document", "kml"] {
            self.0.write_event(Event::End(BytesEnd::new(name)))?;
        }
        Ok(self.0.into_inner().flush()?)
    }
}

/// In the order in which the schema wants its parts.
fn placemark<W: Write>(xml: &mut Writer<W>, stated: &Stated) -> Written {
    within(xml, "Placemark", |xml| {
        text(xml, "name", &name(stated))?;
        text(xml, "description", &description(stated))?;
        time(xml, stated)?;
        within(xml, "ExtendedData", |xml| data(xml, stated))?;
        match stated.geometry() {
            Some(geometry) => shape(xml, &geometry),
            None => Ok(()),
        }
    })
}

/// Who says it of what.
fn name(stated: &Stated) -> String {
    let about = words::scope(stated.case, &stated.claim.scope);
    format!("{}: {about}", stated.source.short_name())
}

fn description(stated: &Stated) -> String {
    let question = words::question(stated.case, &stated.claim.question);
    let stance = words::stance(stated.claim.stance);
    let answer = words::answer(stated.case, &stated.claim.answer);
    let text = &stated.claim.statement.text;
    format!(
        "{question}\n{} {stance}: {answer}\n{text}",
        stated.source.name
    )
    .trim_end()
    .to_owned()
}

fn time<W: Write>(xml: &mut Writer<W>, stated: &Stated) -> Written {
    let Some(when) = stated.when() else {
        return Ok(());
    };
    let (first, last) = when.span().iso();
    let Some(last) = last else {
        return within(xml, "TimeStamp", |xml| text(xml, "when", &first));
    };
    within(xml, "TimeSpan", |xml| {
        text(xml, "begin", &first)?;
        text(xml, "end", &last)
    })
}

fn data<W: Write>(xml: &mut Writer<W>, stated: &Stated) -> Written {
    for column in COLUMNS {
        if let Some(cell) = (column.cell)(stated) {
            let start = BytesStart::new("Data").with_attributes([("name", column.name)]);
            xml.write_event(Event::Start(start))?;
            text(xml, "value", &cell.written())?;
            xml.write_event(Event::End(BytesEnd::new("Data")))?;
        }
    }
    Ok(())
}

fn shape<W: Write>(xml: &mut Writer<W>, geometry: &Geometry) -> Written {
    match geometry {
        Geometry::Point(at) => within(xml, "Point", |xml| coordinates(xml, [at.0])),
        Geometry::LineString(line) => within(xml, "LineString", |xml| {
            coordinates(xml, line.coords().copied())
        }),
        Geometry::Polygon(area) => polygon(xml, area),
        Geometry::MultiPolygon(areas) => within(xml, "MultiGeometry", |xml| {
            areas.iter().try_for_each(|area| polygon(xml, area))
        }),
        Geometry::GeometryCollection(all) => within(xml, "MultiGeometry", |xml| {
            all.iter().try_for_each(|it| shape(xml, it))
        }),
        // A case has no others.
        _ => Ok(()),
    }
}

fn polygon<W: Write>(xml: &mut Writer<W>, area: &Polygon) -> Written {
    within(xml, "Polygon", |xml| {
        ring(xml, "outerBoundaryIs", area.exterior())?;
        let mut holes = area.interiors().iter();
        holes.try_for_each(|hole| ring(xml, "innerBoundaryIs", hole))
    })
}

fn ring<W: Write>(xml: &mut Writer<W>, role: &str, ring: &LineString) -> Written {
    within(xml, role, |xml| {
        within(xml, "LinearRing", |xml| {
            coordinates(xml, ring.coords().copied())
        })
    })
}

/// As `lon,lat` with blanks between.
fn coordinates<W: Write>(xml: &mut Writer<W>, coords: impl IntoIterator<Item = Coord>) -> Written {
    let coords = coords.into_iter().map(|at| format!("{},{}", at.x, at.y));
    text(xml, "coordinates", &coords.collect::<Vec<_>>().join(" "))
}

fn within<W: Write>(
    xml: &mut Writer<W>,
    name: &str,
    inside: impl FnOnce(&mut Writer<W>) -> Written,
) -> Written {
    xml.write_event(Event::Start(BytesStart::new(name)))?;
    inside(xml)?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn text<W: Write>(xml: &mut Writer<W>, name: &str, text: &str) -> Written {
    within(xml, name, |xml| {
        xml.write_event(Event::Text(BytesText::new(&legal(text))))
    })
}

/// `text` without the characters that XML 1.0 does not have.
fn legal(text: &str) -> String {
    let is_legal =
        |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{7f}'..='\u{9f}');
    text.chars().filter(is_legal).collect()
}
