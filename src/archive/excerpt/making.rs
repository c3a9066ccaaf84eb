//! Making a case of a part of an archive.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::columns::{Reply, Table, question};
use crate::archive::strings::Name;
use crate::archive::{Archive, NO_PLACE, RowRead, key};
use crate::model::{
    Answer, Campaign, Case, Claim, Document, DocumentId, Ground, Group, Hue, Incident, Party,
    PartyId, Place, PlaceId, Scope, Source, Statement,
};

/// A case while it is being made from an archive.
pub(super) struct Making<'a> {
    table: Table<'a>,
    archive: &'a Archive,
    case: Case,
    claims: Vec<Claim>,
    /// The number of each of them in the archive.
    numbers: Vec<usize>,
}

impl<'a> Making<'a> {
    pub(super) fn new(table: Table<'a>, hue: Hue) -> Self {
        let archive = table.archive;
        let party = Party {
            name: archive.about.name.clone(),
            hue,
        };
        let claimants = key::claimants(&archive.id);
        let source = |name: &str, kind| Source {
            name: name.to_owned(),
            short: None,
            party: claimants.clone(),
            kind,
            reliability: None,
            shape: None,
            note: Some(format!("As {} has it.", archive.about.name)),
            is_sensitive: false,
        };
        let sources = archive.sources();
        let campaign = Campaign {
            title: archive.about.name.clone(),
            span: table.columns.span(),
            note: None,
        };
        let case = Case {
            sources: sources
                .map(|(id, name, kind)| (id.clone(), source(name, kind)))
                .collect(),
            parties: BTreeMap::from([(claimants.clone(), party)]),
            incidents_are_distinct: true,
            ..Case::empty(archive.about.name.clone(), campaign)
        };
        Self {
            table,
            archive,
            case,
            claims: Vec::new(),
            numbers: Vec::new(),
        }
    }

    fn text(&self, name: Name) -> &'a str {
        self.archive.strings.get(name)
    }

    pub(super) fn incident(&mut self, number: usize) {
        let Some(id) = self.table.incident_id(number) else {
            return;
        };
        let columns = &self.table.columns.incidents;
        let site = self.table.site_of(number);
        let timing = self.table.columns.timings[columns.timing[number] as usize];
        let place = self.archive.place_id(site);
        let incident = Incident {
            title: self.text(columns.title[number]).to_owned(),
            places: vec![place.clone()],
            unnamed_places: 0,
            when: timing.when,
            note: told(self.text(timing.words)),
        };
        self.place(site, &place);
        self.case.incidents.insert(id, incident);
    }

    /// Adds the place of this number, also where nothing is known of it.
    fn place(&mut self, number: usize, id: &PlaceId) {
        let site = &self.archive.sites[number];
        let name = self.text(site.name);
        let at = site.ground.map(Ground::lon_lat);
        let place = Place {
            name: match (name, at) {
                ("", Some(at)) => format!("{}, {}", at.y(), at.x()),
                ("", None) => NO_PLACE.to_owned(),
                (name, _) => name.to_owned(),
            },
            names: BTreeMap::new(),
            at: site.location(),
            precision: site.precision,
            within: None,
            located_by: at.map(|_| self.archive.about.name.clone()),
            note: told(self.text(site.known)),
        };
        self.case.places.insert(id.clone(), place);
    }

    pub(super) fn claims_on(&mut self, number: usize, read: Option<&RowRead>) {
        let Some(incident) = self.table.incident_id(number) else {
            return;
        };
        let documents = self.text(self.table.columns.incidents.documents[number]);
        let document = self.document(documents);
        let columns = self.table.columns;
        let claims = columns.claims_of(number);
        for (at, claim) in claims.enumerate() {
            let text = read.and_then(|read| read.texts.get(at));
            let answer = self.answer(columns.claims.answer[claim]);
            let kind = columns.kind_of(claim);
            self.numbers.push(claim);
            self.claims.push(Claim {
                id: key::claim(&incident, at),
                source: self.archive.source_ids[usize::from(kind.source)].clone(),
                scope: Scope::Incident(incident.clone()),
                question: question(kind.question),
                stance: kind.stance,
                answer,
                statement: Statement::of(document.clone(), text.cloned().unwrap_or_default()),
                links: Vec::new(),
                credibility: None,
            });
        }
    }

    fn document(&mut self, listed: &str) -> DocumentId {
        let name = &self.archive.about.name;
        let title = if listed.is_empty() {
            format!("{name}, which names no source")
        } else {
            format!("{listed}, as listed by {name}")
        };
        let id = key::document(&self.archive.id, listed);
        let document = || Document {
            title,
            publisher: None,
            published: None,
            link: None,
            archive: None,
            is_sensitive: false,
        };
        self.case
            .documents
            .entry(id.clone())
            .or_insert_with(document);
        id
    }

    fn answer(&mut self, number: u32) -> Answer {
        let archive = self.archive;
        match &self.table.columns.replies[number as usize] {
            Reply::By(quantifier, names) => {
                let parties = names.iter().map(|name| self.party(self.text(*name)));
                let parties: Vec<(PartyId, Party)> = parties.collect();
                let ids = parties.iter().map(|(id, _)| id.clone()).collect();
                self.case.parties.extend(parties);
                Answer::By(*quantifier, ids)
            }
            Reply::Hit(quantifier, names) => {
                let group = |name: &Name| {
                    let name = self.text(*name);
                    let group = Group {
                        name: name.to_owned(),
                        part_of: None,
                        disjoint: BTreeSet::new(),
                        document: None,
                    };
                    (key::group(&archive.id, name), group)
                };
                let groups: Vec<_> = names.iter().map(group).collect();
                let ids = groups.iter().map(|(id, _)| id.clone()).collect();
                self.case.groups.extend(groups);
                Answer::Hit(*quantifier, ids)
            }
            Reply::Harm(harm) => Answer::Harm(*harm),
            Reply::Happened => Answer::Happened,
            Reply::Text(text) => Answer::Text(self.text(*text).to_owned()),
        }
    }

    fn party(&self, name: &str) -> (PartyId, Party) {
        let party = Party {
            name: name.to_owned(),
            hue: Hue::Slate,
        };
        (key::party(&self.archive.id, name), party)
    }

    /// The case, and the number of each of its claims in the archive.
    pub(super) fn finish(mut self) -> (Case, Vec<usize>) {
        self.case.claims = self.claims.into();
        (self.case, self.numbers)
    }
}

fn told(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
