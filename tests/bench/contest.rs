//! How long it takes to know who says what of one place, with ten to a hundred thousand claims on it: `cargo bench
//! --bench contest`. The claims are synthetic. Prints; asserts nothing.
//!
//! Which of them compete is compared pair by pair, and only as far as that ends in seconds. The floor is touching
//! the claims once, without their words.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "measure.rs"]
mod measure;
#[path = "synthetic.rs"]
mod synthetic;

use counterclaim::model::{Claim, Filter, Subject};
use counterclaim::query::{Contest, Shown, dossier, positions};

use measure::{Machine, median, print};
use synthetic::case_of;

/// More claims on one place than these are not compared with each other here.
const MOST_COMPARED: usize = 1_000;

fn main() {
    let machine = Machine::measured();
    for claims in [10, 1_000, 100_000] {
        let case = case_of(claims, 1);
        let floor = machine.touching(claims * size_of::<Claim>());
        let print = |what: &str, took| print(what, claims, took, floor);
        let contest = if claims <= MOST_COMPARED {
            print("what competes", median(|| Contest::of(&case)));
            Contest::of(&case)
        } else {
            Contest::default()
        };
        let place = Subject::Place("p0".into());
        let shown = Shown::of(&case, &contest, &Filter::default());
        print("positions", median(|| positions(case.claims.iter())));
        let dossier = median(|| dossier(&case, &contest, &shown, &place));
        print("dossier", dossier);
    }
}
