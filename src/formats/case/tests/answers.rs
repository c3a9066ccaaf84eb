//! Every answer reads as what it stands for.

use std::collections::BTreeSet;

use super::case_with;
use crate::model::{Answer, Count, Harm, PartyId, Quantifier};

/// What `answer` reads as, to `question`.
fn answer(question: &str, answer: &str) -> Answer {
    let old = "question: Target,\n            stance: Asserts,\n            answer: Hit(\"is\"),";
    let new = format!("question: {question}, stance: Asserts, answer: {answer},");
    case_with(old, &new).claims[0].answer.clone()
}

#[test]
fn groups_are_hit_in_part_mostly_only_or_not() {
    let is = BTreeSet::from(["is".into()]);
    let both = BTreeSet::from(["is".into(), "rebels".into()]);
    assert_eq!(
        answer("Target", r#"Hit("is")"#),
        Answer::Hit(Quantifier::Some, is.clone())
    );
    assert_eq!(
        answer("Target", r#"Hit(["rebels", "is"])"#),
        Answer::Hit(Quantifier::Some, both)
    );
    assert_eq!(
        answer("Target", r#"HitMostly("is")"#),
        Answer::Hit(Quantifier::Mostly, is.clone())
    );
    assert_eq!(
        answer("Target", r#"HitOnly("is")"#),
        Answer::Hit(Quantifier::Only, is.clone())
    );
    assert_eq!(
        answer("Target", r#"HitNone("is")"#),
        Answer::Hit(Quantifier::None, is.clone())
    );
    assert_eq!(answer("Presence", r#"Present("is")"#), Answer::Present(is));
}

#[test]
fn parties_strike_in_part_mostly_only_or_not() {
    let russia: BTreeSet<PartyId> = BTreeSet::from(["russia".into()]);
    for (name, quantifier) in [
        ("By", Quantifier::Some),
        ("ByMostly", Quantifier::Mostly),
        ("ByOnly", Quantifier::Only),
        ("ByNone", Quantifier::None),
    ] {
        let read = answer("Attribution", &format!(r#"{name}("russia")"#));
        assert_eq!(read, Answer::By(quantifier, russia.clone()));
    }
}

#[test]
fn counts_are_exact_or_ranges() {
    let killed = |text: &str| match answer("CivilianHarm", &format!("Killed({text})")) {
        Answer::Harm(harm) => harm.killed.unwrap(),
        other => panic!("{other:?}"),
    };
    assert_eq!(killed("36"), Count::exactly(36));
    assert_eq!(killed(r#""36""#), Count::exactly(36));
    assert_eq!(killed(r#""17..18""#), Count::between(17, 18).unwrap());
    assert_eq!(killed("17..18"), Count::between(17, 18).unwrap());
    assert_eq!(killed(r#""17 to 18""#), Count::between(17, 18).unwrap());
    assert_eq!(killed(r#""at least 30""#), Count::at_least(30));
    assert_eq!(killed(r#""at most 5""#), Count::between(0, 5).unwrap());
}

#[test]
fn figures_that_are_not_given_are_absent_and_not_zero() {
    let harm = Harm {
        people: None,
        killed: None,
        children: Some(Count::exactly(5)),
        injured: Count::between(10, 12),
    };
    let read = answer("CivilianHarm", r#"Killed(children: 5, injured: "10..12")"#);
    assert_eq!(read, Answer::Harm(harm));
    let injured = Harm {
        injured: Some(Count::exactly(12)),
        ..Harm::default()
    };
    assert_eq!(answer("CivilianHarm", "Injured(12)"), Answer::Harm(injured));
}

#[test]
fn people_killed_are_civilians_or_not() {
    let read = answer("CivilianHarm", "Killed(people: 12, civilians: 3)");
    let harm = Harm {
        people: Some(Count::exactly(12)),
        killed: Some(Count::exactly(3)),
        ..Harm::default()
    };
    assert_eq!(read, Answer::Harm(harm));
    let nobody = answer("CivilianHarm", "Killed(people: 0)");
    assert!(matches!(nobody, Answer::Harm(harm) if harm.is_none() && harm.killed.is_none()));
}

#[test]
fn other_answers_are_words_or_the_fact_itself() {
    assert_eq!(answer("Occurrence", "Happened"), Answer::Happened);
    for question in ["Damage", "Legitimacy", "Verification", "Custom(\"aim\")"] {
        assert_eq!(
            answer(question, "Text(\"so\")"),
            Answer::Text("so".to_owned())
        );
    }
}
