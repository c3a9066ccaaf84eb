//! What is recorded, is read back and replayed as it was; and what is not.

mod files;
mod playing;
mod reading;

use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::state::testing::{command, document};
use crate::state::{Command, Origin, Recorded, State};

/// A recording of `commands`, as it stands in a file.
fn written(commands: &[Command]) -> String {
    let head = line(&Head::new(None)).unwrap();
    let commands = commands.iter().map(|command| line(command).unwrap());
    let lines = std::iter::once(head).chain(commands);
    lines.map(|line| line + "\n").collect()
}

fn read(text: &str) -> Recording {
    Recording::parse(text.as_bytes(), Path::new("session.ron")).unwrap()
}

fn state() -> State {
    State::new(document(Origin::File("/cases/a.ron".into())))
}

/// The state after `text` was replayed, without its jobs; and what is told at the end.
fn replayed(text: &str) -> (State, Player) {
    let (mut state, mut player) = (state(), Player::new(read(text)));
    while !player.is_over() {
        player.step(&mut state);
    }
    (state, player)
}
