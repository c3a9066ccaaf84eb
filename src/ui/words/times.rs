//! Times in words: stretches of time, and the moments that a scale names.

use jiff::civil::{Date, DateTime, Time};

use crate::model::{Span, Stretch, TimeError};
use crate::query::Unit;

use super::day;

/// A stretch of time, in the coarsest units that say it: "October 2015", "1 October 2015",
/// "30 September 2015 – 1 October 2015", "1 October 2015, 06:00 – 1 October 2015, 12:00".
#[must_use]
pub fn stretch(stretch: &Stretch) -> String {
    let (start, end) = (stretch.start(), stretch.end());
    let is_whole = |unit: Unit| unit.floor(start) == start && unit.next(start) == end;
    if is_whole(Unit::Year) {
        return start.strftime("%Y").to_string();
    }
    if is_whole(Unit::Month) {
        return start.strftime("%B %Y").to_string();
    }
    match last_day(stretch) {
        Some(last) if last == start.date() => day(last),
        Some(last) => format!("{} – {}", day(start.date()), day(last)),
        None => {
            let form = "%-d %B %Y, %H:%M";
            format!("{} – {}", start.strftime(form), end.strftime(form))
        }
    }
}

/// The last day of a stretch of whole days; `None` where it begins or ends within a day.
#[must_use]
pub fn last_day(stretch: &Stretch) -> Option<Date> {
    let begins_days = |at: DateTime| at.time() == Time::midnight();
    let is_of_days = begins_days(stretch.start()) && begins_days(stretch.end());
    is_of_days.then(|| stretch.end().date().yesterday().unwrap_or(Date::MIN))
}

/// The beginning of a unit as a scale names it, in short; `is_first` on the scale names the year.
#[must_use]
pub fn tick(at: DateTime, unit: Unit, is_first: bool) -> String {
    let is_day = at.time() == Time::midnight();
    let form = match unit {
        Unit::Minute | Unit::QuarterHour | Unit::Hour | Unit::SixHours if !is_day => "%H:%M",
        Unit::Minute | Unit::QuarterHour | Unit::Hour | Unit::SixHours | Unit::Day if is_first => {
            "%a %-d %b %Y"
        }
        Unit::Minute | Unit::QuarterHour | Unit::Hour | Unit::SixHours | Unit::Day => "%a %-d %b",
        Unit::Week if is_first => "%-d %b %Y",
        Unit::Week => "%-d %b",
        Unit::Month | Unit::Quarter => "%b %Y",
        Unit::Year | Unit::FiveYears | Unit::Decade | Unit::Century => "%Y",
    };
    at.strftime(form).to_string()
}

/// A moment as it is typed: "2015-10-01" or, within a day, "2015-10-01 14:30".
#[must_use]
pub fn typed(at: DateTime) -> String {
    let form = if at.time() == Time::midnight() {
        "%Y-%m-%d"
    } else {
        "%Y-%m-%d %H:%M"
    };
    at.strftime(form).to_string()
}

/// What people type for a time: as cases have it ("2015", "2015-10", "2015-10-01",
/// "2015-10-01T14:30", with a space for the T too), or a day in words ("1 October 2015").
///
/// # Errors
/// When it is none of these.
pub fn read(text: &str) -> Result<Span, TimeError> {
    let text = text.trim();
    let in_words = ["%d %B %Y", "%d %b %Y"]
        .iter()
        .find_map(|form| Date::strptime(form, text).ok());
    match in_words {
        Some(day) => Span::parse(&day.to_string()),
        None => Span::parse(&text.replacen(' ', "T", 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(start: &str, end: &str) -> Stretch {
        Stretch::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_stretch_is_said_in_the_coarsest_units() {
        for (start, end, words) in [
            ("2015-01-01", "2016-01-01", "2015"),
            ("2015-10-01", "2015-11-01", "October 2015"),
            ("2015-10-01", "2015-10-02", "1 October 2015"),
            (
                "2015-09-30",
                "2015-10-02",
                "30 September 2015 – 1 October 2015",
            ),
            (
                "2015-10-01T06:00",
                "2015-10-01T12:00",
                "1 October 2015, 06:00 – 1 October 2015, 12:00",
            ),
        ] {
            assert_eq!(stretch(&of(start, end)), words);
        }
    }

    #[test]
    fn a_scale_names_days_among_hours_and_the_year_once() {
        let at = |text: &str| text.parse().unwrap();
        for (moment, unit, is_first, words) in [
            ("2015-10-01T14:00", Unit::Hour, false, "14:00"),
            ("2015-10-01T00:00", Unit::Hour, false, "Thu 1 Oct"),
            ("2015-10-01T00:00", Unit::Day, true, "Thu 1 Oct 2015"),
            ("2015-09-28T00:00", Unit::Week, false, "28 Sep"),
            ("2015-10-01T00:00", Unit::Month, false, "Oct 2015"),
            ("2010-01-01T00:00", Unit::Decade, false, "2010"),
        ] {
            assert_eq!(tick(at(moment), unit, is_first), words);
        }
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for (text, start, end) in [
            ("2015", "2015-01-01", "2016-01-01"),
            (" 2015-10 ", "2015-10-01", "2015-11-01"),
            ("2015-10-01", "2015-10-01", "2015-10-02"),
            ("1 October 2015", "2015-10-01", "2015-10-02"),
            ("01 Oct 2015", "2015-10-01", "2015-10-02"),
            ("2015-10-01 14:30", "2015-10-01T14:30", "2015-10-01T14:31"),
        ] {
            assert_eq!(read(text).map(Stretch::from), Ok(of(start, end)), "{text}");
        }
        for text in [
            "",
            "soon",
            "31 February 2015",
            "2015-13-01",
            "99999-01-01",
            "2015-10-01T25:00",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_shown_to_be_typed_is_read_again() {
        for text in ["2015-10-01", "2015-10-01 14:30"] {
            let span = read(text).unwrap();
            assert_eq!(typed(span.start()), text);
        }
    }
}
