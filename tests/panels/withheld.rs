//! What is withheld from a room: said at the desk, and nowhere on the stage.

use std::fs;

use egui::Key;

use crate::screen::{Screen, description};

/// A made-up case whose council is sensitive, with two scenes that speak of it.
fn case() -> String {
    let scenes = r#"
    scenes: [
        (id: "one", title: "What the Secret Council says", line: "secret council, in a line",
            annotations: [Text(at: (36.73, 34.84), text: "Secret Council here")],
            look: (selected: Place("town"))),
        (id: "all", title: "All", notes: "Not a word of the Secret Council"),
    ],
)"#;
    let readme = include_str!("../../README.md");
    let from = readme.split("```ron\n").nth(1).expect("an example");
    let text = from.split_once("```").expect("its end").0.trim_end();
    let text = text.strip_suffix(')').expect("a case");
    let council = "\"b-council\": (name: \"Secret Council\", sensitive: true, ";
    let text = text.replace("\"b-council\": (name: \"Council of side B\", ", council);
    assert!(text.contains("sensitive: true"));
    let claim = "speaker: \"Abu Example\", text: \"The Secret Council, Abu Example says: ";
    text.replacen("text: \"", claim, 1) + scenes
}

fn screen() -> Screen {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.ron");
    fs::write(&path, case()).expect("a file");
    Screen::showing(&path)
}

#[test]
fn at_the_desk_a_sensitive_source_is_named_and_said_to_be_withheld() {
    let screen = screen();
    let row = screen.row("Secret Council");
    assert_eq!(description(row), "Withheld when presented.");
}

#[test]
fn on_the_stage_no_name_is_said_or_drawn_in_any_scene() {
    let mut screen = screen();
    screen.press(Key::F5);
    for scene in ["What a source known to us says", "All"] {
        screen.everything().line(&[scene]);
        let all = format!("{} {}", screen.everything(), screen.drawn_words().join(" "));
        let all = all.to_lowercase();
        for name in ["secret", "council", "abu example", "b-council"] {
            assert!(!all.contains(name), "{name} in {all}");
        }
        assert!(all.contains("a source known to us"), "{all}");
        screen.press(Key::Space);
    }
}
