//! A dossier: all that is said of one subject, question by question.

mod crowd;

use std::collections::{BTreeSet, HashSet};

use crate::model::{Case, Claim, ClaimId, Question, SourceId, Subject};

use super::contest::{Contest, Met, Standing};
use super::filter::Shown;
use super::position::{Position, positions};
use super::register::{Bearers, Register};

pub use self::crowd::{Crowd, crowd};

/// What the sources say of one subject, and who says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier<'a> {
    /// What competes there, whatever is hidden.
    pub standing: &'a Standing,
    /// The questions that somebody answers, those answered of this very subject first.
    pub sections: Vec<Section<'a>>,
    /// Claims about this very subject, shown or hidden.
    pub local: BTreeSet<&'a ClaimId>,
}

/// One question about the subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Section<'a> {
    /// The question.
    pub question: &'a Question,
    /// Whether any claim about this very subject answers it, shown or hidden.
    pub answered_here: bool,
    /// Positions of claims about this very subject.
    pub here: Vec<Position<'a>>,
    /// Positions of broader claims.
    pub broader: Vec<Position<'a>>,
    /// Positions of claims on a part of what a local claim is about that contradict it.
    pub narrower: Vec<Position<'a>>,
    /// Positions of claims that may be about the subject, and would then contradict (≟).
    pub in_tension: Vec<Position<'a>>,
    /// Sources with a claim in the case that say nothing on this question here or more broadly.
    pub silent: BTreeSet<&'a SourceId>,
    /// Sources that speak of something that may be here or elsewhere, and say so nothing for sure.
    pub perhaps: BTreeSet<&'a SourceId>,
    /// Sources that do speak, with a claim that is hidden.
    pub hidden: BTreeSet<&'a SourceId>,
}

impl<'a> Section<'a> {
    /// Every claim that it shows of the very subject, of more and of a part of it, without those that may be
    /// about something else; those that question a position may come more than once.
    pub fn related(&self) -> impl Iterator<Item = &'a Claim> {
        let positions = [&self.here, &self.broader, &self.narrower];
        positions.into_iter().flatten().flat_map(|position| {
            let voices = position.voices.iter().map(|voice| voice.claim);
            voices.chain(position.questioned_by.iter().copied())
        })
    }
}

/// What is said of `subject`, as far as it is `shown`.
#[must_use]
pub fn dossier<'a>(
    case: &'a Case,
    contest: &'a Contest,
    shown: &Shown,
    subject: &Subject,
) -> Dossier<'a> {
    let register = contest.register(case);
    let bearers = register.bearing_on(case, subject);
    let asked = Asked {
        case,
        contest,
        shown,
        register: &register,
        bearers: &bearers,
        sources: register
            .speakers
            .iter()
            .map(|it| &case.claims[*it as usize].source)
            .collect(),
    };
    let questions = questions(&asked);
    let all = questions.iter().copied();
    let local = all.flat_map(|question| register.claims_on(case, &bearers.local, question));
    Dossier {
        standing: contest.standing(subject),
        local: local.map(|claim| &claim.id).collect(),
        sections: questions
            .into_iter()
            .map(|it| section(&asked, it))
            .collect(),
    }
}

/// Of whom it is asked what is said.
struct Asked<'a, 'r> {
    case: &'a Case,
    contest: &'a Contest,
    shown: &'r Shown,
    register: &'r Register,
    bearers: &'r Bearers<'r>,
    /// Sources with a claim in the case.
    sources: Vec<&'a SourceId>,
}

/// The questions that a claim about the subject, or about more than it, answers: first those
/// answered of the very subject, whether shown or hidden.
fn questions<'a>(asked: &Asked<'a, '_>) -> Vec<&'a Question> {
    let on = |scopes| asked.register.questions(asked.case, scopes);
    let local = on(&asked.bearers.local);
    let mut only_broader = on(&asked.bearers.broader);
    only_broader.retain(|question| !local.contains(question));
    local.into_iter().chain(only_broader).collect()
}

fn section<'a>(asked: &Asked<'a, '_>, question: &'a Question) -> Section<'a> {
    let (case, bearers, shown) = (asked.case, asked.bearers, asked.shown);
    let on = |scopes| asked.register.claims_on(case, scopes, question);
    let (local, broader) = (on(&bearers.local), on(&bearers.broader));
    let elsewhere = elsewhere(asked, &local);
    let met = |is: fn(&Met) -> bool| -> Vec<&Claim> {
        let claims = elsewhere.iter().filter(|(_, met)| is(met));
        claims.map(|(claim, _)| *claim).collect()
    };
    let (narrower, in_tension) = (met(|met| met.contradicts), met(|met| met.may));

    let all = || {
        [&local, &broader, &narrower, &in_tension]
            .into_iter()
            .flatten()
    };
    let speaking: BTreeSet<&SourceId> = all().map(|claim| &claim.source).collect();
    let perhaps = bearers.perhaps(case, question).map(|claim| &claim.source);
    let perhaps: BTreeSet<&SourceId> = perhaps.filter(|it| !speaking.contains(it)).collect();
    let hidden = all()
        .filter(|claim| !shown.shows(claim))
        .map(|claim| &claim.source)
        .collect();
    let is_silent = |source: &&&SourceId| !speaking.contains(*source) && !perhaps.contains(*source);
    let shown =
        |claims: &[&'a Claim]| positions(claims.iter().copied().filter(|claim| shown.shows(claim)));
    Section {
        question,
        answered_here: !local.is_empty(),
        here: shown(&local),
        broader: shown(&broader),
        narrower: shown(&narrower),
        in_tension: shown(&in_tension),
        silent: asked.sources.iter().filter(is_silent).copied().collect(),
        perhaps,
        hidden,
    }
}

/// The claims that compete with any of `local` and are neither about the very subject nor about more
/// than it.
fn elsewhere<'a>(asked: &Asked<'a, '_>, local: &[&Claim]) -> Vec<(&'a Claim, Met)> {
    let Bearers {
        local: here,
        broader,
        ..
    } = asked.bearers;
    let bearing: HashSet<&u32> = here.iter().chain(broader).collect();
    let mut met = asked.contest.met_by_any(asked.case, local);
    met.retain(|(claim, _)| {
        let place = asked.register.place_of(&claim.id);
        place.is_none_or(|place| !bearing.contains(&asked.register.scope_of(place)))
    });
    met
}

#[cfg(test)]
mod tests;
