//! Places in short are what looking at every claim for every place makes of them.

use proptest::prelude::*;

use super::*;
use crate::model::Filter;
use crate::query::bearing::{Bearing, bearing};
use crate::query::testing::any_case;

fn by_every_claim(case: &Case, contest: &Contest, stacks: &Stacks, shown: &Shown) -> Vec<Summary> {
    let heights = stacks.heights(&shown_incidents(case, shown));
    let places = contest.places_in_order(case).into_iter();
    places
        .map(|place| Summary {
            stacked: heights.get(place).copied().unwrap_or_default(),
            ..by_bearing(case, contest, shown, place)
        })
        .collect()
}

fn by_bearing(case: &Case, contest: &Contest, shown: &Shown, place: &PlaceId) -> Summary {
    let subject = Subject::Place(place.clone());
    let (mut local, mut broader) = (Vec::new(), Vec::new());
    for claim in case.claims.iter() {
        match bearing(case, &claim.scope, &subject) {
            Bearing::Local => local.push(claim),
            Bearing::Broader => broader.push(claim),
            Bearing::Uncertain | Bearing::Narrower | Bearing::Elsewhere => {}
        }
    }
    let all = local.len();
    local.retain(|claim| shown.shows(claim));
    let asked: BTreeSet<&Question> = local.iter().map(|claim| &claim.question).collect();
    broader.retain(|claim| shown.shows(claim) && asked.contains(&claim.question));
    let sources = |claims: &[&Claim]| claims.iter().map(|claim| claim.source.clone()).collect();
    Summary {
        place: place.clone(),
        local: sources(&local),
        broader: sources(&broader),
        claims: local.iter().map(|claim| claim.id.clone()).collect(),
        hidden: all - local.len(),
        stacked: 0,
        committed: {
            local.retain(|claim| claim.is_committed());
            sources(&local)
        },
        standing: contest.standing(&subject).clone(),
    }
}

proptest! {
    #[test]
    fn places_in_short_are_what_every_claim_makes_of_them(case in any_case(), hidden in 0u32..5) {
        let contest = Contest::of(&case);
        let filter = Filter {
            hidden_sources: [format!("source-{hidden}").as_str().into()].into(),
            ..Filter::default()
        };
        let shown = Shown::of(&case, &contest, &filter);
        let stacks = Stacks::of(&case);
        let expected = by_every_claim(&case, &contest, &stacks, &shown);
        prop_assert_eq!(summaries(&case, &contest, &stacks, &shown), expected);
    }

    #[test]
    fn what_has_no_place_has_the_claims_that_are_local_to_it(case in any_case(), hidden in 0u32..5) {
        let filter = Filter {
            hidden_sources: [format!("source-{hidden}").as_str().into()].into(),
            ..Filter::default()
        };
        let shown = Shown::of(&case, &Contest::of(&case), &filter);
        let counts = claims_in_trays(&case, &shown);
        for subject in Subject::all(&case).filter(|it| !matches!(it, Subject::Place(_))) {
            let claims = case.claims.iter().filter(|claim| {
                shown.shows(claim) && bearing(&case, &claim.scope, &subject) == Bearing::Local
            });
            prop_assert_eq!(counts.get(&subject).copied().unwrap_or_default(), claims.count());
        }
    }
}
