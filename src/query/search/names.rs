//! How like a name is to what was typed, spelling forgiven.

use super::points;
use crate::query::spelling::{Reading, folded, readings};

/// As much of a name as is compared, in letters.
const LONGEST_NAME: usize = 120;

/// A name that can be found.
#[derive(Debug, Clone)]
pub(super) struct Name {
    folded: String,
    /// How it can be read.
    whole: Vec<Reading>,
    /// How its end can be read, from its second word on, its third, and so on.
    ends: Vec<Reading>,
}

impl Name {
    /// The name in `text`; `None` where there is nothing to read.
    pub(super) fn new(text: &str) -> Option<Self> {
        let text: String = text.chars().take(LONGEST_NAME).collect();
        let folded = folded(&text);
        if folded.is_empty() {
            return None;
        }
        let spaces = folded.match_indices(' ');
        let ends = spaces
            .flat_map(|(at, _)| readings(&folded[at + 1..]))
            .collect();
        let whole = readings(&folded);
        Some(Self {
            folded,
            whole,
            ends,
        })
    }
}

/// A name as somebody typed it.
pub(super) struct Sought {
    folded: String,
    readings: Vec<Reading>,
}

impl Sought {
    /// What `query` seeks; `None` where there is nothing to read.
    pub(super) fn new(query: &str) -> Option<Self> {
        let folded = folded(query);
        let readings = readings(&folded);
        (!folded.is_empty()).then_some(Self { folded, readings })
    }

    /// How like `name` is to it, up to 1000; `None` when it is not.
    pub(super) fn likeness(&self, name: &Name) -> Option<u32> {
        let spelt = self.spelt_like(name);
        if spelt == Some(1000) {
            return spelt;
        }
        let heard = self
            .readings
            .iter()
            .filter_map(|reading| heard_like(reading, name))
            .max();
        spelt.max(heard)
    }

    /// Letter by letter: the whole, words of it, its beginning, or the beginning of a word.
    fn spelt_like(&self, name: &Name) -> Option<u32> {
        let begins_word = |at: usize| at == 0 || name.folded[..at].ends_with(' ');
        let ends_word = |at: usize| {
            let rest = &name.folded[at + self.folded.len()..];
            rest.is_empty() || rest.starts_with(' ')
        };
        let share = self.folded.len() as f64 / name.folded.len() as f64;
        let places = name.folded.match_indices(&self.folded);
        let likenesses =
            places
                .filter(|(at, _)| begins_word(*at))
                .map(|(at, _)| match (at, ends_word(at)) {
                    (0, true) if self.folded.len() == name.folded.len() => 1000,
                    (0, true) => 870 + points(100.0, share),
                    (_, true) => 850 + points(20.0, share),
                    (0, false) => 650 + points(150.0, share),
                    (_, false) => 500 + points(150.0, share),
                });
        likenesses.max()
    }
}

/// By consonants and then by vowels: the same, the beginning, or a slip away from it.
fn heard_like(sought: &Reading, name: &Name) -> Option<u32> {
    let length = sought.skeleton.len();
    if length == 0 {
        return None;
    }
    let whole = name.whole.iter().filter_map(|own| {
        let likeness = likeness_of_sounds(sought, own);
        if own.skeleton == sought.skeleton {
            return Some(600 + points(220.0, likeness));
        }
        if length >= 2 && own.skeleton.starts_with(&sought.skeleton) {
            return Some(420 + points(150.0, likeness));
        }
        let slips = slips_between(&own.skeleton, &sought.skeleton)?;
        Some(if slips == 1 { 200 } else { 100 } + points(190.0, likeness))
    });
    let ends = name.ends.iter().filter_map(|own| {
        let same = length >= 2 && own.skeleton == sought.skeleton;
        same.then(|| 400 + points(200.0, likeness_of_sounds(sought, own)))
    });
    whole.chain(ends).max()
}

/// In how many consonants two skeletons differ, if in so few that it may be a slip.
fn slips_between(own: &str, sought: &str) -> Option<usize> {
    let allowed = match sought.len() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    if own.len().abs_diff(sought.len()) > allowed {
        return None;
    }
    Some(strsim::osa_distance(own, sought)).filter(|slips| *slips <= allowed)
}

fn likeness_of_sounds(sought: &Reading, own: &Reading) -> f64 {
    strsim::normalized_damerau_levenshtein(&sought.sound, &own.sound)
}
