//! Whose accounts exclude each other: sources, two by two.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Claim, Question, SourceId};

use super::groups::{Groups, Telling};

/// Notes which sources exclude which, on each question.
pub(super) struct Sides<'a> {
    /// In the order of their ids.
    sources: Vec<&'a SourceId>,
    /// Who makes each claim.
    speaker_of: Vec<usize>,
    /// Who speaks in each group, and who tells each thing, by their numbers.
    in_group: Vec<BTreeSet<usize>>,
    telling: Vec<BTreeSet<usize>>,
    /// For each question and source a bit for every source that it excludes; nothing where none.
    excluded: Vec<Vec<u64>>,
}

impl<'a> Sides<'a> {
    /// Those who make `claims`, which stand in the order of their ids.
    pub(super) fn of(groups: &Groups, claims: &[&'a Claim]) -> Self {
        let sources: BTreeSet<&SourceId> = claims.iter().map(|claim| &claim.source).collect();
        let sources: Vec<&SourceId> = sources.into_iter().collect();
        let numbers: HashMap<&SourceId, usize> = sources.iter().copied().zip(0..).collect();
        let speaker_of: Vec<usize> = claims.iter().map(|it| numbers[&it.source]).collect();
        let speaking = |group: u32| {
            let members = groups.members(group).iter();
            members.map(|claim| speaker_of[*claim as usize]).collect()
        };
        let all = 0..groups.all.len() as u32;
        let in_group: Vec<BTreeSet<usize>> = all.map(speaking).collect();
        let telling = |telling: &Telling| {
            in_group[telling.groups.clone()]
                .iter()
                .flatten()
                .copied()
                .collect()
        };
        Self {
            telling: groups.tellings.iter().map(telling).collect(),
            excluded: vec![Vec::new(); groups.questions.len() * sources.len()],
            in_group,
            speaker_of,
            sources,
        }
    }

    /// Notes that those who tell `one` exclude those who tell `other`.
    pub(super) fn exclude(&mut self, question: usize, one: &Telling, other: &Telling) {
        let (one, other) = (&self.telling[one.number], &self.telling[other.number]);
        note(&mut self.excluded, self.sources.len(), question, one, other);
    }

    /// Notes that those who speak in the group `one` exclude those who speak in `other`.
    pub(super) fn exclude_group(&mut self, question: usize, one: usize, other: usize) {
        let (one, other) = (&self.in_group[one], &self.in_group[other]);
        note(&mut self.excluded, self.sources.len(), question, one, other);
    }

    /// Notes that any two claims in the group `number` exclude each other, though they say the same.
    pub(super) fn exclude_itself(&mut self, groups: &Groups, question: usize, number: usize) {
        let speaking = &self.in_group[number];
        let mut claims: BTreeMap<usize, usize> = BTreeMap::new();
        for claim in groups.members(number as u32) {
            *claims.entry(self.speaker_of[*claim as usize]).or_default() += 1;
        }
        for (source, claims) in claims {
            let mut others = speaking.clone();
            if claims == 1 {
                others.remove(&source);
            }
            let own = BTreeSet::from([source]);
            note(
                &mut self.excluded,
                self.sources.len(),
                question,
                &own,
                &others,
            );
        }
    }

    /// The sources two by two, the smaller id first, on each of `questions`.
    pub(super) fn pairs(&self, groups: &Groups) -> BTreeMap<Question, BTreeSet<[SourceId; 2]>> {
        let mut pairs: BTreeMap<Question, BTreeSet<[SourceId; 2]>> = BTreeMap::new();
        let sources = self.sources.len();
        for (at, row) in self.excluded.iter().enumerate() {
            let has = |other: &usize| {
                row.get(other / 64)
                    .is_some_and(|bits| bits >> (other % 64) & 1 == 1)
            };
            let one = at % sources;
            for other in (one..sources).filter(has) {
                let (question, _) = &groups.questions[at / sources];
                let both = [one, other].map(|source| self.sources[source].clone());
                pairs.entry(question.clone()).or_default().insert(both);
            }
        }
        pairs
    }
}

fn note(
    excluded: &mut [Vec<u64>],
    sources: usize,
    question: usize,
    one: &BTreeSet<usize>,
    other: &BTreeSet<usize>,
) {
    for source in one {
        let row = &mut excluded[question * sources + source];
        if row.is_empty() {
            row.resize(sources.div_ceil(64), 0);
        }
        for other in other {
            row[other / 64] |= 1 << (other % 64);
        }
    }
}
