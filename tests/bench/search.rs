//! How long one keystroke of a search takes: `cargo bench --bench search`. Claims and names are synthetic, towns are
//! those of the built-in map. Prints; asserts nothing.
//!
//! The floor is touching all letters that are searched.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "measure.rs"]
mod measure;
#[path = "synthetic.rs"]
mod synthetic;

use counterclaim::basemap::towns;
use counterclaim::query::search::{Entry, Group, Index, find, findings};

use measure::{Machine, median, print};
use synthetic::case;

/// As many of each kind as the program lists.
const AT_MOST: usize = 6;

/// Made-up names are made of these, one after the other.
const BEGINNINGS: [&str; 25] = [
    "Ab", "Bar", "Dar", "Deb", "Fur", "Gal", "Hal", "Ism", "Jar", "Kaf", "Lab", "Mar", "Nab",
    "Qal", "Ram", "Sab", "Sar", "Tal", "Tar", "Umm", "Wad", "Yab", "Zab", "Zar", "Zem",
];
const MIDDLES: [&str; 20] = [
    "ab", "ad", "ah", "al", "an", "ar", "as", "eb", "ed", "el", "er", "ib", "id", "il", "ir", "ub",
    "ud", "ul", "un", "ur",
];
const ENDS: [&str; 20] = [
    "ana", "aya", "eh", "el", "en", "eya", "i", "ika", "in", "is", "iya", "o", "oma", "ona", "ous",
    "u", "ul", "un", "ura", "us",
];

fn main() {
    let machine = Machine::measured();
    let towns: Vec<Entry<()>> = towns()
        .iter()
        .map(|town| of_place(&town.name, &town.alternatives))
        .collect();
    keystrokes(
        &machine,
        "towns",
        towns,
        &["tall bisa", "تلبيسة", "a", "zzzzzzzz"],
    );
    keystrokes(
        &machine,
        "made-up names",
        made_up(),
        &["m", "mar", "marab", "marabiya", "zzzzzzzz"],
    );
    for claims in [1_000, 10_000, 100_000] {
        let entries: Vec<_> = findings(&case(claims));
        let queries = ["civilians 17", "place 12", "zzzzzzzz"];
        keystrokes(&machine, "claims and their case", entries, &queries);
    }
}

/// What it takes to find each of `queries` among `entries`, and to index those.
fn keystrokes<T: Clone>(machine: &Machine, what: &str, entries: Vec<Entry<T>>, queries: &[&str]) {
    let letters =
        |entry: &Entry<T>| entry.names.iter().map(String::len).sum::<usize>() + entry.words.len();
    let floor = machine.touching(entries.iter().map(letters).sum());
    let count = entries.len();
    let indexed = median(|| Index::new(entries.iter().cloned()));
    print(&format!("{what}: indexed, once"), count, indexed, floor);
    let index = Index::new(entries);
    for query in queries {
        let took = median(|| find([&index], query, AT_MOST));
        print(&format!("{what}: {query}"), count, took, floor);
    }
}

/// Ten thousand names that no place has.
fn made_up() -> Vec<Entry<()>> {
    let beginnings = BEGINNINGS.iter();
    let names = beginnings.flat_map(|beginning| {
        let middles = MIDDLES.iter();
        middles.flat_map(move |middle| {
            ENDS.iter()
                .map(move |end| format!("{beginning}{middle}{end}"))
        })
    });
    names.map(|name| of_place(&name, &[])).collect()
}

fn of_place(name: &str, alternatives: &[String]) -> Entry<()> {
    let names = std::iter::once(name).chain(alternatives.iter().map(String::as_str));
    Entry {
        group: Group::Towns,
        what: (),
        names: names.map(str::to_owned).collect(),
        words: String::new(),
        weight: 0,
    }
}
