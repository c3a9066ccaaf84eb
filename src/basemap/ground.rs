//! The embedded base map: the layers that come with the program, as tiles in the colours of a theme.

use std::io;

use egui::Context;
use walkers::{Style, Tile, TileId};

use super::layers::{Layers, layers};
use super::recent::Recent;
use super::source::TileFailure;
use super::style::{MapPalette, style};
use super::tiler;
use super::tiles::{Plan, TileSet};
use super::worker::Maker;

/// The embedded base map as a source of tiles.
pub type BaseMap = TileSet<MapPalette>;

/// Side of a tile on the screen, points.
const TILE_SIDE: u32 = 512;

/// Finished tiles kept for drawing; a large screen shows up to 80 at once.
const TILES_KEPT: usize = 256;

/// Tiles kept as bytes, so that a change of colours does not cut them anew.
const BYTES_KEPT: usize = 512;

/// Begins to draw the embedded base map; `ctx` is asked to repaint when something arrives.
///
/// # Errors
/// When the system gives no thread.
pub fn base_map(ctx: &Context, palette: &MapPalette) -> io::Result<BaseMap> {
    let plan = Plan {
        name: "basemap",
        zooms: 0..=tiler::MAX_ZOOM,
        tile_side: TILE_SIDE,
        threads: 1,
        kept: TILES_KEPT,
        stand_ins: true,
    };
    TileSet::start(ctx, palette, plan, Cutter::open)
}

/// Cuts tiles out of the layers.
struct Cutter {
    layers: &'static Layers,
    cut: Recent<TileId, Vec<u8>>,
    styled: Option<(MapPalette, Style)>,
}

impl Cutter {
    fn open() -> Result<Self, String> {
        Ok(Self {
            layers: layers().map_err(ToString::to_string)?,
            cut: Recent::new(BYTES_KEPT),
            styled: None,
        })
    }
}

impl Maker for Cutter {
    type Look = MapPalette;

    fn make(&mut self, id: TileId, palette: &MapPalette) -> Result<Option<Tile>, TileFailure> {
        if self.cut.get(id).is_none() {
            self.cut.insert(id, tiler::tile(self.layers, id));
        }
        let bytes = self.cut.get(id).map_or(&[][..], Vec::as_slice);
        let styled = self.styled.take().filter(|(of, _)| of == palette);
        let (_, style) = self
            .styled
            .insert(styled.unwrap_or_else(|| (*palette, style(palette))));
        let tile = Tile::from_mvt(bytes, style, id.zoom, TILE_SIDE);
        tile.map(Some).map_err(|error| TileFailure::Lasting {
            why: error.to_string(),
        })
    }
}
