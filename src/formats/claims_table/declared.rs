//! What the claims of a table refer to: each thing as the first row that names it has it.

use std::collections::BTreeMap;
use std::fmt::Display;

use geo::{Geometry, MultiPolygon};
use geozero::ToGeo;
use geozero::wkt::Wkt;

use crate::formats::findings::Findings;
use crate::model::{
    Campaign, Case, Document, DocumentId, Group, GroupId, Hue, Incident, IncidentId, Location,
    Party, PartyId, Place, PlaceId, Precision, Published, QuestionId, Regions, Reliability, Source,
    SourceId, SourceKind, Span, When,
};

use super::GEOMETRY;
use super::cells::Line;

/// What stands among what is sensitive of a claim where its source is.
pub(super) const SOURCE: &str = "Source";
/// The same of its document.
pub(super) const DOCUMENT: &str = "Document";
/// What a place is that is nowhere on the map.
const UNLOCATED: &str = "Unlocated";
/// How deep the parts of a geometry may lie in one another.
const DEEPEST: usize = 16;

/// What claims refer to, as far as it was read.
pub(super) struct Declared<'r> {
    case: Case,
    regions: &'r Regions,
    /// The names of parties that are only spoken of: they make no claim.
    spoken_of: BTreeMap<PartyId, String>,
}

impl<'r> Declared<'r> {
    /// Nothing yet; places may be areas of `regions`.
    pub fn new(regions: &'r Regions) -> Self {
        let campaign = Campaign {
            title: String::new(),
            span: Span::ALWAYS,
            note: None,
        };
        Self {
            case: Case::empty(String::new(), campaign),
            regions,
            spoken_of: BTreeMap::new(),
        }
    }

    /// What `line` says of the case as a whole.
    pub fn case_of(&mut self, line: &Line, findings: &mut Findings) {
        if self.case.title.is_empty()
            && let Some(title) = line.required("data_set", findings)
        {
            let campaign = &mut self.case.campaign;
            campaign.title = line.text("campaign").unwrap_or_else(|| title.clone());
            let span = line.span(["campaign_first", "campaign_last"], findings);
            campaign.span = span.unwrap_or(Span::ALWAYS);
            self.case.time_zone = line.text("time_zone").unwrap_or_default();
            self.case.title = title;
        }
    }

    /// The source of `line`, with its party.
    pub fn source(&mut self, line: &Line, findings: &mut Findings) -> Option<SourceId> {
        let party: PartyId = line.required("party_id", findings)?.as_str().into();
        let hue = line.one_of("party_hue", &Hue::NAMED, findings);
        let of_party = Party {
            name: line.text("party").unwrap_or_else(|| party.to_string()),
            hue: hue.unwrap_or(Hue::Slate),
        };
        declare(&mut self.case.parties, &party, of_party, line, findings);
        let id: SourceId = line.required("source_id", findings)?.as_str().into();
        let source = Source {
            name: line.required("source", findings)?,
            short: None,
            party,
            kind: line
                .one_of("source_kind", &SourceKind::NAMED, findings)
                .unwrap_or(SourceKind::Other),
            reliability: line.one_of("source_grade", &Reliability::NAMED, findings),
            shape: None,
            note: None,
            is_sensitive: is_sensitive(line, SOURCE),
        };
        declare(&mut self.case.sources, &id, source, line, findings);
        Some(id)
    }

    /// The document of `line`.
    pub fn document(&mut self, line: &Line, findings: &mut Findings) -> Option<DocumentId> {
        let id: DocumentId = line.required("document_id", findings)?.as_str().into();
        let published = line.span(["published_first", "published_last"], findings);
        let document = Document {
            title: line.required("document", findings)?,
            publisher: line.text("publisher"),
            published: published.map(|span| Published {
                span,
                inferred_from: None,
            }),
            link: line.text("link"),
            archive: line.text("archived_link"),
            is_sensitive: is_sensitive(line, DOCUMENT),
        };
        declare(&mut self.case.documents, &id, document, line, findings);
        Some(id)
    }

    /// The question of the case's own that `line` calls `name`.
    pub fn question(
        &mut self,
        name: &str,
        line: &Line,
        findings: &mut Findings,
    ) -> Option<QuestionId> {
        let id = QuestionId::from(name);
        let title = line.required("question_title", findings)?;
        declare(&mut self.case.questions, &id, title, line, findings);
        Some(id)
    }

    /// The incident of `line`, which is at `places`.
    pub fn incident(
        &mut self,
        line: &Line,
        places: Vec<PlaceId>,
        findings: &mut Findings,
    ) -> Option<IncidentId> {
        let id: IncidentId = line.required("incident_id", findings)?.as_str().into();
        let span = line.span(["date_first", "date_last"], findings);
        let is_stated = line.text("date_is").is_none_or(|is| is == "Stated");
        let incident = Incident {
            title: line.required("incident", findings)?,
            places,
            unnamed_places: line.number("unnamed_places", findings).unwrap_or(0),
            when: span.map(|span| {
                if is_stated {
                    When::On(span)
                } else {
                    When::Within(span)
                }
            }),
            note: None,
        };
        declare(&mut self.case.incidents, &id, incident, line, findings);
        Some(id)
    }

