//! The user's own map above the embedded one: opened, asked and drawn on threads of its own.
//!
//! Where it has nothing to draw, the embedded map beneath is seen.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use egui::Context;
use walkers::{Tile, TileId};

use super::detail::{DetailLook, SetName, make_tile};
use super::source::{MapFacts, TileFailure, TileSource};
use super::style::MapPalette;
use super::tiles::{Plan, TileSet};
use super::worker::Maker;

/// Finished tiles kept for drawing: four screens of 256-point tiles.
const TILES_KEPT: usize = 320;

/// A map that is being opened, or is open, or could not be opened.
pub struct OwnMap {
    ctx: Context,
    name: SetName,
    progress: Progress,
}

enum Progress {
    Opening(Receiver<Result<Arc<dyn TileSource>, String>>),
    Open(MapFacts, Box<TileSet<MapPalette>>),
    Failed(String),
}

impl OwnMap {
    /// Begins to open a map; `open` runs on a thread of its own, and `name` sets streets' names.
    pub fn open(
        ctx: &Context,
        name: SetName,
        open: impl FnOnce() -> Result<Arc<dyn TileSource>, String> + Send + 'static,
    ) -> Self {
        let (sender, receiver) = sync_channel(1);
        let wake = ctx.clone();
        let thread = std::thread::Builder::new().name("open map".to_owned());
        let started = thread.spawn(move || {
            // Nobody listens any more once another map was chosen.
            let _ = sender.send(open());
            wake.request_repaint();
        });
        let progress = match started {
            Ok(_) => Progress::Opening(receiver),
            Err(error) => Progress::Failed(format!(
                "the map cannot be opened: the system gives no thread for it ({error})"
            )),
        };
        let ctx = ctx.clone();
        Self {
            ctx,
            name,
            progress,
        }
    }

    /// Takes in that the map is open, and draws in the colours of `palette` from now on.
    pub fn keep_up(&mut self, palette: &MapPalette) {
        self.receive(palette);
        if let Some(tiles) = self.tiles() {
            tiles.set_look(palette);
        }
    }

    /// The tiles, once the map is open.
    pub fn tiles(&mut self) -> Option<&mut TileSet<MapPalette>> {
        match &mut self.progress {
            Progress::Open(_, tiles) => Some(tiles),
            Progress::Opening(_) | Progress::Failed(_) => None,
        }
    }

    fn receive(&mut self, palette: &MapPalette) {
        let Progress::Opening(receiver) = &self.progress else {
            return;
        };
        let opened = match receiver.try_recv() {
            Ok(opened) => opened,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => {
                let why = "the map cannot be opened: a fault in this program broke that off";
                Err(why.to_owned())
            }
        };
        self.progress = match opened.and_then(|source| self.drawn(source, palette)) {
            Ok((facts, tiles)) => Progress::Open(facts, Box::new(tiles)),
            Err(why) => Progress::Failed(why),
        };
    }

    fn drawn(
        &self,
        source: Arc<dyn TileSource>,
        palette: &MapPalette,
    ) -> Result<(MapFacts, TileSet<MapPalette>), String> {
        let facts = source.facts().clone();
        let plan = Plan {
            name: "detail map",
            zooms: facts.min_zoom..=facts.max_zoom,
            tile_side: facts.tile_side,
            threads: source.at_once(),
            kept: TILES_KEPT,
            stand_ins: false,
            // Where it has nothing, the embedded map is better than a blur.
            stretched: false,
        };
        let (ctx, name) = (self.ctx.clone(), self.name);
        let drawer = move || {
            Ok(Drawer {
                source: Arc::clone(&source),
                ctx: ctx.clone(),
                name,
                look: None,
            })
        };
        let tiles = TileSet::start(&self.ctx, palette, plan, drawer);
        tiles
            .map(|tiles| (facts, tiles))
            .map_err(|error| format!("the system gives no thread to draw the map on ({error})"))
    }

    /// What the map says of itself, once it is open.
    pub fn facts(&self) -> Option<&MapFacts> {
        match &self.progress {
            Progress::Open(facts, _) => Some(facts),
            Progress::Opening(_) | Progress::Failed(_) => None,
        }
    }

    /// Why the map cannot be opened.
    pub fn refusal(&self) -> Option<&str> {
        match &self.progress {
            Progress::Failed(why) => Some(why),
            Progress::Opening(_) | Progress::Open(..) => None,
        }
    }

    /// The first thing that could not be had from the map, once it is open.
    pub fn failure(&self) -> Option<String> {
        match &self.progress {
            Progress::Open(_, tiles) => tiles.failure(),
            Progress::Opening(_) | Progress::Failed(_) => None,
        }
    }

    /// Whether the map or any tile that was asked for is still to come.
    pub fn pending(&self) -> bool {
        match &self.progress {
            Progress::Opening(_) => true,
            Progress::Open(_, tiles) => tiles.pending(),
            Progress::Failed(_) => false,
        }
    }
}

/// Draws the tiles of a source.
struct Drawer {
    source: Arc<dyn TileSource>,
    ctx: Context,
    name: SetName,
    look: Option<(MapPalette, DetailLook)>,
}

impl Maker for Drawer {
    type Look = MapPalette;

    fn make(&mut self, id: TileId, palette: &MapPalette) -> Result<Option<Tile>, TileFailure> {
        let Some(bytes) = self.source.tile(id)? else {
            return Ok(None);
        };
        let look = self.look.take().filter(|(of, _)| of == palette);
        let anew = || DetailLook::new(self.source.facts(), palette, self.name);
        let (_, look) = self.look.insert(look.unwrap_or_else(|| (*palette, anew())));
        make_tile(&bytes, look, id, &self.ctx)
            .map(Some)
            .map_err(|why| TileFailure::Lasting { why })
    }
}
