//! A register of the claims of a case: by id, by what they are about and by what they answer.
//!
//! Places have few claims and cases many: who asks for what is said of one place is led to its scopes,
//! and need not look at all claims.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::{Case, Claim, ClaimId, IncidentId, PlaceId, Question, Scope, SourceId, Subject};

use super::bearing::{Bearing, bearing};
use super::scope::{Overlap, in_time_of_case, is_fully_located, overlap, wider_than};

/// The claims of a case, by their places in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Register {
    places: HashMap<ClaimId, u32>,
    /// The scope of each claim.
    scope_of: Vec<u32>,
    pub(super) scopes: Vec<Scoped>,
    kinds: Vec<Kind>,
    /// The scopes that name each place.
    naming: HashMap<PlaceId, Vec<u32>>,
    incidents: HashMap<IncidentId, u32>,
    campaign: Option<u32>,
    /// A claim of each source.
    pub(super) speakers: Vec<u32>,
}

/// The claims on one scope.
#[derive(Debug, Clone, Default)]
pub(super) struct Scoped {
    /// By what they answer, in the order of their ids.
    pub(super) by_question: BTreeMap<Question, Vec<u32>>,
}

/// Scopes that bear alike on places that they do not name, and on all strikes.
#[derive(Debug, Clone)]
struct Kind {
    /// A claim on one of them.
    claim: u32,
    /// Whether they may be about places that they do not name.
    is_anywhere: bool,
    /// By what their claims answer, one of each source.
    speakers: BTreeMap<Question, Vec<u32>>,
}

/// What alone decides how a scope bears on a place that it does not name.
#[derive(PartialEq, Eq, Hash)]
enum Sort<'a> {
    Alone(u32),
    Located(Overlap, BTreeSet<&'a PlaceId>),
    Anywhere(Overlap),
}

/// The scopes that bear on a subject.
#[derive(Debug, Default)]
pub(super) struct Bearers<'r> {
    /// Those that are about the very subject.
    pub(super) local: Vec<u32>,
    /// Those of more than it.
    pub(super) broader: Vec<u32>,
    /// For each question those who may speak of it, a claim of each.
    uncertain: Vec<&'r BTreeMap<Question, Vec<u32>>>,
}

impl Register {
    /// The register of `case`.
    pub(super) fn of(case: &Case) -> Self {
        let mut register = Self::default();
        let mut in_order: Vec<u32> = (0..case.claims.len() as u32).collect();
        in_order.sort_unstable_by_key(|place| &case.claims[*place as usize].id);
        let mut numbers: HashMap<&Scope, u32> = HashMap::new();
        let mut sources = BTreeMap::new();
        register.scope_of = vec![0; case.claims.len()];
        for place in in_order {
            let claim = &case.claims[place as usize];
            let next = register.scopes.len() as u32;
            let scope = *numbers.entry(&claim.scope).or_insert(next);
            if scope == next {
                register.scopes.push(Scoped::default());
            }
            let scoped = &mut register.scopes[scope as usize].by_question;
            if let Some(known) = scoped.get_mut(&claim.question) {
                known.push(place);
            } else {
                scoped.insert(claim.question.clone(), vec![place]);
            }
            register.scope_of[place as usize] = scope;
            register.places.insert(claim.id.clone(), place);
            sources.entry(&claim.source).or_insert(place);
        }
        register.speakers = sources.into_values().collect();
        for (scope, number) in numbers {
            register.name(case, scope, number);
        }
        register
            .naming
            .values_mut()
            .for_each(|scopes| scopes.sort_unstable());
        register.kinds = kinds(case, &register);
        register
    }

    fn name(&mut self, case: &Case, scope: &Scope, number: u32) {
        let places: BTreeSet<&PlaceId> = match scope {
            Scope::Campaign => {
                self.campaign = Some(number);
                return;
            }
            Scope::Incident(id) => {
                self.incidents.insert(id.clone(), number);
                case.incident(id).places.iter().collect()
            }
            Scope::Places(places) => places.iter().collect(),
        };
        for place in places {
            self.naming.entry(place.clone()).or_default().push(number);
        }
    }

    /// Whether it is one of `case`, or of what became of it: claims are not edited.
    pub(super) fn is_of(&self, case: &Case) -> bool {
        self.scope_of.len() == case.claims.len()
    }

    /// Where in the case the claim called `id` stands.
    pub(super) fn place_of(&self, id: &ClaimId) -> Option<usize> {
        self.places.get(id).map(|place| *place as usize)
    }

    /// The number of the scope of the claim at `place`.
    pub(super) fn scope_of(&self, place: usize) -> u32 {
        self.scope_of[place]
    }

