//! How long it takes to know what a filter shows, with all counts: `cargo bench --bench filter`.
//! The claims are synthetic. Prints; asserts nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "measure.rs"]
mod measure;
#[path = "synthetic.rs"]
mod synthetic;

use counterclaim::model::{Area, AtLeast, Competing, Filter};
use counterclaim::query::{Contest, Shown};

use measure::fastest;
use synthetic::case;

fn main() {
    // Comparing claims is another matter: here none competes.
    let contest = Contest::default();
    for claims in [1_000, 10_000, 100_000] {
        let case = case(claims);
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
