//! How a table is written: what stands between its cells, and in its numbers.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::input::Input;
use super::records::{Record, Records};

/// What may stand between cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many rows are looked at.
const ROWS: usize = 200;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between its cells, an ASCII character.
    pub delimiter: u8,
    /// Whether its numbers are written `36,73` and not `36.73`.
    pub decimal_comma: bool,
}

impl Dialect {
    /// The dialect that `sample` shows, the beginning of a text or its `whole`.
    ///
    /// The delimiter is the one that cuts most rows into the same number of cells, more than one;
    /// where none does, the comma. A first line like `sep=;` says which it is.
    pub fn told(sample: &str, whole: bool) -> Self {
        let (delimiter, rows) = match declared(sample.as_bytes()) {
            Some((delimiter, length)) => {
                let rest = &sample[length..];
                (delimiter, rows(rest, whole, delimiter))
            }
            None => likeliest(sample, whole),
        };
        Self {
            delimiter,
            decimal_comma: has_decimal_comma(&rows, delimiter),
        }
    }
}

/// The delimiter that a first line like `sep=;` declares, as some spreadsheets write it, and the
/// length of that line in bytes.
pub(super) fn declared(sample: &[u8]) -> Option<(u8, usize)> {
    let end = sample.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    let line = &sample[..end.unwrap_or(sample.len())];
    let unquoted = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\""));
    let said = unquoted.unwrap_or(line);
    if said.len() != 5 || !said[..4].eq_ignore_ascii_case(b"sep=") {
        return None;
    }
    let delimiter = said[4];
    let can_be = delimiter == b'\t' || delimiter == b' ' || delimiter.is_ascii_punctuation();
    (can_be && delimiter != b'"').then_some((delimiter, line.len()))
}

/// The rows of `sample` as `delimiter` cuts them, without the last where that may be cut short.
fn rows(sample: &str, whole: bool, delimiter: u8) -> Vec<StringRecord> {
    let mut records = Records::new(Input::new(sample.as_bytes()), delimiter);
    let (mut record, mut rows) = (Record::default(), Vec::new());
    while rows.len() < ROWS && matches!(records.read(&mut record), Ok(true)) {
        if !whole && records.input().offset() == sample.len() as u64 {
            break;
        }
        let mut row = StringRecord::with_capacity(0, record.len());
        record.fill(&mut row);
        rows.push(row);
    }
    rows
}

/// How well a delimiter cuts a sample: how many rows have the same number of cells, and how many
/// cells these have.
fn evenness(rows: &[StringRecord]) -> (usize, usize) {
    let mut alike: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.len() > 1) {
        *alike.entry(row.len()).or_default() += 1;
    }
    let best = alike.into_iter().map(|(cells, rows)| (rows, cells));
    best.max().unwrap_or_default()
}

fn likeliest(sample: &str, whole: bool) -> (u8, Vec<StringRecord>) {
    let mut best = (DELIMITERS[0], rows(sample, whole, DELIMITERS[0]));
    for delimiter in &DELIMITERS[1..] {
        let rows = rows(sample, whole, *delimiter);
        let (ours, theirs) = (evenness(&rows), evenness(&best.1));
        // Where `1,5;2,5` is cut as evenly by either, its commas are those of numbers.
        let in_numbers = || best.0 == b',' && has_decimal_comma(&rows, *delimiter);
        if ours > theirs || (ours.0 == theirs.0 && ours.0 > 0 && in_numbers()) {
            best = (*delimiter, rows);
        }
    }
    best
}

/// What a cell shows of how numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Comma,
    Point,
    /// Three digits follow one comma: thousands, or a fraction.
    CommaOrThousands,
    /// Three digits follow one point.
    PointOrThousands,
}

fn has_decimal_comma(rows: &[StringRecord], delimiter: u8) -> bool {
    let marks: Vec<Mark> = rows.iter().flatten().filter_map(mark).collect();
    let shows = |mark| marks.contains(&mark);
    if shows(Mark::Point) {
        return false;
    }
    if shows(Mark::Comma) {
        return true;
    }
    // Spreadsheets write the semicolon where the comma is that of numbers.
    delimiter == b';' && shows(Mark::CommaOrThousands) && !shows(Mark::PointOrThousands)
}

