//! Dates in every form that tables write.

use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::{Strategy, any, proptest};

use super::super::Decided;
use super::*;

const DAY_FIRST: Reading = Reading {
    order: Some(DateOrder::DayFirst),
    serials: None,
};
const MONTH_FIRST: Reading = Reading {
    order: Some(DateOrder::MonthFirst),
    serials: None,
};
const UNKNOWN: Reading = Reading {
    order: None,
    serials: None,
};

fn iso(text: &str) -> Span {
    Span::parse(text).unwrap()
}

/// What `text` says, as a case file would write it.
fn on(text: &str, reading: Reading, right: &str) {
    assert_eq!(
        read(text, reading),
        Ok(Some(Dated::On(iso(right)))),
        "{text}"
    );
}

#[test]
fn dates_that_are_clear_are_read_in_every_form() {
    for (text, right) in [
        ("2015-10-01", "2015-10-01"),
        (" 2015-10-01 ", "2015-10-01"),
        ("2015-10-1", "2015-10-01"),
        ("2015/10/01", "2015-10-01"),
        ("2015.10.01", "2015-10-01"),
        ("20151001", "2015-10-01"),
        ("0399-05-01", "0399-05-01"),
        ("28 December 2022", "2022-12-28"),
        ("28 Dec 2022", "2022-12-28"),
        ("28 Dec. 2022", "2022-12-28"),
        ("28th of December 2022", "2022-12-28"),
        ("1st October, 2015", "2015-10-01"),
        ("December 28, 2022", "2022-12-28"),
        ("DECEMBER 28 2022", "2022-12-28"),
        ("Wednesday, 28 December 2022", "2022-12-28"),
        ("28-Dec-22", "2022-12-28"),
        ("28-Dec-2022", "2022-12-28"),
        ("28/Dec/2022", "2022-12-28"),
        ("2022-Dec-28", "2022-12-28"),
        ("1 Sept 2015", "2015-09-01"),
        ("28/12/2022", "2022-12-28"),
        ("12/28/2022", "2022-12-28"),
        ("28.12.2022", "2022-12-28"),
        ("05/05/2015", "2015-05-05"),
        ("31-12-69", "1969-12-31"),
        ("31-12-68", "2068-12-31"),
        ("2015", "2015"),
        ("2015-10", "2015-10"),
        ("2015/10", "2015-10"),
        ("10/2015", "2015-10"),
        ("Dec 2022", "2022-12"),
        ("December, 2022", "2022-12"),
        ("2022 December", "2022-12"),
    ] {
        on(text, UNKNOWN, right);
    }
}

#[test]
fn arabic_digits_and_months_of_both_traditions_are_read() {
    for (text, right) in [
        ("٢٠١٥-١٠-٠١", "2015-10-01"),
        ("۲۰۱۵/۱۰/۰۱", "2015-10-01"),
        ("٢٨/١٢/٢٠٢٢", "2022-12-28"),
        ("٢٨ كانون الأول ٢٠٢٢", "2022-12-28"),
        ("28 كانون الاول 2022", "2022-12-28"),
        ("28 ديسمبر 2022", "2022-12-28"),
        ("28 ديسمبر/كانون الأول 2022", "2022-12-28"),
        ("1 تشرين الأول 2015", "2015-10-01"),
        ("1 تشرين الثاني 2015", "2015-11-01"),
        ("30 أيلول، 2015", "2015-09-30"),
        ("30 ايلول 2015", "2015-09-30"),
        ("3 آب 2015", "2015-08-03"),
        ("3 اب 2015", "2015-08-03"),
        ("3 أبريل 2015", "2015-04-03"),
        ("3 إبريل 2015", "2015-04-03"),
        ("3 آذار 2015", "2015-03-03"),
        ("3 يونيه 2015", "2015-06-03"),
        ("الأربعاء 28 ديسمبر 2022", "2022-12-28"),
        ("كانون الثاني 2015", "2015-01"),
        ("\u{200f}٢٨ \u{200f}ديسمبر ٢٠٢٢", "2022-12-28"),
        ("٢٠١٥-١٠-٠١ ١٤:٣٠", "2015-10-01T14:30"),
    ] {
        on(text, UNKNOWN, right);
    }
}

#[test]
fn the_order_says_which_number_is_the_day() {
    on("03/04/2015", DAY_FIRST, "2015-04-03");
    on("03/04/2015", MONTH_FIRST, "2015-03-04");
    on("3.4.15", DAY_FIRST, "2015-04-03");
    assert_eq!(read("03/04/2015", UNKNOWN), Err(NoDate::Order));
    // No month is a 28th: the cell is not turned round in silence.
    assert_eq!(read("28/12/2022", MONTH_FIRST), Err(NoDate::NoSuchDay));
}

