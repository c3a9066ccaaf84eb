//! What competes, told of each subject, of each group of claims and of any two sources.
//!
//! Worked out once, off the frame. It looks at what is said, not at who says it how often: a thousand
//! claims that say one thing of one place are looked at as one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Case, Claim, PlaceId, Question, Scope, SourceId, Subject};
use crate::query::bearing::{Bearing, bearing};
use crate::query::relation::Relation;
use crate::query::scope::{Overlap, wider_than};

use super::Standing;
use super::groups::{Block, Groups, Telling};
use super::sides::Sides;

/// What is found out of all groups.
#[derive(Debug, Default)]
pub(super) struct Weighed {
    /// What competes at each subject, where anything does.
    pub(super) standings: HashMap<Subject, Standing>,
    /// How many claims contradict a claim of each group.
    pub(super) contradictions: Vec<usize>,
    /// The groups that would be contradicted if scopes coincide.
    pub(super) in_tension: Vec<bool>,
    /// A claim of each source that speaks in a group, by its place among the ids.
    pub(super) speakers: Vec<Vec<u32>>,
    /// Whose accounts exclude each other; of two, the smaller id comes first.
    pub(super) sides: BTreeMap<Question, BTreeSet<[SourceId; 2]>>,
}

/// Looks at all groups, those together that say one thing in scopes of one extent.
struct Weighing<'a> {
    case: &'a Case,
    groups: &'a Groups,
    scopes: &'a [&'a Scope],
    /// The subjects that each scope is local to.
    subjects: Vec<Vec<Subject>>,
    sides: Sides<'a>,
    weighed: Weighed,
}

impl Weighed {
    /// What is found out of `groups`, in which `claims` are, about `scopes`.
    pub(super) fn of(case: &Case, groups: &Groups, claims: &[&Claim], scopes: &[&Scope]) -> Self {
        let mut weighing = Weighing {
            case,
            groups,
            scopes,
            subjects: scopes.iter().map(|scope| local_to(case, scope)).collect(),
            sides: Sides::of(groups, claims),
            weighed: Self {
                contradictions: vec![0; groups.all.len()],
                in_tension: vec![false; groups.all.len()],
                ..Self::default()
            },
        };
        for block in &groups.blocks {
            for telling in groups.tellings_of(block) {
                weighing.beside(block, telling);
                weighing.within(block, telling);
            }
            weighing.in_one_scope(block);
        }
        Self {
            speakers: speakers(groups, claims),
            sides: weighing.sides.pairs(groups),
            ..weighing.weighed
        }
    }
}

