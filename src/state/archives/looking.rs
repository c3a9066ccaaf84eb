//! Looking at parts of archives: their rows are read on another thread, and kept for a while.

use std::sync::Arc;

use crate::archive::key;
use crate::model::{ArchiveId, Ground, Subject};
use crate::query::{Excerpt, anchor};
use crate::state::{Effect, State};

use super::{Archive, Archives};

/// How many parts of archives are kept that were looked at lately.
const MOST_EXCERPTS: usize = 16;

impl Archives {
    /// Where `subject` is: a place's id tells it, an incident once it has been read.
    fn ground_of(&self, subject: &Subject) -> Option<Ground> {
        if let Subject::Place(place) = subject {
            return self.with(subject)?.archive.ground_of(place);
        }
        ground_in(self.excerpt(subject)?)
    }
}

impl State {
    /// Makes the panel about `subject` of an archive, and brings that into view.
    pub(in crate::state) fn look_into_archive(&mut self, subject: &Subject) -> Vec<Effect> {
        let ground = self.archives.ground_of(subject);
        self.archives.to_reveal = ground.is_none().then(|| subject.clone());
        let reveal = ground.map(|ground| Effect::RevealGround(ground.lon_lat()));
        let read = self.excerpt_for(subject);
        reveal.into_iter().chain(read).collect()
    }

    /// What has to be read for what is selected to be looked at. The map stays where it is.
    pub(in crate::state) fn look_on(&mut self) -> Option<Effect> {
        self.archives.to_reveal = None;
        let selected = self.view.selected.clone()?;
        self.excerpt_for(&selected)
    }

    /// What has to be read for `subject` to be looked at, if it is in an archive.
    fn excerpt_for(&mut self, subject: &Subject) -> Option<Effect> {
        let archives = &mut self.archives;
        let mut known = archives.excerpts.iter();
        if let Some(at) = known.position(|excerpt| excerpt.subject == *subject) {
            // It was looked at last.
            archives.excerpts[..=at].rotate_right(1);
            return None;
        }
        if archives.awaited.contains(subject) {
            return None;
        }
        let open = archives.with(subject)?;
        let read = Effect::ReadExcerpt(Arc::clone(&open.archive), subject.clone(), open.hue);
        archives.awaited.push(subject.clone());
        Some(read)
    }

    /// Takes in what was read of `archive` for `subject`, unless that is closed or was read anew; what it does
    /// not have is no longer selected.
    pub(in crate::state) fn excerpt_is(
        &mut self,
        archive: &Arc<Archive>,
        subject: &Subject,
        excerpt: Option<Arc<Excerpt>>,
    ) -> Vec<Effect> {
        let open = self.archives.with(subject);
        if !open.is_some_and(|open| Arc::ptr_eq(&open.archive, archive)) {
            return Vec::new();
        }
        self.archives.awaited.retain(|awaited| awaited != subject);
        let is_to_be_seen = self
            .archives
            .to_reveal
            .take_if(|it| it == subject)
            .is_some();
        let Some(excerpt) = excerpt else {
            self.view.selected.take_if(|selected| selected == subject);
            return Vec::new();
        };
        let ground = ground_in(&excerpt).filter(|_| is_to_be_seen);
        let excerpts = &mut self.archives.excerpts;
        excerpts.insert(0, excerpt);
        excerpts.truncate(MOST_EXCERPTS);
        let reveal = ground.map(|ground| Effect::RevealGround(ground.lon_lat()));
        reveal.into_iter().collect()
    }

    /// Forgets what was read of the archive `id` to be looked at.
    pub(super) fn forget_excerpts(&mut self, id: &ArchiveId) {
        let archives = &mut self.archives;
        archives
            .excerpts
            .retain(|excerpt| !key::has(id, &excerpt.subject));
        archives.awaited.retain(|subject| !key::has(id, subject));
    }
}

/// Where that is which `excerpt` is about.
fn ground_in(excerpt: &Excerpt) -> Option<Ground> {
    let case = &excerpt.case;
    let place = match &excerpt.subject {
        Subject::Place(id) => id,
        Subject::Incident(id) => case.incidents.get(id)?.places.first()?,
        Subject::Campaign => return None,
    };
    Ground::at(anchor(&case.places.get(place)?.at)?)
}
