//! Annotations: what a briefer draws above the map of a scene.
//!
//! In one ink, which no party has, so that none of it looks like a claim. Words move aside for marks
//! and stay within the map; names of towns make way for them. They are drawn on every stage and, at
//! the desk, where they can be changed: beside the list of scenes.

mod drawn;
mod edit;
mod lettering;
mod parts;
mod place;
mod room;

use egui::{Painter, Rect, Role, Sense, Ui, WidgetInfo};
use walkers::Projector;

use crate::model::{Annotation, Scene};
use crate::state::Column;

use super::super::screen::Screen;
use super::super::words;

pub use self::drawn::Drawn;
pub use self::edit::{AnnotationMemory, edit_ui, redrawn};
pub use self::place::place_ui;

pub(super) use self::drawn::{Sheet, above};
pub(super) use self::parts::{Part, apart, moved, place_of, without};
pub(super) use self::place::USUAL_RING;
pub(super) use self::room::{beyond, in_view_of, settled};

/// The scene whose annotations are drawn now.
fn scene<'a>(screen: &Screen<'a>) -> Option<&'a Scene> {
    let view = &screen.state.view;
    let is_shown = view.stage.is_some() || view.column == Column::Briefing;
    screen.scene().filter(|_| is_shown).map(AsRef::as_ref)
}

/// The annotations in view, the lowest first, with their words clear of what is `taken` and of one
/// another.
pub fn in_view(
    painter: &Painter,
    screen: &Screen,
    projector: &Projector,
    taken: impl Iterator<Item = Rect>,
) -> Vec<Drawn> {
    let annotations = scene(screen).map_or(&[][..], |scene| &scene.annotations);
    if annotations.is_empty() {
        return Vec::new();
    }
    let sheet = Sheet {
        painter,
        theme: screen.theme,
        projector,
    };
    let mut taken: Vec<Rect> = taken.collect();
    let mut drawn = Vec::new();
    for (number, annotation) in annotations.iter().enumerate() {
        let Some(one) = Drawn::of(sheet, number, annotation, &taken) else {
            continue;
        };
        taken.extend(one.words_rect());
        drawn.push(one);
    }
    drawn
}

/// Draws the words of those `drawn`, and tells a screen reader what they are.
pub fn words_ui(ui: &mut Ui, screen: &Screen, projector: &Projector, drawn: &[Drawn]) {
    let map = projector.clip_rect();
    let painter = ui.painter().with_clip_rect(map);
    for one in drawn {
        one.paint_words(&painter, screen.theme);
    }
    // At the desk they are handles as well.
    if screen.state.view.stage.is_none() {
        return;
    }
    for one in drawn {
        let Some(annotation) = annotation(screen, one) else {
            continue;
        };
        let rect = one.words_rect().unwrap_or_else(|| one.rect(map));
        let id = ui.scope_id().with(("annotation", one.number));
        let response = ui.interact(rect, id, Sense::hover());
        let said = words::annotation(annotation);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    }
}

fn annotation<'a>(screen: &Screen<'a>, drawn: &Drawn) -> Option<&'a Annotation> {
    scene(screen)?.annotations.get(drawn.number)
}
