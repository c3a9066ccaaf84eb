//! A case beside the case: read-only, and as a whole, with all that competes in it.
//!
//! Nothing of it is flattened: claims on several places or on all strikes stay what they are. Only its
//! ids are other ones, lest they be taken for those of the case that is open.

mod renamed;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use geo::Point;

use crate::model::{
    ArchiveId, Case, Claim, Competing, Filter, Ground, Hue, IncidentId, Location, Place, PlaceId,
    Precision, Scope, SourceId, Subject, TimeAxis,
};
use crate::query::{self, Batch, Contest, Dating, Excerpt, Links, Stacks, Standing, anchor};

use super::bits::Bits;
use super::columns::{Claimant, Site, morton};
use super::strings::Collected;
use super::{About, Archive, Contents, Shown, SiteShown};

use self::renamed::{place_of_all, renamed};

/// A case, and what is derived from it.
#[derive(Debug)]
pub(super) struct Whole {
    case: Arc<Case>,
    contest: Arc<Contest>,
    stacks: Arc<Stacks>,
    links: Arc<Links>,
    /// Which place each of the archive's sites is.
    places: Vec<PlaceId>,
    /// The claims that name it, by their numbers.
    at: Vec<Vec<usize>>,
    /// What is spoken of and has no place on a map.
    placeless: Vec<Subject>,
    /// The incidents that nobody dates.
    undated: Vec<Subject>,
    /// What stands for all strikes, where claims are about those.
    all: Option<Subject>,
}

impl Archive {
    /// `case` as the archive called `id`, which was read from the file `path`. Works out what competes in it: not
    /// for the frame.
    #[must_use]
    pub fn of_case(id: ArchiveId, path: PathBuf, about: About, case: Case) -> Self {
        let whole = Whole::of(renamed(case, &id), &id);
        let case = Arc::clone(&whole.case);
        let mut strings = Collected::default();
        let claimants = case.sources.values().map(|source| Claimant {
            name: strings.name(source.short_name()),
            kind: source.kind,
        });
        let sources = claimants.collect();
        let unsaid = strings.name("");
        let mut first = 0;
        let sites = whole.places.iter().map(|id| {
            let place = case.place(id);
            let incidents = whole.stacks.incidents_at(id).len() as u32;
            let before = first;
            first += incidents;
            Site {
                name: strings.name(&place.name),
                ground: ground_of(place),
                is_around: matches!(place.at, Location::Around(_)),
                precision: place.precision,
                known: unsaid,
                competing: Competing::Any,
                incidents: before..first,
            }
        });
        let sites = sites.collect();
        Self {
            id,
            path,
            about,
            sources,
            source_ids: case.sources.keys().cloned().collect(),
            precisions: precisions(&case),
            sites,
            strings: strings.into_strings(),
            contents: Contents::Case(Box::new(whole)),
            names: OnceLock::new(),
        }
    }
}

impl Whole {
    fn of(case: Case, archive: &ArchiveId) -> Self {
        let all = Subject::Place(place_of_all(archive));
        let mut located: Vec<(&PlaceId, Ground)> = case
            .places
            .iter()
            .filter_map(|(id, place)| Some((id, ground_of(place)?)))
            .collect();
        located.sort_by_key(|(id, ground)| (morton(*ground), *id));
        let places: Vec<PlaceId> = located.into_iter().map(|(id, _)| id.clone()).collect();
        Self {
            at: named(&case, &places),
            placeless: placeless(&case),
            undated: case.undated().cloned().map(Subject::Incident).collect(),
            all: Some(all).filter(|all| all.exists_in(&case)),
            places,
            contest: Arc::new(Contest::of(&case)),
            stacks: Arc::new(Stacks::of(&case)),
            links: Arc::new(Links::of(&case)),
            case: Arc::new(case),
        }
    }

    pub(super) fn case(&self) -> &Arc<Case> {
        &self.case
    }

    pub(super) fn place_id(&self, number: usize) -> &PlaceId {
        &self.places[number]
    }

    /// The number of the site that is the place `id`.
    pub(super) fn site_called(&self, id: &PlaceId) -> Option<usize> {
        self.places.iter().position(|known| known == id)
    }

    /// What competes at the site `number`.
    pub(super) fn standing(&self, number: usize) -> &Standing {
        let subject = Subject::Place(self.places[number].clone());
        self.contest.standing(&subject)
    }

    /// What is spoken of and has no place on a map: incidents and places that nobody locates.
    pub(super) fn placeless(&self) -> &[Subject] {
        &self.placeless
    }

    /// The incidents that nobody dates.
    pub(super) fn undated(&self) -> &[Subject] {
        &self.undated
    }

    /// What stands for all strikes of the case; `None` where no claim is about those.
    pub(super) fn all(&self) -> Option<&Subject> {
        self.all.as_ref()
    }

    /// What `filter` shows; `anchor` tells where a place of the case has its mark that is open.
    pub(super) fn shown(
        &self,
        filter: &Filter,
        anchor: impl Fn(&PlaceId) -> Option<Point>,
    ) -> Shown {
        let shown = query::Shown::beside(&self.case, &self.contest, filter, anchor);
        let claims = self.case.claims.iter();
        let hidden: Bits = claims.map(|claim| !shown.shows(claim)).collect();
        let sources = self.case.sources.keys().enumerate();
        let bits: HashMap<&SourceId, u64> = sources
            .map(|(number, id)| (id, 1 << number.min(63)))
            .collect();
        let site = |claims: &Vec<usize>| self.site_shown(claims, &hidden, &bits);
        let sites = self.at.iter().map(site).collect();
        let in_trays = self.in_trays(&hidden);
        Shown::of(hidden, shown.counts, sites, in_trays)
    }

