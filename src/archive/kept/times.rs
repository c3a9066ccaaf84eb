//! Times as a few numbers each, and back.

use jiff::civil::{Date, DateTime, Time};

use crate::archive::columns::Timing;
use crate::model::{Span, TimePrecision, When};

use super::words::{Kept, Words, number_in};

impl Kept for Timing {
    fn put(&self, into: &mut Vec<u32>) {
        let when = self.when.as_ref();
        let is_on = when.map(|when| matches!(when, When::On(_)));
        is_on.put(into);
        if let Some(when) = when {
            when.span().put(into);
        }
        self.words.put(into);
    }

    fn take(from: &mut Words) -> Option<Self> {
        let when = match from.value::<Option<bool>>()? {
            Some(true) => Some(When::On(from.value()?)),
            Some(false) => Some(When::Within(from.value()?)),
            None => None,
        };
        let words = from.value()?;
        Some(Self { when, words })
    }
}

impl Kept for Span {
    fn put(&self, into: &mut Vec<u32>) {
        self.start().put(into);
        self.end().put(into);
        let (first, last) = self.precision();
        let units = [first, last].map(|unit| number_in(&TimePrecision::ALL, &unit));
        into.extend(units);
    }

    fn take(from: &mut Words) -> Option<Self> {
        let (start, end) = (from.value()?, from.value()?);
        let all = &TimePrecision::ALL;
        Self::stated(start, end, (from.one_of(all)?, from.one_of(all)?))
    }
}

impl Kept for DateTime {
    fn put(&self, into: &mut Vec<u32>) {
        self.date().put(into);
        let time = self.time();
        let hours = u32::from(time.hour().cast_unsigned());
        let minutes = u32::from(time.minute().cast_unsigned());
        let seconds = u32::from(time.second().cast_unsigned());
        into.push(hours << 16 | minutes << 8 | seconds);
        into.push(time.subsec_nanosecond().cast_unsigned());
    }

    fn take(from: &mut Words) -> Option<Self> {
        let date = from.value()?;
        let [hour, minute, second] = bytes_of(from.next()?)?;
        let part = from.next()?.cast_signed();
        let time = Time::new(hour, minute, second, part).ok()?;
        Some(Self::from_parts(date, time))
    }
}

impl Kept for Date {
    fn put(&self, into: &mut Vec<u32>) {
        let year = u32::from(self.year().cast_unsigned());
        let month = u32::from(self.month().cast_unsigned());
        let day = u32::from(self.day().cast_unsigned());
        into.push(year << 16 | month << 8 | day);
    }

    fn take(from: &mut Words) -> Option<Self> {
        let word = from.next()?;
        let year = ((word >> 16) as u16).cast_signed();
        let [_, month, day] = bytes_of(word & 0xFFFF)?;
        Self::new(year, month, day).ok()
    }
}

/// The three lower bytes of `word`; `None` where the highest says something.
fn bytes_of(word: u32) -> Option<[i8; 3]> {
    let [high, one, two, three] = word.to_be_bytes().map(u8::cast_signed);
    (high == 0).then_some([one, two, three])
}
