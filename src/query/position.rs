//! Positions: which claims on one question give an equal answer in one scope.
//!
//! Ranges are never merged: overlap is not transitive, and a merged range is nobody's claim.

use std::borrow::Cow;

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
    claims.sort_by_key(|claim| order_of(claim));
    let (questioning, speaking): (Vec<&Claim>, Vec<&Claim>) = claims
        .iter()
        .partition(|claim| questions_one_of(claim, &claims));

    let mut positions: Vec<Position> = Vec::new();
    for claim in speaking {
        let (answer, stance) = normal_form(claim);
        let voice = Voice { claim, stance };
        match positions
            .iter_mut()
            .find(|position| position.answer == answer && *position.scope == claim.scope)
        {
            Some(position) => position.voices.push(voice),
            None => positions.push(Position {
                answer,
                scope: &claim.scope,
                voices: vec![voice],
                questioned_by: Vec::new(),
            }),
        }
    }
    for claim in questioning {
        for position in &mut positions {
            if claim.questioned().any(|id| position.holds(id)) {
                position.questioned_by.push(claim);
            }
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

fn questions_one_of(claim: &Claim, claims: &[&Claim]) -> bool {
    !claim.is_committed()
        && claim
            .questioned()
            .any(|id| claims.iter().any(|other| other.id == *id))
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
mod tests {
    use super::*;
    use crate::model::{Count, Harm};
    use crate::query::testing::{asserts_hit, asserts_killed, claim, denies_any_killed};

    #[test]
    fn equal_answers_in_one_scope_are_one_position() {
        let a = asserts_killed("a", "snc", Scope::Campaign, 36);
        let b = asserts_killed("b", "monitor", Scope::Campaign, 36);
        let positions = positions([&a, &b]);
        assert_eq!(positions.len(), 1);
        assert_eq!(positions[0].voices.len(), 2);
    }

    #[test]
    fn overlapping_ranges_stay_apart() {
        let a = asserts_killed("a", "snc", Scope::Campaign, 36);
        let mut b = asserts_killed("b", "monitor", Scope::Campaign, 36);
        b.answer = Answer::Harm(Harm {
            killed: Count::between(30, 40),
            ..Harm::default()
        });
        assert_eq!(positions([&a, &b]).len(), 2);
    }

    #[test]
    fn a_broader_claim_keeps_its_own_scope() {
        let a = asserts_killed("a", "snc", crate::query::testing::incident("four"), 36);
        let b = asserts_killed("b", "monitor", Scope::Campaign, 36);
        assert_eq!(positions([&a, &b]).len(), 2);
    }

    #[test]
    fn to_deny_any_dead_is_to_assert_none() {
        let putin = denies_any_killed("putin", "president", Scope::Campaign);
        let none = asserts_killed("none", "ministry", Scope::Campaign, 0);
        let positions = positions([&putin, &none]);
        assert_eq!(positions.len(), 1);
        assert!(
            positions[0]
                .voices
                .iter()
                .all(|voice| voice.stance == Stance::Asserts)
        );
    }

    #[test]
    fn to_assert_none_of_a_group_is_to_deny_some_of_it() {
        let some = asserts_hit(
            "some",
            "ministry",
            Scope::Campaign,
            Quantifier::Some,
            &["is"],
        );
        let none = asserts_hit("none", "france", Scope::Campaign, Quantifier::None, &["is"]);
        let positions = positions([&some, &none]);
        assert_eq!(positions.len(), 1);
        let stances: Vec<Stance> = positions[0]
            .voices
            .iter()
            .map(|voice| voice.stance)
            .collect();
        assert_eq!(
            stances,
            [Stance::Denies, Stance::Asserts],
            "in the order of source ids"
        );
    }

    #[test]
    fn what_questions_a_claim_is_listed_with_it() {
        let khoja = asserts_killed("khoja", "snc", Scope::Campaign, 36);
        let mut report = claim("report", "press", Scope::Campaign, Stance::CannotVerify);
        report.links = vec![crate::model::Link {
            kind: crate::model::LinkKind::Questions,
            claim: "khoja".into(),
        }];
        let positions = positions([&khoja, &report]);
        assert_eq!(positions.len(), 1);
        assert_eq!(positions[0].questioned_by, [&report]);
    }
}
