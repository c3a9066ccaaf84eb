//! Tables of claims that are wrong; those that are right are exported and read back in the tests of exports.

use super::*;
use crate::formats::case::tests::regions;

/// A row that is right. Made up.
pub(in crate::formats) const ROW: &str =
    "Made up,a,One,one,side,CivilianHarm,Asserts,Harm,,,Campaign,Paper,paper,3,,,,";
/// Made up.
pub(in crate::formats) const HEADER: &str = "data_set,claim_id,source,source_id,party_id,question,stance,answer_kind,answer_ids,quantifier,\
                      scope,document,document_id,civilians_killed_min,civilians_killed_max,place_ids,place_is,geometry";

fn read_table(text: &str) -> Result<Loaded, Problems> {
    read(text, Form::of(text).unwrap(), &regions())
}

fn told(row: &str) -> String {
    let text = format!("{HEADER}\n{row}\n");
    let problems = read_table(&text).unwrap_err();
    problems.in_file("t.csv").to_string()
}

#[test]
fn a_row_that_is_right_makes_a_claim() {
    let loaded = read_table(&format!("{HEADER}\n{ROW}\n")).unwrap();
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
    let loaded = read_table(&text).unwrap();
    assert_eq!(loaded.case.sources.values().next().unwrap().name, "One");
    assert_eq!(loaded.warnings.warnings(), 1);
}

/// The cells of `row` by their columns, but for the empty ones.
fn cells(row: &str) -> Vec<(&str, &str)> {
    let cells = HEADER.split(',').zip(row.split(','));
    cells.filter(|(_, cell)| !cell.is_empty()).collect()
}

/// `row` as a feature of `GeoJSON`, on a line of its own in a collection.
pub(in crate::formats) fn geo_json(row: &str, geometry: &str) -> String {
    let properties = cells(row).into_iter();
    let properties = properties.map(|(column, cell)| format!("{column:?}: {cell:?}"));
    let properties: Vec<String> = properties.collect();
    format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [\n{{\"type\": \"Feature\", \"geometry\": {geometry}, \
         \"properties\": {{{}}}}}\n]}}",
        properties.join(", ")
    )
}

/// `row` as a placemark of KML, on a line of its own.
pub(in crate::formats) fn kml(row: &str, geometry: &str) -> String {
    let data = cells(row).into_iter();
    let data =
        data.map(|(column, cell)| format!("<Data name=\"{column}\"><value>{cell}</value></Data>"));
    let data: String = data.collect();
    format!(
        "<kml><Document>\n<Placemark><ExtendedData>{data}</ExtendedData>{geometry}</Placemark>\n</Document></kml>"
    )
}

#[test]
fn features_and_placemarks_are_read_as_rows_are() {
    let of_table = read_table(&format!("{HEADER}\n{ROW}\n")).unwrap();
    for (text, writing) in [
        (geo_json(ROW, "null"), Writing::GeoJson),
        (kml(ROW, ""), Writing::Kml),
    ] {
        let read = case::read(&text, &regions()).unwrap();
        assert_eq!(read.case, of_table.case);
        assert_eq!((read.writing, &*read.text), (writing, text.as_str()));
        assert!(read.warnings.is_empty(), "{}", read.warnings);
    }
}

#[test]
fn what_is_wrong_with_a_feature_or_a_placemark_is_told_with_its_line() {
    let bad = ROW.replace("Asserts", "Assert");
    for text in [geo_json(&bad, "null"), kml(&bad, "")] {
        let problems = case::read(&text, &regions()).unwrap_err();
        let told = problems.in_file("a").to_string();
        assert!(
            told.starts_with("a:2:1: error: stance is \"Assert\""),
            "{told}"
        );
    }
    let area = ROW
        .replace(",Campaign,", ",Places,")
        .replace(",3,,,,", ",3,,x,Point,");
    let line = r#"{"type": "LineString", "coordinates": [[36, 34], [37, 35]]}"#;
    let problems = case::read(&geo_json(&area, line), &regions()).unwrap_err();
    let told = problems.in_file("a").to_string();
    assert!(
        told.contains("a:2:1: error: place_is has \"Point\""),
        "{told}"
    );
}

#[test]
fn claims_that_break_off_are_no_case() {
    for text in [geo_json(ROW, "null"), kml(ROW, "")] {
        let cut = text.rfind('\n').unwrap() + 1;
        let problems = case::read(&text[..cut], &regions()).unwrap_err();
        let told = problems.in_file("a").to_string();
        assert!(told.contains("line 3: the file ends here"), "{told}");
    }
}

#[test]
fn a_text_of_a_feature_is_what_it_says_with_its_apostrophe() {
    let row = ROW.replace("Paper", "'=Paper");
    let title = |text: &str| {
        let case = case::read(text, &regions()).unwrap().case;
        case.documents.values().next().unwrap().title.clone()
    };
    assert_eq!(title(&geo_json(&row, "null")), "'=Paper");
    assert_eq!(title(&kml(&row, "")), "'=Paper");
    assert_eq!(title(&format!("{HEADER}\n{row}\n")), "=Paper");
}

#[test]
fn what_lacks_a_column_of_claims_is_none() {
    let row = ROW.replacen(",a,", ",,", 1);
    assert_eq!(Form::of(&geo_json(&row, "null")), None);
    assert_eq!(Form::of(&kml(&row, "")), None);
    assert_eq!(Form::of(&geo_json(ROW, "null")), Some(Form::GeoJson));
}
