//! A comparison: what is said of several subjects, question by question, side by side.

use std::collections::BTreeSet;

use crate::model::{Case, Question, Subject};

use super::contest::Contest;
use super::filter::Shown;
use super::matrix::{Cell, Matrix, MatrixOrder};

/// Questions by subjects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The questions that somebody answers of any of the subjects.
    pub questions: Vec<Question>,
    /// For each question a cell for each subject, with the claims of all sources.
    pub rows: Vec<Vec<Cell>>,
}

impl Comparison {
    /// What is said of `subjects`, as far as it is `shown`.
    #[must_use]
    pub fn of(case: &Case, contest: &Contest, shown: &Shown, subjects: &[Subject]) -> Self {
        let matrix =
            |subject| Matrix::of(case, contest, shown, Some(subject), MatrixOrder::ByParty);
        let matrices: Vec<Matrix> = subjects.iter().map(matrix).collect();
        let questions = matrices.iter().flat_map(|matrix| &matrix.questions);
        let questions: BTreeSet<&Question> = questions.collect();
        let row = |question| {
            matrices
                .iter()
                .map(|matrix| cell(matrix, question))
                .collect()
        };
        Self {
            rows: questions.iter().copied().map(row).collect(),
            questions: questions.into_iter().cloned().collect(),
        }
    }
}

/// All that is said on a question, what is about the very subject first.
fn cell(matrix: &Matrix, question: &Question) -> Cell {
    let column = matrix.questions.iter().position(|known| known == question);
    let Some(column) = column else {
        return Cell::default();
    };
    let cells = || matrix.rows.iter().map(|row| &row.cells[column]);
    let mut entries: Vec<_> = cells().flat_map(|cell| cell.entries.clone()).collect();
    entries.sort_by_key(|entry| entry.reach);
    Cell {
        entries,
        has_hidden: cells().any(|cell| cell.has_hidden),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::testing::{CaseBuilder, any_claims};

    proptest! {
        #[test]
        fn each_column_has_what_the_matrix_of_its_subject_has(claims in any_claims()) {
            let case = CaseBuilder::two_towns().claims(claims).build();
            let (contest, shown) = (Contest::of(&case), Shown::default());
            let subjects: Vec<Subject> = Subject::all(&case).collect();
            let comparison = Comparison::of(&case, &contest, &shown, &subjects);
            for (column, subject) in subjects.iter().enumerate() {
                let order = MatrixOrder::ByParty;
                let matrix = Matrix::of(&case, &contest, &shown, Some(subject), order);
                let count: usize = comparison.rows.iter().map(|row| row[column].entries.len()).sum();
                prop_assert_eq!(count, matrix.entries());
                for (question, row) in comparison.questions.iter().zip(&comparison.rows) {
                    for entry in &row[column].entries {
                        prop_assert_eq!(&case.claims[entry.claim].question, question);
                    }
                }
            }
        }
    }
}
