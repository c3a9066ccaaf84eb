//! Notes: problems as a reader finds them, in any order, by their offset in the text.

use std::collections::BTreeMap;

use super::problem::{LISTED_AT_MOST, Position, Problem, Problems, Severity};

/// What a reader has found wrong so far.
///
/// Bounded: only the first hundred by position are kept, errors before warnings, so that a file
/// with a million errors costs no more than their count.
#[derive(Debug)]
pub struct Notes<'a> {
    lines: Lines<'a>,
    kept: BTreeMap<Key, Note>,
    errors: usize,
    warnings: usize,
}

/// How many characters of a message are kept: what it cites may be as long as the file.
const LONGEST: usize = 300;

/// Severity, offset in the text, serial number.
type Key = (Severity, usize, usize);

#[derive(Debug)]
struct Note {
    what: String,
    hint: Option<String>,
}

impl<'a> Notes<'a> {
    /// No notes yet on `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            lines: Lines::new(text),
            kept: BTreeMap::new(),
            errors: 0,
            warnings: 0,
        }
    }

    /// Notes that `what` is wrong at the offset `at`, so that the file cannot be read as it is.
    pub fn error(&mut self, at: usize, what: impl Into<String>) -> Noted<'_> {
        self.errors += 1;
        self.note(Severity::Error, at, what.into())
    }

    /// Notes that `what` at the offset `at` has no effect, or looks mistaken.
    pub fn warning(&mut self, at: usize, what: impl Into<String>) -> Noted<'_> {
        self.warnings += 1;
        self.note(Severity::Warning, at, what.into())
    }

    /// How many errors were noted.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The line that the offset `at` lies in, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.line(at)
    }

    /// The notes as problems, in the order of the file.
    pub fn into_problems(self) -> Problems {
        let Self { lines, kept, .. } = self;
        let problem = |((severity, at, _), note): (Key, Note)| Problem {
            severity,
            at: lines.position(at),
            what: note.what,
            hint: note.hint,
        };
        let listed = kept.into_iter().map(problem).collect();
        Problems::new(listed, self.errors, self.warnings)
    }

    fn note(&mut self, severity: Severity, at: usize, what: String) -> Noted<'_> {
        let key = (severity, at, self.errors + self.warnings);
        if self.kept.len() >= LISTED_AT_MOST {
            match self.kept.last_entry() {
                Some(last) if key < *last.key() => drop(last.remove()),
                _ => return Noted(None),
            }
        }
        let what = shortened(what);
        let note = self.kept.entry(key).or_insert(Note { what, hint: None });
        Noted(Some(&mut note.hint))
    }
}

fn shortened(mut what: String) -> String {
    if let Some((end, _)) = what.char_indices().nth(LONGEST) {
        what.truncate(end);
        what.push('…');
    }
    what
}

/// A note just made, to which a hint can be added; nothing is done for one that is not kept.
pub struct Noted<'a>(Option<&'a mut Option<String>>);

impl Noted<'_> {
    /// Adds what would be right.
    pub fn hint(self, hint: impl Into<String>) {
        self.hint_with(|| Some(hint.into()));
    }

    /// Adds what would be right, where that is costly to find out.
    pub fn hint_with(self, hint: impl FnOnce() -> Option<String>) {
        if let Some(slot) = self.0 {
            *slot = hint();
        }
    }
}

/// Where the lines of a text begin.
#[derive(Debug)]
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after_breaks).collect(),
        }
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    fn position(&self, at: usize) -> Position {
        let line = self.line(at);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let before = self.text.get(start..at).unwrap_or_default();
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("\"تلبيسة\" x\r\ny");
        assert_eq!(
            lines.position(15),
            Position {
                line: 1,
                column: 10
            }
        );
        assert_eq!(lines.position(18), Position { line: 2, column: 1 });
    }

    #[test]
    fn the_first_hundred_are_kept_whatever_the_order_of_finding() {
        let text = "x".repeat(1000);
        let mut notes = Notes::new(&text);
        for at in (0..1000).rev() {
            notes.error(at, format!("number {at}"));
        }
        let problems = notes.into_problems();
        let columns: Vec<_> = problems.iter().map(|problem| problem.at.column).collect();
        assert_eq!(columns, (1..=100).collect::<Vec<_>>());
        assert_eq!(problems.unlisted(), 900);
    }

    #[test]
    fn warnings_make_room_for_errors() {
        let text = "x".repeat(1000);
        let mut notes = Notes::new(&text);
        for at in 0..200 {
            notes.warning(at, "looks mistaken");
        }
        notes.error(900, "is wrong").hint("put it right");
        let problems = notes.into_problems();
        let last = problems.iter().last().map(ToString::to_string);
        assert_eq!(
            last.as_deref(),
            Some("1:901: error: is wrong; put it right")
        );
        assert_eq!(problems.summary(), "1 problem and 200 warnings");
    }

    #[test]
    fn a_message_that_cites_too_much_is_shortened() {
        let mut notes = Notes::new("");
        notes.error(0, "ت".repeat(1_000_000));
        let problems = notes.into_problems();
        let lengths = problems.iter().map(|problem| problem.what.chars().count());
        assert!(lengths.eq([LONGEST + 1]));
    }

    #[test]
    fn a_hint_is_not_looked_for_when_its_note_is_not_kept() {
        let text = "x".repeat(1000);
        let mut notes = Notes::new(&text);
        for at in 0..LISTED_AT_MOST {
            notes.error(at, "is wrong");
        }
        notes.error(500, "is wrong").hint_with(|| panic!("costly"));
    }
}
