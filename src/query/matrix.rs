//! The matrix: what each source answers to each question, of one subject or of the whole case.
//!
//! It has what the panel has of a subject, laid out by source instead of by position. A cell without
//! an entry is silence, unless something in it is hidden.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::model::{Case, ClaimId, Question, SourceId, Subject};

use super::contest::{Among, Contest};
use super::dossier::{Section, dossier};
use super::filter::Shown;

/// Sources by questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The questions that somebody answers, a column each, in the order of the panel.
    pub questions: Vec<Question>,
    /// The sources that make any claim in the case.
    pub rows: Vec<Row>,
}

/// What one source says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The source.
    pub source: SourceId,
    /// A cell for each question.
    pub cells: Vec<Cell>,
    /// How many claims in other rows its own contradict (≠).
    pub contradictions: usize,
}

/// What one source says on one question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its claims: those on the very subject first.
    pub entries: Vec<Entry>,
    /// Whether any claim of its is hidden by the filter.
    pub has_hidden: bool,
}

/// One claim in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The claim's place among those of the case.
    pub claim: usize,
    /// How it lies to the subject.
    pub reach: Reach,
}

/// How a claim in the matrix lies to what the matrix is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// It is about the very subject; in a matrix of the whole case, every claim is.
    Here,
    /// It is about more than that.
    Broader,
    /// It is about a part, and contradicts a claim on the subject.
    Narrower,
    /// It would contradict one if it is about the same, which the sources do not say.
    InTension,
}

/// In which order the sources stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum MatrixOrder {
    /// By party, then by name.
    #[default]
    ByParty,
    /// Those that contradict more first, then by party.
    ByContradictions,
}

impl Matrix {
    /// What is said of `subject`, or in the whole case where there is none, as far as it is `shown`.
    #[must_use]
    pub fn of(
        case: &Case,
        contest: &Contest,
        shown: &Shown,
        subject: Option<&Subject>,
        order: MatrixOrder,
    ) -> Self {
        let (questions, cells) = match subject {
            Some(subject) => of_subject(case, contest, shown, subject),
            None => of_case(case, shown),
        };
        let mut rows = rows(case, &questions, cells);
        count_contradictions(case, contest, &mut rows);
        if order == MatrixOrder::ByContradictions {
            rows.sort_by_key(|row| Reverse(row.contradictions));
        }
        Self { questions, rows }
    }

    /// How many entries there are.
    #[must_use]
    pub fn entries(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.map(|cell| cell.entries.len()).sum()
    }
}

/// By the name of its party, then by its own: where a source stands among others.
#[must_use]
pub fn party_order<'a>(case: &'a Case, source: &'a SourceId) -> (&'a str, &'a str, &'a str) {
    let (party, id) = (case.party_of(source), source.as_str());
    (&party.name, &case.source(source).name, id)
}

type Cells<'a> = HashMap<(&'a SourceId, usize), Cell>;

fn of_subject<'a>(
    case: &'a Case,
    contest: &'a Contest,
    shown: &Shown,
    subject: &Subject,
) -> (Vec<Question>, Cells<'a>) {
    let register = contest.register(case);
    let dossier = dossier(case, contest, shown, subject);
    let mut cells = Cells::new();
    for (column, section) in dossier.sections.iter().enumerate() {
        for (claim, reach) in claims_of(section) {
            let Some(claim) = register.place_of(claim) else {
                continue;
            };
            let cell = cells.entry((&case.claims[claim].source, column));
            cell.or_default().entries.push(Entry { claim, reach });
        }
        for source in &section.hidden {
            cells.entry((source, column)).or_default().has_hidden = true;
        }
    }
    let sections = dossier.sections.iter();
    (
        sections.map(|section| section.question.clone()).collect(),
        cells,
    )
}

/// Every claim that a section shows, once, in the order of the case where they reach as far.
fn claims_of<'a>(section: &Section<'a>) -> impl Iterator<Item = (&'a ClaimId, Reach)> {
    let mut reaches: BTreeMap<&ClaimId, Reach> = BTreeMap::new();
    for (positions, reach) in [
        (&section.here, Reach::Here),
        (&section.broader, Reach::Broader),
        (&section.narrower, Reach::Narrower),
        (&section.in_tension, Reach::InTension),
    ] {
        for position in positions {
            let voices = position.voices.iter().map(|voice| voice.claim);
            for claim in voices.chain(position.questioned_by.iter().copied()) {
                reaches.entry(&claim.id).or_insert(reach);
            }
        }
    }
    let mut all: Vec<(&ClaimId, Reach)> = reaches.into_iter().collect();
    all.sort_by_key(|(_, reach)| *reach);
    all.into_iter()
}

fn of_case<'a>(case: &'a Case, shown: &Shown) -> (Vec<Question>, Cells<'a>) {
    let questions: BTreeSet<&Question> = case.claims.iter().map(|claim| &claim.question).collect();
    let columns: HashMap<&Question, usize> = questions.iter().copied().zip(0..).collect();
    let mut cells = Cells::new();
    for (place, claim) in case.claims.iter().enumerate() {
        let cell = cells.entry((&claim.source, columns[&claim.question]));
        let cell = cell.or_default();
        if shown.shows(claim) {
            cell.entries.push(Entry {
                claim: place,
                reach: Reach::Here,
            });
        } else {
            cell.has_hidden = true;
        }
    }
    (questions.into_iter().cloned().collect(), cells)
}

/// A row for each source that makes a claim, by party.
fn rows<'a>(case: &'a Case, questions: &[Question], mut cells: Cells<'a>) -> Vec<Row> {
    let sources: BTreeSet<&SourceId> = case.claims.iter().map(|claim| &claim.source).collect();
    let mut sources: Vec<&SourceId> = sources.into_iter().collect();
    sources.sort_by_key(|source| party_order(case, source));
    let mut rows = Vec::with_capacity(sources.len());
    for source in sources {
        let columns = 0..questions.len();
        rows.push(Row {
            source: source.clone(),
            cells: columns
                .map(|column| cells.remove(&(source, column)).unwrap_or_default())
                .collect(),
            contradictions: 0,
        });
    }
    rows
}

/// Counts what is seen: a contradiction by a claim that the matrix does not have is none in it.
fn count_contradictions(case: &Case, contest: &Contest, rows: &mut [Row]) {
    let claims = |row: &Row| -> Vec<usize> {
        let entries = row.cells.iter().flat_map(|cell| &cell.entries);
        entries.map(|entry| entry.claim).collect()
    };
    let among = |claims: &[usize]| {
        let ids = claims.iter().map(|claim| &case.claims[*claim].id);
        Among::of(contest, ids)
    };
    let of_rows: Vec<Vec<usize>> = rows.iter().map(claims).collect();
    let all = among(&of_rows.concat());
    for (row, claims) in rows.iter_mut().zip(of_rows) {
        row.contradictions = all.contradicting(&among(&claims));
    }
}

#[cfg(test)]
mod tests;
