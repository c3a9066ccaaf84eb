//! Playing a recording: its commands one after the other, and nothing outside the window.

use std::collections::{BTreeSet, VecDeque};

use crate::state::{Command, Effect, Notice, NoticeKind, Recorded, State};

use super::{Ending, Recording};

/// A recording that is being replayed.
#[derive(Debug)]
pub struct Player {
    commands: VecDeque<Command>,
    program: String,
    ending: Ending,
    /// What was left out, as it goes after "would".
    left_out: BTreeSet<&'static str>,
}

impl Player {
    /// A replay of `recording`, before its first command: the program goes offline.
    #[must_use]
    pub fn new(recording: Recording) -> Self {
        let offline = Command::SetOffline(true);
        Self {
            commands: std::iter::once(offline).chain(recording.commands).collect(),
            program: recording.head.program,
            ending: recording.ending,
            left_out: BTreeSet::new(),
        }
    }

    /// Whether nothing is left to be carried out.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.commands.is_empty()
    }

    /// Carries the next command out on `state`; returns its effects that stay within the window, and
    /// those that save, which are only to be pretended. To be called when no job is running.
    pub fn step(&mut self, state: &mut State) -> Vec<Effect> {
        let Some(command) = self.commands.pop_front() else {
            return Vec::new();
        };
        match command.recorded() {
            Recorded::CarriedOut => {}
            Recorded::LeftOut(what) => {
                self.left_out.insert(what);
                return Vec::new();
            }
            Recorded::NotWritten => return Vec::new(),
        }
        // The user had moved the map there by hand; here nobody does.
        let moved = match command {
            Command::MapRests(at) => Some(Effect::LookAt(at.lon_lat, at.zoom)),
            _ => None,
        };
        let mut effects = state.apply(command);
        effects.extend(moved);
        self.within_the_window(effects)
    }

    /// What there is to tell at the end.
    #[must_use]
    pub fn ending(self) -> Vec<Notice> {
        let notice = |kind, text: String| Some(Notice::new(kind, text));
        let ours = env!("CARGO_PKG_VERSION");
        let program = (self.program != ours).then(|| {
            let text = format!(
                "This was recorded with Counterclaim {}; what {ours} makes of it may differ.",
                self.program
            );
            Notice::new(NoticeKind::Warning, text)
        });
        let broken_off = match self.ending {
            Ending::Whole => None,
            Ending::CutOff(line) => notice(
                NoticeKind::Warning,
                format!("The recording breaks off in line {line}, which was left out."),
            ),
            Ending::Unreadable { line, column, why } => notice(
                NoticeKind::Problem,
                format!(
                    "The replay stopped at line {line}, column {column} of the recording: {why}. \
                     What comes before it was replayed."
                ),
            ),
        };
        let left_out = (!self.left_out.is_empty()).then(|| {
            let what: Vec<&str> = self.left_out.into_iter().collect();
            let text = format!(
                "The replay is over. It left out what would {}.",
                what.join(" or ")
            );
            Notice::new(NoticeKind::Note, text)
        });
        [program, left_out, broken_off]
            .into_iter()
            .flatten()
            .collect()
    }

    fn within_the_window(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut within = Vec::new();
        for effect in effects {
            match effect.changes_outside() {
                None => within.push(effect),
                // Most recordings end so; there is nothing to tell.
                Some(_) if effect == Effect::Quit => {}
                Some(what) => {
                    self.left_out.insert(what);
                    if effect.is_saving() {
                        within.push(effect);
                    }
                }
            }
        }
        within
    }
}
