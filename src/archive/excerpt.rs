//! The part of an archive that somebody looks at, as a small case with the words of its rows.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::model::{
    Answer, Campaign, Case, Claim, Document, DocumentId, Ground, Group, Hue, Incident, IncidentId,
    Party, PartyId, Place, PlaceId, Scope, Source, Statement, Subject,
};
use crate::query::{Excerpt, OriginalRow};

use super::columns::{Reply, question};
use super::strings::Name;
use super::{Archive, RowRead, key};

/// At how many incidents the claims on each are laid side by side: beyond that, only those on the one
/// that is looked at.
pub const MOST_SIDE_BY_SIDE: usize = 200;

/// A case while it is being made from an archive.
struct Making<'a> {
    archive: &'a Archive,
    case: Case,
    claims: Vec<Claim>,
    /// The number of each of them in the archive.
    numbers: Vec<usize>,
}

impl Archive {
    /// What is said of `subject`, which a place or an incident of this archive is; its sources have the
    /// hue `hue`. Reads rows from the file: not for the frame. `None` for what it does not have.
    #[must_use]
    pub fn excerpt(&self, subject: &Subject, hue: Hue) -> Option<Excerpt> {
        let looked_at = self.looked_at(subject)?;
        let (all, focus) = match looked_at {
            LookedAt::Sites(sites) => (self.incidents_at(sites), None),
            LookedAt::Incident(number) => {
                let site = &self.sites[self.site_of(number)];
                let all = match site.ground {
                    Some(ground) => self.incidents_at(self.sites_at(Some(ground))),
                    None => vec![number],
                };
                (all, Some(number))
            }
        };
        let side_by_side = if all.len() > MOST_SIDE_BY_SIDE {
            focus.into_iter().collect()
        } else {
            all.clone()
        };
        let read = self.read(&side_by_side);
        let mut excerpt = self.made(&all, &side_by_side, &read, hue, subject);
        let claims = |number: &usize| self.incidents.claims_of(*number, self.claims.len()).len();
        excerpt.left_out = all.iter().map(claims).sum::<usize>() - excerpt.case.claims.len();
        Some(excerpt)
    }

    /// The claims on these incidents, without the words of their rows.
    pub(super) fn excerpt_of(&self, incidents: &[usize], subject: &Subject) -> Excerpt {
        self.made(incidents, incidents, &BTreeMap::new(), Hue::Slate, subject)
    }

    /// The id of the incident `number`.
    pub(super) fn incident_id(&self, number: usize) -> Option<IncidentId> {
        let name = self.incidents.id.get(number)?;
        Some(key::incident(&self.id, self.ids.get(*name)))
    }

    /// The number of the place of the incident `number`.
    fn site_of(&self, number: usize) -> usize {
        let number = number as u32;
        self.sites
            .partition_point(|site| site.incidents.end <= number)
    }

    fn looked_at(&self, subject: &Subject) -> Option<LookedAt> {
        match subject {
            Subject::Place(id) => {
                let ground = key::ground(&self.id, id)?;
                let at = self.sites_at(ground);
                let mut sites = at.clone();
                let number = sites.find(|number| self.place_id(*number) == *id)?;
                // Those without a coordinate share nothing by that.
                Some(LookedAt::Sites(ground.map_or(number..number + 1, |_| at)))
            }
            Subject::Incident(id) => {
                let name = key::incident_name(&self.id, id)?;
                let name = self.ids.iter().position(|known| known == name)?;
                let mut ids = self.incidents.id.iter();
                ids.position(|id| id.index() == name)
                    .map(LookedAt::Incident)
            }
            Subject::Campaign => None,
        }
    }

    fn incidents_at(&self, sites: Range<usize>) -> Vec<usize> {
        let incidents = self.sites[sites]
            .iter()
            .flat_map(|site| site.incidents.clone());
        incidents.map(|number| number as usize).collect()
    }

