use std::sync::Arc;

use geo::Point;
use proptest::prelude::*;

use super::testing::{archive, killed, record, struck};
use super::*;
use crate::model::{
    Area, AtLeast, Claim, Competing, Filter, Hue, Question, Scope, Subject, TimeAxis, TimeWindow,
};
use crate::query::{Counts, Relation};

const TALBISEH: (f64, f64) = (36.7309, 34.8407);
const HAMA: (f64, f64) = (36.75, 35.1318);

fn two_towns() -> Archive {
    let one = Record {
        claims: vec![killed("SOHR", 3), struck("SOHR", "Air force")],
        ..record("b", "Talbiseh", TALBISEH, "2015-10-02")
    };
    let other = Record {
        claims: vec![killed("SOHR", 5), killed("Ministry", 0)],
        ..record("a", "Talbiseh", TALBISEH, "2015-09-30")
    };
    let third = Record {
        claims: vec![killed("SOHR", 1)],
        ..record("c", "Hama", HAMA, "2015-10-01")
    };
    let mut nowhere = record("d", "", HAMA, "2015-10-01");
    nowhere.site.at = None;
    nowhere.when = None;
    nowhere.claims = vec![struck("Ministry", "Nobody known")];
    archive("made-up", &[one, other, third, nowhere])
}

fn place(archive: &Archive, name: &str) -> Subject {
    let named = |number: &usize| archive.site_name(*number) == name;
    let number = (0..archive.sites().len()).find(named).unwrap();
    Subject::Place(archive.place_id(number))
}

fn nowhere(_: &crate::model::PlaceId) -> Option<Point> {
    None
}

#[test]
fn incidents_at_one_place_stand_together_in_the_order_of_time() {
    let archive = two_towns();
    let excerpt = archive
        .excerpt(&place(&archive, "Talbiseh"), Hue::Sky)
        .unwrap();
    let stack = excerpt
        .stacks
        .incidents_at(excerpt.case.places.keys().next().unwrap());
    assert_eq!(stack, ["made-up:a".into(), "made-up:b".into()]);
}

#[test]
fn what_is_looked_at_comes_with_the_words_of_its_rows() {
    let archive = two_towns();
    let subject = Subject::Incident("made-up:a".into());
    let excerpt = archive.excerpt(&subject, Hue::Sky).unwrap();
    let claim = excerpt.case.claim(&"made-up:a/1".into()).unwrap();
    assert_eq!(claim.statement.text, "row 2");
    let row = excerpt.row_of(claim).unwrap();
    assert_eq!(row.written(), "made-up.csv, row 2, line 3\nrow: 2");
    assert_eq!(claim.scope, Scope::Incident("made-up:a".into()));
}

#[test]
fn what_sources_say_of_one_incident_competes_there_and_nowhere_else() {
    let archive = two_towns();
    let excerpt = archive
        .excerpt(&place(&archive, "Talbiseh"), Hue::Sky)
        .unwrap();
    let rivals: Vec<_> = excerpt.contest.rivalries().collect();
    assert_eq!(rivals.len(), 1);
    assert_eq!(rivals[0].relation, Relation::Contradicts);
    let shown = archive.shown(&Filter::default(), nowhere);
    assert_eq!(shown.counts.competing[&Competing::Contradicted], 2);
}

#[test]
fn what_has_no_place_and_no_date_is_kept() {
    let archive = two_towns();
    let excerpt = archive.excerpt(&Subject::Incident("made-up:d".into()), Hue::Sky);
    let case = excerpt.unwrap().case;
    assert_eq!(case.unlocated().count(), 1);
    assert_eq!(case.claims.len(), 1);
}

#[test]
fn what_it_does_not_have_it_gives_no_excerpt_of() {
    let archive = two_towns();
    for subject in [
        Subject::Campaign,
        Subject::Incident("made-up:z".into()),
        Subject::Incident("other:a".into()),
        Subject::Place("made-up:0,0 Talbiseh".into()),
        Subject::Place("talbiseh".into()),
    ] {
        assert_eq!(archive.excerpt(&subject, Hue::Sky), None, "{subject:?}");
    }
}

#[test]
fn rows_of_one_id_are_all_kept_and_told_apart() {
    let records = [
        record("a", "Hama", HAMA, "2015-10-01"),
        record("a (2)", "Hama", HAMA, "2015-10-01"),
        record("a", "Hama", HAMA, "2015-10-01"),
    ];
    let archive = archive("x", &records);
    let excerpt = archive.excerpt(&place(&archive, "Hama"), Hue::Sky).unwrap();
    assert_eq!(excerpt.case.incidents.len(), 3);
}

