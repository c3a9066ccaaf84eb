//! The words that are looked for, and in which strings of an archive each is.

use crate::archive::columns::{Reply, Table};
use crate::archive::strings::Name;
use crate::query::folded;

/// The words that are looked for, and in which strings of an archive each is. Only in what is kept of a
/// row: its titles, names and sources.
pub(super) struct Words {
    all: u32,
    /// For each string, a bit for each word in it.
    found: Vec<u32>,
}

impl Words {
    /// More words than these are not looked for.
    const MOST: usize = 32;

    pub(super) fn of(table: Table, text: &str) -> Self {
        let words: Vec<String> = text
            .split_whitespace()
            .map(folded)
            .take(Self::MOST)
            .collect();
        if words.is_empty() {
            return Self {
                all: 0,
                found: Vec::new(),
            };
        }
        let found = table.archive.strings.iter().map(|string| {
            let read = folded(string);
            let bits = words.iter().enumerate();
            bits.filter(|(_, word)| read.contains(*word))
                .fold(0, |found, (bit, _)| found | 1 << bit)
        });
        Self {
            all: u32::MAX >> (Self::MOST - words.len()),
            found: found.collect(),
        }
    }

    /// Whether any are looked for.
    pub(super) fn are_asked(&self) -> bool {
        self.all != 0
    }

    /// Whether all are in what is kept of the claim `claim` on `incident`, which is at `site`.
    pub(super) fn are_in(&self, table: Table, site: usize, incident: usize, claim: usize) -> bool {
        let Table { archive, columns } = table;
        let kind = columns.kind_of(claim);
        let kept = [
            archive.sources[usize::from(kind.source)].name,
            archive.sites[site].name,
            columns.incidents.title[incident],
            columns.incidents.documents[incident],
        ];
        let found = |name: &Name| self.found[name.index()];
        let answered = match &columns.replies[columns.claims.answer[claim] as usize] {
            Reply::By(_, names) | Reply::Hit(_, names) => names.iter().map(found).fold(0, or),
            Reply::Text(text) => found(text),
            Reply::Harm(_) | Reply::Happened => 0,
        };
        kept.iter().map(found).fold(answered, or) == self.all
    }
}

fn or(one: u32, other: u32) -> u32 {
    one | other
}