    /// The places of `line`, in their order.
    pub fn places(&mut self, line: &Line, findings: &mut Findings) -> Vec<PlaceId> {
        let ids = line.list("place_ids");
        let [names, arabic, forms, precisions] =
            ["place", "place_ar", "place_is", "place_precision"].map(|column| line.list(column));
        let is_somewhere = |form: &&String| *form != UNLOCATED;
        let located = forms.iter().filter(is_somewhere).count();
        let mut shapes = shapes(line, located, findings).into_iter();
        let mut places = Vec::new();
        for (at, id) in ids.iter().enumerate() {
            let form = forms.get(at).map_or(UNLOCATED, String::as_str);
            let location = self.location(form, &mut shapes, line, findings);
            let precision = precisions.get(at).map_or("Unstated", String::as_str);
            let known = Precision::NAMED.iter().find(|(name, _)| *name == precision);
            if known.is_none() {
                let what = format!("place_precision has {precision:?}, which is none");
                findings.error(line.at(), what);
            }
            let arabic = arabic.get(at).filter(|name| !name.is_empty()).cloned();
            let place = Place {
                name: names.get(at).unwrap_or(id).clone(),
                names: arabic
                    .map(|name| ("ar".to_owned(), name))
                    .into_iter()
                    .collect(),
                at: location,
                precision: known.map_or(Precision::Unstated, |(_, precision)| *precision),
                within: None,
                located_by: None,
                note: None,
            };
            let id = PlaceId::from(id.as_str());
            declare(&mut self.case.places, &id, place, line, findings);
            places.push(id);
        }
        places
    }

    /// A place of this `form`, whose shape is the next of `shapes`.
    fn location(
        &self,
        form: &str,
        shapes: &mut impl Iterator<Item = Geometry>,
        line: &Line,
        findings: &mut Findings,
    ) -> Location {
        if form == UNLOCATED {
            return Location::Unlocated;
        }
        let shape = shapes.next();
        if let Some(code) = form.strip_prefix("Region ") {
            if let Some(region) = self.regions.get(code) {
                return Location::Region(region.clone());
            }
            findings.error(
                line.at(),
                format!("place_is has {form:?}, of no region that is known"),
            );
            return Location::Unlocated;
        }
        let area = shape.as_ref().and_then(area).filter(|_| form == "Area");
        if let Some(area) = area {
            return Location::Area(area);
        }
        match (form, shape) {
            ("Point", Some(Geometry::Point(at))) => Location::Point(at),
            ("Around", Some(Geometry::Point(at))) => Location::Around(at),
            ("Line", Some(Geometry::LineString(along))) => Location::Line(along),
            _ => {
                let what =
                    format!("place_is has {form:?}, and the geometry has no such shape there");
                findings.error(line.at(), what);
                Location::Unlocated
            }
        }
    }

    /// The party `id`, which the answers of claims call `name`.
    pub fn party(&mut self, id: &str, name: Option<&String>) -> PartyId {
        let id = PartyId::from(id);
        let name = name.cloned().unwrap_or_else(|| id.to_string());
        self.spoken_of.entry(id.clone()).or_insert(name);
        id
    }

    /// The group `id`, which the answers of claims call `name`.
    pub fn group(&mut self, id: &str, name: Option<&String>) -> GroupId {
        let id = GroupId::from(id);
        let name = name.cloned().unwrap_or_else(|| id.to_string());
        let group = || Group {
            name,
            part_of: None,
            disjoint: [].into(),
            document: None,
        };
        self.case.groups.entry(id.clone()).or_insert_with(group);
        id
    }

    /// A case that has all of it, and no claims yet.
    pub fn finish(mut self) -> Case {
        for (id, name) in self.spoken_of {
            let party = || Party {
                name,
                hue: Hue::Slate,
            };
            self.case.parties.entry(id).or_insert_with(party);
        }
        self.case
    }
}

fn is_sensitive(line: &Line, what: &str) -> bool {
    line.list("sensitive").iter().any(|listed| listed == what)
}

/// Declares `id` as `value`, unless an earlier row has: then that counts, and what differs is told.
fn declare<I: Ord + Clone + Display, T: PartialEq>(
    known: &mut BTreeMap<I, T>,
    id: &I,
    value: T,
    line: &Line,
    findings: &mut Findings,
) {
    match known.get(id) {
        None => {
            known.insert(id.clone(), value);
        }
        Some(first) if *first != value => {
            let what = format!("{id} is told otherwise in an earlier row, which counts");
            findings.warning(line.at(), what);
        }
        Some(_) => {}
    }
}

/// The shapes of the places of `line` that have one, in their order: `located` of them do.
fn shapes(line: &Line, located: usize, findings: &mut Findings) -> Vec<Geometry> {
    let Some(text) = line.text(GEOMETRY) else {
        return Vec::new();
    };
    let deepest = text.bytes().fold((0_usize, 0), |(depth, deepest), byte| {
        let depth = match byte {
            b'(' => depth + 1,
            b')' => depth.saturating_sub(1),
            _ => depth,
        };
        (depth, deepest.max(depth))
    });
    let read = (deepest.1 <= DEEPEST)
        .then(|| Wkt(&text).to_geo().ok())
        .flatten();
    match read {
        // What is one place in several parts is no list of places.
        Some(Geometry::GeometryCollection(all)) if located > 1 || all.len() == 1 => all.0,
        Some(one) => vec![one],
        None => {
            findings.error(line.at(), "geometry is no well-known text");
            Vec::new()
        }
    }
}

/// The area that `shape` is; KML writes one in several parts as a collection of polygons.
fn area(shape: &Geometry) -> Option<MultiPolygon> {
    match shape {
        Geometry::Polygon(area) => Some(area.clone().into()),
        Geometry::MultiPolygon(areas) => Some(areas.clone()),
        Geometry::GeometryCollection(parts) => {
            let parts: Option<Vec<MultiPolygon>> = parts.iter().map(area).collect();
            let parts = parts?.into_iter().flatten().collect::<Vec<_>>();
            Some(MultiPolygon::new(parts))
        }
        _ => None,
    }
}
