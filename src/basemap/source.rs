//! Where the tiles of a map come from: a file or a server that answers with bytes.

use std::time::Duration;

use walkers::TileId;

/// A map in tiles: a file, a server, or what is built into the program.
pub trait TileSource: Send + Sync {
    /// What the map says of itself.
    fn facts(&self) -> &MapFacts;

    /// The bytes of tile `id`, neither compressed nor checked; `None` where the map has no such tile.
    ///
    /// Takes as long as a disk or a server takes: not for the frame.
    ///
    /// # Errors
    /// When the source cannot be read there; [`TileFailure`] says whether asking again may help.
    fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, TileFailure>;

    /// How many threads may ask at once.
    fn at_once(&self) -> usize {
        1
    }
}

/// What a map in tiles says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct MapFacts {
    /// What it is called.
    pub name: String,
    /// Who is to be named while it is on the screen; empty where it does not say.
    pub attribution: String,
    /// What its tiles contain.
    pub content: Content,
    /// The coarsest zoom of its tiles.
    pub min_zoom: u8,
    /// The finest zoom of its tiles; finer ones are cut out of these.
    pub max_zoom: u8,
    /// What it covers, WGS 84 (lon, lat) in degrees.
    pub bounds: geo::Rect,
    /// Side of a tile on the screen, points.
    pub tile_side: u32,
}

/// How many zooms beyond its finest a picture is stretched: by more it is a blur.
const STRETCH_OF_PICTURES: i32 = 3;

impl MapFacts {
    /// Whether anything of it is drawn at this zoom of the screen's map, where 0 shows the world in
    /// 256 points. Lines may be stretched as far as one likes, pictures may not.
    #[must_use]
    pub fn is_drawn_at(&self, zoom: f64) -> bool {
        // As the map widget chooses the zoom of tiles.
        let tile_zoom = zoom.round() - f64::from(self.tile_side / 256).log2().round();
        let tile_zoom = tile_zoom.max(0.0) as i32;
        let beyond = tile_zoom - i32::from(self.max_zoom);
        let blurs = self.content == Content::Raster && beyond > STRETCH_OF_PICTURES;
        tile_zoom >= i32::from(self.min_zoom) && !blurs
    }
}

/// What the tiles of a map contain, which decides how they are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Content {
    /// Pictures (PNG, JPEG or WebP), with names of their own.
    Raster,
    /// Vector tiles in [Protomaps' schema](https://docs.protomaps.com/basemaps/layers).
    Protomaps,
    /// Vector tiles in [OpenMapTiles' schema](https://openmaptiles.org/schema/).
    OpenMapTiles,
    /// Vector tiles that `counterclaim basemap build` made, in [`Layer`](super::Layer)s of our own.
    Counterclaim,
}

/// Why a tile could not be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TileFailure {
    /// It may be there later: a server that is busy, slow or out of reach.
    #[error("{why}")]
    Passing {
        /// What happened, in words.
        why: String,
        /// How long to leave the source alone.
        retry_after: Duration,
    },
    /// Nobody was asked: the map is offline.
    #[error("the map is offline")]
    Offline,
    /// It will not be there: a damaged file, a refusal.
    #[error("{why}")]
    Lasting {
        /// What happened, in words.
        why: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(content: Content, tile_side: u32) -> MapFacts {
        MapFacts {
            name: "A map".to_owned(),
            attribution: String::new(),
            content,
            min_zoom: 2,
            max_zoom: 5,
            bounds: geo::Rect::new((-180.0, -85.0), (180.0, 85.0)),
            tile_side,
        }
    }

    #[test]
    fn pictures_are_stretched_until_they_blur() {
        let pictures = map(Content::Raster, 256);
        assert!(pictures.is_drawn_at(8.4));
        assert!(!pictures.is_drawn_at(8.6));
        assert!(map(Content::Protomaps, 256).is_drawn_at(16.0));
    }

    #[test]
    fn large_tiles_are_drawn_one_zoom_later() {
        assert!(map(Content::Raster, 256).is_drawn_at(2.0));
        assert!(!map(Content::Raster, 512).is_drawn_at(2.0));
        assert!(map(Content::Raster, 512).is_drawn_at(9.0));
    }
}
