//! A matrix as text: tab-separated values, which tables read.

use crate::model::Case;
use crate::query::Matrix;
use crate::ui::words;

/// A line for each source and a column for each question; claims in a cell one after the other.
pub(super) fn as_text(case: &Case, matrix: &Matrix) -> String {
    let questions = matrix.questions.iter();
    let head = questions.map(|question| plain(words::question(case, question)));
    let mut lines = vec![line(std::iter::once("Source".to_owned()).chain(head))];
    for row in &matrix.rows {
        let cells = row.cells.iter().map(|cell| {
            let entries = cell.entries.iter().map(|entry| {
                let claim = &case.claims[entry.claim];
                let (stance, answer) = (
                    words::stance(claim.stance),
                    words::answer(case, &claim.answer),
                );
                let scope = words::scope(case, &claim.scope);
                plain(&format!("{stance}: {answer} ({scope})"))
            });
            entries.collect::<Vec<_>>().join("; ")
        });
        let source = plain(&case.source(&row.source).name);
        lines.push(line(std::iter::once(source).chain(cells)));
    }
    lines.join("\n") + "\n"
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join("\t")
}

/// Without what would begin another cell or line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::{CaseBuilder, asserts_killed, denies_any_killed, incident, places};
    use crate::query::{Contest, MatrixOrder, Shown};

    #[test]
    fn every_source_has_a_line_and_every_question_a_column() {
        let case = CaseBuilder::two_towns()
            .claims([
                asserts_killed("a", "snc", places(&["talbiseh"]), 36),
                denies_any_killed("b", "mod\tof defence", incident("four")),
            ])
            .build();
        let (contest, shown) = (Contest::of(&case), Shown::default());
        let matrix = Matrix::of(&case, &contest, &shown, None, MatrixOrder::ByParty);
        let text = as_text(&case, &matrix);
        let lines: Vec<Vec<&str>> = text
            .lines()
            .map(|line| line.split('\t').collect())
            .collect();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.len() == 2), "{text}");
        assert_eq!(lines[0], ["Source", "Were civilians killed or hurt?"]);
        assert_eq!(lines[2][1], "asserts: 36 civilians killed (talbiseh)");
    }
}
