//! When a row says that something was.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::model::{Span, TimePrecision, When};

use super::Extent;

impl Extent {
    /// When that was which is dated `span`.
    pub(super) fn when(self, span: Span) -> When {
        match self {
            Self::AsGiven => When::On(span),
            Self::Within => When::Within(span),
            Self::SameWeek => When::Within(week_around(span)),
            Self::SameMonth => When::Within(month_of(span)),
        }
    }
}

/// All days of the weeks that hold a day of `span`, wherever a week begins.
fn week_around(span: Span) -> Span {
    let day = |at| Span::unit_of(at, TimePrecision::Day);
    let first = span.start().checked_sub(6.days()).ok().and_then(day);
    let last = last_moment(span).checked_add(6.days()).ok().and_then(day);
    let around = first.zip(last).and_then(|(first, last)| first.up_to(&last));
    around.unwrap_or(span)
}

/// All days of the months that hold a day of `span`.
fn month_of(span: Span) -> Span {
    let month = |at| Span::unit_of(at, TimePrecision::Month);
    let ends = month(span.start()).zip(month(last_moment(span)));
    let months = ends.and_then(|(first, last)| first.up_to(&last));
    months.unwrap_or(span)
}

fn last_moment(span: Span) -> DateTime {
    span.end().saturating_sub(1.nanosecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Span {
        Span::parse(text).unwrap()
    }

    #[test]
    fn some_day_of_a_week_is_no_farther_than_six_days() {
        let when = Extent::SameWeek.when(day("2015-10-01"));
        let expected = Span::parse_from_to("2015-09-25", "2015-10-07").unwrap();
        assert_eq!(when, When::Within(expected));
    }

    #[test]
    fn some_day_of_a_month_is_one_of_that_month() {
        let when = Extent::SameMonth.when(day("2015-10-31"));
        assert_eq!(when, When::Within(day("2015-10")));
    }

    #[test]
    fn a_day_that_is_given_is_that_day() {
        let given = day("2015-10-01");
        assert_eq!(Extent::AsGiven.when(given), When::On(given));
        assert_eq!(Extent::Within.when(given), When::Within(given));
    }
}
