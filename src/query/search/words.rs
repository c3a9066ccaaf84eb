//! How well words that were typed fit a text.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use super::{Group, points};
use crate::query::spelling::folded;

/// As much of a text as is searched, in bytes; no claim is as long.
const LONGEST_TEXT: usize = 20_000;

/// A text that can be found by its words.
#[derive(Debug, Clone)]
pub(super) enum Words {
    /// Sentences, in which any letters can be found somewhere: they must have the words as they are.
    Sentences(String),
    /// A few words, of whose letters some may be left out.
    Few(Utf32String),
}

impl Words {
    /// The words of `text`; `None` where there are none.
    pub(super) fn new(text: &str, group: Group) -> Option<Self> {
        let mut folded = folded(text);
        folded.truncate(folded.floor_char_boundary(LONGEST_TEXT));
        match group {
            _ if folded.is_empty() => None,
            Group::Claims | Group::Places => Some(Self::Sentences(folded)),
            _ => Some(Self::Few(folded.into())),
        }
    }
}

/// Words that somebody typed: a text has to have all of them, in whichever order.
pub(super) struct WordsSought {
    words: Vec<String>,
    pattern: Pattern,
    matcher: Matcher,
}

impl WordsSought {
    /// The words of `query`; `None` where there are none.
    pub(super) fn new(query: &str) -> Option<Self> {
        let folded = folded(query);
        // What is folded has neither case nor marks any more.
        let (case, marks) = (CaseMatching::Respect, Normalization::Never);
        (!folded.is_empty()).then(|| Self {
            words: folded.split(' ').map(str::to_owned).collect(),
            pattern: Pattern::new(&folded, case, marks, AtomKind::Fuzzy),
            matcher: Matcher::new(Config::DEFAULT),
        })
    }

    /// How well they fit `words`, up to 900; `None` when they do not.
    pub(super) fn likeness(&mut self, words: &Words) -> Option<u32> {
        match words {
            Words::Sentences(text) => self.literally(text),
            Words::Few(text) => self.loosely(text),
        }
    }

    /// Every word as it is; better where words begin with them.
    fn literally(&self, text: &str) -> Option<u32> {
        let begins = |at: usize| at == 0 || text[..at].ends_with(' ');
        let mut beginning = 0;
        for word in &self.words {
            beginning += usize::from(begins(text.find(word)?));
        }
        Some(420 + points(200.0, beginning as f64 / self.words.len() as f64))
    }

    /// Every word, of whose letters some may be left out, but not most: what is merely scattered in
    /// the text is nothing anybody meant.
    fn loosely(&mut self, text: &Utf32String) -> Option<u32> {
        // What a word earns as it is, at the beginning of one: so much a letter, and once more.
        const A_LETTER: f64 = 26.0;
        const A_WORD: f64 = 10.0;
        const LEAST: f64 = 0.65;
        let earned = f64::from(self.pattern.score(text.slice(..), &mut self.matcher)?);
        let letters: usize = self.words.iter().map(|word| word.chars().count()).sum();
        let most = A_LETTER * letters as f64 + A_WORD * self.words.len() as f64;
        let share = earned / most;
        (share >= LEAST).then(|| points(800.0, share))
    }
}
