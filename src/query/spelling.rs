//! Spelling: how one name or text is written in different ways, so that the ways meet.
//!
//! [`folded`] forgives what a typist leaves out: case, accents, apostrophes, hyphens, and in Arabic
//! the marks above and below the letters. Pure text in, pure text out; what matches what, and how
//! well, is decided elsewhere. Nothing here is shown to anybody.

mod letters;
mod skeleton;

use unicode_normalization::UnicodeNormalization;

pub use skeleton::{Reading, readings};

/// `text` without what a typist may leave out or write in more than one way; for comparing free
/// text, letter by letter.
///
/// Lower case, without accents and apostrophes; hyphens, control characters and white space become
/// single spaces, none at either end. In Arabic, marks, tatweel and hamza are dropped, ى becomes ي,
/// ة becomes ه, and the Persian and Kurdish forms of a letter its Arabic one. Digits become Western
/// ones. Folding what is folded already changes nothing.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // Lower case comes first: İ is i with a mark only then.
    let letters = text.chars().flat_map(char::to_lowercase).nfkd();
    for letter in letters.flat_map(char::to_lowercase) {
        match letters::reduced(letter) {
            letters::Reduced::Gap if folded.is_empty() || folded.ends_with(' ') => {}
            letters::Reduced::Gap => folded.push(' '),
            letters::Reduced::Letters(letters) => folded.push_str(letters),
            letters::Reduced::Same => folded.push(letter),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests;
