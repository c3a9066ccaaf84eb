//! What is looked at as a picture: the map alone or all of the screen, drawn from the state.

use std::ops::ControlFlow;
use std::path::Path;

use image::RgbaImage;

use crate::app::{self, Opening};
use crate::briefing::{DrawError, PictureOrder};
use crate::state::{Framing, PictureSize, State};

use super::pages::{at_rest, unwatched};
use super::{
    HEIGHT_POINTS, RenderError, refuse_what_went_wrong, screen, screen_at, settle, settle_while,
    write_to,
};

/// A [`DrawPicture`](crate::briefing::DrawPicture).
///
/// # Errors
/// When there is nothing to draw with, it is too large, is broken off, or tiles do not come.
pub fn draw_picture(
    order: &PictureOrder,
    on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<RgbaImage, DrawError> {
    let picture = order.picture;
    let size = picture.pixels();
    let size = size.map_err(|error| DrawError::Failed(error.to_string()))?;
    let scale = picture.scale.times() as f32;
    let drawn = draw(order.state.clone(), picture.framing, size, scale, on);
    drawn.map_err(|error| match error {
        RenderError::Cancelled => DrawError::Cancelled,
        RenderError::NoAdapter(_) => DrawError::NoAdapter(error.to_string()),
        _ => DrawError::Failed(error.to_string()),
    })
}

/// Draws the map of what `opening` asks for with its legend alone, and writes a PNG in one step; where it
/// `withholds`, without what a room must not learn.
///
/// # Errors
/// As [`render_to`](super::render_to).
pub fn render_map_to(
    path: &Path,
    opening: Opening,
    size: PictureSize,
    withholds: bool,
) -> Result<(), RenderError> {
    let pixels = (size.width_px, size.height_px);
    let mut opened = screen(pixels, |cc| app::create(cc, opening))?;
    settle(&mut opened)?;
    refuse_what_went_wrong(&opened)?;
    let shown = opened.state().0.as_ref();
    let shown = shown.map(|app| app.state().clone());
    drop(opened);
    let Some(mut state) = shown else {
        return Err(RenderError::Drawing(
            "there is no screen to draw".to_owned(),
        ));
    };
    if withholds {
        state.withhold();
    }
    let scale = size.height_px as f32 / HEIGHT_POINTS;
    let mut on = || ControlFlow::Continue(());
    let picture = draw(state, Framing::Map, size, scale, &mut on)?;
    write_to(path, &picture)
}

/// Draws `framing` of `state`, with `scale` pixels to a point.
fn draw(
    mut state: State,
    framing: Framing,
    size: PictureSize,
    scale: f32,
    on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<RgbaImage, RenderError> {
    // What is drawn on the map belongs to the scene.
    let scene = state.view.scene.take();
    state.view = at_rest(&state.view);
    state.view.scene = scene;
    state.view.performance = false;
    state.document = unwatched(&state.document);
    state.notices.clear();
    let pixels = (size.width_px, size.height_px);
    let mut harness = screen_at(pixels, scale, |cc| {
        app::create_picturing(cc, state, framing)
    })?;
    settle_while(&mut harness, on)?;
    refuse_what_went_wrong(&harness)?;
    harness.render().map_err(RenderError::Drawing)
}
