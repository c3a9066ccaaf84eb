//! A dossier: all that is said of one subject, question by question.

use std::collections::BTreeSet;

use crate::model::{Case, Claim, ClaimId, Question, SourceId, Subject};

use super::bearing::{Bearing, bearing};
use super::contest::{Contest, Standing};
use super::filter::Shown;
use super::position::{Position, positions};
use super::relation::Relation;

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
    let bearings: Vec<(&Claim, Bearing)> = case
        .claims
        .iter()
        .map(|claim| (claim, bearing(case, &claim.scope, subject)))
        .collect();
    Dossier {
        standing: contest.standing(subject),
        sections: questions(&bearings)
            .into_iter()
            .map(|question| section(case, contest, shown, &bearings, question))
            .collect(),
        local: bearings
            .iter()
            .filter(|(_, bearing)| *bearing == Bearing::Local)
            .map(|(claim, _)| &claim.id)
            .collect(),
    }
}

/// The questions that a claim about the subject, or about more than it, answers: first those
/// answered of the very subject, whether shown or hidden.
fn questions<'a>(bearings: &[(&'a Claim, Bearing)]) -> Vec<&'a Question> {
    let with = |wanted: Bearing| {
        bearings
            .iter()
            .filter(move |(_, bearing)| *bearing == wanted)
            .map(|(claim, _)| &claim.question)
            .collect::<BTreeSet<_>>()
    };
    let local = with(Bearing::Local);
    let only_broader = with(Bearing::Broader)
        .difference(&local)
        .copied()
        .collect::<Vec<_>>();
    local.into_iter().chain(only_broader).collect()
}

fn section<'a>(
    case: &'a Case,
    contest: &Contest,
    shown: &Shown,
    bearings: &[(&'a Claim, Bearing)],
    question: &'a Question,
) -> Section<'a> {
    let on_question = |wanted: Bearing| {
        bearings
            .iter()
            .filter(move |(claim, bearing)| claim.question == *question && *bearing == wanted)
            .map(|(claim, _)| *claim)
    };
    let local: Vec<&Claim> = on_question(Bearing::Local).collect();
    let rivals_local = |claim: &Claim, wanted: Relation| {
        contest.rivals_of(&claim.id).any(|(rival, relation)| {
            relation == wanted && local.iter().any(|claim| claim.id == *rival)
        })
    };
    let broader: Vec<&Claim> = on_question(Bearing::Broader).collect();
    let elsewhere = || {
        [Bearing::Narrower, Bearing::Uncertain, Bearing::Elsewhere]
            .into_iter()
            .flat_map(on_question)
    };
    let narrower: Vec<&Claim> = elsewhere()
        .filter(|claim| rivals_local(claim, Relation::Contradicts))
        .collect();
    let in_tension: Vec<&Claim> = elsewhere()
        .filter(|claim| rivals_local(claim, Relation::InTension))
        .collect();

    let all = || {
        [&local, &broader, &narrower, &in_tension]
            .into_iter()
            .flatten()
    };
    let speaking: BTreeSet<&SourceId> = all().map(|claim| &claim.source).collect();
    let perhaps: BTreeSet<&SourceId> = on_question(Bearing::Uncertain)
        .map(|claim| &claim.source)
        .filter(|source| !speaking.contains(source))
        .collect();
    let hidden = all()
        .filter(|claim| !shown.shows(claim))
        .map(|claim| &claim.source)
        .collect();
    let shown =
        |claims: &[&'a Claim]| positions(claims.iter().copied().filter(|claim| shown.shows(claim)));
    Section {
        question,
        answered_here: !local.is_empty(),
        here: shown(&local),
        broader: shown(&broader),
        narrower: shown(&narrower),
        in_tension: shown(&in_tension),
        silent: sources_with_a_claim(case)
            .filter(|source| !speaking.contains(source) && !perhaps.contains(source))
            .collect(),
        perhaps,
        hidden,
    }
}

fn sources_with_a_claim(case: &Case) -> impl Iterator<Item = &SourceId> {
    case.claims
        .iter()
        .map(|claim| &claim.source)
        .collect::<BTreeSet<_>>()
        .into_iter()
}
