//! Random cases with all that a scope and a claim may be, odd as they come. Their content is made up.

use std::collections::BTreeSet;

use geo::Point;
use proptest::prelude::*;

use super::{CaseBuilder, claim, incident};
use crate::model::{
    Answer, Case, Claim, Count, Harm, Incident, Location, Place, Precision, Quantifier, Question,
    Scope, Span, Stance, When,
};

const PLACES: usize = 6;
const INCIDENTS: usize = 7;

/// A case of a few places, incidents and claims, in which anything may meet anything.
pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    (
        prop::collection::vec(any_place(), PLACES),
        prop::collection::vec(any_incident(), INCIDENTS),
        prop::collection::vec(any_claim(), 0..24),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(places, incidents, claims, are_distinct, is_odd)| {
            let claims = claims.into_iter().zip(0..).map(|(mut claim, number)| {
                // Not in the order of their numbers, as letters have it: 10 before 9.
                claim.id = format!("c{number}").as_str().into();
                claim
            });
            let mut case = CaseBuilder::new().claims(claims).build();
            for (number, place) in (0..).zip(places) {
                case.places.insert(place_id(number).as_str().into(), place);
            }
            for (number, incident) in (0..).zip(incidents) {
                case.incidents
                    .insert(incident_id(number).as_str().into(), incident);
            }
            case.incidents_are_distinct = are_distinct;
            if is_odd {
                // A group that has no member in common with what it is part of: it excludes itself.
                if let Some(group) = case.groups.get_mut("us-backed") {
                    group.disjoint = BTreeSet::from(["opposition".into()]);
                }
            }
            case
        })
}

fn place_id(number: usize) -> String {
    format!("p{number}")
}

fn incident_id(number: usize) -> String {
    format!("i{number}")
}

fn any_place() -> impl Strategy<Value = Place> {
    let at = (0u8..8, 0u8..3).prop_map(|(kind, step)| {
        // Some apart, some that touch, and some that nobody locates.
        let point = Point::new(36.0 + f64::from(step) * 0.05, 34.0);
        match kind {
            0 => Location::Unlocated,
            1 => Location::Around(point),
            _ => Location::Point(point),
        }
    });
    let precision = prop_oneof![
        4 => Just(Precision::Settlement),
        2 => Just(Precision::Exact),
        1 => Just(Precision::District),
    ];
    let within = prop::option::weighted(0.3, 0..PLACES);
    (at, precision, within).prop_map(|(at, precision, within)| Place {
        name: "made up".into(),
        names: std::collections::BTreeMap::new(),
        at,
        precision,
        within: within.map(|number| place_id(number).as_str().into()),
        located_by: None,
        note: None,
    })
}

fn any_incident() -> impl Strategy<Value = Incident> {
    let when = prop_oneof![
        Just(None),
        Just(Some(("2015-09-30", "2015-09-30"))),
        Just(Some(("2015-10-01", "2015-10-01"))),
        Just(Some(("2015-09-30", "2015-10-01"))),
        Just(Some(("2015-09-01", "2015-10-31"))),
        Just(Some(("2015-12-01", "2015-12-02"))),
    ];
    let unnamed = prop_oneof![5 => Just(0u32), 1 => Just(2u32)];
    let places = prop::collection::vec(0..PLACES, 0..3);
    (when, unnamed, places).prop_map(|(when, unnamed_places, places)| Incident {
        title: "made up".into(),
        places: places
            .into_iter()
            .map(|it| place_id(it).as_str().into())
            .collect(),
        unnamed_places,
        when: when.map(|(from, to)| When::Within(Span::parse_from_to(from, to).unwrap())),
        note: None,
    })
}

fn any_scope() -> impl Strategy<Value = Scope> {
    let places = prop::collection::btree_set(0..PLACES, 0..3).prop_map(|places| {
        let ids = places.into_iter().map(|it| place_id(it).as_str().into());
        Scope::Places(ids.collect())
    });
    prop_oneof![
        1 => Just(Scope::Campaign),
        3 => (0..INCIDENTS).prop_map(|number| incident(&incident_id(number))),
        3 => places,
    ]
}

fn any_stance() -> impl Strategy<Value = Stance> {
    prop_oneof![
        4 => Just(Stance::Asserts),
        3 => Just(Stance::Denies),
        1 => Just(Stance::Doubts),
        1 => Just(Stance::CannotVerify),
    ]
}

fn any_quantifier() -> impl Strategy<Value = Quantifier> {
    prop::sample::select(Quantifier::NAMED.map(|(_, how)| how).to_vec())
}

fn any_count() -> impl Strategy<Value = Option<Count>> {
    prop_oneof![
        3 => Just(None),
        3 => (0u32..4).prop_map(|n| Some(Count::exactly(n))),
        1 => (0u32..4).prop_map(|n| Some(Count::at_least(n))),
        1 => (0u32..3, 0u32..3).prop_map(|(least, more)| Count::between(least, least + more)),
    ]
}

fn any_answer() -> impl Strategy<Value = (Question, Answer)> {
    let groups = || {
        prop::collection::btree_set(
            prop::sample::select(vec!["is", "opposition", "us-backed", "tajamu"]),
            1..3,
        )
    };
    let harm = (any_count(), any_count(), any_count(), any_count());
    prop_oneof![
        4 => harm.prop_map(|(people, killed, children, injured)| {
            let harm = Harm { people, killed, children, injured };
            (Question::CivilianHarm, Answer::Harm(harm))
        }),
        4 => (any_quantifier(), groups()).prop_map(|(how, groups)| {
            let groups = groups.into_iter().map(Into::into).collect();
            (Question::Target, Answer::Hit(how, groups))
        }),
        1 => groups().prop_map(|groups| {
            let groups = groups.into_iter().map(Into::into).collect();
            (Question::Presence, Answer::Present(groups))
        }),
        1 => (any_quantifier(), any::<bool>()).prop_map(|(how, is_one)| {
            let party = if is_one { "one" } else { "another" };
            let parties = BTreeSet::from([party.into()]);
            (Question::Attribution, Answer::By(how, parties))
        }),
        1 => Just((Question::Occurrence, Answer::Happened)),
        1 => (0u32..2).prop_map(|number| {
            (Question::Damage, Answer::Text(format!("made up {number}")))
        }),
    ]
}

fn any_claim() -> impl Strategy<Value = Claim> {
    (any_scope(), any_stance(), any_answer(), 0u32..4).prop_map(
        |(scope, stance, (question, answer), source)| Claim {
            question,
            answer,
            ..claim("id", &format!("source-{source}"), scope, stance)
        },
    )
}
