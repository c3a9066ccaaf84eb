//! The keys of whoever presents, as slides and clickers have them.

use std::sync::Arc;

use egui::{Context, Key, Modifiers};

use crate::model::Scene;
use crate::state::{Command, Commands, Stage, fitted};
use crate::ui::screen::Screen;

use super::sides::{Reached, Step, Turned};

const DIGITS: [Key; 10] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Where the presenting has come to: all that the keys need to know, on the stage and beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// All scenes; there is at least the one that is shown.
    pub(in crate::ui) scenes: Arc<[Arc<Scene>]>,
    /// The number of the scene that is shown, from 0.
    pub(in crate::ui) number: usize,
    /// What the room sees.
    pub(in crate::ui) stage: Stage,
    /// Whether something else is looked at than the scene shows.
    pub(in crate::ui) has_wandered: bool,
    /// Whether the presenter's window is open.
    pub(in crate::ui) has_notes: bool,
}

impl Turn {
    /// Where it has come to, if scenes are presented and the one that is shown is still there.
    pub(in crate::ui) fn of(screen: &Screen) -> Option<Self> {
        let view = &screen.state.view;
        let stage = view.stage?;
        let (number, scene) = super::present(screen)?;
        Some(Self {
            scenes: Arc::clone(&screen.case().scenes),
            number,
            stage,
            has_wandered: has_wandered(screen, scene),
            has_notes: view.presenter,
        })
    }
}

/// Turns the scenes beside the stage, where their further sides are not known.
pub(in crate::ui) fn keys_beside(
    ctx: &Context,
    turn: &Turn,
    typed: &mut String,
    commands: &mut Commands,
) {
    keys(ctx, turn, typed, &mut Turned::default(), commands);
}

/// Turns the scenes and their sides; `typed` is the number of a scene, as far as it is typed.
pub(super) fn keys(
    ctx: &Context,
    turn: &Turn,
    typed: &mut String,
    turned: &mut Turned,
    commands: &mut Commands,
) {
    let (number, stage) = (turn.number, turn.stage);
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let any = |keys: &[Key]| keys.iter().any(|key| pressed(*key));
    let scenes = &turn.scenes;
    for (digit, key) in DIGITS.into_iter().enumerate() {
        if pressed(key) && typed.len() < 4 {
            typed.push_str(&digit.to_string());
        }
    }
    let wanted = typed.parse::<usize>().ok();
    let to = if any(&[Key::Enter]) {
        typed.clear();
        match wanted {
            Some(wanted) => Step::To(wanted.saturating_sub(1)),
            None => Step::On,
        }
    } else if any(&[Key::Space, Key::ArrowRight, Key::ArrowDown, Key::PageDown]) {
        Step::On
    } else if any(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace]) {
        Step::Back
    } else if any(&[Key::Home]) {
        Step::To(0)
    } else if any(&[Key::End]) {
        Step::To(scenes.len().saturating_sub(1))
    } else {
        Step::Nowhere
    };
    let reached = turned.turn(to, number, scenes.len());
    let scene = match reached {
        Reached::Scene(to) => scenes.get(to),
        Reached::Side | Reached::Nothing => None,
    };
    if reached == Reached::Side || scene.is_some() {
        typed.clear();
        commands.push(Command::Present(Some(Stage::Scene)));
    }
    if let Some(scene) = scene {
        commands.push(Command::ShowScene(scene.id.clone()));
    }
    for (key, curtain) in [(Key::B, Stage::Black), (Key::W, Stage::White)] {
        if pressed(key) {
            let next = if stage == curtain {
                Stage::Scene
            } else {
                curtain
            };
            commands.push(Command::Present(Some(next)));
        }
    }
    if any(&[Key::N]) {
        commands.push(Command::ShowPresenter(!turn.has_notes));
    }
    if any(&[Key::F5]) {
        commands.push(Command::Present(None));
    }
    if any(&[Key::Escape]) {
        commands.push(back(turn));
        typed.clear();
    }
}

/// A step back: from a curtain to the scene, from exploring to the scene, from the scene to the desk.
fn back(turn: &Turn) -> Command {
    if turn.stage != Stage::Scene {
        Command::Present(Some(Stage::Scene))
    } else if turn.has_wandered {
        Command::ShowScene(turn.scenes[turn.number].id.clone())
    } else {
        Command::Present(None)
    }
}

/// Whether something else is looked at than `scene` shows. What the scene leaves open is free, and what
/// it names that is gone from the case is not missed.
fn has_wandered(screen: &Screen, scene: &Scene) -> bool {
    let now = screen.state.look_at_case();
    let (scene, _) = fitted(scene.look.clone(), screen.case());
    let far = |now: f64, then: f64| (now - then).abs() > 0.01;
    let is_elsewhere = match (now.standpoint, scene.standpoint) {
        (Some(now), Some(then)) => {
            far(now.lon_lat.x(), then.lon_lat.x())
                || far(now.lon_lat.y(), then.lon_lat.y())
                || far(now.zoom, then.zoom)
        }
        _ => false,
    };
    is_elsewhere || now.selected != scene.selected || now.filter != scene.filter
}
