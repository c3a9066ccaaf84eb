//! Units of the calendar: into which bins time is cut.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};

use crate::model::Stretch;

/// A unit of the calendar. Days are the case's own, weeks begin on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A minute.
    Minute,
    /// Fifteen minutes.
    QuarterHour,
    /// An hour.
    Hour,
    /// Six hours, from midnight on.
    SixHours,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Three months, from January on.
    Quarter,
    /// A year.
    Year,
    /// Five years, from one whose number ends in 0 or 5.
    FiveYears,
    /// Ten years, from one whose number ends in 0.
    Decade,
    /// A hundred years.
    Century,
}

impl Unit {
    /// Every unit, the finest first.
    pub const ALL: [Self; 12] = [
        Self::Minute,
        Self::QuarterHour,
        Self::Hour,
        Self::SixHours,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::FiveYears,
        Self::Decade,
        Self::Century,
    ];

    /// The finest unit of which no more than `most` go into `range`; the coarsest where even of that
    /// more do.
    #[must_use]
    pub fn legible(range: &Stretch, most: f64) -> Self {
        Self::writable(range, most, |_| 1.0)
    }

    /// The same where a unit takes as much of the `room` as what is `written` at it.
    #[must_use]
    pub fn writable(range: &Stretch, room: f64, written: impl Fn(Self) -> f64) -> Self {
        let fits = |unit: &Self| range.secs() * written(*unit) <= unit.usual_secs() * room;
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Century)
    }

    /// The finest unit to which a time is known that is `secs` seconds long, of those in which dates
    /// are written.
    #[must_use]
    pub fn written(secs: f64) -> Self {
        const DAY: f64 = 86_400.0;
        match secs / DAY {
            ..1.0 => Self::Minute,
            ..28.0 => Self::Day,
            ..365.0 => Self::Month,
            _ => Self::Year,
        }
    }

    /// How long it is, in seconds; months and years on an average.
    #[must_use]
    pub fn usual_secs(self) -> f64 {
        const DAY: f64 = 86_400.0;
        const YEAR: f64 = 365.2425 * DAY;
        match self {
            Self::Minute => 60.0,
            Self::QuarterHour => 900.0,
            Self::Hour => 3_600.0,
            Self::SixHours => 21_600.0,
            Self::Day => DAY,
            Self::Week => 7.0 * DAY,
            Self::Month => YEAR / 12.0,
            Self::Quarter => YEAR / 4.0,
            Self::Year => YEAR,
            Self::FiveYears => 5.0 * YEAR,
            Self::Decade => 10.0 * YEAR,
            Self::Century => 100.0 * YEAR,
        }
    }

    /// The first moment of the unit that `at` lies in; the first of the calendar where that is later.
    #[must_use]
    pub fn floor(self, at: DateTime) -> DateTime {
        let date = at.date();
        let on_day = |hour: i8, minute: i8| date.at(hour, minute, 0, 0);
        let of_year =
            |year: i16, month: i8| Date::new(year, month, 1).map_or(DateTime::MIN, DateTime::from);
        match self {
            Self::Minute => on_day(at.hour(), at.minute()),
            Self::QuarterHour => on_day(at.hour(), at.minute() / 15 * 15),
            Self::Hour => on_day(at.hour(), 0),
            Self::SixHours => on_day(at.hour() / 6 * 6, 0),
            Self::Day => on_day(0, 0),
            Self::Week => {
                let since_monday = i64::from(date.weekday().to_monday_zero_offset());
                on_day(0, 0).saturating_sub(since_monday.days())
            }
            Self::Month => of_year(date.year(), date.month()),
            Self::Quarter => of_year(date.year(), (date.month() - 1) / 3 * 3 + 1),
            Self::Year => of_year(date.year(), 1),
            Self::FiveYears => of_year(date.year().div_euclid(5) * 5, 1),
            Self::Decade => of_year(date.year().div_euclid(10) * 10, 1),
            Self::Century => of_year(date.year().div_euclid(100) * 100, 1),
        }
    }

    /// The first moment of the unit after the one that `at` lies in; the last of the calendar where
    /// there is none.
    #[must_use]
    pub fn next(self, at: DateTime) -> DateTime {
        self.floor(at).saturating_add(self.step())
    }

    /// `at` where a unit begins there, else the first moment of the next.
    #[must_use]
    pub fn ceil(self, at: DateTime) -> DateTime {
        let floor = self.floor(at);
        if floor == at { at } else { self.next(at) }
    }

    /// The beginning of a unit that is nearest to `at`.
    #[must_use]
    pub fn nearest(self, at: DateTime) -> DateTime {
        let (before, after) = (self.floor(at), self.next(at));
        if at.duration_since(before) <= after.duration_since(at) {
            before
        } else {
            after
        }
    }

    /// `at` later by so many units, or earlier by a negative number; within the calendar.
    #[must_use]
    pub fn moved(self, at: DateTime, by: i32) -> DateTime {
        let step = if by < 0 { -self.step() } else { self.step() };
        (0..by.unsigned_abs()).fold(at, |at, _| at.saturating_add(step))
    }

    /// The beginnings of all units from `range`'s start to its end. There are as many as go into it.
    pub fn edges(self, range: &Stretch) -> impl Iterator<Item = DateTime> {
        let end = range.end();
        let next = move |at: &DateTime| Some(self.next(*at)).filter(|next| next > at);
        std::iter::successors(Some(self.ceil(range.start())), next).take_while(move |at| *at <= end)
    }

    fn step(self) -> Span {
        match self {
            Self::Minute => 1.minute(),
            Self::QuarterHour => 15.minutes(),
            Self::Hour => 1.hour(),
            Self::SixHours => 6.hours(),
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
            Self::FiveYears => 5.years(),
            Self::Decade => 10.years(),
            Self::Century => 100.years(),
        }
    }
}
