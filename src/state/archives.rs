//! Archives that are open beside the case: which there are, what is being read of them, and what of
//! them is looked at.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::key;
use crate::model::{ArchiveId, Filter, Ground, Hue, Look, SourceId, Subject};
use crate::query::Excerpt;

use super::{Dialog, Effect, State};

pub use crate::archive::{Archive, Finding, ImportProgress, Report, Shown, Site, SiteShown};

/// How many parts of archives are kept that were looked at lately.
const MOST_EXCERPTS: usize = 16;

/// The hues that archives take, as long as no party of the case has one.
const HUES: [Hue; 7] = [
    Hue::Ochre,
    Hue::Sky,
    Hue::Brown,
    Hue::Purple,
    Hue::Green,
    Hue::Vermilion,
    Hue::Blue,
];

/// The archives that are open beside the case.
#[derive(Debug, Clone, Default)]
pub struct Archives {
    open: Vec<OpenArchive>,
    importing: Vec<Importing>,
    /// The latest first.
    excerpts: Vec<Arc<Excerpt>>,
    /// What is being read to be looked at.
    awaited: Vec<Subject>,
    /// The one whose report is read.
    pub reported: Option<ArchiveId>,
    revision: u64,
}

/// An archive that is open.
#[derive(Debug, Clone)]
pub struct OpenArchive {
    /// What is in it.
    pub archive: Arc<Archive>,
    /// What became of its rows.
    pub report: Arc<Report>,
    /// The hue of its sources.
    pub hue: Hue,
    /// Whether it is shown.
    pub shown: bool,
}

/// A file that is being read into an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Importing {
    /// The id that the archive will have.
    pub id: ArchiveId,
    /// The file.
    pub path: PathBuf,
    /// How far that is.
    pub progress: ImportProgress,
}

/// How the reading of a file ended.
#[derive(Debug, Clone)]
pub enum ImportEnd {
    /// It is an archive now.
    Done(Arc<Archive>, Arc<Report>),
    /// It is none, as the user has been told, or has asked for.
    Nothing,
}

impl Archives {
    /// Those that are open, in the order in which they were opened.
    pub fn iter(&self) -> impl Iterator<Item = &OpenArchive> {
        self.open.iter()
    }

    /// Those that are open and shown.
    pub fn shown(&self) -> impl Iterator<Item = &OpenArchive> {
        self.open.iter().filter(|open| open.shown)
    }

    /// Whether the archive called `id` is shown.
    #[must_use]
    pub fn shows(&self, id: &ArchiveId) -> bool {
        self.get(id).is_some_and(|open| open.shown)
    }

    /// The files that are being read.
    #[must_use]
    pub fn importing(&self) -> &[Importing] {
        &self.importing
    }

    /// The archive called `id`.
    #[must_use]
    pub fn get(&self, id: &ArchiveId) -> Option<&OpenArchive> {
        self.open.iter().find(|open| open.archive.id() == id)
    }

    /// The archive that `subject` is in.
    #[must_use]
    pub fn with(&self, subject: &Subject) -> Option<&OpenArchive> {
        let mut open = self.open.iter();
        open.find(|open| key::has(open.archive.id(), subject))
    }

    /// The part of an archive that `subject` is, once it has been read.
    #[must_use]
    pub fn excerpt(&self, subject: &Subject) -> Option<&Arc<Excerpt>> {
        let mut excerpts = self.excerpts.iter();
        excerpts.find(|excerpt| excerpt.subject == *subject)
    }

    /// Whether `subject` is being read.
    #[must_use]
    pub fn is_awaited(&self, subject: &Subject) -> bool {
        self.awaited.contains(subject)
    }

    /// A number that changes with which archives are open and shown.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether one of them has the source `id`.
    #[must_use]
    pub fn has_source(&self, id: &SourceId) -> bool {
        let mut open = self.open.iter();
        open.any(|open| open.archive.sources().any(|(known, ..)| known == *id))
    }

