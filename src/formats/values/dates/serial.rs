//! The numbers by which spreadsheets keep dates: days since a day, and parts of a day.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

use crate::model::{Span, TimePrecision};

use super::super::numbers::real;
use super::NoDate;

/// From which day a spreadsheet counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SerialSystem {
    /// 1 is 1 January 1900, and 60 a 29 February that there never was.
    From1900,
    /// 0 is 1 January 1904, as spreadsheets once had it on other computers.
    From1904,
}

/// The last day that spreadsheets know, 31 December 9999, by the first system.
const LAST: f64 = 2_958_465.0;

const MINUTES_A_DAY: f64 = 1440.0;

/// The day of a number alone, or the minute where it has a fraction; `None` for other texts.
pub(super) fn read(text: &str, system: SerialSystem) -> Option<Result<Span, NoDate>> {
    let number = real(text, None)?;
    Some(span(number, system).ok_or(NoDate::NoSuchDay))
}

fn span(number: f64, system: SerialSystem) -> Option<Span> {
    if !(0.0..=LAST + 1.0).contains(&number) {
        return None;
    }
    let day = first_of(number.floor(), system)?.checked_add((number.floor() as i64).days());
    let day: DateTime = day.ok()?.into();
    let minutes = (number.fract() * MINUTES_A_DAY).round() as i64;
    match minutes {
        0 => Span::unit_of(day, TimePrecision::Day),
        _ => Span::unit_of(
            day.checked_add(minutes.minutes()).ok()?,
            TimePrecision::Minute,
        ),
    }
}

/// The day that is 0 for a number such as `day`.
fn first_of(day: f64, system: SerialSystem) -> Option<Date> {
    match system {
        SerialSystem::From1904 => Some(date(1904, 1, 1)),
        // A day too many is counted from the 60th on.
        SerialSystem::From1900 if day > 60.0 => Some(date(1899, 12, 30)),
        SerialSystem::From1900 if (1.0..60.0).contains(&day) => Some(date(1899, 12, 31)),
        SerialSystem::From1900 => None,
    }
}
