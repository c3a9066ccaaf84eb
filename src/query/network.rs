//! Networks of statements: which claim answers, relays, corrects, supersedes or questions which, in
//! the order in which they were made.
//!
//! Links are what documents say, and nothing is made of them: a claim that corrects another is not
//! thereby right.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, VecDeque};

use crate::model::{Case, Claim, ClaimId, Link, LinkKind, Question};

use super::filter::Shown;
use super::times::{statement_time, time_order};

/// How many statements a network has at most: what is told of one question stays small enough to see.
pub const MOST_STATEMENTS: usize = 60;

/// The claims of a case that are linked, and those that link to them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The place of each linked claim among those of the case.
    places: HashMap<ClaimId, usize>,
    /// What links to each, as the linking claim's place and how it does.
    to: HashMap<usize, Vec<(usize, LinkKind)>>,
}

/// Statements on one question that are linked with each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network<'a> {
    /// In the order in which they were made; those of which nobody says when stand last, as in the case.
    pub statements: Vec<Statement<'a>>,
    /// The links between them, the shortest first.
    pub threads: Vec<Thread>,
    /// In how many lanes they run side by side.
    pub lanes: usize,
    /// Whether more is linked with them than stands here.
    pub goes_on: bool,
}

/// A claim in a network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statement<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Whether the filter shows it: a link to what is hidden is told nevertheless.
    pub is_shown: bool,
}

/// A link between two statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thread {
    /// The statement that links, by its place in the network.
    pub from: usize,
    /// The one that it is about.
    pub to: usize,
    /// How it bears on that.
    pub kind: LinkKind,
    /// In which lane it runs, from 0; no two threads in a lane pass the same statement.
    pub lane: usize,
}

impl Links {
    /// The links of `case`.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let mut links = Self::default();
        let linking = case.claims.iter().filter(|claim| !claim.links.is_empty());
        let known: BTreeSet<&ClaimId> = linking
            .flat_map(|claim| {
                claim
                    .links
                    .iter()
                    .map(|link| &link.claim)
                    .chain([&claim.id])
            })
            .collect();
        for (place, claim) in case.claims.iter().enumerate() {
            if known.contains(&claim.id) {
                links.places.insert(claim.id.clone(), place);
            }
        }
        for (place, claim) in case.claims.iter().enumerate() {
            for Link { kind, claim } in &claim.links {
                if let Some(to) = links.places.get(claim) {
                    links.to.entry(*to).or_default().push((place, *kind));
                }
            }
        }
        links
    }

    /// The claims that link to the one called `claim`, and how.
    pub fn to<'a>(
        &self,
        case: &'a Case,
        claim: &ClaimId,
    ) -> impl Iterator<Item = (&'a Claim, LinkKind)> {
        let place = self.places.get(claim);
        let linking = place.and_then(|place| self.to.get(place));
        let linking = linking.into_iter().flatten();
        linking.map(|(place, kind)| (&case.claims[*place], *kind))
    }

    /// The claims next to the one at `place`, in either direction.
    fn next_to(&self, case: &Case, place: usize) -> impl Iterator<Item = usize> {
        let away = case.claims[place].links.iter();
        let away = away.filter_map(|link| self.places.get(&link.claim));
        let here = self.to.get(&place).into_iter().flatten();
        away.copied().chain(here.map(|(from, _)| *from))
    }
}

impl<'a> Network<'a> {
    /// All that is linked with `claims`, directly or through others, on `question`; nothing where none
    /// of them is linked with any.
    #[must_use]
    pub fn of(
        case: &'a Case,
        links: &Links,
        shown: &Shown,
        question: &Question,
        claims: impl IntoIterator<Item = &'a ClaimId>,
    ) -> Self {
        let places = claims.into_iter().filter_map(|id| links.places.get(id));
        let (found, goes_on) = connected(case, links, question, places.copied());
        if found.len() < 2 {
            return Self::default();
        }
        let mut found: Vec<usize> = found.into_iter().collect();
        found.sort_by_key(|place| {
            let said = statement_time(&case.claims[*place]);
            (time_order(said), *place)
        });
        let rows: HashMap<usize, usize> = found.iter().copied().zip(0..).collect();
        let mut threads = threads(case, links, &rows);
        let lanes = into_lanes(&mut threads);
        let statement = |place: &usize| Statement {
            claim: &case.claims[*place],
            is_shown: shown.shows(&case.claims[*place]),
        };
        Self {
            statements: found.iter().map(statement).collect(),
            threads,
            lanes,
            goes_on,
        }
    }

    /// The links from the statement at `row`, and the statements that they are about.
    pub fn from(&self, row: usize) -> impl Iterator<Item = (LinkKind, &Statement<'a>)> {
        let threads = self.threads.iter().filter(move |thread| thread.from == row);
        threads.map(|thread| (thread.kind, &self.statements[thread.to]))
    }
}

/// The claims on `question` that links lead to from those at `places`, and whether there are more of
/// them than a network has.
fn connected(
    case: &Case,
    links: &Links,
    question: &Question,
    places: impl Iterator<Item = usize>,
) -> (BTreeSet<usize>, bool) {
    let is_on_it = |place: &usize| case.claims[*place].question == *question;
    let mut found = BTreeSet::new();
    let mut ahead: VecDeque<usize> = places.filter(is_on_it).collect();
    while let Some(place) = ahead.pop_front() {
        let mut next = links.next_to(case, place).filter(is_on_it).peekable();
        if next.peek().is_none() || found.contains(&place) {
            continue;
        }
        if found.len() == MOST_STATEMENTS {
            return (found, true);
        }
        found.insert(place);
        ahead.extend(next);
    }
    (found, false)
}

/// The links between the claims in `rows`, each of them once.
fn threads(case: &Case, links: &Links, rows: &HashMap<usize, usize>) -> Vec<Thread> {
    let mut threads = BTreeSet::new();
    for (place, from) in rows {
        for Link { kind, claim } in &case.claims[*place].links {
            let to = links.places.get(claim).and_then(|place| rows.get(place));
            // A claim that links to itself has nothing to lead to.
            if let Some(to) = to.filter(|to| *to != from) {
                threads.insert(Thread {
                    from: *from,
                    to: *to,
                    kind: *kind,
                    lane: 0,
                });
            }
        }
    }
    let mut threads: Vec<Thread> = threads.into_iter().collect();
    threads.sort_by_key(|thread| (thread.from.abs_diff(thread.to), Reverse(thread.from)));
    threads
}

/// Gives each of `threads` the first lane in which it meets no other; returns how many that takes.
fn into_lanes(threads: &mut [Thread]) -> usize {
    let mut lanes: Vec<Vec<(usize, usize)>> = Vec::new();
    for thread in threads {
        let (top, end) = (thread.from.min(thread.to), thread.from.max(thread.to));
        let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(a, b)| end < *a || *b < top);
        let lane = lanes.iter().position(is_free).unwrap_or_else(|| {
            lanes.push(Vec::new());
            lanes.len() - 1
        });
        lanes[lane].push((top, end));
        thread.lane = lane;
    }
    lanes.len()
}

#[cfg(test)]
mod tests;
