//! A filter made ready for a case, and which of its choices hold a claim back.

use std::collections::{BTreeSet, HashMap};

use crate::model::{
    Answer, AtLeast, Case, Claim, ClaimId, Competing, Count, Credibility, Facet, Filter, PlaceId,
    Precision, Reliability, Scope, Stance,
};
use crate::query::contest::Contest;
use crate::query::position::normal_form;
use crate::query::relation::Relation;
use crate::query::spelling::folded;
use crate::query::times::{known_by, time_on};

use super::area::places_in;
use super::facets::Facets;

/// A filter made ready for a case.
pub(super) struct Choices<'a> {
    case: &'a Case,
    filter: &'a Filter,
    competing: HashMap<&'a ClaimId, Competing>,
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
    pub(super) fn of(case: &'a Case, contest: &'a Contest, filter: &'a Filter) -> Self {
        Self {
            case,
            filter,
            competing: competing(contest),
            inside: filter.area.as_ref().map(|area| places_in(case, area)),
            words: filter.text.split_whitespace().map(folded).collect(),
        }
    }

    pub(super) fn traits(&self, claim: &Claim) -> Traits {
        let source = self.case.source(&claim.source);
        let mut traits = Traits {
            competing: self.competing.get(&claim.id).copied().unwrap_or_default(),
            precision: precision(self.case, claim),
            reliability: source.reliability,
            credibility: claim.credibility,
            killed: killed(claim),
            held: Facets::default(),
            unknown: Facets::default(),
        };
        for facet in Facet::ALL {
            match self.lets_through(facet, claim, &traits) {
                Some(true) => {}
                Some(false) => traits.held.insert(facet),
                None => {
                    traits.unknown.insert(facet);
                    if !self.wants_unknown(facet) {
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
        Some(match facet {
            Facet::Sources => filter.shows_source(&claim.source),
            Facet::Kinds => {
                let kind = self.case.source(&claim.source).kind;
                !filter.hidden_kinds.contains(&kind)
            }
            Facet::Questions => !filter.hidden_questions.contains(&claim.question),
            Facet::Stances => !filter.hidden_stances.contains(&claim.stance),
            Facet::Competing => traits.competing >= filter.competing,
            // From finest to coarsest.
            Facet::Precision => filter
                .precision
                .is_none_or(|least| traits.precision <= least),
            Facet::Reliability => {
                // From A, the most reliable, to F, which is none.
                let grade = traits
                    .reliability
                    .filter(|grade| *grade != Reliability::F)?;
                filter
                    .reliability
                    .is_none_or(|wanted| grade <= wanted.least)
            }
            Facet::Credibility => {
                // From 1, confirmed, to 6, which is none.
                let grade = traits.credibility.filter(|grade| grade.digit() < 6)?;
                filter
                    .credibility
                    .is_none_or(|wanted| grade <= wanted.least)
            }
            Facet::Killed => {
                let least = filter.killed.map_or(0, |wanted| wanted.least);
                traits.killed?.most().is_none_or(|most| most >= least)
            }
            Facet::Text => self.words.is_empty() || self.has_words(claim),
            Facet::Area => {
                let inside = |place| {
                    self.inside
                        .as_ref()
                        .is_none_or(|inside| inside.contains(place))
                };
                self.inside.is_none() || places(self.case, claim).any(inside)
            }
            Facet::Time => match filter.time {
                Some(window) => {
                    let time = time_on(self.case, claim, window.axis)?;
                    time.start() < window.end && window.start < time.end()
                }
                None => true,
            },
            Facet::KnownOn => match filter.known_on {
                Some(known) => {
                    let said = known_by(self.case, claim)?;
                    // A span ends with the first moment after it.
                    known
                        .day
                        .tomorrow()
                        .map_or(true, |next| said.end() <= next.into())
                }
                None => true,
            },
        })
    }

    /// Whether claims that give no value for `facet` are shown.
    fn wants_unknown(&self, facet: Facet) -> bool {
        fn unknown<T>(wanted: Option<AtLeast<T>>) -> bool {
            wanted.is_none_or(|wanted| wanted.unknown)
        }
        let filter = self.filter;
        match facet {
            Facet::Reliability => unknown(filter.reliability),
            Facet::Credibility => unknown(filter.credibility),
            Facet::Killed => unknown(filter.killed),
            Facet::Time => filter.time.is_none_or(|window| window.undated),
            Facet::KnownOn => filter.known_on.is_none_or(|known| known.undated),
            _ => true,
        }
    }

    /// Whether every word that is looked for is in what can be read of `claim`.
    fn has_words(&self, claim: &Claim) -> bool {
        let read = folded(&readable(self.case, claim).join("\n"));
        self.words.iter().all(|word| read.contains(word))
    }
}

/// How each claim competes; those that do not are left out.
fn competing(contest: &Contest) -> HashMap<&ClaimId, Competing> {
    let mut found: HashMap<&ClaimId, Competing> = HashMap::new();
    for rivalry in contest.rivalries() {
        let competing = match rivalry.relation {
            Relation::Contradicts => Competing::Contradicted,
            Relation::InTension => Competing::Perhaps,
            Relation::None => Competing::Any,
        };
        for claim in [&rivalry.one, &rivalry.other] {
            let known = found.entry(claim).or_default();
            *known = competing.max(*known);
        }
    }
    found
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

/// How many civilians were killed by `claim`, whatever its source does with that figure. A figure of
/// people, who may be fighters, gives none.
fn killed(claim: &Claim) -> Option<Count> {
    match (&*normal_form(claim).0, claim.stance) {
        // To deny a figure is to give none.
        (Answer::Harm(harm), stance) if stance != Stance::Denies || harm.is_none() => harm.killed,
        _ => None,
    }
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
