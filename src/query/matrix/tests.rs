//! The matrix against what its cells are defined by, one claim and one subject after another.

use proptest::prelude::*;

use super::*;
use crate::model::{Claim, Filter, Scope, Stance};
use crate::query::Relation;
use crate::query::testing::{CaseBuilder, any_claims, asserts_killed, incident, places};
use crate::query::{Bearing, bearing, relation};

fn matrix(case: &Case, subject: Option<&Subject>, order: MatrixOrder) -> Matrix {
    Matrix::of(case, &Contest::of(case), &Shown::default(), subject, order)
}

/// Whether the panel has `claim` of `subject`, and as what: by definition, not by the dossier.
fn reach(case: &Case, claim: &Claim, subject: &Subject) -> Option<Reach> {
    let own = |other: &&Claim| {
        other.question == claim.question && bearing(case, &other.scope, subject) == Bearing::Local
    };
    let competes = |wanted: Relation| {
        let mut local = case.claims.iter().filter(own);
        local.any(|other| relation(case, claim, other) == wanted)
    };
    let asked = case.claims.iter().any(|other| {
        let bearing = bearing(case, &other.scope, subject);
        other.question == claim.question && matches!(bearing, Bearing::Local | Bearing::Broader)
    });
    match bearing(case, &claim.scope, subject) {
        Bearing::Local => Some(Reach::Here),
        Bearing::Broader => Some(Reach::Broader),
        _ if !asked => None,
        _ if competes(Relation::Contradicts) => Some(Reach::Narrower),
        _ if competes(Relation::InTension) => Some(Reach::InTension),
        _ => None,
    }
}

/// All that the matrix says, a line for each claim in it.
fn told<'a>(
    case: &'a Case,
    matrix: &'a Matrix,
) -> BTreeSet<(&'a str, &'a Question, &'a str, Reach)> {
    let mut told = BTreeSet::new();
    for row in &matrix.rows {
        for (cell, question) in row.cells.iter().zip(&matrix.questions) {
            for entry in &cell.entries {
                let id = case.claims[entry.claim].id.as_str();
                assert!(
                    told.insert((row.source.as_str(), question, id, entry.reach)),
                    "{id} twice"
                );
            }
        }
    }
    told
}

proptest! {
    #[test]
    fn it_has_of_each_subject_what_the_definition_says(claims in any_claims()) {
        let case = CaseBuilder::two_towns().claims(claims).build();
        for subject in Subject::all(&case) {
            let right: BTreeSet<_> = case.claims.iter().filter_map(|claim| {
                let reach = reach(&case, claim, &subject)?;
                Some((claim.source.as_str(), &claim.question, claim.id.as_str(), reach))
            }).collect();
            let matrix = matrix(&case, Some(&subject), MatrixOrder::ByParty);
            prop_assert_eq!(told(&case, &matrix), right);
        }
    }

    #[test]
    fn the_whole_case_has_every_claim_once(claims in any_claims()) {
        let case = CaseBuilder::two_towns().claims(claims).build();
        let right: BTreeSet<_> = case.claims.iter().map(|claim| {
            (claim.source.as_str(), &claim.question, claim.id.as_str(), Reach::Here)
        }).collect();
        let matrix = matrix(&case, None, MatrixOrder::ByParty);
        prop_assert_eq!(told(&case, &matrix), right);
    }

    #[test]
    fn contradictions_are_counted_as_pairs_are(claims in any_claims()) {
        let case = CaseBuilder::two_towns().claims(claims).build();
        let matrix = matrix(&case, None, MatrixOrder::ByContradictions);
        let mut before = usize::MAX;
        for row in &matrix.rows {
            let own = |claim: &&Claim| claim.source == row.source;
            let contradicted = |other: &&Claim| {
                let mut own = case.claims.iter().filter(own);
                own.any(|claim| relation(&case, claim, other) == Relation::Contradicts)
            };
            let right = case.claims.iter().filter(contradicted).count();
            prop_assert_eq!(row.contradictions, right);
            prop_assert!(row.contradictions <= before, "more contradictions first");
            before = row.contradictions;
        }
    }

    #[test]
    fn what_is_hidden_is_said_to_be_and_is_no_entry(claims in any_claims(), hidden in 0u32..4) {
        let case = CaseBuilder::two_towns().claims(claims).build();
        let contest = Contest::of(&case);
        let source: SourceId = format!("source-{hidden}").as_str().into();
        let filter = Filter { hidden_sources: [source.clone()].into(), ..Filter::default() };
        let shown = Shown::of(&case, &contest, &filter);
        for subject in Subject::all(&case).map(Some).chain([None]) {
            let of = |shown| Matrix::of(&case, &contest, shown, subject.as_ref(), MatrixOrder::ByParty);
            let (all, some) = (of(&Shown::default()), of(&shown));
            prop_assert_eq!(&all.questions, &some.questions);
            for (all, some) in all.rows.iter().zip(&some.rows) {
                prop_assert_eq!(&all.source, &some.source);
                let is_hidden = all.source == source;
                for (all, some) in all.cells.iter().zip(&some.cells) {
                    let right = is_hidden && !all.entries.is_empty();
                    prop_assert_eq!(some.has_hidden, right);
                    prop_assert_eq!(some.entries.is_empty(), is_hidden || all.entries.is_empty());
                }
            }
        }
    }
}

#[test]
fn a_broader_claim_comes_after_those_on_the_place() {
    let case = CaseBuilder::two_towns()
        .claims([
            asserts_killed("a", "snc", Scope::Campaign, 40),
            asserts_killed("b", "snc", places(&["talbiseh"]), 36),
        ])
        .build();
    let here = Subject::Place("talbiseh".into());
    let matrix = matrix(&case, Some(&here), MatrixOrder::ByParty);
    let entries = &matrix.rows[0].cells[0].entries;
    let told: Vec<(usize, Reach)> = entries
        .iter()
        .map(|entry| (entry.claim, entry.reach))
        .collect();
    assert_eq!(told, [(1, Reach::Here), (0, Reach::Broader)]);
}

#[test]
fn who_is_silent_has_a_row_of_empty_cells() {
    let doubt = Claim {
        stance: Stance::Doubts,
        ..asserts_killed("b", "mod", incident("aleppo"), 1)
    };
    let case = CaseBuilder::two_towns()
        .claims([asserts_killed("a", "snc", places(&["talbiseh"]), 36), doubt])
        .build();
    let here = Subject::Place("talbiseh".into());
    let matrix = matrix(&case, Some(&here), MatrixOrder::ByParty);
    let silent = matrix
        .rows
        .iter()
        .find(|row| row.source.as_str() == "mod")
        .unwrap();
    assert!(silent.cells.iter().all(|cell| *cell == Cell::default()));
    assert_eq!(matrix.entries(), 1);
}
