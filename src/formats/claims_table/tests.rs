//! Tables of claims that are wrong; those that are right are exported and read back in the tests of exports.

use super::*;
use crate::formats::case::tests::regions;

/// Made up.
const HEADER: &str = "data_set,claim_id,source,source_id,party_id,question,stance,answer_kind,answer_ids,quantifier,\
                      scope,document,document_id,civilians_killed_min,civilians_killed_max,place_ids,place_is,geometry";

fn told(row: &str) -> String {
    let text = format!("{HEADER}\n{row}\n");
    let problems = read(&text, &regions()).unwrap_err();
    problems.in_file("t.csv").to_string()
}

#[test]
fn a_row_that_is_right_makes_a_claim() {
    let row = "Made up,a,One,one,side,CivilianHarm,Asserts,Harm,,,Campaign,Paper,paper,3,,,,";
    let loaded = read(&format!("{HEADER}\n{row}\n"), &regions()).unwrap();
    assert_eq!(loaded.case.claims.len(), 1);
    assert_eq!(loaded.case.title, "Made up");
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_column() {
    for (row, words) in [
        (
            "Made up,,One,one,side,CivilianHarm,Asserts,Harm,,,Campaign,Paper,paper,3,,,,",
            "t.csv:2:1: error: claim_id is empty",
        ),
        (
            "Made up,a,One,one,side,CivilianHarm,Assert,Harm,,,Campaign,Paper,paper,3,,,,",
            "\"Assert\", and none of Asserts",
        ),
        (
            "Made up,a,One,one,side,CivilianHarm,Asserts,Harms,,,Campaign,Paper,paper,3,,,,",
            "answer_kind",
        ),
        (
            "Made up,a,One,one,side,CivilianHarm,Asserts,Harm,,,Campaign,Paper,paper,5,3,,,",
            "is more than",
        ),
        (
            "Made up,a,One,one,side,CivilianHarm,Asserts,Harm,,,Campaign,Paper,paper,many,,,,",
            "no number",
        ),
        (
            "Made up,a,One,one,side,CivilianHarm,Asserts,Harm,,,Places,Paper,paper,3,,x,Point,POINT(",
            "well-known text",
        ),
        (
            "Made up,a,One,one,side,CivilianHarm,Asserts,Harm,,,Places,Paper,paper,3,,x,Point,POINT(36 95)",
            "make no case",
        ),
        (
            "Made up,a,One,one,side,Target,Asserts,Harm,,,Campaign,Paper,paper,3,,,,",
            "make no case",
        ),
    ] {
        let told = told(row);
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn a_geometry_that_is_nested_without_end_is_refused() {
    let nested = "GEOMETRYCOLLECTION(".repeat(100_000);
    let row = format!(
        "Made up,a,One,one,side,CivilianHarm,Asserts,Harm,,,Places,Paper,paper,3,,x,Point,{nested}"
    );
    assert!(told(&row).contains("well-known text"));
}

#[test]
fn what_two_rows_tell_differently_is_told_and_the_first_counts() {
    let row = |id: &str, name: &str| {
        format!(
            "Made up,{id},{name},one,side,CivilianHarm,Asserts,Harm,,,Campaign,Paper,paper,3,,,,"
        )
    };
    let text = format!("{HEADER}\n{}\n{}\n", row("a", "One"), row("b", "Other"));
    let loaded = read(&text, &regions()).unwrap();
    assert_eq!(loaded.case.sources.values().next().unwrap().name, "One");
    assert_eq!(loaded.warnings.warnings(), 1);
}
