//! Time as sources give it: spans, never instants that nobody stated.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// A stretch of time in the case's time zone, from its start up to but not including its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: DateTime,
    end: DateTime,
    /// The units in which its first and its last moment were stated.
    precision: (TimePrecision, TimePrecision),
}

/// The unit in which a time was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimePrecision {
    /// To the minute.
    Minute,
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

/// Why a time could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The text is no ISO 8601 date or time of the forms that a case uses.
    #[error("{0:?} is not a date; write 2015, 2015-10, 2015-10-01 or 2015-10-01T14:30")]
    NotADate(String),
    /// The text carries an offset; times are local to the case.
    #[error("{0:?} carries an offset; write the time in the case's time zone, without one")]
    Offset(String),
    /// The second date lies before the first.
    #[error("the span runs backwards, from {0} to {1}; swap the two")]
    Reversed(String, String),
}

impl Span {
    /// All the time that the calendar has.
    pub const ALWAYS: Self = Self {
        start: DateTime::MIN,
        end: DateTime::MAX,
        precision: (TimePrecision::Year, TimePrecision::Year),
    };

    /// Reads an ISO 8601 year, month, day or minute as the span that it covers.
    ///
    /// # Errors
    /// When `text` is none of these, or carries a UTC offset.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let not_a_date = || TimeError::NotADate(text.to_owned());
        let day = |text: String| text.parse::<Date>().map_err(|_| not_a_date());
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let (start, precision) = match (text.len(), digits) {
            (4, 4) => (day(format!("{text}-01-01"))?.into(), TimePrecision::Year),
            (7, 6) => (day(format!("{text}-01"))?.into(), TimePrecision::Month),
            (10, 8) => (day(text.to_owned())?.into(), TimePrecision::Day),
            (16, 12) => (
                text.parse::<DateTime>().map_err(|_| not_a_date())?,
                TimePrecision::Minute,
            ),
            _ if text.contains('T') && (text.ends_with('Z') || text.contains('+')) => {
                return Err(TimeError::Offset(text.to_owned()));
            }
            _ => return Err(not_a_date()),
        };
        Self::unit_of(start, precision).ok_or_else(not_a_date)
    }

    /// The minute, day, month or year in which `at` lies; `None` for the last that the calendar has.
    #[must_use]
    pub fn unit_of(at: DateTime, unit: TimePrecision) -> Option<Self> {
        let day = at.date();
        let start = match unit {
            TimePrecision::Minute => day.at(at.hour(), at.minute(), 0, 0),
            TimePrecision::Day => day.into(),
            TimePrecision::Month => day.first_of_month().into(),
            TimePrecision::Year => day.first_of_year().into(),
        };
        let end = start.checked_add(unit.step()).ok()?;
        Some(Self {
            start,
            end,
            precision: (unit, unit),
        })
    }

    /// The span from the start of `first` to the end of `last`, both as [`Span::parse`] reads them.
    ///
    /// # Errors
    /// When either cannot be read, or `last` lies before `first`.
    pub fn parse_from_to(first: &str, last: &str) -> Result<Self, TimeError> {
        let span = Self::parse(first)?.up_to(&Self::parse(last)?);
        span.ok_or_else(|| TimeError::Reversed(first.to_owned(), last.to_owned()))
    }

    /// The span from the start of this to the end of `last`; `None` when that lies before it, or ends
    /// before it does.
    #[must_use]
    pub fn up_to(&self, last: &Self) -> Option<Self> {
        let runs_backwards = last.start < self.start || last.end < self.end;
        (!runs_backwards).then_some(Self {
            start: self.start,
            end: last.end,
            precision: (self.precision.0, last.precision.1),
        })
    }

    /// The span from `start` up to `end`, stated in these units; `None` when it runs backwards.
    #[must_use]
    pub fn stated(
        start: DateTime,
        end: DateTime,
        precision: (TimePrecision, TimePrecision),
    ) -> Option<Self> {
        (start <= end).then_some(Self {
            start,
            end,
            precision,
        })
    }

    /// The units in which its first and its last moment were stated.
    #[must_use]
    pub fn precision(&self) -> (TimePrecision, TimePrecision) {
        self.precision
    }

    /// First moment of the span, in the case's time zone.
    #[must_use]
    pub fn start(&self) -> DateTime {
        self.start
    }

    /// First moment after the span, in the case's time zone.
    #[must_use]
    pub fn end(&self) -> DateTime {
        self.end
    }

    /// Whether the two spans have a moment in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every moment of `other` lies in this span.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The span in ISO 8601, as [`Span::parse`] and [`Span::parse_from_to`] read it: one date, or a
    /// first and a last.
    #[must_use]
    pub fn iso(&self) -> (String, Option<String>) {
        let (of_first, of_last) = self.precision;
        let first = of_first.iso(self.start);
        let is_one = Self::unit_of(self.start, of_first) == Some(*self);
        (first, (!is_one).then(|| of_last.iso(self.last())))
    }

    /// The last stated unit in the span: its last day, month, year or minute.
    fn last(&self) -> DateTime {
        self.end
            .checked_sub(self.precision.1.step())
            .unwrap_or(self.start)
    }
}

impl TimePrecision {
    /// Every unit, the finest first.
    pub const ALL: [Self; 4] = [Self::Minute, Self::Day, Self::Month, Self::Year];

