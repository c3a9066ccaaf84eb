//! What became of the rows of a file: how many were understood, and what of them was not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::swap::Swapped;

/// How many examples of each finding are kept.
pub const EXAMPLES: usize = 5;

/// What became of the rows of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Rows read.
    pub rows: u64,
    /// Claims made of them.
    pub claims: u64,
    /// Rows without a place that could be understood; kept.
    pub without_place: u64,
    /// Rows without a date that could be understood; kept.
    pub without_date: u64,
    /// Columns that nothing was made of; their cells stay in the file, and are shown with each row.
    pub unused: Vec<String>,
    /// How its values are written, as far as the first rows decided that: whole sentences.
    pub habits: Vec<String>,
    /// Whether it looks as if longitude and latitude were swapped.
    pub swapped: Option<Swapped>,
    /// Why reading ended before the end of the file, if it did.
    pub ended: Option<String>,
    findings: BTreeMap<(String, String), Finding>,
}

/// How far a file has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportProgress {
    /// Bytes of the file that have been read.
    pub read: u64,
    /// Bytes that it has.
    pub size: u64,
    /// Rows that were read.
    pub rows: u64,
}

/// One kind of thing that was found, wherever it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How often.
    pub count: u64,
    /// The first few: the line on which the row begins, counted from 1, and what stands there.
    pub examples: Vec<(u64, String)>,
}

impl Report {
    /// Takes note of `what` in `column`, in the row that begins on `line`, where `said` stands.
    pub fn find(&mut self, column: &str, what: &str, line: u64, said: &str) {
        let key = (column.to_owned(), what.to_owned());
        let finding = self.findings.entry(key).or_default();
        finding.count += 1;
        if finding.examples.len() < EXAMPLES {
            finding.examples.push((line, shortened(said)));
        }
    }

    /// What was found: the column, what it is, where. In the order of the columns' names.
    pub fn findings(&self) -> impl Iterator<Item = (&str, &str, &Finding)> {
        let findings = self.findings.iter();
        findings.map(|((column, what), finding)| (column.as_str(), what.as_str(), finding))
    }

    /// How many findings there are, of whichever kind.
    #[must_use]
    pub fn found(&self) -> u64 {
        self.findings.values().map(|finding| finding.count).sum()
    }
}

/// The beginning of `said`, as far as an example needs it.
fn shortened(said: &str) -> String {
    const LONGEST: usize = 80;
    match said.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &said[..end]),
        None => said.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_equal_findings_the_first_few_are_kept_and_all_counted() {
        let mut report = Report::default();
        for line in 2..102 {
            report.find("fatalities", "no number", line, "dozens");
        }
        let [(column, what, finding)] = report.findings().collect::<Vec<_>>()[..] else {
            panic!("{report:?}");
        };
        assert_eq!(
            (column, what, finding.count),
            ("fatalities", "no number", 100)
        );
        let lines: Vec<u64> = finding.examples.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6]);
        assert_eq!(report.found(), 100);
    }

    #[test]
    fn an_example_is_as_long_as_it_needs_to_be() {
        let mut report = Report::default();
        report.find("notes", "odd", 2, &"ا".repeat(1000));
        let (_, _, finding) = report.findings().next().unwrap();
        assert_eq!(finding.examples[0].1.chars().count(), 81);
    }
}
