//! `GeoPackage`s of others, and claims in one that are wrong; those that are right are exported and read back in the
//! tests of exports. All of it is made up.

use rusqlite::{Connection, params_from_iter};
use tempfile::TempDir;

use super::*;
use crate::formats::case::tests::regions;
use crate::formats::claims_table::tests::{HEADER, ROW};

/// A `GeoPackage` with a layer of these columns and rows, made by `more` what else it is.
fn made(header: &str, rows: &[&str], more: &str) -> (TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    let file = Connection::open(&path).unwrap();
    file.pragma_update(None, "application_id", 0x4750_4B47)
        .unwrap();
    file.execute_batch(
        "CREATE TABLE gpkg_contents (table_name TEXT);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
         INSERT INTO gpkg_contents VALUES ('some \"layer\"');",
    )
    .unwrap();
    let columns: Vec<String> = header.split(',').map(|name| format!("{name:?}")).collect();
    let columns = columns.join(", ");
    file.execute_batch(&format!("CREATE TABLE \"some \"\"layer\"\"\" ({columns})"))
        .unwrap();
    for row in rows {
        let cells: Vec<Option<&str>> = row
            .split(',')
            .map(|it| Some(it).filter(|it| !it.is_empty()))
            .collect();
        let marks = vec!["?"; cells.len()].join(", ");
        let insert = format!("INSERT INTO \"some \"\"layer\"\"\" VALUES ({marks})");
        file.execute(&insert, params_from_iter(cells)).unwrap();
    }
    file.execute_batch(more).unwrap();
    file.close().unwrap();
    (folder, path)
}

fn told(header: &str, rows: &[&str], more: &str) -> String {
    let (_folder, path) = made(header, rows, more);
    match open(&path, &regions()).unwrap_err() {
        OpenError::Problems { problems, .. } => problems.in_file("a.gpkg").to_string(),
        error => error.to_string(),
    }
}

#[test]
fn the_layer_of_claims_is_found_by_its_columns() {
    let (_folder, path) = made(HEADER, &[ROW], "");
    assert!(is_one(&path));
    let loaded = open(&path, &regions()).unwrap();
    assert_eq!(loaded.case.claims.len(), 1);
    assert_eq!(loaded.writing, Writing::GeoPackage);
    assert!(loaded.text.starts_with("Case("), "{}", loaded.text);
}

#[test]
fn what_is_wrong_is_told_by_the_row() {
    let bad = ROW.replace("Asserts", "Assert");
    let told = told(HEADER, &[ROW, ROW, &bad], "");
    assert!(
        told.starts_with("a.gpkg:3:1: error: row 3: stance is \"Assert\""),
        "{told}"
    );
    assert!(!told.contains("row 1"), "{told}");
}

#[test]
fn a_geometry_that_is_damaged_is_told() {
    let row = ROW
        .replace(",Campaign,", ",Places,")
        .replace(",3,,,,", ",3,,x,Point,");
    let more = "INSERT INTO gpkg_geometry_columns VALUES ('some \"layer\"', 'geometry', 4326);
                UPDATE \"some \"\"layer\"\"\" SET geometry = x'47500001';";
    let told = told(HEADER, &[&row], more);
    assert!(
        told.contains("row 1: geometry is no well-known text"),
        "{told}"
    );
}

#[test]
fn other_geopackages_are_refused_in_words() {
    let other = told("name,height", &["Made up,3"], "");
    assert!(
        other.contains("is a GeoPackage") && other.contains("as GeoJSON or CSV"),
        "{other}"
    );
    let system = "INSERT INTO gpkg_geometry_columns VALUES ('some \"layer\"', 'geometry', 32637);";
    let system = told(HEADER, &[ROW], system);
    assert!(
        system.contains("32637; save the layer in EPSG:4326"),
        "{system}"
    );
    let none = told(HEADER, &[ROW], "DROP TABLE gpkg_contents;");
    assert!(
        none.contains("is a GeoPackage that cannot be read"),
        "{none}"
    );
}

/// Puts a view in the place of the layer, whose rows are those of `from`.
fn view(document: &str, from: &str) -> String {
    format!(
        "DROP TABLE \"some \"\"layer\"\"\"; CREATE TABLE some (n); INSERT INTO some VALUES (1), (2), (3), (4), (5);
         CREATE VIEW \"some \"\"layer\"\"\" AS SELECT 1 AS claim_id, 1 AS source, 1 AS source_id, 1 AS party_id,
         1 AS question, 1 AS stance, 1 AS answer_kind, 1 AS scope, {document} AS document_id FROM {from};"
    )
}

#[test]
fn a_layer_that_is_a_view_without_end_is_none() {
    let endless = view(
        "n",
        "(WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i) SELECT n FROM i)",
    );
    let told = told(HEADER, &[], &endless);
    assert!(told.contains("none of its layers holds claims"), "{told}");
}

#[test]
fn a_layer_that_is_more_than_any_case_is_not_read_on() {
    let much = view("hex(zeroblob(4000000))", "some, some AS other");
    let told = told(HEADER, &[], &much);
    assert!(told.contains("more than 64 MiB of claims"), "{told}");
}
