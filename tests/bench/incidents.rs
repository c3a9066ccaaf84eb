//! How long it takes to stack incidents and to find those that may be one strike:
//! `cargo bench --bench incidents`. The incidents are synthetic. Prints; asserts nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "measure.rs"]
mod measure;
#[path = "synthetic.rs"]
mod synthetic;

use counterclaim::model::{Case, Incident, Span, When};
use counterclaim::query::{Links, Proposals, Stacks};
use jiff::ToSpan;
use jiff::civil::date;

use measure::fastest;
use synthetic::case;

fn main() {
    for count in [1_000, 5_000, 20_000] {
        let spread = with_incidents(count, 500);
        let one_place = with_incidents(count, 1);
        for (name, case) in [("500 places", &spread), ("one place", &one_place)] {
            let stacks = fastest(|| Stacks::of(case));
            let matches = fastest(|| Proposals::of(case));
            let found = Proposals::of(case).pairs.len();
            println!(
                "{count:>6} incidents at {name:<10}: stacked in {stacks:>9.1?}, \
                 {found} pairs proposed in {matches:>9.1?}"
            );
        }
    }
    let claims = case(100_000);
    println!(
        "links of 100000 claims: {:>9.1?}",
        fastest(|| Links::of(&claims))
    );
}

/// So many incidents on the days of a year, at the first so many of the synthetic places.
fn with_incidents(count: usize, places: usize) -> Case {
    let mut case = case(0);
    let ids: Vec<_> = case.places.keys().take(places).cloned().collect();
    for number in 0..count {
        let day = i64::try_from(number % 365).unwrap_or_default();
        let day = date(2015, 9, 30).checked_add(day.days());
        let day = day.expect("a day").to_string();
        let incident = Incident {
            title: format!("Synthetic strike {number}"),
            places: vec![ids[number * 7 % ids.len()].clone()],
            unnamed_places: 0,
            when: Span::parse(&day).ok().map(When::On),
            note: None,
        };
        let id = format!("i{number}");
        case.incidents.insert(id.as_str().into(), incident);
    }
    case
}
