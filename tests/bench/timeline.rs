//! How long it takes to count claims on the timeline: `cargo bench --bench timeline`.
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

use counterclaim::model::{Filter, TimeAxis};
use counterclaim::query::{Contest, Dated, Shown, TimeScale, Timeline, Unit};

use measure::fastest;
use synthetic::case;

/// How many bins go onto a wide chart.
const MOST_BINS: f64 = 120.0;

fn main() {
    let contest = Contest::default();
    for claims in [1_000, 10_000, 100_000] {
        let case = case(claims);
        let shown = Shown::of(&case, &contest, &Filter::default());
        for axis in [TimeAxis::Strikes, TimeAxis::Statements] {
            let dated = Dated::of(&case, axis).expect("every claim is dated");
            let scale = TimeScale {
                axis,
                range: dated.extent,
                unit: Unit::legible(&dated.extent, MOST_BINS),
            };
            let extent = fastest(|| Dated::of(&case, axis));
            let counted = fastest(|| Timeline::of(&case, &shown, &scale));
            let timeline = Timeline::of(&case, &shown, &scale);
            println!(
                "{claims:>7} claims, {axis:?}: extent {extent:>9.1?}, counted {counted:>9.1?}, {} bins, {} bars",
                timeline.bins.len(),
                timeline.bars.len()
            );
        }
    }
}
