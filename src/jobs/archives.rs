//! Jobs with data sets: read one, and read the rows again of what is looked at.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::archive::{Archive, ImportProgress};
use crate::formats::archive::{ImportError, Imported, import};
use crate::model::{ArchiveId, Hue, Subject};
use crate::state::{Command, ImportEnd, ImportNumber, Notice, NoticeKind};

use super::{Jobs, sentence};

/// How often it is told how far a file has been read.
const BETWEEN: Duration = Duration::from_millis(100);

impl Jobs {
    /// Reads the data set in the file `path`, which will be called `id`; `number` tells that reading from
    /// others.
    pub fn read_archive(&mut self, number: ImportNumber, id: ArchiveId, path: PathBuf) {
        let is_cancelled = Arc::new(AtomicBool::new(false));
        // Nobody else holds on to those that have ended.
        self.imports.retain(|_, known| Arc::strong_count(known) > 1);
        self.imports.insert(number, Arc::clone(&is_cancelled));
        let tell = self.teller();
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
            let imported = import(&path, &id, &mut progress);
            ended(number, imported)
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

fn ended(number: ImportNumber, imported: Result<Imported, ImportError>) -> Vec<Command> {
    match imported {
        Ok(Imported { archive, report }) => {
            let end = ImportEnd::Done(Arc::new(archive), Arc::new(report));
            vec![Command::ImportEnded(number, end)]
        }
        Err(ImportError::Cancelled) => vec![Command::ImportEnded(number, ImportEnd::Nothing)],
        Err(error) => {
            let notice = Notice::new(NoticeKind::Problem, sentence(&error));
            vec![
                Command::ImportEnded(number, ImportEnd::Nothing),
                Command::Notify(notice),
            ]
        }
    }
}
