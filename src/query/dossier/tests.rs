//! A dossier is what asking of every claim how it bears on the subject makes of it.

use proptest::prelude::*;

use super::*;
use crate::model::{Filter, Link, LinkKind};
use crate::query::Opponents;
use crate::query::bearing::{Bearing, bearing};
use crate::query::relation::Relation;
use crate::query::testing::any_case;

fn by_every_claim<'a>(
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
        sections: questions_of(&bearings)
            .into_iter()
            .map(|question| section_of(case, contest, shown, &bearings, question))
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
fn questions_of<'a>(bearings: &[(&'a Claim, Bearing)]) -> Vec<&'a Question> {
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

fn section_of<'a>(
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

/// Whom a position contradicts or may, found by looking at all rivals of all its voices.
fn opponents<'a>(
    case: &'a Case,
    contest: &Contest,
    position: &Position,
    local: &BTreeSet<&ClaimId>,
) -> Opponents<'a> {
    let mut opponents = Opponents::default();
    for voice in &position.voices {
        let own = &voice.claim.id;
        let rivals = contest.rivals_of(own);
        for (rival, relation) in rivals.filter(|(id, _)| local.contains(own) || local.contains(id))
        {
            let source = &case.claim(rival).unwrap().source;
            match relation {
                Relation::Contradicts if position.holds(rival) => opponents.within = true,
                Relation::Contradicts => _ = opponents.others.insert(source),
                Relation::InTension => _ = opponents.perhaps.insert(source),
                Relation::None => {}
            }
        }
    }
    opponents
}

/// A random case in which some claims question others, and a filter that may hide one of its sources.
fn case_and_filter() -> impl Strategy<Value = (Case, Filter)> {
    let questions = prop::collection::vec((0usize..24, 0usize..24), 0..4);
    (any_case(), 0u32..5, questions).prop_map(|(mut case, hidden, questions)| {
        let mut claims = case.claims.to_vec();
        for (from, to) in questions {
            let to = format!("c{to}");
            if let Some(claim) = claims.get_mut(from) {
                claim.links.push(Link {
                    kind: LinkKind::Questions,
                    claim: to.as_str().into(),
                });
            }
        }
        case.claims = claims.into();
        let filter = Filter {
            hidden_sources: [format!("source-{hidden}").as_str().into()].into(),
            ..Filter::default()
        };
        (case, filter)
    })
}

fn subjects(case: &Case) -> BTreeSet<Subject> {
    let incidents = case.incidents.keys().cloned().map(Subject::Incident);
    Subject::all(case).chain(incidents).collect()
}

proptest! {
    #[test]
    fn a_dossier_is_what_every_claim_makes_of_it((case, filter) in case_and_filter()) {
        let contest = Contest::of(&case);
        let shown = Shown::of(&case, &contest, &filter);
        for subject in subjects(&case) {
            let expected = by_every_claim(&case, &contest, &shown, &subject);
            prop_assert_eq!(dossier(&case, &contest, &shown, &subject), expected);
        }
    }

    #[test]
    fn whom_a_position_contradicts_is_what_its_voices_rivals_are((case, filter) in case_and_filter()) {
        let contest = Contest::of(&case);
        let shown = Shown::of(&case, &contest, &filter);
        for subject in subjects(&case) {
            let dossier = dossier(&case, &contest, &shown, &subject);
            for section in &dossier.sections {
                let positions = [&section.here, &section.broader, &section.narrower];
                for position in positions.into_iter().chain([&section.in_tension]).flatten() {
                    let expected = opponents(&case, &contest, position, &dossier.local);
                    let found = contest.opponents(&case, position, &dossier.local);
                    prop_assert_eq!(found, expected);
                }
            }
        }
    }

    #[test]
    fn a_case_of_which_the_contest_is_not_known_has_its_dossiers_all_the_same(case in any_case()) {
        let (known, unknown, shown) = (Contest::of(&case), Contest::default(), Shown::default());
        for subject in subjects(&case) {
            let of = |contest| -> Vec<String> {
                let sections = dossier(&case, contest, &shown, &subject).sections;
                sections.iter().map(|it| format!("{:?}{:?}", it.here, it.broader)).collect()
            };
            prop_assert_eq!(of(&known), of(&unknown));
        }
    }
}
