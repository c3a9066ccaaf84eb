//! Opening a data set from what was kept of it, or else reading its rows.
//!
//! What was kept is known by all bytes of the file and by how they are read. Who looks at a row reads it in the
//! file itself, as ever.

use std::fs;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use twox_hash::XxHash3_128;

use crate::archive::kept::{Known, Mark, Recalled, Useless};
use crate::archive::{Archive, ImportProgress, Report};
use crate::formats::mapping::AFTER_TODAY;
use crate::formats::reach::open_ordinary;
use crate::model::ArchiveId;

use super::cache::ArchiveCache;
use super::rows::FileRows;
use super::{How, ImportError, Imported, Opened};

/// How many bytes of a file are read at once.
const AT_ONCE: usize = 1 << 20;

/// What was done so that a data set opens fast, and what is to be done.
#[derive(Debug, Default)]
pub enum Recall {
    /// Its rows were read, and nothing is kept of it.
    #[default]
    None,
    /// It was opened from what was kept of it.
    Opened,
    /// Its rows were read, and it is to be kept now, once whoever waits for it has it.
    Due(Due),
}

/// An archive that is to be kept.
#[derive(Debug)]
pub struct Due {
    cache: ArchiveCache,
    mark: Mark,
    /// Why what was kept before was of no use.
    pub useless: Option<Useless>,
}

/// What the system knows of a file: where that is the same, the file is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Seen {
    size: u64,
    modified: Option<SystemTime>,
    /// Which file it is, and when anything about it was changed.
    #[cfg(unix)]
    node: (u64, u64, i64, i64),
}

/// Opens the file `path` as [`super::import`] does; where `cache` has what was kept of the same bytes, read in the same
/// way, its rows are not read again.
///
/// # Errors
/// As [`super::import`]. What the cache is good for is none.
pub fn recall_or_import(
    path: &Path,
    id: &ArchiveId,
    how: &How,
    cache: Option<&ArchiveCache>,
    progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
) -> Result<Imported, ImportError> {
    // Before its first byte is read.
    let seen = cache.and_then(|_| Seen::of(path));
    let opened = Opened::at(path, how, progress)?;
    opened.understood()?;
    match (cache, seen) {
        (Some(cache), Some(seen)) => opened.recalled(cache, &seen, id, progress),
        _ => opened.import(id, progress),
    }
}

impl Opened {
    fn recalled(
        self,
        cache: &ArchiveCache,
        seen: &Seen,
        id: &ArchiveId,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<Imported, ImportError> {
        let key = match self.key(progress) {
            Ok(key) => key,
            Err(NoKey::Cancelled) => return Err(ImportError::Cancelled),
            // Whoever reads its rows is told why.
            Err(NoKey::Unreadable) => return self.import(id, progress),
        };
        let day = self.mapped.today();
        let useless = match cache.recall(key, || self.known(id)) {
            Ok(Some(recalled)) if recalled.is_as_read_on(day) => {
                return Ok(Imported {
                    archive: recalled.archive,
                    report: recalled.report,
                    recall: Recall::Opened,
                });
            }
            Ok(_) => None,
            Err(useless) => Some(useless),
        };
        let (path, size, packing) = (self.path.clone(), self.size, self.packing.clone());
        let begun = Instant::now();
        let imported = self.import(id, progress)?;
        let is_worth = useless.is_some() || cache.is_worth(size, begun.elapsed());
        // What could not be read to its end may be, the next time. Where letters are none, what stands where is known
        // only to who reads all.
        let is_whole = imported.report.ended.is_none()
            && packing.undecoded() == 0
            && Seen::of(&path).as_ref() == Some(seen);
        if !is_worth || !is_whole {
            return Ok(imported);
        }
        let due = Due {
            cache: cache.clone(),
            mark: Mark { key, day },
            useless,
        };
        let recall = Recall::Due(due);
        Ok(Imported { recall, ..imported })
    }

    /// What tells these bytes, and the way in which they are read, from all others.
    pub(super) fn key(
        &self,
        progress: &mut dyn FnMut(ImportProgress) -> ControlFlow<()>,
    ) -> Result<u128, NoKey> {
        let mut sum = XxHash3_128::new();
        let (mut file, _) = open_ordinary(&self.path)?;
        let mut buffer = vec![0; AT_ONCE];
        let mut read = 0;
        loop {
            let count = match file.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                count => count?,
            };
            if count == 0 {
                break;
            }
            sum.write(&buffer[..count]);
            read += count as u64;
            let (size, rows) = (self.size, 0);
            if progress(ImportProgress { read, size, rows }).is_break() {
                return Err(NoKey::Cancelled);
            }
        }
        let reading = format!(
            "{}\n{}",
            self.rows.form().words(),
            self.mapped.written_down()
        );
        sum.write(&read.to_le_bytes());
        sum.write(reading.as_bytes());
        Ok(sum.finish_128())
    }

    /// What is known of the archive before its rows are.
    fn known(&self, id: &ArchiveId) -> Known {
        let (packing, form) = (self.packing.clone(), self.rows.form());
        let rows = FileRows::new(&self.path, packing, form, Arc::clone(&self.mapped));
        Known {
            id: id.clone(),
            path: self.path.clone(),
            about: self.about(),
            rows: Arc::new(rows),
        }
    }
}

/// Why there is nothing that tells a file from others.
#[derive(Debug)]
pub(super) enum NoKey {
    Cancelled,
    Unreadable,
}

impl<E: std::error::Error> From<E> for NoKey {
    fn from(_: E) -> Self {
        Self::Unreadable
    }
}

impl Recalled {
    /// Whether reading its rows on `day` would come to the same: what lay ahead then may be past.
    fn is_as_read_on(&self, day: jiff::civil::Date) -> bool {
        let mut findings = self.report.findings();
        self.day == day || !findings.any(|(_, what, _)| what == AFTER_TODAY)
    }
}

impl Due {
    #[cfg(test)]
    pub(super) fn mark(&self) -> Mark {
        self.mark
    }

    /// Where it is to be kept.
    #[must_use]
    pub fn cache(&self) -> &ArchiveCache {
        &self.cache
    }

    /// Keeps `archive` with the `report` on its rows. `false` where it is too large.
    ///
    /// # Errors
    /// When the cache cannot be written to.
    pub fn keep(&self, archive: &Archive, report: &Report) -> io::Result<bool> {
        self.cache.keep(archive, report, self.mark)
    }
}

impl Seen {
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self {
            size: metadata.len(),
            modified: metadata.modified().ok(),
            #[cfg(unix)]
            node: node(&metadata),
        })
    }
}

#[cfg(unix)]
fn node(metadata: &fs::Metadata) -> (u64, u64, i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (
        metadata.dev(),
        metadata.ino(),
        metadata.ctime(),
        metadata.ctime_nsec(),
    )
}
