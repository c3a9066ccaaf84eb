//! Strings, each kept once and named by a number.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// The number of a string among those of one archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(u32);

impl Name {
    /// The name of this number; whether anything is called so is not said.
    pub(super) fn of(number: u32) -> Self {
        Self(number)
    }

    pub(super) fn number(self) -> u32 {
        self.0
    }

    /// Where it stands in a table with a row for each string.
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The strings of an archive, one after another.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    text: String,
    /// Where each ends, and the next begins.
    ends: Vec<usize>,
}

/// Strings while they are being collected.
#[derive(Debug, Default)]
pub struct Collected {
    strings: Strings,
    /// Their names, by what they say: their letters stand among the strings alone.
    known: HashTable<Name>,
    hasher: RandomState,
}

impl Strings {
    /// The strings that `text` is when it is cut into parts of these `lengths`, in bytes; `None` where they are not
    /// all of it, or a letter would be cut through.
    pub(super) fn cut(text: String, lengths: &[u32]) -> Option<Self> {
        let mut end = 0_usize;
        let mut ends = Vec::with_capacity(lengths.len());
        for length in lengths {
            end = end.checked_add(*length as usize)?;
            // Beyond the end there is no letter either.
            if !text.is_char_boundary(end) {
                return None;
            }
            ends.push(end);
        }
        (end == text.len()).then_some(Self { text, ends })
    }

    /// All of them, one after another.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string called `name`.
    #[must_use]
    pub fn get(&self, name: Name) -> &str {
        let start = name
            .index()
            .checked_sub(1)
            .map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[name.index()]]
    }

    /// All of them, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|name| self.get(Name(name)))
    }

    /// How many bytes they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<usize>()
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }
}

impl Collected {
    /// The string called `name`.
    pub fn get(&self, name: Name) -> &str {
        self.strings.get(name)
    }

    /// The number of `text`, which is kept if it is new.
    pub fn name(&mut self, text: &str) -> Name {
        self.name_and_whether_new(text).0
    }

    /// The same, and whether it is new.
    pub fn name_and_whether_new(&mut self, text: &str) -> (Name, bool) {
        let (strings, hasher) = (&self.strings, &self.hasher);
        let said = |name: &Name| strings.get(*name);
        let known = self.known.entry(
            hasher.hash_one(text),
            |name| said(name) == text,
            |name| hasher.hash_one(said(name)),
        );
        let free = match known {
            Entry::Occupied(known) => return (*known.get(), false),
            Entry::Vacant(free) => free,
        };
        let name = Name(self.strings.ends.len() as u32);
        free.insert(name);
        self.strings.push(text);
        (name, true)
    }

    /// The strings, once all are there.
    #[must_use]
    pub fn into_strings(mut self) -> Strings {
        self.strings.text.shrink_to_fit();
        self.strings.ends.shrink_to_fit();
        self.strings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_into_whole_letters_only_and_all_of_it() {
        let cut = |lengths: &[u32]| Strings::cut("حمصHama".to_owned(), lengths);
        let strings = cut(&[6, 0, 4]).unwrap();
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["حمص", "", "Hama"]);
        for lengths in [&[][..], &[10, 1], &[6, 3], &[5, 5], &[u32::MAX; 3]] {
            assert!(cut(lengths).is_none(), "{lengths:?}");
        }
    }

    #[test]
    fn a_string_is_kept_once() {
        let mut collected = Collected::default();
        let names = ["Homs", "", "Hama", "Homs", ""].map(|text| collected.name(text));
        assert_eq!(names[0], names[3]);
        assert_eq!(names[1], names[4]);
        let strings = collected.into_strings();
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["Homs", "", "Hama"]);
        assert_eq!(
            names.map(|name| strings.get(name)),
            ["Homs", "", "Hama", "Homs", ""]
        );
    }
}
