//! `check`: what is wrong with cases, and what of data sets is not understood.

use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use crate::archive::swap::{Expected, Swapped};
use crate::archive::{Mapping, Report};
use crate::formats::archive::{How, Imported, import};
use crate::formats::file::OpenError;
use crate::formats::problem::counted;
use crate::formats::{Holds, Loaded, Problem, Problems, Severity, open_case};
use crate::model::Regions;

use super::reporting::{ReportArgs, ReportError};
use super::telling::{STREAM, TellingArgs, of_report, spooled};

/// What standard input is called among files.
const STANDARD_INPUT: &str = "standard input";

const EXAMPLES: &str = "\
Examples:
  counterclaim check homs.ron lattakia.json
      What is wrong with two cases, with lines and columns.
  counterclaim check acled.csv --report acled-report.csv
      What is not understood of a data set, also as a table for a spreadsheet.

Exit codes: 0 all can be read, 1 something cannot, or a report could not be written, 2 the command line is wrong.";

/// Which files to look at.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(after_help = EXAMPLES)]
pub struct CheckArgs {
    /// The files to look at; - for standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the columns of data sets mean, in a file as the program keeps it.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Where what became of the rows goes.
    #[command(flatten)]
    pub report: ReportArgs,
    /// Write over a report that is there.
    #[arg(long, requires = "report")]
    pub overwrite: bool,
    /// How much is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Why it is not told what was found, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// Standard input could not be read, or nothing could be said.
    #[error("what was found could not be read or written: {0}")]
    Stream(#[from] io::Error),
    /// No report is written.
    #[error(transparent)]
    Report(#[from] ReportError),
}

/// What was found in a file.
struct Checked {
    name: String,
    found: Found,
    /// What sums it up.
    verdict: String,
    /// Whether it can be read, to its end.
    is_fine: bool,
}

/// What there is to tell of a file.
enum Found {
    /// What is wrong with a case.
    Problems(Problems),
    /// What is not understood of a data set, and whether its coordinates look swapped.
    Data(Box<Report>, Option<Swapped>),
    /// Why it cannot be read at all.
    Unread(String),
}

/// Writes every problem of the files to `out`, then one line per file, or all of it as JSON; says whether all can be
/// read. Tables are read by `mapping` where there is one; `input` is standard input. A report that goes to `out` is
/// alone there: all else goes to `said`.
///
/// # Errors
/// When `input` cannot be read, `out` not be written to, or a report that is asked for not be written.
pub fn check(
    args: &CheckArgs,
    mapping: Option<Mapping>,
    regions: &Regions,
    input: &mut dyn Read,
    out: &mut dyn Write,
    said: &mut dyn Write,
) -> Result<bool, CheckError> {
    if let Some(first) = args.files.first() {
        args.report.may_be_written(first, args.overwrite)?;
    }
    if args.report.report.is_some() && args.files.len() > 1 {
        return Err(ReportError::Several.into());
    }
    let how = How::from(mapping.map(Arc::new));
    let mut all = Vec::new();
    for file in &args.files {
        all.push(if file == Path::new(STREAM) {
            let spooled = spooled(input)?;
            Checked::of(spooled.path(), STANDARD_INPUT, &how, regions)
        } else {
            Checked::of(file, &file.display().to_string(), &how, regions)
        });
    }
    if args.report.is_stream() {
        tell(&all, args.telling, said)?;
    } else {
        tell(&all, args.telling, out)?;
    }
    for (checked, file) in all.iter().zip(&args.files) {
        checked.report_to(args, file, out)?;
    }
    Ok(all.iter().all(|checked| checked.is_fine))
}

/// Tells what was found in `all` files, in words or for programs.
fn tell(all: &[Checked], how: TellingArgs, out: &mut dyn Write) -> io::Result<()> {
    if how.json {
        let all: Vec<Value> = all.iter().map(Checked::summary).collect();
        return writeln!(out, "{}", Value::from(all));
    }
    let is_told = |checked: &&Checked| !how.quiet || !checked.is_fine;
    for checked in all.iter().filter(is_told) {
        checked.tell(out)?;
    }
    for Checked { name, verdict, .. } in all.iter().filter(is_told) {
        writeln!(out, "{name}: {verdict}")?;
    }
    Ok(())
}

impl Checked {
    /// What there is in `file`, which is called `name`.
    fn of(file: &Path, name: &str, how: &How, regions: &Regions) -> Self {
        let (found, verdict, is_fine) = match Holds::of(file) {
            Holds::Case => of_case(file, regions),
            Holds::Archive | Holds::Map | Holds::Overlay => of_data(file, how, regions),
        };
        Self {
            name: name.to_owned(),
            found,
            verdict,
            is_fine,
        }
    }

    /// A line for each thing that was found, as editors and terminals know them.
    fn tell(&self, out: &mut dyn Write) -> io::Result<()> {
        let name = &self.name;
        match &self.found {
            Found::Problems(problems) => write!(out, "{}", problems.in_file(name)),
            Found::Unread(why) => writeln!(out, "error: {why}"),
            Found::Data(report, swapped) => {
                findings(name, report, out)?;
                match swapped {
                    Some(swapped) => writeln!(out, "{name}: warning: {}", in_words(swapped)),
                    None => Ok(()),
                }
            }
        }
    }

    /// The same for programs.
    fn summary(&self) -> Value {
        let mut summary = json!({
            "file": self.name,
            "can_be_read": self.is_fine,
            "verdict": self.verdict,
        });
        match &self.found {
            Found::Problems(problems) => {
                summary["problems"] = problems.iter().map(of_problem).collect();
                summary["unlisted"] = problems.unlisted().into();
            }
            Found::Unread(why) => summary["error"] = why.as_str().into(),
            Found::Data(report, swapped) => {
                summary["data_set"] = of_report(report);
                summary["coordinates"] = swapped.as_ref().map(in_words).into();
            }
        }
        summary
    }

    /// Writes the report on it to where it was asked for, if it was; what could not be read at all has none.
    fn report_to(
        &self,
        args: &CheckArgs,
        file: &Path,
        out: &mut dyn Write,
    ) -> Result<(), ReportError> {
        match &self.found {
            Found::Data(report, _) => args.report.write(report, file, args.overwrite, out),
            Found::Problems(_) if args.report.report.is_some() => {
                Err(ReportError::NoRows(self.name.clone()))
            }
            Found::Problems(_) | Found::Unread(_) => Ok(()),
        }
    }
}

fn of_case(file: &Path, regions: &Regions) -> (Found, String, bool) {
    match open_case(file, regions) {
        Ok(loaded) => {
            let verdict = praise(&loaded);
            (Found::Problems(loaded.warnings), verdict, true)
        }
        Err(OpenError::Problems { problems, .. }) => {
            let verdict = problems.summary();
            (Found::Problems(problems), verdict, false)
        }
        Err(error) => unread(&error.to_string()),
    }
}

fn unread(why: &str) -> (Found, String, bool) {
    (Found::Unread(why.to_owned()), "not read".to_owned(), false)
}

fn praise(loaded: &Loaded) -> String {
    let case = &loaded.case;
    let contents = format!(
        "{}, {}, {}",
        counted(case.sources.len(), "source"),
        counted(case.places.len(), "place"),
        counted(case.claims.len(), "claim")
    );
    match loaded.warnings.warnings() {
        0 => format!("fine: {contents}"),
        warnings => format!("fine, with {}: {contents}", counted(warnings, "warning")),
    }
}

fn of_data(file: &Path, how: &How, regions: &Regions) -> (Found, String, bool) {
    let mut on = |_| ControlFlow::Continue(());
    let Imported {
        archive, report, ..
    } = match import(file, &"checked".into(), how, &mut on) {
        Ok(imported) => imported,
        Err(error) => return unread(&error.to_string()),
    };
    let swapped = Expected::around([], regions).swapped(&archive.some_positions());
    let contents = format!(
        "{}, {}, read as {}",
        counted(archive.incidents(), "row"),
        counted(archive.claims(), "claim"),
        archive.about().mapping
    );
    let verdict = match (&report.ended, report.found()) {
        (Some(why), _) => format!("{why} Up to there: {contents}"),
        (None, 0) => format!("fine: {contents}"),
        (None, found) => format!(
            "fine, with {}: {contents}",
            counted(found as usize, "finding")
        ),
    };
    let is_fine = report.ended.is_none();
    (Found::Data(Box::new(report), swapped), verdict, is_fine)
}

fn in_words(Swapped { swapped, of, .. }: &Swapped) -> String {
    format!(
        "longitude and latitude look swapped: swapped, {swapped} of {of} positions lie in Syria"
    )
}

fn of_problem(problem: &Problem) -> Value {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({
        "severity": severity,
        "line": problem.at.line,
        "column": problem.at.column,
        "what": problem.what,
        "hint": problem.hint,
    })
}

/// A line for each example of what was found.
fn findings(name: &str, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for (column, what, finding) in report.findings() {
        for (line, said) in &finding.examples {
            writeln!(out, "{name}:{line}: warning: {column}: {what}: {said}")?;
        }
        match finding.count as usize - finding.examples.len() {
            0 => {}
            more => writeln!(out, "{name}: and {more} more: {column}: {what}")?,
        }
    }
    Ok(())
}
