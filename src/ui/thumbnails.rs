//! Small pictures of scenes, and whether they still show what their scenes would.
//!
//! They are drawn elsewhere, as the room would see them: what is withheld from it is in none.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use image::RgbaImage;
use image::imageops::{FilterType, resize};

use crate::model::{Scene, SceneId};
use crate::query::Contest;
use crate::state::{
    DetailMaps, Furniture, Names, OverlayId, Overlays, PictureSize, Preferences, State,
};

use super::marks::Marks;

/// How large they are drawn: for a card of the presenter's window on a screen of many dots.
pub const SIZE: PictureSize = PictureSize::new(640, 360);
/// How large they are in a list, in pixels. Larger ones would flicker where they are shown so small.
const IN_LIST: (u32, u32) = (160, 90);

/// The small pictures of a case's scenes.
#[derive(Default)]
pub struct Thumbnails {
    /// Whether anything draws them.
    pub are_drawn: bool,
    around: Option<Arc<Around>>,
    made: BTreeMap<SceneId, Thumbnail>,
}

/// A scene as a picture, in two sizes.
pub struct Thumbnail {
    /// As large as it was drawn.
    pub large: TextureHandle,
    /// For a list.
    pub small: TextureHandle,
    of: Arc<Scene>,
    around: Arc<Around>,
}

/// All that a picture depends on besides its scene.
pub struct Around {
    contest: Arc<Contest>,
    marks: Marks,
    names: Names,
    furniture: Furniture,
    preferences: Preferences,
    maps: DetailMaps,
    overlays: Vec<(OverlayId, bool)>,
}

/// A scene that was drawn, not yet on the graphics card.
pub struct Drawn {
    of: Arc<Scene>,
    large: ColorImage,
    small: ColorImage,
}

impl Thumbnails {
    /// The picture of the scene called `id`, perhaps as it was before it changed.
    #[must_use]
    pub fn of(&self, id: &SceneId) -> Option<&Thumbnail> {
        self.made.get(id)
    }

    /// What pictures depend on now. Those of another case are gone: they may show what is withheld in
    /// this one.
    pub(super) fn follow(&mut self, state: &State, marks: &Marks) -> Arc<Around> {
        if let Some(around) = &self.around
            && around.is_around(state, marks)
        {
            return Arc::clone(around);
        }
        let around = Arc::new(Around::of(state, marks));
        let contest = &around.contest;
        self.made
            .retain(|_, made| Arc::ptr_eq(&made.around.contest, contest));
        self.around = Some(Arc::clone(&around));
        around
    }

    /// Whether `scene` has no picture of what it is in `around`.
    #[must_use]
    pub fn wants(&self, scene: &Arc<Scene>, around: &Arc<Around>) -> bool {
        let made = self.made.get(&scene.id);
        !made.is_some_and(|made| Arc::ptr_eq(&made.around, around) && looks_like(&made.of, scene))
    }

    /// Takes in what was drawn in `around`.
    pub fn take_in(&mut self, drawn: Drawn, around: Arc<Around>, ctx: &Context) {
        let load = |image: ColorImage| {
            let name = format!("thumbnail of {}", drawn.of.id.as_str());
            ctx.load_texture(name, image, TextureOptions::LINEAR)
        };
        let thumbnail = Thumbnail {
            large: load(drawn.large),
            small: load(drawn.small),
            of: drawn.of,
            around,
        };
        self.made.insert(thumbnail.of.id.clone(), thumbnail);
    }
}

impl Around {
    fn of(state: &State, marks: &Marks) -> Self {
        let view = &state.view;
        Self {
            contest: Arc::clone(state.document.contest()),
            marks: marks.clone(),
            names: view.names,
            furniture: view.furniture,
            preferences: view.preferences,
            maps: view.maps.clone(),
            overlays: shown(&view.overlays).collect(),
        }
    }

    fn is_around(&self, state: &State, marks: &Marks) -> bool {
        let view = &state.view;
        Arc::ptr_eq(&self.contest, state.document.contest())
            && self.marks == *marks
            && self.names == view.names
            && self.furniture == view.furniture
            && self.preferences == view.preferences
            && self.maps.draws_as(&view.maps)
            && self.overlays.iter().copied().eq(shown(&view.overlays))
    }
}

impl Drawn {
    /// What `picture` makes of `scene`.
    #[must_use]
    pub fn new(scene: &Arc<Scene>, picture: &RgbaImage) -> Self {
        let (width, height) = IN_LIST;
        Self {
            of: Arc::clone(scene),
            large: pixels(picture),
            small: pixels(&resize(picture, width, height, FilterType::Triangle)),
        }
    }
}

/// Whether a picture of `one` is one of `other`: notes are not seen in it.
fn looks_like(one: &Arc<Scene>, other: &Arc<Scene>) -> bool {
    let seen = |scene: &Scene| Scene {
        notes: None,
        ..scene.clone()
    };
    Arc::ptr_eq(one, other) || seen(one) == seen(other)
}

fn shown(overlays: &Overlays) -> impl Iterator<Item = (OverlayId, bool)> {
    overlays.iter().map(|overlay| (overlay.id, overlay.shown))
}

fn pixels(picture: &RgbaImage) -> ColorImage {
    let size = [picture.width() as usize, picture.height() as usize];
    ColorImage::from_rgba_unmultiplied(size, picture.as_raw())
}
