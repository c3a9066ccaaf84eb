//! The names that are withheld, and how they are taken out of a text.

use crate::model::{Case, Sensitive};

use super::{DOCUMENT, SOURCE, capitalised};

/// Names, the longest first, each with what is read instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names(Vec<(Vec<char>, &'static str)>);

impl Names {
    /// Those of sensitive sources and documents, and of speakers that are sensitive or speak for such a
    /// source.
    pub fn in_case(case: &Case) -> Self {
        let mut names: Vec<(&str, &'static str)> = Vec::new();
        for source in case.sources.values().filter(|source| source.is_sensitive) {
            let short = source.short.as_deref();
            let given = [Some(source.name.as_str()), short].into_iter().flatten();
            names.extend(given.map(|name| (name, SOURCE)));
        }
        let documents = case.documents.values();
        for document in documents.filter(|document| document.is_sensitive) {
            let publisher = document.publisher.as_deref();
            let title = Some(document.title.as_str());
            let given = [title, publisher].into_iter().flatten();
            names.extend(given.map(|name| (name, DOCUMENT)));
        }
        for claim in case.claims.iter() {
            let said = &claim.statement;
            let is_withheld = said.sensitive.contains(&Sensitive::Speaker)
                || case.source(&claim.source).is_sensitive;
            let speaker = said.speaker.as_deref().filter(|_| is_withheld);
            let parts = speaker.into_iter().flat_map(personal);
            names.extend(speaker.into_iter().chain(parts).map(|name| (name, SOURCE)));
        }
        Self::longest_first(&names)
    }

    fn longest_first(names: &[(&str, &'static str)]) -> Self {
        let folded = names.iter().map(|(name, instead)| {
            let letters: Vec<char> = name.trim().chars().map(folded).collect();
            (letters, *instead)
        });
        let mut names: Vec<_> = folded.filter(|(name, _)| !name.is_empty()).collect();
        names.sort_by(|one, other| other.0.len().cmp(&one.0.len()).then(one.cmp(other)));
        names.dedup();
        Self(names)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts other words in the place of every name that stands in `text` by itself, in whichever case.
    pub fn take_out_of(&self, text: &mut String) {
        if self.0.is_empty() {
            return;
        }
        let letters: Vec<char> = text.chars().collect();
        let known: Vec<char> = letters.iter().copied().map(folded).collect();
        let mut seen = String::with_capacity(text.len());
        let mut at = 0;
        while at < letters.len() {
            if let Some((name, instead)) = self.found_at(&known, at) {
                push_instead(&mut seen, instead);
                at += name.len();
            } else {
                seen.push(letters[at]);
                at += 1;
            }
        }
        *text = seen;
    }

    fn found_at(&self, text: &[char], at: usize) -> Option<&(Vec<char>, &'static str)> {
        let begins = at == 0 || !text[at - 1].is_alphanumeric();
        let ends = |name: &[char]| {
            let after = text.get(at + name.len());
            after.is_none_or(|letter| !letter.is_alphanumeric())
        };
        let mut names = self.0.iter();
        names.find(|(name, _)| begins && text[at..].starts_with(name) && ends(name))
    }
}

/// Puts `instead` after `text`, in the place of an article that stands there, and with a capital where
/// the text begins or the article had one.
fn push_instead(text: &mut String, instead: &str) {
    let before = |article: &str| {
        let before = text.strip_suffix(article)?;
        (!before.ends_with(char::is_alphanumeric)).then_some(before.len())
    };
    let begins = text.is_empty() || before("The ").is_some();
    if let Some(end) = before("The ").or_else(|| before("the ")) {
        text.truncate(end);
    }
    if begins {
        text.push_str(&capitalised(instead));
    } else {
        text.push_str(instead);
    }
}

/// The words of a speaker's name that are used alone: those that begin with no small letter.
fn personal(speaker: &str) -> impl Iterator<Item = &str> {
    let words = speaker.split_whitespace();
    words.filter(|word| {
        let is_long = word.chars().count() >= 3;
        is_long && word.starts_with(|letter: char| letter.is_alphabetic() && !letter.is_lowercase())
    })
}

/// `letter` without its case; one letter stays one, so that places in a text stay what they are.
fn folded(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => letter,
    }
}