    /// A name for the archive in the file `path` that none has which is open or being read, unless it
    /// was read from that file.
    fn id_for(&self, path: &Path) -> ArchiveId {
        let known = self.open.iter().find(|open| open.archive.path() == path);
        if let Some(open) = known {
            return open.archive.id().clone();
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let is_taken = |id: &ArchiveId| {
            let mut importing = self.importing.iter();
            self.get(id).is_some() || importing.any(|importing| importing.id == *id)
        };
        let names = (1..).map(|number| match number {
            1 => stem.to_string(),
            more => format!("{stem}-{more}"),
        });
        let mut ids = names.map(|name| ArchiveId::from(name.as_str()));
        ids.find(|id| !is_taken(id)).unwrap_or_else(|| "".into())
    }

    fn free_hue(&self, taken: impl Iterator<Item = Hue>) -> Hue {
        let taken: Vec<Hue> = taken.chain(self.open.iter().map(|open| open.hue)).collect();
        let mut hues = HUES.into_iter();
        hues.find(|hue| !taken.contains(hue))
            .unwrap_or(HUES[self.open.len() % HUES.len()])
    }

    fn has_changed(&mut self) {
        self.revision += 1;
    }
}

/// Equal are those in which the same is open, shown and read.
impl PartialEq for Archives {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.importing == other.importing
    }
}

impl State {
    /// Begins to read the archives in `paths`.
    pub(super) fn open_archives(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for path in paths {
            let path = std::path::absolute(&path).unwrap_or(path);
            if self
                .archives
                .importing
                .iter()
                .any(|known| known.path == path)
            {
                continue;
            }
            let id = self.archives.id_for(&path);
            self.archives.importing.push(Importing {
                id: id.clone(),
                path: path.clone(),
                progress: ImportProgress::default(),
            });
            effects.push(Effect::ReadArchive(id, path));
        }
        effects
    }

    /// Takes note of how far the archive `id` has been read.
    pub(super) fn import_is(&mut self, id: &ArchiveId, progress: ImportProgress) {
        let mut importing = self.archives.importing.iter_mut();
        if let Some(importing) = importing.find(|importing| importing.id == *id) {
            importing.progress = progress;
        }
    }

    /// Takes in what has become of the file that was read as `id`, unless nobody waits for it any more.
    pub(super) fn import_ended(&mut self, id: &ArchiveId, end: ImportEnd) -> Vec<Effect> {
        let importing = &mut self.archives.importing;
        let Some(at) = importing.iter().position(|importing| importing.id == *id) else {
            return Vec::new();
        };
        importing.remove(at);
        let ImportEnd::Done(archive, report) = end else {
            return Vec::new();
        };
        self.view.remember_recent(archive.path());
        let parties = self.document.case().parties.values();
        let hue = self.archives.free_hue(parties.map(|party| party.hue));
        let has_findings = report.found() > 0 || report.ended.is_some();
        let open = OpenArchive {
            archive,
            report,
            hue,
            shown: true,
        };
        let known = self
            .archives
            .open
            .iter()
            .position(|open| open.archive.id() == id);
        match known {
            Some(at) => {
                let hue = self.archives.open[at].hue;
                self.archives.open[at] = OpenArchive { hue, ..open };
            }
            None => self.archives.open.push(open),
        }
        self.forget_excerpts(id);
        self.archives.has_changed();
        // A question that is open is not answered by a report.
        if has_findings && self.view.dialog.is_none() {
            self.show_report(id.clone());
        }
        let selected = self.view.selected.clone();
        let read = selected.and_then(|subject| self.excerpt_for(&subject));
        read.into_iter().collect()
    }

    /// Breaks off the reading of the archive `id`.
    pub(super) fn cancel_import(&mut self, id: &ArchiveId) -> Vec<Effect> {
        let importing = &mut self.archives.importing;
        importing.retain(|importing| importing.id != *id);
        vec![Effect::CancelImport(id.clone())]
    }

    /// Shows or hides the archive `id`.
    pub(super) fn show_archive(&mut self, id: &ArchiveId, shown: bool) {
        let mut open = self.archives.open.iter_mut();
        if let Some(open) = open.find(|open| open.archive.id() == id) {
            open.shown = shown;
            self.archives.has_changed();
        }
    }

