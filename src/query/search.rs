//! Search: what somebody who types this may mean.
//!
//! One index over things of several kinds, each with names, which are forgiven their spelling, and
//! words, which are not. It orders by likeness and by a weight that it is given; it knows no
//! screen, no map and no command, and carries along what each entry stands for without looking.

mod findings;
mod names;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use names::{Name, Sought};
use words::{Words, WordsSought};

pub use findings::{Finding, findings};

/// As much of a query as is looked at, in letters: no name is longer.
const LONGEST_QUERY: usize = 100;

/// What kind of thing is found; in the order of the list where all are equally likely to be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Places and strikes of the case.
    Places,
    /// Places of what is open beside the case.
    Beside,
    /// Towns of the gazetteer.
    Towns,
    /// Who claims.
    Sources,
    /// Who speaks for a source.
    Speakers,
    /// What is claimed.
    Claims,
    /// What the program can do.
    Commands,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<T> {
    /// Its kind.
    pub group: Group,
    /// What it stands for.
    pub what: T,
    /// Its names in whichever scripts and spellings are known, found under others too.
    pub names: Vec<String>,
    /// Words that it is found by, as they are.
    pub words: String,
    /// How much it matters among equals: 0 is least.
    pub weight: u8,
}

/// What was found of one kind, the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a, T> {
    /// Its kind.
    pub group: Group,
    /// How surely the first is meant: more is more surely.
    pub surety: u8,
    /// The entries.
    pub hits: Vec<Hit<'a, T>>,
}

/// An entry that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<'a, T> {
    /// What it stands for.
    pub what: &'a T,
    /// The name that is most like the query; `None` when it was found by its words.
    pub called: Option<&'a str>,
}

/// Everything that can be found.
#[derive(Debug, Clone)]
pub struct Index<T> {
    entries: Vec<Indexed<T>>,
}

#[derive(Debug, Clone)]
struct Indexed<T> {
    group: Group,
    what: T,
    names: Vec<(String, Name)>,
    words: Option<Words>,
    weight: u8,
}

/// An entry, how well it answers, and the name by which it does.
type Answer<'a, T> = (Likeness, &'a Indexed<T>, Option<&'a str>);

/// How well an entry answers a query; more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness(u32);

impl Likeness {
    /// From here on, what was typed is the name, or words of it, letter by letter.
    const SPELT: u32 = 850;
    /// From here on, it begins the name, or sounds the same.
    const SURE: u32 = 600;
    /// From here on, it sounds like the name.
    const GOOD: u32 = 400;

    /// 3 for what is spelt so, 2 for what is surely meant, 1 for what may well be, 0 for what is
    /// merely similar.
    fn tier(self) -> u8 {
        let steps = [Self::SPELT, Self::SURE, Self::GOOD].map(|least| u8::from(self.0 >= least));
        steps.into_iter().sum()
    }
}

impl<T> Index<T> {
    /// An index of `entries`. The cost grows with all their letters.
    #[must_use]
    pub fn new(entries: impl IntoIterator<Item = Entry<T>>) -> Self {
        let entries = entries.into_iter().map(Indexed::new).collect();
        Self { entries }
    }
}

/// What `query` may mean among all that is in `indexes`: by kind, those kinds first of which
/// something is more surely meant, and at most so many of each. Of a kind of which something is
/// surely meant, nothing is in the list that is much less so. Nothing for a query without letters.
#[must_use]
pub fn find<'a, T>(
    indexes: impl IntoIterator<Item = &'a Index<T>>,
    query: &str,
    at_most: usize,
) -> Vec<Found<'a, T>> {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let (Some(name), Some(mut words)) = (Sought::new(&query), WordsSought::new(&query)) else {
        return Vec::new();
    };
    let mut groups: BTreeMap<Group, Vec<Answer<T>>> = BTreeMap::new();
    for entry in indexes.into_iter().flat_map(|index| &index.entries) {
        if let Some(answer) = entry.answer(&name, &mut words) {
            groups.entry(entry.group).or_default().push(answer);
        }
    }
    let groups = groups.into_iter();
    let mut groups: Vec<Found<T>> = groups
        .map(|(group, hits)| best(group, hits, at_most))
        .collect();
    groups.sort_by_key(Found::rank);
    groups
}

impl<T> Found<'_, T> {
    /// Where it stands among others: first what is more surely meant.
    #[must_use]
    pub fn rank(&self) -> (Reverse<u8>, Group) {
        // What is surely meant of the case comes before what is spelt so elsewhere.
        let surety = match self.group {
            Group::Places if self.surety == 2 => 3,
            _ => self.surety,
        };
        (Reverse(surety), self.group)
    }
}

/// The hits worth listing, in order.
fn best<T>(group: Group, mut hits: Vec<Answer<T>>, at_most: usize) -> Found<T> {
    hits.sort_by_key(|(likeness, ..)| Reverse(*likeness));
    let tier = hits.first().map_or(0, |(likeness, ..)| likeness.tier());
    // Of what is merely likely, nobody knows which is meant.
    let least = if tier >= 2 { tier - 1 } else { 0 };
    let hits = hits
        .into_iter()
        .filter(|(likeness, ..)| likeness.tier() >= least)
        .take(at_most)
        .map(|(_, entry, called)| Hit {
            what: &entry.what,
            called,
        })
        .collect();
    Found {
        group,
        surety: tier,
        hits,
    }
}

impl<T> Indexed<T> {
    fn new(entry: Entry<T>) -> Self {
        Self {
            group: entry.group,
            what: entry.what,
            names: entry
                .names
                .into_iter()
                .filter_map(|name| Name::new(&name).map(|read| (name, read)))
                .collect(),
            words: Words::new(&entry.words, entry.group),
            weight: entry.weight,
        }
    }

    fn answer(&self, name: &Sought, words: &mut WordsSought) -> Option<Answer<'_, T>> {
        let names = self.names.iter();
        let names = names.filter_map(|(own, read)| Some((name.likeness(read)?, own.as_str())));
        // The first of equals: names come with the best known first.
        let by_name = names.rev().max_by_key(|(likeness, _)| *likeness);
        let by_words = self.words.as_ref().and_then(|own| words.likeness(own));
        let likeness = by_name.map(|(likeness, _)| likeness).max(by_words)?;
        let called = by_name.filter(|(by_name, _)| *by_name == likeness);
        let likeness = Likeness(likeness + u32::from(self.weight));
        Some((likeness, self, called.map(|(_, name)| name)))
    }
}

/// A share of so many points.
fn points(of: f64, share: f64) -> u32 {
    (of * share.clamp(0.0, 1.0)).round() as u32
}

#[cfg(test)]
mod tests;
