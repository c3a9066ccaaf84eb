//! A map as the map widget asks for it: tile by tile, never waiting.
//!
//! Threads of its own make the tiles ([`worker`]). Until one is there, the part of a coarser one that
//! covers the same ground is shown.

use std::io;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::thread::JoinHandle;

use egui::{Context, Rect, pos2};
use walkers::sources::Attribution;
use walkers::{Stats, TileId, TilePiece, Tiles};

use super::recent::Recent;
use super::worker::{self, Desk, Made, Maker};

/// How many zooms above a tile its stand-in is made, for when the map zooms out.
const STAND_IN_ABOVE: u8 = 2;

/// How the tiles of a map are made and kept.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// What its threads are called.
    pub(super) name: &'static str,
    /// The zooms at which there are tiles; finer ones are cut out of the finest.
    pub(super) zooms: RangeInclusive<u8>,
    /// Side of a tile on the screen, points.
    pub(super) tile_side: u32,
    /// How many tiles are made at once.
    pub(super) threads: usize,
    /// How many finished tiles are kept for drawing.
    pub(super) kept: usize,
    /// Whether coarser tiles are made ahead, for when the map zooms out.
    pub(super) stand_ins: bool,
    /// Whether a coarser tile is drawn where the map has no finer one; else nothing is.
    pub(super) stretched: bool,
}

/// The tiles of one map, drawn in a look that may change.
pub struct TileSet<L> {
    ctx: Context,
    desk: Arc<Desk<L>>,
    workers: Vec<JoinHandle<()>>,
    plan: Plan,
    look: L,
    edition: u64,
    shown: Recent<TileId, Made>,
    /// What the screen asked for since it last wanted to know, and what of that was drawn.
    asked: u32,
    drawn: u32,
}

impl<L: Clone + PartialEq + Send + Sync + 'static> TileSet<L> {
    /// Starts the workers, each of which calls `open` for its maker; `ctx` is asked to repaint when
    /// something arrives.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn start<M: Maker<Look = L>>(
        ctx: &Context,
        look: &L,
        plan: Plan,
        open: impl Fn() -> Result<M, String> + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let open = Arc::new(open);
        // Made before any worker, and dropped if one does not start: that sends the others home.
        let mut set = Self {
            ctx: ctx.clone(),
            desk: Arc::new(Desk::new(look.clone(), plan.threads)),
            workers: Vec::new(),
            shown: Recent::new(plan.kept),
            look: look.clone(),
            edition: 0,
            asked: 0,
            drawn: 0,
            plan,
        };
        for _ in 0..set.plan.threads {
            let (desk, ctx, open) = (Arc::clone(&set.desk), ctx.clone(), Arc::clone(&open));
            let worker = std::thread::Builder::new()
                .name(set.plan.name.to_owned())
                .spawn(move || worker::run(&desk, &ctx, || open()))?;
            set.workers.push(worker);
        }
        Ok(set)
    }

    /// Draws in another look from now on. Tiles in the old one stay until their successors are
    /// there; nothing happens if the look is the same.
    pub fn set_look(&mut self, look: &L) {
        if *look == self.look {
            return;
        }
        self.look = look.clone();
        self.edition += 1;
        self.desk.restyle(look.clone(), self.edition);
    }
}

impl<L> TileSet<L> {
    /// Whether the map has covered all of the screen since this was last asked.
    pub fn covered_view(&mut self) -> bool {
        let (asked, drawn) = (
            std::mem::take(&mut self.asked),
            std::mem::take(&mut self.drawn),
        );
        asked > 0 && asked == drawn
    }

    /// Whether any tile that was asked for is still to come.
    pub fn pending(&self) -> bool {
        let work = self.desk.open();
        (work.unfinished() > 0 && !self.has_broken_off()) || !work.made.is_empty()
    }

    /// Why the map stays unfinished: the first thing that could not be had, if any.
    pub fn failure(&self) -> Option<String> {
        let told = self.desk.open().failure.clone();
        let broke_off = || "the thread that draws it broke off".to_owned();
        told.or_else(|| self.has_broken_off().then(broke_off))
    }

    /// Workers go home when the map is gone, and not before.
    fn has_broken_off(&self) -> bool {
        self.workers.iter().any(JoinHandle::is_finished)
    }

