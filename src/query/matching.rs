//! Matching: which incidents of a case may be one and the same strike, told by different sources.
//!
//! What is near, of the same days and told in the same words is proposed to be looked at; only a person
//! decides, and even then nothing is put together: every incident keeps its own claims. There is no
//! score. Distance, time and words are told side by side.

mod evidence;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::model::{Case, IncidentId, Match, MatchId, SourceId, Verdict};

use self::evidence::Told;

/// How many proposals are made at most.
pub const MOST_PROPOSALS: usize = 500;
/// How many pairs are looked at, at most, to find them: more would hold up a frame.
const MOST_PAIRS: usize = 300_000;
/// How many days two dates of one strike may differ: reports of a night name either day.
const DAYS_OFF: i64 = 1;

/// Pairs of incidents that are proposed, the nearest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposals {
    /// The pairs.
    pub pairs: Vec<Proposal>,
    /// Whether there may be more than were looked for.
    pub is_cut: bool,
    /// What is known of the pairs on which somebody has decided, as far as anything speaks for them.
    pub decided: BTreeMap<MatchId, Proposal>,
}

/// Two incidents that may be the same strike, and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The one with the smaller id, and the other.
    pub incidents: [IncidentId; 2],
    /// Who makes claims on each.
    pub told_by: [Vec<SourceId>; 2],
    /// How their places lie to each other.
    pub distance: Nearness,
    /// How their times do.
    pub time: Timing,
    /// Words that both are told in and few other incidents are, as they are compared: folded.
    pub words: Vec<String>,
    /// Sources that speak of both, and so may hold them apart.
    pub tells_both: Vec<SourceId>,
}

/// How the places of two incidents lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Their marks are no farther apart than their precision leaves open.
    Within {
        /// How far apart they may have been at most, in metres.
        at_most_m: u32,
        /// How far apart their marks are, in metres on a sphere.
        apart_m: u32,
    },
    /// One of them has an extent that may hold the other.
    MayMeet,
    /// One of them has no place.
    Unknown,
}

/// How the times of two incidents lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Both are stated, and have a moment in common.
    Together,
    /// They have a moment in common, but at least one is not stated.
    MayMeet,
    /// A day apart at most.
    NextDay,
    /// One of them has no time.
    Unknown,
}

impl Proposals {
    /// What is to be looked at in `case`: pairs on which nobody has decided.
    ///
    /// A pair is proposed when two of three speak for it: places as near as their precision, times in
    /// common, or two telling words.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let decided = decided(case);
        let told = Told::all(case);
        let mut proposals = Self {
            decided: known_of_decided(case, &told),
            ..Self::default()
        };
        let mut looked_at = 0;
        for (number, one) in told.iter().enumerate() {
            for other in may_be_of_one_time(&told, number) {
                looked_at += 1;
                if looked_at > MOST_PAIRS || proposals.pairs.len() == MOST_PROPOSALS {
                    proposals.is_cut = true;
                    break;
                }
                let is_decided = decided.contains(&ordered(one.id, other.id));
                let proposal = (!is_decided).then(|| Proposal::of(one, other)).flatten();
                proposals.pairs.extend(proposal.filter(Proposal::is_enough));
            }
            if proposals.is_cut {
                break;
            }
        }
        proposals.pairs.sort_by_cached_key(Proposal::order);
        proposals
    }
}

impl Proposal {
    /// What speaks for `one` and `other` being the same strike; `None` where place or time parts them.
    fn of(one: &Told, other: &Told) -> Option<Self> {
        let distance = one.distance_to(other)?;
        let time = one.timing_with(other)?;
        let words = one.words_in_common(other);
        let [one, other] = if one.id <= other.id {
            [one, other]
        } else {
            [other, one]
        };
        Some(Self {
            incidents: [one, other].map(|told| told.id.clone()),
            told_by: [one, other].map(Told::sources),
            distance,
            time,
            words,
            tells_both: one.sources_in_common(other),
        })
    }

    /// Whether two of three speak for it.
    fn is_enough(&self) -> bool {
        let speaks_for = [
            matches!(self.distance, Nearness::Within { .. }),
            self.time != Timing::Unknown,
            self.words.len() >= 2,
        ];
        speaks_for.into_iter().filter(|speaks| *speaks).count() >= 2
    }

