//! A claim with what it refers to, looked up once for all its columns.

use geo::{Geometry, GeometryCollection, Point};

use crate::model::{
    Case, Claim, Document, Incident, IncidentId, Location, Place, PlaceId, Precision, Scope,
    Source, When,
};
use crate::query::OriginalRow;

/// A claim with what it refers to.
pub(super) struct Stated<'a> {
    /// The case that it stands in.
    pub case: &'a Case,
    /// The claim.
    pub claim: &'a Claim,
    /// Who makes it.
    pub source: &'a Source,
    /// The incident that it is about, if it is about one.
    pub incident: Option<(&'a IncidentId, &'a Incident)>,
    /// The places that it is about, those of the incident among them.
    pub places: Vec<(&'a PlaceId, &'a Place)>,
    /// The row that it was read from.
    pub row: Option<&'a OriginalRow>,
}

impl<'a> Stated<'a> {
    /// `claim` of `case`, which was read from `row`.
    pub fn of(case: &'a Case, claim: &'a Claim, row: Option<&'a OriginalRow>) -> Self {
        let incident = match &claim.scope {
            Scope::Incident(id) => Some((id, case.incident(id))),
            Scope::Campaign | Scope::Places(_) => None,
        };
        let ids: Vec<&PlaceId> = match (&claim.scope, incident) {
            (Scope::Places(ids), _) => ids.iter().collect(),
            (_, Some((_, incident))) => incident.places.iter().collect(),
            (_, None) => Vec::new(),
        };
        Self {
            case,
            claim,
            source: case.source(&claim.source),
            incident,
            places: ids.into_iter().map(|id| (id, case.place(id))).collect(),
            row,
        }
    }

    /// Where it is written.
    pub fn document(&self) -> &'a Document {
        self.case.document(&self.claim.statement.document)
    }

    /// When that was which it is about.
    pub fn when(&self) -> Option<When> {
        self.incident.and_then(|(_, incident)| incident.when)
    }

    /// Where its places are, all of them together; `None` where nobody says.
    pub fn geometry(&self) -> Option<Geometry> {
        let places = self.places.iter();
        let mut all: Vec<Geometry> = places
            .filter_map(|(_, place)| geometry(&place.at))
            .collect();
        match all.len() {
            0 | 1 => all.pop(),
            _ => Some(Geometry::GeometryCollection(GeometryCollection::from(all))),
        }
    }

    /// The point where it was, (lon, lat) in degrees: only where it is about one place alone, at a point.
    pub fn point(&self) -> Option<Point> {
        let unnamed = self.incident.map_or(0, |(_, it)| it.unnamed_places);
        match self.places.as_slice() {
            [(_, place)] if unnamed == 0 => match place.at {
                Location::Point(at) | Location::Around(at) => Some(at),
                _ => None,
            },
            _ => None,
        }
    }

    /// How precisely its place is known: only where it is about one alone.
    pub fn precision(&self) -> Option<Precision> {
        match self.places.as_slice() {
            [(_, place)] => Some(place.precision),
            _ => None,
        }
    }
}

/// The shape of `location`, (lon, lat) in degrees.
fn geometry(location: &Location) -> Option<Geometry> {
    Some(match location {
        Location::Point(at) | Location::Around(at) => (*at).into(),
        Location::Line(line) => line.clone().into(),
        Location::Area(area) => area.clone().into(),
        Location::Region(region) => region.outline.clone().into(),
        Location::Unlocated => return None,
    })
}
