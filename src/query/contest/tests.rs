//! What is contested, as sentences and as properties of random claims.

pub(crate) mod brute;

use proptest::prelude::*;

use self::brute::Brute;
use super::*;
use crate::model::{Claim, Filter, Quantifier, Scope};
use crate::query::relation::relation;
use crate::query::testing::{
    CaseBuilder, any_case, any_claim, any_claims, asserts_hit, asserts_killed, denies_any_killed,
    incident, places,
};
use crate::query::{Shown, dossier};

fn standing_of(claims: Vec<Claim>) -> Standing {
    let case = CaseBuilder::two_towns().claims(claims).build();
    Contest::of(&case)
        .standing(&Subject::Place("talbiseh".into()))
        .clone()
}

#[test]
fn two_local_claims_contest_a_place_here() {
    let standing = standing_of(vec![
        asserts_killed("a", "a", incident("four"), 36),
        denies_any_killed("b", "b", incident("four")),
    ]);
    assert!(standing.contested_here.contains(&Question::CivilianHarm));
    assert!(standing.by_broader.is_empty());
}

#[test]
fn a_broader_denial_contradicts_a_place_without_contesting_it_here() {
    let standing = standing_of(vec![
        asserts_killed("a", "a", incident("four"), 36),
        denies_any_killed("b", "b", Scope::Campaign),
    ]);
    assert!(standing.contested_here.is_empty());
    assert!(standing.by_broader.contains(&Question::CivilianHarm));
}

#[test]
fn a_broader_quarrel_does_not_touch_a_place_of_which_neither_speaks() {
    let standing = standing_of(vec![
        asserts_killed("a", "a", Scope::Campaign, 36),
        denies_any_killed("b", "b", Scope::Campaign),
    ]);
    assert_eq!(standing, Standing::default());
}

#[test]
fn a_claim_on_unlocated_strikes_is_at_most_in_tension_with_a_place() {
    let standing = standing_of(vec![
        asserts_hit("a", "a", incident("nowhere"), Quantifier::Only, &["is"]),
        asserts_hit("b", "b", incident("four"), Quantifier::Some, &["tajamu"]),
    ]);
    assert!(standing.contradicted().is_empty());
    assert!(standing.in_tension.contains(&Question::Target));
}

#[test]
fn a_claim_on_two_places_is_contradicted_at_one_by_what_is_said_of_the_other() {
    let case = CaseBuilder::two_towns()
        .claims([
            denies_any_killed("a", "a", places(&["talbiseh", "aleppo"])),
            asserts_killed("b", "b", incident("aleppo"), 36),
        ])
        .build();
    let contest = Contest::of(&case);
    let here = Subject::Place("talbiseh".into());
    assert!(contest.standing(&here).by_broader.is_empty());
    assert!(
        contest
            .standing(&here)
            .by_narrower
            .contains(&Question::CivilianHarm)
    );
    let dossier = dossier(&case, &contest, &Shown::default(), &here);
    assert_eq!(
        dossier.sections[0].narrower.len(),
        1,
        "and the panel lists it"
    );
}

#[test]
fn two_who_say_what_excludes_itself_exclude_each_other_and_not_themselves() {
    let only = |id: &str| asserts_hit(id, id, incident("four"), Quantifier::Only, &["us-backed"]);
    let mut case = CaseBuilder::two_towns()
        .claims([only("a"), only("b")])
        .build();
    let group = case.groups.get_mut("us-backed").unwrap();
    group.disjoint = BTreeSet::from(["opposition".into()]);
    let contest = Contest::of(&case);
    let sides: Vec<_> = contest.sides().collect();
    let both = BTreeSet::from([["a".into(), "b".into()]]);
    assert_eq!(sides, [(&Question::Target, &both)]);
    assert_eq!(contest.contradictions_of(&"a".into()), 1);
}

#[test]
fn silence_is_not_a_zero() {
    let case = CaseBuilder::two_towns()
        .claims([
            asserts_killed("a", "snc", incident("four"), 36),
            asserts_hit(
                "b",
                "ministry",
                incident("nowhere"),
                Quantifier::Only,
                &["is"],
            ),
        ])
        .build();
    let contest = Contest::of(&case);
    let here = Subject::Place("talbiseh".into());
    let dossier = dossier(&case, &contest, &Shown::default(), &here);
    let harm = &dossier.sections[0];
    assert_eq!(harm.here.len(), 1, "only the one figure that somebody gave");
    assert_eq!(harm.silent, BTreeSet::from([&"ministry".into()]));
    assert_eq!(contest.rivalries().count(), 0);
}

#[test]
fn places_come_by_contradicted_questions_and_then_by_name() {
    let case = CaseBuilder::two_towns()
        .claims([
            asserts_killed("a", "a", incident("four"), 36),
            denies_any_killed("b", "b", incident("four")),
        ])
        .build();
    let order = Contest::of(&case)
        .places_in_order(&case)
        .into_iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    assert_eq!(order, ["talbiseh", "aleppo"]);
}