#[test]
fn beside_very_many_incidents_only_those_claims_are_told_that_are_on_the_one_looked_at() {
    let ids: Vec<String> = (0..300).map(|number| format!("i{number}")).collect();
    let at_hama = |id| Record {
        claims: vec![killed("SOHR", 1)],
        ..record(id, "Hama", HAMA, "2015-10-01")
    };
    let records: Vec<Record> = ids.iter().map(|id| at_hama(id)).collect();
    let archive = archive("x", &records);
    let all = archive.excerpt(&place(&archive, "Hama"), Hue::Sky).unwrap();
    assert_eq!(
        (
            all.case.incidents.len(),
            all.case.claims.len(),
            all.beyond.len()
        ),
        (300, 0, 300)
    );
    let one = Subject::Incident("x:i7".into());
    let one = archive.excerpt(&one, Hue::Sky).unwrap();
    assert_eq!(
        (
            one.case.incidents.len(),
            one.case.claims.len(),
            one.beyond.len()
        ),
        (300, 1, 299)
    );
}

/// All of `archive` as a case.
fn whole(archive: &Archive) -> crate::query::Excerpt {
    let incidents: Vec<usize> = (0..archive.incidents()).collect();
    let table = archive.table().unwrap();
    table.excerpt_of(&incidents, &Subject::Campaign)
}

/// What a case of the same claims says of them under `filter`.
fn by_the_case(archive: &Archive, filter: &Filter) -> (Counts, Vec<bool>) {
    let whole = whole(archive);
    let shown = crate::query::Shown::of(&whole.case, &whole.contest, filter);
    let shows = |claim: &Claim| shown.shows(claim);
    let claims = whole.case.claims.iter().map(shows).collect();
    (shown.counts, claims)
}

/// Whether all of it is dated.
fn is_dated(archive: &Archive) -> bool {
    let mut timings = archive.table().unwrap().columns.timings.iter();
    timings.all(|timing| timing.when.is_some())
}

fn some_archive() -> impl Strategy<Value = Archive> {
    let town = prop_oneof![Just(("Talbiseh", TALBISEH)), Just(("Hama", HAMA))];
    let source = prop_oneof![Just("SOHR"), Just("Ministry"), Just("SNHR")];
    let claim = (source, 0..4_u32, any::<bool>());
    let claims = prop::collection::vec(claim, 0..4);
    let row = (town, 1..29_u32, claims, 0..8_u8);
    prop::collection::vec(row, 0..12).prop_map(|records| {
        let ids: Vec<String> = (0..records.len()).map(|id| id.to_string()).collect();
        let days: Vec<String> = records
            .iter()
            .map(|r| format!("2015-10-{:02}", r.1))
            .collect();
        let made = records.iter().zip(&ids).zip(&days);
        let made = made.map(|((((town, at), _, claims, odd), id), day)| {
            let mut record = record(id, town, *at, day);
            record.site.is_around = odd & 1 == 1;
            record.when = record.when.filter(|_| odd & 2 == 0);
            if odd & 4 == 4 {
                record.site.at = None;
            }
            let claims = claims.iter().map(|(source, count, is_harm)| match is_harm {
                true => killed(source, *count),
                false => struck(source, ["A", "B", "C", "D"][*count as usize]),
            });
            record.claims = claims.collect();
            record
        });
        archive("x", &made.collect::<Vec<_>>())
    })
}

fn some_filter() -> impl Strategy<Value = Filter> {
    let window = (1..29_i8, 1..29_i8, any::<bool>()).prop_map(|(one, other, undated)| {
        let at = |day: i8| jiff::civil::date(2015, 10, day).at(12, 0, 0, 0);
        TimeWindow::new(
            TimeAxis::Strikes,
            at(one.min(other)),
            at(one.max(other)),
            undated,
        )
    });
    let ground = |at: (f64, f64)| crate::model::Ground::at(Point::new(at.0, at.1)).unwrap();
    let area = Area::Box(ground((36.7, 34.8)), ground((36.74, 35.0)));
    (
        any::<[bool; 7]>(),
        window,
        prop::option::weighted(0.3, (0..4_u32, any::<bool>())),
        prop_oneof![9 => Just(""), 1 => Just("talbiseh"), 1 => Just("sohr hama"), 1 => Just("B")],
    )
        .prop_map(move |(on, time, killed, text)| Filter {
            hidden_sources: on[0].then(|| "x:SOHR".into()).into_iter().collect(),
            hidden_questions: on[1].then_some(Question::Attribution).into_iter().collect(),
            competing: if on[2] {
                Competing::Contradicted
            } else {
                Competing::Any
            },
            precision: on[3].then_some(crate::model::Precision::Exact),
            area: on[4].then(|| area.clone()),
            time: time.filter(|_| on[5]),
            killed: killed.map(|(least, unknown)| AtLeast { least, unknown }),
            text: text.to_owned(),
            ..Filter::default()
        })
}

