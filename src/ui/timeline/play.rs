//! Playing: the brush goes on by itself, or a step at a press.

use std::time::Duration;

use egui::Ui;

use crate::model::Stretch;
use crate::query::timeline::brush::{at_begin, gone_back, gone_on};
use crate::state::{Command, Commands, Playback, Speed, Window};
use crate::ui::screen::Screen;
use crate::ui::theme::HALF;
use crate::ui::widgets::{icon, icon_button};

use super::TimelineMemory;
use super::brush::{brush_of, brushed};
use super::chart::Chart;

/// Step back, play or pause, step on; how fast, and what a step does. Goes on where it plays.
pub(super) fn play_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut TimelineMemory,
    chart: &Chart,
    extent: Option<Stretch>,
    commands: &mut Commands,
) {
    let playback = screen.state.view.playback;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = HALF;
        ui.add_enabled_ui(extent.is_some(), |ui| {
            step_ui(ui, screen, chart, extent, commands);
        });
        how_ui(ui, screen, chart, commands);
    });
    let Some(extent) = extent.filter(|_| playback.is_playing) else {
        memory.next_step = None;
        // Without a date there is nothing to play.
        pause(playback, commands);
        return;
    };
    let now = ui.input(|input| input.time);
    let is_first = memory.next_step.is_none();
    let due = memory.next_step.unwrap_or(now);
    if due <= now {
        go_on(screen, chart, extent, is_first, commands);
        memory.next_step = Some(now + playback.speed.step_secs());
    }
    let wait = memory.next_step.unwrap_or(now) - now;
    let wait = Duration::try_from_secs_f64(wait).unwrap_or_default();
    ui.ctx().request_repaint_after(wait);
}

fn step_ui(
    ui: &mut Ui,
    screen: &Screen,
    chart: &Chart,
    extent: Option<Stretch>,
    commands: &mut Commands,
) {
    let playback = screen.state.view.playback;
    let theme = screen.theme;
    let (sign, name) = if playback.is_playing {
        (icon::PAUSE, "Pause")
    } else {
        (icon::PLAY, "Play")
    };
    let mut step = None;
    for (sign, name, hint, by) in [
        (icon::BACK, "Step back", "A step back in time", -1),
        (sign, name, "Let time go on by itself, or hold it (P)", 0),
        (icon::ON, "Step on", "A step on in time", 1),
    ] {
        if icon_button(ui, theme, sign, name, hint).clicked() {
            step = Some(by);
        }
    }
    match (step, extent) {
        (Some(0), _) => commands.push(Command::SetPlayback(Playback {
            is_playing: !playback.is_playing,
            ..playback
        })),
        (Some(by), Some(extent)) => {
            pause(playback, commands);
            let stepped = stepped(screen, chart, extent, by);
            commands.push(brushed(screen, stepped.or(brush_of(screen))));
        }
        _ => {}
    }
}

/// The brush a step on or back; where there is none, where one begins.
fn stepped(screen: &Screen, chart: &Chart, extent: Stretch, by: i32) -> Option<Stretch> {
    let grows = screen.state.view.playback.window == Window::Growing;
    match brush_of(screen) {
        Some(brush) if by > 0 => gone_on(brush, chart.unit, extent, grows),
        Some(brush) => gone_back(brush, chart.unit, extent, grows),
        None => at_begin(None, chart.unit, extent, grows),
    }
}

fn pause(playback: Playback, commands: &mut Commands) {
    if playback.is_playing {
        commands.push(Command::SetPlayback(Playback {
            is_playing: false,
            ..playback
        }));
        commands.push(Command::EndTyping);
    }
}

/// A step of what plays; at the end it stops there.
fn go_on(screen: &Screen, chart: &Chart, extent: Stretch, is_first: bool, commands: &mut Commands) {
    let playback = screen.state.view.playback;
    let grows = playback.window == Window::Growing;
    let brush = brush_of(screen);
    let next = match brush {
        Some(brush) if !is_first => gone_on(brush, chart.unit, extent, grows),
        _ => at_begin(brush, chart.unit, extent, grows),
    };
    match next {
        Some(next) => commands.push(brushed(screen, Some(next))),
        None => pause(playback, commands),
    }
}

/// How fast it plays, and what a step does; what stands on the chart, to be copied.
fn how_ui(ui: &mut Ui, screen: &Screen, chart: &Chart, commands: &mut Commands) {
    let playback = screen.state.view.playback;
    let mut name = playback.speed.name().to_owned();
    if ui.available_width() > screen.theme.small().size * 7.0 {
        name = format!("{name} {}", playback.window.name());
    }
    let menu = ui.menu_button(name, |ui| {
        for speed in Speed::ALL {
            let words = format!("{} {}", speed.name(), steps(speed));
            if ui.radio(playback.speed == speed, words).clicked() {
                commands.push(Command::SetPlayback(Playback { speed, ..playback }));
            }
        }
        ui.separator();
        for (window, what) in Window::ALL
            .into_iter()
            .zip(["the time shown moves", "its end moves"])
        {
            let words = format!("{}: {what}", window.name());
            if ui.radio(playback.window == window, words).clicked() {
                commands.push(Command::SetPlayback(Playback { window, ..playback }));
            }
        }
        ui.separator();
        if ui.button("Copy what stands on the timeline").clicked() {
            let lines = chart.in_words(screen);
            commands.push(Command::Copy(lines.join("\n")));
        }
    });
    menu.response
        .on_hover_text("How time goes on when it plays");
}

fn steps(speed: Speed) -> &'static str {
    match speed {
        Speed::Half => "a step a second",
        Speed::Normal => "2 steps a second",
        Speed::Double => "4 steps a second",
        Speed::Fourfold => "8 steps a second",
    }
}