#[test]
fn times_of_day_are_read_to_the_minute_and_nought_is_none() {
    for (text, right) in [
        ("2015-10-01T14:30", "2015-10-01T14:30"),
        ("2015-10-01 14:30:05", "2015-10-01T14:30"),
        ("2015-10-01T14:30:05.123", "2015-10-01T14:30"),
        ("28 December 2022, 9:05", "2022-12-28T09:05"),
        ("12/28/2022 2:30 PM", "2022-12-28T14:30"),
        ("12/28/2022 2:30:05 a.m.", "2022-12-28T02:30"),
        ("12/28/2022 12:15 AM", "2022-12-28T00:15"),
        ("2015-10-01 00:00:00.000", "2015-10-01"),
        ("2015-10-01T00:00:00Z", "2015-10-01"),
        ("28/12/2022 0:00", "2022-12-28"),
        ("12/28/2022 12:00:00 AM", "2022-12-28"),
    ] {
        on(text, UNKNOWN, right);
    }
}

#[test]
fn an_offset_leaves_the_day_and_is_told() {
    for text in [
        "2015-10-01T14:30:05Z",
        "2015-10-01T14:30+03:00",
        "2015-10-01 14:30:05.5 -0330",
        "2015-10-01 14:30 UTC",
        "Thu, 1 Oct 2015 14:30:05 +0000",
    ] {
        let day = Dated::Offset(iso("2015-10-01"));
        assert_eq!(read(text, UNKNOWN), Ok(Some(day)), "{text}");
    }
}

#[test]
fn an_empty_cell_is_no_date_and_no_mistake() {
    assert_eq!(read("", UNKNOWN), Ok(None));
    assert_eq!(read(" \u{200e} ", UNKNOWN), Ok(None));
}

#[test]
fn what_is_no_date_is_refused() {
    for text in [
        "NA",
        "yesterday",
        "12",
        "123",
        "20151",
        "12.2015",
        "2015-10-01-02",
        "2015--10-01",
        "-2015-10-01",
        "2015-10-",
        "1/2-2015",
        "28 12 2022",
        "28 Decade 2022",
        "15 October",
        "Dec-22",
        "Dec 15 2015 2016",
        "14:30",
        "2015-10-01T25",
        "2015 14:30",
        "2015-10-01 14:30x",
        "2015-10-01 14:3",
        "2015-10-01 25:00",
        "2015-10-01 13:00 PM",
        "123456789",
        "2015-10-01T14",
    ] {
        assert_eq!(read(text, DAY_FIRST), Err(NoDate::Other), "{text}");
    }
    for text in [
        "2015-02-30",
        "2015-13-01",
        "0000-00-00",
        "31/04/2015",
        "20159901",
        "29 Feb 2015",
    ] {
        assert_eq!(read(text, DAY_FIRST), Err(NoDate::NoSuchDay), "{text}");
    }
}

#[test]
fn numbers_of_spreadsheets_are_read_where_they_are_asked_for() {
    let reading = |system| Reading {
        serials: Some(system),
        ..UNKNOWN
    };
    let (of_1900, of_1904) = (
        reading(SerialSystem::From1900),
        reading(SerialSystem::From1904),
    );
    for (text, right) in [
        ("42278", "2015-10-01"),
        ("42278.0", "2015-10-01"),
        ("42278.604166667", "2015-10-01T14:30"),
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("61", "1900-03-01"),
        ("2015-10-01", "2015-10-01"),
    ] {
        on(text, of_1900, right);
    }
    on("40816", of_1904, "2015-10-01");
    on("0", of_1904, "1904-01-01");
    for text in ["0", "60", "0.5", "-1", "9999999"] {
        assert_eq!(read(text, of_1900), Err(NoDate::NoSuchDay), "{text}");
    }
    assert_eq!(read("42278", UNKNOWN), Err(NoDate::Other));
}

