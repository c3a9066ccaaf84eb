use super::*;

mod broken;
mod read_back;

/// A row as tests compare it: number, line, offset and cells.
type Told = (u64, u64, u64, Vec<String>);

fn told(row: &Row) -> Told {
    let cells = row.cells().iter().map(str::to_owned).collect();
    (row.number(), row.line(), row.offset(), cells)
}

/// The rows of `text` behind its first, as far as they can be read, and why not further.
fn read<R: Read>(text: R) -> (Vec<Told>, Option<TableError>) {
    let mut rows = match Rows::new(text) {
        Ok(rows) => rows,
        Err(error) => return (Vec::new(), Some(error)),
    };
    let (mut row, mut all) = (Row::default(), Vec::new());
    loop {
        match rows.next(&mut row) {
            Ok(true) => all.push(told(&row)),
            Ok(false) => return (all, None),
            Err(error) => {
                assert!(!rows.next(&mut row).unwrap(), "nothing comes after {error}");
                return (all, Some(error));
            }
        }
    }
}

fn rows(text: &str) -> Vec<Told> {
    let (rows, error) = read(text.as_bytes());
    assert!(error.is_none(), "{error:?}");
    rows
}

fn cells(text: &str) -> Vec<Vec<String>> {
    rows(text).into_iter().map(|(.., cells)| cells).collect()
}

fn row(number: u64, line: u64, offset: u64, cells: &[&str]) -> Told {
    let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
    (number, line, offset, cells)
}

/// A reader that gives one byte at a time.
struct Trickle<'a>(&'a [u8]);

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = buffer.len().min(1);
        self.0.read(&mut buffer[..count])
    }
}

#[test]
fn rows_come_with_their_numbers_lines_and_places() {
    let text = "id;place\n1;\"a \"\"made up\"\"\nvillage\"\n2;b\n";
    assert_eq!(
        rows(text),
        [
            row(1, 2, 9, &["1", "a \"made up\"\nvillage"]),
            row(2, 4, 35, &["2", "b"])
        ]
    );
}

#[test]
fn the_first_row_is_the_header() {
    let rows = Rows::new("id,place\n1,a\n".as_bytes()).unwrap();
    assert_eq!(rows.header(), ["id", "place"]);
    assert_eq!(told(rows.first()), row(0, 1, 0, &["id", "place"]));
}

#[test]
fn a_table_without_a_header_gives_its_first_row_too() {
    let mut rows = Rows::new("\n1,a\n2,b\n".as_bytes())
        .unwrap()
        .without_header();
    let mut next = Row::default();
    assert!(rows.next(&mut next).unwrap());
    assert_eq!(told(&next), row(1, 2, 1, &["1", "a"]));
    assert!(rows.next(&mut next).unwrap());
    assert_eq!(told(&next), row(2, 3, 5, &["2", "b"]));
    assert!(!rows.next(&mut next).unwrap());
}

#[test]
fn an_empty_file_has_no_header_and_no_rows() {
    for text in ["", "\n\n\r\n", "  \n\n"] {
        let mut rows = Rows::new(text.as_bytes()).unwrap().without_header();
        assert!(rows.header().is_empty(), "{text:?}");
        assert!(!rows.next(&mut Row::default()).unwrap(), "{text:?}");
    }
}

#[test]
fn a_header_alone_has_no_rows() {
    for text in ["id,place", "id,place\n", "id,place\r\n\r\n"] {
        assert_eq!(rows(text), [], "{text:?}");
    }
}

#[test]
fn lines_end_in_any_way_and_the_last_in_none() {
    let text = "id,place\r\n1,a\r2,b\n3,c\n\r4,d";
    let expected = [
        row(1, 2, 10, &["1", "a"]),
        row(2, 3, 14, &["2", "b"]),
        row(3, 4, 18, &["3", "c"]),
        row(4, 6, 23, &["4", "d"]),
    ];
    assert_eq!(rows(text), expected);
    assert_eq!(read(Trickle(text.as_bytes())).0, expected);
}

#[test]
fn blank_lines_are_passed_over_and_counted() {
    let text = "\n\nid,place\n\n1,a\n   \n\r\n2,b\n,\n\n";
    assert_eq!(
        rows(text),
        [
            row(1, 5, 12, &["1", "a"]),
            row(2, 8, 22, &["2", "b"]),
            row(3, 9, 26, &["", ""]),
        ]
    );
}

#[test]
fn a_column_of_its_own_may_have_blank_cells() {
    assert_eq!(cells("name\n \n\"\"\nx\n"), [[" "], [""], ["x"]]);
}

#[test]
fn rows_with_other_numbers_of_cells_are_marked() {
    let mut rows = Rows::new("a,b\n1,2\n1\n1,2,3\n1,2\n".as_bytes()).unwrap();
    let (mut row, mut ragged) = (Row::default(), Vec::new());
    while rows.next(&mut row).unwrap() {
        ragged.push((row.cells().len(), row.is_ragged()));
    }
    assert_eq!(ragged, [(2, false), (1, true), (3, true), (2, false)]);
}

#[test]
fn a_declared_delimiter_is_no_row_but_a_line() {
    let text = "sep=;\r\nid;place\r\n1;a, b\r\n";
    let mut rows = Rows::new(text.as_bytes()).unwrap();
    assert_eq!(rows.header(), ["id", "place"]);
    let mut next = Row::default();
    assert!(rows.next(&mut next).unwrap());
    assert_eq!(told(&next), row(1, 3, 17, &["1", "a, b"]));
}

#[test]
fn a_given_dialect_outweighs_what_the_rows_look_like() {
    let dialect = Dialect {
        delimiter: b'|',
        decimal_comma: false,
    };
    let rows = Rows::with_dialect("a,b|c\n".as_bytes(), dialect).unwrap();
    assert_eq!(rows.header(), ["a,b", "c"]);
    assert_eq!(rows.dialect(), dialect);
}

#[test]
fn zero_bytes_stay_in_their_cells_and_are_counted() {
    let mut rows = Rows::new("id,pl\0ace\n1,\0\0\n2,b\n".as_bytes()).unwrap();
    assert_eq!(rows.header(), ["id", "pl\0ace"]);
    let mut next = Row::default();
    assert!(rows.next(&mut next).unwrap());
    assert_eq!(told(&next), row(1, 2, 10, &["1", "\0\0"]));
    assert!(rows.next(&mut next).unwrap());
    assert_eq!(rows.nul_bytes(), 3);
}

#[test]
fn what_is_no_utf8_is_replaced_in_its_cell_alone() {
    let (rows, error) = read(&b"id,place,x\n1,\xD8,\xA7\n2,\xE9t\xC3\xA9,ok\n"[..]);
    assert!(error.is_none());
    assert_eq!(rows[0].3, ["1", "\u{FFFD}", "\u{FFFD}"]);
    assert_eq!(rows[1].3, ["2", "\u{FFFD}té", "ok"]);
}

#[test]
fn a_row_may_be_longer_than_what_is_read_at_once() {
    let long = "م".repeat(300_000);
    let text = format!("id,notes,x\n1,\"{long}\n\",y\n2,b,z\n");
    let expected = [["1", &format!("{long}\n"), "y"], ["2", "b", "z"]];
    assert_eq!(cells(&text), expected);
}
