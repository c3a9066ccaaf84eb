//! Jobs with the cache of archives: keep one, see how much is kept, forget it all.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use crate::archive::{Archive, Report};
use crate::formats::archive::{ArchiveCache, Due, Recall};
use crate::state::{CacheSize, Command, Notice, NoticeKind};

use super::Jobs;

/// An archive that is to be kept.
pub(super) struct ToKeep {
    due: Due,
    archive: Arc<Archive>,
    report: Arc<Report>,
}

impl Jobs {
    /// Sees how much is kept in `cache`.
    pub fn measure_cache(&mut self, cache: ArchiveCache) {
        self.start("measure cache", move || vec![measured(&cache)]);
    }

    /// Forgets what is kept in `cache`.
    pub fn clear_cache(&mut self, cache: ArchiveCache) {
        self.start("clear cache", move || {
            let notice = match cache.clear() {
                Ok(()) => {
                    let text = "What was kept of data sets is gone. Their files are as they were.";
                    Notice::new(NoticeKind::Note, text)
                }
                Err(why) => {
                    let text = format!("What is kept of data sets could not be cleared: {why}.");
                    Notice::new(NoticeKind::Problem, text)
                }
            };
            vec![measured(&cache), Command::Notify(notice)]
        });
    }
}

impl ToKeep {
    /// `archive` with the `report` on its rows, if that is what `recall` says.
    pub(super) fn of(recall: Recall, archive: &Arc<Archive>, report: &Arc<Report>) -> Option<Self> {
        match recall {
            Recall::None | Recall::Opened => None,
            Recall::Due(due) => Some(Self {
                due,
                archive: Arc::clone(archive),
                report: Arc::clone(report),
            }),
        }
    }

    /// Keeps it, and tells what there is to tell of that; what was `told` before is not told again.
    pub(super) fn keep(self, told: &Mutex<BTreeSet<String>>) -> Vec<Command> {
        let name = self.archive.path().file_name().unwrap_or_default();
        let name = name.to_string_lossy();
        let notice = match (self.due.keep(&self.archive, &self.report), &self.due.useless) {
            (Ok(is_kept), Some(why)) => {
                let again = if is_kept { " and kept again" } else { "" };
                Some(format!(
                    "What was kept of {name} to open it faster could not be used: {why}. It was read anew{again}."
                ))
            }
            (Ok(_), None) => None,
            // It would be the same of every other.
            (Err(why), _) => is_news(told, "cache").then(|| {
                format!(
                    "{name} is open, but what would open it faster the next time could not be kept: {why}."
                )
            }),
        };
        let notice = notice.map(|text| Notice::new(NoticeKind::Warning, text));
        let measured = measured(self.due.cache());
        notice
            .map(Command::Notify)
            .into_iter()
            .chain([measured])
            .collect()
    }
}

fn measured(cache: &ArchiveCache) -> Command {
    let (size, limit) = (cache.size(), cache.limit());
    Command::ArchiveCacheIs(CacheSize { size, limit })
}

/// Whether `what` was not among what was `told`.
fn is_news(told: &Mutex<BTreeSet<String>>, what: &str) -> bool {
    let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
    told.insert(what.to_owned())
}
