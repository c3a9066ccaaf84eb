//! A case in short: who speaks, who excludes whom on what and where, what nobody locates, and what
//! could not be verified.
//!
//! Pure. It is of the whole case, whatever a filter hides.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Case, ClaimId, IncidentId, PartyId, Question, SourceId, Stance, Subject};

use super::contest::{Contest, Standing};

/// A case in short.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// How many claims each party makes: the most first, then by name.
    pub parties: Vec<(PartyId, usize)>,
    /// The questions on which accounts exclude each other.
    pub contradicted: BTreeMap<Question, Contradicted>,
    /// How many places are contested, and how.
    pub places: Contested,
    /// The incidents that no source locates.
    pub unlocated: Vec<IncidentId>,
    /// The incidents that no source dates.
    pub undated: Vec<IncidentId>,
    /// The claims that something could not be verified.
    pub unverified: Vec<ClaimId>,
}

/// A question on which accounts exclude each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contradicted {
    /// Whose accounts do, two by two; of the two, the first by name comes first.
    pub between: BTreeSet<[SourceId; 2]>,
    /// The subjects at which they do.
    pub at: Vec<Subject>,
}

/// How many places are contested; one may be so in several ways.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contested {
    /// By claims about the very place.
    pub here: usize,
    /// By a broader claim.
    pub by_broader: usize,
    /// Perhaps: if the claims are about the same strikes.
    pub in_tension: usize,
}

impl Overview {
    /// `case` in short, with what is contested in it.
    #[must_use]
    pub fn of(case: &Case, contest: &Contest) -> Self {
        let unverified = case
            .claims
            .iter()
            .filter(|claim| claim.stance == Stance::CannotVerify);
        Self {
            parties: parties(case),
            contradicted: contradicted(case, contest),
            places: Contested::of(case, contest),
            unlocated: case.unlocated().cloned().collect(),
            undated: case.undated().cloned().collect(),
            unverified: unverified.map(|claim| claim.id.clone()).collect(),
        }
    }
}

fn parties(case: &Case) -> Vec<(PartyId, usize)> {
    let mut claims: BTreeMap<&PartyId, usize> = case.parties.keys().map(|id| (id, 0)).collect();
    for claim in case.claims.iter() {
        *claims.entry(&case.source(&claim.source).party).or_default() += 1;
    }
    let mut parties: Vec<_> = claims.into_iter().collect();
    parties.sort_by_key(|(id, claims)| (Reverse(*claims), &case.parties[*id].name));
    let owned = |(id, claims): (&PartyId, usize)| (id.clone(), claims);
    parties.into_iter().map(owned).collect()
}

fn contradicted(case: &Case, contest: &Contest) -> BTreeMap<Question, Contradicted> {
    let mut questions: BTreeMap<Question, Contradicted> = BTreeMap::new();
    for (question, sides) in contest.sides() {
        let by_name = sides.iter().cloned().map(|mut sides| {
            sides.sort_by_key(|id| &case.source(id).name);
            sides
        });
        let contradicted = questions.entry(question.clone()).or_default();
        contradicted.between.extend(by_name);
    }
    for subject in Subject::all(case) {
        for question in contest.standing(&subject).contradicted() {
            let contradicted = questions.entry(question.clone()).or_default();
            contradicted.at.push(subject.clone());
        }
    }
    questions
}

impl Contested {
    fn of(case: &Case, contest: &Contest) -> Self {
        let count = |is: fn(&Standing) -> bool| {
            let subjects = case.places.keys().cloned().map(Subject::Place);
            subjects.filter(|place| is(contest.standing(place))).count()
        };
        Self {
            here: count(|standing| !standing.contested_here.is_empty()),
            by_broader: count(|standing| !standing.by_broader.is_empty()),
            in_tension: count(|standing| !standing.in_tension.is_empty()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scope;
    use crate::query::testing::{
        CaseBuilder, asserts_killed, claim, denies_any_killed, incident, places,
    };

    fn overview(case: &Case) -> Overview {
        Overview::of(case, &Contest::of(case))
    }

    #[test]
    fn an_exclusion_is_told_once_with_every_subject_at_which_it_stands() {
        let case = CaseBuilder::two_towns()
            .claims([
                asserts_killed("a", "zeta", places(&["talbiseh"]), 36),
                asserts_killed("b", "zeta", places(&["talbiseh"]), 12),
                denies_any_killed("c", "alpha", Scope::Campaign),
            ])
            .build();
        let overview = overview(&case);
        let harm = &overview.contradicted[&Question::CivilianHarm];
        let both = ["alpha".into(), "zeta".into()];
        assert!(harm.between.contains(&both), "{harm:?}");
        let talbiseh = Subject::Place("talbiseh".into());
        assert_eq!(harm.at, [talbiseh, Subject::Campaign]);
        assert_eq!(overview.places.by_broader, 1);
    }

    #[test]
    fn what_only_may_exclude_is_not_told_as_an_exclusion() {
        let case = CaseBuilder::two_towns()
            .claims([
                asserts_killed("a", "one", incident("nowhere"), 36),
                denies_any_killed("b", "other", places(&["talbiseh"])),
            ])
            .build();
        assert_eq!(overview(&case).contradicted, BTreeMap::new());
    }

    #[test]
    fn what_is_not_located_and_not_verified_is_told() {
        let doubted = claim("c", "press", incident("four"), Stance::CannotVerify);
        let case = CaseBuilder::two_towns().claims([doubted]).build();
        let overview = overview(&case);
        assert_eq!(overview.unlocated, ["nowhere".into()]);
        assert_eq!(overview.unverified, ["c".into()]);
    }

    #[test]
    fn parties_come_with_their_claims_those_without_any_last() {
        let mut case = CaseBuilder::new()
            .claims([asserts_killed("a", "one", Scope::Campaign, 1)])
            .build();
        let silent = case.parties["party"].clone();
        case.parties.insert("another".into(), silent);
        assert_eq!(
            overview(&case).parties,
            [("party".into(), 1), ("another".into(), 0)]
        );
    }

    #[test]
    fn an_empty_case_has_nothing_to_tell() {
        let overview = overview(&CaseBuilder::new().build());
        assert!(overview.contradicted.is_empty() && overview.unverified.is_empty());
        assert_eq!(overview.places, Contested::default());
    }
}
