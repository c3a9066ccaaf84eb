//! Every claim is somewhere once, whatever its date; counts are those of counting by hand.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::model::{Filter, Scope, Span, When};
use crate::query::Contest;
use crate::query::testing::{CaseBuilder, asserts_killed, incident};

/// A case of one claim for each of `said`, by two parties in turn, said then.
fn said(said: &[Option<Span>]) -> Case {
    let claims = said.iter().enumerate().map(|(i, said)| {
        let source = if i % 2 == 0 { "even" } else { "odd" };
        let mut claim = asserts_killed(&format!("c{i}"), source, Scope::Campaign, 1);
        claim.statement.said = *said;
        claim
    });
    let mut case = CaseBuilder::new().claims(claims).build();
    if let Some(odd) = case.sources.get_mut("odd") {
        odd.party = "odd".into();
    }
    let party = case.parties["party"].clone();
    case.parties.insert("odd".into(), party);
    case
}

/// What is dated "2015-10-01", or from day to day, as in "2015-09-30 to 2015-10-01".
fn when(text: &str) -> Span {
    let (first, last) = text.split_once(" to ").unwrap_or((text, text));
    Span::parse_from_to(first, last).unwrap()
}

/// A case of one claim for each of `dates`; "" is no date.
fn dated(dates: &[&str]) -> Case {
    let dates = dates
        .iter()
        .map(|date| (!date.is_empty()).then(|| when(date)));
    said(&dates.collect::<Vec<Option<Span>>>())
}

fn stretch(start: &str, end: &str) -> Stretch {
    Stretch::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
}

fn ever() -> Stretch {
    Stretch::new(DateTime::MIN, DateTime::MAX).unwrap()
}

fn timeline(case: &Case, filter: &Filter, range: Stretch, unit: Unit) -> Timeline {
    let shown = Shown::of(case, &Contest::of(case), filter);
    let scale = TimeScale {
        axis: TimeAxis::Statements,
        range,
        unit,
    };
    Timeline::of(case, &shown, &scale)
}

fn by_day(case: &Case) -> Timeline {
    timeline(case, &Filter::default(), ever(), Unit::Day)
}

fn total(timeline: &Timeline) -> Tally {
    let mut total = Tally::default();
    for bin in &timeline.bins {
        total += bin.claims();
    }
    for bar in &timeline.bars {
        total += bar.claims;
    }
    for tally in [timeline.earlier, timeline.later, timeline.undated] {
        total += tally;
    }
    total
}

#[test]
fn a_claim_of_a_day_is_counted_on_it_and_one_of_two_days_lies_across_both() {
    let case = dated(&["2015-09-30", "2015-09-30 to 2015-10-01"]);
    let timeline = by_day(&case);
    let [bin] = &timeline.bins[..] else {
        panic!("{timeline:?}");
    };
    assert_eq!(bin.when, stretch("2015-09-30", "2015-10-01"));
    let [bar] = &timeline.bars[..] else {
        panic!("{timeline:?}");
    };
    assert_eq!(bar.when, stretch("2015-09-30", "2015-10-02"));
    assert_eq!((bar.party.as_str(), bar.claims.all), ("odd", 1));
}

#[test]
fn a_day_is_no_point_among_hours() {
    let case = dated(&["2015-09-30"]);
    let timeline = timeline(&case, &Filter::default(), ever(), Unit::Hour);
    assert!(timeline.bins.is_empty());
    assert_eq!(timeline.bars.len(), 1);
}

#[test]
fn equal_spans_of_one_party_share_a_bar_and_others_get_lanes_of_their_own() {
    let both = "2015-09-30 to 2015-10-01";
    let case = dated(&[both, both, both, "2015-10-02 to 2015-10-03"]);
    let timeline = by_day(&case);
    let bars = timeline.bars.iter();
    let bars: Vec<_> = bars
        .map(|bar| (bar.party.as_str(), bar.claims.all, bar.lane))
        .collect();
    assert_eq!(bars, [("odd", 1, 0), ("party", 2, 1), ("odd", 1, 0)]);
    assert_eq!(
        timeline.lanes, 2,
        "a lane is free again once its bar has ended"
    );
}

#[test]
fn what_nobody_dates_is_counted_apart() {
    let case = dated(&["", "2015", ""]);
    let undated = by_day(&case).undated;
    assert_eq!(undated, Tally { all: 2, shown: 2 });
    let dated = Dated::of(&case, TimeAxis::Statements);
    assert_eq!(dated.map(|it| it.extent), Some(when("2015").into()));
}

