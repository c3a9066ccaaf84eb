//! How long it takes to search: `cargo bench --bench search`. The claims are synthetic. Prints;
//! asserts nothing.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "synthetic.rs"]
mod synthetic;

use counterclaim::basemap::towns;
use counterclaim::query::search::{Entry, Group, Index, find, findings};

use synthetic::{case, fastest};

/// As many of each kind as the program lists.
const AT_MOST: usize = 6;

fn main() {
    let index = || {
        Index::new(
            towns()
                .iter()
                .map(|town| of_town(&town.name, &town.alternatives)),
        )
    };
    println!("{} towns: indexed {:.1?}", towns().len(), fastest(index));
    let of_towns = index();
    for query in ["tall bisa", "تلبيسة", "a", "zzzzzzzz"] {
        let took = fastest(|| find([&of_towns], query, AT_MOST));
        println!("{} towns, {query:<9}: {took:>9.1?}", towns().len());
    }
    for claims in [1_000, 10_000, 100_000] {
        let case = case(claims);
        let index = || Index::new(findings(&case));
        println!("{claims:>7} claims: indexed {:.1?}", fastest(index));
        let of_case = index();
        for query in ["civilians 17", "place 12", "zzzzzzzz"] {
            let took = fastest(|| find([&of_case], query, AT_MOST));
            println!("{claims:>7} claims, {query:<12}: {took:>9.1?}");
        }
    }
}

fn of_town(name: &str, alternatives: &[String]) -> Entry<()> {
    let names = std::iter::once(name).chain(alternatives.iter().map(String::as_str));
    Entry {
        group: Group::Towns,
        what: (),
        names: names.map(str::to_owned).collect(),
        words: String::new(),
        weight: 0,
    }
}
