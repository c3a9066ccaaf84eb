//! `counterclaim render --replay`: a picture of where a recording leads.

use image::{GenericImageView, RgbaImage};

use crate::CASE;
use crate::program::{Run, Terminal, can_draw, picture};

const SIZE: &str = "640x400";

/// A recording of `lines`, which began with `case`.
fn recording(case: &str, lines: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!("Recording(format: 1, program: \"{version}\", case: {case})\n{lines}")
}

fn render(terminal: &Terminal, name: &str, arguments: &[&str]) -> Run {
    let render = ["render", "--out", name, "--size", SIZE];
    terminal.run(render.iter().chain(arguments))
}

fn rendered(terminal: &Terminal, name: &str, arguments: &[&str]) -> RgbaImage {
    let run = render(terminal, name, arguments);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    picture(&terminal.path(name))
}

/// Whether two pictures show the same. A glyph may lie elsewhere among those that are ready to be
/// drawn, and its edge be a shade different.
fn are_alike(one: &RgbaImage, other: &RgbaImage) -> bool {
    let pairs = one.pixels().zip(other.pixels());
    one.dimensions() == other.dimensions() && pairs.filter(|(a, b)| a != b).count() < 8
}

/// The panel on the right, which says what is selected, and in which words.
fn panel(picture: &RgbaImage) -> RgbaImage {
    let width = picture.width() / 4;
    let view = picture.view(picture.width() - width, 0, width, picture.height());
    view.to_image()
}

#[test]
fn a_replay_gives_the_picture_that_its_end_gives() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let lines = "SetTheme(Projector)\nSelect(Some(Campaign))\nSetTheme(Night)\n\
                 Select(Some(Place(\"talbiseh\")))\nEdit(Title(\"another\"))\nUndo\n";
    terminal.write("session.ron", recording("None", lines));
    let replayed = rendered(&terminal, "replayed.png", &["--replay", "session.ron"]);
    let asked = ["--theme", "night", "--select", "talbiseh"];
    assert!(are_alike(
        &replayed,
        &rendered(&terminal, "asked.png", &asked)
    ));
    assert!(!are_alike(
        &replayed,
        &rendered(&terminal, "opening.png", &[])
    ));
}

#[test]
fn a_replay_begins_with_its_case_and_waits_for_the_next() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    terminal.write("a.ron", CASE.replace("title: \"", "title: \"A "));
    terminal.write("b.ron", CASE.replace("title: \"", "title: \"B "));
    let asked = |name: &str| rendered(&terminal, "asked.png", &[name, "--select", "talbiseh"]);
    let (a, b) = (asked("a.ron"), asked("b.ron"));
    let select = "Select(Some(Place(\"talbiseh\")))\n";
    // The map may stand a little elsewhere under another case before.
    for (lines, expected, other) in [
        (select.to_owned(), &a, &b),
        (format!("OpenFile(\"b.ron\")\n{select}"), &b, &a),
    ] {
        terminal.write("session.ron", recording("Some(\"a.ron\")", &lines));
        let replayed = rendered(&terminal, "replayed.png", &["--replay", "session.ron"]);
        assert!(are_alike(&panel(&replayed), &panel(expected)), "{lines}");
        assert!(!are_alike(&panel(&replayed), &panel(other)), "{lines}");
    }
    terminal.write("session.ron", recording("Some(\"none.ron\")", select));
    let elsewhere = rendered(&terminal, "b.png", &["b.ron", "--replay", "session.ron"]);
    assert!(
        are_alike(&elsewhere, &b),
        "a case that is named comes before that of the recording"
    );
}

#[test]
fn a_replay_writes_nothing_and_closes_nothing() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let case = terminal.write("a.ron", CASE);
    let lines = "Edit(Title(\"another\"))\nSave\nSaveAs(\"b.ron\")\nDropRecovered(\"c\")\n\
                 ClearTiles\nCopy(\"text\")\nQuit\nDropWork\n";
    terminal.write("session.ron", recording("Some(\"a.ron\")", lines));
    rendered(&terminal, "map.png", &["--replay", "session.ron"]);
    assert_eq!(terminal.names(), ["a.ron", "map.png", "session.ron"]);
    let text = std::fs::read_to_string(case).expect("the case");
    assert!(text == CASE, "the case is as it was");
}

#[test]
fn a_line_that_is_no_command_makes_no_picture_and_is_told_with_its_place() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    terminal.write(
        "session.ron",
        recording("None", "SetTheme(Night)\nZoomBy(x)\n"),
    );
    let run = render(&terminal, "map.png", &["--replay", "session.ron"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("line 3, column 8"), "{}", run.err);
    assert_eq!(terminal.names(), ["session.ron"]);
}

#[test]
fn what_is_no_recording_is_refused_before_anything_is_drawn() {
    let terminal = Terminal::new();
    terminal.write("case.ron", CASE);
    for (name, told) in [
        ("case.ron", "is no recording"),
        ("none.ron", "cannot be read"),
    ] {
        let run = render(&terminal, "map.png", &["--replay", name]);
        assert_eq!(run.code, 1, "{name}");
        assert!(
            run.err.contains(name) && run.err.contains(told),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_replay_is_not_recorded_at_the_same_time() {
    let run = Terminal::new().run(["--record", "a.ron", "--replay", "b.ron"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--replay"), "{}", run.err);
}
