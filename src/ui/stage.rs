//! The stage: what a room sees of a scene, and how the scenes are turned.
//!
//! The map as it is, the claims without small print, the sources that are in view, and a band with
//! the words of the scene, each in a part of the screen of its own: nothing covers a mark. No type
//! is smaller than a fortieth of the height.

mod band;
mod claims;
pub(super) mod keys;
mod legend;
mod page;

use std::sync::Arc;

use egui::{Color32, Rect, Stroke, Ui, UiBuilder};

use crate::model::{Scene, SourceId};
use crate::query::{Dossier, dossier};
use crate::state::{Command, Commands, Stage};

use super::map;
use super::memory::Memory;
use super::screen::Screen;

pub use self::claims::{Answered, Asked};
pub use self::page::{Parts, Sign, StagePage, stage_page};

/// How much of the width the map has beside claims.
const MAP: f32 = 0.61;

/// The number of a scene as it is typed, and where the parts of the stage stood last.
#[derive(Default)]
pub struct StageMemory {
    number: String,
    parts: Option<Parts>,
}

/// Draws what the room sees now.
pub fn stage_ui(
    ui: &mut Ui,
    screen: &Screen,
    stage: Stage,
    memory: &mut Memory,
    commands: &mut Commands,
) {
    let Some((number, scene)) = present(screen) else {
        commands.push(Command::Present(None));
        return;
    };
    if let Some(turn) = keys::Turn::of(screen) {
        keys::keys(ui.ctx(), &turn, &mut memory.stage.number, commands);
    }
    let whole = ui.ctx().content_rect();
    match stage {
        Stage::Black => fill(ui, whole, Color32::BLACK),
        Stage::White => fill(ui, whole, Color32::WHITE),
        Stage::Scene => scene_ui(ui, screen, (number, scene), whole, memory, commands),
    }
}

/// The scene that is shown, with its number, from 0.
fn present<'a>(screen: &'a Screen) -> Option<(usize, &'a Arc<Scene>)> {
    let id = screen.state.view.scene.as_ref()?;
    let mut scenes = screen.case().scenes.iter().enumerate();
    scenes.find(|(_, scene)| scene.id == *id)
}

fn fill(ui: &Ui, rect: Rect, colour: Color32) {
    ui.painter().rect_filled(rect, 0.0, colour);
}

fn scene_ui(
    ui: &mut Ui,
    screen: &Screen,
    (number, scene): (usize, &Scene),
    whole: Rect,
    memory: &mut Memory,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    fill(ui, whole, theme.colours.paper);
    let dossier = selected(screen);
    let sources = legend::sources(screen, scene, dossier.as_ref());
    let parts = parts(ui, screen, scene, whole, &sources);
    memory.stage.parts = Some(parts);

    map::map_ui(&mut part(ui, parts.map), screen, &mut memory.map, commands);
    let line = Stroke::new(theme.weight, theme.colours.ink);
    let map = parts.map;
    ui.painter().hline(map.x_range(), map.bottom(), line);
    legend::legend_ui(&mut part(ui, parts.legend), screen, &sources);
    if let (Some(dossier), Some(right)) = (&dossier, parts.claims) {
        ui.painter().vline(right.left(), right.y_range(), line);
        claims::claims_ui(&mut part(ui, right), screen, scene, dossier);
    }
    band::band_ui(&mut part(ui, parts.band), screen, number, scene);
}

/// What is said of what is selected, if anything is.
fn selected<'a>(screen: &Screen<'a>) -> Option<Dossier<'a>> {
    let subject = screen.state.view.selected.as_ref()?;
    let (case, contest) = (screen.case(), screen.contest());
    Some(dossier(case, contest, screen.shown(), subject))
}

/// Where the parts of the stage stand in the `whole` of the window.
fn parts(ui: &Ui, screen: &Screen, scene: &Scene, whole: Rect, sources: &[SourceId]) -> Parts {
    let height = band::height(ui, screen, scene, whole);
    let (above, band) = whole.split_top_bottom_at_y(whole.bottom() - height);
    let has_claims = screen.state.view.selected.is_some();
    let split = if has_claims { MAP } else { 1.0 };
    let (left, right) = above.split_left_right_at_fraction(split);
    let legend_height = legend::height(ui, screen, sources, left.width());
    let (map, legend) = left.split_top_bottom_at_y(left.bottom() - legend_height);
    Parts {
        whole,
        map,
        legend,
        claims: has_claims.then_some(right),
        band,
    }
}

/// A part of the screen, beyond which nothing is drawn.
fn part(ui: &mut Ui, rect: Rect) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect));
    part.set_clip_rect(rect);
    part
}

/// A fortieth of the height of the window, in points.
fn unit(whole: Rect) -> f32 {
    whole.height() / 40.0
}
