//! `counterclaim synth`: made-up rows to try the program with.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::formats::fill_whole;
use crate::formats::problem::counted;
use crate::formats::target::{TargetError, may_be_file};
use crate::synthetic::{SEED, Synthetic};

use super::telling::{STREAM, Telling, TellingArgs};

const EXAMPLES: &str = "\
Nothing in these rows has happened: actors, places, sources and figures are made up, and every row says so.
They are over 400 made-up places in western Syria, by 12 sources, from ten years.

Examples:
  counterclaim synth 1000000 synthetic.csv
      A data set of a million rows, to be opened with --archive.
  counterclaim synth 1000 - --seed 7 --quiet | head -3
      The same rows for whoever names the same seed.";

/// How many rows to make up, and where to write them.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(after_help = EXAMPLES)]
pub struct SynthArgs {
    /// How many rows to make up.
    #[arg(value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub rows: u64,
    /// The file to write, a table in CSV; - for standard output.
    #[arg(value_name = "OUT")]
    pub out: PathBuf,
    /// The number from which the rows follow: the same gives the same.
    #[arg(long, value_name = "NUMBER", default_value_t = SEED)]
    pub seed: u64,
    /// Write over a file that is there.
    #[arg(long)]
    pub overwrite: bool,
    /// How much is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Why no rows were written.
#[derive(Debug, thiserror::Error)]
pub enum SynthError {
    /// The file could not be written.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// Standard output could not be written, or nothing could be said.
    #[error("{what} failed: {why}")]
    Stream {
        /// What failed.
        what: &'static str,
        /// What the system says.
        why: io::Error,
    },
}

/// Writes rows as `args` say; to `out` what goes to standard output, and tells `said` how far it is.
///
/// # Errors
/// When they cannot be written; a file is then as it was.
pub fn synth(
    args: &SynthArgs,
    out: &mut dyn Write,
    said: &mut dyn Write,
) -> Result<(), SynthError> {
    let path = &*args.out;
    let is_stream = path == Path::new(STREAM);
    let mut told = Telling::new(args.telling, said);
    let synthetic = Synthetic::new(args.seed);
    let mut fill = |out: &mut dyn Write| {
        synthetic.write(args.rows, out, &mut |rows| {
            told.tell(|| format!("{} written", rows_of(rows)));
        })
    };
    if is_stream {
        fill(out).map_err(failed("writing to standard output"))?;
    } else {
        may_be_file(path, args.overwrite)?;
        fill_whole(path, |file, _| fill(file)).map_err(|why| TargetError::write(path, &why))?;
    }
    let written = match (args.telling.quiet, args.telling.json, is_stream) {
        (true, ..) => Ok(()),
        (_, true, false) => writeln!(out, "{}", summary(args)),
        (_, true, true) => writeln!(said, "{}", summary(args)),
        (_, false, _) => in_words(args, said),
    };
    written.map_err(failed("writing what was done"))
}

fn failed(what: &'static str) -> impl Fn(io::Error) -> SynthError {
    move |why| SynthError::Stream { what, why }
}

fn rows_of(rows: u64) -> String {
    counted(rows as usize, "synthetic row")
}

fn in_words(args: &SynthArgs, said: &mut dyn Write) -> io::Result<()> {
    let (rows, out) = (rows_of(args.rows), args.out.display());
    writeln!(
        said,
        "{rows} written to {out}; nothing in them has happened"
    )
}

fn summary(args: &SynthArgs) -> serde_json::Value {
    json!({
        "out": args.out.display().to_string(),
        "rows": args.rows,
        "seed": args.seed,
        "synthetic": true,
    })
}
