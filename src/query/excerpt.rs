//! Excerpts: the part of an archive that somebody looks at, as a small case of its own.
//!
//! A case is read and written as a whole; an archive may be too large for that. What it is asked for
//! it answers with in the terms of a case, so that whoever shows one shows the other.

use std::collections::BTreeMap;

use crate::model::{Case, ClaimId, IncidentId, Scope, Subject};

use super::contest::Contest;
use super::network::Links;
use super::stack::Stacks;

/// A part of an archive, with what is derived from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Excerpt {
    /// What is said there.
    pub case: Case,
    /// What of that competes.
    pub contest: Contest,
    /// Which of its incidents share a coordinate.
    pub stacks: Stacks,
    /// Which of its claims are linked.
    pub links: Links,
    /// The row that each incident was read from, as far as it could be read again.
    pub rows: BTreeMap<IncidentId, OriginalRow>,
    /// What is about to be looked at.
    pub subject: Subject,
    /// The number that each of its claims has in the archive, in their order.
    pub numbers: Vec<usize>,
    /// How many claims are not in it, because there are too many to lay side by side.
    pub left_out: usize,
}

/// A row of a file, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginalRow {
    /// The name of the file.
    pub file: String,
    /// Which row it is, counted from 1 after the header.
    pub number: u64,
    /// The line of the file on which it begins, counted from 1.
    pub line: u64,
    /// What stands in it, by column; `None` when it can no longer be read, and why.
    pub cells: Result<Vec<(String, String)>, String>,
}

impl Excerpt {
    /// The excerpt that holds `case`, which is looked at for `subject`.
    #[must_use]
    pub fn of(
        case: Case,
        subject: Subject,
        numbers: Vec<usize>,
        rows: BTreeMap<IncidentId, OriginalRow>,
    ) -> Self {
        Self {
            numbers,
            contest: Contest::of(&case),
            stacks: Stacks::of(&case),
            links: Links::of(&case),
            case,
            rows,
            subject,
            left_out: 0,
        }
    }

    /// The row that the claim called `id` was read from.
    #[must_use]
    pub fn row_of(&self, id: &ClaimId) -> Option<&OriginalRow> {
        match &self.case.claim(id)?.scope {
            Scope::Incident(incident) => self.rows.get(incident),
            Scope::Campaign | Scope::Places(_) => None,
        }
    }
}

impl OriginalRow {
    /// The row as text: a line for each column that is not empty.
    #[must_use]
    pub fn written(&self) -> String {
        let place = format!("{}, row {}, line {}", self.file, self.number, self.line);
        let cells = match &self.cells {
            Ok(cells) => cells.iter().filter(|(_, cell)| !cell.is_empty()),
            Err(why) => return format!("{place}: {why}"),
        };
        let lines = cells.map(|(column, cell)| format!("{column}: {cell}"));
        std::iter::once(place)
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n")
    }
}
