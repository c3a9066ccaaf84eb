//! What a filter shows of a case, and what each of its choices leaves to the others.
//!
//! A filter hides; it never changes what is contested. Each claim is looked at once, for which of
//! the filter's choices hold it back: none, and it is shown; one alone, and it counts for what that
//! choice could show.

mod area;
mod choices;
mod facets;
pub mod values;

use std::collections::{BTreeMap, HashSet};

use geo::Point;

use crate::model::{
    Case, Claim, ClaimId, Competing, Credibility, Facet, Filter, PlaceId, Precision, Question,
    Reliability, SourceId, SourceKind, Stance,
};

pub use self::area::{AreaTest, places_in};
use self::choices::{Choices, Traits};
pub use self::facets::Facets;
use super::bounds::anchor;
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
        Self::beside(case, contest, filter, |place| {
            anchor(&case.places.get(place)?.at)
        })
    }

    /// The same of a case that `filter` was not made for: `anchor` tells where a place has its mark that the
    /// filter names.
    #[must_use]
    pub fn beside(
        case: &Case,
        contest: &Contest,
        filter: &Filter,
        anchor: impl Fn(&PlaceId) -> Option<Point>,
    ) -> Self {
        let choices = Choices::of(case, contest, filter, anchor);
        let mut shown = Self::default();
        for claim in case.claims.iter() {
            let traits = choices.traits(claim);
            shown.counts.take_in(&Counted::of(case, claim, &traits), 1);
            if !traits.held.is_empty() {
                shown.hidden.insert(claim.id.clone());
            }
        }
        shown
    }

    /// All but the claims `hidden`, wherever that was decided; nothing is counted.
    pub fn all_but(hidden: impl IntoIterator<Item = ClaimId>) -> Self {
        Self {
            hidden: hidden.into_iter().collect(),
            counts: Counts::default(),
        }
    }

    /// Whether `claim` is shown.
    #[must_use]
    pub fn shows(&self, claim: &Claim) -> bool {
        !self.hidden.contains(&claim.id)
    }
}

/// What of a claim is counted.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Who makes it.
    pub source: &'a SourceId,
    /// What kind of body that is.
    pub kind: SourceKind,
    /// What it answers.
    pub question: &'a Question,
    /// In which stance.
    pub stance: Stance,
    /// How it competes with others.
    pub competing: Competing,
    /// How precisely it is located.
    pub precision: Precision,
    /// How its source is graded.
    pub reliability: Option<Reliability>,
    /// How it is graded itself.
    pub credibility: Option<Credibility>,
    /// The choices that hold it back.
    pub held: Facets,
    /// The choices that it gives no value for.
    pub unknown: Facets,
}

impl<'a> Counted<'a> {
    fn of(case: &Case, claim: &'a Claim, traits: &Traits) -> Self {
        Self {
            source: &claim.source,
            kind: case.source(&claim.source).kind,
            question: &claim.question,
            stance: claim.stance,
            competing: traits.competing,
            precision: traits.precision,
            reliability: traits.reliability,
            credibility: traits.credibility,
            held: traits.held,
            unknown: traits.unknown,
        }
    }
}

impl Counts {
    /// Takes in so many claims that are all `counted` alike.
    pub fn take_in(&mut self, counted: &Counted, claims: usize) {
        self.all += claims;
        if counted.held.is_empty() {
            self.shown += claims;
        }
        for facet in Facet::ALL {
            if !counted.held.has_none_but(facet) {
                continue;
            }
            if counted.held.contains(facet) {
                add(&mut self.held_back, [facet], claims);
            }
            if counted.unknown.contains(facet) {
                add(&mut self.unknown, [facet], claims);
            }
            self.count(facet, counted, claims);
        }
    }

    /// Counts so many claims for what `facet` chooses between.
    fn count(&mut self, facet: Facet, counted: &Counted, claims: usize) {
        match facet {
            Facet::Sources => add(&mut self.sources, [counted.source.clone()], claims),
            Facet::Kinds => add(&mut self.kinds, [counted.kind], claims),
            Facet::Questions => add(&mut self.questions, [counted.question.clone()], claims),
            Facet::Stances => add(&mut self.stances, [counted.stance], claims),
            Facet::Competing => {
                let at_least = Competing::ALL.into_iter();
                let reached = at_least.filter(|least| *least <= counted.competing);
                add(&mut self.competing, reached, claims);
            }
            Facet::Precision => {
                let at_least = Precision::NAMED.into_iter().map(|(_, least)| least);
                let reached = at_least.filter(|least| counted.precision <= *least);
                add(&mut self.precision, reached, claims);
            }
            Facet::Reliability => {
                let at_least = Reliability::NAMED.into_iter().map(|(_, least)| least);
                let reached = at_least
                    .filter(|least| counted.reliability.is_some_and(|grade| grade <= *least));
                add(&mut self.reliability, reached, claims);
            }
            Facet::Credibility => {
                let at_least = Credibility::ALL.into_iter();
                let reached = at_least
                    .filter(|least| counted.credibility.is_some_and(|grade| grade <= *least));
                add(&mut self.credibility, reached, claims);
            }
            Facet::Killed | Facet::Text | Facet::Area | Facet::Time | Facet::KnownOn => {}
        }
    }

    /// These claims and those of `other` together.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        self.shown += other.shown;
        self.all += other.all;
        merge(&mut self.sources, &other.sources);
        merge(&mut self.kinds, &other.kinds);
        merge(&mut self.questions, &other.questions);
        merge(&mut self.stances, &other.stances);
        merge(&mut self.competing, &other.competing);
        merge(&mut self.precision, &other.precision);
        merge(&mut self.reliability, &other.reliability);
        merge(&mut self.credibility, &other.credibility);
        merge(&mut self.unknown, &other.unknown);
        merge(&mut self.held_back, &other.held_back);
        self
    }
}

fn add<K: Ord>(to: &mut BTreeMap<K, usize>, keys: impl IntoIterator<Item = K>, claims: usize) {
    for key in keys {
        *to.entry(key).or_default() += claims;
    }
}

fn merge<K: Ord + Clone>(to: &mut BTreeMap<K, usize>, from: &BTreeMap<K, usize>) {
    for (key, claims) in from {
        *to.entry(key.clone()).or_default() += claims;
    }
}

#[cfg(test)]
mod tests;