    fn step(self) -> jiff::Span {
        match self {
            Self::Minute => 1.minute(),
            Self::Day => 1.day(),
            Self::Month => 1.month(),
            Self::Year => 1.year(),
        }
    }

    fn iso(self, at: DateTime) -> String {
        let (year, month, day) = (at.year(), at.month(), at.day());
        match self {
            Self::Minute => {
                let (hour, minute) = (at.hour(), at.minute());
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
            }
            Self::Day => format!("{year:04}-{month:02}-{day:02}"),
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Year => format!("{year:04}"),
        }
    }

    fn format(self) -> &'static str {
        match self {
            Self::Minute => "%-d %B %Y, %H:%M",
            Self::Day => "%-d %B %Y",
            Self::Month => "%B %Y",
            Self::Year => "%Y",
        }
    }
}

/// Writes the span as a person would: "30 September – 1 October 2015".
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.start, self.last());
        let (of_first, of_last) = self.precision;
        if first == last && of_first == of_last {
            return write!(f, "{}", first.strftime(of_first.format()));
        }
        let same_year = of_first == of_last && first.year() == last.year();
        let same_month = same_year && first.month() == last.month();
        let first_format = match of_first {
            TimePrecision::Day if same_month => "%-d",
            TimePrecision::Day if same_year => "%-d %B",
            TimePrecision::Month if same_year => "%B",
            unit => unit.format(),
        };
        let (first, last) = (
            first.strftime(first_format),
            last.strftime(of_last.format()),
        );
        write!(f, "{first} – {last}")
    }
}

/// When something is said to have happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// The source states this time.
    On(Span),
    /// The source states no time; it happened at some time within this span.
    Within(Span),
}

impl When {
    /// The span, stated or not.
    #[must_use]
    pub fn span(&self) -> &Span {
        match self {
            Self::On(span) | Self::Within(span) => span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        Span::parse(text).unwrap()
    }

    #[test]
    fn a_day_covers_itself_up_to_midnight() {
        let day = span("2015-10-01");
        assert!(day.contains(&span("2015-10-01T23:59")));
        assert!(!day.overlaps(&span("2015-10-02T00:00")));
    }

    #[test]
    fn a_month_contains_its_days() {
        assert!(span("2015-09").contains(&span("2015-09-30")));
        assert!(!span("2015-09").overlaps(&span("2015-10-01")));
    }

    #[test]
    fn spans_read_as_a_person_writes_them() {
        let both = Span::parse_from_to("2015-09-30", "2015-10-01").unwrap();
        assert_eq!(both.to_string(), "30 September – 1 October 2015");
        assert_eq!(span("2015-10-01").to_string(), "1 October 2015");
        assert_eq!(span("2015-10").to_string(), "October 2015");
        let week = Span::parse_from_to("2015-10-01", "2015-10-07").unwrap();
        assert_eq!(week.to_string(), "1 – 7 October 2015");
    }

    #[test]
    fn each_end_keeps_the_unit_in_which_it_was_stated() {
        let span = |first, last| Span::parse_from_to(first, last).unwrap().to_string();
        assert_eq!(span("2014", "2015-03-05"), "2014 – 5 March 2015");
        assert_eq!(
            span("2015-09", "2015-10-05"),
            "September 2015 – 5 October 2015"
        );
        assert!(
            Span::parse_from_to("2015-10", "2015-10-05").is_err(),
            "ends before its first month"
        );
    }

    #[test]
    fn a_moment_lies_in_its_minute_day_month_and_year() {
        let at: DateTime = "2015-10-01T14:30:59".parse().unwrap();
        for (unit, text) in [
            (TimePrecision::Minute, "2015-10-01T14:30"),
            (TimePrecision::Day, "2015-10-01"),
            (TimePrecision::Month, "2015-10"),
            (TimePrecision::Year, "2015"),
        ] {
            assert_eq!(Span::unit_of(at, unit), Some(span(text)));
        }
        assert_eq!(Span::unit_of(DateTime::MAX, TimePrecision::Day), None);
    }

    #[test]
    fn a_span_is_written_as_it_is_read() {
        for text in ["2015", "0399-02", "2015-10-01", "2015-10-01T04:30"] {
            assert_eq!(span(text).iso(), (text.to_owned(), None));
        }
        for (first, last) in [
            ("2015-09-30", "2015-10-01"),
            ("2014", "2015-03-05"),
            ("2015-10-01", "2015-10-01T23:59"),
            ("2015-10-01T00:00", "2015-10-01"),
        ] {
            let both = Span::parse_from_to(first, last).unwrap();
            assert_eq!(both.iso(), (first.to_owned(), Some(last.to_owned())));
        }
    }

    #[test]
    fn a_reversed_span_is_refused() {
        let error = Span::parse_from_to("2015-10-01", "2015-09-30").unwrap_err();
        assert!(error.to_string().contains("swap"), "{error}");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "yesterday",
            "2015-13-01",
            "2015-02-30",
            "01.10.2015",
            "2015-10-01 14:30x",
        ] {
            assert!(Span::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_offset_is_refused_by_name() {
        let error = Span::parse("2015-10-01T14:30:00Z").unwrap_err();
        assert!(matches!(error, TimeError::Offset(_)), "{error}");
    }
}
