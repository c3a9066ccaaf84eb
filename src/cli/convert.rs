//! `counterclaim convert`: a case or a data set as a file that other programs open.

use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use crate::archive::{ImportProgress, Report, key};
use crate::basemap::regions;
use crate::export::{ExportError, Order, Target, export};
use crate::formats::archive::{How, ImportError, Imported, import};
use crate::formats::problem::counted;
use crate::formats::target::is_same_file;
use crate::formats::{Holds, MappingError, OpenError, open_case, read_mapping};
use crate::model::Filter;
use crate::state::export::DataFormError;
use crate::state::{DataForm, Extent};

use super::reporting::{ReportArgs, ReportError};
use super::telling::{STREAM, Telling, TellingArgs, of_report, spooled};

const EXAMPLES: &str = "\
Examples:
  counterclaim convert homs.ron homs.csv
      A table with a row for every claim of a case.
  counterclaim convert acled.csv.gz syria.gpkg
      A data set as a layer for geographic information systems.
  counterclaim convert acled.csv acled.ron --report acled-report.csv
      A data set as a case, and what was not understood of it as a table.
  counterclaim convert acled.csv - --as geojson --quiet | jq .features[0]
      A data set for another program.

Exit codes: 0 all was written, 1 nothing was, 2 the command line is wrong, 4 the data set could not be read to its
end and what came before was written.";

/// What to convert, and into what.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(after_help = EXAMPLES)]
pub struct ConvertArgs {
    /// The case or the data set; - for standard input.
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// The file to write, whose name ends in .csv, .ron, .json, .geojson, .kml or .gpkg; - for standard output.
    #[arg(value_name = "OUT")]
    pub out: PathBuf,
    /// As what to write, where the name does not say it: claims, incidents, case, json, geojson, kml, geopackage.
    #[arg(long = "as", value_name = "FORM")]
    pub form: Option<DataForm>,
    /// What the columns of the data set mean, in a file as the program keeps it.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Where what became of the rows goes.
    #[command(flatten)]
    pub report: ReportArgs,
    /// With what is marked sensitive, which is left out otherwise.
    #[arg(long)]
    pub with_sensitive: bool,
    /// Write over files that are there.
    #[arg(long)]
    pub overwrite: bool,
    /// How much is told.
    #[command(flatten)]
    pub telling: TellingArgs,
}

/// Why nothing was converted.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// The name says no form.
    #[error(transparent)]
    Form(#[from] DataFormError),
    /// The case could not be opened.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// The data set could not be read.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The mapping could not be read.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// Nothing could be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// No report could be written.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// Standard input could not be read, or nothing could be said.
    #[error("{what} failed: {why}")]
    Stream {
        /// What failed.
        what: &'static str,
        /// What the system says.
        why: io::Error,
    },
}

/// What was converted.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// How many claims were written.
    pub claims: usize,
    /// What became of the rows, where it was a data set.
    pub report: Option<Report>,
}

impl Converted {
    /// Whether all of the input was read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let report = self.report.as_ref();
        report.is_none_or(|report| report.ended.is_none())
    }
}

