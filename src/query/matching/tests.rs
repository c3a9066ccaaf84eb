use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::model::{Precision, Span, When};
use crate::query::testing::{CaseBuilder, asserts_killed, incident};

/// A made-up case of incidents, each with its title, place and day, if it has any.
fn case(incidents: &[(&str, &str, &str, &str)]) -> Case {
    let mut case = CaseBuilder::new()
        .town("town", 36.73, 34.84)
        .town("suburb", 36.75, 34.85)
        .town("aleppo", 37.16, 36.2)
        .around("beyond", 36.7, 34.7);
    for (id, _, place, day) in incidents {
        let places: Vec<&str> = [*place]
            .into_iter()
            .filter(|place| !place.is_empty())
            .collect();
        let day = if day.is_empty() { "2015-10-01" } else { *day };
        case = case.incident(id, &places, day, day);
    }
    let mut case = case.build();
    for (id, title, _, day) in incidents {
        let incident = case.incidents.get_mut(*id).unwrap();
        (*title).clone_into(&mut incident.title);
        incident.when = Span::parse(day).ok().map(When::On);
    }
    case
}

fn pairs(case: &Case) -> Vec<[String; 2]> {
    let pairs = Proposals::of(case).pairs.into_iter();
    pairs
        .map(|pair| pair.incidents.map(|id| id.to_string()))
        .collect()
}

fn decide(case: &mut Case, one: &str, other: &str, verdict: Verdict) {
    let incidents: BTreeSet<IncidentId> = [one.into(), other.into()].into();
    let id = Match::id_of(&one.into(), &other.into());
    let decision = Match {
        incidents,
        verdict,
        by: None,
        on: date(2015, 10, 9),
    };
    case.matches.insert(id, Arc::new(decision));
}

#[test]
fn what_is_near_and_of_one_day_is_proposed() {
    let case = case(&[
        ("a", "One", "town", "2015-10-01"),
        ("b", "Two", "suburb", "2015-10-01"),
        ("c", "Three", "aleppo", "2015-10-01"),
        ("d", "Four", "town", "2015-10-09"),
    ]);
    let proposals = Proposals::of(&case);
    assert_eq!(pairs(&case), [["a", "b"]]);
    let Nearness::Within { at_most_m, apart_m } = proposals.pairs[0].distance else {
        panic!("both have points");
    };
    // 0.02 degrees of longitude at 34.84 degrees are 1825 m, 0.01 of latitude 1112 m.
    assert!((2_120..2_150).contains(&apart_m), "{apart_m}");
    assert_eq!(at_most_m, apart_m + 6_000, "each may be 3 km off");
    assert_eq!(proposals.pairs[0].time, Timing::Together);
}

#[test]
fn a_night_may_be_dated_to_either_day() {
    let case = case(&[
        ("a", "One", "town", "2015-10-01"),
        ("b", "Two", "town", "2015-10-02"),
        ("c", "Three", "town", "2015-10-04"),
    ]);
    assert_eq!(pairs(&case), [["a", "b"]]);
    assert_eq!(Proposals::of(&case).pairs[0].time, Timing::NextDay);
}

#[test]
fn without_a_place_or_a_day_telling_words_must_speak_for_it() {
    let case = case(&[
        (
            "a",
            "Bakery in Quwatli, and a lorry at Saraya",
            "town",
            "2015-10-01",
        ),
        ("b", "Quwatli: a bakery", "", "2015-10-01"),
        ("c", "A bridge", "", "2015-10-01"),
        ("d", "Saraya: the lorry", "town", ""),
    ]);
    assert_eq!(pairs(&case), [["a", "d"], ["a", "b"]]);
    let pairs = Proposals::of(&case).pairs;
    let words = pairs.iter().map(|pair| pair.words.join(" "));
    let words: Vec<String> = words.collect();
    assert_eq!(words, ["lorry saraya", "bakery quwatli"]);
}

#[test]
fn words_that_many_incidents_are_told_in_tell_of_none() {
    let told = |id| (id, "Bakery in Quwatli", "", "2015-10-01");
    assert!(pairs(&case(&[told("a"), told("b"), told("c")])).is_empty());
    assert_eq!(pairs(&case(&[told("a"), told("b")])).len(), 1);
}

#[test]
fn an_extent_that_nobody_states_may_hold_the_other() {
    let case = case(&[
        ("a", "Bakery in Quwatli", "beyond", "2015-10-01"),
        ("b", "Quwatli bakery", "aleppo", "2015-10-01"),
        ("c", "Other", "aleppo", "2015-10-01"),
    ]);
    let proposals = Proposals::of(&case);
    assert_eq!(pairs(&case), [["b", "c"], ["a", "b"]]);
    assert_eq!(proposals.pairs[1].distance, Nearness::MayMeet);
    assert_eq!(proposals.pairs[1].words, ["bakery", "quwatli"]);
}

#[test]
fn a_governorate_is_not_near_though_its_mark_is() {
    let mut case = case(&[
        ("a", "One", "town", "2015-10-01"),
        ("b", "Two", "suburb", "2015-10-01"),
    ]);
    let suburb = case.places.get_mut("suburb").unwrap();
    suburb.precision = Precision::Governorate;
    assert!(pairs(&case).is_empty());
}

