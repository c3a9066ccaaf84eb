//! What became of the rows of a data set, as a table for spreadsheets.
//!
//! A row for each number, for what is said of the data set as a whole, for each example of what was not understood, and
//! for each column that nothing was made of.

use std::io::{BufWriter, Write};
use std::path::Path;

use ::csv::Writer;

use crate::archive::swap::Swapped;
use crate::archive::{Finding, Report};
use crate::formats::fill_whole;
use crate::formats::target::{TargetError, is_same_file, may_be_file};

use super::cells::Cell;
use super::csv::{cell, marked, table};
use super::{ExportError, Target, WriteError};

const COLUMNS: [&str; 5] = ["column", "finding", "rows", "line", "example"];

/// What stands in the cells of a row.
type Cells = [Option<Cell>; COLUMNS.len()];

/// The table as text, to be pasted.
#[must_use]
pub fn report_in_csv(report: &Report) -> String {
    let mut text = Vec::new();
    let filled = fill(&mut table(&mut text), report);
    // What is kept in memory takes all that is written to it, and nothing but text is.
    let text = filled.map(|()| String::from_utf8(text).unwrap_or_default());
    text.unwrap_or_default()
}

/// Writes the table on the data set that was read from the file `of` to `target`.
///
/// # Errors
/// When it cannot be written; a file is then as it was.
pub fn export_report(report: &Report, of: &Path, target: Target) -> Result<(), ExportError> {
    let (path, overwrites) = match target {
        Target::File { path, overwrites } => (path, overwrites),
        Target::Stream(out) => {
            let written = write(out, report);
            let told = |why| TargetError::write(Path::new("standard output"), &why).into();
            return written.map_err(told);
        }
    };
    may_hold_report(path, of, overwrites)?;
    let filled = fill_whole(path, |file, _| write(BufWriter::new(file), report));
    filled.map_err(|why: WriteError| TargetError::write(path, &why))?;
    Ok(())
}

/// Refuses a file `path` to which no report could be written on what was read from the file `of`: its rows are read
/// there again.
///
/// # Errors
/// When it is that file, or as [`may_be_file`] says.
pub fn may_hold_report(path: &Path, of: &Path, overwrites: bool) -> Result<(), TargetError> {
    if is_same_file(path, of) {
        return Err(TargetError::write(path, &"it is the data set itself"));
    }
    may_be_file(path, overwrites)
}

fn write(out: impl Write, report: &Report) -> Result<(), WriteError> {
    fill(&mut table(marked(out)?), report)
}

fn fill<W: Write>(table: &mut Writer<W>, report: &Report) -> Result<(), WriteError> {
    table.write_record(COLUMNS)?;
    for row in rows(report) {
        table.write_record(row.iter().map(|it| cell(it.as_ref())))?;
    }
    Ok(table.flush()?)
}

fn rows(report: &Report) -> impl Iterator<Item = Cells> {
    let numbers = [
        ("rows read", report.rows),
        ("claims made", report.claims),
        ("rows without a place", report.without_place),
        ("rows without a date", report.without_date),
    ];
    let numbers = numbers.map(|(what, number)| {
        let number = Some(Cell::Whole(number));
        [None, Cell::text(what), number, None, None]
    });
    let findings = report
        .findings()
        .flat_map(|(column, what, finding)| found(column, what, finding));
    let unused = report.unused.iter();
    let unused = unused.map(|column| {
        let what = Cell::text("nothing was made of this column");
        [Cell::text(column), what, None, None, None]
    });
    let rows = numbers.into_iter().chain(as_a_whole(report));
    rows.chain(findings).chain(unused)
}

/// What is said of the data set, and not of a row.
fn as_a_whole(report: &Report) -> impl Iterator<Item = Cells> {
    let ended = report.ended.as_deref();
    let ended = ended.map(|why| said("not read to its end", why));
    let habits = report.habits.iter();
    let habits = habits.map(|habit| said("how its values are written", habit));
    let swapped = report.swapped.as_ref().map(|swapped| {
        let what = "longitude and latitude look swapped";
        said(what, &in_words(swapped))
    });
    ended.into_iter().chain(habits).chain(swapped)
}

