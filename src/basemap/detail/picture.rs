//! The tiles of raster maps: pictures, seen through glass where they would dazzle.

use std::io::Cursor;

use egui::{Color32, ColorImage, Context, TextureOptions};
use image::{ImageReader, Limits};
use walkers::Tile;

/// Longest side of a picture, pixels; every graphics card takes that much.
const MAX_SIDE: u32 = 2048;

/// Most memory for decoding one, bytes.
const MAX_MEMORY: u64 = 64 << 20;

/// Decodes a PNG, JPEG or WebP into a texture, multiplied by `glass`.
pub(super) fn tile(bytes: &[u8], glass: Color32, ctx: &Context) -> Result<Tile, String> {
    let picture = decoded(bytes).map_err(|error| format!("a picture cannot be read: {error}"))?;
    let size = [picture.width() as usize, picture.height() as usize];
    let mut picture = ColorImage::from_rgba_unmultiplied(size, picture.as_raw());
    if glass != Color32::WHITE {
        for pixel in &mut picture.pixels {
            *pixel = *pixel * glass;
        }
    }
    let texture = ctx.load_texture("a tile of a map", picture, TextureOptions::LINEAR);
    Ok(Tile::Raster(texture))
}

fn decoded(bytes: &[u8]) -> image::ImageResult<image::RgbaImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    Ok(reader.decode()?.into_rgba8())
}
