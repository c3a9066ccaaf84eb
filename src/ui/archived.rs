//! What the filter shows of archives, worked out when either changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{ArchiveId, Case, Filter, IncidentId, PlaceId};
use crate::query::{Excerpt, Shown, anchor};
use crate::state::archives::{self, Archive};
use crate::state::{OpenArchive, State};

/// What the filter shows of an archive.
#[derive(Debug, Clone)]
pub struct ArchiveShown {
    /// Which archive it is.
    pub id: ArchiveId,
    /// What is shown of it.
    pub shown: Arc<archives::Shown>,
    archive: Arc<Archive>,
}

/// The part of an archive that is looked at, and what the filter shows of it.
#[derive(Debug, Clone)]
pub struct Part {
    /// The part.
    pub excerpt: Arc<Excerpt>,
    /// What of it is shown.
    pub shown: Arc<Shown>,
    /// How many claims are shown of each incident whose claims are not in the excerpt.
    pub beyond: BTreeMap<IncidentId, usize>,
}

impl ArchiveShown {
    /// What `filter` shows of each archive, where this is `known` of what `before` showed of it.
    pub fn of_all(
        state: &State,
        filter: &Filter,
        known: &[Self],
        before: Option<&Filter>,
    ) -> Vec<Self> {
        let case = state.document.case();
        let shown = |open: &OpenArchive| {
            let archive = &open.archive;
            let known = Self::among(known, archive);
            if let Some(known) = known.filter(|_| before == Some(filter)) {
                return known.clone();
            }
            let known = known.map(|known| known.shown.as_ref());
            Self {
                id: archive.id().clone(),
                shown: shown_of(archive, filter, case, known),
                archive: Arc::clone(archive),
            }
        };
        state.archives.iter().map(shown).collect()
    }

    /// What is shown of `archive`, among what is `known`.
    pub fn among<'a>(known: &'a [Self], archive: &Arc<Archive>) -> Option<&'a Self> {
        known
            .iter()
            .find(|known| Arc::ptr_eq(&known.archive, archive))
    }
}

/// What `filter` shows of `archive`, where places of `case` are known, and this was shown `before`.
pub fn shown_of(
    archive: &Archive,
    filter: &Filter,
    case: &Case,
    before: Option<&archives::Shown>,
) -> Arc<archives::Shown> {
    let anchor = |place: &PlaceId| anchor(&case.places.get(place)?.at);
    Arc::new(archive.shown_after(filter, anchor, before))
}

impl Part {
    /// The part that `state` has selected, where `of_all` is what is shown of each archive; the one that is
    /// `known`, if it is the same.
    pub fn of(state: &State, of_all: &[ArchiveShown], known: Option<&Self>) -> Option<Self> {
        let excerpt = selected(state)?;
        let is_same = |known: &&Self| Arc::ptr_eq(&known.excerpt, excerpt);
        if let Some(known) = known.filter(is_same) {
            return Some(known.clone());
        }
        let open = state.archives.with(&excerpt.subject)?;
        let of_all = &ArchiveShown::among(of_all, &open.archive)?.shown;
        Some(Self::shown_as(excerpt, of_all))
    }

    /// The part that `state` has selected, worked out by itself.
    pub fn selected(state: &State) -> Option<Self> {
        let excerpt = selected(state)?;
        let open = state.archives.with(&excerpt.subject)?;
        let of_all = shown_of(
            &open.archive,
            &state.view.filter,
            state.document.case(),
            None,
        );
        Some(Self::shown_as(excerpt, &of_all))
    }

    /// `excerpt`, where `of_all` is what is shown of its archive.
    pub fn shown_as(excerpt: &Arc<Excerpt>, of_all: &archives::Shown) -> Self {
        let claims = excerpt.case.claims.iter().zip(&excerpt.numbers);
        let hidden = claims.filter(|(_, number)| !of_all.shows(**number));
        let shown = Shown::all_but(hidden.map(|(claim, _)| claim.id.clone()));
        let beyond = excerpt.beyond.iter().map(|(id, beyond)| {
            let numbers = beyond.numbers.clone();
            (
                id.clone(),
                numbers.filter(|number| of_all.shows(*number)).count(),
            )
        });
        Self {
            beyond: beyond.collect(),
            shown: Arc::new(shown),
            excerpt: Arc::clone(excerpt),
        }
    }

    /// Whether `known` is the part that `state` has selected.
    pub fn is_current(known: Option<&Self>, state: &State) -> bool {
        match (known, selected(state)) {
            (Some(known), Some(excerpt)) => Arc::ptr_eq(&known.excerpt, excerpt),
            (known, excerpt) => known.is_none() && excerpt.is_none(),
        }
    }
}

fn selected(state: &State) -> Option<&Arc<Excerpt>> {
    state.archives.excerpt(state.view.selected.as_ref()?)
}
