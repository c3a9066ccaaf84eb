//! What is looked at as a picture: the map alone, or all of the screen.
//!
//! It is drawn before anything is written, and what is written is whole or not there.

use std::ops::ControlFlow;
use std::path::Path;

use image::RgbaImage;
use jiff::Zoned;

use super::png::png;
use super::{DrawError, ExportError};
use crate::basemap::credit_lines;
use crate::formats::target::{TargetError, may_be_file};
use crate::formats::write_whole;
use crate::state::{ExportProgress, PictureExport, PictureSize, State};

/// What is to be drawn as a picture.
#[derive(Debug, Clone)]
pub struct PictureOrder {
    /// What is looked at, without what is withheld: all that is in it may be seen.
    pub state: State,
    /// What of it, and how large.
    pub picture: PictureExport,
}

/// Draws a picture without a window, on whichever thread it is called. It asks now and then whether to go on.
pub type DrawPicture =
    fn(&PictureOrder, &mut dyn FnMut() -> ControlFlow<()>) -> Result<RgbaImage, DrawError>;

/// Draws `order` with `draw`, and writes it as a PNG to `path`. It tells `on` how far it is, who says whether to
/// go on. Returns how large the picture is.
///
/// # Errors
/// When it is too large, is broken off, cannot be drawn, or cannot be written; what was there is then as it was.
pub fn export_picture(
    order: &PictureOrder,
    path: &Path,
    overwrites: bool,
    draw: DrawPicture,
    on: &mut dyn FnMut(ExportProgress) -> ControlFlow<()>,
) -> Result<PictureSize, ExportError> {
    may_be_file(path, overwrites)?;
    let size = order.picture.pixels();
    let size = size.map_err(|error| DrawError::Failed(error.to_string()))?;
    let picture = draw(order, &mut || on(ExportProgress::Begun))?;
    if on(ExportProgress::Writing).is_break() {
        return Err(ExportError::Cancelled);
    }
    let texts = [
        ("Title", order.state.document.case().title.clone()),
        ("Creation Time", Zoned::now().date().to_string()),
        ("Copyright", credit_lines().join("\n")),
    ];
    let texts = texts.each_ref().map(|(key, text)| (*key, text.as_str()));
    let png = png(&picture, &texts)?;
    if on(ExportProgress::Writing).is_break() {
        return Err(ExportError::Cancelled);
    }
    write_whole(path, &png).map_err(|why| TargetError::write(path, &why))?;
    Ok(size)
}

#[cfg(test)]
mod tests;
