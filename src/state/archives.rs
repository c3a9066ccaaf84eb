//! Archives that are open beside the case: which there are, what is being read of them, and what of
//! them is looked at.

mod importing;
mod looking;
mod telling;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::archive::key;
use crate::model::{ArchiveId, Filter, Hue, Look, Question, QuestionId, SourceId, Subject};
use crate::query::Excerpt;

use super::{Dialog, Effect, State};

pub use crate::archive::mapping::roles::{Role, Roles};
pub use crate::archive::mapping::{At, DateOrder, KeptMapping};
pub use crate::archive::swap::{Expected, Swapped};
pub use crate::archive::{
    Archive, Finding, ImportProgress, Listed, Mapping, Preview, Report, Sample, Shown, Site,
    SiteShown, Trial, Whose,
};

/// The archives that are open beside the case.
#[derive(Debug, Clone, Default)]
pub struct Archives {
    open: Vec<OpenArchive>,
    importing: Vec<Importing>,
    /// The latest first.
    excerpts: Vec<Arc<Excerpt>>,
    /// What is being read to be looked at.
    awaited: Vec<Subject>,
    /// What is to come into view once it has been read.
    to_reveal: Option<Subject>,
    /// The one whose report is read.
    pub reported: Option<ArchiveId>,
    /// The table whose columns are being told.
    pub preview: Option<Arc<Preview>>,
    /// The mappings that the user keeps, in the order of their names.
    pub kept: Vec<KeptMapping>,
    /// How much is kept of data sets to open them faster, once that is known.
    pub cache: Option<CacheSize>,
    /// The tables whose columns nobody knows, until the user is asked.
    not_understood: VecDeque<PathBuf>,
    /// The table that is being looked into, to ask about its columns.
    looked_into: Option<PathBuf>,
    /// The last reading that was asked for.
    number: ImportNumber,
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
    /// The reading that it came of.
    number: ImportNumber,
}

/// A file that is being read into an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Importing {
    /// Which reading it is: a file may be read again before the last reading has ended.
    pub number: ImportNumber,
    /// The id that the archive will have.
    pub id: ArchiveId,
    /// The file.
    pub path: PathBuf,
    /// The hue that its sources will have.
    pub hue: Hue,
    /// How far that is.
    pub progress: ImportProgress,
}

/// How much is kept of data sets, so that they open faster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheSize {
    /// How many bytes.
    pub size: u64,
    /// How many it may be.
    pub limit: u64,
}

/// Tells the readings of files apart; in the order in which they were asked for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct ImportNumber(u64);

/// How the reading of a file ended.
#[derive(Debug, Clone)]
pub enum ImportEnd {
    /// It is an archive now.
    Done(Arc<Archive>, Arc<Report>),
    /// Nobody knows what its columns mean: the user is to be asked.
    NotUnderstood,
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

    /// Whether there is a table that nobody understands, of which the user is asked or will be.
    #[must_use]
    pub fn awaits_telling(&self) -> bool {
        let is_asked = self.preview.is_some() || self.looked_into.is_some();
        is_asked || !self.not_understood.is_empty()
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

    /// A number that changes with which archives are open and shown.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The title of the question `id`, if it is one of a case that is open beside the case.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&str> {
        let mut cases = self.open.iter().filter_map(|open| open.archive.case());
        let title = cases.find_map(|case| case.questions.get(id));
        title.map(String::as_str)
    }

    /// Whether one of them has the source `id`.
    #[must_use]
    pub fn has_source(&self, id: &SourceId) -> bool {
        let mut open = self.open.iter();
        open.any(|open| open.archive.source_ids().contains(id))
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
    /// Shows this sheet, or none. How much is kept of data sets is told in that of maps, and is looked at again: it
    /// may have been deleted meanwhile.
    pub(super) fn show_as_asked(&mut self, dialog: Option<Dialog>) -> Vec<Effect> {
        self.show(dialog);
        let is_told = dialog == Some(Dialog::Maps);
        let effect = is_told.then_some(Effect::MeasureArchiveCache);
        effect.into_iter().collect()
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
        let is_gone = |subject: &mut Subject| key::has(id, subject);
        if self.view.selected.take_if(is_gone).is_some() {
            self.view.claim = None;
        }
        let hidden = &mut self.view.filter.hidden_sources;
        hidden.retain(|source| !key::is_in(id, source.as_str()));
        let hidden = &mut self.view.filter.hidden_questions;
        hidden.retain(|question| match question {
            Question::Custom(asked) => !key::is_in(id, asked.as_str()),
            _ => true,
        });
    }

    /// Shows what became of the rows of the archive `id`.
    pub(super) fn show_report(&mut self, id: ArchiveId) {
        self.archives.reported = Some(id);
        self.show(Some(Dialog::Report));
    }

    /// Has what became of the rows of the archive `id` copied.
    pub(super) fn copy_report(&self, id: &ArchiveId) -> Vec<Effect> {
        let open = self.archives.get(id);
        let copied = open.map(|open| Effect::CopyReport(Arc::clone(&open.report)));
        copied.into_iter().collect()
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
        let sources = filter.hidden_sources.iter();
        let sources = sources.filter(|id| archives.has_source(id));
        let sources: Vec<SourceId> = sources.cloned().collect();
        let questions = filter.hidden_questions.iter().filter(|asked| match asked {
            Question::Custom(id) => archives.question(id).is_some(),
            _ => false,
        });
        let questions: Vec<Question> = questions.cloned().collect();
        let mut sound = filter.sound_in(self.document.case());
        sound.hidden_sources.extend(sources);
        sound.hidden_questions.extend(questions);
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
}

#[cfg(test)]
mod tests;
