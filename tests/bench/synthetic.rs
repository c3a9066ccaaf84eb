//! Synthetic claims, and how long work on them takes.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use counterclaim::formats;
use counterclaim::model::{Case, Regions};

/// How often each thing is done; the fastest counts, as the one that was disturbed least.
const TIMES: usize = 10;
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
pub fn case(claims: usize) -> Case {
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
    for place in 0..PLACES {
        let (lon, lat) = (
            36.0 + (place % 25) as f64 / 10.0,
            33.0 + (place / 25) as f64 / 10.0,
        );
        let at = format!("at: Point({lon:.4}, {lat:.4}), precision: Settlement");
        let _ = write!(text, "\"p{place}\": (name: \"Place {place}\", {at}),");
    }
    text.push_str("}, claims: [");
    for claim in 0..claims {
        let (source, place, killed) = (claim % 10, claim % PLACES, claim % 40);
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

/// How long `work` takes.
pub fn fastest<T>(mut work: impl FnMut() -> T) -> Duration {
    let timed = || {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    std::iter::repeat_with(timed)
        .take(TIMES)
        .min()
        .unwrap_or_default()
}
