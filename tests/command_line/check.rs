//! `counterclaim check`: everything that is wrong at once, with file, line, column and what would be
//! right.

use std::fs::File;
use std::time::{Duration, Instant};

use crate::program::{Run, Terminal};
use crate::{CASE, workbook};

#[test]
fn the_built_in_case_is_fine() {
    let terminal = Terminal::new();
    terminal.write("case.ron", CASE);
    let run = terminal.run(["check", "case.ron"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "case.ron: fine: 11 sources, 3 places, 19 claims\n");
}

#[test]
fn a_case_in_json_is_checked_as_one_in_ron_is() {
    const JSON: &str = include_str!("../fixtures/cases/made-up.json");
    let terminal = Terminal::new();
    terminal.write("homs.json", JSON);
    let run = terminal.run(["check", "homs.json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "homs.json: fine: 2 sources, 1 place, 2 claims\n");
    let wrong = JSON.replace("\"party\": \"b\"", "\"party\": \"c\"");
    terminal.write("homs.json", &wrong);
    let run = terminal.run(["check", "homs.json"]);
    assert_eq!(run.code, 1);
    let told = "homs.json:36:58: error: there is no party with the id \"c\"";
    assert!(run.out.starts_with(told), "{}", run.out);
}

#[test]
fn every_mistake_is_told_at_once_where_it_stands_with_what_would_be_right() {
    // What is replaced by what, where in it the mistake begins, and what the advice must hold.
    let mistakes = [
        (
            "source: \"sohr\"",
            "source: \"sohrr\"",
            "\"sohrr\"",
            "\"sohr\"",
        ),
        (
            "(36.7309, 34.8407)",
            "(36.7309, 134.8407)",
            "134.8407",
            "90",
        ),
        (
            "On(\"2015-10-01\")",
            "On(\"2015-10-32\")",
            "\"2015-10-32\"",
            "2015-10-01",
        ),
        ("36, children: 5),", "36, children: 50),", "50", "36"),
        (
            "id: \"mod-damage\"",
            "id: \"mod-target\"",
            "\"mod-target\"",
            "own",
        ),
    ];
    let mut text = CASE.to_owned();
    for (right, wrong, ..) in mistakes {
        text = text.replacen(right, wrong, 1);
    }
    let terminal = Terminal::new();
    terminal.write("case.ron", &text);
    let run = terminal.run(["check", "case.ron"]);
    assert_eq!(run.code, 1, "{}", run.out);
    for (_, wrong, mistake, advice) in mistakes {
        let replaced = text.rfind(wrong).expect("it was replaced");
        let before = &text[..replaced + wrong.find(mistake).expect("it is in it")];
        let line = before.matches('\n').count() + 1;
        let column = before
            .chars()
            .rev()
            .take_while(|letter| *letter != '\n')
            .count()
            + 1;
        let place = format!("case.ron:{line}:{column}: error: ");
        let told = run.out.lines().find_map(|told| told.strip_prefix(&place));
        let told = told.unwrap_or_else(|| panic!("no {place:?} in:\n{}", run.out));
        assert!(told.contains(advice), "{told}");
    }
    assert_eq!(
        run.out.matches(": error: ").count(),
        mistakes.len(),
        "{}",
        run.out
    );
}

#[test]
fn one_bad_file_among_good_ones_is_told_and_the_others_are_read() {
    let terminal = Terminal::new();
    terminal.write("good.ron", CASE);
    terminal.write("bad.ron", CASE.replacen("\"sohr\",", "\"sohrr\",", 1));
    let run = terminal.run(["check", "bad.ron", "missing.ron", "good.ron"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("\ngood.ron: fine"), "{}", run.out);
    assert!(run.out.contains("bad.ron: 1 problem\n"), "{}", run.out);
    assert!(
        run.out.contains("there is no file missing.ron"),
        "{}",
        run.out
    );
    assert_eq!(terminal.run(["check", "good.ron", "good.ron"]).code, 0);
}

#[test]
fn a_file_that_breaks_off_is_told_where() {
    let terminal = Terminal::new();
    // Wherever it breaks off: in a text, in a list, in a number, after the first letter.
    for length in [1, 300, CASE.len() / 3, CASE.len() / 2, CASE.len() - 3] {
        let kept = CASE
            .char_indices()
            .map(|(at, _)| at)
            .rfind(|at| *at <= length);
        let text = &CASE[..kept.unwrap_or(0)];
        terminal.write("case.ron", text);
        let run = terminal.run(["check", "case.ron"]);
        assert_eq!(run.code, 1, "{length} bytes: {}", run.out);
        let (line, _) = position(&run, "case.ron");
        let lines = text.lines().count().max(1);
        assert!(
            (1..=lines + 1).contains(&line),
            "line {line} of {lines}: {}",
            run.out
        );
    }
}

/// Line and column of the first problem.
fn position(run: &Run, file: &str) -> (usize, usize) {
    let told = run.out.lines().next().unwrap_or_default();
    let rest = told.strip_prefix(&format!("{file}:"));
    let rest = rest.unwrap_or_else(|| panic!("no position in {told:?}"));
    let mut numbers = rest.split(':').map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(line)), Some(Ok(column))) => (line, column),
        _ => panic!("no position in {told:?}"),
    }
}

#[test]
fn an_empty_file_and_one_that_is_no_case_are_told() {
    let terminal = Terminal::new();
    for text in ["", "\n\n", "Case", "{}", "[1, 2]", "title: \"x\"", "Case()"] {
        terminal.write("case.ron", text);
        let run = terminal.run(["check", "case.ron"]);
        assert_eq!(run.code, 1, "{text:?}: {}", run.out);
        position(&run, "case.ron");
    }
}

#[test]
fn a_binary_file_is_said_to_be_no_text() {
    let terminal = Terminal::new();
    let bytes: Vec<u8> = (0..20_000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    terminal.write("noise.ron", &bytes);
    terminal.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    for name in ["noise.ron", "picture.png"] {
        let run = terminal.run(["check", name]);
        assert_eq!(run.code, 1);
        assert!(
            run.out.contains(name) && run.out.contains("not text in UTF-8"),
            "{}",
            run.out
        );
    }
}

#[test]
fn a_file_of_200_mb_is_refused_at_once() {
    let terminal = Terminal::new();
    let file = File::create(terminal.path("huge.ron")).expect("a file");
    // Takes no room on the disk.
    file.set_len(200_000_000).expect("a sparse file");
    let start = Instant::now();
    let run = terminal.run(["check", "huge.ron"]);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(run.code, 1);
    assert!(run.out.contains("huge.ron has 191 MiB"), "{}", run.out);
    assert!(run.out.contains("no more than"), "{}", run.out);
}

#[test]
fn of_ten_thousand_errors_a_hundred_are_told_and_all_are_counted() {
    let claim = |i: usize| {
        format!(
            "(id: \"c{i}\", source: \"nobody\", scope: Campaign, question: Target, stance: Asserts, \
             answer: Hit(\"opposition\"), document: \"report\", text: \"x\"),\n"
        )
    };
    let claims: String = (0..10_000).map(claim).collect();
    let terminal = Terminal::new();
    terminal.write(
        "case.ron",
        CASE.replacen("claims: [\n", &format!("claims: [\n{claims}"), 1),
    );
    let run = terminal.run(["check", "case.ron"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.out.matches(": error: ").count(), 100, "{}", run.out);
    assert!(run.out.contains("9900 more"), "{}", run.out);
    assert!(run.out.contains("case.ron: 10000 problems"), "{}", run.out);
}

#[test]
fn a_folder_is_no_case() {
    let terminal = Terminal::new();
    std::fs::create_dir(terminal.path("folder")).expect("a folder");
    let run = terminal.run(["check", "folder"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("folder is a folder"), "{}", run.out);
}

#[test]
fn checking_needs_neither_a_display_nor_an_adapter() {
    let terminal = Terminal::new().without_adapter();
    terminal.write("case.ron", CASE);
    assert_eq!(terminal.run(["check", "case.ron"]).code, 0);
}

#[test]
fn a_data_set_is_checked_row_by_row() {
    let terminal = Terminal::new();
    terminal.write(
        "strikes.csv",
        include_str!("../fixtures/archives/acled.csv"),
    );
    let run = terminal.run(["check", "strikes.csv"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    let expected = "strikes.csv:5: warning: fatalities: no number of people: dozens\n\
                    strikes.csv: fine, with 1 finding: 5 rows, 14 claims, read as ACLED\n";
    assert_eq!(run.out, expected);
}

#[test]
fn a_data_set_that_breaks_off_is_not_fine() {
    let terminal = Terminal::new();
    terminal.write(
        "a.csv",
        "date,lat,lon\n2015-10-01,34.8,36.7\n\"2015-10-02,34.8,36.7\n",
    );
    let run = terminal.run(["check", "a.csv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("line 3") && run.out.contains("never closed"),
        "{}",
        run.out
    );
}

#[test]
fn a_data_set_in_any_form_is_read_and_told_as_what() {
    let terminal = Terminal::new();
    terminal.write(
        "strikes.geojson",
        include_str!("../fixtures/archives/strikes.geojson"),
    );
    terminal.write(
        "events.json",
        include_str!("../fixtures/archives/timemap.json"),
    );
    terminal.write(
        "events.csv",
        include_str!("../fixtures/archives/timemap.csv"),
    );
    terminal.write(
        "strikes.kml",
        include_str!("../fixtures/archives/strikes.kml"),
    );
    terminal.write("incidents.xlsx", workbook::strikes());
    let run = terminal.run([
        "check",
        "strikes.geojson",
        "events.json",
        "events.csv",
        "strikes.kml",
        "incidents.xlsx",
    ]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    for line in [
        "strikes.geojson: fine, with 1 finding: 3 rows, 5 claims, read as strikes",
        "events.json: fine, with 1 finding: 2 rows, 2 claims, read as TimeMap",
        "events.csv: fine: 2 rows, 2 claims, read as TimeMap",
        "strikes.kml: fine, with 3 findings: 3 rows, 4 claims, read as strikes",
        "incidents.xlsx: fine, with 4 findings: 3 rows, 5 claims, read as incidents",
        "incidents.xlsx:5: warning: killed: an error of the spreadsheet; kept as it is written: #N/A",
    ] {
        assert!(
            run.out.lines().any(|told| told == line),
            "{line:?} is missing: {}",
            run.out
        );
    }
}

#[test]
fn what_is_no_data_set_is_told_to_be_what_it_is() {
    let terminal = Terminal::new();
    terminal.write("track.gpx", "<gpx><trk/></gpx>");
    let run = terminal.run(["check", "track.gpx"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .contains("track.gpx holds XML with \"gpx\" as its outermost element"),
        "{}",
        run.out
    );
}

#[test]
fn a_table_is_checked_by_the_mapping_that_is_given() {
    let terminal = Terminal::new();
    terminal.write(
        "own.csv",
        include_str!("../fixtures/archives/own_table.csv"),
    );
    terminal.write(
        "own.ron",
        "Mapping(name: \"Own\", place: (at: One(\"Spot\")), time: (first: \"Observed\"), claims: [(says: Happened)])",
    );
    let run = terminal.run(["check", "own.csv"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("no column that says where or when"),
        "{}",
        run.out
    );
    let run = terminal.run(["check", "--mapping", "own.ron", "own.csv"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(
        run.out
            .ends_with("own.csv: fine, with 1 finding: 7 rows, 7 claims, read as Own\n"),
        "{}",
        run.out
    );
}

#[test]
fn a_damaged_mapping_is_told_with_its_line() {
    let terminal = Terminal::new();
    terminal.write("own.csv", "date,lat,lon\n2015-10-01,34.8,36.7\n");
    terminal.write("own.ron", "Mapping(\n    name: 3,\n)");
    let run = terminal.run(["check", "--mapping", "own.ron", "own.csv"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("own.ron:2:"), "{}", run.err);
}

#[test]
fn swapped_coordinates_are_told() {
    let terminal = Terminal::new();
    terminal.write(
        "swapped.csv",
        "date,longitude,latitude\n2015-10-01,34.8407,36.7309\n2015-10-02,34.9267,36.7328\n2015-10-03,35.1318,36.7578\n",
    );
    let run = terminal.run(["check", "swapped.csv"]);
    assert!(
        run.out.contains(
            "longitude and latitude look swapped: swapped, 3 of 3 positions lie in Syria"
        ),
        "{}",
        run.out
    );
}

#[test]
fn a_packed_case_is_checked_as_one_that_is_not() {
    let packed = |text: &str| {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut gz, text.as_bytes()).expect("it is packed");
        gz.finish().expect("a GZ")
    };
    let terminal = Terminal::new();
    terminal.write("case.ron.gz", packed(CASE));
    let run = terminal.run(["check", "case.ron.gz"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(
        run.out,
        "case.ron.gz: fine: 11 sources, 3 places, 19 claims\n"
    );
    terminal.write(
        "case.ron.gz",
        packed(&CASE.replacen("\"sohr\",", "\"sohrr\",", 1)),
    );
    let run = terminal.run(["check", "case.ron.gz"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("\"sohrr\""), "{}", run.out);
    assert!(run.out.ends_with("case.ron.gz: 1 problem\n"), "{}", run.out);
}

#[test]
fn a_geopackage_of_something_else_is_told_to_be_one() {
    let mut database = b"SQLite format 3\0".to_vec();
    database.resize(4096, 0);
    database[68..72].copy_from_slice(b"GPKG");
    let terminal = Terminal::new();
    terminal.write("other.gpkg", database);
    let run = terminal.run(["check", "other.gpkg"]);
    assert_eq!(run.code, 1);
    assert!(
        run.out.contains("other.gpkg is a GeoPackage"),
        "{}",
        run.out
    );
}

#[test]
fn what_a_zip_is_refused_for_is_told() {
    let zipped = |name: &str, bytes: &[u8]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).expect("a member");
        std::io::Write::write_all(&mut zip, bytes).expect("its bytes");
        zip.finish().expect("a ZIP").into_inner()
    };
    let terminal = Terminal::new();
    terminal.write("climbing.zip", zipped("../../a.csv", b"date,lat,lon\n"));
    terminal.write("bomb.zip", zipped("a.csv", &vec![b'0'; 100 << 20]));
    for (name, words) in [("climbing.zip", "leads out of"), ("bomb.zip", "MiB")] {
        let run = terminal.run(["check", name]);
        assert_eq!(run.code, 1, "{}", run.out);
        assert!(run.out.contains(words), "{}", run.out);
        assert!(!run.out.contains("UTF-8"), "{}", run.out);
    }
}

#[test]
fn standard_input_is_checked_as_a_file_is() {
    let terminal = Terminal::new();
    let run = terminal.run_with_input(["check", "-"], CASE);
    assert_eq!(run.code, 0, "{}", run.out);
    assert_eq!(
        run.out,
        "standard input: fine: 11 sources, 3 places, 19 claims\n"
    );
}

#[test]
fn only_what_went_wrong_is_told_where_that_is_wanted() {
    let terminal = Terminal::new();
    terminal.write("good.ron", CASE);
    terminal.write("bad.ron", CASE.replacen("\"sohr\",", "\"sohrr\",", 1));
    let run = terminal.run(["check", "--quiet", "good.ron", "bad.ron"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("bad.ron: 1 problem\n"), "{}", run.out);
    assert!(!run.out.contains("good.ron"), "{}", run.out);
}

#[test]
fn what_is_found_can_be_read_by_programs() {
    let terminal = Terminal::new();
    terminal.write("bad.ron", CASE.replacen("\"sohr\",", "\"sohrr\",", 1));
    terminal.write(
        "table.csv",
        "date,latitude,longitude,killed\n2015-10-01,34.8,36.7,many\n",
    );
    let run = terminal.run(["check", "--json", "bad.ron", "table.csv", "none.csv"]);
    assert_eq!(run.code, 1);
    let told: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(told[0]["problems"][0]["severity"], "error");
    assert_eq!(told[1]["can_be_read"], true);
    assert_eq!(told[1]["data_set"]["findings"][0]["column"], "killed");
    assert!(
        told[2]["error"]
            .as_str()
            .is_some_and(|why| why.contains("none.csv"))
    );
}

/// Made up.
const TABLE: &str = "id,date,latitude,longitude,source,killed\n\
                     a,2015-10-01,34.8407,36.7309,One,3\n\
                     b,2015-10-02,34.7300,36.7200,Two,=many\n";

#[test]
fn what_became_of_the_rows_is_written_as_a_table() {
    let terminal = Terminal::new();
    terminal.write("table.csv", TABLE);
    let told = terminal.run(["check", "table.csv"]).out;
    let run = terminal.run(["check", "table.csv", "--report", "report.csv"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, told);
    let report = std::fs::read_to_string(terminal.path("report.csv")).expect("a file");
    assert!(
        report.starts_with("\u{feff}column,finding,rows,line,example\r\n,rows read,2,,\r\n"),
        "{report}"
    );
    assert!(report.contains(",1,3,'=many\r\n"), "{report}");

    let run = terminal.run(["check", "table.csv", "--report", "report.csv"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("is there already"), "{}", run.err);
    let over = [
        "check",
        "table.csv",
        "--report",
        "report.csv",
        "--overwrite",
    ];
    assert_eq!(terminal.run(over).code, 0);

    let run = terminal.run_with_input(["check", "-", "--report", "-"], TABLE);
    assert_eq!((run.code, run.out), (0, report));
    assert!(
        run.err
            .contains("standard input: fine, with 1 finding: 2 rows"),
        "{}",
        run.err
    );
}

#[test]
fn a_report_that_cannot_be_written_is_told_in_words() {
    for (args, words) in [
        (vec!["table.csv", "b.csv", "--report", "a.csv"], "one file"),
        (vec!["case.ron", "--report", "a.csv"], "case.ron is a case"),
        (
            vec!["table.csv", "--report", "none/a.csv"],
            "there is no folder none",
        ),
        (
            vec!["table.csv", "--report", "table.csv", "--overwrite"],
            "it is the data set itself",
        ),
    ] {
        let terminal = Terminal::new();
        terminal.write("table.csv", TABLE);
        terminal.write("case.ron", CASE);
        let run = terminal.run(["check"].into_iter().chain(args));
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains(words), "{}", run.err);
        assert_eq!(terminal.names(), ["case.ron", "table.csv"]);
        let table = std::fs::read_to_string(terminal.path("table.csv"));
        assert_eq!(table.ok().as_deref(), Some(TABLE));
    }
}

#[test]
fn a_data_set_that_breaks_off_has_a_report_and_one_that_is_none_has_not() {
    let terminal = Terminal::new();
    terminal.write(
        "table.csv",
        format!("{TABLE}c,2015-10-03,34.7,36.7,\"One,3\n"),
    );
    let run = terminal.run(["check", "table.csv", "--report", "report.csv"]);
    assert_eq!(run.code, 1);
    let report = std::fs::read_to_string(terminal.path("report.csv")).expect("a file");
    assert!(report.contains(",not read to its end,,,"), "{report}");
    let run = terminal.run(["check", "none.csv", "--report", "other.csv"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("there is no file none.csv"), "{}", run.out);
    assert_eq!(terminal.names(), ["report.csv", "table.csv"]);
}
