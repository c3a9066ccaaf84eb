//! Search: what somebody who types this may mean.
//!
//! One index over things of several kinds, each with names, which are forgiven their spelling, and
//! words, which are not. It orders by likeness and by a weight that it is given; it knows no
//! screen, no map and no command, and carries along what each entry stands for without looking.

mod names;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use names::{Name, Sought};
use words::{Words, WordsSought};

/// As much of a query as is looked at, in letters: no name is longer.
const LONGEST_QUERY: usize = 100;

/// What kind of thing is found; in the order of the list where all are equally likely to be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Places of the case.
    Places,
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
    /// What the entries stand for.
    pub hits: Vec<&'a T>,
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
    names: Vec<Name>,
    words: Option<Words>,
    weight: u8,
}

/// How well an entry answers a query; more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Likeness(u32);

impl Likeness {
    /// From here on, what was typed is the name, or begins it.
    const SURE: u32 = 600;
    /// From here on, it sounds like the name.
    const GOOD: u32 = 400;

    /// 2 for what is surely meant, 1 for what may well be, 0 for what is merely similar.
    fn tier(self) -> u8 {
        u8::from(self.0 >= Self::SURE) + u8::from(self.0 >= Self::GOOD)
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
/// surely meant, nothing is in the list that is merely similar. Nothing for a query without letters.
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
    let mut groups: BTreeMap<Group, Vec<(Likeness, &Indexed<T>)>> = BTreeMap::new();
    for entry in indexes.into_iter().flat_map(|index| &index.entries) {
        if let Some(likeness) = entry.likeness(&name, &mut words) {
            groups
                .entry(entry.group)
                .or_default()
                .push((likeness, entry));
        }
    }
    let groups = groups.into_iter().map(|(group, hits)| best(group, hits));
    let mut groups: Vec<(u8, Found<T>)> = groups.collect();
    groups.sort_by_key(|(tier, found)| (Reverse(*tier), found.group));
    let shortened = |(_, mut found): (u8, Found<'a, T>)| {
        found.hits.truncate(at_most);
        found
    };
    groups.into_iter().map(shortened).collect()
}

/// The hits worth listing in order, and the tier of the first.
fn best<T>(group: Group, mut hits: Vec<(Likeness, &Indexed<T>)>) -> (u8, Found<'_, T>) {
    hits.sort_by_key(|(likeness, _)| Reverse(*likeness));
    let tier = hits.first().map_or(0, |(likeness, _)| likeness.tier());
    let only_likely = tier == 2;
    let hits = hits
        .into_iter()
        .filter(|(likeness, _)| !only_likely || likeness.tier() > 0)
        .map(|(_, entry)| &entry.what)
        .collect();
    (tier, Found { group, hits })
}

impl<T> Indexed<T> {
    fn new(entry: Entry<T>) -> Self {
        Self {
            group: entry.group,
            what: entry.what,
            names: entry
                .names
                .iter()
                .filter_map(|name| Name::new(name))
                .collect(),
            words: Words::new(&entry.words, entry.group),
            weight: entry.weight,
        }
    }

    fn likeness(&self, name: &Sought, words: &mut WordsSought) -> Option<Likeness> {
        let by_name = self.names.iter().filter_map(|own| name.likeness(own)).max();
        let by_words = self.words.as_ref().and_then(|own| words.likeness(own));
        let likeness = by_name.max(by_words)?;
        Some(Likeness(likeness + u32::from(self.weight)))
    }
}

/// A share of so many points.
fn points(of: f64, share: f64) -> u32 {
    (of * share.clamp(0.0, 1.0)).round() as u32
}

#[cfg(test)]
mod tests;