#[test]
fn a_strike_without_a_date_lies_across_the_days_of_the_case() {
    let mut case = dated(&[""]);
    let campaign = Stretch::from(case.campaign.span);
    assert_eq!(
        Dated::of(&case, TimeAxis::Strikes).map(|it| it.extent),
        Some(campaign)
    );
    case.claims = [].into();
    assert_eq!(Dated::of(&case, TimeAxis::Strikes), None);
}

#[test]
fn a_strike_on_a_day_is_counted_on_it_whenever_it_was_told() {
    let mut case = CaseBuilder::two_towns()
        .claims([asserts_killed("a", "snc", incident("four"), 36)])
        .build();
    let day = Span::parse("2015-10-01").unwrap();
    case.incidents.get_mut("four").unwrap().when = Some(When::On(day));
    let shown = Shown::of(&case, &Contest::of(&case), &Filter::default());
    let scale = TimeScale {
        axis: TimeAxis::Strikes,
        range: ever(),
        unit: Unit::Day,
    };
    let timeline = Timeline::of(&case, &shown, &scale);
    assert_eq!(timeline.bins[0].when, Stretch::from(day));
    assert_eq!(timeline.highest(), 1);
}

#[test]
fn hidden_claims_stay_in_the_count_of_all() {
    let case = dated(&["2015-10-01", "2015-10-01"]);
    let hidden = Filter {
        hidden_sources: ["odd".into()].into(),
        ..Filter::default()
    };
    let timeline = timeline(&case, &hidden, ever(), Unit::Day);
    assert_eq!(timeline.bins[0].claims(), Tally { all: 2, shown: 1 });
    assert_eq!(timeline.bins[0].parties["odd"], Tally { all: 1, shown: 0 });
}

#[test]
fn what_lies_outside_the_screen_is_counted_by_its_side() {
    let case = dated(&["2014", "2015-10-01", "2016", "2016"]);
    let range = stretch("2015-01-01", "2016-01-01");
    let timeline = timeline(&case, &Filter::default(), range, Unit::Month);
    assert_eq!((timeline.earlier.all, timeline.later.all), (1, 2));
}

#[test]
fn an_empty_case_has_an_empty_timeline() {
    assert_eq!(by_day(&dated(&[])), Timeline::default());
}

#[test]
fn strikes_that_nobody_dates_are_counted_apart_as_well() {
    let mut case = dated(&["2015-10-01", ""]);
    let scale = |axis| TimeScale {
        axis,
        range: ever(),
        unit: Unit::Day,
    };
    let shown = Shown::of(&case, &Contest::of(&case), &Filter::default());
    let strikes = Timeline::of(&case, &shown, &scale(TimeAxis::Strikes));
    assert_eq!((strikes.unstated.all, strikes.undated.all), (2, 0));
    let statements = Timeline::of(&case, &shown, &scale(TimeAxis::Statements));
    assert_eq!((statements.unstated.all, statements.undated.all), (0, 1));
    case.claims = [].into();
    assert_eq!(
        Timeline::of(&case, &shown, &scale(TimeAxis::Strikes))
            .unstated
            .all,
        0
    );
}

#[test]
fn a_brush_goes_on_by_calendar_units_until_all_that_is_dated_is_behind_it() {
    let months = |start, end| stretch(start, end);
    let extent = months("2015-01-31", "2015-04-02");
    let first = brush::at_begin(None, Unit::Month, extent, false);
    assert_eq!(first, Some(months("2015-01-01", "2015-02-01")));
    let mut brush = first;
    let mut ends = Vec::new();
    while let Some(now) = brush {
        ends.push(now.end().date().to_string());
        brush = brush::gone_on(now, Unit::Month, extent, false);
    }
    assert_eq!(
        ends,
        ["2015-02-01", "2015-03-01", "2015-04-01", "2015-05-01"]
    );
    let grown = brush::gone_on(
        months("2015-01-01", "2015-02-01"),
        Unit::Month,
        extent,
        true,
    );
    assert_eq!(grown, Some(months("2015-01-01", "2015-03-01")));
}

#[test]
fn a_brush_at_the_end_begins_again_as_long_as_it_was() {
    let extent = stretch("2015-01-01", "2015-01-10");
    let at_end = Some(stretch("2015-01-08", "2015-01-10"));
    let again = |brush, grows| brush::at_begin(brush, Unit::Day, extent, grows);
    assert_eq!(
        again(at_end, false),
        Some(stretch("2015-01-01", "2015-01-03"))
    );
    assert_eq!(
        again(at_end, true),
        Some(stretch("2015-01-01", "2015-01-02"))
    );
    let all = Some(extent);
    assert_eq!(again(all, false), Some(stretch("2015-01-01", "2015-01-02")));
    let amid = Some(stretch("2015-01-03", "2015-01-05"));
    assert_eq!(again(amid, true), amid);
}