#[test]
fn pairs_that_a_source_tells_apart_come_last_and_say_so() {
    let mut case = case(&[
        ("a", "One", "town", "2015-10-01"),
        ("b", "Two", "town", "2015-10-01"),
        ("c", "Three", "suburb", "2015-10-01"),
    ]);
    case.claims = [
        asserts_killed("1", "snc", incident("a"), 1),
        asserts_killed("2", "snc", incident("b"), 2),
        asserts_killed("3", "mod", incident("c"), 2),
    ]
    .into();
    let proposals = Proposals::of(&case);
    let last = proposals.pairs.last().unwrap();
    assert_eq!(last.incidents, ["a".into(), "b".into()]);
    assert_eq!(last.tells_both, ["snc".into()]);
    assert_eq!(
        proposals.pairs[0].told_by,
        [vec!["snc".into()], vec!["mod".into()]]
    );
}

#[test]
fn an_undated_incident_is_compared_with_every_dated_one() {
    let case = case(&[
        ("a", "Bakery in Quwatli", "town", "2015-10-01"),
        ("b", "Other", "aleppo", "2015-10-09"),
        ("c", "Quwatli bakery", "town", ""),
    ]);
    assert_eq!(pairs(&case), [["a", "c"]]);
}

#[test]
fn what_is_known_of_a_pair_is_known_once_it_is_decided() {
    let mut case = case(&[
        ("a", "One", "town", "2015-10-01"),
        ("b", "Two", "town", "2015-10-01"),
        ("c", "Three", "aleppo", "2015-10-01"),
    ]);
    decide(&mut case, "a", "b", Verdict::Same);
    decide(&mut case, "a", "c", Verdict::Different);
    let known = Proposals::of(&case).decided;
    let known: Vec<&str> = known.keys().map(MatchId::as_str).collect();
    assert_eq!(known, ["a+b"], "place parts the others");
}

#[test]
fn what_was_decided_is_not_proposed_again() {
    for verdict in [Verdict::Same, Verdict::Different] {
        let mut case = case(&[
            ("a", "One", "town", "2015-10-01"),
            ("b", "Two", "town", "2015-10-01"),
        ]);
        assert_eq!(pairs(&case).len(), 1);
        decide(&mut case, "a", "b", verdict);
        assert!(pairs(&case).is_empty(), "{verdict:?}");
    }
}

#[test]
fn who_holds_a_for_b_and_b_for_c_holds_a_for_c() {
    let mut case = case(&[
        ("a", "One", "town", "2015-10-01"),
        ("b", "Two", "town", "2015-10-01"),
        ("c", "Three", "town", "2015-10-01"),
        ("d", "Four", "town", "2015-10-01"),
    ]);
    decide(&mut case, "a", "b", Verdict::Same);
    decide(&mut case, "b", "c", Verdict::Same);
    decide(&mut case, "c", "d", Verdict::Different);
    assert_eq!(pairs(&case), [["a", "d"], ["b", "d"]]);
    let group: Vec<&str> = group_of(&case, &"a".into())
        .into_iter()
        .map(IncidentId::as_str)
        .collect();
    assert_eq!(group, ["a", "b", "c"]);
    assert!(group_of(&case, &"d".into()).is_empty());
    assert_eq!(matches_of(&case, &"c".into()).len(), 2);
}

#[test]
fn deciding_changes_nothing_that_competes() {
    let mut case = case(&[
        ("a", "One", "town", "2015-10-01"),
        ("b", "Two", "town", "2015-10-01"),
    ]);
    case.claims = [
        asserts_killed("1", "snc", incident("a"), 1),
        asserts_killed("2", "mod", incident("b"), 2),
    ]
    .into();
    let before = crate::query::Contest::of(&case);
    decide(&mut case, "a", "b", Verdict::Same);
    assert_eq!(crate::query::Contest::of(&case), before);
}

#[test]
fn of_very_many_at_one_place_and_time_a_part_is_proposed_and_that_is_said() {
    let mut case = CaseBuilder::new().town("town", 36.73, 34.84);
    for n in 0..5_000 {
        case = case.incident(&format!("i{n}"), &["town"], "2015-09-30", "2015-10-01");
    }
    let proposals = Proposals::of(&case.build());
    assert_eq!(proposals.pairs.len(), MOST_PROPOSALS);
    assert!(proposals.is_cut);
}

proptest! {
    /// As many as a brute-force look at every pair finds.
    #[test]
    fn no_pair_of_one_place_and_day_is_missed(
        at in prop::collection::vec((0..3_usize, 1..9_u8), 0..12),
    ) {
        let places = ["town", "aleppo", ""];
        let names: Vec<(String, &str, String)> = at.iter().enumerate()
            .map(|(n, (place, day))| (format!("i{n:02}"), places[*place], format!("2015-10-0{day}")))
            .collect();
        let told: Vec<(&str, &str, &str, &str)> = names.iter()
            .map(|(id, place, day)| (id.as_str(), "Strike", *place, day.as_str()))
            .collect();
        let mut right: Vec<[String; 2]> = Vec::new();
        for (n, one) in names.iter().enumerate() {
            for other in &names[n + 1..] {
                let days_apart = at[n].1.abs_diff(other.2.as_bytes()[9] - b'0');
                if !one.1.is_empty() && one.1 == other.1 && days_apart <= 1 {
                    right.push([one.0.clone(), other.0.clone()]);
                }
            }
        }
        let mut found = pairs(&case(&told));
        found.sort();
        prop_assert_eq!(found, right);
    }
}