proptest! {
    #[test]
    fn relations_are_symmetric(a in any_claim(), b in any_claim()) {
        let case = CaseBuilder::two_towns().build();
        let b = Claim { id: "other".into(), ..b };
        prop_assert_eq!(relation(&case, &a, &b), relation(&case, &b, &a));
    }

    #[test]
    fn the_order_of_claims_in_the_file_changes_nothing(
        (claims, shuffled) in any_claims().prop_flat_map(|claims| {
            (Just(claims.clone()), Just(claims).prop_shuffle())
        })
    ) {
        let (a, b) = (CaseBuilder::two_towns().claims(claims).build(), CaseBuilder::two_towns().claims(shuffled).build());
        let (contest_a, contest_b) = (Contest::of(&a), Contest::of(&b));
        prop_assert_eq!(&contest_a, &contest_b);
        for subject in Subject::all(&a) {
            let of = |case, contest| {
                dossier(case, contest, &Shown::default(), &subject).sections
                    .into_iter()
                    .map(|section| format!("{section:?}"))
                    .collect::<Vec<_>>()
            };
            prop_assert_eq!(of(&a, &contest_a), of(&b, &contest_b));
        }
    }

    #[test]
    fn an_unrelated_claim_changes_nothing(claims in any_claims()) {
        let unrelated = Claim {
            question: Question::Legitimacy,
            answer: crate::model::Answer::Text("to the good".into()),
            ..asserts_killed("unrelated", "bystander", Scope::Campaign, 0)
        };
        let without = Contest::of(&CaseBuilder::two_towns().claims(claims.clone()).build());
        let with = Contest::of(&CaseBuilder::two_towns().claims(claims.into_iter().chain([unrelated])).build());
        prop_assert_eq!(without, with);
    }

    #[test]
    fn a_filter_never_changes_what_is_contested(claims in any_claims(), hidden in 0u32..4) {
        let case = CaseBuilder::two_towns().claims(claims).build();
        let contest = Contest::of(&case);
        let filter = Filter {
            hidden_sources: [format!("source-{hidden}").as_str().into()].into(),
            ..Filter::default()
        };
        let some = Shown::of(&case, &contest, &filter);
        for subject in Subject::all(&case) {
            let all = dossier(&case, &contest, &Shown::default(), &subject);
            let some = dossier(&case, &contest, &some, &subject);
            prop_assert_eq!(all.standing, some.standing);
            for (all, some) in all.sections.iter().zip(&some.sections) {
                prop_assert_eq!(&all.silent, &some.silent, "hidden is not silent");
                prop_assert!(all.hidden.is_empty());
            }
        }
    }

    #[test]
    fn every_contradiction_stands_somewhere(claims in any_claims()) {
        let case = CaseBuilder::two_towns().claims(claims).build();
        let contest = Contest::of(&case);
        let contradicts = contest.rivalries().any(|r| r.relation == Relation::Contradicts);
        let stands = Subject::all(&case).any(|s| !contest.standing(&s).contradicted().is_empty());
        prop_assert_eq!(contradicts, stands);
    }

    #[test]
    fn all_that_competes_is_what_comparing_every_two_claims_finds(case in any_case()) {
        let contest = Contest::of(&case);
        prop_assert_eq!(Brute::told_by(&case, &contest), Brute::of(&case));
    }

    #[test]
    fn what_is_counted_is_what_is_listed(case in any_case()) {
        let contest = Contest::of(&case);
        for claim in case.claims.iter() {
            let how: Vec<Relation> = contest.rivals_of(&claim.id).map(|(_, how)| how).collect();
            let contradictions = how.iter().filter(|how| **how == Relation::Contradicts).count();
            prop_assert_eq!(contest.contradictions_of(&claim.id), contradictions);
            let strongest = how.into_iter().max().unwrap_or(Relation::None);
            prop_assert_eq!(contest.strongest(&claim.id), strongest);
        }
    }

    #[test]
    fn two_sources_exclude_each_other_where_any_of_their_claims_do(case in any_case()) {
        let contest = Contest::of(&case);
        let sure = contest.rivalries().filter(|it| it.relation == Relation::Contradicts);
        let expected: BTreeSet<(Question, [SourceId; 2])> = sure
            .map(|it| {
                let [one, other] = [&it.one, &it.other].map(|id| case.claim(id).unwrap());
                let mut sides = [one.source.clone(), other.source.clone()];
                sides.sort();
                (one.question.clone(), sides)
            })
            .collect();
        let told = contest.sides().flat_map(|(question, sides)| {
            sides.iter().map(move |sides| (question.clone(), sides.clone()))
        });
        prop_assert_eq!(told.collect::<BTreeSet<_>>(), expected);
    }
}
