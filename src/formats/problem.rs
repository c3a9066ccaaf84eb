//! Problems: what is wrong with a file, where, and what would be right.

use std::fmt;

/// How many problems are listed; the rest is counted.
pub const LISTED_AT_MOST: usize = 100;

/// Whether a problem keeps a file from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be read as it is.
    Error,
    /// The file can be read, but something in it has no effect or looks mistaken.
    Warning,
}

/// A place in a text, for people: both numbers begin with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether it keeps the file from being read.
    pub severity: Severity,
    /// Where it stands.
    pub at: Position,
    /// What is wrong, as a clause without a full stop.
    pub what: String,
    /// What would be right.
    pub hint: Option<String>,
}

/// What is wrong with one file: the first hundred problems by position, and the count of the rest.
///
/// When there are more than a hundred, warnings make room for errors.
#[derive(Debug, Clone, PartialEq, Eq, Default, thiserror::Error)]
#[error("{}", self.summary())]
pub struct Problems {
    listed: Vec<Problem>,
    errors: usize,
    warnings: usize,
}

impl Problems {
    /// The problems `listed`, of `errors` and `warnings` in all.
    pub(super) fn new(mut listed: Vec<Problem>, errors: usize, warnings: usize) -> Self {
        listed.sort_by_key(|problem| (problem.at, problem.severity));
        Self {
            listed,
            errors,
            warnings,
        }
    }

    /// The same of a table whose rows stand on no lines: the first line is that of its header, and each other one is
    /// a row.
    #[must_use]
    pub(super) fn by_rows(mut self) -> Self {
        for problem in self.listed.iter_mut().filter(|problem| problem.at.line > 1) {
            problem.at.line -= 1;
            problem.what = format!("row {}: {}", problem.at.line, problem.what);
        }
        self
    }

    /// The listed problems in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.listed.iter()
    }

    /// How many errors there are, listed or not.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings there are, listed or not.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// How many problems are counted without being listed.
    #[must_use]
    pub fn unlisted(&self) -> usize {
        (self.errors + self.warnings).saturating_sub(self.listed.len())
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.errors + self.warnings == 0
    }

    /// How many there are, in words: "2 problems and 1 warning".
    #[must_use]
    pub fn summary(&self) -> String {
        let errors = counted(self.errors, "problem");
        let warnings = counted(self.warnings, "warning");
        match (self.errors, self.warnings) {
            (_, 0) => errors,
            (0, _) => warnings,
            _ => format!("{errors} and {warnings}"),
        }
    }

    /// The problems as lines that begin with the file's name, as editors and terminals know them.
    #[must_use]
    pub fn in_file<'a>(&'a self, file: &'a str) -> InFile<'a> {
        InFile {
            problems: self,
            file,
        }
    }
}

/// `number` and `noun`, in the plural where it belongs.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// [`Problems`] as lines of the form `FILE:LINE:COLUMN: error: what; hint`.
#[derive(Debug, Clone, Copy)]
pub struct InFile<'a> {
    problems: &'a Problems,
    file: &'a str,
}

impl fmt::Display for InFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.problems.iter() {
            writeln!(f, "{}:{problem}", self.file)?;
        }
        match self.problems.unlisted() {
            0 => Ok(()),
            rest => writeln!(f, "{}: and {rest} more", self.file),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.at, self.severity, self.what)?;
        match &self.hint {
            Some(hint) => write!(f, "; {hint}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}
