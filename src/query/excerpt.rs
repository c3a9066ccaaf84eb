//! Excerpts: the part of an archive that somebody looks at, as a small case of its own.
//!
//! A case is read and written as a whole; an archive may be too large for that. What it is asked for
//! it answers with in the terms of a case, so that whoever shows one shows the other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::model::{Case, Claim, IncidentId, Scope, SourceId, Subject};

use super::contest::Contest;
use super::network::Links;
use super::stack::Stacks;

/// A part of an archive, with what is derived from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Excerpt {
    /// What is said there.
    pub case: Arc<Case>,
    /// What of that competes.
    pub contest: Arc<Contest>,
    /// Which of its incidents share a coordinate.
    pub stacks: Arc<Stacks>,
    /// Which of its claims are linked.
    pub links: Arc<Links>,
    /// The row that each incident was read from, as far as it could be read again.
    pub rows: BTreeMap<IncidentId, OriginalRow>,
    /// What is about to be looked at.
    pub subject: Subject,
    /// The number that each of its claims has in the archive, in their order.
    pub numbers: Vec<usize>,
    /// The incidents whose claims are not in it, because there are too many to lay side by side.
    pub beyond: BTreeMap<IncidentId, Beyond>,
}

/// What is told of an incident whose claims are not in an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beyond {
    /// The numbers that its claims have in the archive.
    pub numbers: Range<usize>,
    /// Whose they are.
    pub sources: BTreeSet<SourceId>,
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
            contest: Arc::new(Contest::of(&case)),
            stacks: Arc::new(Stacks::of(&case)),
            links: Arc::new(Links::of(&case)),
            case: Arc::new(case),
            rows,
            subject,
            beyond: BTreeMap::new(),
        }
    }

    /// The row that `claim` was read from.
    #[must_use]
    pub fn row_of(&self, claim: &Claim) -> Option<&OriginalRow> {
        match &claim.scope {
            Scope::Incident(incident) => self.rows.get(incident),
            Scope::Campaign | Scope::Places(_) => None,
        }
    }

    /// Whether there are more claims than can be laid side by side.
    #[must_use]
    pub fn is_crowded(&self) -> bool {
        !self.beyond.is_empty()
    }
}

impl OriginalRow {
    /// Where it stands: "strikes.csv, row 3, line 4".
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}, row {}, line {}", self.file, self.number, self.line)
    }

    /// The row as text: a line for each column that is not empty.
    #[must_use]
    pub fn written(&self) -> String {
        let place = self.place();
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
