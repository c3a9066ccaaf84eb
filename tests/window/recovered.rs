//! A note that is written in the real window, outlives the death of the program, and is saved.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use counterclaim::basemap::regions;
use counterclaim::formats::{builtin::BUILTIN_TEXT, read};
use counterclaim::journal::Shelf;
use egui::{Key, Modifiers};

use crate::display::Display;
use crate::driver::Driver;
use crate::program::Program;

const NOTE: &str = "Ask for the hour.";
/// Ctrl, as the window system tells it.
const CTRL: Modifiers = Modifiers {
    ctrl: true,
    command: true,
    ..Modifiers::NONE
};
/// How long after an edit it is in the journal, and a little more.
const IN_JOURNAL: Duration = Duration::from_millis(1100);

#[test]
fn a_note_outlives_the_death_of_the_program_and_is_all_that_saving_adds() {
    let Some(display) = Display::open() else {
        return;
    };
    let path = display.folder().join("case.ron");
    // With a title of its own, which says when the file has been read.
    let copy = BUILTIN_TEXT.replace("\"Western Syria\"", "\"A copy\"");
    fs::write(&path, &copy).expect("a file");
    let file = path.to_str().expect("a name");
    let Some((program, window)) = Program::driven_with(&display, &[file], &[]) else {
        return;
    };
    let journals = display.folder().join(".local/share/counterclaim/journal");
    write_note(&window);
    window.press_with(CTRL, Key::Z);
    window.wait_for("no note", |tree| !tree.says(&[NOTE]));
    sleep(IN_JOURNAL);
    assert_eq!(entries(&journals), 0, "what is undone is not kept");
    window.press_with(CTRL | Modifiers::SHIFT, Key::Z);
    window.wait_for("the note again", |tree| tree.says(&[NOTE]));
    sleep(IN_JOURNAL);
    program.kill();
    assert!(text_in(&path) == copy, "nothing has been saved yet");

    let (mut program, window) = Program::driven(&display).expect("it opened before");
    take_up(&window);
    window.press_with(CTRL, Key::S);
    window.wait_for("the file", |tree| tree.says(&["Saved to", "case.ron"]));
    assert!(
        without_note(&text_in(&path)) == copy,
        "more than the note is changed"
    );
    assert!(program.ended().is_none());
    let said = program.complaints();
    assert!(!said.contains("panicked"), "{said}");
    program.kill();

    let left = Shelf::new(journals).left_behind(regions());
    assert!(
        left.found.is_empty() && left.problems.is_empty(),
        "{left:?}"
    );
}

/// Selects Talbiseh and writes a note on it.
fn write_note(window: &Driver) {
    let opening = window.wait_for("the case in its file", |tree| {
        tree.says(&["A copy"]) && tree.place_on_map("Talbiseh").is_some()
    });
    window.click(opening.place_on_map("Talbiseh").expect("it was there"));
    window.click_button("Add a note on Talbiseh");
    window.wait_for("a field", |tree| tree.says(&["Kept as you type"]));
    window.type_text(NOTE);
    window.press(Key::Escape);
    window.wait_for("the note", |tree| {
        tree.says(&[NOTE]) && !tree.says(&["Kept as you type"])
    });
}

/// Reads what is offered, and takes it up.
fn take_up(window: &Driver) {
    let offer = window.wait_for("the offer", |tree| tree.says(&["Work that was not saved"]));
    for line in [
        &["A copy"][..],
        &["case.ron", "last edit"],
        &["Note on Talbiseh added"],
        &["before", "no note"],
        &["after", NOTE],
    ] {
        assert!(offer.says(line), "{line:?} is not in the offer");
    }
    window.click_button("Take it up");
    window.wait_for("the case with its note", |tree| {
        tree.says(&["Not saved"]) && tree.says(&[NOTE])
    });
}

/// `saved` without its only note, which must stand in a section of its own as people write one.
fn without_note(saved: &str) -> String {
    let case = read(saved, regions()).expect("a whole case").case;
    let (id, note) = case.notes.first_key_value().expect("a note");
    let (id, on) = (id.as_str(), note.on);
    let entry = format!("\"{id}\": (about: Place(\"talbiseh\"), on: \"{on}\", text: \"{NOTE}\")");
    let section = format!("\n    notes: {{\n        {entry},\n    }},\n");
    let (before, after) = saved.split_once(&section).expect("the section");
    [before, after].concat()
}

fn entries(folder: &Path) -> usize {
    fs::read_dir(folder).expect("a folder").count()
}

fn text_in(path: &Path) -> String {
    fs::read_to_string(path).expect("a text")
}
