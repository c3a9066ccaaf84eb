//! What a filter shows of a case, and what each of its choices leaves to the others.
//!
//! A filter hides; it never changes what is contested. Each claim is looked at once, for which of
//! the filter's choices hold it back: none, and it is shown; one alone, and it counts for what that
//! choice could show.

mod area;
mod choices;
mod facets;

use std::collections::{BTreeMap, HashSet};

use crate::model::{
    Case, Claim, ClaimId, Competing, Credibility, Facet, Filter, Precision, Question, Reliability,
    SourceId, SourceKind, Stance,
};

pub use self::area::places_in;
use self::choices::{Choices, Traits};
use super::contest::Contest;

/// What of a case is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    hidden: HashSet<ClaimId>,
    /// How many claims there are, and what each choice leaves.
    pub counts: Counts,
}

/// How many claims there are of each kind among those that all *other* choices let through, so that
/// a reader knows what a change of this one would show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Claims shown.
    pub shown: usize,
    /// Claims in the case.
    pub all: usize,
    /// By source.
    pub sources: BTreeMap<SourceId, usize>,
    /// By kind of source.
    pub kinds: BTreeMap<SourceKind, usize>,
    /// By question.
    pub questions: BTreeMap<Question, usize>,
    /// By stance.
    pub stances: BTreeMap<Stance, usize>,
    /// That compete at least so.
    pub competing: BTreeMap<Competing, usize>,
    /// Located at least so precisely.
    pub precision: BTreeMap<Precision, usize>,
    /// Graded at least so reliable, by their source.
    pub reliability: BTreeMap<Reliability, usize>,
    /// Graded at least so credible.
    pub credibility: BTreeMap<Credibility, usize>,
    /// That give no such value, by facet.
    pub unknown: BTreeMap<Facet, usize>,
    /// How many more claims each facet alone holds back.
    pub held_back: BTreeMap<Facet, usize>,
}

impl Shown {
    /// What `filter` shows of `case`, in which `contest` is what competes.
    #[must_use]
    pub fn of(case: &Case, contest: &Contest, filter: &Filter) -> Self {
        let choices = Choices::of(case, contest, filter);
        let mut shown = Self::default();
        for claim in case.claims.iter() {
            let traits = choices.traits(claim);
            shown.counts.take_in(case, claim, &traits);
            if !traits.held.is_empty() {
                shown.hidden.insert(claim.id.clone());
            }
        }
        shown
    }

    /// Whether `claim` is shown.
    #[must_use]
    pub fn shows(&self, claim: &Claim) -> bool {
        !self.hidden.contains(&claim.id)
    }
}

impl Counts {
    fn take_in(&mut self, case: &Case, claim: &Claim, traits: &Traits) {
        self.all += 1;
        if traits.held.is_empty() {
            self.shown += 1;
        }
        for facet in Facet::ALL {
            if !traits.held.has_none_but(facet) {
                continue;
            }
            if traits.held.contains(facet) {
                add(&mut self.held_back, [facet]);
            }
            if traits.unknown.contains(facet) {
                add(&mut self.unknown, [facet]);
            }
            self.count(facet, case, claim, traits);
        }
    }

    /// Counts `claim` for what `facet` chooses between.
    fn count(&mut self, facet: Facet, case: &Case, claim: &Claim, traits: &Traits) {
        match facet {
            Facet::Sources => add(&mut self.sources, [claim.source.clone()]),
            Facet::Kinds => add(&mut self.kinds, [case.source(&claim.source).kind]),
            Facet::Questions => add(&mut self.questions, [claim.question.clone()]),
            Facet::Stances => add(&mut self.stances, [claim.stance]),
            Facet::Competing => {
                let at_least = Competing::ALL.into_iter();
                let reached = at_least.filter(|least| *least <= traits.competing);
                add(&mut self.competing, reached);
            }
            Facet::Precision => {
                let at_least = Precision::NAMED.into_iter().map(|(_, least)| least);
                let reached = at_least.filter(|least| traits.precision <= *least);
                add(&mut self.precision, reached);
            }
            Facet::Reliability => {
                let at_least = Reliability::NAMED.into_iter().map(|(_, least)| least);
                let reached = at_least
                    .filter(|least| traits.reliability.is_some_and(|grade| grade <= *least));
                add(&mut self.reliability, reached);
            }
            Facet::Credibility => {
                let at_least = Credibility::ALL.into_iter();
                let reached = at_least
                    .filter(|least| traits.credibility.is_some_and(|grade| grade <= *least));
                add(&mut self.credibility, reached);
            }
            Facet::Killed | Facet::Text | Facet::Area | Facet::Time | Facet::KnownOn => {}
        }
    }
}

fn add<K: Ord>(to: &mut BTreeMap<K, usize>, keys: impl IntoIterator<Item = K>) {
    for key in keys {
        *to.entry(key).or_default() += 1;
    }
}

#[cfg(test)]
mod tests;
