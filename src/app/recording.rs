//! Recording what is asked for, and replaying it, frame by frame.

use std::path::Path;

use egui::Context;

use crate::recording::{Head, Player, Recorder};
use crate::state::{Command, Effect, NoticeKind};

use super::{App, note};

impl App {
    /// Begins to write down what is asked for.
    pub(super) fn record(&mut self, path: &Path, head: &Head, ctx: &Context) {
        match Recorder::create(path, head) {
            Ok(recorder) => self.recorder = Some(recorder),
            Err(error) => {
                let text = format!("Nothing is recorded: {error}.");
                self.apply(note(NoticeKind::Problem, text), ctx);
            }
        }
    }

    /// Tells when recording has ended.
    pub(super) fn tell_of_recording(&mut self, ctx: &Context) {
        let trouble = self.recorder.as_ref().and_then(Recorder::trouble);
        if let Some(why) = trouble {
            let text = format!("Recording has ended: {why}. What was written until now is kept.");
            self.apply(note(NoticeKind::Warning, text), ctx);
        }
    }

    /// Carries out the next command of a replay, once what came of the last is there.
    pub(super) fn replay(&mut self, ctx: &Context) {
        let Some(player) = self.player.as_mut().filter(|_| !self.jobs.pending()) else {
            return;
        };
        for effect in player.step(&mut self.state) {
            match effect {
                Effect::WriteCase(document, path) => self.jobs.pretend_to_write(*document, path),
                effect => self.carry_out(effect, ctx),
            }
        }
        let is_over = |player: &mut Player| player.is_over();
        if !self.jobs.pending()
            && let Some(player) = self.player.take_if(is_over)
        {
            for notice in player.ending() {
                self.apply(Command::Notify(notice), ctx);
            }
        }
        ctx.request_repaint();
    }
}
