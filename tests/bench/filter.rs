//! How long it takes to know what a filter shows, with all counts: `cargo bench --bench filter`.
//! The claims are synthetic. Prints; asserts nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use counterclaim::formats::case;
use counterclaim::model::{Area, AtLeast, Case, Competing, Filter, Regions};
use counterclaim::query::{Contest, Shown};

/// How often each thing is done; the fastest counts, as the one that was disturbed least.
const TIMES: usize = 10;
const PLACES: usize = 500;

fn main() {
    // Comparing claims is another matter: here none competes.
    let contest = Contest::default();
    for claims in [1_000, 10_000, 100_000] {
        let case = synthetic(claims);
        for (name, filter) in filters() {
            let took = fastest(|| Shown::of(&case, &contest, &filter));
            let shown = Shown::of(&case, &contest, &filter).counts.shown;
            println!("{claims:>7} claims, {name:<9}: {took:>9.1?}, {shown} shown");
        }
    }
}

fn filters() -> Vec<(&'static str, Filter)> {
    let all = Filter::default;
    let text = Filter {
        text: "civilians 17".to_owned(),
        ..all()
    };
    let area = Filter {
        area: Some(Area::Near("p7".into(), 50_000)),
        ..all()
    };
    let killed = Some(AtLeast {
        least: 20,
        unknown: false,
    });
    let several = Filter {
        hidden_sources: ["s1".into()].into(),
        competing: Competing::Any,
        killed,
        ..area.clone()
    };
    vec![
        ("all", all()),
        ("text", text),
        ("area", area),
        ("several", several),
    ]
}

/// A made-up case of so many claims by ten sources on five hundred places.
fn synthetic(claims: usize) -> Case {
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
        let _ = write!(
            text,
            "(id: \"c{claim}\", source: \"s{source}\", scope: Places([\"p{place}\"]), \
             question: CivilianHarm, stance: Asserts, answer: Killed(civilians: {killed}), \
             document: \"d\", text: \"Synthetic: {killed} civilians were killed in place {place}.\"),"
        );
    }
    text.push_str("])");
    let loaded = case::read(&text, &Regions::new());
    loaded.expect("the synthetic case is one").case
}

fn fastest<T>(mut work: impl FnMut() -> T) -> Duration {
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
