//! The thread that makes tiles, and the desk across which it is asked for them.
//!
//! It reads the layers, then makes what is wanted, the newest request first. The desk is locked only
//! for handing over, never while a tile is made.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use egui::Context;
use walkers::{Style, Tile, TileId};

use super::layers::layers;
use super::recent::Recent;
use super::tiler;

/// Side of a tile on the screen, points.
pub(super) const TILE_SIZE: u32 = 512;

/// Tiles kept as bytes, so that a change of colours does not cut them anew.
const BYTES_KEPT: usize = 512;

/// Requests kept; beyond that the oldest are dropped and asked for again when seen again.
const MAX_WANTED: usize = 256;

/// A finished tile and the edition of the style it was drawn in.
pub(super) struct Made {
    pub(super) edition: u64,
    pub(super) tile: Tile,
}

/// What the map and the worker hand each other.
pub(super) struct Desk {
    work: Mutex<Work>,
    wake: Condvar,
}

pub(super) struct Work {
    /// Newest last.
    wanted: Vec<TileId>,
    making: bool,
    pub(super) made: Vec<(TileId, Made)>,
    style: Arc<Style>,
    edition: u64,
    reading: bool,
    pub(super) failure: Option<String>,
    closing: bool,
}

impl Work {
    /// How much there is still to do; reading the layers counts as one.
    pub(super) fn unfinished(&self) -> usize {
        self.wanted.len() + usize::from(self.making) + usize::from(self.reading)
    }

    fn deliver(&mut self, order: &Order, tile: Result<Tile, String>) {
        self.making = false;
        match tile {
            Ok(tile) => {
                if order.edition == self.edition {
                    // Asked for again while it was being made: the answer is the same.
                    self.wanted.retain(|&wanted| wanted != order.id);
                }
                self.made.push((
                    order.id,
                    Made {
                        edition: order.edition,
                        tile,
                    },
                ));
            }
            Err(error) => self.fail(error),
        }
    }

    /// Gives up: what failed once would fail at every frame.
    fn fail(&mut self, why: String) {
        self.failure = Some(why);
        self.wanted.clear();
    }
}

struct Order {
    id: TileId,
    style: Arc<Style>,
    edition: u64,
}

impl Desk {
    pub(super) fn new(style: Style) -> Self {
        Self {
            work: Mutex::new(Work {
                wanted: Vec::new(),
                making: false,
                made: Vec::new(),
                style: Arc::new(style),
                edition: 0,
                reading: true,
                failure: None,
                closing: false,
            }),
            wake: Condvar::new(),
        }
    }

    /// A worker that died left nothing half done: each step is one assignment.
    pub(super) fn open(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for `id` before anything else, and for `stand_in` after everything else.
    pub(super) fn order(&self, id: TileId, stand_in: Option<TileId>) {
        let mut work = self.open();
        if work.failure.is_some() {
            return;
        }
        if let Some(stand_in) = stand_in
            && !work.wanted.contains(&stand_in)
        {
            work.wanted.insert(0, stand_in);
        }
        work.wanted.retain(|&wanted| wanted != id);
        work.wanted.push(id);
        let surplus = work.wanted.len().saturating_sub(MAX_WANTED);
        work.wanted.drain(..surplus);
        self.wake.notify_one();
    }

    /// Draws in `style` from now on, which is edition `edition`.
    pub(super) fn restyle(&self, style: Style, edition: u64) {
        let mut work = self.open();
        work.style = Arc::new(style);
        work.edition = edition;
    }

    /// Sends the worker home.
    pub(super) fn close(&self) {
        self.open().closing = true;
        self.wake.notify_one();
    }

    /// Waits for a request and takes the newest; `None` when the map is gone.
    fn next_order(&self) -> Option<Order> {
        let mut work = self.open();
        loop {
            if work.closing {
                return None;
            }
            if let Some(id) = work.wanted.pop() {
                work.making = true;
                return Some(Order {
                    id,
                    style: Arc::clone(&work.style),
                    edition: work.edition,
                });
            }
            work = self.wake.wait(work).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The worker's life: read the layers, then make what is wanted until told to stop.
pub(super) fn run(desk: &Desk, ctx: &Context) {
    let layers = layers();
    {
        let mut work = desk.open();
        work.reading = false;
        if let Err(error) = layers {
            work.fail(error.to_string());
        }
    }
    ctx.request_repaint();
    let Ok(layers) = layers else { return };

    let mut cut: Recent<TileId, Vec<u8>> = Recent::new(BYTES_KEPT);
    while let Some(order) = desk.next_order() {
        if cut.get(order.id).is_none() {
            cut.insert(order.id, tiler::tile(layers, order.id));
        }
        let bytes = cut.get(order.id).map_or(&[][..], Vec::as_slice);
        let tile = Tile::from_mvt(bytes, &order.style, order.id.zoom, TILE_SIZE)
            .map_err(|error| error.to_string());
        desk.open().deliver(&order, tile);
        ctx.request_repaint();
    }
}
