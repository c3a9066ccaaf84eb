//! What a filter decides of single values, of whichever claim they are.
//!
//! `None` means that the claim gives no value: what becomes of it then, [`wants_unknown`] tells.

use crate::model::{
    Answer, AtLeast, Count, Credibility, Facet, Filter, Precision, Reliability, Span, Stance,
};
use crate::query::position::normal_form_of;

/// Whether a claim located so precisely is shown.
#[must_use]
pub fn shows_precision(filter: &Filter, precision: Precision) -> bool {
    // From finest to coarsest.
    filter.precision.is_none_or(|least| precision <= least)
}

/// Whether a claim of a source graded so is shown.
pub fn shows_reliability(filter: &Filter, grade: Option<Reliability>) -> Option<bool> {
    // From A, the most reliable, to F, which is none.
    let grade = grade.filter(|grade| *grade != Reliability::F)?;
    let wanted = filter.reliability;
    Some(wanted.is_none_or(|wanted| grade <= wanted.least))
}

/// Whether a claim graded so is shown.
pub fn shows_credibility(filter: &Filter, grade: Option<Credibility>) -> Option<bool> {
    // From 1, confirmed, to 6, which is none.
    let grade = grade.filter(|grade| grade.digit() < 6)?;
    let wanted = filter.credibility;
    Some(wanted.is_none_or(|wanted| grade <= wanted.least))
}

/// Whether a claim that so many civilians were killed is shown.
pub fn shows_killed(filter: &Filter, killed: Option<Count>) -> Option<bool> {
    let least = filter.killed.map_or(0, |wanted| wanted.least);
    Some(killed?.most().is_none_or(|most| most >= least))
}

/// Whether a claim of that time, on the axis that the filter has chosen, is shown.
pub fn shows_time(filter: &Filter, time: Option<Span>) -> Option<bool> {
    let Some(window) = filter.time else {
        return Some(true);
    };
    let time = time?;
    Some(time.start() < window.end && window.start < time.end())
}

/// Whether a claim that had been said by the end of `said` is shown.
pub fn shows_known_on(filter: &Filter, said: Option<Span>) -> Option<bool> {
    let Some(known) = filter.known_on else {
        return Some(true);
    };
    let said = said?;
    // A span ends with the first moment after it.
    let next = known.day.tomorrow();
    Some(next.map_or(true, |next| said.end() <= next.into()))
}

/// Whether claims that give no value for `facet` are shown.
#[must_use]
pub fn wants_unknown(filter: &Filter, facet: Facet) -> bool {
    fn unknown<T>(wanted: Option<AtLeast<T>>) -> bool {
        wanted.is_none_or(|wanted| wanted.unknown)
    }
    match facet {
        Facet::Reliability => unknown(filter.reliability),
        Facet::Credibility => unknown(filter.credibility),
        Facet::Killed => unknown(filter.killed),
        Facet::Time => filter.time.is_none_or(|window| window.undated),
        Facet::KnownOn => filter.known_on.is_none_or(|known| known.undated),
        _ => true,
    }
}

/// How many civilians were killed by `answer`, whatever its source does with that figure in this
/// `stance`. A figure of people, who may be fighters, gives none.
#[must_use]
pub fn killed(answer: &Answer, stance: Stance) -> Option<Count> {
    match (&*normal_form_of(answer, stance).0, stance) {
        // To deny a figure is to give none.
        (Answer::Harm(harm), stance) if stance != Stance::Denies || harm.is_none() => harm.killed,
        _ => None,
    }
}
