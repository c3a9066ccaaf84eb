//! Each sentence of "when claims compete" in the design, as a test.

use super::*;
use crate::model::{Question, Scope};
use crate::query::testing::{
    CaseBuilder, asserts_hit, asserts_killed, claim, denies_any_killed, incident, killed, places,
};

fn between(a: &Claim, b: &Claim) -> Relation {
    let case = CaseBuilder::two_towns().build();
    let relation = relation(&case, a, b);
    assert_eq!(relation, super::relation(&case, b, a), "it is symmetric");
    relation
}

fn hit(id: &str, how: Quantifier, groups: &[&str]) -> Claim {
    asserts_hit(id, id, Scope::Campaign, how, groups)
}

fn denied(claim: Claim) -> Claim {
    Claim {
        stance: Stance::Denies,
        ..claim
    }
}

fn about(claim: Claim, scope: Scope) -> Claim {
    Claim { scope, ..claim }
}

#[test]
fn one_asserts_what_the_other_denies() {
    let some = hit("a", Quantifier::Some, &["is"]);
    let not = denied(hit("b", Quantifier::Some, &["is"]));
    assert_eq!(between(&some, &not), Relation::Contradicts);
}

#[test]
fn asserting_none_is_denying_any() {
    let some = hit("a", Quantifier::Some, &["is"]);
    let none = hit("b", Quantifier::None, &["is"]);
    let not_none = denied(hit("c", Quantifier::None, &["is"]));
    assert_eq!(between(&some, &none), Relation::Contradicts);
    assert_eq!(between(&none, &not_none), Relation::Contradicts);
    assert_eq!(between(&some, &not_none), Relation::None);
}

#[test]
fn casualty_ranges_that_are_disjoint() {
    let low = asserts_killed("a", "a", Scope::Campaign, 17);
    let high = asserts_killed("b", "b", Scope::Campaign, 36);
    assert_eq!(between(&low, &high), Relation::Contradicts);
}

#[test]
fn casualty_ranges_that_overlap_do_not_contradict() {
    let mut range = asserts_killed("a", "a", Scope::Campaign, 0);
    range.answer = killed(Count::between(30, 40).unwrap());
    let within = asserts_killed("b", "b", Scope::Campaign, 36);
    assert_eq!(between(&range, &within), Relation::None);
}

#[test]
fn dead_children_contradict_a_denial_of_any_dead() {
    let mut children = asserts_killed("a", "a", Scope::Campaign, 0);
    children.answer = Answer::Harm(Harm {
        children: Some(Count::exactly(5)),
        ..Harm::default()
    });
    let denial = denies_any_killed("b", "b", Scope::Campaign);
    assert_eq!(between(&children, &denial), Relation::Contradicts);
}

#[test]
fn a_figure_that_is_not_given_contradicts_nothing() {
    let mut injured = asserts_killed("a", "a", Scope::Campaign, 0);
    injured.answer = Answer::Harm(Harm {
        injured: Some(Count::exactly(5)),
        ..Harm::default()
    });
    let denial = denies_any_killed("b", "b", Scope::Campaign);
    assert_eq!(between(&injured, &denial), Relation::None);
}

#[test]
fn denying_one_figure_denies_no_other() {
    let not_36 = denied(asserts_killed("a", "a", Scope::Campaign, 36));
    let says_36 = asserts_killed("b", "b", Scope::Campaign, 36);
    let says_17 = asserts_killed("c", "c", Scope::Campaign, 17);
    assert_eq!(between(&not_36, &says_36), Relation::Contradicts);
    assert_eq!(between(&not_36, &says_17), Relation::None);
}

#[test]
fn denying_a_figure_denies_it_with_whatever_is_added() {
    let not_36 = denied(asserts_killed("a", "a", Scope::Campaign, 36));
    let mut with_children = asserts_killed("b", "b", Scope::Campaign, 36);
    with_children.answer = Answer::Harm(Harm {
        killed: Some(Count::exactly(36)),
        children: Some(Count::exactly(5)),
        ..Harm::default()
    });
    assert_eq!(between(&not_36, &with_children), Relation::Contradicts);
}

