//! Numbers as tables write them.

use proptest::prelude::{any, proptest};

use super::DecimalMark::{Comma, Point};
use super::*;

#[test]
fn reals_are_read_with_the_mark_of_their_column() {
    for (text, mark, number) in [
        ("34.84", None, 34.84),
        ("-34.84", None, -34.84),
        ("−34,84", None, -34.84),
        (" +7 ", None, 7.0),
        ("34,84", Some(Comma), 34.84),
        ("1,234", Some(Point), 1234.0),
        ("1,234", Some(Comma), 1.234),
        ("1.234", None, 1.234),
        ("1.234", Some(Comma), 1234.0),
        ("1,234.5", None, 1234.5),
        ("1.234,5", None, 1234.5),
        ("1.234.567", None, 1_234_567.0),
        ("1 234,567", None, 1234.567),
        ("1\u{202f}234.5", None, 1234.5),
        ("1'234.5", None, 1234.5),
        ("0,125", None, 0.125),
        ("٣٤٫٨٤", None, 34.84),
        ("۱۲", None, 12.0),
        ("١٬٢٣٤٫٥", None, 1234.5),
        ("\u{200f}12\u{200e}", None, 12.0),
        ("1.5e-3", None, 0.0015),
        ("2E+3", None, 2000.0),
        ("-.5", None, -0.5),
        ("5.", None, 5.0),
    ] {
        assert_eq!(real(text, mark), Some(number), "{text} {mark:?}");
    }
}

#[test]
fn what_is_no_number_or_could_be_two_is_not_read() {
    for text in [
        "",
        " ",
        "-",
        ".",
        "e5",
        "NaN",
        "inf",
        "Infinity",
        "1e999",
        "1,234",
        "12,34,567",
        "1.2.3",
        "1,234,56",
        "1 23",
        "0x10",
        "12 people",
        "1e",
        "1e+",
        "1e5.5",
        "--1",
        "1-",
        "0,125,000",
        "1.234,567,8",
        "9999999999999999999999999999999999999999999",
    ] {
        assert_eq!(real(text, None), None, "{text}");
    }
    assert_eq!(real("34.84", Some(Comma)), None);
    assert_eq!(real("1.234,5", Some(Point)), None);
}

#[test]
fn whole_numbers_have_no_fraction_but_nought() {
    for (text, mark, number) in [
        ("12", None, Some(12)),
        ("12.0", None, Some(12)),
        ("12.5", None, None),
        ("1 234", None, Some(1234)),
        ("1,234", None, None),
        ("1,234", Some(Point), Some(1234)),
        ("-3", None, Some(-3)),
        ("١٢", None, Some(12)),
        ("1e3", None, None),
        ("99999999999999999999", None, None),
    ] {
        assert_eq!(whole(text, mark), number, "{text} {mark:?}");
    }
}

#[test]
fn a_column_shows_its_decimal_mark() {
    let of = |cells: &[&str]| decimal_mark(cells.iter().copied());
    assert_eq!(of(&["12", "1,234", "34.84"]).what(), Some(Point));
    assert_eq!(of(&["12", "34,84"]).what(), Some(Comma));
    assert_eq!(of(&["12", "", "1,234", "word"]), Decided::Undecided);
    let Decided::Contradicted(one, other) = of(&["34,84", "34.84"]) else {
        panic!("they contradict each other");
    };
    assert_eq!((one.by.as_str(), other.by.as_str()), ("34,84", "34.84"));
}

proptest! {
    #[test]
    fn any_number_that_a_program_writes_is_read_back(number in -1e15..1e15_f64, whole_number: i64) {
        assert_eq!(real(&number.to_string(), None), Some(number));
        assert_eq!(whole(&whole_number.to_string(), None), Some(whole_number));
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>()) {
        let _ = (real(&text, None), whole(&text, Some(Comma)));
    }
}
