//! What is looked at: selected, shown in full, laid side by side.

use crate::model::{ClaimId, SourceId, Subject};

use super::{Effect, MOST_COMPARED, State};

impl State {
    /// What the case does not have cannot be selected; a place that is comes into view, and what was
    /// pointed at before no longer is.
    pub(super) fn select(&mut self, subject: Option<Subject>) -> Vec<Effect> {
        self.view.selected = subject.filter(|subject| subject.exists_in(self.document.case()));
        self.view.pin = None;
        self.view.claim = None;
        let place = self
            .view
            .selected
            .as_ref()
            .and_then(|selected| match selected {
                Subject::Place(place) => Some(place),
                Subject::Incident(id) => self.document.case().incident(id).places.first(),
                Subject::Campaign => None,
            });
        place.cloned().map(Effect::Reveal).into_iter().collect()
    }

    /// Lays those side by side that the case has, each once.
    pub(super) fn compare(&mut self, subjects: Vec<Subject>) {
        let case = self.document.case();
        let mut compared: Vec<Subject> = Vec::new();
        for subject in subjects {
            if subject.exists_in(case) && !compared.contains(&subject) {
                compared.push(subject);
            }
        }
        compared.truncate(MOST_COMPARED);
        self.view.compared = compared;
    }

    /// What the case does not have is not hidden.
    pub(super) fn show_sources(&mut self, mut sources: Vec<SourceId>, shown: bool) {
        let case = self.document.case();
        sources.retain(|source| case.sources.contains_key(source));
        self.view.show_sources(sources, shown);
    }

    pub(super) fn show_claim(&mut self, id: ClaimId) -> Vec<Effect> {
        let case = self.document.case();
        let claim = case.claim(&id);
        let stacks = self.document.stacks();
        let subject = claim.and_then(|claim| stacks.subject_of_scope(case, &claim.scope));
        let Some(subject) = subject else {
            return Vec::new();
        };
        let effects = self.select(Some(subject));
        self.view.claim = Some(id);
        effects
    }
}
