//! Online maps: tiles asked of a server, by the rules that servers set, with leave only.
//!
//! [`OnlineTiles`] is the one place of the program that asks a network for anything. It does so
//! while both switches of its [`NetworkPermission`] are on, says who asks, keeps what it gets in a
//! [`TileCache`] for as long as the server says, asks for two tiles at once and no more, and leaves
//! a server in trouble alone for longer each time. Offline, it shows what was seen before. The
//! user's key is in the request and nowhere else.

mod cache;
mod exchange;
mod fit;
mod freshness;
mod patience;
mod permission;
mod tile_json;
mod trouble;
mod turns;

pub use cache::{CacheError, TileCache};
pub use permission::{NetworkPermission, NetworkSwitch};

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Instant, SystemTime};

use ureq::http::{StatusCode, header};
use walkers::TileId;

use super::source::{Content, MapFacts, TileFailure, TileSource};
use crate::state::maps::{OnlineMap, Scheme, TileContent};
use cache::{Kept, secs};
use exchange::{Answer, Exchange, Known, Limits};
use freshness::text;
use patience::Patience;
use tile_json::Place;
use turns::Turns;

/// How many tiles are asked for at once; what OpenStreetMap's rules long named.
const AT_ONCE: usize = 2;

/// The finest zoom that any map is asked for.
const FINEST: u8 = 24;

/// The template of a map has a place for a key, and the user has given none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} wants a key, and none is given")]
pub struct LacksKey(String);

/// The tiles of an online map.
pub struct OnlineTiles {
    map: OnlineMap,
    facts: MapFacts,
    permission: NetworkPermission,
    exchange: Exchange,
    patience: Patience,
    turns: Turns,
    cache: Arc<TileCache>,
    /// What the cache knows the map by.
    number: i64,
    place: Mutex<Option<Place>>,
}

impl OnlineTiles {
    /// The tiles of `map`, asked for while `permission` is given and kept in `cache`.
    ///
    /// Asks for nothing yet.
    ///
    /// # Errors
    /// When the map wants a key and has none.
    pub fn new(
        map: OnlineMap,
        permission: NetworkPermission,
        cache: Arc<TileCache>,
    ) -> Result<Self, LacksKey> {
        Self::within(Limits::default(), map, permission, cache)
    }

    fn within(
        limits: Limits,
        map: OnlineMap,
        permission: NetworkPermission,
        cache: Arc<TileCache>,
    ) -> Result<Self, LacksKey> {
        if map.lacks_key() {
            return Err(LacksKey(map.name));
        }
        // Other maps say at once where their tiles are.
        let place = (map.template.scheme() != Scheme::TileJson).then(|| Place {
            template: map.template.clone(),
            key: None,
        });
        Ok(Self {
            facts: facts(&map),
            exchange: Exchange::with(&map.template, permission.clone(), limits),
            patience: Patience::new(limits.first_wait),
            turns: Turns::new(AT_ONCE),
            number: number(&(&map.template, map.tile_side)),
            place: Mutex::new(place),
            permission,
            cache,
            map,
        })
    }

    fn has(&self, id: TileId) -> bool {
        let across = 1_u32 << id.zoom.min(FINEST);
        (self.facts.min_zoom..=self.facts.max_zoom).contains(&id.zoom)
            && id.x < across
            && id.y < across
    }

    /// Whether the server need not be asked for what was kept. While it is not known where the tiles
    /// are at present, what was kept is as good as any; nobody waits to learn it.
    fn is_fresh(&self, kept: &Kept) -> bool {
        let is_of_another = self.place.try_lock().is_ok_and(|place| {
            let place = place.as_ref();
            place.is_some_and(|place| edition(place) != kept.edition)
        });
        kept.fresh_until > cache::now() && !is_of_another
    }

    /// Asks the server for tile `id`, of which `kept` was kept.
    fn ask(&self, id: TileId, kept: Option<&Kept>) -> Result<Option<Vec<u8>>, TileFailure> {
        self.may_ask()?;
        let _turn = self.turns.take();
        // While waiting for a turn, either may have changed.
        self.may_ask()?;
        let place = self.place()?;
        let kept = kept.filter(|kept| kept.edition == edition(&place));
        let address = place.template.tile(
            id.zoom,
            id.x,
            id.y,
            self.facts.tile_side,
            place.key.as_ref().or(self.map.key.as_ref()),
        );
        let known = kept.map(|kept| kept.known.clone()).unwrap_or_default();
        let answer = self.exchange.ask(&address, &known);
        let answer = answer.map_err(|why| self.unanswered(&why))?;
        self.take_in(answer, id, kept, edition(&place))
    }

