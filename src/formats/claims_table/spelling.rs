//! How texts and lists are written in the cells of a table of claims, and read from them.

use std::borrow::Cow;

/// With which a spreadsheet takes a cell for a formula (OWASP, "CSV Injection").
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// `text` so that no spreadsheet takes it for a formula: with an apostrophe before it. A text that begins with
/// apostrophes and then as a formula does gets one more, so that it is known which were there.
#[must_use]
pub fn defused(text: &str) -> Cow<'_, str> {
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

/// The text that [`defused`] has made `cell` of.
pub(super) fn undefused(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// `texts` in one, with `; ` between them. What stands in a text as a semicolon or a backslash has a backslash
/// before it, so that the texts can be told apart again.
pub fn listed<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts = texts.into_iter();
    let texts = texts.map(|text| text.replace('\\', "\\\\").replace(';', "\\;"));
    texts.collect::<Vec<_>>().join("; ")
}

/// The texts that [`listed`] has put into `cell`.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text = String::new();
    let mut letters = cell.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.extend(letters.next()),
            ';' => {
                texts.push(std::mem::take(&mut text));
                letters.next_if_eq(&' ');
            }
            letter => text.push(letter),
        }
    }
    texts.push(text);
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_of_a_list_can_be_told_apart() {
        for (texts, cell) in [
            (&["a", "b"][..], "a; b"),
            (&["a;b", "c\\"], "a\\;b; c\\\\"),
            (&["", " b"], ";  b"),
        ] {
            assert_eq!(listed(texts.iter().copied()), cell);
            assert_eq!(split(cell), texts);
        }
    }

    #[test]
    fn no_text_is_taken_for_a_formula_and_all_come_back() {
        for text in ["=1+1", "+963", "-", "@SUM(A1)", "\tx", "\rx", "'=1"] {
            assert_eq!(defused(text), format!("'{text}"));
            assert_eq!(undefused(&defused(text)), text);
        }
        for text in ["'Azaz", "Homs", "تلبيسة", "1=1", "", "'"] {
            assert_eq!(defused(text), text);
            assert_eq!(undefused(text), text);
        }
    }
}
