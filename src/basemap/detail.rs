//! Detail maps: what is drawn of the tiles of a file or a server.
//!
//! A tile is bytes that others made, and damaged ones come as often as not. Whatever is in them,
//! drawing ends with a tile or with words.

mod drawing;
mod picture;
mod schema;
mod style;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use egui::{Color32, Context};
use walkers::{Style, Tile, TileId};

use super::source::{Content, MapFacts};
use super::style::MapPalette;

/// Makes of a street's name what is set: in visual order, and nothing where its letters have no
/// typeface.
pub type SetName = fn(&str) -> Cow<'_, str>;

/// How the tiles of a map are drawn; made once for a map and a palette.
pub struct DetailLook {
    content: Content,
    tile_side: u32,
    style: Style,
    glass: Color32,
    name: SetName,
}

impl DetailLook {
    /// The look of the map that says `facts` of itself, in the colours of `palette`.
    pub fn new(facts: &MapFacts, palette: &MapPalette, name: SetName) -> Self {
        Self {
            content: facts.content,
            tile_side: facts.tile_side,
            style: style::style(facts.content, palette),
            glass: palette.glass,
            name,
        }
    }
}

/// Draws tile `id` of a map out of its `bytes`, uncompressed. Not for the frame.
///
/// # Errors
/// In words, when the bytes are no tile of this kind or hold too much.
pub fn make_tile(
    bytes: &[u8],
    look: &DetailLook,
    id: TileId,
    ctx: &Context,
) -> Result<Tile, String> {
    // What cuts areas into triangles is made for sound shapes, and a shape out of a damaged file may
    // break it; so may a picture what decodes it. Neither keeps anything from one tile to the next.
    let made = catch_unwind(AssertUnwindSafe(|| match look.content {
        Content::Raster => picture::tile(bytes, look.glass, ctx),
        _ => drawing::tile(bytes, look, id.zoom),
    }));
    made.unwrap_or_else(|_| Err("a tile is damaged".to_owned()))
}

#[cfg(test)]
mod tests;
