//! The tiles of online maps that are kept: one cache for the program, opened when first needed.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::online::TileCache;

/// The cache of the program, or what will be it. Cheap to clone.
#[derive(Clone)]
pub struct KeptTiles {
    path: Option<PathBuf>,
    cache: Arc<OnceLock<Result<Arc<TileCache>, String>>>,
}

impl KeptTiles {
    /// A cache in the file `path`; without one, tiles are gone with the program.
    #[must_use]
    pub fn new(path: Option<PathBuf>) -> Self {
        Self {
            path,
            cache: Arc::default(),
        }
    }

    /// Opens the cache, or waits for whoever does: not for the frame.
    ///
    /// # Errors
    /// When the file cannot be made or read, in words.
    pub fn open(&self) -> Result<Arc<TileCache>, String> {
        let opened = self.cache.get_or_init(|| {
            let cache = match &self.path {
                Some(path) => TileCache::open(path, TileCache::USUAL_LIMIT),
                None => TileCache::in_memory(TileCache::USUAL_LIMIT),
            };
            cache.map(Arc::new).map_err(|error| error.to_string())
        });
        opened.clone()
    }

    /// How many bytes are kept, as far as that is known without waiting.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        self.cache.get()?.as_ref().ok()?.size()
    }

    /// Whether there may be tiles from earlier runs.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.cache.get().is_some() || self.path.as_ref().is_some_and(|path| path.exists())
    }

    /// Forgets every tile: not for the frame.
    ///
    /// # Errors
    /// When the file cannot be opened or written to, in words.
    pub fn clear(&self) -> Result<(), String> {
        self.open()?.clear().map_err(|error| error.to_string())
    }
}
