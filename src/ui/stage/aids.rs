//! Aids of whoever presents: a spotlight, a pen, and a sheet of the keys.
//!
//! They live in the memory of the stage alone: nothing of them is in the state, in a recording or in
//! what can be undone, and all of it is gone with the scene.

mod pen;
mod sheet;
mod spotlight;

use egui::{Context, CursorIcon, Event, Key, Modifiers, Rect, Ui};

use crate::ui::theme::Theme;

use self::pen::Pen;
use self::spotlight::Spotlight;

/// How long the pointer has to rest before it hides, in seconds.
const HIDES_AFTER: f32 = 3.0;

/// What is used of them now.
#[derive(Default)]
pub(super) struct Aids {
    held: Held,
    spotlight: Spotlight,
    pen: Pen,
    lists_keys: bool,
}

/// What the pointer is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Held {
    #[default]
    Nothing,
    Spotlight,
    Pen,
}

impl Aids {
    /// Puts everything away, as another scene does.
    pub fn put_away(&mut self) {
        *self = Self::default();
    }

    /// Takes the keys that belong to the aids, before the scenes see them.
    pub fn keys(&mut self, ctx: &Context) {
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let any = |keys: &[Key]| keys.iter().any(|key| pressed(*key));
        if any(&[Key::H, Key::Questionmark, Key::F1]) {
            self.lists_keys = !self.lists_keys;
        }
        if pressed(Key::S) {
            self.take(Held::Spotlight);
        }
        if pressed(Key::P) {
            self.take(Held::Pen);
        }
        if self.held == Held::Pen && pressed(Key::E) {
            self.pen.wipe();
        }
        if self.held == Held::Spotlight {
            let wider = any(&[Key::Plus, Key::Equals]);
            let narrower = any(&[Key::Minus]);
            self.spotlight
                .widen(f32::from(u8::from(wider)) - f32::from(u8::from(narrower)));
        }
        if self.is_in_use() && pressed(Key::Escape) {
            self.step_back();
        }
    }

    fn is_in_use(&self) -> bool {
        self.lists_keys || self.held != Held::Nothing
    }

    /// Takes `it` up, or puts it away when it is held.
    fn take(&mut self, it: Held) {
        self.held = if self.held == it { Held::Nothing } else { it };
        self.pen.wipe();
    }

    fn step_back(&mut self) {
        if self.lists_keys {
            self.lists_keys = false;
        } else {
            self.held = Held::Nothing;
            self.pen.wipe();
        }
    }

    /// Keeps the wheel from the map while it turns the spotlight, or while the pen is on the map.
    pub fn take_wheel(&mut self, ctx: &Context) {
        if self.held == Held::Nothing {
            return;
        }
        let mut notches = 0.0;
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                if let Event::MouseWheel { delta, .. } = event {
                    notches += delta.y.signum();
                }
                !matches!(event, Event::MouseWheel { .. } | Event::Zoom(_))
            });
            input.smooth_scroll_delta = egui::Vec2::ZERO;
        });
        if self.held == Held::Spotlight {
            self.spotlight.widen(notches);
        }
    }

    /// Draws what is in use above all of the stage.
    pub fn draw(&mut self, ui: &mut Ui, theme: &Theme, whole: Rect) {
        match self.held {
            Held::Nothing => {}
            Held::Spotlight => self.spotlight.draw(ui, whole),
            Held::Pen => self.pen.draw(ui, theme, whole),
        }
        if self.lists_keys {
            sheet::sheet_ui(ui, theme, whole);
        }
        hide_resting_pointer(ui.ctx());
    }
}

/// A pointer that rests says nothing and covers something.
fn hide_resting_pointer(ctx: &Context) {
    let (rests_for, is_down) = ctx.input(|input| {
        (
            input.pointer.time_since_last_movement(),
            input.pointer.any_down(),
        )
    });
    let left = HIDES_AFTER - rests_for;
    if left <= 0.0 && !is_down {
        ctx.set_cursor_icon(CursorIcon::None);
    } else if left.is_finite() {
        ctx.request_repaint_after_secs(left.max(0.05));
    }
}
