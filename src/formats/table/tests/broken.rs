//! Tables that are not what they should be.

use super::*;

/// A reader that never ends: a beginning, and then the same bytes for ever.
struct Endless {
    beginning: Vec<u8>,
    repeated: Vec<u8>,
    given: u64,
}

impl Endless {
    fn new(beginning: &str, repeated: &str) -> Self {
        Self {
            beginning: beginning.into(),
            repeated: repeated.repeat(1000).into(),
            given: 0,
        }
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let next = match self.given {
            0 => &self.beginning,
            _ => &self.repeated,
        };
        let read = (&next[..]).read(buffer)?;
        assert_eq!(read, next.len(), "the buffer is large enough for either");
        self.given += read as u64;
        assert!(self.given < 3 * ROW_LIMIT, "it is read without end");
        Ok(read)
    }
}

fn unclosed_at(error: Option<TableError>) -> u64 {
    match error {
        Some(TableError::Unclosed { line }) => line,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_quote_that_is_never_closed_is_told_with_its_line_behind_the_rows_before_it() {
    let text = "id,notes,x\n1,a,b\n2,\"c\nd\",\"made up\n3,e,f\n4,g,h\n";
    let (rows, error) = read(text.as_bytes());
    assert_eq!(rows, [row(1, 2, 11, &["1", "a", "b"])]);
    assert_eq!(unclosed_at(error), 4);
    let (rows, error) = read(Trickle(text.as_bytes()));
    assert_eq!((rows.len(), unclosed_at(error)), (1, 4));
}

#[test]
fn a_quote_that_opens_on_the_last_line_is_told_too() {
    for text in [
        "id,x\n1,a\n2,\"b",
        "id,x\n1,a\n2,\"",
        "id,x\n1,a\n2,\"b\n",
        "id,x\n1,a\n2,\"b\"\"",
    ] {
        let (rows, error) = read(text.as_bytes());
        assert_eq!((rows.len(), unclosed_at(error)), (1, 3), "{text:?}");
    }
}

#[test]
fn a_quote_that_closes_with_the_file_is_closed() {
    assert_eq!(cells("id,x\n1,\"a\n\""), [["1", "a\n"]]);
    assert_eq!(cells("id,x\n1,\"\""), [["1", ""]]);
}

#[test]
fn a_quote_in_the_first_row_that_is_never_closed_leaves_no_table() {
    let error = Rows::new("\n\"id,place\n1,a\n".as_bytes()).err();
    assert_eq!(unclosed_at(error), 2);
}

#[test]
fn a_quote_that_is_open_for_too_long_is_not_read_on() {
    let (rows, error) = read(Endless::new("id,x\n1,a\n2,\"", "made up\n"));
    assert_eq!((rows.len(), unclosed_at(error)), (1, 3));
}

#[test]
fn a_line_without_end_is_not_read_on() {
    for repeated in ["made up ", "made up\u{0}"] {
        let (rows, error) = read(Endless::new("id,x\n1,a\n2,", repeated));
        assert_eq!(rows.len(), 1);
        assert!(
            matches!(error, Some(TableError::TooLong { line: 3 })),
            "{error:?}"
        );
    }
}

#[test]
fn a_line_of_cells_without_end_is_not_read_on() {
    let (rows, error) = read(Endless::new("id,x\n1,a\n2", ",b"));
    assert_eq!(rows.len(), 1);
    assert!(
        matches!(error, Some(TableError::TooWide { line: 3 })),
        "{error:?}"
    );
}

#[test]
fn what_fails_while_it_is_read_fails_behind_the_rows_before_it() {
    /// Fails once, and ends when it is asked again: a failure must not pass for an end.
    #[derive(Default)]
    struct Failing {
        failed: bool,
    }
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            if std::mem::replace(&mut self.failed, true) {
                return Ok(0);
            }
            Err(io::Error::other("the cable is out"))
        }
    }
    let (rows, error) = read("id,x\n1,a\n2,b\n3,".as_bytes().chain(Failing::default()));
    assert_eq!(rows.len(), 2);
    assert_eq!(error.unwrap().to_string(), "the cable is out");
    let error = Rows::new(Failing::default()).err().unwrap();
    assert_eq!(error.to_string(), "the cable is out");
}

#[test]
fn errors_say_on_which_line_and_what_to_do() {
    assert_eq!(
        TableError::Unclosed { line: 4 }.to_string(),
        "line 4: the quotation mark that opens a cell here is never closed; close it or take it out"
    );
    assert_eq!(
        TableError::TooLong { line: 4 }.to_string(),
        "line 4 has more than 16 MiB, which no row of a table has; see whether its lines end as they should"
    );
}
