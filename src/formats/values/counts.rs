//! Counts of people: exact, or a range as tables and case files write it.

use crate::model::Count;

use super::letters::{after_word, trimmed};
use super::numbers::{DecimalMark, whole};

/// Why a text is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoCount {
    /// The range runs backwards.
    #[error("the range runs backwards, from {0} to {1}")]
    Backwards(u32, u32),
    /// "About 12": how far from it, the text does not say, so no range holds it.
    #[error("how far from the number it may be is not said")]
    About,
    /// Something else.
    #[error("this is no number of people")]
    Other,
}

type Read = Result<Count, NoCount>;

/// The count that a cell writes: `12`, `10-15`, `10 to 15`, `between 10 and 15`, `>30`, `30+`,
/// `at least 30`, `<5`, `at most 5`; `None` for an empty one. Thousands are read as `mark` has them.
///
/// # Errors
/// When it writes none: such a cell is kept as text.
pub fn read(text: &str, mark: Option<DecimalMark>) -> Result<Option<Count>, NoCount> {
    let text = trimmed(text);
    if text.is_empty() {
        return Ok(None);
    }
    if is_about(text) {
        return Err(NoCount::About);
    }
    let number = |text: &str| whole(text, mark).and_then(|number| u32::try_from(number).ok());
    // Of most cells that is all.
    if let Some(count) = number(text) {
        return Ok(Some(Count::exactly(count)));
    }
    bounded(text, number)
        .or_else(|| from_to(text, number))
        .unwrap_or(Err(NoCount::Other))
        .map(Some)
}

/// The count that a case file writes: `36`, `17..18`, `17 to 18`, `at least 30` or `at most 5`.
///
/// # Errors
/// When it writes none.
pub fn in_case(text: &str) -> Read {
    let ends = text.split_once("..").or_else(|| text.split_once(" to "));
    if let Some((from, to)) = ends
        && let (Some(from), Some(to)) = (digits(from), digits(to))
    {
        return between(from, to);
    }
    let after = |words| text.strip_prefix(words).and_then(digits);
    let at_least = after("at least ").map(Count::at_least);
    let at_most = || after("at most ").and_then(|most| Count::between(0, most));
    let exactly = || digits(text).map(Count::exactly);
    let count = at_least.or_else(at_most).or_else(exactly);
    count.ok_or(NoCount::Other)
}

fn digits(text: &str) -> Option<u32> {
    let digits = text.trim();
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_plain)
}

fn between(from: u32, to: u32) -> Read {
    Count::between(from, to).ok_or(NoCount::Backwards(from, to))
}

fn is_about(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "about ", "around ", "approx", "roughly ", "nearly ", "almost ", "some ", "ca.", "circa ",
    ];
    text.starts_with(['~', '≈', '∼']) || WORDS.iter().any(|word| after_word(text, word).is_some())
}

/// What a bound leaves of a number.
#[derive(Clone, Copy)]
enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    FewerThan,
}

