//! The database of the cache: its table, its limit, and what becomes of a damaged one.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, params};
use walkers::TileId;

use super::super::exchange::Known;
use super::Kept;

/// Marks the file as ours: "Cctc", Counterclaim's tile cache.
const APPLICATION: i32 = 0x4363_7463;
/// Raised when the table changes; a cache of another version is begun anew.
const VERSION: i32 = 1;
/// What a row takes besides the tile, roughly.
const ROW_BYTES: u64 = 200;
/// A tile counts as used once in this time, so that looking does not write all the time.
const USE_SECS: i64 = 3600;

const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS tile (
        map INTEGER NOT NULL, zoom INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
        bytes BLOB, fresh_until INTEGER NOT NULL, edition INTEGER NOT NULL,
        etag TEXT, last_modified TEXT, size INTEGER NOT NULL, used INTEGER NOT NULL,
        PRIMARY KEY (map, zoom, x, y));
    CREATE INDEX IF NOT EXISTS tile_by_use ON tile (used, size);";

/// Why tiles cannot be kept on disk.
#[derive(Debug, thiserror::Error)]
pub enum CacheError {
    /// The file belongs to another program.
    #[error(
        "{} is a database of another program and was left as it is; map tiles are not kept on disk \
         until it is moved away",
        .0.display()
    )]
    NotOurs(PathBuf),
    /// The folder cannot be made, or the damaged file not set aside.
    #[error("map tiles cannot be kept in {path}: {why}", path = .path.display())]
    Folder {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// The database cannot be used.
    #[error("the map tiles kept on disk cannot be used: {0}")]
    Database(#[from] rusqlite::Error),
}

/// The open database.
pub(super) struct Store {
    connection: Connection,
    path: Option<PathBuf>,
    aside: Option<PathBuf>,
    limit: u64,
    size: u64,
}

impl Store {
    pub(super) fn open(path: &Path, limit: u64) -> Result<Self, CacheError> {
        let folder = path.parent().map_or(Ok(()), make_folder);
        folder.map_err(|why| cannot_keep(path, why))?;
        let (connection, aside) = open_or_begin_anew(path)?;
        Ok(Self {
            size: weigh(&connection)?,
            connection,
            path: Some(path.to_owned()),
            aside,
            limit,
        })
    }

    pub(super) fn in_memory(limit: u64) -> Result<Self, CacheError> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(TABLE)?;
        Ok(Self {
            connection,
            path: None,
            aside: None,
            limit,
            size: 0,
        })
    }

    pub(super) fn size(&self) -> u64 {
        self.size
    }

    pub(super) fn aside(&self) -> Option<&Path> {
        self.aside.as_deref()
    }

    pub(super) fn get(&mut self, map: i64, id: TileId, now: i64) -> Option<Kept> {
        let found = self.look_up(map, id, now);
        self.mended(found)?
    }

    pub(super) fn put(&mut self, map: i64, id: TileId, kept: &Kept, now: i64) {
        let written = self.write(map, id, kept, now);
        self.mended(written);
    }

    pub(super) fn clear(&mut self) -> Result<(), CacheError> {
        // Where somebody looked is sensitive: what is freed is overwritten, not only forgotten.
        self.connection.execute_batch(
            "PRAGMA secure_delete = ON; DELETE FROM tile; VACUUM; PRAGMA secure_delete = OFF;",
        )?;
        let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
        self.connection.query_row(checkpoint, [], |_| Ok(()))?;
        self.size = 0;
        self.aside = None;
        self.path.as_deref().map_or(Ok(()), forget_aside)
    }

    fn look_up(&self, map: i64, id: TileId, now: i64) -> rusqlite::Result<Option<Kept>> {
        let kept = self.connection.query_row(
            "SELECT bytes, fresh_until, edition, etag, last_modified FROM tile
             WHERE map = ? AND zoom = ? AND x = ? AND y = ?",
            params![map, id.zoom, id.x, id.y],
            |row| {
                Ok(Kept {
                    bytes: row.get(0)?,
                    fresh_until: row.get(1)?,
                    edition: row.get(2)?,
                    known: Known {
                        etag: row.get(3)?,
                        last_modified: row.get(4)?,
                    },
                })
            },
        );
        let kept = kept.optional()?;
        if kept.is_some() {
            self.connection.execute(
                "UPDATE tile SET used = ?1
                 WHERE map = ?2 AND zoom = ?3 AND x = ?4 AND y = ?5 AND used <= ?1 - ?6",
                params![now, map, id.zoom, id.x, id.y, USE_SECS],
            )?;
        }
        Ok(kept)
    }

    fn write(&mut self, map: i64, id: TileId, kept: &Kept, now: i64) -> rusqlite::Result<()> {
        let size = kept.bytes.as_ref().map_or(0, Vec::len) as u64 + ROW_BYTES;
        let before = self.size_of(map, id)?;
        self.connection.execute(
            "INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                map,
                id.zoom,
                id.x,
                id.y,
                kept.bytes,
                kept.fresh_until,
                kept.edition,
                kept.known.etag,
                kept.known.last_modified,
                size.cast_signed(),
                now
            ],
        )?;
        self.size = (self.size + size).saturating_sub(before);
        if self.size > self.limit {
            self.make_room()?;
        }
        Ok(())
    }

    /// What tile `id` of `map` takes; 0 if it is not kept.
    fn size_of(&self, map: i64, id: TileId) -> rusqlite::Result<u64> {
        let size = self.connection.query_row(
            "SELECT size FROM tile WHERE map = ? AND zoom = ? AND x = ? AND y = ?",
            params![map, id.zoom, id.x, id.y],
            |row| row.get(0),
        );
        Ok(size.optional()?.map_or(0, i64::cast_unsigned))
    }

    /// Evicts what was not used for longest, down to nine tenths of the limit.
    fn make_room(&mut self) -> rusqlite::Result<()> {
        self.size = weigh(&self.connection)?;
        let surplus = self.size.saturating_sub(self.limit / 10 * 9);
        self.connection.execute(
            "DELETE FROM tile WHERE rowid IN (
                SELECT id FROM (
                    SELECT rowid AS id, size, SUM(size) OVER (ORDER BY used, rowid) AS sum
                    FROM tile)
                WHERE sum - size < ?)",
            [surplus.cast_signed()],
        )?;
        self.size = weigh(&self.connection)?;
        Ok(())
    }

    /// What came of a use. A file that turns out to be damaged is set aside and the cache begun
    /// anew; nothing else that goes wrong here keeps the map from being drawn.
    fn mended<T>(&mut self, used: rusqlite::Result<T>) -> Option<T> {
        match used {
            Ok(value) => return Some(value),
            Err(error) if is_damage(&error) => {}
            Err(_) => return None,
        }
        let path = self.path.clone()?;
        // The file is let go of before it is renamed, which some systems insist on.
        self.connection = Connection::open_in_memory().ok()?;
        if let Ok((connection, aside)) =
            set_aside(&path).and_then(|aside| Ok((begin(&path)?, aside)))
        {
            self.connection = connection;
            self.aside = Some(aside);
            self.size = 0;
        }
        None
    }
}

