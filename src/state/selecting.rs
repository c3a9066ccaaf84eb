//! What is looked at: selected, shown in full, laid side by side.

use crate::model::{ClaimId, SourceId, Subject};

use super::{Effect, MOST_COMPARED, State};

impl State {
    /// What the case does not have cannot be selected; a place that is comes into view, and what was
    /// pointed at before no longer is.
    pub(super) fn select(&mut self, subject: Option<Subject>) -> Vec<Effect> {
        self.view.selected = subject.filter(|subject| self.has(subject));
        self.view.pin = None;
        self.view.claim = None;
        let Some(selected) = self.view.selected.clone() else {
            return Vec::new();
        };
        if !selected.exists_in(self.document.case()) {
            return self.look_into_archive(&selected);
        }
        let place = match &selected {
            Subject::Place(place) => Some(place),
            Subject::Incident(id) => self.document.case().incident(id).places.first(),
            Subject::Campaign => None,
        };
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

    /// What neither the case nor an archive has is not hidden.
    pub(super) fn show_sources(&mut self, mut sources: Vec<SourceId>, shown: bool) {
        let (case, archives) = (self.document.case(), &self.archives);
        sources.retain(|id| case.sources.contains_key(id) || archives.has_source(id));
        self.view.show_sources(sources, shown);
    }

    pub(super) fn show_claim(&mut self, id: ClaimId) -> Vec<Effect> {
        let Some(subject) = self.subject_of(&id) else {
            return Vec::new();
        };
        let effects = self.select(Some(subject));
        self.view.claim = Some(id);
        effects
    }

    /// What the claim `id` is looked at for: in the case, or in what is selected of an archive.
    fn subject_of(&self, id: &ClaimId) -> Option<Subject> {
        let case = self.document.case();
        if let Some(claim) = case.claim(id) {
            return self.document.stacks().subject_of_scope(case, &claim.scope);
        }
        let excerpt = self.archives.excerpt(self.view.selected.as_ref()?)?;
        let claim = excerpt.case.claim(id)?;
        excerpt.stacks.subject_of_scope(&excerpt.case, &claim.scope)
    }
}
