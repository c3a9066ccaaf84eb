//! Saving the tiles of a box to a `PMTiles` file, where the operator of a map allows it.
//!
//! A [`Plan`] is checked and weighed before anybody is asked for anything. What has come is kept
//! beside the file to be, so that a fetch that was broken off goes on where it was. The file itself
//! is written in one step, when all is there. Slow on purpose: so many tiles a second and no more.

mod area;
mod part;
mod plan;
mod write;

pub use area::{Area, AreaFault, Zooms, ZoomsFault};
pub use part::PartFault;
pub use plan::{Estimate, Plan, PlanFault};

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use pmtiles::{PmtError, TileCoord};
use walkers::TileId;

use super::source::{TileFailure, TileSource};
use part::Part;

/// How a fetch treats a server.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// From the beginning of one request to that of the next.
    pub interval: Duration,
    /// How often a tile is asked for before it is left out.
    pub tries: u32,
    /// How many tiles in a row may fail before the fetch stops.
    pub failures: u32,
    /// The longest that a fetch waits for a server; beyond that it stops.
    pub longest_wait: Duration,
}

impl Pace {
    /// Five tiles a second.
    pub const POLITE: Self = Self {
        interval: Duration::from_millis(200),
        tries: 5,
        failures: 10,
        longest_wait: Duration::from_mins(10),
    };
}

/// How far a fetch has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many tiles were looked for, those that do not exist too.
    pub done: u64,
    /// How many there are to look for.
    pub of: u64,
    /// How many bytes have come.
    pub bytes: u64,
}

/// Why a fetch came to no file.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The file is there already.
    #[error("{} is there already; give the file another name", .0.display())]
    Exists(PathBuf),
    /// What has come cannot be kept.
    #[error(transparent)]
    Part(#[from] PartFault),
    /// The server does not answer, or has asked to be left alone.
    #[error("stopped at {} of {} tiles: {why}; the same command goes on from there", .at.done, .at.of)]
    Stopped {
        /// How far it came.
        at: Progress,
        /// What happened.
        why: String,
    },
    /// Some tiles could not be had.
    #[error(
        "{count} of {of} tiles could not be had, the last because: {why}; the same command tries \
         those again, and with --leave-gaps the file is written without them"
    )]
    Gaps {
        /// How many.
        count: u64,
        /// Of how many.
        of: u64,
        /// What happened to the last of them.
        why: String,
    },
    /// More has come than the operator allows at a time.
    #[error(
        "stopped at {} MB: the operator allows no more at a time; choose a smaller box or fewer zooms",
        .0 / 1_000_000
    )]
    TooMuch(u64),
    /// The server has not one tile there.
    #[error("there is no tile in this box at these zooms, so no file was written")]
    Nothing,
    /// The file cannot be written.
    #[error("{path} cannot be written: {why}", path = .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: PmtError,
    },
}

/// Whether a file may be written although tiles are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gaps {
    /// It may not.
    Refuse,
    /// It may.
    Leave,
}

/// Fetches what `plan` says from `tiles` at `pace` and writes it to `out`; tells `report` of every
/// tile. Returns how many bytes the file has.
///
/// Takes minutes to hours.
///
/// # Errors
/// When the file is there already or cannot be written, or tiles cannot be had. What has come is
/// then kept beside `out`, and the next call goes on from there.
pub fn fetch(
    plan: &Plan,
    tiles: &dyn TileSource,
    pace: Pace,
    gaps: Gaps,
    out: &Path,
    report: &mut dyn FnMut(Progress),
) -> Result<u64, FetchError> {
    if out.exists() {
        return Err(FetchError::Exists(out.to_owned()));
    }
    let mut part = Part::open(out, plan)?;
    let mut journey = Journey {
        tiles,
        pace,
        next: Instant::now(),
        failed: 0,
        in_a_row: 0,
        last: String::new(),
    };
    journey.collect(plan, &mut part, report)?;
    if journey.failed > 0 && gaps == Gaps::Refuse {
        return Err(FetchError::Gaps {
            count: journey.failed,
            of: plan.count(),
            why: journey.last,
        });
    }
    let bytes = write::file(plan, &part, out)?;
    part.remove();
    Ok(bytes)
}

/// The way from tile to tile.
struct Journey<'a> {
    tiles: &'a dyn TileSource,
    pace: Pace,
    /// When the next tile may be asked for.
    next: Instant,
    failed: u64,
    in_a_row: u32,
    /// What happened to the last that failed.
    last: String,
}

impl Journey<'_> {
    /// Fetches every tile of `plan` that is not in `part` yet.
    fn collect(
        &mut self,
        plan: &Plan,
        part: &mut Part,
        report: &mut dyn FnMut(Progress),
    ) -> Result<(), FetchError> {
        let known: HashSet<u64> = part.numbers()?;
        let mut at = Progress {
            done: known.len() as u64,
            of: plan.count(),
            bytes: part.bytes()?,
        };
        report(at);
        for id in plan.tiles() {
            let Some(number) = number(id).filter(|number| !known.contains(number)) else {
                continue;
            };
            match self.one(id) {
                Ok(tile) => {
                    at.bytes += part.keep(number, tile.as_deref())?;
                    self.in_a_row = 0;
                }
                Err(Missed::Tile) => self.failed += 1,
                Err(Missed::Server) => {
                    let why = std::mem::take(&mut self.last);
                    return Err(FetchError::Stopped { at, why });
                }
            }
            at.done += 1;
            report(at);
            if plan.limit_bytes().is_some_and(|limit| at.bytes > limit) {
                return Err(FetchError::TooMuch(at.bytes));
            }
        }
        Ok(())
    }

    /// One tile, if need be after waiting; `None` where the map has none.
    fn one(&mut self, id: TileId) -> Result<Option<Vec<u8>>, Missed> {
        for _ in 0..self.pace.tries {
            thread::sleep(self.next.saturating_duration_since(Instant::now()));
            self.next = Instant::now() + self.pace.interval;
            match self.tiles.tile(id) {
                Ok(tile) => return Ok(tile),
                Err(TileFailure::Passing { why, retry_after }) => {
                    self.last = why;
                    if retry_after > self.pace.longest_wait {
                        return Err(Missed::Server);
                    }
                    self.next = Instant::now() + retry_after.max(self.pace.interval);
                }
                Err(failure) => {
                    self.last = failure.to_string();
                    break;
                }
            }
        }
        self.in_a_row += 1;
        Err(if self.in_a_row < self.pace.failures {
            Missed::Tile
        } else {
            Missed::Server
        })
    }
}

/// What could not be had.
enum Missed {
    /// This tile; the next may do.
    Tile,
    /// Any tile, for now.
    Server,
}

/// The number that `PMTiles` files know a tile by; they are in its order.
fn number(id: TileId) -> Option<u64> {
    let coord = TileCoord::new(id.zoom, id.x, id.y).ok()?;
    Some(pmtiles::TileId::from(coord).value())
}

#[cfg(test)]
mod tests;