/// Longer ones before those that they begin with.
const BEFORE: [(&str, Bound); 13] = [
    (">=", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    (">", Bound::MoreThan),
    ("<=", Bound::AtMost),
    ("≤", Bound::AtMost),
    ("<", Bound::FewerThan),
    ("at least ", Bound::AtLeast),
    ("more than ", Bound::MoreThan),
    ("over ", Bound::MoreThan),
    ("at most ", Bound::AtMost),
    ("up to ", Bound::AtMost),
    ("fewer than ", Bound::FewerThan),
    ("less than ", Bound::FewerThan),
];

const AFTER: [(&str, Bound); 5] = [
    ("+", Bound::AtLeast),
    (" or more", Bound::AtLeast),
    (" or fewer", Bound::AtMost),
    (" or less", Bound::AtMost),
    (" at least", Bound::AtLeast),
];

/// A number with a bound before or after it; `None` for anything else.
fn bounded(text: &str, number: impl Fn(&str) -> Option<u32>) -> Option<Read> {
    let before = BEFORE
        .iter()
        .find_map(|(words, bound)| Some((number(after_word(text, words)?)?, *bound)));
    let after = || {
        AFTER.iter().find_map(|(words, bound)| {
            let (start, end) = text.split_at_checked(text.len().checked_sub(words.len())?)?;
            let ends_so = end.eq_ignore_ascii_case(words);
            ends_so
                .then(|| number(start))
                .flatten()
                .map(|n| (n, *bound))
        })
    };
    let (number, bound) = before.or_else(after)?;
    let count = match bound {
        Bound::AtLeast => Some(Count::at_least(number)),
        Bound::MoreThan => number.checked_add(1).map(Count::at_least),
        Bound::AtMost => Count::between(0, number),
        Bound::FewerThan => number
            .checked_sub(1)
            .and_then(|most| Count::between(0, most)),
    };
    Some(count.ok_or(NoCount::Other))
}

/// Two numbers, the ends of a range; `None` for anything else.
fn from_to(text: &str, number: impl Fn(&str) -> Option<u32>) -> Option<Read> {
    const BETWEEN: [&str; 6] = ["..", "-", "–", "—", "−", " to "];
    let ends = |words: &str, text: &str| {
        let (from, to) = text.split_once(words)?;
        Some(between(number(from)?, number(to)?))
    };
    if let Some(rest) = after_word(text, "between ") {
        return ends(" and ", rest);
    }
    let rest = after_word(text, "from ").unwrap_or(text);
    BETWEEN.iter().find_map(|words| ends(words, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    fn count(text: &str) -> Option<Count> {
        read(text, None).unwrap_or_else(|why| panic!("{text}: {why}"))
    }

    #[test]
    fn counts_are_read_as_tables_write_them() {
        for (text, least, most) in [
            ("12", 12, Some(12)),
            (" 12.0 ", 12, Some(12)),
            ("١٢", 12, Some(12)),
            ("0", 0, Some(0)),
            ("10-15", 10, Some(15)),
            ("10–15", 10, Some(15)),
            ("10 — 15", 10, Some(15)),
            ("10 to 15", 10, Some(15)),
            ("From 10 to 15", 10, Some(15)),
            ("between 10 and 15", 10, Some(15)),
            ("10..15", 10, Some(15)),
            ("١٠-١٥", 10, Some(15)),
            (">30", 31, None),
            ("> 30", 31, None),
            (">=30", 30, None),
            ("≥30", 30, None),
            ("30+", 30, None),
            ("30 +", 30, None),
            ("At least 30", 30, None),
            ("30 or more", 30, None),
            ("more than 30", 31, None),
            ("over 30", 31, None),
            ("<5", 0, Some(4)),
            ("<=5", 0, Some(5)),
            ("≤ 5", 0, Some(5)),
            ("at most 5", 0, Some(5)),
            ("up to 5", 0, Some(5)),
            ("fewer than 5", 0, Some(4)),
            ("5 or fewer", 0, Some(5)),
            ("1 234", 1234, Some(1234)),
        ] {
            let read = count(text).map(|count| (count.least(), count.most()));
            assert_eq!(read, Some((least, most)), "{text}");
        }
    }

    #[test]
    fn an_empty_cell_is_no_count_and_no_mistake() {
        assert_eq!(count(""), None);
        assert_eq!(count(" \u{a0}"), None);
    }

    #[test]
    fn what_is_no_count_says_why() {
        for text in [
            "~12",
            "about 12",
            "Around 12",
            "approx. 12",
            "ca. 12",
            "≈12",
        ] {
            assert_eq!(read(text, None), Err(NoCount::About), "{text}");
        }
        assert_eq!(read("15-10", None), Err(NoCount::Backwards(15, 10)));
        for text in [
            "dozens",
            "-5",
            "12.5",
            "12 people",
            "<0",
            "1-2-3",
            "5000000000",
            "NA",
            ">",
            "+",
            "to",
            "1,234",
        ] {
            assert_eq!(read(text, None), Err(NoCount::Other), "{text}");
        }
        let known = read("1,234", Some(DecimalMark::Point));
        assert_eq!(known, Ok(Some(Count::exactly(1234))));
    }

    proptest! {
        #[test]
        fn any_count_is_read_back_as_it_is_said(least: u32, more in proptest::option::of(0..1000_u32)) {
            let count = match more.and_then(|more| least.checked_add(more)) {
                Some(most) => Count::between(least, most).unwrap(),
                None => Count::at_least(least),
            };
            assert_eq!(read(&count.to_string(), None), Ok(Some(count)));
            assert_eq!(in_case(&count.to_string()), Ok(count));
        }

        #[test]
        fn no_text_makes_it_fail(text in any::<String>()) {
            let _ = (read(&text, None), in_case(&text));
        }
    }
}