    fn receive(&mut self) {
        let made = std::mem::take(&mut self.desk.open().made);
        for (id, made) in made {
            self.shown.insert(id, made);
        }
    }

    /// Asks for `id`, and for a coarser tile around it that can stand in when the map zooms out.
    fn want(&mut self, id: TileId) {
        let coarser = id.zoom.saturating_sub(STAND_IN_ABOVE);
        let stand_in = (self.plan.stand_ins && coarser >= *self.plan.zooms.start())
            .then(|| ancestor(id, coarser))
            .filter(|&stand_in| !self.up_to_date(stand_in));
        let pass = self.ctx.cumulative_pass_nr();
        if let Some(rest) = self.desk.order(pass, id, stand_in) {
            // Each frame anew: one that comes before the rest is over puts an end to earlier requests.
            self.ctx.request_repaint_after(rest);
        }
    }

    fn up_to_date(&mut self, id: TileId) -> bool {
        let edition = self.edition;
        self.shown
            .get(id)
            .is_some_and(|made| made.edition == edition)
    }

    /// The finest tile that covers `id` and may have something to draw, as far as that is known.
    fn source_of(&mut self, id: TileId) -> TileId {
        let mut source = ancestor(id, *self.plan.zooms.end());
        while self.plan.stretched
            && source.zoom > *self.plan.zooms.start()
            && self
                .shown
                .get(source)
                .is_some_and(|made| made.tile.is_none())
        {
            source = ancestor(source, source.zoom - 1);
        }
        source
    }

    fn piece(&mut self, id: TileId) -> Option<TilePiece> {
        if id.zoom < *self.plan.zooms.start() {
            return None;
        }
        self.receive();
        let source = self.source_of(id);
        if !self.up_to_date(source) {
            self.want(source);
        }
        self.best(id)
    }

    /// The finest tile there is that covers `id`, and which part of it. Where that has nothing to
    /// draw, a coarser one is no stand-in unless tiles are stretched.
    fn best(&mut self, id: TileId) -> Option<TilePiece> {
        let finest = self.source_of(id).zoom;
        let there_is = (*self.plan.zooms.start()..=finest).rev().find_map(|zoom| {
            let made = self.shown.get(ancestor(id, zoom))?;
            match &made.tile {
                Some(tile) => Some(Some(TilePiece::new(tile.clone(), part(id, zoom)))),
                None if self.plan.stretched => None,
                None => Some(None),
            }
        });
        there_is.flatten()
    }
}

impl<L> Tiles for TileSet<L> {
    fn at(&mut self, id: TileId) -> Option<TilePiece> {
        let piece = self.piece(id);
        self.asked += 1;
        self.drawn += u32::from(piece.is_some());
        piece
    }

    /// The screen names the sources itself, in a place of its own.
    fn attribution(&self) -> Attribution {
        Attribution {
            text: "",
            url: "",
            logo_light: None,
            logo_dark: None,
        }
    }

    fn tile_size(&self) -> u32 {
        self.plan.tile_side
    }

    fn stats(&self) -> Stats {
        Stats {
            in_progress: self.desk.open().unfinished(),
        }
    }
}

impl<L> Drop for TileSet<L> {
    /// Tells the workers to stop after the tile in hand; waiting for them would hold up the frame.
    fn drop(&mut self) {
        self.desk.close();
    }
}

/// The tile at `zoom` that covers `id`; `id` itself if it is no finer than that.
fn ancestor(id: TileId, zoom: u8) -> TileId {
    let up = id.zoom.saturating_sub(zoom);
    TileId {
        x: id.x >> up,
        y: id.y >> up,
        zoom: id.zoom - up,
    }
}

/// Where `id` lies within its ancestor at `zoom`, from (0, 0) to (1, 1).
fn part(id: TileId, zoom: u8) -> Rect {
    let up = id.zoom.saturating_sub(zoom);
    let across = 1_u32 << up;
    let side = 1.0 / across as f32;
    let corner = pos2((id.x % across) as f32 * side, (id.y % across) as f32 * side);
    Rect::from_min_size(corner, egui::Vec2::splat(side))
}

#[cfg(test)]
mod tests;
