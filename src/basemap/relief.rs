//! Shaded relief: the shape of the ground, as soft as on a printed atlas sheet, beneath the map.
//!
//! Shaded in the colours of a theme from the [elevation model](Elevation), tile by tile, on a thread
//! of its own. Each pixel is a function of where it lies in the world, so that tiles have no seams.
//! Covers the region only and fades into the plain ground around it; draws no water.

use std::io;

use egui::{Context, Rect, TextureOptions, Vec2};
use walkers::sources::Attribution;
use walkers::{Stats, Tile, TileId, TilePiece, Tiles};

use super::source::TileFailure;
use super::tiles::{Plan, TileSet};
use super::worker::Maker;

mod elevation;
mod light;
mod palette;
mod picture;
mod surface;

pub use elevation::{Elevation, elevation};
pub use palette::ReliefPalette;
pub use picture::picture as relief_picture;

/// Side of a tile on the screen, points.
const TILE_SIDE: u32 = 512;

/// Finished tiles kept for drawing; a large screen shows up to 80 at once.
const TILES_KEPT: usize = 160;

/// The relief as a source of tiles.
pub struct Relief {
    tiles: TileSet<ReliefPalette>,
}

/// Begins to shade the relief; `ctx` is asked to repaint when something arrives.
///
/// # Errors
/// When the system gives no thread.
pub fn relief(ctx: &Context, palette: &ReliefPalette) -> io::Result<Relief> {
    let plan = Plan {
        name: "relief",
        zooms: picture::MIN_ZOOM..=picture::MAX_ZOOM,
        tile_side: TILE_SIDE,
        threads: 1,
        kept: TILES_KEPT,
        stand_ins: true,
        stretched: false,
    };
    let on = ctx.clone();
    let tiles = TileSet::start(ctx, palette, plan, move || Shader::open(&on))?;
    Ok(Relief { tiles })
}

impl Relief {
    /// Shades in other colours from now on. Tiles in the old ones stay until their successors are
    /// there.
    pub fn set_look(&mut self, palette: &ReliefPalette) {
        self.tiles.set_look(palette);
    }

    /// Whether any tile that was asked for is still to come.
    pub fn pending(&self) -> bool {
        self.tiles.pending()
    }

    /// Why there is no relief, if there is none.
    pub fn failure(&self) -> Option<String> {
        self.tiles.failure()
    }
}

impl Tiles for Relief {
    fn at(&mut self, id: TileId) -> Option<TilePiece> {
        let TilePiece { tile, uv } = self.tiles.at(id)?;
        let uv = match &tile {
            Tile::Raster(picture) => within_rim(uv, picture.size_vec2()),
            Tile::Vector { .. } => uv,
        };
        Some(TilePiece { tile, uv })
    }

    fn attribution(&self) -> Attribution {
        self.tiles.attribution()
    }

    fn tile_size(&self) -> u32 {
        self.tiles.tile_size()
    }

    fn stats(&self) -> Stats {
        self.tiles.stats()
    }
}

/// Where the part `uv` of a tile lies in its picture of `size` pixels, which has a rim around it.
fn within_rim(uv: Rect, size: Vec2) -> Rect {
    let rim = Vec2::splat(picture::RIM as f32) / size;
    let in_picture = |at: Vec2| (rim + at * (Vec2::splat(1.0) - 2.0 * rim)).to_pos2();
    Rect::from_min_max(in_picture(uv.min.to_vec2()), in_picture(uv.max.to_vec2()))
}

/// Shades tiles and hands them to the graphics card.
struct Shader {
    ctx: Context,
    elevation: &'static Elevation,
}

impl Shader {
    fn open(ctx: &Context) -> Result<Self, String> {
        Ok(Self {
            ctx: ctx.clone(),
            elevation: elevation().map_err(ToString::to_string)?,
        })
    }
}

impl Maker for Shader {
    type Look = ReliefPalette;

    fn make(&mut self, id: TileId, palette: &ReliefPalette) -> Result<Option<Tile>, TileFailure> {
        Ok(relief_picture(self.elevation, id, palette).map(|picture| {
            let texture = self
                .ctx
                .load_texture("relief", picture, TextureOptions::LINEAR);
            Tile::Raster(texture)
        }))
    }
}

#[cfg(test)]
mod tests;
