//! A table of claims as a case: what is exported as such, edited in another program perhaps, and opened again.
//!
//! A row is a claim, with what it refers to; what is said of the same thing in several rows is said once in the
//! case, as the first of them says it. What no table holds (notes, scenes, which groups are disjoint) is not in it.
//! Such a table is delimited text, the features of `GeoJSON`, the placemarks of KML or the rows of a `GeoPackage`: it
//! is known by its columns, whatever it is written as.

mod answer;
mod cells;
mod claim;
mod declared;
mod form;
mod spelling;
mod tabular;
#[cfg(test)]
pub(in crate::formats) mod tests;

use crate::model::{Case, Regions};
use crate::state::document::Writing;

use super::case::{self, Loaded};
use super::findings::Findings;
use super::problem::Problems;
use super::rows::RowsError;
use super::table::Row;
use super::written_case::{CaseForm, write};

pub use self::form::{Form, are_in, is_claims_table};
pub use self::spelling::{defused, listed};
pub use self::tabular::Listed;

use self::cells::{Columns, Line};
use self::declared::Declared;
use self::tabular::Tabular;

/// The column of the geometry: well-known text.
pub const GEOMETRY: &str = "geometry";

/// The columns by which a table is known to be one of claims.
const KNOWN_BY: [&str; 9] = [
    "claim_id",
    "source",
    "source_id",
    "party_id",
    "question",
    "stance",
    "answer_kind",
    "scope",
    "document_id",
];

/// Whether a table whose columns are called so is one of claims.
#[must_use]
pub fn has_columns_of_claims(header: &[String]) -> bool {
    let has = |name: &&str| header.iter().any(|column| column == name);
    KNOWN_BY.iter().all(has)
}

/// Reads the case that the table `text` makes, which has that `form`; its text is the same case as RON has it.
/// `regions` are the areas that it may refer to by code.
///
/// # Errors
/// Everything that is wrong with the table, with its lines.
pub fn read(text: &str, form: Form, regions: &Regions) -> Result<Loaded, Problems> {
    let mut findings = Findings::new(text);
    let case = match form.table(text) {
        Ok(mut table) => claims_of(&mut *table, regions, &mut findings),
        Err(error) => {
            findings.error(0, error.to_string());
            return Err(findings.into_problems());
        }
    };
    as_a_case(&case, form.writing(), regions, findings)
}

/// Reads the case that `rows` make, as [`read`] does.
///
/// # Errors
/// Everything that is wrong with them, by their numbers.
pub fn read_listed(
    mut rows: Listed,
    writing: Writing,
    regions: &Regions,
) -> Result<Loaded, Problems> {
    // A line for the header, and one for each row.
    let lines = "\n".repeat(rows.how_many() + 1);
    let mut findings = Findings::new(&lines);
    let case = claims_of(&mut rows, regions, &mut findings);
    let read = as_a_case(&case, writing, regions, findings).map_err(Problems::by_rows)?;
    Ok(Loaded {
        warnings: read.warnings.by_rows(),
        ..read
    })
}

/// The claims of `table` with what they refer to, as far as it can be read.
fn claims_of(table: &mut dyn Tabular, regions: &Regions, findings: &mut Findings) -> Case {
    let mut declared = Declared::new(regions);
    let mut claims = Vec::new();
    let read = each_row(table, findings, &mut |line, findings| {
        claims.extend(claim::claim(line, &mut declared, findings));
    });
    if let Err(error) = read {
        findings.error(0, error.to_string());
    }
    Case {
        claims: claims.into(),
        ..declared.finish()
    }
}

/// `case` as it is read from how it is written in RON: so it is held to all that a case is held to.
fn as_a_case(
    case: &Case,
    writing: Writing,
    regions: &Regions,
    mut findings: Findings,
) -> Result<Loaded, Problems> {
    if findings.errors() > 0 {
        return Err(findings.into_problems());
    }
    let mut written = Vec::new();
    if let Err(error) = write(case, CaseForm::Ron, &mut written) {
        findings.error(0, error.to_string());
        return Err(findings.into_problems());
    }
    match case::read(&String::from_utf8_lossy(&written), regions) {
        Ok(loaded) => Ok(Loaded {
            warnings: findings.into_problems(),
            writing,
            ..loaded
        }),
        Err(problems) => {
            for problem in problems.iter() {
                findings.error(0, format!("the claims make no case: {}", problem.what));
            }
            Err(findings.into_problems())
        }
    }
}

/// Gives `each` the rows of `table`, and tells `findings` what else was found in it.
fn each_row(
    table: &mut dyn Tabular,
    findings: &mut Findings,
    each: &mut dyn FnMut(&Line, &mut Findings),
) -> Result<(), RowsError> {
    let columns = Columns::of(table.header(), table.is_defused());
    let mut row = Row::default();
    let mut goes_on = true;
    while goes_on {
        goes_on = table.next(&mut row)?;
        if goes_on {
            each(&Line::new(&columns, &row), findings);
        }
        for found in table.take_found() {
            let what = format!("{}: {}: {}", found.column, found.what, found.said);
            findings.warning(row.offset() as usize, what);
        }
    }
    Ok(())
}
