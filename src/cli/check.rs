//! `check`: what is wrong with cases, and what of data sets is not understood.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::swap::{Expected, Swapped};
use crate::archive::{Mapping, Report};
use crate::formats::archive::{How, Imported, import};
use crate::formats::file::OpenError;
use crate::formats::problem::counted;
use crate::formats::{Holds, Loaded, open_case};
use crate::model::Regions;

/// Writes every problem of `files` to `out`, then one line per file; says whether all can be read. Tables are
/// read by `mapping` where there is one.
///
/// # Errors
/// When `out` cannot be written to.
pub fn check(
    files: &[PathBuf],
    mapping: Option<Mapping>,
    regions: &Regions,
    out: &mut impl Write,
) -> io::Result<bool> {
    let how = How::from(mapping.map(Arc::new));
    let mut verdicts = Vec::new();
    for file in files {
        verdicts.push(check_one(file, &how, regions, out)?);
    }
    for (verdict, _) in &verdicts {
        writeln!(out, "{verdict}")?;
    }
    Ok(verdicts.iter().all(|(_, is_fine)| *is_fine))
}

/// Writes the problems of `file`; returns the line that sums them up, and whether it can be read.
fn check_one(
    file: &Path,
    how: &How,
    regions: &Regions,
    out: &mut impl Write,
) -> io::Result<(String, bool)> {
    if Holds::of(file) != Holds::Case {
        return check_table(file, how, regions, out);
    }
    let name = file.display().to_string();
    Ok(match open_case(file, regions) {
        Ok(loaded) => {
            write!(out, "{}", loaded.warnings.in_file(&name))?;
            (format!("{name}: {}", praise(&loaded)), true)
        }
        Err(OpenError::Problems { problems, .. }) => {
            write!(out, "{}", problems.in_file(&name))?;
            (format!("{name}: {}", problems.summary()), false)
        }
        Err(error) => {
            writeln!(out, "error: {error}")?;
            (format!("{name}: not read"), false)
        }
    })
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

/// Writes what of the data set in `file` is not understood; returns the line that sums that up, and whether
/// it can be read to its end.
fn check_table(
    file: &Path,
    how: &How,
    regions: &Regions,
    out: &mut impl Write,
) -> io::Result<(String, bool)> {
    let name = file.display().to_string();
    let imported = import(file, &"checked".into(), how, &mut |_| {
        ControlFlow::Continue(())
    });
    let Imported { archive, report } = match imported {
        Ok(imported) => imported,
        Err(error) => {
            writeln!(out, "error: {error}")?;
            return Ok((format!("{name}: not read"), false));
        }
    };
    findings(&name, &report, out)?;
    let expected = Expected::around([], regions);
    if let Some(Swapped { swapped, of, .. }) = expected.swapped(&archive.some_positions()) {
        writeln!(
            out,
            "{name}: warning: longitude and latitude look swapped: swapped, {swapped} of {of} positions lie in Syria"
        )?;
    }
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
    Ok((format!("{name}: {verdict}"), report.ended.is_none()))
}

/// A line for each example of what was found, as editors and terminals know them.
fn findings(name: &str, report: &Report, out: &mut impl Write) -> io::Result<()> {
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
