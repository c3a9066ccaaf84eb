//! Jobs with data sets: read one, and read the rows again of what is looked at.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use geo::Point;

use crate::archive::swap::Expected;
use crate::archive::{Archive, ImportProgress, Mapping};
use crate::basemap::regions;
use crate::formats::archive::{ArchiveCache, How, ImportError, Imported, open_beside, preview};
use crate::model::{ArchiveId, Hue, Subject};
use crate::settings::mappings::{self, KeepError, Mappings};
use crate::state::{Command, ImportEnd, ImportNumber, Notice, NoticeKind};

use super::cache::ToKeep;
use super::{Jobs, case_refused, sentence};

/// How often it is told how far a file has been read.
const BETWEEN: Duration = Duration::from_millis(100);

/// A table that is to be read or looked into.
#[derive(Debug)]
pub struct Table {
    /// The file.
    pub path: PathBuf,
    /// The mapping that the user has told for it.
    pub told: Option<Arc<Mapping>>,
    /// Where the case has its points, (lon, lat) in degrees: the ground that is expected.
    pub expected: Vec<Point>,
    /// The folder of the mappings that the user keeps, if there is one.
    pub mappings: Option<PathBuf>,
    /// Where large data sets are kept to open faster, if they are.
    pub cache: Option<ArchiveCache>,
}

/// An archive that was read, and has been handed over.
struct Read {
    archive: Arc<Archive>,
    to_keep: Option<ToKeep>,
}

impl Read {
    /// Does what takes a while and is not for the frame: its places are to be found by their names, and it is to be
    /// kept. What was `told` before is not told again.
    fn settle(self, told: &Mutex<BTreeSet<String>>) -> Vec<Command> {
        self.archive.make_names();
        let to_keep = self.to_keep;
        to_keep.map_or_else(Vec::new, |to_keep| to_keep.keep(told))
    }
}

