//! The embedded base map: the tiles that come with the program, in the colours of a theme.

use std::io;

use egui::Context;
use walkers::{Style, Tile, TileId};

use super::pmtiles::PmTiles;
use super::source::{TileFailure, TileSource};
use super::style::{MapPalette, style};
use super::tiles::{Plan, TileSet};
use super::worker::Maker;

/// The embedded base map as a source of tiles.
pub type BaseMap = TileSet<MapPalette>;

/// What `counterclaim basemap build` makes of the layers in `assets/basemap`.
const TILES: &[u8] = include_bytes!("../../assets/basemap/counterclaim.pmtiles");

/// The finest zoom of the tiles; finer ones show nothing more than these, stretched.
const FINEST: u8 = 11;

/// Side of a tile on the screen, points.
const TILE_SIDE: u32 = 512;

/// Finished tiles kept for drawing; a large screen shows up to 80 at once.
const TILES_KEPT: usize = 256;

/// Begins to draw the embedded base map; `ctx` is asked to repaint when something arrives.
///
/// # Errors
/// When the system gives no thread.
pub fn base_map(ctx: &Context, palette: &MapPalette) -> io::Result<BaseMap> {
    let plan = Plan {
        name: "basemap",
        zooms: 0..=FINEST,
        tile_side: TILE_SIDE,
        threads: 1,
        kept: TILES_KEPT,
        stand_ins: true,
        stretched: true,
    };
    TileSet::start(ctx, palette, plan, Ground::open)
}

/// The tiles that come with the program.
///
/// # Errors
/// In words, when they cannot be read, which a test rules out.
pub(super) fn embedded_tiles() -> Result<PmTiles<&'static [u8]>, String> {
    PmTiles::embedded(TILES).map_err(|error| error.to_string())
}

/// Draws the embedded tiles.
struct Ground {
    tiles: PmTiles<&'static [u8]>,
    styled: Option<(MapPalette, Style)>,
}

impl Ground {
    fn open() -> Result<Self, String> {
        Ok(Self {
            tiles: embedded_tiles()?,
            styled: None,
        })
    }
}

impl Maker for Ground {
    type Look = MapPalette;

    fn make(&mut self, id: TileId, palette: &MapPalette) -> Result<Option<Tile>, TileFailure> {
        let Some(bytes) = self.tiles.tile(id)? else {
            return Ok(None);
        };
        let styled = self.styled.take().filter(|(of, _)| of == palette);
        let (_, style) = self
            .styled
            .insert(styled.unwrap_or_else(|| (*palette, style(palette))));
        let tile = Tile::from_mvt(&bytes, style, id.zoom, TILE_SIDE);
        tile.map(Some).map_err(|error| TileFailure::Lasting {
            why: error.to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::credits::ATTRIBUTION;
    use crate::basemap::source::Content;
    use crate::basemap::style::tests::paper;

    #[test]
    fn the_tiles_are_what_the_plan_says() {
        let map = PmTiles::embedded(TILES).unwrap();
        let facts = map.facts();
        assert_eq!(facts.content, Content::Counterclaim);
        assert_eq!((facts.min_zoom, facts.max_zoom), (0, FINEST));
        assert_eq!(facts.tile_side, TILE_SIDE);
    }

    #[test]
    fn whoever_the_tiles_name_is_named_on_the_map() {
        let map = PmTiles::embedded(TILES).unwrap();
        for name in map.facts().attribution.split(" | ") {
            assert!(ATTRIBUTION.contains(name), "{name}");
        }
    }

    #[test]
    fn the_world_ends_where_the_region_goes_on() {
        let mut ground = Ground::open().unwrap();
        let mut is_there = |x, y, zoom| {
            let id = TileId { x, y, zoom };
            ground.make(id, &paper()).unwrap().is_some()
        };
        // Over Homs, then over Lisbon.
        assert!(is_there(1232, 813, FINEST));
        assert!(is_there(30, 24, 6));
        assert!(!is_there(60, 49, 7));
    }
}
