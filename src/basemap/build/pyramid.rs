//! Which tiles a map has: the world in coarse zooms, the region in finer ones.

use geo::{Coord, Rect};
use walkers::TileId;

use crate::basemap::mercator::project;

/// The tiles of a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pyramid {
    /// Where the map is detailed, (lon, lat) in degrees.
    pub(super) region: Rect,
    /// The finest zoom at which there are tiles all around the world, if there are.
    pub(super) world: Option<u8>,
    /// The finest zoom of the region.
    pub(super) finest: u8,
}

/// The tiles of one zoom from a corner to the opposite one, both included.
struct Block {
    zoom: u8,
    north_west: (u32, u32),
    south_east: (u32, u32),
}

impl Pyramid {
    /// How many tiles there are.
    pub(super) fn count(self) -> u64 {
        self.blocks().map(|block| block.count()).sum()
    }

    /// Every tile, the coarsest first.
    pub(super) fn tiles(self) -> impl Iterator<Item = TileId> {
        self.blocks().flat_map(Block::tiles)
    }

    fn blocks(self) -> impl Iterator<Item = Block> {
        (0..=self.finest).map(move |zoom| {
            if self.world.is_some_and(|world| zoom <= world) {
                Block::all(zoom)
            } else {
                Block::over(self.region, zoom)
            }
        })
    }
}

impl Block {
    fn all(zoom: u8) -> Self {
        let last = (1_u32 << zoom) - 1;
        Self {
            zoom,
            north_west: (0, 0),
            south_east: (last, last),
        }
    }

    fn over(region: Rect, zoom: u8) -> Self {
        let across = f64::from(1_u32 << zoom);
        // The cast saturates at 0; what lies on the far edge of the world is in the last tile.
        let number = |share: f64| ((share * across) as u32).min((1 << zoom) - 1);
        let tile = |x, y| {
            let at = project(Coord { x, y });
            (number(at.x), number(at.y))
        };
        let (min, max) = (region.min(), region.max());
        Self {
            zoom,
            north_west: tile(min.x, max.y),
            south_east: tile(max.x, min.y),
        }
    }

    fn count(&self) -> u64 {
        let side = |from: u32, to: u32| u64::from(to - from) + 1;
        side(self.north_west.0, self.south_east.0) * side(self.north_west.1, self.south_east.1)
    }

    fn tiles(self) -> impl Iterator<Item = TileId> {
        let Self {
            zoom,
            north_west,
            south_east,
        } = self;
        (north_west.0..=south_east.0)
            .flat_map(move |x| (north_west.1..=south_east.1).map(move |y| TileId { x, y, zoom }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn syria() -> Rect {
        Rect::new((34.0, 31.5), (43.0, 38.0))
    }

    #[test]
    fn the_world_is_all_around_and_the_region_is_not() {
        let pyramid = Pyramid {
            region: syria(),
            world: Some(2),
            finest: 4,
        };
        let tiles: Vec<TileId> = pyramid.tiles().collect();
        assert_eq!(tiles.len() as u64, pyramid.count());
        assert_eq!(tiles.len(), 1 + 4 + 16 + 1 + 1);
        assert_eq!(
            tiles[22],
            TileId {
                x: 9,
                y: 6,
                zoom: 4
            }
        );
    }

    #[test]
    fn without_a_world_there_is_only_the_region() {
        let pyramid = Pyramid {
            region: syria(),
            world: None,
            finest: 11,
        };
        assert_eq!(pyramid.tiles().filter(|id| id.zoom == 3).count(), 1);
        assert_eq!(pyramid.tiles().count() as u64, pyramid.count());
    }

    #[test]
    fn the_whole_world_as_a_region_stays_on_the_map() {
        let region = Rect::new((-180.0, -90.0), (180.0, 90.0));
        let pyramid = Pyramid {
            region,
            world: None,
            finest: 16,
        };
        let all: u64 = (0..=16).map(|zoom| 4_u64.pow(zoom)).sum();
        assert_eq!(pyramid.count(), all);
    }
}
