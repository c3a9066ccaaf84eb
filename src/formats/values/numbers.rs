//! Numbers: whole ones and reals, with either decimal mark, in groups of thousands or not.
//!
//! `1,234` is a thousand and more to one writer and little more than one to another: it is read only
//! where the mark of its column is known. Neither infinity nor "not a number" is ever read.

use super::Decided;
use super::letters::{digit, is_invisible, trimmed};

/// What parts a number's whole from its fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalMark {
    /// 34.84; thousands may have commas.
    Point,
    /// 34,84; thousands may have points.
    Comma,
}

/// No number is longer, in ASCII.
const LONGEST: usize = 40;

/// The number that `text` writes; `None` when it writes none, or one that `mark`, where it is not
/// known, leaves open. Of a single point it is taken that it parts the fraction, as programs write it.
#[must_use]
pub fn real(text: &str, mark: Option<DecimalMark>) -> Option<f64> {
    let plain = Plain::of(text, mark)?;
    let number: f64 = plain.written()?.parse().ok()?;
    number.is_finite().then_some(number)
}

/// The whole number that `text` writes, `12`, `1 234` or, as spreadsheets do, `12.0`; `None` as in
/// [`real`], and for a fraction.
#[must_use]
pub fn whole(text: &str, mark: Option<DecimalMark>) -> Option<i64> {
    let plain = Plain::of(text, mark)?;
    let written = plain.written()?;
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let is_whole = fraction.bytes().all(|digit| digit == b'0');
    is_whole.then(|| whole.parse().ok()).flatten()
}

/// The decimal mark that the numbers among `cells` show: `1.234,5` and `34,84` have a comma, `34.84`
/// and `1,234.5` a point. What may be a group of thousands shows nothing.
pub fn decimal_mark<'a>(cells: impl Iterator<Item = &'a str>) -> Decided<DecimalMark> {
    use DecimalMark::{Comma, Point};
    Decided::by(cells, |cell| {
        let reads = |mark| real(cell, Some(mark)).is_some();
        match (reads(Point), reads(Comma)) {
            (true, false) => Some(Point),
            (false, true) => Some(Comma),
            _ => None,
        }
    })
}

/// A number as programs write it: ASCII digits, a point, no groups.
struct Plain {
    letters: [u8; LONGEST],
    len: usize,
}

/// Where the digits of a number stand in groups.
#[derive(Default)]
struct Groups {
    /// What parts them.
    by: Option<char>,
    /// Digits since the last of it, or since the start.
    digits: usize,
}

impl Plain {
    fn of(text: &str, mark: Option<DecimalMark>) -> Option<Self> {
        let (number, exponent) = match trimmed(text).split_once(['e', 'E']) {
            Some((number, exponent)) => (number, Some(exponent)),
            None => (trimmed(text), None),
        };
        let (whole, fraction) = halves(number, mark)?;
        let mut plain = Self {
            letters: [0; LONGEST],
            len: 0,
        };
        plain.push_whole(whole)?;
        if let Some(fraction) = fraction {
            plain.push(b'.')?;
            plain.push_digits(fraction)?;
        }
        // Of ".5" and "5." one half is left out, of "." both.
        let has_digits = plain.letters.iter().any(u8::is_ascii_digit);
        if let Some(exponent) = exponent {
            plain.push(b'e')?;
            let digits = plain.push_sign(exponent)?;
            plain.push_digits(digits)?;
        }
        has_digits.then_some(plain)
    }

    fn written(&self) -> Option<&str> {
        std::str::from_utf8(&self.letters[..self.len]).ok()
    }

    fn push(&mut self, letter: u8) -> Option<()> {
        *self.letters.get_mut(self.len)? = letter;
        self.len += 1;
        Some(())
    }

    /// The sign, if there is one; what follows it.
    fn push_sign<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if let Some(rest) = text.strip_prefix(['-', '−']) {
            self.push(b'-')?;
            return Some(rest);
        }
        Some(text.strip_prefix('+').unwrap_or(text))
    }

    /// A sign and digits, in groups or not.
    fn push_whole(&mut self, text: &str) -> Option<()> {
        let whole = self.push_sign(text)?;
        let mut groups = Groups::default();
        for letter in whole.chars() {
            match digit(letter) {
                Some(value) => {
                    groups.digits += 1;
                    self.push(b'0' + value)?;
                }
                None if is_invisible(letter) => {}
                None => groups.part(letter, whole)?,
            }
        }
        groups.are_full().then_some(())
    }

    /// Digits alone.
    fn push_digits(&mut self, text: &str) -> Option<()> {
        for letter in text.chars().filter(|letter| !is_invisible(*letter)) {
            self.push(b'0' + digit(letter)?)?;
        }
        Some(())
    }
}

impl Groups {
    /// A group ends with `letter`; `None` where none can.
    fn part(&mut self, letter: char, whole: &str) -> Option<()> {
        let fits = match self.by {
            // `012,345` and `0,125` are no thousands.
            None => (1..=3).contains(&self.digits) && !whole.starts_with(['0', '٠', '۰']),
            Some(by) => by == letter && self.digits == 3,
        };
        if !fits || !parts_groups(letter) {
            return None;
        }
        *self = Self {
            by: Some(letter),
            digits: 0,
        };
        Some(())
    }

    fn are_full(&self) -> bool {
        self.by.is_none() || self.digits == 3
    }
}

/// What stands between groups of thousands: a blank of any width, an apostrophe, the mark that does
/// not part the fraction.
fn parts_groups(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}'
    ) || matches!(letter, '\'' | '’' | ',' | '.' | '٬' | '،')
}

/// What stands before the decimal mark of `text`, and after it, if it has one; `None` where it is not
/// clear which that is, or it is not as `mark` has it.
fn halves(text: &str, mark: Option<DecimalMark>) -> Option<(&str, Option<&str>)> {
    let after = |letters: &[char]| {
        let (whole, fraction) = text.rsplit_once(letters)?;
        Some((whole, Some(fraction)))
    };
    // Arabic has a mark of its own, which says which it is.
    if let Some(halves) = after(&['٫']) {
        return Some(halves);
    }
    let (points, commas) = (&['.'][..], &[',', '،'][..]);
    let count = |letters: &[char]| text.matches(letters).count();
    let found = match (count(points), count(commas)) {
        (1, 0) if mark != Some(DecimalMark::Comma) => DecimalMark::Point,
        (0, 1) if mark.is_none() && may_be_thousands(text) => return None,
        (0, 1) if mark != Some(DecimalMark::Point) => DecimalMark::Comma,
        // The last of both parts the fraction, and stands once.
        (1.., 1..) if text.rfind(points) > text.rfind(commas) => DecimalMark::Point,
        (1.., 1..) => DecimalMark::Comma,
        _ => return Some((text, None)),
    };
    if mark.is_some_and(|mark| mark != found) {
        return None;
    }
    match found {
        DecimalMark::Point => after(points),
        DecimalMark::Comma => after(commas),
    }
}

/// Whether the only comma of `text` may part thousands.
fn may_be_thousands(text: &str) -> bool {
    let Some((before, after)) = text.split_once([',', '،']) else {
        return false;
    };
    let before = before.trim_start_matches(['-', '−', '+']);
    let digits = |text: &str| {
        let are_digits = text.chars().all(|letter| digit(letter).is_some());
        are_digits.then(|| text.chars().count())
    };
    matches!(digits(before), Some(1..=3))
        && digits(after) == Some(3)
        && !before.starts_with(['0', '٠', '۰'])
}

#[cfg(test)]
mod tests;
