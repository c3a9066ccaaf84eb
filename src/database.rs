//! `SQLite` databases that somebody else made, opened so that they can do no harm.
//!
//! What looks like a table may be a view, which is a program of whoever made the file. Hence: nothing
//! can be written or attached, queries only select, what they return has a limit, and they are broken
//! off when they take long. (After `SQLite`'s own advice, <https://sqlite.org/security.html>.)

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Params, Row};

/// Largest value, bytes.
pub const MAX_VALUE: i32 = 16 << 20;

/// Most memory for queries, bytes; for all databases that are open.
const MAX_MEMORY: i64 = 256 << 20;

/// How long another program that writes to the file is waited for.
const WAIT: Duration = Duration::from_millis(500);

/// How long a query for one row may take.
const PATIENCE: Duration = Duration::from_secs(3);

/// How long one for all rows of a table may.
const PATIENCE_FOR_ALL: Duration = Duration::from_mins(1);

/// How many steps a query takes between two looks at the clock.
const STEPS: i32 = 10_000;

/// How every database begins.
pub const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How many bytes of a file tell whether it is a `GeoPackage`.
pub const TELLING: usize = 72;

/// Whether a file that begins so is a `GeoPackage`, which is an `SQLite` database too: it says so at byte 68 (OGC
/// 12-128r19, requirement 2).
#[must_use]
pub fn is_geo_package(beginning: &[u8]) -> bool {
    beginning.starts_with(MAGIC) && beginning.get(68..TELLING) == Some(b"GPKG")
}

/// How a database is kept, which its header tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// In the file alone.
    Alone,
    /// With a log beside it ("WAL"), which is not there while nobody has the file open. `SQLite` would
    /// make one to read the file.
    WithLog,
}

impl Keeping {
    /// How the database is kept that begins with `header`; `None` where that is none.
    #[must_use]
    pub fn told(header: &[u8]) -> Option<Self> {
        Some(match header.strip_prefix(MAGIC)? {
            // The size of a page, then the versions for writing and for reading.
            [_, _, 2, _, ..] | [_, _, _, 2, ..] => Self::WithLog,
            _ => Self::Alone,
        })
    }
}

/// A database that can only be read.
pub struct Database {
    connection: Connection,
}

impl Database {
    /// Opens the file `path`, of which nothing is read yet.
    ///
    /// # Errors
    /// When there is no such file, or it may not be read.
    pub fn open(path: &Path, keeping: Keeping) -> rusqlite::Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        // A relative path may begin with "file:", which SQLite takes for an address with options.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let connection = match keeping {
            Keeping::WithLog if !log_of(&path).exists() => {
                let flags = flags | OpenFlags::SQLITE_OPEN_URI;
                Connection::open_with_flags(address_as_it_stands(&path), flags)?
            }
            _ => Connection::open_with_flags(path, flags)?,
        };
        connection.busy_timeout(WAIT)?;
        restrict(&connection)?;
        Ok(Self { connection })
    }

    /// What `read` makes of the first row that `query` selects, if there is one.
    ///
    /// # Errors
    /// When the file is damaged or in use, or the query does not fit it or takes too long.
    pub fn first<T>(
        &self,
        query: &str,
        params: impl Params,
        read: impl FnOnce(&Row) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Option<T>> {
        self.begin(PATIENCE)?;
        self.connection.query_row(query, params, read).optional()
    }

    /// Gives `each` every row that `query` selects, until that breaks it off.
    ///
    /// # Errors
    /// As [`Self::first`].
    pub fn each(
        &self,
        query: &str,
        params: impl Params,
        mut each: impl FnMut(&Row) -> rusqlite::Result<ControlFlow<()>>,
    ) -> rusqlite::Result<()> {
        self.begin(PATIENCE_FOR_ALL)?;
        let mut query = self.connection.prepare(query)?;
        let mut rows = query.query(params)?;
        while let Some(row) = rows.next()? {
            if each(row)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The names of the columns that `query` selects.
    ///
    /// # Errors
    /// When the query does not fit the file.
    pub fn columns(&self, query: &str) -> rusqlite::Result<Vec<String>> {
        self.begin(PATIENCE)?;
        let query = self.connection.prepare(query)?;
        Ok(query
            .column_names()
            .into_iter()
            .map(str::to_owned)
            .collect())
    }

    /// Has what is asked next broken off once it has taken so long.
    fn begin(&self, patience: Duration) -> rusqlite::Result<()> {
        let end = Instant::now() + patience;
        let too_late = move || Instant::now() > end;
        self.connection.progress_handler(STEPS, Some(too_late))
    }
}

/// Where the log of the database `path` is while somebody has it open.
fn log_of(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

/// The address of the absolute `path` for reading the file as it stands, without its log.
fn address_as_it_stands(path: &Path) -> String {
    let mut address = "file://".to_owned();
    if cfg!(windows) {
        address.push('/');
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b'/' | b':' | b'-' | b'.' | b'_' => address.push(char::from(*byte)),
            _ if byte.is_ascii_alphanumeric() => address.push(char::from(*byte)),
            _ => {
                let _ = write!(address, "%{byte:02x}");
            }
        }
    }
    address + "?immutable=1"
}

fn restrict(connection: &Connection) -> rusqlite::Result<()> {
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
    ] {
        connection.set_db_config(setting, on)?;
    }
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, most)?;
    }
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update_and_check(None, "hard_heap_limit", MAX_MEMORY, |_| Ok(()))?;
    connection.pragma_update_and_check(None, "mmap_size", 0, |_| Ok(()))?;
    // From here on; settings are not for the database to change.
    connection.authorizer(Some(|asked: AuthContext<'_>| match asked.action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Function { .. } => {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }))
}
