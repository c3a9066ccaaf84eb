//! A case of its own, in RON or JSON: what is exported with all that it refers to, in one.

use std::io::Write;

use crate::formats::CaseForm;
use crate::formats::written_case::write;
use crate::model::{Case, Claim};

use super::narrowed::narrowed;
use super::{Part, Sink, WriteError};

/// How many claims a case can hold that people edit and that is kept in memory as a whole.
pub const MOST_IN_A_CASE: usize = 200_000;

/// A case that grows part by part, and is written at the end.
pub(super) struct Whole<W: Write> {
    out: W,
    form: CaseForm,
    case: Option<Case>,
    claims: Vec<Claim>,
}

impl<W: Write> Whole<W> {
    /// Begins a case that will be written to `out` in this form.
    pub fn new(out: W, form: CaseForm) -> Self {
        Self {
            out,
            form,
            case: None,
            claims: Vec::new(),
        }
    }
}

impl<W: Write> Sink for Whole<W> {
    fn take(&mut self, part: &Part) -> Result<(), WriteError> {
        if self.claims.len() + part.claims.len() > MOST_IN_A_CASE {
            return Err(WriteError::TooMany);
        }
        let case = narrowed(part.case, &part.claims);
        self.claims.extend(case.claims.iter().cloned());
        match &mut self.case {
            Some(whole) => join(whole, case),
            None => self.case = Some(case),
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        let Some(mut case) = self.case else {
            return Ok(());
        };
        case.claims = self.claims.into();
        write(&case, self.form, &mut self.out)?;
        Ok(self.out.flush()?)
    }
}

/// Takes into `whole` what `part` declares. Nothing is declared twice: each data set has ids of its own.
fn join(whole: &mut Case, part: Case) {
    // Of incidents of several accounts nobody knows that.
    let is_of_one = part.incidents_are_distinct && whole.campaign == part.campaign;
    whole.incidents_are_distinct &= is_of_one;
    whole.parties.extend(part.parties);
    whole.sources.extend(part.sources);
    whole.groups.extend(part.groups);
    whole.documents.extend(part.documents);
    whole.places.extend(part.places);
    whole.incidents.extend(part.incidents);
    whole.questions.extend(part.questions);
}