proptest! {
    #[test]
    fn a_filter_shows_of_an_archive_what_it_shows_of_a_case_of_the_same_claims(
        archive in some_archive(),
        filter in some_filter(),
    ) {
        // An undated incident of a case may be of any day of it; an archive has none.
        prop_assume!(filter.time.is_none() || is_dated(&archive));
        let (counts, claims) = by_the_case(&archive, &filter);
        let shown = archive.shown(&filter, nowhere);
        prop_assert_eq!(&shown.counts, &counts);
        let shows: Vec<bool> = (0..archive.claims()).map(|claim| shown.shows(claim)).collect();
        prop_assert_eq!(shows, claims);
    }

    #[test]
    fn what_is_shown_does_not_depend_on_what_was_before(
        archive in some_archive(),
        filter in some_filter(),
        other in some_filter(),
    ) {
        let before = archive.shown(&other, nowhere);
        let shown = archive.shown_after(&filter, nowhere, Some(&before));
        let afresh = archive.shown(&filter, nowhere);
        prop_assert_eq!(&shown.counts, &afresh.counts);
        prop_assert_eq!(&shown.sites, &afresh.sites);
        for claim in 0..archive.claims() {
            prop_assert_eq!(shown.shows(claim), afresh.shows(claim));
        }
    }

    #[test]
    fn every_claim_is_counted_at_one_place(archive in some_archive(), filter in some_filter()) {
        let shown = archive.shown(&filter, nowhere);
        let count = |of: fn(&SiteShown) -> u32| shown.sites.iter().map(of).sum::<u32>() as usize;
        prop_assert_eq!(count(|site| site.claims), shown.counts.shown);
        prop_assert_eq!(count(|site| site.claims + site.hidden), archive.claims());
    }

    #[test]
    fn what_is_shown_at_each_place_and_time_is_what_looking_at_each_claim_tells(
        archive in some_archive(),
        filter in some_filter(),
    ) {
        let shown = archive.shown(&filter, nowhere);
        let columns = archive.table().unwrap().columns;
        let mut timings = vec![0; columns.timings.len()];
        for (site, told) in archive.sites().iter().zip(&shown.sites) {
            let mut expected = SiteShown::default();
            for incident in site.incidents.clone() {
                let claims = columns.claims_of(incident as usize);
                let visible: Vec<usize> = claims.clone().filter(|it| shown.shows(*it)).collect();
                expected.claims += visible.len() as u32;
                expected.hidden += (claims.len() - visible.len()) as u32;
                expected.incidents += u32::from(!visible.is_empty());
                for claim in &visible {
                    expected.sources |= 1 << columns.kind_of(*claim).source;
                }
                timings[columns.incidents.timing[incident as usize] as usize] += visible.len();
            }
            prop_assert_eq!(told, &expected);
        }
        let batches = archive.datings(&shown, TimeAxis::Strikes);
        let told: Vec<usize> = batches.iter().map(|batch| batch.claims.shown).collect();
        prop_assert_eq!(told, timings);
    }

    #[test]
    fn every_place_is_found_by_its_id(archive in some_archive()) {
        for number in 0..archive.sites().len() {
            let id = archive.place_id(number);
            let excerpt = archive.excerpt(&Subject::Place(id.clone()), Hue::Sky).unwrap();
            prop_assert!(excerpt.case.places.contains_key(&id));
        }
    }

    #[test]
    fn every_claim_is_of_one_time(archive in some_archive(), filter in some_filter()) {
        let shown = archive.shown(&filter, nowhere);
        let batches = archive.datings(&shown, TimeAxis::Strikes);
        let all: usize = batches.iter().map(|batch| batch.claims.all).sum();
        prop_assert_eq!(all, archive.claims());
        let visible: usize = batches.iter().map(|batch| batch.claims.shown).sum();
        prop_assert_eq!(visible, shown.counts.shown);
    }
}

#[test]
fn an_archive_is_shared_by_whoever_asks() {
    fn is_shared<T: Send + Sync>(_: &T) {}
    is_shared(&Arc::new(two_towns()));
}
