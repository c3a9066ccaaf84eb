//! A briefing to be taken along: its scenes as files that other programs open; and pictures of what is looked at.
//!
//! A briefing is made of [`Page`]s, which hold what the room sees. Nothing here asks the case:
//! what is withheld from the room is in no file.

mod export;
mod format;
mod html;
mod markdown;
mod pdf;
mod picture;
mod png;
mod pptx;
#[cfg(test)]
mod testing;

use std::ops::ControlFlow;

use egui::epaint::ClippedShape;
use egui::{Rect, vec2};
use image::RgbaImage;
use image::imageops::crop_imm;
use jiff::civil::Date;

use crate::model::{Case, SceneId};
use crate::state::{Document, PictureSize, View, fitted};
use crate::ui::stage::StagePage;

pub use self::export::{ExportError, To, export};
pub use self::format::{MakeError, Taken, written};
pub use self::picture::{DrawPicture, PictureOrder, export_picture};

/// A briefing, ready to be written in any form.
#[derive(Debug, Clone)]
pub struct Briefing {
    /// The title of the case.
    pub title: String,
    /// The day on which it is taken along, where its author is.
    pub exported: Date,
    /// Who made what it is drawn with, and under which terms, a line each.
    pub credits: Vec<String>,
    /// The scenes in their order.
    pub pages: Vec<Page>,
}

/// A scene as the room sees it.
#[derive(Debug, Clone)]
pub struct Page {
    /// What it says, and where its parts stand.
    pub stage: StagePage,
    /// All of it as a picture.
    pub picture: RgbaImage,
    /// What the picture was drawn of, in points.
    pub drawn: Vec<ClippedShape>,
}

/// What is to be drawn of a case.
#[derive(Debug, Clone)]
pub struct Order {
    /// The case, with what is not saved of it.
    pub document: Document,
    /// How it is looked at: which maps there are, what lies on them, in which languages names are.
    pub view: View,
    /// The scenes, in this order; all of them where there is nothing.
    pub scenes: Option<Vec<SceneId>>,
    /// How large each picture is.
    pub size: PictureSize,
}

/// Draws the pages of an order without a window, on whichever thread it is called. It is handed each
/// page as soon as that is drawn, with the number of pages that there will be, and says whether to go
/// on. Whoever is above draws: what is here and below knows no renderer.
pub type Draw = fn(&Order, &mut dyn FnMut(usize, Page) -> ControlFlow<()>) -> Result<(), DrawError>;

/// Why pages were not drawn, in a sentence without its full stop.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// There is nothing to draw with.
    #[error("{0}")]
    NoAdapter(String),
    /// It was broken off.
    #[error("it was cancelled")]
    Cancelled,
    /// Anything else.
    #[error("{0}")]
    Failed(String),
}

/// What the scenes of `case` name that is gone from it, a line for each scene that is drawn without
/// it.
#[must_use]
pub fn what_is_gone(case: &Case) -> Vec<String> {
    let gone = case.scenes.iter().filter_map(|scene| {
        let (_, missing) = fitted(scene.look.clone(), case);
        let title = &scene.title;
        let missing = missing.join(" ");
        (!missing.is_empty()).then(|| {
            format!("The scene “{title}” is drawn without what the case no longer has. {missing}")
        })
    });
    gone.collect()
}

impl Page {
    /// The part of the picture that is the map with its legend, and where that is, in points.
    #[must_use]
    pub fn map(&self) -> (RgbaImage, Rect) {
        let parts = &self.stage.parts;
        self.piece(parts.map.union(parts.legend))
    }

    /// What that shows, in words.
    #[must_use]
    pub fn map_in_words(&self) -> String {
        let map = format!("Map of the scene: {}.", self.stage.title);
        if self.stage.legend.is_empty() {
            return map;
        }
        format!("{map} Legend: {}.", self.stage.legend.join("; "))
    }

    /// The part of the picture at `place`, in whole pixels, and where that is, in points.
    fn piece(&self, place: Rect) -> (RgbaImage, Rect) {
        let whole = self.stage.parts.whole;
        let scale = self.picture.width() as f32 / whole.width();
        let px = |points: f32| (points * scale).round().max(0.0);
        let from = (
            px(place.left() - whole.left()),
            px(place.top() - whole.top()),
        );
        let size = (px(place.width()).max(1.0), px(place.height()).max(1.0));
        let (x, y, width, height) = (from.0, from.1, size.0, size.1);
        let [left, top, wide, high] = [x, y, width, height].map(|side| side as u32);
        let piece = crop_imm(&self.picture, left, top, wide, high).to_image();
        let (width, height) = piece.dimensions();
        let corner = whole.min + vec2(x, y) / scale;
        let size = vec2(width as f32, height as f32) / scale;
        (piece, Rect::from_min_size(corner, size))
    }
}