    /// How many claims are not `hidden` on each thing that stands in a tray.
    fn in_trays(&self, hidden: &Bits) -> HashMap<Subject, usize> {
        let listed = self.placeless.iter().chain(&self.undated);
        let listed = listed.map(|subject| (subject.scope(), subject));
        let all = self.all.iter().map(|all| (Scope::Campaign, all));
        let scopes: HashMap<Scope, &Subject> = listed.chain(all).collect();
        let mut counts: HashMap<Subject, usize> = HashMap::new();
        for (number, claim) in self.case.claims.iter().enumerate() {
            let subject = scopes.get(&claim.scope).filter(|_| !hidden.get(number));
            if let Some(subject) = subject {
                *counts.entry((*subject).clone()).or_default() += 1;
            }
        }
        counts
    }

    /// What is shown of a site that `claims` name. How they compete is told by [`Self::standing`].
    fn site_shown(
        &self,
        claims: &[usize],
        hidden: &Bits,
        bits: &HashMap<&SourceId, u64>,
    ) -> SiteShown {
        let mut site = SiteShown::default();
        let mut incidents: BTreeSet<&IncidentId> = BTreeSet::new();
        for number in claims {
            if hidden.get(*number) {
                site.hidden += 1;
                continue;
            }
            let claim = &self.case.claims[*number];
            site.claims += 1;
            site.sources |= bits[&claim.source];
            if let Scope::Incident(id) = &claim.scope {
                incidents.insert(id);
            }
        }
        site.incidents = incidents.len() as u32;
        site
    }

    /// How many claims are `shown` that are about any of the sites `numbers`.
    pub(super) fn claims_at(&self, numbers: &[usize], shown: &Shown) -> usize {
        let named = numbers.iter().flat_map(|number| &self.at[*number]);
        let shown = named.filter(|claim| shown.shows(**claim));
        shown.collect::<BTreeSet<_>>().len()
    }

    /// How many claims there are of each time on `axis`, and how many of them are `shown`.
    pub(super) fn datings(&self, shown: &Shown, axis: TimeAxis) -> Vec<Dating> {
        let claims = self.case.claims.iter().enumerate();
        let hidden = claims.filter(|(number, _)| !shown.shows(*number));
        let shown = query::Shown::all_but(hidden.map(|(_, claim)| claim.id.clone()));
        let batches = Batch::all_of(&self.case, &shown, axis);
        batches.map(|batch| batch.dating).collect()
    }

    /// All of it, looked at for `subject`; its sources have the hue `hue`. `None` for what it does not have.
    pub(super) fn excerpt(&self, subject: &Subject, hue: Hue) -> Option<Excerpt> {
        if !subject.exists_in(&self.case) {
            return None;
        }
        let mut case = Case::clone(&self.case);
        for party in case.parties.values_mut() {
            party.hue = hue;
        }
        Some(Excerpt {
            numbers: (0..case.claims.len()).collect(),
            case: Arc::new(case),
            contest: Arc::clone(&self.contest),
            stacks: Arc::clone(&self.stacks),
            links: Arc::clone(&self.links),
            rows: BTreeMap::new(),
            subject: subject.clone(),
            beyond: BTreeMap::new(),
        })
    }
}

fn ground_of(place: &Place) -> Option<Ground> {
    anchor(&place.at).and_then(Ground::at)
}

fn precisions(case: &Case) -> BTreeSet<Precision> {
    case.places.values().map(|place| place.precision).collect()
}

/// The claims that name each of `places`, by their numbers.
fn named(case: &Case, places: &[PlaceId]) -> Vec<Vec<usize>> {
    let numbers: HashMap<&PlaceId, usize> = places.iter().zip(0..).collect();
    let mut at = vec![Vec::new(); places.len()];
    for (number, claim) in case.claims.iter().enumerate() {
        for place in places_of(case, claim) {
            if let Some(site) = numbers.get(place) {
                at[*site].push(number);
            }
        }
    }
    at
}

/// The places that `claim` names, each once.
fn places_of<'a>(case: &'a Case, claim: &'a Claim) -> BTreeSet<&'a PlaceId> {
    match &claim.scope {
        Scope::Campaign => BTreeSet::new(),
        Scope::Incident(id) => case.incident(id).places.iter().collect(),
        Scope::Places(places) => places.iter().collect(),
    }
}

/// The incidents that nobody locates, and the places without a coordinate that claims are about.
fn placeless(case: &Case) -> Vec<Subject> {
    let is_nowhere = |id: &&PlaceId| case.place(id).at == Location::Unlocated;
    let scopes = case.claims.iter().map(|claim| &claim.scope);
    let places = scopes.filter_map(|scope| match scope {
        Scope::Places(places) => Some(places),
        Scope::Campaign | Scope::Incident(_) => None,
    });
    let places: BTreeSet<&PlaceId> = places.flatten().filter(is_nowhere).collect();
    let places = places.into_iter().cloned().map(Subject::Place);
    let incidents = case.unlocated().cloned().map(Subject::Incident);
    incidents.chain(places).collect()
}
