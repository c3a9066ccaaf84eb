//! When: of what a claim is about, and of the claim itself.

use jiff::civil::DateTime;

use crate::model::{Case, Claim, Scope, Span, TimeAxis};

/// When that was which `claim` is about. What nobody dates happened at some time of the case.
#[must_use]
pub fn strike_time(case: &Case, claim: &Claim) -> Span {
    stated_time(case, claim).unwrap_or(case.campaign.span)
}

/// When that was which `claim` is about, where somebody dates it.
#[must_use]
pub fn stated_time(case: &Case, claim: &Claim) -> Option<Span> {
    match &claim.scope {
        Scope::Incident(id) => case.incident(id).when.map(|when| *when.span()),
        Scope::Campaign | Scope::Places(_) => None,
    }
}

/// When `claim` was said; `None` where its document does not tell.
#[must_use]
pub fn statement_time(claim: &Claim) -> Option<Span> {
    claim.statement.said
}

/// The time of `claim` on `axis`; `None` for the undated.
#[must_use]
pub fn time_on(case: &Case, claim: &Claim, axis: TimeAxis) -> Option<Span> {
    match axis {
        TimeAxis::Strikes => Some(strike_time(case, claim)),
        TimeAxis::Statements => statement_time(claim),
    }
}

/// The time by whose end `claim` had been said: when it was said or, where nobody tells, when its
/// document was published, which cannot have been before. `None` where neither is known.
#[must_use]
pub fn known_by(case: &Case, claim: &Claim) -> Option<Span> {
    let published = || case.document(&claim.statement.document).published.as_ref();
    statement_time(claim).or_else(|| published().map(|published| published.span))
}

/// Where a time stands among others: by its start, then by its end; the undated after all others.
#[must_use]
pub fn time_order(time: Option<Span>) -> (bool, Option<(DateTime, DateTime)>) {
    (time.is_none(), time.map(|time| (time.start(), time.end())))
}
