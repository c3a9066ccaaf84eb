//! Reading files into archives: asking for it, breaking it off, and taking in what comes of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::{Mapping, Whose, key};
use crate::model::{ArchiveId, Hue};
use crate::state::{Dialog, Effect, State};

use super::{Archives, ImportEnd, ImportNumber, ImportProgress, Importing, OpenArchive, Report};

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

impl Archives {
    /// A name for the archive in the file `path` that none has which is open or being read.
    fn free_id(&self, path: &Path) -> ArchiveId {
        let stem = key::named_after(path);
        let is_taken = |id: &ArchiveId| {
            let mut importing = self.importing.iter();
            self.get(id).is_some() || importing.any(|importing| importing.id == *id)
        };
        let mut id = stem.clone();
        let mut number = 1;
        while is_taken(&id) {
            number += 1;
            id = format!("{stem}-{number}").as_str().into();
        }
        id
    }

    /// A hue that neither a party of the case nor another archive has, as long as there is one.
    fn free_hue(&self, taken: impl Iterator<Item = Hue>) -> Hue {
        let open = self.open.iter().map(|open| open.hue);
        let importing = self.importing.iter().map(|importing| importing.hue);
        let of_archives: Vec<Hue> = open.chain(importing).collect();
        let taken: Vec<Hue> = taken.chain(of_archives.iter().copied()).collect();
        let mut hues = HUES.into_iter();
        hues.find(|hue| !taken.contains(hue))
            .unwrap_or(HUES[of_archives.len() % HUES.len()])
    }

    /// Takes `archive` in, in the place of one of its id, else in the order in which it was asked for.
    fn take(&mut self, archive: OpenArchive) {
        let id = archive.archive.id();
        self.open.retain(|open| open.archive.id() != id);
        self.open.push(archive);
        self.open.sort_by_key(|open| open.number);
        self.has_changed();
    }
}

impl OpenArchive {
    /// The mapping that the user has told for it.
    pub(super) fn told(&self) -> Option<Arc<Mapping>> {
        let (mapping, whose) = self.archive.read_by()?;
        (whose == Whose::Told).then(|| Arc::clone(mapping))
    }
}

impl State {
    /// Begins to read the archives in `paths`.
    pub(in crate::state) fn open_archives(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        let absolute = |path| std::path::absolute(&path).unwrap_or(path);
        let paths = paths.into_iter().map(absolute);
        paths
            .filter_map(|path| self.open_archive(path, None))
            .collect()
    }

    /// Begins to read the archive in `path` by `mapping`, which the user has told for it.
    pub(in crate::state) fn open_archive_by(
        &mut self,
        path: PathBuf,
        mapping: Mapping,
    ) -> Vec<Effect> {
        let path = std::path::absolute(&path).unwrap_or(path);
        self.view.dialog.take_if(|open| *open == Dialog::Columns);
        self.archives
            .preview
            .take_if(|preview| preview.path == path);
        let effect = self.open_archive(path, Some(Arc::new(mapping)));
        effect.into_iter().collect()
    }

    /// Begins to read the archive in `path`, unless it is being read; one that is open is read anew, by the
    /// mapping that was told for it unless another is `told`.
    fn open_archive(&mut self, path: PathBuf, told: Option<Arc<Mapping>>) -> Option<Effect> {
        let archives = &mut self.archives;
        if archives.importing.iter().any(|known| known.path == path) {
            return None;
        }
        let known = archives
            .open
            .iter()
            .find(|open| open.archive.path() == path);
        let told = told.or_else(|| known.and_then(OpenArchive::told));
        let known = known.map(|open| (open.archive.id().clone(), open.hue));
        let (id, hue) = known.unwrap_or_else(|| {
            let parties = self.document.case().parties.values();
            let hue = archives.free_hue(parties.map(|party| party.hue));
            (archives.free_id(&path), hue)
        });
        archives.number = ImportNumber(archives.number.0 + 1);
        archives.importing.push(Importing {
            number: archives.number,
            id: id.clone(),
            path: path.clone(),
            hue,
            progress: ImportProgress::default(),
        });
        Some(Effect::ReadArchive(archives.number, id, path, told))
    }

    /// Takes note of how far that reading is.
    pub(in crate::state) fn import_is(&mut self, number: ImportNumber, progress: ImportProgress) {
        let mut importing = self.archives.importing.iter_mut();
        if let Some(importing) = importing.find(|importing| importing.number == number) {
            importing.progress = progress;
        }
    }

    /// Takes in what has become of that reading, unless it was broken off.
    pub(in crate::state) fn import_ended(
        &mut self,
        number: ImportNumber,
        end: ImportEnd,
    ) -> Vec<Effect> {
        let importing = &mut self.archives.importing;
        let Some(at) = importing.iter().position(|known| known.number == number) else {
            return Vec::new();
        };
        let importing = importing.remove(at);
        let (archive, report) = match end {
            ImportEnd::Done(archive, report) => (archive, report),
            ImportEnd::NotUnderstood => {
                self.archives.not_understood.push_back(importing.path);
                return Vec::new();
            }
            ImportEnd::Nothing => return Vec::new(),
        };
        self.view.remember_recent(archive.path());
        let id = importing.id;
        self.forget_excerpts(&id);
        let is_worth_telling = has_findings(&report);
        self.archives.take(OpenArchive {
            archive,
            report,
            hue: importing.hue,
            shown: true,
            number,
        });
        // A question that is open is not answered by a report.
        if is_worth_telling && self.view.dialog.is_none() {
            self.show_report(id);
        }
        self.look_on().into_iter().collect()
    }

    /// Breaks that reading off.
    pub(in crate::state) fn cancel_import(&mut self, number: ImportNumber) -> Vec<Effect> {
        let importing = &mut self.archives.importing;
        importing.retain(|importing| importing.number != number);
        vec![Effect::CancelImport(number)]
    }
}

/// Whether `report` tells of something that a user would want to know unasked.
fn has_findings(report: &Report) -> bool {
    report.found() > 0 || report.ended.is_some() || report.swapped.is_some()
}
