//! What competes, found by comparing every two claims and asking of every pair at every subject: slow,
//! and plain enough to be believed. What is fast has to find the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Case, Claim, ClaimId, Scope, Subject};
use crate::query::bearing::{Bearing, bearing};
use crate::query::contest::{Contest, Rivalry, Standing};
use crate::query::relation::{Relation, relation};

/// All that competes in a case.
#[derive(Debug, PartialEq)]
pub(crate) struct Brute {
    pub(crate) rivalries: BTreeSet<Rivalry>,
    pub(crate) rivals: BTreeMap<ClaimId, Vec<(ClaimId, Relation)>>,
    pub(crate) standings: BTreeMap<Subject, Standing>,
}

/// A claim, one that competes with it, and how.
#[derive(Clone, Copy)]
struct Pair<'a> {
    own: &'a Claim,
    rival: &'a Claim,
    relation: Relation,
}

impl Brute {
    pub(crate) fn of(case: &Case) -> Self {
        let pairs: Vec<Pair> = case
            .claims
            .iter()
            .flat_map(|own| case.claims.iter().map(move |rival| (own, rival)))
            .map(|(own, rival)| Pair {
                own,
                rival,
                relation: relation(case, own, rival),
            })
            .filter(|pair| pair.relation != Relation::None)
            .collect();
        let mut rivals: BTreeMap<ClaimId, Vec<(ClaimId, Relation)>> = BTreeMap::new();
        for pair in &pairs {
            let rival = (pair.rival.id.clone(), pair.relation);
            rivals.entry(pair.own.id.clone()).or_default().push(rival);
        }
        for rivals in rivals.values_mut() {
            rivals.sort();
        }
        let of_subjects = Subject::all(case).map(|subject| {
            let standing = standing(case, &pairs, &subject);
            (subject, standing)
        });
        let of_subjects: BTreeMap<Subject, Standing> =
            of_subjects.chain(of_incidents(case, &pairs)).collect();
        Self {
            rivalries: rivalries(&pairs),
            rivals,
            standings: of_subjects,
        }
    }

    /// The same as `contest` tells it.
    pub(crate) fn told_by(case: &Case, contest: &Contest) -> Self {
        let rivals_of = |claim: &Claim| {
            let rivals = contest.rivals_of(&claim.id);
            let rivals: Vec<_> = rivals
                .map(|(id, relation)| (id.clone(), relation))
                .collect();
            (claim.id.clone(), rivals)
        };
        let rivals = case.claims.iter().map(rivals_of);
        let incidents = case.incidents.keys().cloned().map(Subject::Incident);
        let subjects = Subject::all(case).chain(incidents);
        Self {
            rivalries: contest.rivalries().collect(),
            rivals: rivals.filter(|(_, rivals)| !rivals.is_empty()).collect(),
            standings: subjects
                .map(|subject| (subject.clone(), contest.standing(&subject).clone()))
                .collect(),
        }
    }
}

fn rivalries(pairs: &[Pair]) -> BTreeSet<Rivalry> {
    let each = pairs.iter().filter(|pair| pair.own.id < pair.rival.id);
    each.map(|pair| Rivalry {
        one: pair.own.id.clone(),
        other: pair.rival.id.clone(),
        relation: pair.relation,
    })
    .collect()
}

fn standing(case: &Case, pairs: &[Pair], subject: &Subject) -> Standing {
    let mut standing = Standing::default();
    let is_local = |pair: &&Pair| bearing(case, &pair.own.scope, subject) == Bearing::Local;
    for pair in pairs.iter().filter(is_local) {
        take(&mut standing, case, pair, subject);
    }
    standing
}

fn take(standing: &mut Standing, case: &Case, pair: &Pair, subject: &Subject) {
    let questions = match (pair.relation, bearing(case, &pair.rival.scope, subject)) {
        (Relation::InTension, _) => &mut standing.in_tension,
        (_, Bearing::Local) => &mut standing.contested_here,
        (_, Bearing::Broader) => &mut standing.by_broader,
        _ => &mut standing.by_narrower,
    };
    questions.insert(pair.own.question.clone());
}

/// What competes at each incident by itself: local to it are claims that name it and no others.
fn of_incidents(case: &Case, pairs: &[Pair]) -> BTreeMap<Subject, Standing> {
    let incidents = case.incidents.keys().map(|id| {
        let subject = Subject::Incident(id.clone());
        let mut standing = Standing::default();
        let is_of_it = |pair: &&Pair| pair.own.scope == Scope::Incident(id.clone());
        for pair in pairs.iter().filter(is_of_it) {
            take(&mut standing, case, pair, &subject);
        }
        (subject, standing)
    });
    incidents.collect()
}