/// Converts as `args` say; writes to `out` what goes to standard output, and tells `said` how far it is.
///
/// # Errors
/// When the input cannot be read, or the output not be written.
pub fn convert(
    args: &ConvertArgs,
    input: &mut dyn Read,
    out: &mut dyn Write,
    said: &mut dyn Write,
) -> Result<Converted, ConvertError> {
    let is_stream = args.out == Path::new(STREAM);
    let form = match args.form {
        Some(form) => form,
        None => DataForm::of(&args.out)?,
    };
    may_report(args)?;
    let spooled = (args.input == Path::new(STREAM))
        .then(|| spooled(input))
        .transpose()
        .map_err(failed("reading standard input"))?;
    let path = spooled.as_ref().map_or(&*args.input, |file| file.path());
    let mut told = Telling::new(args.telling, said);
    let (order, report) = order(path, args, &mut told)?;
    if let Some(report) = &report {
        let report_to = &args.report;
        report_to.write(report, &args.input, args.overwrite, out)?;
    }
    let target = if is_stream {
        Target::Stream(Box::new(&mut *out))
    } else {
        Target::File {
            path: &args.out,
            overwrites: args.overwrite,
        }
    };
    let claims = export(&order, form, target, &mut |claims| {
        told.tell(|| format!("{} written", counted(claims, "claim")));
        ControlFlow::Continue(())
    })?;
    let converted = Converted { claims, report };
    let summary = summary(args, form, &converted);
    let is_taken = is_stream || args.report.is_stream();
    let written = match (args.telling.quiet, args.telling.json, is_taken) {
        (true, ..) => Ok(()),
        (_, true, false) => writeln!(out, "{summary}"),
        (_, true, true) => writeln!(told.said, "{summary}"),
        (_, false, _) => in_words(args, &converted, &mut told.said),
    };
    written.map_err(failed("writing what was done"))?;
    Ok(converted)
}

fn failed(what: &'static str) -> impl Fn(io::Error) -> ConvertError {
    move |why| ConvertError::Stream { what, why }
}

/// Refuses a report that could not be written, before anything is read or written.
fn may_report(args: &ConvertArgs) -> Result<(), ReportError> {
    let Some(path) = &args.report.report else {
        return Ok(());
    };
    if is_same_file(path, &args.out) {
        let name = if args.report.is_stream() {
            "standard output".to_owned()
        } else {
            path.display().to_string()
        };
        return Err(ReportError::Taken(name));
    }
    args.report.may_be_written(&args.input, args.overwrite)
}

/// What there is in the file `path`, all of it.
fn order(
    path: &Path,
    args: &ConvertArgs,
    told: &mut Telling,
) -> Result<(Order, Option<Report>), ConvertError> {
    let order = Order {
        case: None,
        with_case: false,
        archives: Vec::new(),
        extent: Extent::All,
        filter: Filter::default(),
        withholds: !args.with_sensitive,
    };
    if Holds::of(path) == Holds::Case {
        if args.report.report.is_some() {
            let name = args.input.display().to_string();
            return Err(ReportError::NoRows(name).into());
        }
        let case = open_case(path, regions())?.case;
        let order = Order {
            case: Some(Arc::new(case)),
            with_case: true,
            ..order
        };
        return Ok((order, None));
    }
    let id = key::named_after(&args.input);
    let mapping = args.mapping.as_deref().map(read_mapping).transpose()?;
    let how = How::from(mapping.map(Arc::new));
    let Imported {
        archive, report, ..
    } = import(path, &id, &how, &mut |progress: ImportProgress| {
        told.tell(|| format!("{} read", counted(progress.rows as usize, "row")));
        ControlFlow::Continue(())
    })?;
    let archives = vec![Arc::new(archive)];
    Ok((Order { archives, ..order }, Some(report)))
}

fn in_words(args: &ConvertArgs, converted: &Converted, said: &mut dyn Write) -> io::Result<()> {
    let from = args.input.display();
    if let Some(report) = &converted.report {
        if let Some(why) = &report.ended {
            writeln!(said, "warning: {from}: {why}")?;
        }
        let found = report.found();
        if found > 0 {
            let found = counted(found as usize, "finding");
            let what = match args.report.report {
                Some(_) => "the report has the first of each kind",
                None => "`counterclaim check` lists them",
            };
            writeln!(said, "warning: {from}: {found}; {what}")?;
        }
        writeln!(said, "{} read", counted(report.rows as usize, "row"))?;
    }
    let claims = counted(converted.claims, "claim");
    writeln!(said, "{claims} written to {}", args.out.display())
}

fn summary(args: &ConvertArgs, form: DataForm, converted: &Converted) -> Value {
    json!({
        "in": args.input.display().to_string(),
        "out": args.out.display().to_string(),
        "as": form.name(),
        "claims": converted.claims,
        "sensitive_left_out": !args.with_sensitive,
        "data_set": converted.report.as_ref().map(of_report),
    })
}