#[test]
fn a_brush_is_never_turned_inside_out() {
    let brush = stretch("2015-01-03", "2015-01-05");
    assert_eq!(brush::with_start_moved(brush, Unit::Day, 2), None);
    assert_eq!(brush::with_end_moved(brush, Unit::Day, -2), None);
    let later = brush::moved(brush, Unit::Month, 1);
    assert_eq!(later, Some(stretch("2015-02-03", "2015-02-05")));
    let last = Stretch::new(Unit::Day.floor(DateTime::MAX), DateTime::MAX);
    assert_eq!(
        last.and_then(|last| brush::moved(last, Unit::Year, 1)),
        None
    );
}

#[test]
fn units_begin_where_people_begin_them() {
    let at = date(2015, 11, 22).at(14, 44, 31, 5);
    for (unit, start, next) in [
        (Unit::Minute, "2015-11-22T14:44", "2015-11-22T14:45"),
        (Unit::QuarterHour, "2015-11-22T14:30", "2015-11-22T14:45"),
        (Unit::Hour, "2015-11-22T14:00", "2015-11-22T15:00"),
        (Unit::SixHours, "2015-11-22T12:00", "2015-11-22T18:00"),
        (Unit::Day, "2015-11-22", "2015-11-23"),
        (Unit::Week, "2015-11-16", "2015-11-23"),
        (Unit::Month, "2015-11-01", "2015-12-01"),
        (Unit::Quarter, "2015-10-01", "2016-01-01"),
        (Unit::Year, "2015-01-01", "2016-01-01"),
        (Unit::FiveYears, "2015-01-01", "2020-01-01"),
        (Unit::Decade, "2010-01-01", "2020-01-01"),
        (Unit::Century, "2000-01-01", "2100-01-01"),
    ] {
        let whole = stretch(start, next);
        assert_eq!(unit.floor(at), whole.start(), "{unit:?}");
        assert_eq!(unit.next(at), whole.end(), "{unit:?}");
        assert_eq!(unit.ceil(whole.start()), whole.start(), "{unit:?}");
    }
}

#[test]
fn the_unit_follows_the_range() {
    for (range, unit) in [
        (
            stretch("2015-10-01T00:00", "2015-10-01T00:50"),
            Unit::Minute,
        ),
        (stretch("2015-10-01", "2015-10-03"), Unit::Hour),
        (stretch("2015-10-01", "2015-12-01"), Unit::Day),
        (stretch("2012-01-01", "2017-01-01"), Unit::Month),
        (stretch("1900-01-01", "1990-01-01"), Unit::Year),
        (stretch("0001-01-01", "9998-12-31"), Unit::Century),
    ] {
        assert_eq!(Unit::legible(&range, 100.0), unit, "{range:?}");
    }
}

#[test]
fn time_is_cut_no_finer_than_the_finest_date() {
    for (dates, finest) in [
        (&["2015", "2014"][..], Unit::Year),
        (&["2015", "2015-02"], Unit::Month),
        (&["2015-02", "2015-10-01"], Unit::Day),
        (&["2015-10-01", "2015-10-01T14:30"], Unit::Minute),
    ] {
        let dated = Dated::of(&dated(dates), TimeAxis::Statements);
        assert_eq!(dated.map(|it| it.finest), Some(finest), "{dates:?}");
    }
    let two_days = dated(&["2015-09-30 to 2015-10-01"]);
    let dated = Dated::of(&two_days, TimeAxis::Statements);
    assert_eq!(dated.map(|it| it.finest), Some(Unit::Day));
}

#[test]
fn a_stretch_that_was_written_is_read_back_and_a_reversed_one_refused() {
    let written = ron::to_string(&stretch("2015-10-01", "2015-10-02")).unwrap();
    assert_eq!(
        ron::from_str(&written),
        Ok(stretch("2015-10-01", "2015-10-02"))
    );
    let reversed = r#"("2015-10-02T00:00:00","2015-10-01T00:00:00")"#;
    assert!(ron::from_str::<Stretch>(reversed).is_err());
}

/// Years from the first that a case can name to the last, mostly near each other.
fn any_span() -> impl Strategy<Value = Option<Span>> {
    let year = prop_oneof![8 => 2014..=2016_i16, 1 => Just(1), 1 => Just(9998)];
    let day = (year, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| date(y, m, d));
    let text = |day: Date, precision: u8, minute: i8| match precision {
        0 => format!("{:04}", day.year()),
        1 => format!("{:04}-{:02}", day.year(), day.month()),
        2 => day.to_string(),
        _ => format!("{day}T14:{minute:02}"),
    };
    let one = (day, 0..4_u8, 0..60_i8).prop_map(move |(d, p, m)| text(d, p, m));
    let span = (one.clone(), one).prop_map(|(a, b)| {
        Span::parse_from_to(&a, &b)
            .or_else(|_| Span::parse_from_to(&b, &a))
            .or_else(|_| Span::parse(&a))
            .ok()
    });
    prop_oneof![9 => span, 1 => Just(None)]
}

