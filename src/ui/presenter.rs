//! The presenter's window: what whoever presents has before them while the room sees the stage.
//!
//! The scene that is shown and the next, the notes in large type, the time, and the list of scenes.
//! It is drawn from a [`Snapshot`], because its window is drawn when the stage is not; what is asked
//! for in it goes the way of all commands. It says of the case no more than the room may see.

mod card;
mod clock;
mod list;
mod notes;
mod snapshot;

use egui::{Button, Key, Rect, Role, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use crate::state::{Command, Commands, Stage};

use super::stage::keys::keys_beside;
use super::theme::{STEP, Theme};

pub use self::clock::{Moment, Stopwatch};
pub use self::snapshot::Snapshot;

/// How much of the width the notes have.
const NOTES: f32 = 0.6;
/// Heights of the two cards beside them, of that of the column.
const NOW: f32 = 0.36;
const NEXT: f32 = 0.25;

/// What lasts from frame to frame while scenes are presented.
#[derive(Debug)]
pub struct PresenterMemory {
    /// How long the presenting has gone on.
    pub stopwatch: Stopwatch,
    /// The number of a scene, as far as it is typed.
    number: String,
    /// The number of the scene that the list was last turned to.
    listed: Option<usize>,
}

impl PresenterMemory {
    /// As the presenting begins, `now`.
    #[must_use]
    pub fn new(now: std::time::Instant) -> Self {
        Self {
            stopwatch: Stopwatch::started(now),
            number: String::new(),
            listed: None,
        }
    }
}

/// Draws the window, and sends what is asked for in it.
pub fn presenter_ui(
    ui: &mut Ui,
    shown: &Snapshot,
    now: Moment,
    memory: &mut PresenterMemory,
    commands: &mut Commands,
) {
    let whole = ui.ctx().content_rect();
    let theme = shown.theme.beside(whole.size());
    theme.install_in(ui);
    if !presses_what_has_focus(ui) {
        keys_beside(ui.ctx(), &shown.turn, &mut memory.number, commands);
    }
    ui.painter().rect_filled(whole, 0.0, theme.colours.paper);
    let parts = Parts::of(whole, &theme);
    let line = Stroke::new(1.0, theme.colours.line);
    ui.painter()
        .hline(whole.x_range(), parts.head.bottom(), line);
    ui.painter()
        .hline(whole.x_range(), parts.foot.top() - STEP, line);

    let stopwatch = &mut memory.stopwatch;
    clock::clock_ui(&mut inside(ui, parts.head), &theme, now, stopwatch);
    notes::notes_ui(&mut inside(ui, parts.notes), &theme, shown);
    card::now_ui(&mut inside(ui, parts.now), &theme, shown);
    card::next_ui(&mut inside(ui, parts.next), &theme, shown);
    let is_new = memory.listed.replace(shown.turn.number) != Some(shown.turn.number);
    list::list_ui(&mut inside(ui, parts.list), &theme, shown, is_new, commands);
    steps_ui(&mut inside(ui, parts.foot), &theme, shown, commands);
}

/// Whether a key presses the button that has the focus: then it turns no scene.
fn presses_what_has_focus(ui: &Ui) -> bool {
    let has_focus = ui.ctx().memory(|memory| memory.focused().is_some());
    let is_pressed = |key| ui.ctx().input(|input| input.key_pressed(key));
    has_focus && [Key::Space, Key::Enter].into_iter().any(is_pressed)
}

/// Where the parts of the window stand.
struct Parts {
    head: Rect,
    notes: Rect,
    now: Rect,
    next: Rect,
    list: Rect,
    foot: Rect,
}

impl Parts {
    fn of(whole: Rect, theme: &Theme) -> Self {
        let (head, below) = whole.split_top_bottom_at_y(whole.top() + clock::height(theme));
        let foot = theme.button_side() * 1.25 + STEP * 2.0;
        let (middle, foot) = below.split_top_bottom_at_y(whole.bottom() - foot);
        let edge = Vec2::splat(STEP * 2.0);
        let (left, right) = middle
            .shrink2(edge)
            .split_left_right_at_fraction(1.0 - NOTES);
        let between = STEP * 2.0;
        let mut left = left;
        left.max.x -= between;
        let (now, rest) = left.split_top_bottom_at_fraction(NOW);
        let (next, list) = rest.split_top_bottom_at_fraction(NEXT / (1.0 - NOW));
        let above = |mut rect: Rect| {
            rect.max.y -= STEP * 1.5;
            rect
        };
        Self {
            head: head.shrink2(vec2(STEP * 2.0, STEP)),
            notes: right,
            now: above(now),
            next: above(next),
            list,
            foot: foot.shrink2(vec2(STEP * 2.0, STEP)),
        }
    }
}

/// A part of the window, beyond which nothing is drawn but a ring of focus.
fn inside(ui: &mut Ui, rect: Rect) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect));
    part.set_clip_rect(rect.expand(3.0));
    part
}

/// The buttons that turn the scenes, each with its key; the curtain that is drawn is marked.
fn steps_ui(ui: &mut Ui, theme: &Theme, shown: &Snapshot, commands: &mut Commands) {
    let turn = &shown.turn;
    let to = |number: Option<usize>| number.and_then(|number| turn.scenes.get(number));
    let curtain = |curtain| {
        let is_drawn = turn.stage == curtain;
        Command::Present(Some(if is_drawn { Stage::Scene } else { curtain }))
    };
    let steps = [
        (
            "Previous",
            "\u{2190}",
            to(turn.number.checked_sub(1)).map(|scene| go(&scene.id)),
        ),
        (
            "Next",
            "\u{2192}",
            to(Some(turn.number + 1)).map(|scene| go(&scene.id)),
        ),
        ("Black", "B", Some(vec![curtain(Stage::Black)])),
        ("White", "W", Some(vec![curtain(Stage::White)])),
        ("End", "F5", Some(vec![Command::Present(None)])),
    ];
    let gap = STEP;
    let width = (ui.max_rect().width() - gap * (steps.len() - 1) as f32) / steps.len() as f32;
    let size = vec2(width, ui.max_rect().height());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (name, key, step) in steps {
            let is_on = match name {
                "Black" => turn.stage == Stage::Black,
                "White" => turn.stage == Stage::White,
                _ => false,
            };
            let button = Button::new(name).shortcut_text(key).selected(is_on);
            let is_possible = step.is_some();
            let button = button.min_size(size).truncate();
            let response = ui
                .add_enabled_ui(is_possible, |ui| ui.add_sized(size, button))
                .inner;
            response.widget_info(|| WidgetInfo::selected(Role::Button, is_possible, is_on, name));
            super::widgets::focus_ring(ui, theme, &response, response.rect);
            if response.clicked() {
                for command in step.into_iter().flatten() {
                    commands.push(command);
                }
            }
        }
    });
}

/// What shows the room this scene, whichever curtain is drawn.
fn go(scene: &crate::model::SceneId) -> Vec<Command> {
    vec![
        Command::Present(Some(Stage::Scene)),
        Command::ShowScene(scene.clone()),
    ]
}