#[test]
fn denying_at_least_thirty_is_to_say_fewer() {
    let mut fewer = denied(asserts_killed("a", "a", Scope::Campaign, 0));
    fewer.answer = killed(Count::at_least(30));
    let says_36 = asserts_killed("b", "b", incident("four"), 36);
    let says_17 = asserts_killed("c", "c", incident("four"), 17);
    assert_eq!(between(&fewer, &says_36), Relation::Contradicts);
    assert_eq!(between(&fewer, &says_17), Relation::None);
}

fn people_killed(id: &str, scope: Scope, people: Count) -> Claim {
    let harm = Harm {
        people: Some(people),
        ..Harm::default()
    };
    Claim {
        answer: Answer::Harm(harm),
        ..asserts_killed(id, id, scope, 0)
    }
}

#[test]
fn figures_of_people_that_are_disjoint_contradict() {
    let twelve = people_killed("a", Scope::Campaign, Count::exactly(12));
    let twenty = people_killed("b", Scope::Campaign, Count::exactly(20));
    let some = people_killed("c", Scope::Campaign, Count::at_least(12));
    assert_eq!(between(&twelve, &twenty), Relation::Contradicts);
    assert_eq!(between(&some, &twenty), Relation::None);
    let none = denied(people_killed("d", Scope::Campaign, Count::at_least(1)));
    assert_eq!(between(&none, &twelve), Relation::Contradicts);
}

#[test]
fn more_civilians_than_people_contradict() {
    let people = people_killed("a", Scope::Campaign, Count::exactly(12));
    let more = asserts_killed("b", "b", Scope::Campaign, 36);
    assert_eq!(between(&people, &more), Relation::Contradicts);
    let part = about(more, incident("four"));
    assert_eq!(between(&people, &part), Relation::Contradicts);
    let mut open = people_killed("c", Scope::Campaign, Count::exactly(12));
    if let Answer::Harm(harm) = &mut open.answer {
        harm.killed = Some(Count::at_least(3));
    }
    assert_eq!(between(&open, &part), Relation::Contradicts);
}

#[test]
fn how_many_people_says_nothing_of_how_few_civilians() {
    let people = people_killed("a", Scope::Campaign, Count::exactly(12));
    let all = asserts_killed("b", "b", Scope::Campaign, 12);
    let fewer = asserts_killed("c", "c", Scope::Campaign, 3);
    let none = denies_any_killed("d", "d", Scope::Campaign);
    for civilians in [all, fewer, none] {
        assert_eq!(between(&people, &civilians), Relation::None);
    }
    let part = people_killed("e", incident("four"), Count::exactly(36));
    let whole = asserts_killed("f", "f", Scope::Campaign, 20);
    assert_eq!(
        between(&whole, &part),
        Relation::None,
        "they may be fighters"
    );
}

#[test]
fn nobody_killed_contradicts_dead_civilians_and_the_denial_that_none_died() {
    let nobody = people_killed("a", Scope::Campaign, Count::exactly(0));
    let mut children = asserts_killed("b", "b", Scope::Campaign, 0);
    children.answer = Answer::Harm(Harm {
        children: Some(Count::exactly(5)),
        ..Harm::default()
    });
    assert_eq!(between(&nobody, &children), Relation::Contradicts);
    let not_none = denied(asserts_killed("c", "c", Scope::Campaign, 0));
    assert_eq!(between(&nobody, &not_none), Relation::Contradicts);
    let no_civilian = asserts_killed("d", "d", Scope::Campaign, 0);
    assert_eq!(between(&nobody, &no_civilian), Relation::None);
}

#[test]
fn to_deny_several_groups_is_to_deny_each() {
    let neither = denied(hit("a", Quantifier::Some, &["is", "tajamu"]));
    assert_eq!(
        between(&neither, &hit("b", Quantifier::Some, &["is"])),
        Relation::Contradicts
    );
    let not_neither = denied(hit("c", Quantifier::None, &["is", "tajamu"]));
    assert_eq!(
        between(&not_neither, &hit("d", Quantifier::None, &["is"])),
        Relation::None
    );
}

#[test]
fn only_or_mostly_of_two_disjoint_groups() {
    for how_a in [Quantifier::Only, Quantifier::Mostly] {
        for how_b in [Quantifier::Only, Quantifier::Mostly] {
            let (a, b) = (hit("a", how_a, &["is"]), hit("b", how_b, &["opposition"]));
            assert_eq!(
                between(&a, &b),
                Relation::Contradicts,
                "{how_a:?} {how_b:?}"
            );
        }
    }
}