    /// The claims on the scopes `numbers` that answer `question`.
    pub(super) fn claims_on<'a>(
        &self,
        case: &'a Case,
        numbers: &[u32],
        question: &Question,
    ) -> Vec<&'a Claim> {
        let lists = numbers.iter().filter_map(|number| {
            let scoped = &self.scopes[*number as usize];
            scoped.by_question.get(question)
        });
        let places = lists.flatten();
        places.map(|place| &case.claims[*place as usize]).collect()
    }

    /// What the claims on the scopes `numbers` answer.
    pub(super) fn questions<'a>(&self, case: &'a Case, numbers: &[u32]) -> BTreeSet<&'a Question> {
        let scopes = numbers.iter().map(|number| &self.scopes[*number as usize]);
        let first = scopes.flat_map(|scoped| scoped.by_question.values());
        let claims = first.filter_map(|places| places.first());
        claims
            .map(|place| &case.claims[*place as usize].question)
            .collect()
    }

    /// The scope `number`.
    fn scope<'a>(&self, case: &'a Case, number: u32) -> Option<&'a Scope> {
        let lists = self.scopes[number as usize].by_question.values();
        let place = lists.flatten().next()?;
        Some(&case.claims[*place as usize].scope)
    }

    /// The scopes that bear on `place`: those about the very place, and those about more.
    pub(super) fn bearing_on_place(&self, case: &Case, place: &PlaceId) -> (Vec<u32>, Vec<u32>) {
        let subject = Subject::Place(place.clone());
        let wider = wider_than(case, place);
        let naming = [place].into_iter().chain(wider);
        let lists = naming.filter_map(|place| self.naming.get(place));
        let mut about: Vec<u32> = lists.flatten().copied().chain(self.campaign).collect();
        about.sort_unstable();
        about.dedup();
        let (mut local, mut broader) = (Vec::new(), Vec::new());
        for number in about {
            let how = self
                .scope(case, number)
                .map(|scope| bearing(case, scope, &subject));
            match how {
                Some(Bearing::Local) => local.push(number),
                Some(Bearing::Broader) => broader.push(number),
                _ => {}
            }
        }
        (local, broader)
    }

    /// All that bears on `subject` but claims on parts of it.
    pub(super) fn bearing_on(&self, case: &Case, subject: &Subject) -> Bearers<'_> {
        let mut bearers = Bearers::default();
        match subject {
            Subject::Place(place) => {
                (bearers.local, bearers.broader) = self.bearing_on_place(case, place);
                self.perhaps_of(case, subject, &mut bearers);
            }
            Subject::Campaign => {
                bearers.local.extend(self.campaign);
                self.perhaps_of(case, subject, &mut bearers);
            }
            Subject::Incident(id) => {
                bearers.local.extend(self.incidents.get(id));
                self.beside_incident(case, subject, &mut bearers);
            }
        }
        bearers
    }

    fn perhaps_of<'r>(&'r self, case: &Case, subject: &Subject, bearers: &mut Bearers<'r>) {
        let about = subject.scope();
        for kind in &self.kinds {
            let scope = &case.claims[kind.claim as usize].scope;
            // What one of them names, others may not.
            let may_be = if kind.is_anywhere {
                overlap(case, scope, &about) == Overlap::Unknown
            } else {
                bearing(case, scope, subject) == Bearing::Uncertain
            };
            if may_be {
                bearers.uncertain.push(&kind.speakers);
            }
        }
    }

    /// Of incidents, each lies in its own way to another: all scopes are looked at.
    fn beside_incident<'r>(&'r self, case: &Case, subject: &Subject, bearers: &mut Bearers<'r>) {
        for (number, scoped) in (0..).zip(&self.scopes) {
            let how = self
                .scope(case, number)
                .map(|scope| bearing(case, scope, subject));
            match how {
                Some(Bearing::Broader) => bearers.broader.push(number),
                Some(Bearing::Uncertain) => bearers.uncertain.push(&scoped.by_question),
                _ => {}
            }
        }
    }
}

impl<'a> Sort<'a> {
    fn of(case: &'a Case, scope: &'a Scope, number: u32) -> Self {
        let incident = match scope {
            Scope::Campaign | Scope::Places(_) => return Self::Alone(number),
            Scope::Incident(id) => case.incident(id),
        };
        let in_time = in_time_of_case(case, incident);
        if is_fully_located(case, incident) {
            Self::Located(in_time, incident.places.iter().collect())
        } else {
            Self::Anywhere(in_time)
        }
    }
}

/// The scopes of `register`, those together that bear alike.
fn kinds(case: &Case, register: &Register) -> Vec<Kind> {
    let mut numbers: HashMap<Sort, usize> = HashMap::new();
    let mut kinds: Vec<(Kind, HashSet<(&Question, &SourceId)>)> = Vec::new();
    for (number, scoped) in (0..).zip(&register.scopes) {
        let Some(claim) = scoped.by_question.values().flatten().next().copied() else {
            continue;
        };
        let scope = &case.claims[claim as usize].scope;
        let sort = Sort::of(case, scope, number);
        let is_anywhere = matches!(sort, Sort::Anywhere(_));
        let kind = *numbers.entry(sort).or_insert_with(|| {
            let kind = Kind {
                claim,
                is_anywhere,
                speakers: BTreeMap::new(),
            };
            kinds.push((kind, HashSet::new()));
            kinds.len() - 1
        });
        let (kind, known) = &mut kinds[kind];
        for (question, places) in &scoped.by_question {
            let speakers = kind.speakers.entry(question.clone()).or_default();
            for place in places {
                if known.insert((question, &case.claims[*place as usize].source)) {
                    speakers.push(*place);
                }
            }
        }
    }
    kinds.into_iter().map(|(kind, _)| kind).collect()
}

impl Bearers<'_> {
    /// One claim at least of each source that may speak of the subject, on `question`.
    pub(super) fn perhaps<'a>(
        &self,
        case: &'a Case,
        question: &Question,
    ) -> impl Iterator<Item = &'a Claim> {
        let lists = self
            .uncertain
            .iter()
            .filter_map(|speakers| speakers.get(question));
        lists.flatten().map(|place| &case.claims[*place as usize])
    }
}
