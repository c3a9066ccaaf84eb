//! How much is said of a subject, where that is too much to be laid side by side.

use std::collections::BTreeMap;

use crate::model::{Case, Question, Subject};
use crate::query::contest::Contest;
use crate::query::filter::Shown;

/// Claims on one subject that are too many to be laid side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowd {
    /// How many are shown on each question that any answers, about the very subject or more than it.
    pub questions: BTreeMap<Question, usize>,
}

impl Crowd {
    /// How many claims are shown.
    #[must_use]
    pub fn claims(&self) -> usize {
        self.questions.values().sum()
    }
}

/// The claims of `case` about `subject` or more than it, as far as they are `shown`, if they are more than `most`.
#[must_use]
pub fn crowd(
    case: &Case,
    contest: &Contest,
    shown: &Shown,
    subject: &Subject,
    most: usize,
) -> Option<Crowd> {
    // Mostly there are not so many in all of it.
    if case.claims.len() <= most {
        return None;
    }
    let register = contest.register(case);
    let bearers = register.bearing_on(case, subject);
    let mut questions: BTreeMap<Question, usize> = BTreeMap::new();
    for scope in bearers.local.iter().chain(&bearers.broader) {
        for (question, claims) in &register.scopes[*scope as usize].by_question {
            let claims = claims.iter().map(|claim| &case.claims[*claim as usize]);
            let count = claims.filter(|claim| shown.shows(claim)).count();
            if count > 0 {
                *questions.entry(question.clone()).or_default() += count;
            }
        }
    }
    let crowd = Crowd { questions };
    (crowd.claims() > most).then_some(crowd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Filter;
    use crate::query::testing::{CaseBuilder, asserts_killed, places};

    #[test]
    fn what_is_hidden_crowds_nothing() {
        let at = || places(&["talbiseh"]);
        let claims = [
            asserts_killed("a", "snc", at(), 36),
            asserts_killed("b", "snc", at(), 3),
            asserts_killed("c", "lina", at(), 0),
            asserts_killed("d", "lina", places(&["aleppo"]), 0),
        ];
        let case = CaseBuilder::two_towns().claims(claims).build();
        let contest = Contest::of(&case);
        let subject = Subject::Place("talbiseh".into());
        let crowd = |filter: &Filter, most: usize| {
            let shown = Shown::of(&case, &contest, filter);
            super::crowd(&case, &contest, &shown, &subject, most)
        };
        let all = Filter::default();
        let found = crowd(&all, 2).unwrap();
        assert_eq!(found.claims(), 3);
        assert_eq!(found.questions.len(), 1);
        assert_eq!(crowd(&all, 3), None);
        let without = Filter {
            hidden_sources: ["lina".into()].into(),
            ..all
        };
        assert_eq!(crowd(&without, 2), None);
    }
}
