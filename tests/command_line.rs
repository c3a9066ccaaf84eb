//! The command line, as a person at a terminal meets it: the built program, run in a folder of its
//! own, without a display.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "this file is nothing but tests, which fail loudly"
)]

#[path = "command_line/basemap.rs"]
mod basemap;
#[path = "command_line/brief.rs"]
mod brief;
#[path = "command_line/check.rs"]
mod check;
#[path = "command_line/convert.rs"]
mod convert;
#[path = "command_line/fetch.rs"]
mod fetch;
#[path = "support/needs.rs"]
mod needs;
#[path = "support/page.rs"]
mod page;
#[path = "command_line/pdf.rs"]
mod pdf;
#[path = "command_line/pictures.rs"]
mod pictures;
#[path = "command_line/program.rs"]
mod program;
#[path = "command_line/render.rs"]
mod render;
#[path = "command_line/replay.rs"]
mod replay;
#[path = "support/small_disk.rs"]
#[expect(dead_code, reason = "tests of the screen want more of it")]
mod small_disk;
#[path = "command_line/synth.rs"]
mod synth;
#[path = "support/tile_server.rs"]
#[expect(dead_code, reason = "tests of the base map want more of it")]
mod tile_server;
#[path = "support/workbook.rs"]
#[expect(dead_code, reason = "tests of formats want more of it")]
mod workbook;

use program::Terminal;

/// The built-in case, as its file has it.
const CASE: &str = include_str!("../assets/cases/western-syria-2015.ron");

#[test]
fn help_has_examples_that_name_real_commands() {
    let terminal = Terminal::new();
    for (arguments, examples) in [
        (
            vec!["--help"],
            vec![
                "counterclaim check ",
                "counterclaim render ",
                "counterclaim brief ",
                "counterclaim basemap build ",
                "--select ",
                "--theme ",
                "--overlay ",
            ],
        ),
        (
            vec!["render", "--help"],
            vec![
                "counterclaim render ",
                "--out ",
                "--size ",
                "--map-only",
                "--scale ",
            ],
        ),
        (
            vec!["synth", "--help"],
            vec!["counterclaim synth ", "--seed "],
        ),
        (
            vec!["brief", "--help"],
            vec!["counterclaim brief ", "--out ", "--size ", "--with-notes"],
        ),
        (
            vec!["basemap", "fetch", "--help"],
            vec![
                "counterclaim basemap fetch ",
                "--source ",
                "--template ",
                "--key-env ",
                "--box ",
                "--zooms ",
            ],
        ),
        (
            vec!["basemap", "build", "--help"],
            vec!["counterclaim basemap build ", "--maxzoom "],
        ),
    ] {
        let run = terminal.run(&arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        let (_, after) = run.out.split_once("Examples:").expect("there are examples");
        for example in examples {
            assert!(
                after.contains(example),
                "{example:?} is in no example:\n{after}"
            );
        }
    }
}

#[test]
fn what_is_mistyped_is_answered_with_what_would_be_right() {
    let terminal = Terminal::new();
    for (arguments, right) in [
        (vec!["--theme", "nigth"], "night"),
        (
            vec!["render", "--out", "a.png", "--size", "1920"],
            "1920x1080",
        ),
        (vec!["render", "--out", "a.png", "--size", "9x9"], "200"),
        (vec!["render"], "--out"),
        (vec!["check"], "FILE"),
    ] {
        let run = terminal.run(&arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(right), "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "nothing is mixed into the output");
    }
}

#[test]
fn the_version_is_told() {
    let run = Terminal::new().run(["--version"]);
    assert_eq!(
        run.out.trim(),
        concat!("counterclaim ", env!("CARGO_PKG_VERSION"))
    );
}