fn mark(cell: &str) -> Option<Mark> {
    let number = cell.trim().trim_start_matches(['-', '+', '−']);
    let is_of_number = |byte: u8| byte.is_ascii_digit() || byte == b',' || byte == b'.';
    if !number.bytes().all(is_of_number) {
        return None;
    }
    let (before, after) = number.split_at(number.rfind([',', '.'])?);
    let (last, fraction) = after.split_at(1);
    if fraction.is_empty() {
        return None;
    }
    let commas = number.matches(',').count();
    let points = number.matches('.').count();
    let thousands = fraction.len() == 3 && matches!(before.len(), 1..=3) && before != "0";
    match (last, commas, points) {
        (",", 1, 0) if thousands => Some(Mark::CommaOrThousands),
        (".", 0, 1) if thousands => Some(Mark::PointOrThousands),
        (",", 1, _) => Some(Mark::Comma),
        (".", _, 1) => Some(Mark::Point),
        // `1,234,567`: the commas are those of thousands, so that the other is the point.
        (",", _, 0) if fraction.len() == 3 => Some(Mark::Point),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialect(sample: &str) -> (char, bool) {
        let told = Dialect::told(sample, true);
        (char::from(told.delimiter), told.decimal_comma)
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_most_rows_alike() {
        for (sample, delimiter) in [
            ("id,date,place\n1,2015-10-01,x; y\n2,2015-10-02,z\n", ','),
            (
                "id;date;place\n1;2015-10-01;x, y\n2;2015-10-02;z, w, v\n",
                ';',
            ),
            ("id\tdate\n1\ta, b\n2\tc, d\n", '\t'),
            ("id|date\n1|a;b\n2|c\n", '|'),
            ("id,\"a;b\"\n1,\"c;d\"\n", ','),
            ("id,notes\n1,\"a\nb;c\nd;e\"\n2,f\n", ','),
            ("id,name;alias,place\n", ','),
            ("one column\n1\n2\n", ','),
            ("", ','),
        ] {
            assert_eq!(dialect(sample).0, delimiter, "{sample:?}");
        }
    }

    #[test]
    fn a_declared_delimiter_is_obeyed_whatever_the_rows_look_like() {
        let rows = "a,b,c;d\n1,2,3;4\n";
        for line in ["sep=;\n", "sep=;\r\n", "\"sep=;\"\n", "SEP=;\n"] {
            assert_eq!(dialect(&format!("{line}{rows}")).0, ';', "{line:?}");
        }
        assert_eq!(dialect(rows).0, ',');
        assert_eq!(declared(b"sep=x\n"), None);
        assert_eq!(declared(b"sep=\"\n"), None);
        assert_eq!(declared(b"separate\n"), None);
    }

    #[test]
    fn a_decimal_comma_is_told_by_the_numbers() {
        for (sample, comma) in [
            ("lat;lon\n34,84;36,73\n", true),
            ("34,84;36,73\n35,1;36,2\n", true),
            ("lat;lon\n-34,841;36,731\n", true),
            ("lat\tlon\n34,84\t36,7309\n", true),
            ("lat;lon;people\n34,84;36,73;1.234\n", true),
            ("lat;people\n1.234,5;x\n", true),
            ("lat,lon\n\"34,84\",\"36,73\"\n", true),
            ("lat;lon\n34.84;36.73\n", false),
            ("lat;lon;ids\n34.84;36.73;12,15\n", false),
            ("people\tlat\n1,234\t34\n", false),
            ("people;lat\n\"1,234,567\";x\n", false),
            ("date;x\n01.02.2015;x, y\n", false),
            ("a;b\n5,;,\n", false),
            ("a;b\nx;y\n", false),
        ] {
            assert_eq!(dialect(sample).1, comma, "{sample:?}");
        }
    }

    #[test]
    fn a_row_that_the_sample_cuts_short_is_not_counted() {
        let sample = "a;b,c\n1;2,3\n4;5,";
        assert_eq!(rows(sample, false, b';').len(), 2);
        assert_eq!(rows(sample, true, b';').len(), 3);
    }
}