#[test]
fn a_column_shows_which_number_is_the_day() {
    let of = |cells: &[&str]| order_of(cells.iter().copied());
    let day_first = of(&["03/04/2015", "NA", "28/12/2022", "13/01/2015"]);
    let Decided::So(shown) = &day_first else {
        panic!("{day_first:?}");
    };
    assert_eq!(
        (shown.what, shown.by.as_str()),
        (DateOrder::DayFirst, "28/12/2022")
    );
    assert_eq!(
        of(&["03/04/2015 00:00", "12/28/22"]).what(),
        Some(DateOrder::MonthFirst)
    );
    assert_eq!(of(&["03/04/2015", "2015-12-28", ""]), Decided::Undecided);
    let both = &of(&["28/12/2022", "03/04/2015", "12/28/2022"]);
    let Decided::Contradicted(one, other) = both else {
        panic!("{both:?}");
    };
    assert_eq!(
        (one.by.as_str(), other.by.as_str()),
        ("28/12/2022", "12/28/2022")
    );
}

#[test]
fn a_column_shows_its_form() {
    let of = |cells: &[&str]| form_of(cells.iter().copied()).what();
    for (cells, form) in [
        (["2015-10-01", "2015-10-01T14:30"], DateForm::Iso),
        (["2015/10/01", "2015.10.02"], DateForm::YearFirst),
        (["20151001", "NA"], DateForm::Compact),
        (["28 December 2022", "Dec 1, 2022"], DateForm::Worded),
        (["28/12/2022", "1.2.03"], DateForm::Numbers),
        (["2015-10", "Dec 2022"], DateForm::Month),
        (["2015", ""], DateForm::Year),
    ] {
        assert_eq!(of(&cells), Some(form), "{cells:?}");
    }
    assert_eq!(of(&["2015-10-01", "28/12/2022"]), None);
}

#[test]
fn dates_that_programs_write_for_none_are_suspicious() {
    let today = date(2026, 11, 28);
    let of = |text: &str| suspicious(&iso(text), today);
    for text in ["1970-01-01", "1900-01-01", "0001-01-01", "1970-01-01T00:00"] {
        assert_eq!(of(text), Some(Suspicion::Placeholder), "{text}");
    }
    assert_eq!(of("0399-05-01"), Some(Suspicion::Early));
    assert_eq!(of("2026-11-29"), Some(Suspicion::Future));
    for text in [
        "2026-11-28",
        "2026-11-28T23:59",
        "1970",
        "1970-01",
        "1970-01-02",
        "2015-10-01",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}

/// Any day of which two digits of the year are enough.
fn any_day() -> impl Strategy<Value = Date> {
    (0..36_000_i64).prop_map(|days| date(1969, 1, 1).saturating_add(days.days()))
}

fn in_arabic_digits(text: &str) -> String {
    let arabic = |letter: char| match letter.to_digit(10) {
        Some(value) => char::from_u32(u32::from('٠') + value).unwrap(),
        None => letter,
    };
    text.chars().map(arabic).collect()
}

proptest! {
    #[test]
    fn any_day_is_read_back_in_any_form(day in any_day()) {
        for form in [
            "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%-d %B %Y", "%d %b %Y", "%B %-d, %Y", "%d-%b-%y",
            "%A, %-d %B %Y", "%Y-%m-%d 00:00:00.000", "%d/%m/%Y", "%d.%m.%y", "%-d-%-m-%Y",
        ] {
            let written = day.strftime(form).to_string();
            let right = Dated::On(Span::unit_of(day.into(), TimePrecision::Day).unwrap());
            assert_eq!(read(&written, DAY_FIRST), Ok(Some(right)), "{written}");
            let arabic = in_arabic_digits(&written);
            assert_eq!(read(&arabic, DAY_FIRST), Ok(Some(right)), "{arabic}");
        }
        let american = day.strftime("%m/%d/%y").to_string();
        let right = Dated::On(Span::unit_of(day.into(), TimePrecision::Day).unwrap());
        assert_eq!(read(&american, MONTH_FIRST), Ok(Some(right)), "{american}");
    }

    #[test]
    fn any_minute_is_read_back(day in any_day(), minute in 1..1440_i64) {
        let at = day.to_datetime(jiff::civil::Time::midnight()) + minute.minutes();
        let right = Dated::On(Span::unit_of(at, TimePrecision::Minute).unwrap());
        for form in ["%Y-%m-%dT%H:%M", "%-d %B %Y %H:%M:%S", "%d/%m/%Y %-I:%M %p"] {
            let written = at.strftime(form).to_string();
            assert_eq!(read(&written, DAY_FIRST), Ok(Some(right)), "{written}");
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>(), near in "[0-9:/. TZa٢كانون+-]{0,24}") {
        let serials = Reading { serials: Some(SerialSystem::From1900), ..DAY_FIRST };
        for text in [text, near] {
            let _ = (read(&text, serials), read(&text, UNKNOWN), form(&text));
        }
    }
}
