//! What is to be fetched, whether that is allowed, and what it takes.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use walkers::TileId;

use super::{Area, Pace, Zooms};
use crate::state::maps::{OnlineMap, Saving, TileContent};

/// A box and a range of zooms of a map that may be saved.
#[derive(Debug, Clone)]
pub struct Plan {
    map: OnlineMap,
    area: Area,
    zooms: Zooms,
}

/// Why something is not fetched.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PlanFault {
    /// The operator forbids it.
    #[error("the tiles of {map} may not be saved: {why}")]
    Forbidden {
        /// The map.
        map: String,
        /// Where the operator says so.
        why: String,
    },
    /// Nothing is known of what the operator allows.
    #[error(
        "it is not known whether {host} allows saving its tiles; look up its terms, and if it does, \
         say so with --operator-allows-saving"
    )]
    NotStated {
        /// The server.
        host: String,
    },
    /// The map has no such zooms.
    #[error("{map} has the zooms {from} to {to}")]
    Zooms {
        /// The map.
        map: String,
        /// Its coarsest zoom.
        from: u8,
        /// Its finest zoom.
        to: u8,
    },
    /// There are more tiles than the limit.
    #[error(
        "these are {count} tiles, more than the limit of {limit}; choose a smaller box or fewer \
         zooms, or raise the limit with --limit (up to {})",
        Plan::MOST_TILES
    )]
    TooManyTiles {
        /// How many.
        count: u64,
        /// The limit.
        limit: u64,
    },
    /// There are likely more bytes than the operator allows at a time.
    #[error(
        "these are about {} MB, and the operator of {map} allows {} MB at a time; choose a smaller \
         box or fewer zooms",
        .bytes.div_ceil(1_000_000),
        .limit / 1_000_000
    )]
    TooManyBytes {
        /// The map.
        map: String,
        /// How many, roughly.
        bytes: u64,
        /// What is allowed.
        limit: u64,
    },
}

/// What a fetch takes, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// How many tiles.
    pub tiles: u64,
    /// How many bytes on average, assumed.
    pub bytes_each: u64,
    /// How long at least.
    pub duration: Duration,
}

impl Plan {
    /// How many tiles are fetched at most unless something else is said.
    pub const USUAL_TILES: u64 = 10_000;
    /// How many tiles are fetched at most, whatever is said.
    pub const MOST_TILES: u64 = 250_000;

    /// A plan to save the tiles of `map` in `area` at `zooms`: `limit` tiles at most.
    ///
    /// # Errors
    /// When the operator forbids it, or does not say and the user has not looked it up either; when
    /// the map has no such zooms; when it is too much.
    pub fn new(
        map: OnlineMap,
        area: Area,
        zooms: Zooms,
        limit: u64,
        user_has_looked: bool,
    ) -> Result<Self, PlanFault> {
        match &map.saving {
            Saving::Forbidden { why } => {
                return Err(PlanFault::Forbidden {
                    map: map.name,
                    why: why.clone(),
                });
            }
            Saving::NotStated if !user_has_looked => {
                let host = map.host().to_owned();
                return Err(PlanFault::NotStated { host });
            }
            Saving::NotStated | Saving::Allowed { .. } => {}
        }
        if zooms.from < map.min_zoom || zooms.to > map.max_zoom {
            return Err(PlanFault::Zooms {
                from: map.min_zoom,
                to: map.max_zoom,
                map: map.name,
            });
        }
        let plan = Self { map, area, zooms };
        let (count, limit) = (plan.count(), limit.min(Self::MOST_TILES));
        if count > limit {
            return Err(PlanFault::TooManyTiles { count, limit });
        }
        let bytes = plan.estimate(Pace::POLITE).bytes();
        match plan.limit_bytes() {
            Some(limit) if bytes > limit => Err(PlanFault::TooManyBytes {
                map: plan.map.name,
                bytes,
                limit,
            }),
            _ => Ok(plan),
        }
    }

    /// The map.
    #[must_use]
    pub fn map(&self) -> &OnlineMap {
        &self.map
    }

    pub(super) fn area(&self) -> Area {
        self.area
    }

    pub(super) fn zooms(&self) -> Zooms {
        self.zooms
    }

    /// How many tiles there are to look for.
    #[must_use]
    pub fn count(&self) -> u64 {
        let counts = (self.zooms.from..=self.zooms.to).map(|zoom| self.area.count(zoom));
        counts.fold(0, u64::saturating_add)
    }

    /// Every tile there is to look for, the coarsest first.
    pub(super) fn tiles(&self) -> impl Iterator<Item = TileId> {
        let area = self.area;
        (self.zooms.from..=self.zooms.to).flat_map(move |zoom| area.tiles(zoom))
    }

    /// How many bytes the operator allows at a time, where it names a limit.
    pub(super) fn limit_bytes(&self) -> Option<u64> {
        match self.map.saving {
            Saving::Allowed { at_most_bytes } => at_most_bytes,
            Saving::Forbidden { .. } | Saving::NotStated => None,
        }
    }

    /// What it takes at `pace`. Asks nobody: the bytes of a tile are assumed.
    #[must_use]
    pub fn estimate(&self, pace: Pace) -> Estimate {
        let tiles = self.count();
        let intervals = u32::try_from(tiles).unwrap_or(u32::MAX);
        Estimate {
            tiles,
            // Between a tile of open country and one of a city, which has ten times as much.
            bytes_each: match self.map.content {
                TileContent::Raster => 20_000,
                TileContent::OpenMapTiles | TileContent::Protomaps => 30_000,
            },
            duration: pace.interval.saturating_mul(intervals),
        }
    }

    /// What tells this plan from others, without saying where it leads.
    pub(super) fn mark(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.map.template.hash(&mut hasher);
        let template = hasher.finish();
        format!("{} {} {template:016x}", self.area, self.zooms)
    }
}

impl Estimate {
    /// How many bytes in all.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.tiles.saturating_mul(self.bytes_each)
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.duration.as_secs().div_ceil(60);
        let time = match (minutes / 60, minutes % 60) {
            (0, 1) => "1 minute".to_owned(),
            (0, minutes) => format!("{minutes} minutes"),
            (hours, minutes) => format!("{hours} h {minutes} min"),
        };
        write!(
            f,
            "tiles to fetch: {}; about {} MB, if a tile has {} kB; about {time}",
            self.tiles,
            self.bytes().div_ceil(1_000_000),
            self.bytes_each / 1000,
        )
    }
}
