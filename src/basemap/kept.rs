//! The tiles of online maps that are kept: one cache for the program, opened when first needed.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::online::{CacheError, TileCache};

/// The cache of the program, or what will be it. Cheap to clone.
#[derive(Clone)]
pub struct KeptTiles {
    path: Option<PathBuf>,
    /// Whether an earlier run has left the file.
    left_before: bool,
    opened: Arc<OnceLock<Result<Opened, String>>>,
}

struct Opened {
    cache: Arc<TileCache>,
    /// Why it is not in the file.
    without_file: Option<String>,
}

impl KeptTiles {
    /// A cache in the file `path`; without one, tiles are gone with the program.
    #[must_use]
    pub fn new(path: Option<PathBuf>) -> Self {
        Self {
            left_before: path.as_ref().is_some_and(|path| path.exists()),
            path,
            opened: Arc::default(),
        }
    }

    /// Opens the cache, or waits for whoever does: not for the frame. Where the file is of no use,
    /// tiles are kept in memory, and [`trouble`](Self::trouble) says so.
    ///
    /// # Errors
    /// When there is no memory for it, in words.
    pub fn open(&self) -> Result<Arc<TileCache>, String> {
        self.opened().map(|opened| Arc::clone(&opened.cache))
    }

    fn opened(&self) -> Result<&Opened, String> {
        let opened = self.opened.get_or_init(|| self.begin());
        opened.as_ref().map_err(Clone::clone)
    }

    fn begin(&self) -> Result<Opened, String> {
        let in_file = self.path.as_ref();
        let in_file = in_file.map(|path| TileCache::open(path, TileCache::USUAL_LIMIT));
        let in_words = |error: CacheError| error.to_string();
        let (cache, without_file) = match in_file.transpose() {
            Ok(Some(cache)) => (Ok(cache), None),
            Ok(None) => (TileCache::in_memory(TileCache::USUAL_LIMIT), None),
            Err(error) => {
                let in_memory = TileCache::in_memory(TileCache::USUAL_LIMIT);
                (in_memory, Some(in_words(error)))
            }
        };
        let cache = Arc::new(cache.map_err(in_words)?);
        Ok(Opened {
            cache,
            without_file,
        })
    }

    /// What there is to tell of the file once it was opened: why it is not used, or that it was
    /// damaged. Never waits; while the cache is busy, there is nothing.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let opened = self.opened.get()?.as_ref().ok()?;
        opened.without_file.clone().or_else(|| {
            let aside = opened.cache.set_aside()?;
            Some(format!(
                "the tiles kept of online maps were damaged; they were set aside as {}, and others \
                 are kept from now on",
                aside.display()
            ))
        })
    }

    /// How many bytes are kept, as far as that is known without waiting.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        self.opened.get()?.as_ref().ok()?.cache.size()
    }

    /// Whether there may be tiles from earlier runs.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.left_before || self.opened.get().is_some()
    }

    /// Forgets every tile: not for the frame.
    ///
    /// # Errors
    /// When the file cannot be opened or written to, in words.
    pub fn clear(&self) -> Result<(), String> {
        let opened = self.opened()?;
        if let Some(why) = &opened.without_file {
            return Err(why.clone());
        }
        opened.cache.clear().map_err(|error| error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn without_a_file_tiles_are_kept_in_memory_and_nothing_is_told() {
        let kept = KeptTiles::new(None);
        assert!(kept.open().is_ok());
        assert_eq!(kept.trouble(), None);
        assert_eq!(kept.clear(), Ok(()));
    }

    #[test]
    fn a_file_of_no_use_is_told_and_never_said_to_be_cleared() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tiles.sqlite");
        fs::create_dir(&path).unwrap();
        let kept = KeptTiles::new(Some(path));
        assert!(kept.open().is_ok());
        assert!(kept.trouble().is_some());
        assert_eq!(kept.clear().err(), kept.trouble());
    }

    #[test]
    fn a_damaged_file_is_told_with_the_place_where_it_was_put() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tiles.sqlite");
        fs::write(&path, "no database ".repeat(99)).unwrap();
        let kept = KeptTiles::new(Some(path));
        assert_eq!(kept.trouble(), None, "not opened yet");
        assert!(kept.open().is_ok());
        let told = kept.trouble().unwrap();
        assert!(told.contains("tiles.damaged.sqlite"), "{told}");
    }
}
