//! Months in words: English, in full or in short, and Arabic of both traditions.

use super::super::letters::is_invisible;

/// In full; the first three letters stand for each.
const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The names of the Levant and Iraq, then those of Egypt, the Sudan and the Gulf, and spellings that
/// [`as_compared`] does not make one.
const ARABIC: [(&str, i8); 30] = [
    ("كانون الثاني", 1),
    ("شباط", 2),
    ("آذار", 3),
    ("نيسان", 4),
    ("أيار", 5),
    ("حزيران", 6),
    ("تموز", 7),
    ("آب", 8),
    ("أيلول", 9),
    ("تشرين الأول", 10),
    ("تشرين الثاني", 11),
    ("كانون الأول", 12),
    ("يناير", 1),
    ("فبراير", 2),
    ("مارس", 3),
    ("أبريل", 4),
    ("مايو", 5),
    ("يونيو", 6),
    ("يونيه", 6),
    ("يوليو", 7),
    ("يوليه", 7),
    ("أغسطس", 8),
    ("سبتمبر", 9),
    ("أكتوبر", 10),
    ("نوفمبر", 11),
    ("ديسمبر", 12),
    ("كانون ثاني", 1),
    ("تشرين أول", 10),
    ("تشرين ثاني", 11),
    ("كانون أول", 12),
];

/// Words that stand in dates and say nothing that the rest does not.
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

const ARABIC_WEEKDAYS: [&str; 7] = [
    "الاثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "الأحد",
];

/// The month that `text` begins with, from 1, and what follows its name.
pub(super) fn month(text: &str) -> Option<(i8, &str)> {
    if text.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return english(text);
    }
    ARABIC
        .iter()
        .find_map(|(name, month)| Some((*month, after(text, name)?)))
}

fn english(text: &str) -> Option<(i8, &str)> {
    let (word, rest) = word(text);
    let at = ENGLISH.iter().position(|name| is_short_for(word, name))?;
    Some((i8::try_from(at).ok()? + 1, rest))
}

/// The letters that `text` begins with, and what follows them.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|letter: char| !letter.is_alphabetic());
    text.split_at(end.unwrap_or(text.len()))
}

/// Whether `word` is `name` in full, its first three letters, or, of September alone, four.
fn is_short_for(word: &str, name: &str) -> bool {
    let is = |short: &str| word.eq_ignore_ascii_case(short);
    is(name) || name.get(..3).is_some_and(is) || (name == "september" && is("sept"))
}

/// Whether `word` is the day of a week, "of", or the ending of a number: "28th".
pub(super) fn is_filler(word: &str, is_after_number: bool) -> bool {
    const ENDINGS: [&str; 5] = ["st", "nd", "rd", "th", "of"];
    if is_after_number {
        return ENDINGS
            .iter()
            .any(|ending| word.eq_ignore_ascii_case(ending));
    }
    WEEKDAYS.iter().any(|day| is_short_for(word, day))
        || ARABIC_WEEKDAYS
            .iter()
            .any(|day| after(word, day) == Some(""))
}

/// What follows `name` in `text`, whose letters are compared as Arabic readers do: hamzas, vowel
/// signs and unseen letters aside. `None` when it begins otherwise, or the word goes on.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut letters = text.char_indices();
    for wanted in name.chars() {
        let found = letters.find(|(_, letter)| !is_passed_over(*letter))?;
        let is_blank = wanted == ' ' && found.1.is_whitespace();
        if !is_blank && as_compared(found.1) != as_compared(wanted) {
            return None;
        }
    }
    let rest = letters.as_str().trim_start_matches(is_passed_over);
    (!rest.starts_with(char::is_alphabetic)).then_some(rest)
}

fn as_compared(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ك' | 'ک' => 'ك',
        'ة' => 'ه',
        _ => letter,
    }
}

fn is_passed_over(letter: char) -> bool {
    is_invisible(letter) || matches!(letter, '\u{640}' | '\u{64b}'..='\u{652}')
}
