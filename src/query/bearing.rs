//! How far each claim bears on what a person can look at.

use crate::model::{Case, Scope, Subject};

use super::scope::{Overlap, overlap};

/// How a claim bears on a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearing {
    /// It names this very subject, alone or with others.
    Local,
    /// It is about a whole that the subject is part of.
    Broader,
    /// It may be about this subject; the source does not say.
    Uncertain,
    /// It is about a part of the subject.
    Narrower,
    /// It is about something else.
    Elsewhere,
}

/// How a claim on `scope` bears on `subject`.
#[must_use]
pub fn bearing(case: &Case, scope: &Scope, subject: &Subject) -> Bearing {
    if names(case, scope, subject) {
        return Bearing::Local;
    }
    match overlap(case, scope, &subject.scope()) {
        Overlap::Same => Bearing::Local,
        Overlap::Whole => Bearing::Broader,
        Overlap::Part => Bearing::Narrower,
        Overlap::Unknown => Bearing::Uncertain,
        Overlap::Apart => Bearing::Elsewhere,
    }
}

fn names(case: &Case, scope: &Scope, subject: &Subject) -> bool {
    let Subject::Place(place) = subject else {
        return *scope == subject.scope();
    };
    match scope {
        Scope::Places(places) => places.contains(place),
        Scope::Incident(incident) => case.incident(incident).places.contains(place),
        Scope::Campaign => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::{CaseBuilder, asserts_killed, incident, places};

    #[test]
    fn a_figure_for_four_areas_is_local_to_the_named_one() {
        let case = CaseBuilder::new()
            .town("talbiseh", 36.73, 34.84)
            .unnamed("four", &["talbiseh"], 3)
            .build();
        let claim = asserts_killed("khoja", "snc", incident("four"), 36);
        let here = Subject::Place("talbiseh".into());
        assert_eq!(bearing(&case, &claim.scope, &here), Bearing::Local);
    }

    #[test]
    fn a_claim_on_the_campaign_is_broader_than_a_place() {
        let case = CaseBuilder::new().town("talbiseh", 36.73, 34.84).build();
        let claim = asserts_killed("total", "snc", Scope::Campaign, 36);
        let here = Subject::Place("talbiseh".into());
        assert_eq!(bearing(&case, &claim.scope, &here), Bearing::Broader);
        assert_eq!(
            bearing(&case, &claim.scope, &Subject::Campaign),
            Bearing::Local
        );
    }

    #[test]
    fn an_incident_somewhere_in_a_district_may_be_in_its_town() {
        let case = CaseBuilder::new()
            .town("district", 36.7, 34.8)
            .town("town", 36.73, 34.84)
            .within("town", "district")
            .incident("strike", &["district"], "2015-10-01", "2015-10-01")
            .build();
        let claim = asserts_killed("c", "s", incident("strike"), 1);
        let town = Subject::Place("town".into());
        assert_eq!(bearing(&case, &claim.scope, &town), Bearing::Uncertain);
    }

    #[test]
    fn a_claim_on_another_town_is_elsewhere() {
        let case = CaseBuilder::new()
            .town("a", 36.0, 34.0)
            .town("b", 37.0, 35.0)
            .build();
        let claim = asserts_killed("c", "s", places(&["b"]), 1);
        let here = Subject::Place("a".into());
        assert_eq!(bearing(&case, &claim.scope, &here), Bearing::Elsewhere);
    }
}