fn said(what: &str, words: &str) -> Cells {
    [None, Cell::text(what), None, None, Cell::text(words)]
}

fn in_words(swapped: &Swapped) -> String {
    let Swapped {
        as_read,
        swapped,
        of,
    } = swapped;
    format!(
        "{as_read} of {of} positions lie in the country that is expected as they are read, {swapped} once swapped"
    )
}

/// A row for each example, with how many there are in all.
fn found<'a>(
    column: &'a str,
    what: &'a str,
    finding: &'a Finding,
) -> impl Iterator<Item = Cells> + 'a {
    let examples = finding.examples.iter();
    examples.map(move |(line, said)| {
        [
            Cell::text(column),
            Cell::text(what),
            Some(Cell::Whole(finding.count)),
            Some(Cell::Whole(*line)),
            Cell::text(said),
        ]
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn report() -> Report {
        let mut report = Report::default();
        (report.rows, report.claims, report.without_date) = (12, 30, 2);
        report.unused = vec!["=notes".to_owned()];
        report.habits = vec!["Days stand before months, as in 28/12/2022.".to_owned()];
        for line in 2..9 {
            report.find("killed", "no number of people", line, "a dozen, or more");
        }
        report.find("date", "no date", 4, "=HYPERLINK(\"x\")");
        report
    }

    #[test]
    fn every_number_and_every_example_has_a_row() {
        let text = report_in_csv(&report());
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(
            lines[..7],
            [
                "column,finding,rows,line,example",
                ",rows read,12,,",
                ",claims made,30,,",
                ",rows without a place,0,,",
                ",rows without a date,2,,",
                ",how its values are written,,,\"Days stand before months, as in 28/12/2022.\"",
                "date,no date,1,4,\"'=HYPERLINK(\"\"x\"\")\"",
            ]
        );
        assert_eq!(
            lines[7],
            "killed,no number of people,7,2,\"a dozen, or more\""
        );
        assert_eq!(
            lines[12..],
            ["'=notes,nothing was made of this column,,,", ""]
        );
    }

    #[test]
    fn that_it_ended_early_and_looks_swapped_is_in_it() {
        let mut report = Report::default();
        report.ended = Some("-1 is no row.".to_owned());
        report.swapped = Some(Swapped {
            as_read: 0,
            swapped: 19,
            of: 20,
        });
        let text = report_in_csv(&report);
        assert!(
            text.contains(",not read to its end,,,'-1 is no row.\r\n"),
            "{text}"
        );
        assert!(
            text.contains("as they are read, 19 once swapped\"\r\n"),
            "{text}"
        );
    }

    #[test]
    fn what_is_written_is_what_is_copied_with_the_mark_by_which_spreadsheets_know_it() {
        let folder = tempfile::tempdir().unwrap();
        let (path, of) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
        let target = |overwrites| Target::File {
            path: &path,
            overwrites,
        };
        export_report(&report(), &of, target(false)).unwrap();
        let mut out = Vec::new();
        export_report(&report(), &of, Target::Stream(Box::new(&mut out))).unwrap();
        let text = format!("\u{feff}{}", report_in_csv(&report()));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(String::from_utf8(out).unwrap(), text);
        let kept = export_report(&Report::default(), &of, target(false));
        assert!(matches!(
            kept,
            Err(ExportError::Target(TargetError::InTheWay(_)))
        ));
        export_report(&Report::default(), &of, target(true)).unwrap();
        assert_ne!(fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn the_data_set_itself_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let of = folder.path().join("strikes.csv");
        fs::write(&of, "precious").unwrap();
        let same = folder.path().join(".").join("strikes.csv");
        let target = Target::File {
            path: &same,
            overwrites: true,
        };
        let error = export_report(&report(), &of, target).unwrap_err();
        assert!(error.to_string().contains("the data set itself"), "{error}");
        assert_eq!(fs::read_to_string(&of).unwrap(), "precious");
    }
}
