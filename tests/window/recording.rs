//! A session recorded in the real window until it is killed, and replayed in another.

use counterclaim::recording::{Ending, Recording};
use counterclaim::state::{Command, ThemeName};
use egui::Key;

use crate::display::Display;
use crate::program::Program;

#[test]
fn what_was_done_until_the_program_was_killed_is_replayed() {
    let Some(display) = Display::open() else {
        return;
    };
    let path = display.folder().join("session.ron");
    let file = path.to_str().expect("a name");
    let Some((program, window)) = Program::driven_with(&display, &["--record", file], &[]) else {
        return;
    };
    let opening = window.wait_for("Talbiseh on the map", |tree| {
        tree.place_on_map("Talbiseh").is_some()
    });
    window.press(Key::Num2);
    window.click(opening.place_on_map("Talbiseh").expect("it was there"));
    window.wait_for("Talbiseh's panel", |tree| {
        tree.says(&["36 civilians killed"])
    });
    program.kill();

    let recording = Recording::read(&path).expect("a recording");
    assert_eq!(
        (recording.head.case, recording.ending),
        (None, Ending::Whole)
    );
    let mut themes = recording
        .commands
        .iter()
        .filter_map(|command| match command {
            Command::SetTheme(theme) => Some(*theme),
            _ => None,
        });
    assert_eq!(themes.next_back(), Some(ThemeName::Night));

    let (mut program, window) =
        Program::driven_with(&display, &["--replay", file], &[]).expect("it opened before");
    window.wait_for("Talbiseh's panel again", |tree| {
        tree.says(&["36 civilians killed"])
    });
    window.press(Key::Escape);
    window.wait_for("an answer to the user", |tree| {
        !tree.says(&["36 civilians killed"])
    });
    let corner = window.picture().get_pixel(2, 898).0;
    assert!(corner[0] < 80, "the theme is Night: {corner:?}");
    assert!(program.ended().is_none());
}
