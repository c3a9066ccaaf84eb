//! A table of claims as a case: what is exported as such, edited in a spreadsheet perhaps, and opened again.
//!
//! A row is a claim, with what it refers to; what is said of the same thing in several rows is said once in the
//! case, as the first of them says it. What no table holds (notes, scenes, which groups are disjoint) is not in it.

mod answer;
mod cells;
mod claim;
mod declared;
mod spelling;
#[cfg(test)]
mod tests;

use crate::model::{Case, Regions};

use super::case::{self, Loaded};
use super::findings::Findings;
use super::problem::Problems;
use super::table::{Dialect, Row, Rows, TableError};
use super::written_case::{CaseForm, write};

pub use self::spelling::{defused, listed};

use self::cells::{Columns, Line};
use self::declared::Declared;

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

/// Whether `text` is a table of claims, or the beginning of one.
#[must_use]
pub fn is_claims_table(text: &str) -> bool {
    dialect(text).is_some()
}

fn has_columns_of_claims(header: &[String]) -> bool {
    let has = |name: &&str| header.iter().any(|column| column == name);
    KNOWN_BY.iter().all(has)
}

/// Reads the case that the table `text` makes; its text is the same case as RON has it. `regions` are the areas that it
/// may refer to by code.
///
/// # Errors
/// Everything that is wrong with the table, with its lines.
pub fn read(text: &str, regions: &Regions) -> Result<Loaded, Problems> {
    let mut findings = Findings::new(text);
    let case = read_rows(text, regions, &mut findings);
    if findings.errors() > 0 {
        return Err(findings.into_problems());
    }
    let mut written = Vec::new();
    let written = match write(&case, CaseForm::Ron, &mut written) {
        Ok(()) => String::from_utf8_lossy(&written).into_owned(),
        Err(error) => {
            findings.error(0, error.to_string());
            return Err(findings.into_problems());
        }
    };
    match case::read(&written, regions) {
        Ok(loaded) => Ok(Loaded {
            warnings: findings.into_problems(),
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

fn read_rows(text: &str, regions: &Regions, findings: &mut Findings) -> Case {
    let mut declared = Declared::new(regions);
    let mut claims = Vec::new();
    if let Err(error) = each_row(text, &mut |line| {
        claims.extend(claim::claim(line, &mut declared, findings));
    }) {
        findings.error(0, error.to_string());
    }
    Case {
        claims: claims.into(),
        ..declared.finish()
    }
}

/// Gives `each` the rows of the table `text`, as far as it can be read.
fn each_row(text: &str, each: &mut dyn FnMut(&Line)) -> Result<(), TableError> {
    let dialect = dialect(text).unwrap_or(parted_by(b','));
    let mut rows = Rows::with_dialect(text.as_bytes(), dialect)?;
    let columns = Columns::of(rows.header());
    let mut row = Row::default();
    while rows.next(&mut row)? {
        each(&Line::new(&columns, &row));
    }
    Ok(())
}

/// How the table of claims that `text` is parts its cells; `None` where it is no such table. Told by the names of its
/// columns, which are known: what stands in its cells may look like anything.
fn dialect(text: &str) -> Option<Dialect> {
    let dialects = [b',', b';', b'\t'].map(parted_by);
    dialects.into_iter().find(|dialect| {
        let rows = Rows::with_dialect(text.as_bytes(), *dialect);
        rows.is_ok_and(|rows| has_columns_of_claims(rows.header()))
    })
}

const fn parted_by(delimiter: u8) -> Dialect {
    Dialect {
        delimiter,
        decimal_comma: false,
    }
}
