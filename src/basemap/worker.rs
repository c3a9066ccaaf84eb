//! The threads that make tiles, and the desk across which they are asked for them.
//!
//! What is wanted is made, the newest request first; what no longer is in view is forgotten. The desk
//! is locked only for handing over, never while a tile is made.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use egui::Context;
use walkers::{Tile, TileId};

use super::source::TileFailure;

/// Makes the tiles of one map; each thread has a maker of its own.
pub(super) trait Maker {
    /// What the tiles are drawn with: a palette, say.
    type Look: Clone + PartialEq + Send + Sync + 'static;

    /// Draws tile `id` in `look`; `None` where there is nothing to draw.
    ///
    /// # Errors
    /// When the tile cannot be had, now or ever.
    fn make(&mut self, id: TileId, look: &Self::Look) -> Result<Option<Tile>, TileFailure>;
}

/// Requests kept; beyond that the oldest are dropped and asked for again when seen again.
const MAX_WANTED: usize = 256;

/// A finished tile and the edition of the look it was drawn in; none where there is nothing to draw.
pub(super) struct Made {
    pub(super) edition: u64,
    pub(super) tile: Option<Tile>,
}

/// What a map and its workers hand each other.
pub(super) struct Desk<L> {
    work: Mutex<Work<L>>,
    wake: Condvar,
}

pub(super) struct Work<L> {
    /// Newest last.
    wanted: Vec<Request>,
    making: Vec<(TileId, u64)>,
    pub(super) made: Vec<(TileId, Made)>,
    look: Arc<L>,
    edition: u64,
    /// How many workers still open what they make tiles of.
    opening: usize,
    /// The last pass in which anything was asked for.
    pass: u64,
    /// Nothing is asked of the source before then.
    resting_until: Option<Instant>,
    pub(super) failure: Option<String>,
    closed: bool,
}

struct Request {
    id: TileId,
    /// The pass in which it was last asked for.
    pass: u64,
}

pub(super) struct Order<L> {
    pub(super) id: TileId,
    look: Arc<L>,
    edition: u64,
}

impl<L> Work<L> {
    /// How much there is still to do; opening counts as one.
    pub(super) fn unfinished(&self) -> usize {
        self.wanted.len() + self.making.len() + self.opening
    }

    /// Takes the newest request that is still in view.
    fn take_newest(&mut self) -> Option<Order<L>> {
        let pass = self.pass;
        // A tile may be asked for in every other pass only: egui lays out anew within a frame.
        self.wanted.retain(|request| request.pass + 2 >= pass);
        let id = self.wanted.pop()?.id;
        self.making.push((id, self.edition));
        Some(Order {
            id,
            look: Arc::clone(&self.look),
            edition: self.edition,
        })
    }

    /// Takes in what became of `order`; says how long the source is left alone, if it is.
    fn deliver(
        &mut self,
        order: &Order<L>,
        made: Result<Option<Tile>, TileFailure>,
    ) -> Option<Duration> {
        let Order { id, edition, .. } = *order;
        self.making.retain(|&making| making != (id, edition));
        let tile = match made {
            Ok(tile) => tile,
            // As the user wants it: nothing to tell. Once online, the map is opened anew.
            Err(TileFailure::Offline) => None,
            Err(TileFailure::Lasting { why }) => {
                self.failure.get_or_insert(why);
                None
            }
            Err(TileFailure::Passing { why, retry_after }) => {
                self.failure.get_or_insert(why);
                self.wanted.clear();
                self.resting_until = Some(Instant::now() + retry_after);
                return Some(retry_after);
            }
        };
        self.made.push((id, Made { edition, tile }));
        None
    }

    /// Takes in what came of a worker's opening; what cannot be opened has no tiles.
    fn opened<M>(&mut self, opened: Result<M, String>) -> Option<M> {
        self.opening -= 1;
        let give_up = |why| {
            self.failure.get_or_insert(why);
            self.wanted.clear();
            self.closed = true;
        };
        opened.map_err(give_up).ok()
    }

    /// How long the source is still left alone.
    fn rest(&self) -> Duration {
        self.resting_until.map_or(Duration::ZERO, |end| {
            end.saturating_duration_since(Instant::now())
        })
    }
}

impl<L> Desk<L> {
    pub(super) fn new(look: L, workers: usize) -> Self {
        Self {
            work: Mutex::new(Work {
                wanted: Vec::new(),
                making: Vec::new(),
                made: Vec::new(),
                look: Arc::new(look),
                edition: 0,
                opening: workers,
                pass: 0,
                resting_until: None,
                failure: None,
                closed: false,
            }),
            wake: Condvar::new(),
        }
    }

    /// A worker that died left nothing half done: each step is one assignment.
    pub(super) fn open(&self) -> MutexGuard<'_, Work<L>> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks in `pass` for `id` before anything else, and for `stand_in` after everything else.
    ///
    /// While the source is left alone nothing is asked for; returned is how long that still lasts.
    pub(super) fn order(
        &self,
        pass: u64,
        id: TileId,
        stand_in: Option<TileId>,
    ) -> Option<Duration> {
        let mut work = self.open();
        if work.closed {
            return None;
        }
        let rest = work.rest();
        if !rest.is_zero() {
            return Some(rest);
        }
        work.pass = pass;
        for (id, urgent) in stand_in
            .map(|id| (id, false))
            .into_iter()
            .chain([(id, true)])
        {
            let edition = work.edition;
            if work.making.contains(&(id, edition)) {
                continue;
            }
            work.wanted.retain(|request| request.id != id);
            let place = if urgent { work.wanted.len() } else { 0 };
            work.wanted.insert(place, Request { id, pass });
        }
        let surplus = work.wanted.len().saturating_sub(MAX_WANTED);
        work.wanted.drain(..surplus);
        self.wake.notify_all();
        None
    }

    /// Draws in `look` from now on, which is edition `edition`.
    pub(super) fn restyle(&self, look: L, edition: u64) {
        let mut work = self.open();
        work.look = Arc::new(look);
        work.edition = edition;
    }

    /// Sends the workers home.
    pub(super) fn close(&self) {
        self.open().closed = true;
        self.wake.notify_all();
    }

    /// Waits for a request and takes the newest; `None` when the map is gone.
    pub(super) fn next_order(&self) -> Option<Order<L>> {
        let mut work = self.open();
        loop {
            if work.closed {
                return None;
            }
            if let Some(order) = work.take_newest() {
                return Some(order);
            }
            work = self.wake.wait(work).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A worker's life: open what there is to draw, then make what is wanted until told to stop.
pub(super) fn run<M: Maker>(
    desk: &Desk<M::Look>,
    ctx: &Context,
    open: impl FnOnce() -> Result<M, String>,
) {
    // The desk stays free while this takes its time.
    let opened = open();
    let opened = desk.open().opened(opened);
    // Only now: whoever looks then finds what there is to tell.
    ctx.request_repaint();
    let Some(mut maker) = opened else { return };
    while let Some(order) = desk.next_order() {
        let made = maker.make(order.id, &order.look);
        let rest = desk.open().deliver(&order, made);
        match rest {
            Some(rest) => ctx.request_repaint_after(rest),
            None => ctx.request_repaint(),
        }
    }
}
