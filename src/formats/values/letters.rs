//! Letters of cells: digits of three scripts, and what is not seen.

/// The value of a Western, Arabic-Indic or Persian digit.
pub(super) fn digit(letter: char) -> Option<u8> {
    let zero = match letter {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    u8::try_from(u32::from(letter) - u32::from(zero)).ok()
}

/// Whether `letter` is not seen: it directs the writing, or joins letters.
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(letter, '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// `text` without blanks and unseen letters around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || is_invisible(letter))
}

/// The rest of `text` after the word that it begins with, in letters of any size; `None` when it
/// begins otherwise.
pub(super) fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}
