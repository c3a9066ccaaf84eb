//! Pieces of a date: its numbers, its month, and what stands between them.

use super::super::letters::{digit, is_invisible};
use super::months::{is_filler, month};
use super::{DateForm, Stated};

/// A number or a month in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    Number {
        value: u32,
        digits: u8,
    },
    Month(i8),
    /// None: the date has fewer.
    Nothing,
}

/// At most three items, with the marks between them.
pub(super) struct Written {
    pub(super) items: Items,
    pub(super) marks: [Option<char>; 2],
}

#[derive(Debug)]
pub(super) struct Items {
    all: [Item; 3],
    len: usize,
}

impl Items {
    pub(super) fn as_slice(&self) -> &[Item] {
        &self.all[..self.len]
    }

    fn push(&mut self, item: Item) -> Option<()> {
        *self.all.get_mut(self.len)? = item;
        self.len += 1;
        Some(())
    }

    fn last(&self) -> Option<Item> {
        self.as_slice().last().copied()
    }
}

impl Written {
    /// The pieces of `text`; `None` when there is anything in it that dates do not have.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut written = Self {
            items: Items {
                all: [Item::Nothing; 3],
                len: 0,
            },
            marks: [None; 2],
        };
        let mut mark = None;
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let after = &rest[letter.len_utf8()..];
            if digit(letter).is_some() {
                let (item, after) = number(rest)?;
                written.push(item, &mut mark)?;
                rest = after;
            } else if letter.is_alphabetic() {
                let (item, after) = written.word(rest)?;
                if let Some(item) = item {
                    written.push(item, &mut mark)?;
                }
                rest = after;
            } else {
                if let Between::Mark(found) = Between::of(letter)? {
                    let is_between = written.items.last().is_some() && mark.is_none();
                    mark = is_between.then_some(Some(found))?;
                }
                rest = after;
            }
        }
        mark.is_none().then_some(written)
    }

    fn push(&mut self, item: Item, mark: &mut Option<char>) -> Option<()> {
        let between = mark.take();
        // "December/December": the same month by two names.
        if matches!(item, Item::Month(_)) && self.items.last() == Some(item) {
            return Some(());
        }
        if let Some(before) = self.items.len.checked_sub(1) {
            *self.marks.get_mut(before)? = between;
        }
        self.items.push(item)
    }

    /// The month or the filling word that `text` begins with, and what follows.
    fn word<'a>(&self, text: &'a str) -> Option<(Option<Item>, &'a str)> {
        if let Some((month, rest)) = month(text) {
            // "Dec."
            return Some((
                Some(Item::Month(month)),
                rest.strip_prefix('.').unwrap_or(rest),
            ));
        }
        let is_after_number = matches!(self.items.last(), Some(Item::Number { .. }));
        let end = text.find(|letter: char| !letter.is_alphabetic());
        let (word, rest) = text.split_at(end.unwrap_or(text.len()));
        is_filler(word, is_after_number).then_some((None, rest))
    }
}

/// The number that `text` begins with, and what follows; `None` when no date has one so long.
fn number(text: &str) -> Option<(Item, &str)> {
    let (mut value, mut digits) = (0_u32, 0_u8);
    for (at, letter) in text.char_indices() {
        let Some(one) = digit(letter) else {
            return Some((Item::Number { value, digits }, &text[at..]));
        };
        if digits == 8 {
            return None;
        }
        value = value * 10 + u32::from(one);
        digits += 1;
    }
    Some((Item::Number { value, digits }, ""))
}

/// What stands between items.
enum Between {
    /// One of those that say how a date is written.
    Mark(char),
    Blank,
}

impl Between {
    /// `None` when no date has `letter`.
    fn of(letter: char) -> Option<Self> {
        match letter {
            '-' | '‐' | '‑' | '–' | '−' => Some(Self::Mark('-')),
            '/' | '⁄' => Some(Self::Mark('/')),
            '.' => Some(Self::Mark('.')),
            ',' | '،' => Some(Self::Blank),
            _ if letter.is_whitespace() || is_invisible(letter) => Some(Self::Blank),
            _ => None,
        }
    }
}

impl Stated {
    pub(super) fn of_one(one: Item) -> Option<(DateForm, Self)> {
        match one {
            Item::Number { value, digits: 4 } => Some((DateForm::Year, Self::Year(small(value)?))),
            Item::Number { value, digits: 8 } => {
                let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
                let day = Self::Day(small(year)?, small(month)?, small(day)?);
                Some((DateForm::Compact, day))
            }
            _ => None,
        }
    }

    pub(super) fn of_two(one: Item, two: Item, mark: Option<char>) -> Option<(DateForm, Self)> {
        let (year, month) = match (year(one), year(two)) {
            (Some(year), None) => (year, two),
            (None, Some(year)) => (year, one),
            _ => return None,
        };
        let month = match month {
            Item::Month(month) => month,
            _ if matches!(mark, Some('-' | '/')) => part(month)?,
            _ => return None,
        };
        Some((DateForm::Month, Self::Month(year, month)))
    }

    pub(super) fn of_three(
        [one, two, three]: [Item; 3],
        marks: [Option<char>; 2],
    ) -> Option<(DateForm, Self)> {
        match (one, two, three) {
            (Item::Month(month), day, last) => {
                Some((DateForm::Worded, Self::Day(year(last)?, month, part(day)?)))
            }
            (first, Item::Month(month), last) => {
                let day = match year(first) {
                    Some(year) => Self::Day(year, month, part(last)?),
                    None => Self::Day(any_year(last)?, month, part(first)?),
                };
                Some((DateForm::Worded, day))
            }
            _ => Self::of_numbers([one, two, three], marks),
        }
    }

    /// Three numbers with the same mark between them.
    fn of_numbers(
        [one, two, three]: [Item; 3],
        marks: [Option<char>; 2],
    ) -> Option<(DateForm, Self)> {
        let [Some(mark), Some(again)] = marks else {
            return None;
        };
        if mark != again {
            return None;
        }
        if let Some(year) = year(one) {
            let form = match mark {
                '-' => DateForm::Iso,
                _ => DateForm::YearFirst,
            };
            return Some((form, Self::Day(year, part(two)?, part(three)?)));
        }
        let either = Self::EitherWay(part(one)?, part(two)?, any_year(three)?);
        Some((DateForm::Numbers, either))
    }
}

/// A year in full.
fn year(item: Item) -> Option<i16> {
    match item {
        Item::Number { value, digits: 4 } => small(value),
        _ => None,
    }
}

/// A year in full, or its last two digits.
fn any_year(item: Item) -> Option<i16> {
    match item {
        Item::Number { value, digits: 2 } if value <= 68 => small(2000 + value),
        Item::Number { value, digits: 2 } => small(1900 + value),
        _ => year(item),
    }
}

/// A day or a month in numbers.
fn part(item: Item) -> Option<i8> {
    match item {
        Item::Number {
            value,
            digits: 1 | 2,
        } => small(value),
        _ => None,
    }
}

fn small<T: TryFrom<u32>>(value: u32) -> Option<T> {
    T::try_from(value).ok()
}
