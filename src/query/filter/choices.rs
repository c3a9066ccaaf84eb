//! A filter made ready for a case, and which of its choices hold a claim back.

use std::collections::BTreeSet;

use geo::Point;

use crate::model::{
    Case, Claim, Competing, Count, Credibility, Facet, Filter, PlaceId, Precision, Reliability,
    Scope, TimeWindow,
};
use crate::query::contest::Contest;
use crate::query::relation::Relation;
use crate::query::spelling::folded;
use crate::query::times::{known_by, time_on};

use super::area::AreaTest;
use super::facets::Facets;
use super::values::{
    killed, shows_credibility, shows_killed, shows_known_on, shows_precision, shows_reliability,
    shows_time, wants_unknown,
};

/// A filter made ready for a case.
pub(super) struct Choices<'a> {
    case: &'a Case,
    filter: &'a Filter,
    contest: &'a Contest,
    /// The places in the filter's area; `None` when it has none.
    inside: Option<BTreeSet<&'a PlaceId>>,
    /// The words that are looked for, folded.
    words: Vec<String>,
}

/// What of a claim is counted, besides what it says itself.
pub(super) struct Traits {
    pub(super) competing: Competing,
    pub(super) precision: Precision,
    pub(super) reliability: Option<Reliability>,
    pub(super) credibility: Option<Credibility>,
    /// How many civilians were killed, if it says anything of that.
    killed: Option<Count>,
    /// The choices that hold it back.
    pub(super) held: Facets,
    /// The choices that it gives no value for.
    pub(super) unknown: Facets,
}

impl<'a> Choices<'a> {
    pub(super) fn of(
        case: &'a Case,
        contest: &'a Contest,
        filter: &'a Filter,
        anchor: impl Fn(&PlaceId) -> Option<Point>,
    ) -> Self {
        let inside = |area| AreaTest::of(area, anchor).places_in(case);
        Self {
            case,
            filter,
            contest,
            inside: filter.area.as_ref().map(inside),
            words: filter.text.split_whitespace().map(folded).collect(),
        }
    }

    pub(super) fn traits(&self, claim: &Claim) -> Traits {
        let source = self.case.source(&claim.source);
        let mut traits = Traits {
            competing: competing(self.contest, claim),
            precision: precision(self.case, claim),
            reliability: source.reliability,
            credibility: claim.credibility,
            killed: killed(&claim.answer, claim.stance),
            held: Facets::default(),
            unknown: Facets::default(),
        };
        for facet in Facet::ALL {
            match self.lets_through(facet, claim, &traits) {
                Some(true) => {}
                Some(false) => traits.held.insert(facet),
                None => {
                    traits.unknown.insert(facet);
                    if !wants_unknown(self.filter, facet) {
                        traits.held.insert(facet);
                    }
                }
            }
        }
        traits
    }

    /// Whether `facet` lets `claim` through; `None` when the claim does not say.
    fn lets_through(&self, facet: Facet, claim: &Claim, traits: &Traits) -> Option<bool> {
        let filter = self.filter;
        match facet {
            Facet::Sources => Some(filter.shows_source(&claim.source)),
            Facet::Kinds => {
                let kind = self.case.source(&claim.source).kind;
                Some(!filter.hidden_kinds.contains(&kind))
            }
            Facet::Questions => Some(!filter.hidden_questions.contains(&claim.question)),
            Facet::Stances => Some(!filter.hidden_stances.contains(&claim.stance)),
            Facet::Competing => Some(traits.competing >= filter.competing),
            Facet::Precision => Some(shows_precision(filter, traits.precision)),
            Facet::Reliability => shows_reliability(filter, traits.reliability),
            Facet::Credibility => shows_credibility(filter, traits.credibility),
            Facet::Killed => shows_killed(filter, traits.killed),
            Facet::Text => Some(self.words.is_empty() || self.has_words(claim)),
            Facet::Area => {
                let inside = self.inside.as_ref();
                let is_inside = |inside: &BTreeSet<&PlaceId>| {
                    places(self.case, claim).any(|place| inside.contains(place))
                };
                Some(inside.is_none_or(is_inside))
            }
            Facet::Time => {
                let time = |window: TimeWindow| time_on(self.case, claim, window.axis);
                shows_time(filter, filter.time.and_then(time))
            }
            Facet::KnownOn => shows_known_on(filter, known_by(self.case, claim)),
        }
    }

    /// Whether every word that is looked for is in what can be read of `claim`.
    fn has_words(&self, claim: &Claim) -> bool {
        let read = folded(&readable(self.case, claim).join("\n"));
        self.words.iter().all(|word| read.contains(word))
    }
}

/// How `claim` competes.
fn competing(contest: &Contest, claim: &Claim) -> Competing {
    match contest.strongest(&claim.id) {
        Relation::Contradicts => Competing::Contradicted,
        Relation::InTension => Competing::Perhaps,
        Relation::None => Competing::Any,
    }
}

/// The places that `claim` names.
pub(super) fn places<'a>(
    case: &'a Case,
    claim: &'a Claim,
) -> Box<dyn Iterator<Item = &'a PlaceId> + 'a> {
    match &claim.scope {
        Scope::Campaign => Box::new(std::iter::empty()),
        Scope::Incident(id) => Box::new(case.incident(id).places.iter()),
        Scope::Places(places) => Box::new(places.iter()),
    }
}

/// How precisely the place that `claim` locates best is known.
fn precision(case: &Case, claim: &Claim) -> Precision {
    let known = places(case, claim).map(|id| case.place(id).precision);
    known.min().unwrap_or(Precision::Unlocated)
}

/// All that a reader sees of `claim`.
fn readable<'a>(case: &'a Case, claim: &'a Claim) -> Vec<&'a str> {
    let statement = &claim.statement;
    let source = case.source(&claim.source);
    let said = [
        &statement.quote,
        &statement.hedge,
        &statement.condition,
        &statement.as_called,
        &statement.speaker,
        &statement.role,
        &statement.venue,
        &source.short,
    ];
    let mut read = vec![statement.text.as_str(), &source.name];
    read.push(&case.document(&statement.document).title);
    read.extend(said.into_iter().flatten().map(String::as_str));
    if let Scope::Incident(id) = &claim.scope {
        read.push(&case.incident(id).title);
    }
    for place in places(case, claim).map(|id| case.place(id)) {
        read.push(&place.name);
        read.extend(place.names.values().map(String::as_str));
    }
    read
}
