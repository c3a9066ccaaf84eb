//! Positions, as sentences and as what comparing every two answers makes of them.

use proptest::prelude::*;

use super::*;
use crate::model::{Count, Harm, Link, LinkKind};
use crate::query::testing::{any_case, asserts_hit, asserts_killed, claim, denies_any_killed};

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

/// The same, found by comparing each claim with every position so far.
fn by_comparing<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<Position<'a>> {
    let mut claims: Vec<&Claim> = claims.into_iter().collect();
    claims.sort_by_key(|claim| order_of(claim));
    let (questioning, speaking): (Vec<&Claim>, Vec<&Claim>) = claims
        .iter()
        .partition(|claim| questions_any(claim, &claims));

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

fn questions_any(claim: &Claim, claims: &[&Claim]) -> bool {
    let is_among = |id: &ClaimId| claims.iter().any(|other| other.id == *id);
    !claim.is_committed() && claim.questioned().any(is_among)
}

proptest! {
    #[test]
    fn positions_are_what_comparing_every_two_answers_makes(
        case in any_case(),
        questions in prop::collection::vec((0usize..24, 0usize..24), 0..6),
    ) {
        let mut claims = case.claims.to_vec();
        for (from, to) in questions {
            let claim = format!("c{to}").as_str().into();
            let kind = LinkKind::Questions;
            if let Some(from) = claims.get_mut(from) {
                from.links.push(Link { kind, claim });
            }
        }
        prop_assert_eq!(positions(&claims), by_comparing(&claims));
    }
}
