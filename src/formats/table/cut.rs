//! Cutting a row at once, where all of it waits.
//!
//! The cells are those that [`csv_core`] makes, which looks at each byte by itself; here whole runs of
//! them are passed over. What cannot be cut without knowing more is left to it.

use memchr::{memchr, memchr3};

use super::records::Record;

/// What a cell is put between that has delimiters in it.
const QUOTE: u8 = b'"';

/// Cuts the row that `text` begins with into `record`; how many bytes it has, with the end of its line.
/// `None` where its end is not there, or it has more cells than are right: what `record` then has is no row.
pub(super) fn cut(text: &[u8], delimiter: u8, record: &mut Record) -> Option<usize> {
    record.make_room_for(text.len());
    let mut at = 0;
    loop {
        at = quoted(text, at, record)?;
        let end = at + memchr3(delimiter, b'\n', b'\r', &text[at..])?;
        record.push(&text[at..end]);
        record.end_cell()?;
        at = end + 1;
        if text[end] != delimiter {
            return Some(at);
        }
    }
}

/// Puts into `record` what stands between quotes at the beginning of the cell at `at`, and tells what comes
/// behind them; a quote further on is a letter like others.
fn quoted(text: &[u8], at: usize, record: &mut Record) -> Option<usize> {
    if *text.get(at)? != QUOTE {
        return Some(at);
    }
    let mut from = at + 1;
    loop {
        let quote = from + memchr(QUOTE, &text[from..])?;
        record.push(&text[from..quote]);
        if *text.get(quote + 1)? != QUOTE {
            return Some(quote + 1);
        }
        record.push(&[QUOTE]);
        from = quote + 2;
    }
}

#[cfg(test)]
mod tests {
    use csv_core::{ReadRecordResult, ReaderBuilder};
    use proptest::prelude::*;

    use super::super::records::MOST_CELLS;
    use super::*;

    /// The cells of the row that `text` begins with, and its bytes, as the parser has them.
    fn cut_byte_by_byte(text: &[u8], delimiter: u8) -> Option<(Vec<Vec<u8>>, usize)> {
        let mut parser = ReaderBuilder::new().delimiter(delimiter).build();
        let (mut output, mut ends) = ([0; 200], [0; 200]);
        let (result, read, _, cells) = parser.read_record(text, &mut output, &mut ends);
        if result != ReadRecordResult::Record {
            return None;
        }
        let starts = [0].into_iter().chain(ends);
        let cells = starts.zip(&ends[..cells]);
        let cells = cells.map(|(start, end)| output[start..*end].to_vec());
        Some((cells.collect(), read))
    }

    fn cut_at_once(text: &[u8], delimiter: u8) -> Option<(Vec<Vec<u8>>, usize)> {
        let mut record = Record::default();
        let length = cut(text, delimiter, &mut record)?;
        Some((record.cells().map(<[u8]>::to_vec).collect(), length))
    }

    proptest! {
        #[test]
        fn a_row_cut_at_once_is_the_one_cut_byte_by_byte(
            text in "[ax][a,;\"\r\n é]{0,60}|[,;\"][a,;\"\r\n é]{0,60}",
            delimiter in prop::sample::select(vec![b',', b';', b' ']),
        ) {
            let text = text.as_bytes();
            prop_assert_eq!(cut_at_once(text, delimiter), cut_byte_by_byte(text, delimiter));
        }
    }

    #[test]
    fn a_row_whose_end_is_not_there_is_not_cut() {
        for text in ["", "a,b", "a,\"b\n", "a,\"b\"", "\"a\"\""] {
            assert_eq!(cut_at_once(text.as_bytes(), b','), None, "{text}");
        }
        let cells = vec![b"a".to_vec(), b"b\"\nc".to_vec()];
        assert_eq!(cut_at_once(b"a,\"b\"\"\n\"c\r\nd", b','), Some((cells, 10)));
    }

    #[test]
    fn no_row_has_more_cells_than_are_right() {
        let most = ",".repeat(MOST_CELLS - 1) + "\n";
        assert!(cut_at_once(most.as_bytes(), b',').is_some());
        let more = format!(",{most}");
        assert_eq!(cut_at_once(more.as_bytes(), b','), None);
    }
}