impl Jobs {
    /// Reads the data set in the file of `table`, which will be called `id`; `number` tells that reading from
    /// others.
    pub fn read_archive(&mut self, number: ImportNumber, id: ArchiveId, table: Table) {
        let is_cancelled = Arc::new(AtomicBool::new(false));
        // Nobody else holds on to those that have ended.
        self.imports.retain(|_, known| Arc::strong_count(known) > 1);
        self.imports.insert(number, Arc::clone(&is_cancelled));
        let tell = self.teller();
        let known = Arc::clone(&self.told);
        let nothing = vec![Command::ImportEnded(number, ImportEnd::Nothing)];
        self.start_or(nothing, "read archive", move || {
            let mut told = Instant::now();
            let mut progress = |progress: ImportProgress| {
                if told.elapsed() >= BETWEEN {
                    told = Instant::now();
                    tell(Command::ImportIs(number, progress));
                }
                if is_cancelled.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            let (kept, mut commands) = kept(table.mappings.as_deref(), &known);
            let how = How {
                told: table.told,
                kept: kept.kept.iter().map(|it| Arc::clone(&it.mapping)).collect(),
            };
            let cache = table.cache.as_ref();
            let imported = open_beside(&table.path, &id, &how, regions(), cache, &mut progress);
            let (ended, read) = ended(number, imported, &table.expected);
            commands.extend(ended);
            // Nobody waits for what comes now.
            commands.into_iter().for_each(&tell);
            read.map_or_else(Vec::new, |read| read.settle(&known))
        });
    }

    /// Looks into `table`, to ask what its columns mean.
    pub fn preview_archive(&mut self, table: Table) {
        let known = Arc::clone(&self.told);
        let nothing = vec![Command::PreviewIs(table.path.clone(), None)];
        self.start_or(nothing, "look into table", move || {
            let (kept, mut commands) = kept(table.mappings.as_deref(), &known);
            let how = How {
                told: table.told,
                kept: kept.kept.iter().map(|it| Arc::clone(&it.mapping)).collect(),
            };
            commands.push(Command::MappingsAre(kept.kept));
            match preview(&table.path, &how) {
                Ok(preview) => {
                    commands.push(Command::PreviewIs(table.path, Some(Arc::new(preview))));
                }
                Err(error) => {
                    let notice = Notice::new(NoticeKind::Problem, sentence(&error));
                    commands.push(Command::PreviewIs(table.path, None));
                    commands.push(Command::Notify(notice));
                }
            }
            commands
        });
    }

    /// Changes the kept mappings in `folder` as `change` does, and tells which there are then.
    pub fn change_mappings(
        &mut self,
        folder: Option<PathBuf>,
        change: impl FnOnce(&Path) -> Result<String, KeepError> + Send + 'static,
    ) {
        let known = Arc::clone(&self.told);
        self.start("keep mapping", move || {
            let changed = folder
                .as_deref()
                .ok_or(KeepError::NoFolder)
                .and_then(change);
            let notice = match changed {
                Ok(told) => Notice::new(NoticeKind::Note, told),
                Err(error) => Notice::new(NoticeKind::Problem, sentence(&error)),
            };
            let (kept, mut commands) = kept(folder.as_deref(), &known);
            commands.push(Command::MappingsAre(kept.kept));
            commands.push(Command::Notify(notice));
            commands
        });
    }

    /// Keeps `mapping` in `folder` under `name`.
    pub fn keep_mapping(&mut self, folder: Option<PathBuf>, name: String, mapping: Mapping) {
        self.change_mappings(folder, move |folder| {
            mappings::keep(folder, &name, &mapping)?;
            let name = name.trim();
            Ok(format!(
                "The mapping is kept as {name:?}: tables with the same columns will be read by it."
            ))
        });
    }

    /// Breaks that reading off.
    pub fn cancel_import(&mut self, number: ImportNumber) {
        if let Some(is_cancelled) = self.imports.remove(&number) {
            is_cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// Reads what `archive` says of `subject`; its sources have the hue `hue`.
    pub fn read_excerpt(&mut self, archive: Arc<Archive>, subject: Subject, hue: Hue) {
        let nothing = Command::ExcerptIs(Arc::clone(&archive), subject.clone(), None);
        self.start_or(vec![nothing], "read rows", move || {
            let excerpt = archive.excerpt(&subject, hue).map(Arc::new);
            vec![Command::ExcerptIs(archive, subject, excerpt)]
        });
    }
}

/// The kept mappings in `folder`, and what is to be told of those that are damaged: once each.
fn kept(folder: Option<&Path>, told: &Mutex<BTreeSet<String>>) -> (Mappings, Vec<Command>) {
    let kept = folder.map(Mappings::read).unwrap_or_default();
    let damaged = kept.damaged.iter().map(sentence);
    let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
    let news = damaged.filter(|words| told.insert(words.clone()));
    let notices = news.map(|words| {
        let words = format!("{words} It was left as it is; no table is read by it.");
        Command::Notify(Notice::new(NoticeKind::Warning, words))
    });
    let notices = notices.collect();
    (kept, notices)
}

/// What is to be told of what was `imported`, and what is to be kept of it.
fn ended(
    number: ImportNumber,
    imported: Result<Imported, ImportError>,
    expected: &[Point],
) -> (Vec<Command>, Option<Read>) {
    let ended = |end| Command::ImportEnded(number, end);
    let told = match imported {
        Ok(imported) => {
            let Imported {
                archive,
                mut report,
                recall,
            } = imported;
            // Whoever wrote a case has looked at its map.
            if archive.case().is_none() {
                let expected = Expected::around(expected.iter().copied(), regions());
                report.swapped = expected.swapped(&archive.some_positions());
            }
            let (archive, report) = (Arc::new(archive), Arc::new(report));
            let read = Read {
                archive: Arc::clone(&archive),
                to_keep: ToKeep::of(recall, &archive, &report),
            };
            return (vec![ended(ImportEnd::Done(archive, report))], Some(read));
        }
        Err(ImportError::NotUnderstood { .. }) => vec![ended(ImportEnd::NotUnderstood)],
        Err(ImportError::Case(error)) => vec![
            ended(ImportEnd::Nothing),
            Command::Notify(case_refused(&error)),
        ],
        Err(ImportError::Cancelled) => vec![ended(ImportEnd::Nothing)],
        Err(error) => {
            let notice = Notice::new(NoticeKind::Problem, sentence(&error));
            vec![ended(ImportEnd::Nothing), Command::Notify(notice)]
        }
    };
    (told, None)
}