#[test]
fn a_subgroup_is_as_disjoint_as_the_group_that_it_is_part_of() {
    let (a, b) = (
        hit("a", Quantifier::Only, &["is"]),
        hit("b", Quantifier::Some, &["tajamu"]),
    );
    assert_eq!(between(&a, &b), Relation::Contradicts);
}

#[test]
fn groups_not_declared_disjoint_may_be_the_same_people() {
    let (a, b) = (
        hit("a", Quantifier::Only, &["opposition"]),
        hit("b", Quantifier::Only, &["us-backed"]),
    );
    assert_eq!(between(&a, &b), Relation::None);
}

#[test]
fn some_of_one_and_some_of_another_do_not_contradict() {
    let (a, b) = (
        hit("a", Quantifier::Some, &["is"]),
        hit("b", Quantifier::Some, &["opposition"]),
    );
    assert_eq!(between(&a, &b), Relation::None);
}

#[test]
fn a_denial_for_the_group_covers_its_parts_and_not_the_reverse() {
    let part = hit("a", Quantifier::Some, &["tajamu"]);
    let no_group = denied(hit("b", Quantifier::Some, &["opposition"]));
    assert_eq!(between(&part, &no_group), Relation::Contradicts);

    let group = hit("c", Quantifier::Some, &["opposition"]);
    let no_part = denied(hit("d", Quantifier::Some, &["tajamu"]));
    assert_eq!(between(&group, &no_part), Relation::None);
}

#[test]
fn denying_most_leaves_room_for_some() {
    let not_mostly = denied(hit("a", Quantifier::Mostly, &["is"]));
    let some = hit("b", Quantifier::Some, &["is"]);
    let mostly = hit("c", Quantifier::Mostly, &["is"]);
    let only = hit("d", Quantifier::Only, &["is"]);
    assert_eq!(between(&not_mostly, &some), Relation::None);
    assert_eq!(between(&not_mostly, &mostly), Relation::Contradicts);
    assert_eq!(between(&not_mostly, &only), Relation::Contradicts);
}

#[test]
fn denying_only_leaves_room_for_mostly() {
    let not_only = denied(hit("a", Quantifier::Only, &["is"]));
    assert_eq!(
        between(&not_only, &hit("b", Quantifier::Mostly, &["is"])),
        Relation::None
    );
    assert_eq!(
        between(&not_only, &hit("c", Quantifier::Only, &["is"])),
        Relation::Contradicts
    );
}

#[test]
fn different_questions_never_compete() {
    let harm = asserts_killed("a", "a", Scope::Campaign, 36);
    let target = hit("b", Quantifier::None, &["is"]);
    assert_eq!(between(&harm, &target), Relation::None);
}

#[test]
fn presence_denied_contradicts_presence_asserted() {
    let present = |id: &str, stance| Claim {
        question: Question::Presence,
        answer: Answer::Present(BTreeSet::from(["is".into()])),
        ..claim(id, id, Scope::Campaign, stance)
    };
    let (there, not_there) = (present("a", Stance::Asserts), present("b", Stance::Denies));
    assert_eq!(between(&there, &not_there), Relation::Contradicts);
}

#[test]
fn occurrence_denied_for_the_whole_contradicts_it_for_a_part() {
    let happened = |id: &str, scope, stance| Claim {
        question: Question::Occurrence,
        answer: Answer::Happened,
        ..claim(id, id, scope, stance)
    };
    let part = happened("a", incident("four"), Stance::Asserts);
    let whole = happened("b", Scope::Campaign, Stance::Denies);
    assert_eq!(between(&part, &whole), Relation::Contradicts);
    let part = happened("a", incident("four"), Stance::Denies);
    let whole = happened("b", Scope::Campaign, Stance::Asserts);
    assert_eq!(between(&part, &whole), Relation::None);
}

#[test]
fn a_denial_for_the_whole_contradicts_an_assertion_for_a_part() {
    let khoja = asserts_killed("khoja", "snc", incident("four"), 36);
    let putin = denies_any_killed("putin", "ru-president", Scope::Campaign);
    assert_eq!(between(&khoja, &putin), Relation::Contradicts);

    let ministry = about(
        hit("ministry", Quantifier::Only, &["is"]),
        incident("nowhere"),
    );
    let le_drian = denied(hit("le-drian", Quantifier::Some, &["is"]));
    assert_eq!(between(&ministry, &le_drian), Relation::Contradicts);
}