/// What all tiles take.
fn weigh(connection: &Connection) -> rusqlite::Result<u64> {
    let sum = "SELECT COALESCE(SUM(size), 0) FROM tile";
    let sum: i64 = connection.query_row(sum, [], |row| row.get(0))?;
    Ok(u64::try_from(sum).unwrap_or(0))
}

/// The database in `path`; where it was damaged a new one, and the place of the damaged one.
fn open_or_begin_anew(path: &Path) -> Result<(Connection, Option<PathBuf>), CacheError> {
    let opened = begin(path).and_then(|connection| {
        // Goes through all of the index, and so finds most damage.
        weigh(&connection)?;
        Ok(connection)
    });
    match opened {
        Ok(connection) => Ok((connection, None)),
        Err(CacheError::Database(error)) if is_damage(&error) => {
            let aside = set_aside(path)?;
            Ok((begin(path)?, Some(aside)))
        }
        Err(error) => Err(error),
    }
}

/// Opens `path` if it is a cache of this version, makes one if there is nothing.
fn begin(path: &Path) -> Result<Connection, CacheError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let tables = "SELECT COUNT(*) FROM sqlite_schema";
    let tables: i64 = connection.query_row(tables, [], |row| row.get(0))?;
    match (number("application_id")?, number("user_version")?) {
        (APPLICATION, VERSION) => {}
        (APPLICATION, _) => connection.execute_batch("DROP TABLE IF EXISTS tile; VACUUM;")?,
        (0, 0) if tables == 0 => {}
        _ => return Err(CacheError::NotOurs(path.to_owned())),
    }
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.execute_batch(TABLE)?;
    Ok(connection)
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
    )
}

/// Renames the database and the files beside it that belong to it.
fn set_aside(path: &Path) -> Result<PathBuf, CacheError> {
    let aside = aside_of(path);
    fs::rename(path, &aside).map_err(|why| cannot_keep(path, why))?;
    for suffix in ["-wal", "-shm"] {
        // A new database must not find these; mostly they are not there.
        let _ = fs::rename(beside(path, suffix), beside(&aside, suffix));
    }
    Ok(aside)
}

/// Deletes what was set aside, in this run or an earlier one: it shows where somebody looked, too.
fn forget_aside(path: &Path) -> Result<(), CacheError> {
    let aside = aside_of(path);
    for suffix in ["", "-wal", "-shm"] {
        let file = beside(&aside, suffix);
        match fs::remove_file(&file) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => {
                return Err(cannot_keep(&file, why));
            }
            _ => {}
        }
    }
    Ok(())
}

fn aside_of(path: &Path) -> PathBuf {
    path.with_extension("damaged.sqlite")
}

/// Makes `folder` for the user alone, where it is not there yet: tiles show where somebody looked.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn cannot_keep(path: &Path, why: io::Error) -> CacheError {
    CacheError::Folder {
        path: path.to_owned(),
        why,
    }
}
