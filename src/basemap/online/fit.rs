//! Whether an answer is a tile: of the right type, whole, and no larger than a tile is.
//!
//! Looked at before it is kept, so that a log-in page or half a picture never is.

use std::io::Cursor;

use flate2::read::GzDecoder;
use image::{ImageFormat, ImageReader, Limits};

use super::super::source::Content;
use super::super::unpack::{self, NotUnpacked};

/// The longest side of a picture, pixels: a tile for a dense screen has 1024.
const LONGEST_SIDE_PX: u32 = 1024;

/// Why an answer is no tile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unfit {
    #[error(
        "answered with a web page in place of a tile; a network that wants you to log in first does that"
    )]
    WebPage,
    #[error("answered with a message in place of a tile")]
    Message,
    #[error("answered with something other than {0}")]
    OtherType(&'static str),
    #[error("answered with more than 4 MB for one tile")]
    TooLarge,
    #[error("answered with a picture larger than a tile is")]
    TooManyPixels,
    #[error("answered with a damaged tile")]
    Damaged,
}

/// The tile in `body`, which the server calls `media_type`; not compressed, and at most
/// `largest` bytes.
pub(super) fn tile(
    content: Content,
    media_type: Option<&str>,
    body: Vec<u8>,
    largest: u64,
) -> Result<Vec<u8>, Unfit> {
    let bytes = uncompressed(body, largest)?;
    let media_type = media_type.map(essence);
    if let Some(text) = text_of(media_type.as_deref(), &bytes) {
        return Err(text);
    }
    match content {
        Content::Raster => picture(media_type.as_deref(), &bytes)?,
        _ => vector(media_type.as_deref(), &bytes)?,
    }
    Ok(bytes)
}

/// `image/png` of `Image/PNG; charset=binary`.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Some servers keep tiles compressed and say nothing of it.
fn uncompressed(body: Vec<u8>, largest: u64) -> Result<Vec<u8>, Unfit> {
    if !body.starts_with(&[0x1f, 0x8b]) {
        return Ok(body);
    }
    unpack::to_limit(GzDecoder::new(&body[..]), largest).map_err(|fault| match fault {
        NotUnpacked::TooLarge => Unfit::TooLarge,
        NotUnpacked::Damaged(_) => Unfit::Damaged,
    })
}

/// What a text is that stands where a tile should.
fn text_of(media_type: Option<&str>, bytes: &[u8]) -> Option<Unfit> {
    let named = media_type.unwrap_or_default();
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begins = |any: &[&str]| any.iter().any(|begin| start.starts_with(begin));
    let is_text = named.starts_with("text/") || named.contains("json");
    let is_xml = named.contains("xml") && !named.starts_with("image/");
    let is_page = named == "text/html" || named == "application/xhtml+xml";
    if is_page || begins(&["<!doctype html", "<html"]) {
        Some(Unfit::WebPage)
    } else if is_text || is_xml || begins(&["<?xml", "{\""]) {
        Some(Unfit::Message)
    } else {
        None
    }
}

fn is_bytes(media_type: &str) -> bool {
    media_type.ends_with("/octet-stream") || media_type.is_empty()
}

fn picture(media_type: Option<&str>, bytes: &[u8]) -> Result<(), Unfit> {
    const NAME: &str = "a picture";
    if !media_type.is_none_or(|named| named.starts_with("image/") || is_bytes(named)) {
        return Err(Unfit::OtherType(NAME));
    }
    let format = image::guess_format(bytes).map_err(|_| Unfit::OtherType(NAME))?;
    if !matches!(
        format,
        ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP
    ) {
        return Err(Unfit::OtherType("a PNG, JPEG or WebP picture"));
    }
    let reader = || ImageReader::with_format(Cursor::new(bytes), format);
    // The size is in the first bytes; only what passes is decoded.
    let (width, height) = reader().into_dimensions().map_err(|_| Unfit::Damaged)?;
    if width.max(height) > LONGEST_SIDE_PX {
        return Err(Unfit::TooManyPixels);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE_PX);
    limits.max_image_height = Some(LONGEST_SIDE_PX);
    let mut reader = reader();
    reader.limits(limits);
    reader.decode().map(|_| ()).map_err(|_| Unfit::Damaged)
}

fn vector(media_type: Option<&str>, bytes: &[u8]) -> Result<(), Unfit> {
    let fits = |named: &str| {
        is_bytes(named)
            || named.ends_with("protobuf")
            || named.contains("vector-tile")
            || named.ends_with("gzip")
            || named.ends_with("x-pbf")
    };
    if !media_type.is_none_or(fits) {
        return Err(Unfit::OtherType("a vector tile"));
    }
    if is_whole(bytes) {
        Ok(())
    } else {
        Err(Unfit::Damaged)
    }
}

/// Whether `bytes` is a row of layers (field 3, with its length before it), none cut short. A tile
/// without any is empty, not damaged.
fn is_whole(mut bytes: &[u8]) -> bool {
    const LAYER: u8 = 3 << 3 | 2;
    while let Some((&LAYER, rest)) = bytes.split_first() {
        let after = length(rest).and_then(|(length, rest)| rest.get(length..));
        let Some(after) = after else { return false };
        bytes = after;
    }
    bytes.is_empty()
}

/// The protobuf number at the start of `bytes`, and what follows it.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let (number, rest) = bytes.split_at(end + 1);
    let number = number
        .iter()
        .rev()
        .fold(0_u64, |number, byte| number << 7 | u64::from(byte & 0x7f));
    Some((usize::try_from(number).ok()?, rest))
}

#[cfg(test)]
mod tests;