    fn may_ask(&self) -> Result<(), TileFailure> {
        if !self.permission.is_given() {
            return Err(TileFailure::Offline);
        }
        self.patience.may_ask(Instant::now())
    }

    /// Where the tiles are; a map that says so in a document is asked for it once.
    fn place(&self) -> Result<Place, TileFailure> {
        let mut known = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = &*known {
            return Ok(place.clone());
        }
        // Whoever was asking meanwhile may have been told to leave the server alone.
        self.may_ask()?;
        let address = self.map.template.document(self.map.key.as_ref());
        let answer = self.exchange.ask(&address, &Known::default());
        let answer = answer.map_err(|why| self.unanswered(&why))?;
        if answer.status.as_u16() != 200 {
            return Err(self.troubled(&answer));
        }
        let place = tile_json::read(&answer.body, &self.map.template)
            .map_err(|unclear| self.refused(unclear))?;
        self.patience.answered();
        Ok(known.insert(place).clone())
    }

    /// Looks at an answer, keeps what may be kept of it, and hands the tile on.
    fn take_in(
        &self,
        mut answer: Answer,
        id: TileId,
        kept: Option<&Kept>,
        edition: i64,
    ) -> Result<Option<Vec<u8>>, TileFailure> {
        let confirmed = kept.filter(|_| answer.status == StatusCode::NOT_MODIFIED);
        let tile = match (answer.status.as_u16(), confirmed) {
            (200, _) => Some(self.tile_in(&mut answer)?),
            (_, Some(kept)) => kept.bytes.clone(),
            (204 | 404 | 410, _) => None,
            _ => return Err(self.troubled(&answer)),
        };
        self.patience.answered();
        let now = SystemTime::now();
        let lifetime = match tile {
            Some(_) => freshness::lifetime(&answer.headers, now),
            None => Some(freshness::ABSENCE),
        };
        if let Some(lifetime) = lifetime {
            let known = Known::by(&answer.headers, confirmed.map(|kept| &kept.known));
            let kept = Kept {
                bytes: tile.clone(),
                fresh_until: secs(now + lifetime),
                edition,
                known,
            };
            self.cache.put(self.number, id, &kept);
        }
        Ok(tile)
    }

    fn tile_in(&self, answer: &mut Answer) -> Result<Vec<u8>, TileFailure> {
        let body = std::mem::take(&mut answer.body);
        let media_type = text(&answer.headers, &header::CONTENT_TYPE);
        let largest = self.exchange.limits().largest;
        fit::tile(self.facts.content, media_type, body, largest).map_err(|why| self.unfit(&why))
    }
}

impl TileSource for OnlineTiles {
    fn facts(&self) -> &MapFacts {
        &self.facts
    }

    /// From the cache while that is fresh, else from the server; what was kept longer ago stands in
    /// when the server does not answer or may not be asked.
    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, TileFailure> {
        if !self.has(id) {
            return Ok(None);
        }
        match self.cache.get(self.number, id) {
            Some(kept) if self.is_fresh(&kept) => Ok(kept.bytes),
            Some(kept) => self.ask(id, Some(&kept)).or(Ok(kept.bytes)),
            None => self.ask(id, None),
        }
    }

    fn at_once(&self) -> usize {
        AT_ONCE
    }
}

fn facts(map: &OnlineMap) -> MapFacts {
    /// The edge of the square that Web Mercator draws, degrees.
    const EDGE: f64 = 85.051_128;
    let max_zoom = map.max_zoom.min(FINEST);
    MapFacts {
        name: map.name.clone(),
        attribution: map.attribution.clone(),
        content: match map.content {
            TileContent::Raster => Content::Raster,
            TileContent::OpenMapTiles => Content::OpenMapTiles,
            TileContent::Protomaps => Content::Protomaps,
        },
        min_zoom: map.min_zoom.min(max_zoom),
        max_zoom,
        bounds: geo::Rect::new((-180.0, -EDGE), (180.0, EDGE)),
        tile_side: map.tile_side.points(),
    }
}

/// Which edition of the map is at `place`: a server that moves its tiles has made them anew.
fn edition(place: &Place) -> i64 {
    number(&place.template)
}

/// A number made of `what`: it tells maps apart without saying what they are. Where a later
/// program comes to another number, tiles are asked for once more.
fn number(what: &impl Hash) -> i64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish().cast_signed()
}

#[cfg(test)]
mod tests;
