//! `counterclaim convert`: cases and data sets as files that other programs open.

use crate::CASE;
use crate::program::{Run, Terminal};

/// Made up.
const TABLE: &str = "id,date,latitude,longitude,source,killed\n\
                     a,2015-10-01,34.8407,36.7309,One,3\n\
                     b,2015-10-02,34.7300,36.7200,Two,many\n";

fn converted(args: &[&str]) -> (Terminal, Run) {
    let terminal = Terminal::new();
    terminal.write("case.ron", CASE);
    terminal.write("table.csv", TABLE);
    let args: Vec<&str> = ["convert"].iter().chain(args).copied().collect();
    let run = terminal.run(args);
    (terminal, run)
}

#[test]
fn the_ending_says_the_form() {
    for (name, beginning) in [
        ("a.csv", "\u{feff}data_set,claim_id,"),
        ("a.geojson", "{ \"type\": \"FeatureCollection\""),
        ("a.kml", "<?xml"),
        ("a.json", "{"),
        ("a.ron", "Case("),
        ("a.gpkg", "SQLite format 3\0"),
    ] {
        let (terminal, run) = converted(&["case.ron", name]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
        assert_eq!(run.err, format!("19 claims written to {name}\n"));
        let bytes = std::fs::read(terminal.path(name)).expect("a file");
        assert!(bytes.starts_with(beginning.as_bytes()), "{name}");
    }
}

#[test]
fn what_was_converted_is_a_case_again() {
    let (terminal, run) = converted(&["case.ron", "case.csv", "--with-sensitive"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let read = |name: &str| std::fs::read_to_string(terminal.path(name)).expect("a file");
    for form in ["geojson", "kml", "gpkg"] {
        let name = format!("a.{form}");
        let run = terminal.run(["convert", "case.ron", &name, "--with-sensitive"]);
        assert_eq!(run.code, 0, "{}", run.err);
        let checked = terminal.run(["check", &name]);
        assert_eq!((checked.code, checked.err.as_str()), (0, ""));
        let fine = format!("{name}: fine");
        assert!(checked.out.starts_with(&fine), "{}", checked.out);
        assert!(checked.out.ends_with(", 19 claims\n"), "{}", checked.out);
        let [case, table] = ["ron", "csv"].map(|form| format!("{name}.{form}"));
        for (from, to) in [(&name, &case), (&case, &table)] {
            let run = terminal.run(["convert", from, to, "--with-sensitive"]);
            assert_eq!(run.err, format!("19 claims written to {to}\n"));
        }
        assert_eq!(read(&table), read("case.csv"), "{form}");
    }
}

#[test]
fn a_data_set_is_converted_and_what_is_not_understood_is_told() {
    let (terminal, run) = converted(&["table.csv", "a.ron"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("1 finding; `counterclaim check` lists"),
        "{}",
        run.err
    );
    assert!(run.err.contains("2 rows read"), "{}", run.err);
    let checked = terminal.run(["check", "a.ron"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
    assert!(
        checked.out.starts_with("a.ron: fine: 2 sources, 2 places"),
        "{}",
        checked.out
    );
}

#[test]
fn a_hyphen_stands_for_standard_input_and_output() {
    let terminal = Terminal::new();
    let run = terminal.run_with_input(["convert", "-", "-", "--as", "geojson", "--quiet"], TABLE);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(
        run.out.contains("\"coordinates\":[36.7309,34.8407]"),
        "{}",
        run.out
    );
    assert_eq!(terminal.names(), [""; 0]);
}

#[test]
fn a_summary_can_be_read_by_programs() {
    let (_terminal, run) = converted(&["table.csv", "a.csv", "--json"]);
    let summary: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(summary["as"], "claims");
    assert_eq!(summary["data_set"]["rows"], 2);
    assert_eq!(summary["data_set"]["findings"][0]["examples"][0]["line"], 3);
    assert_eq!(summary["sensitive_left_out"], true);
    let (_terminal, run) = converted(&["table.csv", "-", "--as", "claims", "--json"]);
    let summary: serde_json::Value = serde_json::from_str(&run.err).expect("JSON");
    assert_eq!(summary["out"], "-");
}

#[test]
fn what_cannot_be_converted_is_told_and_leaves_nothing() {
    for (args, words) in [
        (["case.ron", "a.xlsx"], "--as"),
        (["none.ron", "a.csv"], "none.ron"),
        (["case.ron", "none/a.csv"], "there is no folder none"),
        (["case.ron", "table.csv"], "is there already"),
    ] {
        let (terminal, run) = converted(&args);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{args:?}");
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
        assert_eq!(terminal.names(), ["case.ron", "table.csv"]);
    }
    let (terminal, run) = converted(&["case.ron", "table.csv", "--overwrite"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let table = std::fs::read_to_string(terminal.path("table.csv"));
    assert!(table.is_ok_and(|table| table.contains("claim_id")));
}

#[test]
fn a_data_set_that_breaks_off_is_written_as_far_as_it_goes_and_said_to_be() {
    let terminal = Terminal::new();
    terminal.write(
        "table.csv",
        format!("{TABLE}c,2015-10-03,34.7,36.7,\"One,3\n"),
    );
    let run = terminal.run(["convert", "table.csv", "a.csv"]);
    assert_eq!(run.code, 4, "{}", run.err);
    assert!(run.err.contains("never closed"), "{}", run.err);
    let table = std::fs::read_to_string(terminal.path("a.csv")).expect("a file");
    assert!(table.contains("34.8407"), "{table}");
}

/// Made up, with a mapping by which a column of names stands in words, titles, places and sources.
const NAMED: &str = "id,date,latitude,longitude,who,notes,killed\n\
                     a,2015-10-01,34.8407,36.7309,Madeup Person,seen by a neighbour,3\n\
                     a,2015-10-02,34.8407,36.7309,Other Invented,heard,1\n\
                     c,2015-10-02,34.7300,36.7200,,heard,2\n";
const NAMING: &str = "Mapping(\n\
                      name: \"Made up\", id: \"id\", title: [Column(\"who\")],\n\
                      place: (name: [\"who\"], at: LonLat(\"longitude\", \"latitude\")),\n\
                      time: (first: \"date\"), source: Column(\"who\"), documents: [\"who\"], text: [\"notes\", \"who\"],\n\
                      claims: [(says: Happened), (says: Harm((people: One(\"killed\")))), (says: Hit(\"who\"))],\n\
                      personal: [\"who\"],\n)";

#[test]
fn names_of_victims_and_witnesses_are_left_out_unless_told_otherwise() {
    let terminal = Terminal::new();
    terminal.write("named.csv", NAMED);
    terminal.write("naming.ron", NAMING);
    let written = |name: &str, more: &[&str]| {
        let args = ["convert", "named.csv", name, "--mapping", "naming.ron"];
        let args: Vec<&str> = args.iter().chain(more).copied().collect();
        let run = terminal.run(args);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.err.contains("8 claims written"), "{}", run.err);
        let bytes = std::fs::read(terminal.path(name)).expect("a file");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    for form in ["csv", "geojson", "kml", "json", "ron", "gpkg"] {
        let text = written(&format!("without.{form}"), &[]);
        let names = ["Madeup Person", "Other Invented", "Madeup%20Person"];
        assert!(
            names.iter().all(|name| !text.contains(name)),
            "{form}: {text}"
        );
        assert!(text.contains("not named here"), "{form}");
        assert!(text.contains("seen by a neighbour"), "{form}");
        let text = written(&format!("with.{form}"), &["--with-sensitive"]);
        assert!(text.contains("Madeup Person"), "{form}");
    }
    let table = written("again.csv", &[]);
    assert!(table.contains("a (2)"), "ids stay apart: {table}");
}

#[test]
fn what_became_of_the_rows_is_written_beside_the_claims() {
    let (terminal, run) = converted(&["table.csv", "a.csv", "--report", "report.csv"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(run.err.contains("1 finding; the report"), "{}", run.err);
    let report = std::fs::read_to_string(terminal.path("report.csv")).expect("a file");
    assert!(report.contains(",rows read,2,,\r\n"), "{report}");
    assert!(report.contains(",1,3,many\r\n"), "{report}");
    assert!(terminal.path("a.csv").exists());

    let (_terminal, run) = converted(&["table.csv", "a.csv", "--report", "-", "--json"]);
    assert_eq!((run.code, run.out), (0, report));
    let summary: serde_json::Value = serde_json::from_str(&run.err).expect("JSON");
    assert_eq!(summary["data_set"]["rows"], 2);
}

#[test]
fn a_report_that_cannot_be_written_keeps_all_from_being_written() {
    for (args, words) in [
        (
            vec!["table.csv", "-", "--as", "kml", "--report", "-"],
            "standard output as well",
        ),
        (vec!["table.csv", "a.csv", "--report", "./a.csv"], "as well"),
        (vec!["case.ron", "a.csv", "--report", "r.csv"], "no rows"),
        (
            vec!["table.csv", "a.csv", "--report", "case.ron"],
            "is there already",
        ),
    ] {
        let (terminal, run) = converted(&args);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{args:?}");
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
        assert_eq!(terminal.names(), ["case.ron", "table.csv"]);
    }
}
