//! How long it takes to lay claims out by source and question: `cargo bench --bench matrix`.
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

use counterclaim::model::Subject;
use counterclaim::query::{Contest, Matrix, MatrixOrder, Shown};

use measure::fastest;
use synthetic::case;

fn main() {
    // Comparing claims is another matter: here none competes.
    let (contest, shown) = (Contest::default(), Shown::default());
    for claims in [1_000, 10_000, 100_000] {
        let case = case(claims);
        let place = Subject::Place("p7".into());
        for (name, subject) in [("whole case", None), ("one place", Some(&place))] {
            let order = MatrixOrder::ByContradictions;
            let matrix = || Matrix::of(&case, &contest, &shown, subject, order);
            let (took, entries) = (fastest(matrix), matrix().entries());
            println!("{claims:>7} claims, {name:<10}: {took:>9.1?}, {entries} entries");
        }
    }
}
