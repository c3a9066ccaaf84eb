//! Positions: which claims on one question give an equal answer in one scope.
//!
//! Ranges are never merged: overlap is not transitive, and a merged range is nobody's claim.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::{Answer, Claim, ClaimId, Quantifier, Scope, Span, Stance};

/// All claims on one question in one scope that speak of an equal answer, for it or against.
#[derive(Debug, Clone, PartialEq)]
pub struct Position<'a> {
    /// What the answer is.
    pub answer: Cow<'a, Answer>,
    /// What it is said of; a broader claim keeps its own scope.
    pub scope: &'a Scope,
    /// Who says what of the answer, in the order of date and source.
    pub voices: Vec<Voice<'a>>,
    /// Claims that question one of the voices by name.
    pub questioned_by: Vec<&'a Claim>,
}

/// One claim within a position.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Voice<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// What its source does with the position's answer: asserting "none" of a group is to deny
    /// "some" of it, denying any dead is to assert none.
    pub stance: Stance,
}

/// Groups claims on one question by equal answer and scope.
///
/// Order: the first claim's date, then the source's id; stable, and no judgement.
#[must_use]
pub fn positions<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<Position<'a>> {
    let mut claims: Vec<&Claim> = claims.into_iter().collect();
    claims.sort_by_cached_key(|claim| order_of(claim));
    let ids: HashSet<&ClaimId> = claims.iter().map(|claim| &claim.id).collect();
    let (questioning, speaking): (Vec<&Claim>, Vec<&Claim>) = claims
        .iter()
        .partition(|claim| questions_one_of(claim, &ids));

    let mut positions: Vec<Position> = Vec::new();
    let mut known: HashMap<(Cow<Answer>, &Scope), usize> = HashMap::new();
    let mut held_by: HashMap<&ClaimId, usize> = HashMap::new();
    for claim in speaking {
        let (answer, stance) = normal_form(claim);
        let voice = Voice { claim, stance };
        let number = *known
            .entry((answer, &claim.scope))
            .or_insert_with_key(|(answer, scope)| {
                positions.push(Position {
                    answer: answer.clone(),
                    scope,
                    voices: Vec::new(),
                    questioned_by: Vec::new(),
                });
                positions.len() - 1
            });
        positions[number].voices.push(voice);
        held_by.insert(&claim.id, number);
    }
    for claim in questioning {
        let questioned = claim.questioned().filter_map(|id| held_by.get(id));
        for number in questioned.collect::<BTreeSet<_>>() {
            positions[*number].questioned_by.push(claim);
        }
    }
    positions
}

impl Position<'_> {
    /// Whether the claim called `id` is one of the voices.
    #[must_use]
    pub fn holds(&self, id: &ClaimId) -> bool {
        self.voices.iter().any(|voice| voice.claim.id == *id)
    }
}

/// Undated statements come after dated ones; the id settles what is left.
fn order_of(claim: &Claim) -> (bool, Option<Span>, &str, &str) {
    let said = claim.statement.said;
    (
        said.is_none(),
        said,
        claim.source.as_str(),
        claim.id.as_str(),
    )
}

fn questions_one_of(claim: &Claim, ids: &HashSet<&ClaimId>) -> bool {
    !claim.is_committed() && claim.questioned().any(|id| ids.contains(id))
}

/// A claim's answer and stance with "none" and "any" brought to one form.
#[must_use]
pub fn normal_form(claim: &Claim) -> (Cow<'_, Answer>, Stance) {
    normal_form_of(&claim.answer, claim.stance)
}

/// The same of `answer` in this `stance`.
#[must_use]
pub fn normal_form_of(answer: &Answer, stance: Stance) -> (Cow<'_, Answer>, Stance) {
    let flipped = match stance {
        Stance::Asserts => Some(Stance::Denies),
        Stance::Denies => Some(Stance::Asserts),
        _ => None,
    };
    match (answer, flipped) {
        (Answer::Hit(Quantifier::None, groups), Some(stance)) => (
            Cow::Owned(Answer::Hit(Quantifier::Some, groups.clone())),
            stance,
        ),
        (Answer::By(Quantifier::None, parties), Some(stance)) => (
            Cow::Owned(Answer::By(Quantifier::Some, parties.clone())),
            stance,
        ),
        (Answer::Harm(harm), Some(Stance::Asserts)) => match harm.denied() {
            Some(none) if none.is_none() => (Cow::Owned(Answer::Harm(none)), Stance::Asserts),
            _ => (Cow::Borrowed(answer), stance),
        },
        _ => (Cow::Borrowed(answer), stance),
    }
}

#[cfg(test)]
mod tests;
