//! The plain entries of a case, as values: parties, sources, groups, documents, places, incidents.

use geo::{Coord, LineString, MultiPolygon, Point, Polygon};

use crate::model::{
    Document, Group, Hue, Incident, Location, MarkShape, Party, Place, Precision, Reliability,
    Source, SourceKind,
};

use super::times;
use super::value::{Given, Value, text, texts, word};

/// A party.
pub fn party(party: &Party) -> Value<'_> {
    let given = Given::new().with("name", text(&party.name));
    given.with("hue", word(&party.hue, &Hue::NAMED)).value()
}

/// A source.
pub fn source(source: &Source) -> Value<'_> {
    let reliability = source.reliability.as_ref();
    let shape = source.shape.as_ref();
    Given::new()
        .with("name", text(&source.name))
        .and_text("short", &source.short)
        .with("party", text(source.party.as_str()))
        .with("kind", word(&source.kind, &SourceKind::NAMED))
        .and(
            "reliability",
            reliability.map(|grade| word(grade, &Reliability::NAMED)),
        )
        .and("shape", shape.map(|shape| word(shape, &MarkShape::NAMED)))
        .and_text("note", &source.note)
        .and_yes("sensitive", source.is_sensitive)
        .value()
}

/// A group.
pub fn group(group: &Group) -> Value<'_> {
    let part_of = group.part_of.as_ref().map(|id| text(id.as_str()));
    let disjoint = group.disjoint.iter().map(|id| id.as_str());
    let disjoint = (!group.disjoint.is_empty()).then(|| texts(disjoint));
    let document = group.document.as_ref().map(|id| text(id.as_str()));
    Given::new()
        .with("name", text(&group.name))
        .and("part_of", part_of)
        .and("disjoint", disjoint)
        .and("document", document)
        .value()
}

/// A document.
pub fn document(document: &Document) -> Value<'_> {
    Given::new()
        .with("title", text(&document.title))
        .and_text("publisher", &document.publisher)
        .and(
            "published",
            document.published.as_ref().map(times::published),
        )
        .and_text("link", &document.link)
        .and_text("archive", &document.archive)
        .and_yes("sensitive", document.is_sensitive)
        .value()
}

/// An incident.
pub fn incident(incident: &Incident) -> Value<'_> {
    let places = incident.places.iter().map(|id| id.as_str());
    let places = (!incident.places.is_empty()).then(|| texts(places));
    let unnamed = Some(incident.unnamed_places).filter(|number| *number > 0);
    Given::new()
        .with("title", text(&incident.title))
        .and("places", places)
        .and("unnamed_places", unnamed.map(Value::Whole))
        .and("when", incident.when.as_ref().map(times::when))
        .and_text("note", &incident.note)
        .value()
}

/// A place.
pub fn place(place: &Place) -> Value<'_> {
    let names = place.names.iter();
    let names = names.map(|(language, name)| (language.as_str(), text(name)));
    let names = (!place.names.is_empty()).then(|| Value::Map(names.collect()));
    let within = place.within.as_ref().map(|id| text(id.as_str()));
    Given::new()
        .with("name", text(&place.name))
        .and("names", names)
        .with("at", location(&place.at))
        .with("precision", word(&place.precision, &Precision::NAMED))
        .and("within", within)
        .and_text("located_by", &place.located_by)
        .and_text("note", &place.note)
        .value()
}

fn location(at: &Location) -> Value<'_> {
    match at {
        Location::Point(point) => Value::Variant("Point", lon_lat(*point)),
        Location::Around(point) => Value::Variant("Around", lon_lat(*point)),
        Location::Line(line) => Value::Variant("Line", vec![coords(&line.0)]),
        Location::Area(areas) => area(areas),
        Location::Region(region) => Value::Variant("Region", vec![text(&region.code)]),
        Location::Unlocated => Value::Word("Unlocated"),
    }
}

fn lon_lat(point: Point) -> Vec<Value<'static>> {
    vec![Value::Number(point.x()), Value::Number(point.y())]
}

fn coords(coords: &[Coord]) -> Value<'static> {
    let coords = coords
        .iter()
        .map(|coord| Value::Tuple(lon_lat((*coord).into())));
    Value::List(coords.collect())
}

fn area(areas: &MultiPolygon) -> Value<'static> {
    match areas.0.as_slice() {
        [only] => Value::Variant("Area", vec![rings(only)]),
        several => {
            let several = several.iter().map(rings).collect();
            Value::Variant("Areas", vec![Value::List(several)])
        }
    }
}

/// The outline and then the holes.
fn rings(area: &Polygon) -> Value<'static> {
    let all = std::iter::once(area.exterior()).chain(area.interiors());
    Value::List(all.map(ring).collect())
}

/// A ring without the point that merely returns to its first: whoever reads it closes it again.
fn ring(ring: &LineString) -> Value<'static> {
    match ring.0.as_slice() {
        [first, .., before, last] if first == last && before != last => {
            coords(&ring.0[..ring.0.len() - 1])
        }
        all => coords(all),
    }
}
