//! Rows are read back from where they begin; and any rows that are written are read.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};

use super::*;

#[test]
fn every_row_is_read_back_from_where_it_begins() {
    let text = "sep=;\nid;place\n1;\"a\r\nb\"\r\n\n2;ح\r3;c";
    let mut rows = Rows::new(text.as_bytes()).unwrap();
    let (dialect, mut row, mut count) = (rows.dialect(), Row::default(), 0);
    while rows.next(&mut row).unwrap() {
        let from = &text.as_bytes()[row.offset() as usize..];
        let back = Rows::read_one(from, dialect).unwrap();
        assert_eq!(back, row.cells().iter().collect::<Vec<_>>());
        count += 1;
    }
    assert_eq!(count, 3);
}

#[test]
fn a_row_that_is_no_longer_there_is_told_to_be_gone() {
    let dialect = Dialect::told("", true);
    let error = Rows::read_one(&b""[..], dialect).unwrap_err();
    assert!(matches!(error, TableError::Gone), "{error}");
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9,;\"|\t\r\n\u{0}'مé. ]{0,12}",
        1 => any::<String>(),
    ]
}

proptest! {
    /// What the csv crate writes in any of its ways is read as it was, and read back row by row.
    #[test]
    fn whatever_is_written_is_read(
        table in vec(vec(cell(), 3), 1..8),
        delimiter in prop_oneof![Just(b','), Just(b';'), Just(b'\t'), Just(b'|')],
        line_end in prop_oneof![
            Just(Terminator::CRLF), Just(Terminator::Any(b'\n')), Just(Terminator::Any(b'\r'))
        ],
    ) {
        let mut writer = WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(line_end)
            .quote_style(QuoteStyle::Always)
            .from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let text = writer.into_inner().unwrap();
        let dialect = Dialect { delimiter, decimal_comma: false };
        let mut rows = Rows::with_dialect(&text[..], dialect).unwrap().without_header();
        let mut row = Row::default();
        for cells in &table {
            assert!(rows.next(&mut row).unwrap());
            assert_eq!(&row.cells().iter().collect::<Vec<_>>(), cells);
            let from = &text[row.offset() as usize..];
            assert_eq!(&Rows::read_one(from, dialect).unwrap(), cells);
        }
        assert!(!rows.next(&mut row).unwrap());
    }

    /// No bytes make it panic or go on for ever.
    #[test]
    fn whatever_comes_is_read_to_an_end(bytes in vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes[..]);
        let _ = read(Trickle(&bytes));
    }
}