#[test]
fn only_one_group_in_the_whole_denies_any_disjoint_group_in_a_part() {
    let whole = hit("a", Quantifier::Only, &["is"]);
    let part = about(hit("b", Quantifier::Some, &["tajamu"]), incident("four"));
    assert_eq!(between(&whole, &part), Relation::Contradicts);
}

#[test]
fn an_assertion_for_the_whole_says_nothing_of_a_part() {
    let whole = hit("a", Quantifier::Some, &["opposition"]);
    let part = about(hit("b", Quantifier::Only, &["is"]), incident("four"));
    assert_eq!(between(&whole, &part), Relation::None);
    let denial = about(
        denied(hit("c", Quantifier::Some, &["opposition"])),
        incident("four"),
    );
    assert_eq!(between(&whole, &denial), Relation::None);
}

#[test]
fn mostly_of_the_whole_says_nothing_of_a_part() {
    let whole = hit("a", Quantifier::Mostly, &["is"]);
    let part = about(
        hit("b", Quantifier::Only, &["opposition"]),
        incident("four"),
    );
    assert_eq!(between(&whole, &part), Relation::None);
}

#[test]
fn a_parts_figure_contradicts_the_wholes_only_when_it_exceeds_it() {
    let whole = asserts_killed("a", "a", Scope::Campaign, 20);
    let more = asserts_killed("b", "b", incident("four"), 36);
    let fewer = asserts_killed("c", "c", incident("four"), 5);
    assert_eq!(between(&whole, &more), Relation::Contradicts);
    assert_eq!(between(&whole, &fewer), Relation::None);
}

#[test]
fn disjoint_places_never_contradict() {
    let some = asserts_killed("a", "a", incident("four"), 36);
    let none = denies_any_killed("b", "b", incident("aleppo"));
    assert_eq!(between(&some, &none), Relation::None);
    let none = denies_any_killed("c", "c", places(&["aleppo"]));
    assert_eq!(between(&some, &none), Relation::None);
}

#[test]
fn an_unlocated_claim_is_in_tension_with_a_located_one() {
    let ministry = about(
        hit("ministry", Quantifier::Only, &["is"]),
        incident("nowhere"),
    );
    let observatory = about(hit("sohr", Quantifier::Some, &["tajamu"]), incident("four"));
    assert_eq!(between(&ministry, &observatory), Relation::InTension);
}

#[test]
fn no_tension_arises_where_nothing_would_contradict() {
    let some = about(hit("a", Quantifier::Some, &["is"]), incident("nowhere"));
    let other = about(hit("b", Quantifier::Some, &["tajamu"]), incident("four"));
    assert_eq!(between(&some, &other), Relation::None);
}

#[test]
fn doubt_condition_and_cannot_verify_never_contradict() {
    let asserted = hit("a", Quantifier::Some, &["is"]);
    for stance in [Stance::Doubts, Stance::Conditional, Stance::CannotVerify] {
        let other = Claim {
            stance,
            ..hit("b", Quantifier::None, &["is"])
        };
        assert_eq!(between(&asserted, &other), Relation::None, "{stance:?}");
    }
}

#[test]
fn words_that_name_no_group_contradict_no_group() {
    let aim = Claim {
        question: Question::Custom("aim".into()),
        answer: Answer::Text("To fight terrorists".into()),
        ..claim("a", "a", Scope::Campaign, Stance::Asserts)
    };
    assert_eq!(
        between(&aim, &hit("b", Quantifier::None, &["is"])),
        Relation::None
    );
}

#[test]
fn a_claim_does_not_compete_with_itself() {
    let claim = denies_any_killed("a", "a", Scope::Campaign);
    assert_eq!(between(&claim, &claim), Relation::None);
}

#[test]
fn two_actors_named_for_one_strike_may_both_have_struck() {
    let by = |id: &str, how, party: &str| Claim {
        question: Question::Attribution,
        answer: Answer::By(how, BTreeSet::from([party.into()])),
        ..claim(id, id, Scope::Campaign, Stance::Asserts)
    };
    let (a, b) = (
        by("a", Quantifier::Some, "russia"),
        by("b", Quantifier::Some, "syria"),
    );
    assert_eq!(between(&a, &b), Relation::None);
    let only = by("c", Quantifier::Only, "syria");
    assert_eq!(between(&a, &only), Relation::Contradicts);
}
