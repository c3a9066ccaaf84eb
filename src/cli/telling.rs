//! What commands that need no screen have in common: how much they tell, and standard input as a file.

use std::io::{self, Read, Write};
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use crate::archive::Report;

/// What stands for standard input and standard output.
pub(super) const STREAM: &str = "-";

/// How often it is told how far the work is.
const BETWEEN: Duration = Duration::from_secs(1);

/// How much is told of what is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct TellingArgs {
    /// Say nothing but what went wrong.
    #[arg(long)]
    pub quiet: bool,
    /// Sum up as JSON, on standard output; on standard error where data go there.
    #[arg(long, conflicts_with = "quiet")]
    pub json: bool,
}

/// Tells how far it is, now and then.
pub(super) struct Telling<'a> {
    pub(super) said: &'a mut dyn Write,
    is_wanted: bool,
    last: Instant,
}

impl<'a> Telling<'a> {
    pub(super) fn new(args: TellingArgs, said: &'a mut dyn Write) -> Self {
        Self {
            said,
            is_wanted: !args.quiet && !args.json,
            last: Instant::now(),
        }
    }

    pub(super) fn tell(&mut self, words: impl FnOnce() -> String) {
        if self.is_wanted && self.last.elapsed() >= BETWEEN {
            self.last = Instant::now();
            // Where nothing can be told, there is still something to be done.
            let _ = writeln!(self.said, "{} …", words());
        }
    }
}

/// `input` in a file that this user alone can read: some files are read a second time.
pub(super) fn spooled(input: &mut dyn Read) -> io::Result<NamedTempFile> {
    let mut file = NamedTempFile::new()?;
    io::copy(input, &mut file)?;
    Ok(file)
}

/// What became of the rows of a data set, for programs.
pub(super) fn of_report(report: &Report) -> Value {
    let findings = report.findings().map(|(column, what, finding)| {
        let examples = finding.examples.iter();
        let examples = examples.map(|(line, said)| json!({"line": line, "said": said}));
        json!({
            "column": column,
            "what": what,
            "count": finding.count,
            "examples": examples.collect::<Vec<_>>(),
        })
    });
    json!({
        "rows": report.rows,
        "without_place": report.without_place,
        "without_date": report.without_date,
        "unused_columns": report.unused,
        "values": report.habits,
        "findings": findings.collect::<Vec<_>>(),
        "ended": report.ended,
    })
}
