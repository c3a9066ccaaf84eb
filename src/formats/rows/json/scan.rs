//! JSON cut into its values, as it is read: where each begins and ends, and nothing of what it says.
//!
//! However deep values are nested, nothing here calls itself.

use std::io::{ErrorKind, Read};

use crate::formats::rows::RowsError;

/// How many bytes are read at once.
const CHUNK: usize = 64 << 10;
/// How many bytes one object of a list may have.
pub const OBJECT_LIMIT: usize = 64 << 20;

/// A text of JSON that is being read.
pub struct Scanner<R> {
    text: R,
    bytes: Box<[u8]>,
    from: usize,
    to: usize,
    offset: u64,
    line: u64,
}

impl<R: Read> Scanner<R> {
    pub fn new(text: R) -> Self {
        Self {
            text,
            bytes: vec![0; CHUNK].into_boxed_slice(),
            from: 0,
            to: 0,
            offset: 0,
            line: 1,
        }
    }

    /// How many bytes have been passed.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// The line of the next byte, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The next byte, which is not passed; `None` at the end.
    pub fn peek(&mut self) -> Result<Option<u8>, RowsError> {
        while self.from == self.to {
            match self.text.read(&mut self.bytes) {
                Ok(0) => return Ok(None),
                Ok(read) => (self.from, self.to) = (0, read),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Some(self.bytes[self.from]))
    }

    /// Passes the byte that was looked at.
    pub fn pass(&mut self) {
        self.line += u64::from(self.bytes[self.from] == b'\n');
        self.from += 1;
        self.offset += 1;
    }

    /// The next byte that is no blank; it is not passed.
    pub fn next(&mut self) -> Result<Option<u8>, RowsError> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            self.pass();
        }
        Ok(None)
    }

    /// The next byte that is no blank, where the text cannot end.
    pub fn must_go_on(&mut self) -> Result<u8, RowsError> {
        self.next()?.ok_or(RowsError::Cut { line: self.line })
    }

    /// Passes `byte`, which has to come next.
    pub fn expect(&mut self, byte: u8) -> Result<(), RowsError> {
        let found = self.must_go_on()?;
        if found != byte {
            return Err(self.odd(found, byte));
        }
        self.pass();
        Ok(())
    }

    /// Passes the comma between two values of a list or an object; false where `end` comes instead, which is
    /// passed.
    pub fn goes_on(&mut self, is_first: bool, end: u8) -> Result<bool, RowsError> {
        match self.must_go_on()? {
            found if found == end => {
                self.pass();
                Ok(false)
            }
            b',' if !is_first => {
                self.pass();
                Ok(true)
            }
            _ if is_first => Ok(true),
            found => Err(self.odd(found, b',')),
        }
    }

    /// Passes one value, and gives `keep` its bytes, where it is wanted.
    pub fn value(&mut self, mut keep: Option<&mut Vec<u8>>) -> Result<(), RowsError> {
        let first = self.must_go_on()?;
        let begun = self.line;
        let mut state = State::of(first);
        loop {
            let Some(byte) = self.peek()? else {
                return match state {
                    State::Plain => Ok(()),
                    _ => Err(RowsError::Cut { line: self.line }),
                };
            };
            if matches!(state, State::Plain) && ends_plain(byte) {
                return Ok(());
            }
            self.pass();
            if let Some(kept) = keep.as_deref_mut() {
                if kept.len() >= OBJECT_LIMIT {
                    return Err(RowsError::TooLong { line: begun });
                }
                kept.push(byte);
            }
            if state.take(byte) {
                return Ok(());
            }
        }
    }

    fn odd(&self, found: u8, wanted: u8) -> RowsError {
        RowsError::Odd {
            line: self.line,
            what: format!(
                "this is no JSON: {:?} stands where {:?} should",
                char::from(found),
                char::from(wanted)
            ),
        }
    }
}

/// Where in a value reading is.
enum State {
    /// In a number or a word.
    Plain,
    /// At this depth of lists and objects, in no string.
    Nested(u64),
    /// In a string at this depth, behind a backslash or not.
    Text(u64, bool),
}

impl State {
    /// Where it is before a value that begins with `byte`.
    fn of(byte: u8) -> Self {
        match byte {
            b'"' | b'{' | b'[' => Self::Nested(0),
            _ => Self::Plain,
        }
    }

    /// Goes on over `byte`; whether the value ends with it.
    fn take(&mut self, byte: u8) -> bool {
        *self = match (&*self, byte) {
            (Self::Text(0, false), b'"') | (Self::Nested(0 | 1), b'}' | b']') => return true,
            (Self::Text(depth, false), b'\\') => Self::Text(*depth, true),
            (Self::Text(depth, true), _) | (Self::Nested(depth), b'"') => Self::Text(*depth, false),
            (Self::Text(depth, false), b'"') => Self::Nested(*depth),
            (Self::Nested(depth), b'{' | b'[') => Self::Nested(depth + 1),
            (Self::Nested(depth), b'}' | b']') => Self::Nested(depth - 1),
            _ => return false,
        };
        false
    }
}

fn ends_plain(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}' | b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Result<Vec<String>, RowsError> {
        let mut scanner = Scanner::new(text.as_bytes());
        let mut values = Vec::new();
        while scanner.next()?.is_some() {
            let mut kept = Vec::new();
            scanner.value(Some(&mut kept))?;
            values.push(String::from_utf8(kept).unwrap());
        }
        Ok(values)
    }

    #[test]
    fn each_value_is_cut_where_it_ends() {
        let text = "{\"a\": \"}\\\"]\", \"b\": [1, {}]}\n[] \"x\\\\\" 12.50 null";
        let expected = [
            "{\"a\": \"}\\\"]\", \"b\": [1, {}]}",
            "[]",
            "\"x\\\\\"",
            "12.50",
            "null",
        ];
        assert_eq!(values(text).unwrap(), expected);
    }

    #[test]
    fn a_value_that_is_cut_off_is_told_with_its_line() {
        for text in ["{\n\"a\": 1", "[\n[]", "\"a\n"] {
            let error = values(text).unwrap_err();
            assert!(matches!(error, RowsError::Cut { line: 2 }), "{error}");
        }
    }

    #[test]
    fn depth_costs_nothing() {
        let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
        assert_eq!(values(&deep).unwrap(), [deep]);
    }
}
