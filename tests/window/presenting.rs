//! A briefing in the real window, by keys alone.

use egui::{Key, Modifiers};

use crate::display::Display;
use crate::program::Program;

/// What the band says of each scene of the built-in case.
const TITLES: [&str; 7] = [
    "What was reported",
    "Twelve targets, and no place",
    "Beyond the city of Homs",
    "Talbiseh: 36 dead in four areas, or none",
    "Hama, on Thursday",
    "All strikes: who contradicts whom",
    "What could not be verified",
];

/// The keys of the scenes after the first.
const NUMBERS: [Key; 6] = [
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
];

#[test]
fn all_scenes_are_turned_by_keys_and_the_desk_comes_back() {
    let Some(display) = Display::open() else {
        return;
    };
    let Some((mut program, window)) = Program::driven(&display) else {
        return;
    };
    window.wait_for("the case", |tree| tree.place_on_map("Talbiseh").is_some());
    window.press(Key::F5);
    let mut pictures = Vec::new();
    for (number, title) in TITLES.iter().enumerate() {
        let place = format!("{} / 7", number + 1);
        window.wait_for(title, |tree| tree.says(&[title]) && tree.says(&[&place]));
        pictures.push(window.picture());
        // A page further may be another side of the same scene.
        if let Some(next) = NUMBERS.get(number) {
            window.press(*next);
            window.press(Key::Enter);
        }
    }
    for (one, other) in pictures.iter().zip(&pictures[1..]) {
        assert!(one != other, "every scene shows something else");
    }
    window.press(Key::Escape);
    window.wait_for("the desk", |tree| tree.button("Zoom in").is_some());
    assert!(program.ended().is_none());
    let said = program.complaints();
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn the_briefing_is_exported_while_the_window_goes_on() {
    let Some(display) = Display::open() else {
        return;
    };
    let Some((_program, window)) = Program::driven(&display) else {
        return;
    };
    window.wait_for("the case", |tree| tree.place_on_map("Talbiseh").is_some());
    window.press_with(Modifiers::COMMAND, Key::E);
    window.wait_for("the sheet", |tree| tree.says(&["The briefing"]));
    window.press(Key::Enter);
    window.wait_for("how far it is", |tree| tree.says(&["of 7 scenes drawn"]));
    window.press(Key::Escape);
    window.wait_for("the end", |tree| tree.says(&["Exported 7 scenes"]));
    let pdf = std::fs::read(display.folder().join("western-syria.pdf"));
    assert!(pdf.is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
}
