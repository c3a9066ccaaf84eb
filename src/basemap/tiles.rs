//! The base map as the map widget asks for it: tile by tile, never waiting.
//!
//! A [`worker`] makes the tiles. Until one is there, the part of a coarser one that covers the same
//! ground is shown.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use egui::{Context, Rect, pos2};
use walkers::sources::Attribution;
use walkers::{Stats, TileId, TilePiece, Tiles};

use super::credits::ATTRIBUTION;
use super::recent::Recent;
use super::style::{MapPalette, style};
use super::tiler;
use super::worker::{self, Desk, Made, TILE_SIZE};

/// Finished tiles kept for drawing; a large screen shows up to 80 at once.
const TILES_KEPT: usize = 256;

/// How many zooms above a tile its stand-in is made, for when the map zooms out.
const STAND_IN_ABOVE: u8 = 2;

/// The embedded base map as a source of tiles.
pub struct BaseMap {
    desk: Arc<Desk>,
    worker: JoinHandle<()>,
    palette: MapPalette,
    edition: u64,
    shown: Recent<TileId, Made>,
}

impl BaseMap {
    /// Starts the worker; `ctx` is asked to repaint when something arrives.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn new(ctx: Context, palette: &MapPalette) -> io::Result<Self> {
        let desk = Arc::new(Desk::new(style(palette)));
        let worker = std::thread::Builder::new()
            .name("basemap".to_owned())
            .spawn({
                let desk = Arc::clone(&desk);
                move || worker::run(&desk, &ctx)
            })?;
        Ok(Self {
            desk,
            worker,
            palette: *palette,
            edition: 0,
            shown: Recent::new(TILES_KEPT),
        })
    }

    /// Draws in other colours from now on. Tiles in the old ones stay until their successors are
    /// there; nothing happens if the palette is the same.
    pub fn set_palette(&mut self, palette: &MapPalette) {
        if *palette == self.palette {
            return;
        }
        self.palette = *palette;
        self.edition += 1;
        self.desk.restyle(style(palette), self.edition);
    }

    /// Whether the layers or any tile that was asked for are still to come.
    pub fn pending(&self) -> bool {
        let work = self.desk.open();
        (work.unfinished() > 0 && !self.worker.is_finished()) || !work.made.is_empty()
    }

    /// Why the map stays unfinished, if the embedded layers or a tile could not be read, or the
    /// thread that makes the tiles broke off.
    pub fn failure(&self) -> Option<String> {
        let told = self.desk.open().failure.clone();
        let broke_off = || "the thread that draws it broke off".to_owned();
        told.or_else(|| self.worker.is_finished().then(broke_off))
    }

    fn receive(&mut self) {
        let made = std::mem::take(&mut self.desk.open().made);
        for (id, made) in made {
            self.shown.insert(id, made);
        }
    }

    /// Asks for `id`, and for a coarser tile around it that can stand in when the map zooms out.
    fn want(&mut self, id: TileId) {
        let stand_in = ancestor(id, id.zoom.saturating_sub(STAND_IN_ABOVE));
        let stand_in_missing = !self.up_to_date(stand_in);
        self.desk.order(id, stand_in_missing.then_some(stand_in));
    }

    fn up_to_date(&mut self, id: TileId) -> bool {
        let edition = self.edition;
        self.shown
            .get(id)
            .is_some_and(|made| made.edition == edition)
    }

    /// The finest tile there is that covers `id`, and which part of it.
    fn best(&mut self, id: TileId) -> Option<TilePiece> {
        (0..=id.zoom.min(tiler::MAX_ZOOM)).rev().find_map(|zoom| {
            let made = self.shown.get(ancestor(id, zoom))?;
            Some(TilePiece::new(made.tile.clone(), part(id, zoom)))
        })
    }
}

impl Tiles for BaseMap {
    fn at(&mut self, id: TileId) -> Option<TilePiece> {
        self.receive();
        let made_of = ancestor(id, tiler::MAX_ZOOM);
        if !self.up_to_date(made_of) {
            self.want(made_of);
        }
        self.best(id)
    }

    fn attribution(&self) -> Attribution {
        Attribution {
            text: ATTRIBUTION,
            url: "https://www.openstreetmap.org/copyright",
            logo_light: None,
            logo_dark: None,
        }
    }

    fn tile_size(&self) -> u32 {
        TILE_SIZE
    }

    fn stats(&self) -> Stats {
        Stats {
            in_progress: self.desk.open().unfinished(),
        }
    }
}

impl Drop for BaseMap {
    /// Tells the worker to stop after the tile in hand; waiting for it would hold up the frame.
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
