use proptest::prelude::*;

use super::*;
use crate::model::{Area, Competing, Hue};
use crate::query::testing::{
    CaseBuilder, any_claims, asserts_killed, denies_any_killed, incident, places,
};

fn beside(case: Case) -> Archive {
    let about = About {
        name: "Made up".to_owned(),
        mapping: "a case".to_owned(),
        form: "RON".to_owned(),
        read_by: None,
    };
    Archive::of_case("beside".into(), "/data/beside.ron".into(), about, case)
}

fn two_towns(claims: impl IntoIterator<Item = Claim>) -> Archive {
    beside(CaseBuilder::two_towns().claims(claims).build())
}

fn nowhere(_: &PlaceId) -> Option<Point> {
    None
}

/// The number of the place `name`.
fn site(archive: &Archive, name: &str) -> usize {
    let mut sites = 0..archive.sites().len();
    sites.find(|it| archive.site_name(*it) == name).unwrap()
}

#[test]
fn a_claim_on_two_towns_stands_at_both_and_is_one() {
    let archive = two_towns([
        asserts_killed("a", "one", places(&["talbiseh", "aleppo"]), 3),
        asserts_killed("b", "two", incident("aleppo"), 3),
    ]);
    let shown = archive.shown(&Filter::default(), nowhere);
    let both = ["talbiseh", "aleppo"].map(|name| site(&archive, name));
    assert_eq!(both.map(|number| shown.sites[number].claims), [1, 2]);
    assert_eq!(archive.claims_at(&both, &shown), 2);
    assert_eq!(shown.counts.shown, 2);
}

#[test]
fn what_has_no_place_on_the_map_is_kept_apart() {
    let archive = two_towns([
        asserts_killed("a", "one", incident("nowhere"), 3),
        denies_any_killed("b", "two", Scope::Campaign),
    ]);
    let shown = archive.shown(&Filter::default(), nowhere);
    let lost = Subject::Incident("beside:nowhere".into());
    assert_eq!(archive.placeless(), std::slice::from_ref(&lost));
    assert_eq!(shown.in_trays[&lost], 1);
    let all = archive.all_strikes().unwrap();
    assert_eq!(shown.in_trays[all], 1);
    let name = archive.case().map(|case| all.name(case));
    assert_eq!(name, Some("all strikes"));
}

#[test]
fn nothing_stands_for_all_strikes_where_nobody_speaks_of_them() {
    let archive = two_towns([asserts_killed("a", "one", incident("four"), 3)]);
    assert_eq!(archive.all_strikes(), None);
}

#[test]
fn a_broader_denial_contradicts_and_does_not_make_the_town_contested_from_within() {
    let archive = two_towns([
        asserts_killed("a", "one", places(&["talbiseh"]), 3),
        denies_any_killed("b", "two", Scope::Campaign),
    ]);
    let standing = archive.standing(site(&archive, "talbiseh")).unwrap();
    assert!(standing.contested_here.is_empty() && !standing.by_broader.is_empty());
}

#[test]
fn what_is_looked_at_is_the_whole_case_in_the_hue_of_the_archive() {
    let archive = two_towns([asserts_killed("a", "one", incident("four"), 3)]);
    let place = Subject::Place("beside:talbiseh".into());
    let excerpt = archive.excerpt(&place, Hue::Sky).unwrap();
    assert_eq!(excerpt.case.claims.len(), archive.claims());
    assert!(excerpt.case.parties.values().all(|it| it.hue == Hue::Sky));
    assert_eq!(excerpt.numbers, [0]);
    let elsewhere = Subject::Place("talbiseh".into());
    assert_eq!(archive.excerpt(&elsewhere, Hue::Sky), None);
}

#[test]
fn a_filter_near_a_place_of_the_open_case_finds_what_is_near_it_here() {
    let archive = two_towns([
        asserts_killed("a", "one", incident("four"), 3),
        asserts_killed("b", "one", incident("aleppo"), 3),
    ]);
    let filter = Filter {
        area: Some(Area::Near("homs".into(), 30_000)),
        ..Filter::default()
    };
    let shown = archive.shown(&filter, |id| {
        (id.as_str() == "homs").then(|| Point::new(36.72, 34.73))
    });
    assert_eq!([shown.shows(0), shown.shows(1)], [true, false]);
}

proptest! {
    #[test]
    fn what_competes_and_what_is_shown_is_that_of_the_case(claims in any_claims()) {
        let case = CaseBuilder::two_towns().claims(claims.clone()).build();
        let archive = two_towns(claims);
        let subject = Subject::Place("beside:aleppo".into());
        let excerpt = archive.excerpt(&subject, Hue::Sky).unwrap();
        let contest = Contest::of(&case);
        let beside = |id: &crate::model::ClaimId| format!("beside:{id}");
        let of_case: BTreeSet<_> = contest
            .rivalries()
            .map(|it| (beside(&it.one), beside(&it.other), it.relation))
            .collect();
        let here = excerpt.contest.rivalries();
        let here = here.map(|it| (it.one.to_string(), it.other.to_string(), it.relation));
        prop_assert_eq!(of_case, here.collect::<BTreeSet<_>>());
        for competing in Competing::ALL {
            let filter = Filter { competing, ..Filter::default() };
            let of_case = query::Shown::of(&case, &contest, &filter);
            let shown = archive.shown(&filter, nowhere);
            prop_assert_eq!(of_case.counts.shown, shown.counts.shown);
            for (number, claim) in case.claims.iter().enumerate() {
                prop_assert_eq!(shown.shows(number), of_case.shows(claim));
            }
        }
    }

    #[test]
    fn every_claim_is_of_one_time(claims in any_claims()) {
        let archive = two_towns(claims);
        let shown = archive.shown(&Filter::default(), nowhere);
        let datings = archive.datings(&shown, TimeAxis::Strikes);
        let all: usize = datings.iter().map(|dating| dating.claims.all).sum();
        prop_assert_eq!(all, archive.claims());
    }
}
