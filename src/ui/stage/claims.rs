//! What is said of what a scene shows, for the back of a room: answers, who gives them, and what
//! could not be verified; no small print.

use egui::Color32;

use crate::model::{Claim, Scene, Stance};
use crate::query::{Dossier, Position, Section};
use crate::ui::screen::Screen;
use crate::ui::words;

/// An answer to a question, as a room reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The hue that those who give it share; a hairline's colour where they share none.
    pub bar: Color32,
    /// The answer.
    pub answer: String,
    /// Who gives it, and about what, in sentences.
    pub said: Vec<String>,
}

/// A question with what is answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The question.
    pub question: String,
    /// The answers, side by side.
    pub answers: Vec<Answered>,
}

/// The questions that `scene` asks of what `dossier` is about, with what is answered.
pub(super) fn asked(screen: &Screen, scene: &Scene, dossier: &Dossier) -> Vec<Asked> {
    let case = screen.case();
    let asked = asked_by(scene, dossier).map(|section| Asked {
        question: words::question(case, section.question).to_owned(),
        answers: answers(screen, section),
    });
    asked.filter(|asked| !asked.answers.is_empty()).collect()
}

/// The claims that answer what `scene` asks of what `dossier` is about.
pub(super) fn claims<'a>(scene: &Scene, dossier: &Dossier<'a>) -> Vec<&'a Claim> {
    let positions = asked_by(scene, dossier).flat_map(positions);
    let mut claims: Vec<&'a Claim> = Vec::new();
    for (position, _) in positions {
        let voices = position.voices.iter().map(|voice| voice.claim);
        for claim in voices.chain(position.questioned_by.iter().copied()) {
            if claims.iter().all(|known| known.id != claim.id) {
                claims.push(claim);
            }
        }
    }
    claims
}

/// The questions of `dossier` that `scene` asks.
fn asked_by<'a, 'b>(
    scene: &'b Scene,
    dossier: &'b Dossier<'a>,
) -> impl Iterator<Item = &'b Section<'a>> {
    let sections = dossier.sections.iter();
    sections.filter(|section| {
        let question = scene.question.as_ref();
        question.is_none_or(|question| question == section.question)
    })
}

/// The positions on a question, and what is to be said of what they are about, if it is not the very
/// subject.
fn positions<'a, 'b>(
    section: &'b Section<'a>,
) -> impl Iterator<Item = (&'b Position<'a>, Bearing)> {
    let with = |bearing| move |position| (position, bearing);
    let here = section.here.iter().map(with(Bearing::Here));
    let broader = section.broader.iter().map(with(Bearing::Elsewhere));
    let narrower = section.narrower.iter().map(with(Bearing::Elsewhere));
    let in_tension = section.in_tension.iter().map(with(Bearing::Perhaps));
    here.chain(broader).chain(narrower).chain(in_tension)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bearing {
    Here,
    Elsewhere,
    Perhaps,
}

fn answers(screen: &Screen, section: &Section) -> Vec<Answered> {
    let mut answers = Vec::new();
    for (position, bearing) in positions(section) {
        answers.push(answered(screen, position, bearing));
        let unverified = position.questioned_by.iter();
        let unverified = unverified.filter(|claim| claim.stance == Stance::CannotVerify);
        let names = unverified.map(|claim| screen.case().source(&claim.source).short_name());
        let names = words::listed(names);
        if !names.is_empty() {
            answers.push(Answered {
                bar: screen.theme.colours.ink_soft,
                answer: "That could not be verified".to_owned(),
                said: vec![format!("{names}.")],
            });
        }
    }
    answers
}

fn answered(screen: &Screen, position: &Position, bearing: Bearing) -> Answered {
    let case = screen.case();
    let asserting = position.voices.iter();
    let asserting = asserting.filter(|voice| voice.stance == Stance::Asserts);
    let hue = screen
        .derived
        .marks
        .shared_hue(asserting.map(|voice| &voice.claim.source));
    let answer = words::answer(case, &position.answer);
    let (answer, mut said) = match sole_stance(position) {
        // Nobody at the back is to read as said what is denied.
        Some((_, before, _)) => (
            format!("{before}{answer}"),
            vec![names(screen, position, None)],
        ),
        None => (answer, by_stance(screen, position)),
    };
    let first = position.voices.first();
    said.extend(first.and_then(|voice| words::together(case, voice.claim)));
    let scope = words::scope(case, position.scope);
    match bearing {
        Bearing::Here => {}
        Bearing::Elsewhere => said.push(format!("About the {scope}.")),
        Bearing::Perhaps => said.push(format!("About {scope}: perhaps other strikes.")),
    }
    Answered {
        bar: hue.map_or(screen.theme.colours.line, |hue| screen.theme.hue(hue)),
        answer,
        said,
    }
}

/// A stance, what is put before an answer that is given in no other, and before the names of those who
/// take it.
type Told = (Stance, &'static str, &'static str);

const TOLD: [Told; 5] = [
    (Stance::Asserts, "", ""),
    (Stance::Denies, "Denied: ", "Denied by "),
    (Stance::Doubts, "In doubt: ", "Doubted by "),
    (Stance::Conditional, "On a condition: ", "On a condition, "),
    (
        Stance::CannotVerify,
        "Not verified: ",
        "Could not be verified by ",
    ),
];

/// The stance that all take to the answer, if there is but one.
fn sole_stance(position: &Position) -> Option<Told> {
    let first = position.voices.first()?.stance;
    let mut others = position.voices.iter();
    let is_sole = others.all(|voice| voice.stance == first);
    TOLD.into_iter()
        .find(|(stance, ..)| is_sole && *stance == first)
}

/// Who takes which stance, a line for each.
fn by_stance(screen: &Screen, position: &Position) -> Vec<String> {
    let lines = TOLD.into_iter().filter_map(|(stance, _, before)| {
        let is_taken = position.voices.iter().any(|voice| voice.stance == stance);
        is_taken.then(|| format!("{before}{}", names(screen, position, Some(stance))))
    });
    lines.collect()
}

/// Those who take `stance`, or any.
fn names(screen: &Screen, position: &Position, stance: Option<Stance>) -> String {
    let voices = position.voices.iter();
    let voices = voices.filter(|voice| stance.is_none_or(|stance| voice.stance == stance));
    let names = voices.map(|voice| screen.case().source(&voice.claim.source).short_name());
    format!("{}.", words::listed(names))
}
