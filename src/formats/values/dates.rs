//! Dates as tables write them, read as the spans that they cover.
//!
//! Days, months, years and minutes; in numbers, in English and Arabic words. Which of `03/04/2015` is
//! the day is never guessed: the column decides, or whoever imports it. A time of nought, which
//! programs write for want of one, is no time; nothing becomes more precise than it was written.

mod clock;
mod months;
mod order;
mod pieces;
mod serial;
mod suspicion;

use jiff::civil::{Date, DateTime};

use crate::model::{Span, TimePrecision};

use super::letters::{digit, trimmed};

use self::clock::Clock;
use self::pieces::Written;

pub use crate::archive::mapping::DateOrder;
pub use order::{form_of, order_of};
pub use serial::SerialSystem;
pub use suspicion::{Suspicion, suspicious};

/// How the dates of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// 2015-10-01, with a time or without.
    Iso,
    /// 2015/10/01 or 2015.10.01.
    YearFirst,
    /// 20151001.
    Compact,
    /// With the month in words: 28 December 2022, Dec 28, 2022, 28-Dec-22.
    Worded,
    /// In numbers with the year last, which wants a [`DateOrder`]: 28/12/2022, 28.12.22.
    Numbers,
    /// A month alone: 2015-10, Dec 2022.
    Month,
    /// A year alone.
    Year,
}

/// What has to be known of a column to read its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// Which of two numbers is the day; where it is not known, only `28/12/2022` and the like are read.
    pub order: Option<DateOrder>,
    /// By which calendar a number alone is the day of a spreadsheet; where there is none, it is a year
    /// or a day without marks.
    pub serials: Option<SerialSystem>,
}

/// A date as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// The span that was written.
    On(Span),
    /// The day that was written: its time of day has an offset, and so is that of another clock than
    /// the case's.
    Offset(Span),
}

impl Dated {
    /// The span.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::On(span) | Self::Offset(span) => *span,
        }
    }
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoDate {
    /// Either of two numbers may be the day.
    #[error("it is not known which number is the day and which the month")]
    Order,
    /// The calendar or the clock has no such day or time.
    #[error("there is no such day or time")]
    NoSuchDay,
    /// Something else.
    #[error("this is no date")]
    Other,
}

/// The date that a cell writes; `None` for an empty one.
///
/// Years of two digits are those from 1969 to 2068, as POSIX has them.
///
/// # Errors
/// When it writes none, or one that is not clear: such a cell is kept as text.
pub fn read(text: &str, reading: Reading) -> Result<Option<Dated>, NoDate> {
    let text = trimmed(text);
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(system) = reading.serials
        && let Some(span) = serial::read(text, system)
    {
        return span.map(Dated::On).map(Some);
    }
    let (date, time) = parted(text);
    let clock = time.map(|time| Clock::of(time).ok_or(NoDate::Other));
    let (_, stated) = Stated::of(date).ok_or(NoDate::Other)?;
    dated(stated, clock.transpose()?, reading.order).map(Some)
}

/// How `text` is written, if it looks like a date.
fn form(text: &str) -> Option<DateForm> {
    let (date, time) = parted(trimmed(text));
    let has_clock = time.is_none_or(|time| Clock::of(time).is_some());
    let (form, _) = Stated::of(date).filter(|_| has_clock)?;
    Some(form)
}

/// The two numbers before the year, where `text` has such.
fn numbers_before_year(text: &str) -> Option<(i8, i8)> {
    match Stated::of(parted(trimmed(text)).0)? {
        (_, Stated::EitherWay(first, second, _)) => Some((first, second)),
        _ => None,
    }
}

/// The date in `text`, and the time of day, which begins with the number before the first colon.
fn parted(text: &str) -> (&str, Option<&str>) {
    let Some(colon) = text.find(':') else {
        return (text, None);
    };
    let hour = text[..colon].trim_end_matches(|letter| digit(letter).is_some());
    let date = hour.strip_suffix(['T', 't']).unwrap_or(hour);
    let date = date.trim_end_matches(|letter: char| letter.is_whitespace() || letter == ',');
    (date, Some(&text[hour.len()..]))
}

/// The unit that a date states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stated {
    Day(i16, i8, i8),
    Month(i16, i8),
    Year(i16),
    /// Day and month, in this order or the other, and the year.
    EitherWay(i8, i8, i16),
}

impl Stated {
    fn of(text: &str) -> Option<(DateForm, Self)> {
        let Written { items, marks } = Written::of(text)?;
        match (items.as_slice(), marks) {
            ([one], _) => Self::of_one(*one),
            ([one, two], [mark, _]) => Self::of_two(*one, *two, mark),
            ([one, two, three], marks) => Self::of_three([*one, *two, *three], marks),
            _ => None,
        }
    }
}

fn dated(stated: Stated, clock: Option<Clock>, order: Option<DateOrder>) -> Result<Dated, NoDate> {
    let (date, unit) = match stated {
        Stated::Day(year, month, day) => (Date::new(year, month, day), TimePrecision::Day),
        Stated::Month(year, month) => (Date::new(year, month, 1), TimePrecision::Month),
        Stated::Year(year) => (Date::new(year, 1, 1), TimePrecision::Year),
        Stated::EitherWay(first, second, year) => {
            let (day, month) = in_order(first, second, order)?;
            (Date::new(year, month, day), TimePrecision::Day)
        }
    };
    let date = date.map_err(|_| NoDate::NoSuchDay)?;
    let span = |at: DateTime, unit| Span::unit_of(at, unit).ok_or(NoDate::NoSuchDay);
    match clock {
        None => span(date.into(), unit).map(Dated::On),
        Some(_) if unit != TimePrecision::Day => Err(NoDate::Other),
        Some(clock) if clock.is_nought => span(date.into(), unit).map(Dated::On),
        Some(clock) if clock.has_offset => span(date.into(), unit).map(Dated::Offset),
        Some(clock) => {
            let at = date.at(clock.hour, clock.minute, 0, 0);
            span(at, TimePrecision::Minute).map(Dated::On)
        }
    }
}

/// Day and month of two numbers.
fn in_order(first: i8, second: i8, order: Option<DateOrder>) -> Result<(i8, i8), NoDate> {
    match order {
        Some(DateOrder::DayFirst) => Ok((first, second)),
        Some(DateOrder::MonthFirst) => Ok((second, first)),
        None if first > 12 || first == second => Ok((first, second)),
        None if second > 12 => Ok((second, first)),
        None => Err(NoDate::Order),
    }
}

#[cfg(test)]
mod tests;