fn any_stretch() -> impl Strategy<Value = Stretch> {
    let secs = prop_oneof![Just(60.0), Just(9e4), Just(4e7), Just(1e12)];
    (1..=9998_i16, secs).prop_map(|(year, secs)| {
        let start = DateTime::from(date(year, 6, 15));
        let year = Stretch::new(start, start.saturating_add(jiff::Span::new().minutes(1)));
        year.unwrap().at_least(secs)
    })
}

proptest! {
    #[test]
    fn every_claim_is_somewhere_once(
        spans in proptest::collection::vec(any_span(), 0..24),
        range in any_stretch(),
        unit in proptest::sample::select(&Unit::ALL[..]),
        hides in any::<bool>(),
    ) {
        let case = said(&spans);
        let filter = Filter {
            hidden_sources: hides.then(|| "odd".into()).into_iter().collect(),
            ..Filter::default()
        };
        let timeline = timeline(&case, &filter, range, unit);
        let shown = Shown::of(&case, &Contest::of(&case), &filter).counts.shown;
        prop_assert_eq!(total(&timeline), Tally { all: spans.len(), shown });
        prop_assert_eq!(timeline.undated.all, spans.iter().filter(|span| span.is_none()).count());
    }

    #[test]
    fn bins_and_bars_hold_what_counting_by_hand_finds(
        spans in proptest::collection::vec(any_span(), 0..24),
        unit in proptest::sample::select(&Unit::ALL[..]),
    ) {
        let case = said(&spans);
        let timeline = timeline(&case, &Filter::default(), ever(), unit);
        let dated = || case.claims.iter().filter_map(|claim| {
            let said = claim.statement.said?;
            Some((unit.floor(said.start()), unit.ceil(said.end()), &case.source(&claim.source).party))
        });
        for bin in &timeline.bins {
            prop_assert_eq!(unit.next(bin.when.start()), bin.when.end());
            for (party, tally) in &bin.parties {
                let found = dated().filter(|(start, end, of)| {
                    *of == party && (*start, *end) == (bin.when.start(), bin.when.end())
                });
                prop_assert_eq!(found.count(), tally.all);
            }
        }
        for bar in &timeline.bars {
            prop_assert!(unit.next(bar.when.start()) < bar.when.end(), "a bar crosses bins");
            let found = dated().filter(|(start, end, of)| {
                **of == bar.party && (*start, *end) == (bar.when.start(), bar.when.end())
            });
            prop_assert_eq!(found.count(), bar.claims.all);
        }
    }

    #[test]
    fn no_two_bars_of_one_lane_overlap(
        spans in proptest::collection::vec(any_span(), 0..24),
        unit in proptest::sample::select(&Unit::ALL[..]),
    ) {
        let timeline = timeline(&said(&spans), &Filter::default(), ever(), unit);
        for (i, one) in timeline.bars.iter().enumerate() {
            prop_assert!(one.lane < timeline.lanes);
            for other in timeline.bars[..i].iter().filter(|other| other.lane == one.lane) {
                let apart = one.when.end() <= other.when.start() || other.when.end() <= one.when.start();
                prop_assert!(apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn moments_stand_where_they_are_found_again(range in any_stretch(), part in 0.0..1.0_f64) {
        let at = range.at(part);
        prop_assert!(range.start() <= at && at <= range.end());
        let off = (range.part(at) - part).abs() * range.secs();
        prop_assert!(off < 2.0, "{off} seconds off");
    }

    #[test]
    fn zooming_and_moving_never_leave_the_calendar(
        range in any_stretch(),
        factor in prop_oneof![Just(0.0), Just(0.5), Just(2.0), Just(1e9), Just(f64::NAN)],
        by in prop_oneof![Just(-1e15), Just(-60.0), Just(1e15), Just(f64::NAN)],
    ) {
        let zoomed = range.zoomed(factor, range.at(0.3));
        prop_assert!(zoomed.start() < zoomed.end());
        let moved = range.moved(by);
        prop_assert!((moved.secs() - range.secs()).abs() < 2.0, "{moved:?}");
    }

    #[test]
    fn edges_are_in_order_and_within(range in any_stretch()) {
        let unit = Unit::legible(&range, 100.0);
        let edges: Vec<DateTime> = unit.edges(&range).collect();
        prop_assert!(edges.len() <= 202, "{} edges", edges.len());
        prop_assert!(edges.is_sorted());
        prop_assert!(edges.iter().all(|at| range.start() <= *at && *at <= range.end()));
    }
}
