//! Which claims of an archive compete with others on the same incident.
//!
//! What competes is decided by [`crate::query`], for a case of the claims of one incident; incidents whose
//! claims are alike are decided once.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::model::{Claim, Competing, Stance, Subject};
use crate::query::Relation;

use super::columns::Table;

/// A claim as far as it matters for what it competes with.
type Kind = (u8, Stance, u32);

/// What is known of incidents by the kinds of their claims.
#[derive(Debug, Default)]
pub(super) struct Rivals {
    known: HashMap<Vec<Kind>, Vec<Competing>, RandomState>,
}

impl Rivals {
    /// How each claim of `table` competes.
    pub(super) fn found_in(mut self, table: Table) -> Vec<Competing> {
        let columns = table.columns;
        let mut all = vec![Competing::Any; columns.claims.len()];
        let mut kinds: Vec<Kind> = Vec::new();
        for incident in 0..columns.incidents.len() {
            let claims = columns.claims_of(incident);
            let kind = |at: usize| {
                let kind = columns.kind_of(at);
                (kind.question, kind.stance, columns.claims.answer[at])
            };
            kinds.clear();
            kinds.extend(claims.clone().map(kind));
            if !may_compete(&kinds) {
                continue;
            }
            if !self.known.contains_key(&kinds) {
                let competing = competing(table, incident);
                self.known.insert(kinds.clone(), competing);
            }
            all[claims].copy_from_slice(&self.known[&kinds]);
        }
        all
    }
}

/// Whether two of `kinds` answer one question in different ways.
fn may_compete(kinds: &[Kind]) -> bool {
    let mut pairs = kinds
        .iter()
        .enumerate()
        .flat_map(|(i, one)| kinds[i + 1..].iter().map(move |other| (one, other)));
    pairs.any(|(one, other)| one.0 == other.0 && (one.1, one.2) != (other.1, other.2))
}

/// How each claim of the incident `number` competes with the others.
fn competing(table: Table, number: usize) -> Vec<Competing> {
    let Some(subject) = table.incident_id(number).map(Subject::Incident) else {
        return Vec::new();
    };
    let excerpt = table.excerpt_of(&[number], &subject);
    let how = |claim: &Claim| match excerpt.contest.strongest(&claim.id) {
        Relation::Contradicts => Competing::Contradicted,
        Relation::InTension => Competing::Perhaps,
        Relation::None => Competing::Any,
    };
    let claims = excerpt.case.claims.iter();
    claims.map(how).collect()
}
