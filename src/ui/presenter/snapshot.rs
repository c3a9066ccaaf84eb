//! What the presenter's window is drawn from: taken after a frame of the stage, and never changed.

use egui::TextureHandle;

use crate::model::Scene;
use crate::state::State;
use crate::ui::memory::Memory;
use crate::ui::screen::Screen;
use crate::ui::stage::keys::Turn;
use crate::ui::theme::Theme;

/// All that the presenter's window shows but the time.
#[derive(Clone, PartialEq)]
pub struct Snapshot {
    pub(super) theme: Theme,
    pub(super) turn: Turn,
    /// Small pictures of the scene that is shown and of the next, where there are any yet.
    pub(super) pictures: [Option<TextureHandle>; 2],
}

impl Snapshot {
    /// What `state` has for whoever presents; nothing while nothing is presented.
    #[must_use]
    pub fn of(state: &State, memory: &mut Memory) -> Option<Self> {
        state.view.stage?;
        let theme = Theme::at_desk(&state.view);
        let derived = memory.derived(state);
        let screen = Screen::new(state, &theme, &derived);
        let turn = Turn::of(&screen)?;
        let of = |number: usize| {
            let scene = turn.scenes.get(number)?;
            let thumbnail = memory.thumbnails.of(&scene.id);
            thumbnail.map(|thumbnail| thumbnail.large.clone())
        };
        let pictures = [of(turn.number), of(turn.number + 1)];
        Some(Self {
            theme,
            turn,
            pictures,
        })
    }

    /// The scene that is shown.
    pub(super) fn now(&self) -> &Scene {
        &self.turn.scenes[self.turn.number]
    }

    /// The scene after it, if it is not the last.
    pub(super) fn next(&self) -> Option<&Scene> {
        let next = self.turn.scenes.get(self.turn.number + 1);
        next.map(AsRef::as_ref)
    }
}
