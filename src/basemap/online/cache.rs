//! The cache on disk: tiles that servers sent, so that they are not asked for twice.
//!
//! One `SQLite` file with a limit; what was not used for longest goes first. It knows maps by a
//! number made of their template, which has no key in it. A damaged file is set aside and the
//! cache begun anew; a database of another program is left as it is.

mod store;

pub use store::CacheError;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use walkers::TileId;

use super::exchange::Known;
use store::Store;

/// Tiles that servers sent, kept on disk or in memory.
pub struct TileCache {
    store: Mutex<Store>,
}

/// A tile as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// The tile; `None` where the server has none.
    pub(super) bytes: Option<Vec<u8>>,
    /// Until when it is good without asking, seconds since 1970.
    pub(super) fresh_until: i64,
    /// Which edition of the map it is of.
    pub(super) edition: i64,
    /// What the server knows it by.
    pub(super) known: Known,
}

impl TileCache {
    /// How many bytes are kept unless something else is said: 512 MiB.
    pub const USUAL_LIMIT: u64 = 512 * 1024 * 1024;

    /// The file in the platform's folder for caches; `None` where there is no such folder.
    #[must_use]
    pub fn file() -> Option<PathBuf> {
        let folders = directories::ProjectDirs::from("", "", "counterclaim")?;
        Some(folders.cache_dir().join("tiles.sqlite"))
    }

    /// Opens the cache in `path`, which keeps up to `limit` bytes, or begins one there. A damaged
    /// file is set aside: [`set_aside`](Self::set_aside) says where.
    ///
    /// # Errors
    /// When the file is another program's, or cannot be made or read.
    pub fn open(path: &Path, limit: u64) -> Result<Self, CacheError> {
        Ok(Self::of(Store::open(path, limit)?))
    }

    /// A cache that is gone with the program and leaves nothing on disk.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory(limit: u64) -> Result<Self, CacheError> {
        Ok(Self::of(Store::in_memory(limit)?))
    }

    fn of(store: Store) -> Self {
        let store = Mutex::new(store);
        Self { store }
    }

    /// How many bytes of tiles are kept; `None` while the cache is busy.
    pub fn size(&self) -> Option<u64> {
        self.store.try_lock().ok().map(|store| store.size())
    }

    /// Where a damaged file was put, if there was one; `None` while the cache is busy.
    pub fn set_aside(&self) -> Option<PathBuf> {
        let store = self.store.try_lock().ok()?;
        store.aside().map(Path::to_owned)
    }

    /// Forgets every tile, overwrites on disk where they were, and deletes damaged files that were
    /// set aside. Takes as long as the disk does: not for the frame.
    ///
    /// # Errors
    /// When the file cannot be written to.
    pub fn clear(&self) -> Result<(), CacheError> {
        self.store().clear()
    }

    /// What is kept of tile `id` of `map`, which so counts as used.
    pub(super) fn get(&self, map: i64, id: TileId) -> Option<Kept> {
        self.store().get(map, id, now())
    }

    /// Keeps `kept` as tile `id` of `map`. A cache that cannot be written to keeps nothing, and
    /// the map is drawn all the same.
    pub(super) fn put(&self, map: i64, id: TileId, kept: &Kept) {
        self.store().put(map, id, kept, now());
    }

    /// Each use leaves the store whole, so one that broke off does not matter.
    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    secs(SystemTime::now())
}

/// `time` in seconds since 1970.
pub(super) fn secs(time: SystemTime) -> i64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    i64::try_from(since.unwrap_or(Duration::ZERO).as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
