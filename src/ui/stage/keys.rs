//! The keys of whoever presents, as slides and clickers have them.

use egui::{Context, Key, Modifiers};

use crate::model::{Look, Scene};
use crate::state::{Command, Commands, Stage, fitted};
use crate::ui::screen::Screen;

use super::StageMemory;
use super::sides::{Reached, Turn};

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

/// Turns the scenes, of which the one with this `number`, from 0, is shown.
pub(super) fn keys(
    ctx: &Context,
    screen: &Screen,
    stage: Stage,
    number: usize,
    memory: &mut StageMemory,
    commands: &mut Commands,
) {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if stage == Stage::Scene {
        memory.aids.keys(ctx);
    }
    let any = |keys: &[Key]| keys.iter().any(|key| pressed(*key));
    let scenes = &screen.case().scenes;
    for (digit, key) in DIGITS.into_iter().enumerate() {
        if pressed(key) && memory.number.len() < 4 {
            memory.number.push_str(&digit.to_string());
        }
    }
    let typed = memory.number.parse::<usize>().ok();
    let to = if any(&[Key::Enter]) {
        memory.number.clear();
        match typed {
            Some(typed) => Turn::To(typed.saturating_sub(1)),
            None => Turn::On,
        }
    } else if any(&[Key::Space, Key::ArrowRight, Key::ArrowDown, Key::PageDown]) {
        Turn::On
    } else if any(&[Key::ArrowLeft, Key::ArrowUp, Key::PageUp, Key::Backspace]) {
        Turn::Back
    } else if any(&[Key::Home]) {
        Turn::To(0)
    } else if any(&[Key::End]) {
        Turn::To(scenes.len().saturating_sub(1))
    } else {
        Turn::Nowhere
    };
    let reached = memory.turned.turn(to, number, scenes.len());
    let scene = match reached {
        Reached::Scene(to) => scenes.get(to),
        Reached::Side | Reached::Nothing => None,
    };
    if reached == Reached::Side || scene.is_some() {
        memory.number.clear();
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
    if any(&[Key::F5]) {
        commands.push(Command::Present(None));
    }
    if any(&[Key::Escape]) {
        commands.push(back(screen, stage, &scenes[number]));
        memory.number.clear();
    }
}

/// A step back: from a curtain to the scene, from exploring to the scene, from the scene to the desk.
fn back(screen: &Screen, stage: Stage, scene: &Scene) -> Command {
    if stage != Stage::Scene {
        Command::Present(Some(Stage::Scene))
    } else if has_wandered(screen, scene) {
        Command::ShowScene(scene.id.clone())
    } else {
        Command::Present(None)
    }
}

/// Whether something else is looked at than `scene` shows. What the scene leaves open is free, and what
/// it names that is gone from the case is not missed.
fn has_wandered(screen: &Screen, scene: &Scene) -> bool {
    let now = Look::of(&screen.state.view);
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