impl Weighing<'_> {
    /// Compares `telling` with what is told in other blocks.
    fn beside(&mut self, block: &Block, telling: &Telling) {
        let groups = self.groups;
        let (mut contradictions, mut in_tension) = (0, false);
        for (other, lie) in groups.met_by(block) {
            let rivals = groups.tellings_of(other).iter();
            let mut rivals = rivals.filter(|rival| groups.relates(block, telling, rival, lie));
            if lie == Overlap::Unknown {
                in_tension = in_tension || rivals.next().is_some();
                continue;
            }
            let before = contradictions;
            for rival in rivals {
                contradictions += groups.claims_of(rival);
                self.sides.exclude(block.question, telling, rival);
            }
            if contradictions > before {
                // Where scopes of one extent contradict a claim, they bear alike on what that is about.
                let scope = groups.all[other.groups.start].scope;
                self.contradicted(block, telling, self.scopes[scope as usize]);
            }
        }
        for group in telling.groups.clone() {
            self.weighed.contradictions[group] += contradictions;
            if in_tension {
                self.in_tension(block, group);
            }
        }
    }

    /// Compares `telling` with what is told of other scopes in its block.
    fn within(&mut self, block: &Block, telling: &Telling) {
        let groups = self.groups;
        let lie = groups.lie_within(block);
        if lie != Overlap::Unknown {
            return;
        }
        let tellings = groups.tellings_of(block).iter();
        let rivals: Vec<&Telling> = tellings
            .filter(|rival| groups.relates(block, telling, rival, lie))
            .collect();
        for group in telling.groups.clone() {
            let scope = groups.all[group].scope;
            let mut rivals = rivals
                .iter()
                .flat_map(|rival| &groups.all[rival.groups.clone()]);
            if rivals.any(|rival| rival.scope != scope) {
                self.in_tension(block, group);
            }
        }
    }

    /// Compares the groups of `block` that are of one scope.
    fn in_one_scope(&mut self, block: &Block) {
        let groups = self.groups;
        for number in block.groups.clone() {
            let own = &groups.all[number];
            let mut contradictions = 0;
            for rival in groups.in_scope(block, own.scope) {
                let rival = *rival as usize;
                let said = groups.all[rival].said;
                if groups.relation(block, own.said, said, Overlap::Same) == Relation::None {
                    continue;
                }
                // What excludes itself contradicts others that say so, and not the claim itself.
                let claims = groups.members(rival as u32).len() - usize::from(rival == number);
                contradictions += claims;
                if rival == number {
                    self.sides.exclude_itself(groups, block.question, number);
                } else {
                    self.sides.exclude_group(block.question, number, rival);
                }
            }
            self.weighed.contradictions[number] += contradictions;
            if contradictions > 0 {
                for subject in &self.subjects[own.scope as usize] {
                    let standing = self.weighed.standings.entry(subject.clone()).or_default();
                    standing
                        .contested_here
                        .insert(groups.question(block).clone());
                }
            }
        }
    }

    /// Notes that a claim about `rival` contradicts those that tell `telling`.
    fn contradicted(&mut self, block: &Block, telling: &Telling, rival: &Scope) {
        for group in &self.groups.all[telling.groups.clone()] {
            for subject in &self.subjects[group.scope as usize] {
                let standing = self.weighed.standings.entry(subject.clone()).or_default();
                let questions = match bearing(self.case, rival, subject) {
                    Bearing::Local => &mut standing.contested_here,
                    Bearing::Broader => &mut standing.by_broader,
                    _ => &mut standing.by_narrower,
                };
                questions.insert(self.groups.question(block).clone());
            }
        }
    }

    /// Notes that the group `number` would be contradicted if scopes coincide.
    fn in_tension(&mut self, block: &Block, number: usize) {
        self.weighed.in_tension[number] = true;
        let scope = self.groups.all[number].scope;
        for subject in &self.subjects[scope as usize] {
            let standing = self.weighed.standings.entry(subject.clone()).or_default();
            standing
                .in_tension
                .insert(self.groups.question(block).clone());
        }
    }
}

/// The subjects that claims on `scope` are local to.
fn local_to(case: &Case, scope: &Scope) -> Vec<Subject> {
    let named: BTreeSet<&PlaceId> = match scope {
        Scope::Campaign => return vec![Subject::Campaign],
        Scope::Incident(id) => case.incident(id).places.iter().collect(),
        Scope::Places(places) => {
            let wider = places.iter().flat_map(|place| wider_than(case, place));
            places.iter().chain(wider).collect()
        }
    };
    let incident = match scope {
        Scope::Incident(id) => Some(Subject::Incident(id.clone())),
        Scope::Campaign | Scope::Places(_) => None,
    };
    let places = named.into_iter().cloned().map(Subject::Place);
    let is_local = |subject: &Subject| bearing(case, scope, subject) == Bearing::Local;
    incident
        .into_iter()
        .chain(places)
        .filter(is_local)
        .collect()
}

/// For each of `groups`, in which `claims` are, a claim of each source that speaks in it.
fn speakers(groups: &Groups, claims: &[&Claim]) -> Vec<Vec<u32>> {
    let of_group = |group: u32| {
        let members = groups.members(group).iter();
        let sources = members.map(|claim| (&claims[*claim as usize].source, *claim));
        let first: BTreeMap<&SourceId, u32> = sources.rev().collect();
        first.into_values().collect()
    };
    (0..groups.all.len() as u32).map(of_group).collect()
}
