//! Findings: problems as a reader finds them, in any order, by their offset in the text.

use std::collections::BTreeMap;

use super::syntax::{Syntax, as_json};

use super::problem::{LISTED_AT_MOST, Position, Problem, Problems, Severity};

/// What a reader has found wrong so far.
///
/// Bounded: only the first hundred by position are kept, errors before warnings, so that a file
/// with a million errors costs no more than their count.
#[derive(Debug)]
pub struct Findings<'a> {
    lines: Lines<'a>,
    kept: BTreeMap<Key, Finding>,
    errors: usize,
    warnings: usize,
    /// How the file is written, and so the examples in what is told of it.
    syntax: Syntax,
}

/// How many characters of a message are kept: what it cites may be as long as the file.
const LONGEST: usize = 300;

/// Severity, offset in the text, serial number.
type Key = (Severity, usize, usize);

#[derive(Debug)]
struct Finding {
    what: String,
    hint: Option<String>,
}

impl<'a> Findings<'a> {
    /// No findings yet on `text`.
    pub fn new(text: &'a str) -> Self {
        Self {
            lines: Lines::new(text),
            kept: BTreeMap::new(),
            errors: 0,
            warnings: 0,
            syntax: Syntax::Ron,
        }
    }

    /// Has the examples in messages written as `syntax` has them.
    pub fn write_examples_in(&mut self, syntax: Syntax) {
        self.syntax = syntax;
    }

    /// Reports that `what` is wrong at the offset `at`, so that the file cannot be read as it is.
    pub fn error(&mut self, at: usize, what: impl Into<String>) -> Found<'_> {
        self.errors += 1;
        self.keep(Severity::Error, at, what.into())
    }

    /// Reports that `what` at the offset `at` has no effect, or looks mistaken.
    pub fn warning(&mut self, at: usize, what: impl Into<String>) -> Found<'_> {
        self.warnings += 1;
        self.keep(Severity::Warning, at, what.into())
    }

    /// How many errors were reported.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The line that the offset `at` lies in, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.line(at)
    }

    /// The findings as problems, in the order of the file.
    pub fn into_problems(self) -> Problems {
        let Self { lines, kept, .. } = self;
        let problem = |((severity, at, _), finding): (Key, Finding)| Problem {
            severity,
            at: lines.position(at),
            what: finding.what,
            hint: finding.hint,
        };
        let listed = kept.into_iter().map(problem).collect();
        Problems::new(listed, self.errors, self.warnings)
    }

    fn keep(&mut self, severity: Severity, at: usize, what: String) -> Found<'_> {
        let key = (severity, at, self.errors + self.warnings);
        let syntax = self.syntax;
        if self.kept.len() >= LISTED_AT_MOST {
            match self.kept.last_entry() {
                Some(last) if key < *last.key() => drop(last.remove()),
                _ => return Found { hint: None, syntax },
            }
        }
        let what = in_syntax(shortened(what), syntax);
        let finding = self.kept.entry(key).or_insert(Finding { what, hint: None });
        Found {
            hint: Some(&mut finding.hint),
            syntax,
        }
    }
}

fn shortened(mut what: String) -> String {
    if let Some((end, _)) = what.char_indices().nth(LONGEST) {
        what.truncate(end);
        what.push('…');
    }
    what
}

/// `message`, its examples as `syntax` has them.
fn in_syntax(message: String, syntax: Syntax) -> String {
    match syntax {
        Syntax::Ron => message,
        Syntax::Json => as_json(&message),
    }
}

/// A finding just made, to which a hint can be added; nothing is done for one that is not kept.
pub struct Found<'a> {
    hint: Option<&'a mut Option<String>>,
    syntax: Syntax,
}

impl Found<'_> {
    /// Adds what would be right.
    pub fn hint(self, hint: impl Into<String>) {
        self.hint_with(|| Some(hint.into()));
    }

    /// Adds what would be right, where that is costly to find out.
    pub fn hint_with(self, hint: impl FnOnce() -> Option<String>) {
        if let Some(slot) = self.hint {
            *slot = hint().map(|hint| in_syntax(hint, self.syntax));
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
        let mut findings = Findings::new(&text);
        for at in (0..1000).rev() {
            findings.error(at, format!("number {at}"));
        }
        let problems = findings.into_problems();
        let columns: Vec<_> = problems.iter().map(|problem| problem.at.column).collect();
        assert_eq!(columns, (1..=100).collect::<Vec<_>>());
        assert_eq!(problems.unlisted(), 900);
    }

    #[test]
    fn warnings_make_room_for_errors() {
        let text = "x".repeat(1000);
        let mut findings = Findings::new(&text);
        for at in 0..200 {
            findings.warning(at, "looks mistaken");
        }
        findings.error(900, "is wrong").hint("put it right");
        let problems = findings.into_problems();
        let last = problems.iter().last().map(ToString::to_string);
        assert_eq!(
            last.as_deref(),
            Some("1:901: error: is wrong; put it right")
        );
        assert_eq!(problems.summary(), "1 problem and 200 warnings");
    }

    #[test]
    fn a_message_that_cites_too_much_is_shortened() {
        let mut findings = Findings::new("");
        findings.error(0, "ت".repeat(1_000_000));
        let problems = findings.into_problems();
        let lengths = problems.iter().map(|problem| problem.what.chars().count());
        assert!(lengths.eq([LONGEST + 1]));
    }

    #[test]
    fn a_hint_is_not_looked_for_when_its_finding_is_not_kept() {
        let text = "x".repeat(1000);
        let mut findings = Findings::new(&text);
        for at in 0..LISTED_AT_MOST {
            findings.error(at, "is wrong");
        }
        findings
            .error(500, "is wrong")
            .hint_with(|| panic!("costly"));
    }
}