    /// The rows of `incidents`, by the numbers of those.
    fn read(&self, incidents: &[usize]) -> BTreeMap<usize, RowRead> {
        let mut rows: Vec<_> = incidents
            .iter()
            .map(|number| (self.incidents.row[*number], *number))
            .collect();
        rows.sort_unstable();
        let at: Vec<_> = rows.iter().map(|(row, _)| *row).collect();
        let mut read = BTreeMap::new();
        self.rows.read(&at, &mut |at, row| {
            read.insert(rows[at].1, row);
        });
        read
    }

    fn made(
        &self,
        incidents: &[usize],
        with_claims: &[usize],
        read: &BTreeMap<usize, RowRead>,
        hue: Hue,
        subject: &Subject,
    ) -> Excerpt {
        let mut making = Making::new(self, hue);
        for number in incidents {
            making.incident(*number);
        }
        for number in with_claims {
            making.claims_on(*number, read.get(number));
        }
        let row = |(number, read): (&usize, &RowRead)| {
            Some((self.incident_id(*number)?, read.row.clone()))
        };
        let rows: BTreeMap<IncidentId, OriginalRow> = read.iter().filter_map(row).collect();
        let numbers = std::mem::take(&mut making.numbers);
        Excerpt::of(making.finish(), subject.clone(), numbers, rows)
    }
}

enum LookedAt {
    Sites(Range<usize>),
    Incident(usize),
}

impl<'a> Making<'a> {
    fn new(archive: &'a Archive, hue: Hue) -> Self {
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
        let case = Case {
            title: archive.about.name.clone(),
            time_zone: String::new(),
            campaign: Campaign {
                title: archive.about.name.clone(),
                span: archive.span(),
                note: None,
            },
            sources: sources
                .map(|(id, name, kind)| (id, source(name, kind)))
                .collect(),
            parties: BTreeMap::from([(claimants.clone(), party)]),
            groups: BTreeMap::new(),
            documents: BTreeMap::new(),
            places: BTreeMap::new(),
            incidents: BTreeMap::new(),
            incidents_are_distinct: true,
            questions: BTreeMap::new(),
            claims: Arc::default(),
            notes: BTreeMap::new(),
            filter_sets: BTreeMap::new(),
            matches: BTreeMap::new(),
            scenes: Arc::default(),
        };
        Self {
            archive,
            case,
            claims: Vec::new(),
            numbers: Vec::new(),
        }
    }

    fn text(&self, name: Name) -> &'a str {
        self.archive.strings.get(name)
    }

    fn incident(&mut self, number: usize) {
        let Some(id) = self.archive.incident_id(number) else {
            return;
        };
        let columns = &self.archive.incidents;
        let site = self.archive.site_of(number);
        let timing = self.archive.timings[columns.timing[number] as usize];
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
                ("", None) => super::NO_PLACE.to_owned(),
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

    fn claims_on(&mut self, number: usize, read: Option<&RowRead>) {
        let Some(incident) = self.archive.incident_id(number) else {
            return;
        };
        let documents = self.text(self.archive.incidents.documents[number]);
        let document = self.document(documents);
        let sources: Vec<_> = self.archive.sources().map(|(id, ..)| id).collect();
        let columns = &self.archive.claims;
        let claims = self.archive.incidents.claims_of(number, columns.len());
        for (at, claim) in claims.enumerate() {
            let text = read.and_then(|read| read.texts.get(at));
            let answer = self.answer(columns.answer[claim]);
            self.numbers.push(claim);
            self.claims.push(Claim {
                id: key::claim(&incident, at),
                source: sources[usize::from(columns.source[claim])].clone(),
                scope: Scope::Incident(incident.clone()),
                question: question(columns.question[claim]),
                stance: columns.stance[claim],
                answer,
                statement: Statement {
                    text: text.cloned().unwrap_or_default(),
                    quote: None,
                    hedge: None,
                    condition: None,
                    as_called: None,
                    speaker: None,
                    role: None,
                    venue: None,
                    said: None,
                    document: document.clone(),
                    sensitive: BTreeSet::new(),
                },
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
        match &archive.replies[number as usize] {
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

    fn finish(mut self) -> Case {
        self.case.claims = self.claims.into();
        self.case
    }
}

fn told(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