    /// Closes the archive `id`; its file stays.
    pub(super) fn close_archive(&mut self, id: &ArchiveId) {
        self.archives.open.retain(|open| open.archive.id() != id);
        self.forget_excerpts(id);
        self.archives.has_changed();
        if self.archives.reported.as_ref() == Some(id) {
            self.archives.reported = None;
            self.view.dialog.take_if(|open| *open == Dialog::Report);
        }
        let is_gone = |subject: &Subject| key::has(id, subject);
        self.view.selected.take_if(|subject| is_gone(subject));
        let hidden = &mut self.view.filter.hidden_sources;
        hidden.retain(|source| !key::is_in(id, source.as_str()));
    }

    /// Shows what became of the rows of the archive `id`.
    pub(super) fn show_report(&mut self, id: ArchiveId) {
        self.archives.reported = Some(id);
        self.show(Some(Dialog::Report));
    }

    fn forget_excerpts(&mut self, id: &ArchiveId) {
        let excerpts = &mut self.archives.excerpts;
        excerpts.retain(|excerpt| !key::has(id, &excerpt.subject));
        self.archives
            .awaited
            .retain(|subject| !key::has(id, subject));
    }

    /// Whether the case or an open archive has `subject`.
    #[must_use]
    pub fn has(&self, subject: &Subject) -> bool {
        subject.exists_in(self.document.case()) || self.archives.with(subject).is_some()
    }

    /// `filter` without what cannot be in the case, nor in an archive.
    #[must_use]
    pub(super) fn sound(&self, filter: Filter) -> Filter {
        let archives = &self.archives;
        let sources = filter
            .hidden_sources
            .iter()
            .filter(|id| archives.has_source(id));
        let sources: Vec<SourceId> = sources.cloned().collect();
        let mut sound = filter.sound_in(self.document.case());
        sound.hidden_sources.extend(sources);
        sound
    }

    /// The present look at the case alone, as a scene of it can keep it: nothing of an archive is in it.
    #[must_use]
    pub fn look_at_case(&self) -> Look {
        let case = self.document.case();
        let look = Look::of(&self.view);
        Look {
            selected: look.selected.filter(|subject| subject.exists_in(case)),
            filter: look.filter.sound_in(case),
            ..look
        }
    }

    /// What has to be read for `subject` to be looked at, if it is in an archive.
    pub(super) fn excerpt_for(&mut self, subject: &Subject) -> Option<Effect> {
        let archives = &mut self.archives;
        if archives.excerpt(subject).is_some() || archives.is_awaited(subject) {
            return None;
        }
        let open = archives.with(subject)?.clone();
        archives.awaited.push(subject.clone());
        Some(Effect::ReadExcerpt(open.archive, subject.clone(), open.hue))
    }

    /// Takes in what was read for `subject`; what an archive does not have is no longer selected.
    pub(super) fn excerpt_is(
        &mut self,
        subject: &Subject,
        excerpt: Option<Arc<Excerpt>>,
    ) -> Vec<Effect> {
        self.archives.awaited.retain(|awaited| awaited != subject);
        // It may have been closed meanwhile.
        let Some(excerpt) = excerpt.filter(|_| self.archives.with(subject).is_some()) else {
            self.view.selected.take_if(|selected| selected == subject);
            return Vec::new();
        };
        let is_selected = self.view.selected.as_ref() == Some(subject);
        let ground = ground_of(&excerpt).filter(|_| is_selected);
        let excerpts = &mut self.archives.excerpts;
        excerpts.retain(|known| known.subject != *subject);
        excerpts.insert(0, excerpt);
        excerpts.truncate(MOST_EXCERPTS);
        let reveal = ground.map(|ground| Effect::RevealGround(ground.lon_lat()));
        reveal.into_iter().collect()
    }
}

/// Where that is which `excerpt` is about.
fn ground_of(excerpt: &Excerpt) -> Option<Ground> {
    let case = &excerpt.case;
    let place = match &excerpt.subject {
        Subject::Place(id) => id,
        Subject::Incident(id) => case.incidents.get(id)?.places.first()?,
        Subject::Campaign => return None,
    };
    Ground::at(crate::query::anchor(&case.places.get(place)?.at)?)
}

#[cfg(test)]
mod tests;
