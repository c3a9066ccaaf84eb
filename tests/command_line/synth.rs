//! `counterclaim synth`: made-up rows, which say of themselves that they are.

use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::program::Terminal;

#[test]
fn rows_are_written_and_said_to_be_made_up() {
    let terminal = Terminal::new();
    let run = terminal.run(["synth", "300", "a.csv"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    let said = "300 synthetic rows written to a.csv; nothing in them has happened\n";
    assert_eq!(run.err, said);
    let text = std::fs::read_to_string(terminal.path("a.csv")).expect("a file");
    assert_eq!(text.lines().count(), 301);
    let mut rows = text.lines().skip(1);
    assert!(rows.all(|row| row.contains("nothing of this has happened")));
    let help = terminal.run(["synth", "--help"]).out;
    assert!(
        help.contains("Nothing in these rows has happened"),
        "{help}"
    );
}

#[test]
fn what_was_written_is_a_data_set_without_findings() {
    let terminal = Terminal::new();
    terminal.run(["synth", "300", "a.csv", "--quiet"]);
    let run = terminal.run(["check", "a.csv"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.starts_with("a.csv: fine: 300 rows"), "{}", run.out);
    assert!(run.out.contains("ACLED"), "{}", run.out);
}

#[test]
fn the_same_seed_gives_the_same_file_and_standard_output() {
    let terminal = Terminal::new();
    let read = |name: &str| std::fs::read_to_string(terminal.path(name)).expect("a file");
    for (name, seed) in [("a.csv", "7"), ("b.csv", "7"), ("c.csv", "8")] {
        let run = terminal.run(["synth", "300", name, "--seed", seed, "--quiet"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
    }
    assert_eq!(read("a.csv"), read("b.csv"));
    assert_ne!(read("a.csv"), read("c.csv"));
    let run = terminal.run(["synth", "300", "-", "--seed", "7"]);
    assert_eq!(run.out, read("a.csv"));
    assert!(run.err.contains("nothing in them has happened"));
    assert_eq!(terminal.names(), ["a.csv", "b.csv", "c.csv"]);
}

#[test]
fn a_summary_can_be_read_by_programs() {
    let terminal = Terminal::new();
    let run = terminal.run(["synth", "3", "a.csv", "--json"]);
    let summary: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(
        (&summary["rows"], &summary["synthetic"]),
        (&3.into(), &true.into())
    );
    assert_eq!(run.err, "");
    let run = terminal.run(["synth", "3", "-", "--json"]);
    let summary: serde_json::Value = serde_json::from_str(&run.err).expect("JSON");
    assert_eq!(summary["out"], "-");
}

#[test]
fn nothing_is_written_over_unless_asked_for() {
    let terminal = Terminal::new();
    terminal.write("a.csv", "mine");
    let read = || std::fs::read_to_string(terminal.path("a.csv")).expect("a file");
    let run = terminal.run(["synth", "3", "a.csv"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("a.csv is there already"), "{}", run.err);
    assert_eq!(read(), "mine");
    let run = terminal.run(["synth", "3", "a.csv", "--overwrite"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(read().starts_with("event_id_cnty,"));
}

#[test]
fn what_cannot_be_made_is_told_and_leaves_nothing() {
    let terminal = Terminal::new();
    for (args, code, words) in [
        (["synth", "0", "a.csv"], 2, "0"),
        (["synth", "many", "a.csv"], 2, "many"),
        (["synth", "3", "none/a.csv"], 1, "there is no folder none"),
        (["synth", "3", "."], 1, "it is a folder"),
    ] {
        let run = terminal.run(args);
        assert_eq!((run.code, run.out.as_str()), (code, ""), "{args:?}");
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    }
    assert_eq!(terminal.names(), [""; 0]);
}

/// More rows than are written before it is broken off, and far more than fit into memory.
const VERY_MANY: &str = "1000000000";

#[test]
fn what_is_broken_off_is_not_there_and_what_is_left_of_it_goes_with_the_next() {
    let terminal = Terminal::new();
    let mut command = terminal.command(["synth", VERY_MANY, "a.csv"]);
    let mut running = command.stderr(Stdio::null()).spawn().expect("it starts");
    let begun = Instant::now();
    while terminal.names().is_empty() {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "nothing is written"
        );
        sleep(Duration::from_millis(5));
    }
    running.kill().expect("it runs");
    running.wait().expect("it ends");
    assert!(!terminal.path("a.csv").exists());
    let run = terminal.run(["synth", "3", "a.csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(terminal.names(), ["a.csv"]);
}
