//! Synthetic claims, as a case. Nothing in them has happened.

use std::fmt::Write as _;

use counterclaim::formats;
use counterclaim::model::{Case, Regions};

const PLACES: usize = 500;
/// When claims are said, to the day or to the month.
const DAYS: [&str; 5] = [
    "2015-09-30",
    "2015-10-17",
    "2016-02-29",
    "2016-03",
    "2016-08-08",
];

/// A made-up case of so many claims by ten sources on five hundred places.
#[allow(dead_code, reason = "some benchmarks say how many places there are")]
pub fn case(claims: usize) -> Case {
    case_of(claims, PLACES)
}

/// The same on so many `places`.
pub fn case_of(claims: usize, places: usize) -> Case {
    let mut text = String::from(
        "Case(format: 1, title: \"Synthetic\", time_zone: \"Asia/Damascus\", \
         campaign: (title: \"All\", span: (\"2015-09-30\", \"2016-09-30\")), \
         parties: { \"a\": (name: \"Side A\", hue: Blue) }, \
         documents: { \"d\": (title: \"Synthetic document\") }, sources: {",
    );
    for source in 0..10 {
        let entry =
            format!("\"s{source}\": (name: \"Source {source}\", party: \"a\", kind: Press),");
        text.push_str(&entry);
    }
    text.push_str("}, places: {");
    for place in 0..places {
        let (lon, lat) = (
            36.0 + (place % 25) as f64 / 10.0,
            33.0 + (place / 25) as f64 / 10.0,
        );
        let at = format!("at: Point({lon:.4}, {lat:.4}), precision: Settlement");
        let _ = write!(text, "\"p{place}\": (name: \"Place {place}\", {at}),");
    }
    text.push_str("}, claims: [");
    for claim in 0..claims {
        let (source, place, killed) = (claim % 10, claim % places, claim % 40);
        let said = DAYS[claim * 7 % DAYS.len()];
        let _ = write!(
            text,
            "(id: \"c{claim}\", source: \"s{source}\", scope: Places([\"p{place}\"]), \
             question: CivilianHarm, stance: Asserts, answer: Killed(civilians: {killed}), \
             document: \"d\", said: \"{said}\", \
             text: \"Synthetic: {killed} civilians were killed in place {place}.\"),"
        );
    }
    text.push_str("])");
    let loaded = formats::case::read(&text, &Regions::new());
    loaded.expect("the synthetic case is one").case
}
