//! The time of day after a date.

use super::super::letters::{after_word, digit};

/// A time of day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: i8,
    /// Midnight to the last digit, which is what programs write for "no time".
    pub(super) is_nought: bool,
    /// Whether it says how far its clock is from that of Greenwich.
    pub(super) has_offset: bool,
}

impl Clock {
    /// `14:30`, `14:30:05.123`, `2:30 PM`, with `Z`, `UTC` or `+03:00` or without; `None` for anything
    /// else.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (hour, rest) = two_digits(text, 1)?;
        let (minute, rest) = two_digits(rest.strip_prefix(':')?, 2)?;
        let (second, rest) = match rest.strip_prefix(':') {
            Some(rest) => two_digits(rest, 2)?,
            None => (0, rest),
        };
        let (fraction, rest) = match rest.strip_prefix(['.', ',']) {
            Some(rest) => fraction(rest)?,
            None => (true, rest),
        };
        let (hour, rest) = halved(hour, rest.trim_start())?;
        let fits = hour < 24 && minute < 60 && second <= 60;
        let has_offset = offset(rest.trim_start())?;
        fits.then_some(Self {
            hour,
            minute,
            is_nought: hour == 0 && minute == 0 && second == 0 && fraction,
            has_offset,
        })
    }
}

/// One or two digits, at least `least`, and what follows.
fn two_digits(text: &str, least: usize) -> Option<(i8, &str)> {
    let (mut value, mut count, mut rest) = (0_i8, 0, text);
    while count < 2
        && let Some(letter) = rest.chars().next()
        && let Some(one) = digit(letter)
    {
        value = value * 10 + i8::try_from(one).ok()?;
        count += 1;
        rest = &rest[letter.len_utf8()..];
    }
    (count >= least).then_some((value, rest))
}

/// Whether the fraction of a second that `text` begins with is nought, and what follows.
fn fraction(text: &str) -> Option<(bool, &str)> {
    let rest = text.trim_start_matches(|letter| digit(letter).is_some());
    let digits = &text[..text.len() - rest.len()];
    let is_nought = digits.chars().all(|letter| digit(letter) == Some(0));
    (!digits.is_empty()).then_some((is_nought, rest))
}

/// The hour of the day by the half of the day that `text` begins with, and what follows.
fn halved(hour: i8, text: &str) -> Option<(i8, &str)> {
    let after = |words: [&str; 2]| words.iter().find_map(|word| after_word(text, word));
    let (half, rest) = match (after(["a.m.", "am"]), after(["p.m.", "pm"])) {
        (Some(rest), _) => (0, rest),
        (None, Some(rest)) => (12, rest),
        (None, None) => return Some((hour, text)),
    };
    (1..=12).contains(&hour).then_some((hour % 12 + half, rest))
}

/// Whether `text` is an offset; `None` when it is anything else but empty.
fn offset(text: &str) -> Option<bool> {
    if text.is_empty() {
        return Some(false);
    }
    let rest = ["UTC", "GMT", "Z"]
        .iter()
        .find_map(|word| after_word(text, word))
        .unwrap_or(text);
    let Some(hours) = rest.strip_prefix(['+', '-', '−']) else {
        return rest.is_empty().then_some(true);
    };
    let (hours, rest) = two_digits(hours, 1)?;
    let minutes = rest.strip_prefix(':').unwrap_or(rest);
    let (minutes, rest) = match minutes {
        "" => (0, ""),
        _ => two_digits(minutes, 2)?,
    };
    (hours < 24 && minutes < 60 && rest.is_empty()).then_some(true)
}