    /// The nearest first, then by time, then by words; those last that a source tells apart.
    fn order(&self) -> (bool, Nearness, Timing, Reverse<usize>, [IncidentId; 2]) {
        (
            !self.tells_both.is_empty(),
            self.distance,
            self.time,
            Reverse(self.words.len()),
            self.incidents.clone(),
        )
    }
}

/// Those after the incident at `number` that may be of one time with it: of the dated, which stand by their
/// start, the next few; of the undated, which come last, all.
fn may_be_of_one_time<'t, 'a>(
    told: &'t [Told<'a>],
    number: usize,
) -> impl Iterator<Item = &'t Told<'a>> {
    let undated = told.partition_point(|told| told.when.is_some());
    let (dated, undated) = told.split_at(undated.max(number + 1));
    let end = told[number]
        .when
        .map(|when| days_later(when.span().end(), DAYS_OFF));
    let begins_before = move |other: &&Told| {
        let start = other.when.map(|when| when.span().start());
        start.zip(end).is_none_or(|(start, end)| start < end)
    };
    let dated = dated[number + 1..].iter().take_while(begins_before);
    dated.chain(undated)
}

/// What is known of the first two incidents of each decision.
fn known_of_decided(case: &Case, told: &[Told]) -> BTreeMap<MatchId, Proposal> {
    let by_id: HashMap<&IncidentId, &Told> = told.iter().map(|told| (told.id, told)).collect();
    let known = case.matches.iter().filter_map(|(id, decision)| {
        let mut incidents = decision.incidents.iter();
        let (one, other) = (incidents.next()?, incidents.next()?);
        Some((
            id.clone(),
            Proposal::of(by_id.get(one)?, by_id.get(other)?)?,
        ))
    });
    known.collect()
}

fn days_later(at: DateTime, days: i64) -> DateTime {
    at.checked_add(days.days()).unwrap_or(DateTime::MAX)
}

fn ordered<'a>(one: &'a IncidentId, other: &'a IncidentId) -> [&'a IncidentId; 2] {
    if one <= other {
        [one, other]
    } else {
        [other, one]
    }
}

/// The pairs on which somebody has decided, either way.
fn decided(case: &Case) -> HashSet<[&IncidentId; 2]> {
    let decisions = case.matches.values();
    let each = decisions.map(|decision| decision.incidents.iter().collect());
    // Whoever holds A for B and B for C holds A for C.
    let all = each.chain(groups(case));
    all.flat_map(|incidents| pairs_of(&incidents)).collect()
}

fn pairs_of<'a>(incidents: &BTreeSet<&'a IncidentId>) -> Vec<[&'a IncidentId; 2]> {
    let with_later = |(number, one): (usize, &&'a IncidentId)| {
        let one = *one;
        incidents
            .iter()
            .skip(number + 1)
            .map(move |other| [one, *other])
    };
    incidents.iter().enumerate().flat_map(with_later).collect()
}

/// The incidents that are held to be the same strike, each group whole.
#[must_use]
pub fn groups(case: &Case) -> Vec<BTreeSet<&IncidentId>> {
    let mut groups: Vec<BTreeSet<&IncidentId>> = Vec::new();
    let same = case
        .matches
        .values()
        .filter(|it| it.verdict == Verdict::Same);
    for held in same {
        let mut group: BTreeSet<&IncidentId> = held.incidents.iter().collect();
        groups.retain(|known| {
            let is_apart = known.is_disjoint(&group);
            if !is_apart {
                group.extend(known);
            }
            is_apart
        });
        groups.push(group);
    }
    groups
}

/// The incidents that are held to be the same strike as `incident`, itself among them; none where
/// nobody has matched it.
#[must_use]
pub fn group_of<'a>(case: &'a Case, incident: &IncidentId) -> BTreeSet<&'a IncidentId> {
    let mut groups = groups(case).into_iter();
    let group = groups.find(|group| group.contains(incident));
    group.unwrap_or_default()
}

/// The reviewed matches that speak of `incident`.
pub fn matches_of<'a>(case: &'a Case, incident: &IncidentId) -> BTreeMap<&'a MatchId, &'a Match> {
    let all = case.matches.iter();
    let of = all.filter(|(_, it)| it.incidents.contains(incident));
    of.map(|(id, it)| (id, &**it)).collect()
}

#[cfg(test)]
mod tests;
