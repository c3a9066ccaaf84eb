//! The part of a fetch that is there already: an `SQLite` file beside the file to be.
//!
//! Each tile is safe in it as soon as it has come, however the program ends.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::Plan;
use crate::basemap::pmtiles::write::packed;
use crate::state::maps::TileContent;

/// Marks the file as ours: "Ccpf", part of a fetch.
const APPLICATION: i32 = 0x4363_7066;

const TABLES: &str = "
    CREATE TABLE plan (mark TEXT NOT NULL);
    CREATE TABLE tile (number INTEGER PRIMARY KEY, bytes BLOB);";

/// Why what has come cannot be kept, or gone on with.
#[derive(Debug, thiserror::Error)]
pub enum PartFault {
    /// It is part of another fetch.
    #[error(
        "{} is part of another fetch; delete it to begin anew, or give the file another name",
        .0.display()
    )]
    OtherPlan(PathBuf),
    /// It is no part of any fetch.
    #[error("{} is no part of a fetch; move it away, or give the file another name", .0.display())]
    NotOurs(PathBuf),
    /// The database cannot be used.
    #[error("{path} cannot be used: {why}", path = .path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What the database says.
        why: rusqlite::Error,
    },
}

/// The tiles that have come so far.
pub(super) struct Part {
    connection: Connection,
    path: PathBuf,
    /// Whether tiles are packed, as vector tiles are in the file to be.
    packs: bool,
}

impl Part {
    /// Opens what there is of `plan` beside `out`, or begins it.
    pub(super) fn open(out: &Path, plan: &Plan) -> Result<Self, PartFault> {
        let path = beside(out);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let in_words = |why| PartFault::Database {
            path: path.clone(),
            why,
        };
        let connection = Connection::open_with_flags(&path, flags).map_err(in_words)?;
        let mark = begun(&connection, &plan.mark()).map_err(in_words)?;
        match mark {
            Some(mark) if mark == plan.mark() => Ok(Self {
                connection,
                path,
                packs: plan.map().content != TileContent::Raster,
            }),
            Some(_) => Err(PartFault::OtherPlan(path)),
            None => Err(PartFault::NotOurs(path)),
        }
    }

    /// The numbers of the tiles that have come.
    pub(super) fn numbers(&self) -> Result<HashSet<u64>, PartFault> {
        let numbers = || -> rusqlite::Result<_> {
            let mut every = self.connection.prepare("SELECT number FROM tile")?;
            let numbers = every.query_map([], |row| row.get(0))?;
            numbers
                .map(|number| number.map(i64::cast_unsigned))
                .collect()
        };
        numbers().map_err(|why| self.in_words(why))
    }

    /// How many bytes have come.
    pub(super) fn bytes(&self) -> Result<u64, PartFault> {
        let sum = "SELECT COALESCE(SUM(LENGTH(bytes)), 0) FROM tile";
        let sum = self.connection.query_row(sum, [], |row| row.get(0));
        sum.map(i64::cast_unsigned)
            .map_err(|why| self.in_words(why))
    }

    /// Keeps tile `number`, or that there is none; returns how many bytes that takes.
    pub(super) fn keep(&mut self, number: u64, tile: Option<&[u8]>) -> Result<u64, PartFault> {
        let bytes = tile.map(|tile| {
            if self.packs {
                packed(tile)
            } else {
                tile.to_vec()
            }
        });
        let length = bytes.as_ref().map_or(0, Vec::len) as u64;
        self.connection
            .execute(
                "INSERT OR REPLACE INTO tile VALUES (?, ?)",
                params![number.cast_signed(), bytes],
            )
            .map_err(|why| self.in_words(why))?;
        Ok(length)
    }

    /// The tile with the least number; `None` where not one has come.
    pub(super) fn first(&self) -> Result<Option<Vec<u8>>, PartFault> {
        let first = "SELECT bytes FROM tile WHERE bytes IS NOT NULL ORDER BY number LIMIT 1";
        let first = self.connection.query_row(first, [], |row| row.get(0));
        first.optional().map_err(|why| self.in_words(why))
    }

    /// Hands every tile to `take` in the order of their numbers.
    pub(super) fn each<E: From<PartFault>>(
        &self,
        mut take: impl FnMut(u64, &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let in_words = |why| self.in_words(why);
        let every = "SELECT number, bytes FROM tile WHERE bytes IS NOT NULL ORDER BY number";
        let mut every = self.connection.prepare(every).map_err(in_words)?;
        let mut rows = every.query([]).map_err(in_words)?;
        while let Some(row) = rows.next().map_err(in_words)? {
            let number: i64 = row.get(0).map_err(in_words)?;
            let bytes = row.get_ref(1).map_err(in_words)?;
            take(number.cast_unsigned(), bytes.as_blob().unwrap_or_default())?;
        }
        Ok(())
    }

    /// Deletes the part: the whole is there.
    pub(super) fn remove(self) {
        let Self {
            connection, path, ..
        } = self;
        drop(connection);
        // Left behind it is in nobody's way.
        let _ = fs::remove_file(path);
    }

    fn in_words(&self, why: rusqlite::Error) -> PartFault {
        PartFault::Database {
            path: self.path.clone(),
            why,
        }
    }
}

/// The mark of the plan in the database, which is `mark` if it was empty; `None` where it is not
/// ours.
fn begun(connection: &Connection, mark: &str) -> rusqlite::Result<Option<String>> {
    // One fetch at a time: the lock lasts until the program ends.
    connection.pragma_update(None, "locking_mode", "exclusive")?;
    let tables = "SELECT COUNT(*) FROM sqlite_schema";
    let tables: i64 = connection.query_row(tables, [], |row| row.get(0))?;
    let id = connection.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0))?;
    if (tables, id) == (0, 0) {
        connection.pragma_update(None, "application_id", APPLICATION)?;
        connection.execute_batch(TABLES)?;
        connection.execute("INSERT INTO plan VALUES (?)", [mark])?;
    } else if id != APPLICATION {
        return Ok(None);
    }
    let mark = connection.query_row("SELECT mark FROM plan", [], |row| row.get(0));
    mark.optional()
}

/// `map.pmtiles.part` for `map.pmtiles`.
pub(super) fn beside(out: &Path) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}
