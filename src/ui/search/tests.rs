use super::found::by_name;
use super::spellings::SPELLINGS;
use super::target::of_towns;
use super::*;
use crate::basemap::towns;
use crate::query::testing::CaseBuilder;
use crate::state::{Document, Origin, State};

fn state() -> State {
    let case = CaseBuilder::two_towns().build();
    State::new(Document::new(case, "", Origin::BuiltIn))
}

/// The towns on the map that are listed for `typed`, in order.
fn towns_for(typed: &str, state: &State) -> Vec<&'static str> {
    let kinds = by_name([of_towns()], typed, state);
    let hits = kinds.iter().flat_map(|(_, kind)| &kind.hits);
    let towns = hits.filter_map(|hit| match &hit.target {
        Target::Town(town) => Some(town.name.as_str()),
        _ => None,
    });
    towns.collect()
}

/// Those whose town is not among the first three.
fn missed(pairs: &[(&str, &str)]) -> Vec<String> {
    let state = state();
    let missed = pairs.iter().filter_map(|(name, typed)| {
        let towns = towns_for(typed, &state);
        let is_found = towns.iter().take(3).any(|town| town == name);
        (!is_found).then(|| format!("{typed} for {name}: {towns:?}"))
    });
    missed.collect()
}

#[test]
fn towns_are_found_in_the_spellings_of_the_press_and_the_archives() {
    let pairs = SPELLINGS.iter();
    let pairs = pairs.flat_map(|(name, typed)| typed.iter().map(move |typed| (*name, *typed)));
    let (known, unknown): (Vec<_>, Vec<_>) = pairs.partition(|(name, typed)| {
        let mut called = towns().iter().filter(|town| town.name == *name);
        called.any(|town| town.alternatives.iter().any(|other| other == typed))
    });
    assert!(unknown.len() >= 150, "{}", unknown.len());
    for pairs in [known, unknown] {
        let missed = missed(&pairs);
        println!(
            "{} of {} are missed: {missed:#?}",
            missed.len(),
            pairs.len()
        );
        assert!(missed.len() * 100 <= pairs.len() * 5, "{missed:#?}");
    }
}

#[test]
fn another_town_is_not_taken_for_the_one_that_is_meant() {
    assert_eq!(
        missed(&[("Talbiseh", "Talbiseh"), ("Homs", "Hama")]).len(),
        1
    );
}

#[test]
fn every_town_of_the_list_is_one() {
    for (name, _) in SPELLINGS {
        assert!(towns().iter().any(|town| town.name == *name), "{name}");
    }
}
