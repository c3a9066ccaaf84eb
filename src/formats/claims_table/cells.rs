//! The cells of a row by the names of their columns, as a table of claims writes them.

use std::collections::HashMap;
use std::str::FromStr;

use crate::formats::findings::Findings;
use crate::formats::table::Row;
use crate::model::{Count, Span};

use super::spelling::{split, undefused};

/// Which column has which name.
pub(super) struct Columns {
    numbers: HashMap<String, usize>,
    /// Whether texts were made safe for spreadsheets.
    are_defused: bool,
}

impl Columns {
    pub fn of(header: &[String], are_defused: bool) -> Self {
        let columns = header.iter().enumerate();
        Self {
            numbers: columns.map(|(at, name)| (name.clone(), at)).collect(),
            are_defused,
        }
    }
}

/// A row.
pub(super) struct Line<'a> {
    columns: &'a Columns,
    row: &'a Row,
}

impl<'a> Line<'a> {
    pub fn new(columns: &'a Columns, row: &'a Row) -> Self {
        Self { columns, row }
    }

    /// How many bytes of the text come before it.
    pub fn at(&self) -> usize {
        self.row.offset() as usize
    }

    /// What stands in `column`, as it was before it was made safe for spreadsheets; `None` where nothing does.
    pub fn text(&self, column: &str) -> Option<String> {
        let at = self.columns.numbers.get(column)?;
        let cell = self.row.cells().get(*at).filter(|cell| !cell.is_empty())?;
        let text = if self.columns.are_defused {
            undefused(cell)
        } else {
            cell
        };
        Some(text.to_owned())
    }

    /// The same, which has to be there.
    pub fn required(&self, column: &'static str, findings: &mut Findings) -> Option<String> {
        let text = self.text(column);
        if text.is_none() {
            findings.error(self.at(), format!("{column} is empty"));
        }
        text
    }

    /// The texts that are listed in `column`.
    pub fn list(&self, column: &str) -> Vec<String> {
        self.text(column).map_or_else(Vec::new, |cell| split(&cell))
    }

    /// What stands in `column`, one of `named`.
    pub fn one_of<T: Clone>(
        &self,
        column: &'static str,
        named: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let text = self.text(column)?;
        let found = named.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let names: Vec<&str> = named.iter().map(|(name, _)| *name).collect();
            let what = format!("{column} is {text:?}, and none of {}", names.join(", "));
            findings.error(self.at(), what);
        }
        found.map(|(_, value)| value.clone())
    }

    /// The number in `column`.
    pub fn number<N: FromStr>(&self, column: &'static str, findings: &mut Findings) -> Option<N> {
        let text = self.text(column)?;
        let number = text.trim().parse().ok();
        if number.is_none() {
            findings.error(self.at(), format!("{column} is {text:?}, and no number"));
        }
        number
    }

    /// The count between the least and the most that stand in these columns.
    pub fn count(
        &self,
        [least, most]: [&'static str; 2],
        findings: &mut Findings,
    ) -> Option<Count> {
        let (min, max) = (self.number(least, findings), self.number(most, findings));
        let count = match (min, max) {
            (None, None) => return None,
            (Some(min), None) => return Some(Count::at_least(min)),
            (min, Some(max)) => Count::between(min.unwrap_or(0), max),
        };
        if count.is_none() {
            findings.error(self.at(), format!("{least} is more than {most}"));
        }
        count
    }

    /// The time from the first to the last date in these columns.
    pub fn span(&self, [first, last]: [&'static str; 2], findings: &mut Findings) -> Option<Span> {
        let dates = (self.text(first)?, self.text(last));
        let span = match &dates {
            (first, Some(last)) => Span::parse_from_to(first, last),
            (first, None) => Span::parse(first),
        };
        if let Err(error) = &span {
            findings.error(self.at(), format!("{first}: {error}"));
        }
        span.ok()
    }
}
