//! The stage: what a room sees of a scene, and how the scenes are turned.
//!
//! The map as it is, the claims without small print, the sources that are in view, and a band with
//! the words of the scene, each in a part of the screen of its own: nothing covers a mark. No type
//! is smaller than a fortieth of the height.

mod aids;
mod band;
mod claims;
pub(super) mod keys;
pub(super) mod legend;
mod page;
mod passage;
mod sides;

use std::sync::Arc;

use egui::{Color32, Context, Rect, Stroke, Ui, UiBuilder};

use crate::model::{Filter, Scene};
use crate::query::{Dossier, dossier};
use crate::state::{Command, Commands, Stage, State};

use super::map;
use super::memory::Memory;
use super::screen::Screen;
use super::theme::Theme;

use self::aids::Aids;
use self::band::Band;
use self::legend::Legend;
use self::passage::Passage;
use self::sides::{Sides, Turned};

pub use self::claims::{Answered, Asked};
pub use self::page::{Parts, StagePage, stage_page};

/// How much of the width the map has beside claims.
const MAP: f32 = 0.61;

/// The number of a scene as it is typed, where the parts of the stage stood last, and all that is gone
/// with the scene.
#[derive(Default)]
pub struct StageMemory {
    number: String,
    parts: Option<Parts>,
    turned: Turned,
    aids: Aids,
    passage: Passage,
}

impl StageMemory {
    /// Follows what `state` shows; who is not on the stage leaves nothing there.
    pub(super) fn follow(&mut self, state: &State, theme: &Theme, ctx: &Context) {
        let Some(stage) = state.view.stage else {
            self.turned = Turned::default();
            self.aids.put_away();
            self.passage.forget();
            return;
        };
        let is_still = theme.is_still || stage != Stage::Scene;
        let now = ctx.input(|input| input.time);
        let case = state.document.case();
        self.passage.follow(case, &state.view.filter, is_still, now);
        if self.passage.is_on() {
            ctx.request_repaint();
        }
    }

    /// The filter to draw while it is on its way to that of `state`.
    pub(super) fn filter_between(&self, state: &State) -> Option<Filter> {
        let is_on = state.view.stage.is_some() && self.passage.is_on();
        is_on.then(|| self.passage.drawn(&state.view.filter))
    }

    /// Whether something is on its way to what the scene shows.
    pub(super) fn is_moving(&self) -> bool {
        self.passage.is_on()
    }
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
        let memory = &mut memory.stage;
        if stage == Stage::Scene {
            memory.aids.keys(ui.ctx());
        }
        let (typed, turned) = (&mut memory.number, &mut memory.turned);
        keys::keys(ui.ctx(), &turn, typed, turned, commands);
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
    let selected = screen.state.view.selected.as_ref();
    if memory.stage.turned.see(scene, selected) {
        memory.stage.aids.put_away();
    }
    let makers = map::makers(&memory.map);
    let band = Band::of(ui, screen, scene, whole, &makers);
    let (above, band_part) = whole.split_top_bottom_at_y(whole.bottom() - band.height());
    let split = if dossier.is_some() { MAP } else { 1.0 };
    let (left, right) = above.split_left_right_at_fraction(split);
    let seen = map::seen(screen, &memory.map, left);
    let sources = legend::sources(screen, scene, dossier.as_ref());
    let legend = Legend::of(ui, screen, sources, &seen, left.width());
    let (map, legend_part) = left.split_top_bottom_at_y(left.bottom() - legend.height());
    let parts = Parts {
        whole,
        map,
        legend: legend_part,
        claims: dossier.is_some().then_some(right),
        band: band_part,
    };
    memory.stage.parts = Some(parts);

    memory.stage.aids.take_wheel(ui.ctx());
    map::map_ui(&mut part(ui, parts.map), screen, &mut memory.map, commands);
    let line = Stroke::new(theme.weight, theme.colours.ink);
    ui.painter().hline(map.x_range(), map.bottom(), line);
    legend.draw(&mut part(ui, parts.legend), screen);
    if let (Some(dossier), Some(right)) = (&dossier, parts.claims) {
        ui.painter().vline(right.left(), right.y_range(), line);
        let asked = claims::asked(screen, scene, dossier);
        let sides = Sides::of(ui, screen, &asked, right);
        let side = memory.stage.turned.among(sides.count());
        sides.draw(&mut part(ui, right), side);
    } else {
        memory.stage.turned.among(1);
    }
    let mut place = format!("{} / {}", number + 1, screen.case().scenes.len());
    if let Some(side) = memory.stage.turned.words() {
        place = format!("{place} · {side}");
    }
    band.draw(&mut part(ui, parts.band), screen, &place);
    memory.stage.aids.draw(ui, screen.theme, whole);
}

/// What is said of what is selected, if anything is.
fn selected<'a>(screen: &Screen<'a>) -> Option<Dossier<'a>> {
    let subject = screen.selected()?;
    let (case, contest) = (screen.case(), screen.contest());
    Some(dossier(case, contest, screen.shown(), subject))
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
