//! Data sets in other forms than delimited text: each is read, told what it is, and read back row by row.

use super::*;

const GEO_JSON: &str = include_str!("../../../../tests/fixtures/archives/strikes.geojson");
const TIMEMAP_JSON: &str = include_str!("../../../../tests/fixtures/archives/timemap.json");
const TIMEMAP_CSV: &str = include_str!("../../../../tests/fixtures/archives/timemap.csv");
const KML: &str = include_str!("../../../../tests/fixtures/archives/strikes.kml");

/// The cells of the row that the first claim of `incident` was read from, by column.
fn row(imported: &Imported, incident: &str) -> (u64, u64, Vec<(String, String)>) {
    let excerpt = excerpt(imported, incident);
    let claim = format!("x:{incident}/1");
    let row = excerpt.row_of(excerpt.case.claim(&claim.as_str().into()).unwrap());
    let row = row.unwrap();
    let cells = row.cells.clone().unwrap();
    (row.number, row.line, cells)
}

fn cell<'a>(cells: &'a [(String, String)], column: &str) -> &'a str {
    let found = cells.iter().find(|(name, _)| name == column);
    &found
        .unwrap_or_else(|| panic!("no {column} in {cells:?}"))
        .1
}

fn day(imported: &Imported, incident: &str) -> Option<When> {
    let case = excerpt(imported, incident).case;
    case.incident(&format!("x:{incident}").as_str().into()).when
}

fn is_on(imported: &Imported, incident: &str, day: &str) -> bool {
    let when = When::On(Span::parse(day).unwrap());
    self::day(imported, incident) == Some(when)
}

#[test]
fn features_of_geo_json_are_rows() {
    let (_kept, imported) = opened("whatever.data", GEO_JSON.as_bytes());
    assert_eq!(imported.archive.about().form, "GeoJSON, UTF-8");
    assert_eq!((imported.report.rows, imported.archive.incidents()), (3, 3));
    assert!(is_on(&imported, "g1", "2015-09-30"));
    let (number, line, cells) = row(&imported, "g1");
    assert_eq!((number, line), (1, 2));
    assert_eq!(cell(&cells, "who.reported by"), "Made-up Monitor");
    assert_eq!(
        cell(&cells, "links"),
        "https://example.org/1; https://example.org/2"
    );
    assert_eq!(cell(&cells, "geometry"), "POINT (36.7309 34.8407)");
    let (_, line, cells) = row(&imported, "g2");
    assert_eq!(line, 3);
    assert!(cell(&cells, "geometry").starts_with("POLYGON ((36.7 35.1, "));
}

#[test]
fn an_area_is_never_made_a_point() {
    let (_kept, imported) = opened("a.geojson", GEO_JSON.as_bytes());
    let found = findings(&imported);
    assert!(
        found[0].starts_with(
            "geometry: a line, an area or several points; archives place single points only"
        ),
        "{found:?}"
    );
    assert_eq!(imported.report.without_place, 2);
    let case = excerpt(&imported, "g2").case;
    assert_eq!(case.unlocated().count(), 1);
}

#[test]
fn rows_of_packed_json_are_read_again_too() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(GEO_JSON.as_bytes()).unwrap();
    let (_kept, imported) = opened("a.gz", &packed.finish().unwrap());
    assert_eq!(imported.archive.about().form, "GeoJSON, UTF-8, in a GZ");
    let (_, line, cells) = row(&imported, "g3");
    assert_eq!((line, cell(&cells, "place")), (4, "Rastan"));
}

#[test]
fn a_time_map_is_known_by_its_columns_and_called_what_its_file_is() {
    for (name, text, form) in [
        ("strikes.json", TIMEMAP_JSON, "JSON, UTF-8"),
        ("strikes.csv", TIMEMAP_CSV, "CSV, UTF-8"),
    ] {
        let (_kept, imported) = opened(name, text.as_bytes());
        let about = imported.archive.about();
        assert_eq!(
            (
                about.name.as_str(),
                about.mapping.as_str(),
                about.form.as_str()
            ),
            ("strikes", "TimeMap", form)
        );
        assert_eq!(imported.archive.incidents(), 2);
        assert!(is_on(&imported, "TM1", "2015-09-30"));
        let case = excerpt(&imported, "TM1").case;
        let happened = on(&case, "TM1", &Question::Occurrence).unwrap();
        assert_eq!(happened.statement.text, "A made-up strike on a market.");
        assert_eq!(imported.report.without_place, 1);
    }
}

#[test]
fn a_source_that_is_held_back_is_told_to_be() {
    let title = |text: &str| {
        let (_kept, imported) = opened("strikes.data", text.as_bytes());
        let case = excerpt(&imported, "TM1").case;
        let happened = on(&case, "TM1", &Question::Occurrence).unwrap();
        let (_, _, cells) = row(&imported, "TM1");
        let is_as_written = cells.iter().any(|(_, cell)| cell.contains("HIDDEN"));
        assert!(is_as_written, "the row stays as it is written: {cells:?}");
        case.document(&happened.statement.document).title.clone()
    };
    assert_eq!(
        title(TIMEMAP_JSON),
        "id: S1, path: https://example.org/1, description: A made-up video; id: S2, path: hidden by the publisher, \
         as listed by strikes"
    );
    assert_eq!(
        title(TIMEMAP_CSV),
        "S1; hidden by the publisher, as listed by strikes"
    );
}

#[test]
fn other_lists_of_a_file_are_told() {
    let (_kept, imported) = opened("strikes.json", TIMEMAP_JSON.as_bytes());
    let found = findings(&imported);
    let told = "the file: another list in the file, which is not read, 1, line 1: associations";
    assert!(found.iter().any(|found| found == told), "{found:?}");
}

#[test]
fn any_other_list_of_objects_is_guessed_as_a_table_is() {
    let text = r#"[{"id": "a", "date": "2015-10-01", "lat": 34.84, "lng": 36.73, "killed": 5}]"#;
    let (_kept, imported) = opened("mine.json", text.as_bytes());
    assert_eq!(imported.archive.about().form, "JSON, UTF-8");
    let case = excerpt(&imported, "a").case;
    let harm = on(&case, "a", &Question::CivilianHarm).unwrap();
    assert_eq!(harm.answer, people(Count::exactly(5)));
}

#[test]
fn placemarks_are_rows_with_their_folders() {
    let (_kept, imported) = opened("whatever.data", KML.as_bytes());
    assert_eq!(imported.archive.about().form, "KML, UTF-8");
    assert_eq!(imported.archive.incidents(), 3);
    let (number, line, cells) = row(&imported, "k1");
    assert_eq!((number, line), (1, 8));
    assert_eq!(cell(&cells, "folder"), "Homs & around");
    assert_eq!(
        cell(&cells, "description"),
        "A made-up strike.\nSee [https://example.org/1] the video."
    );
    assert_eq!(
        (cell(&cells, "killed"), cell(&cells, "source")),
        ("12", "Made-up Monitor")
    );
    assert_eq!(cell(&cells, "geometry"), "POINT (36.7309 34.8407 0)");
    assert!(is_on(&imported, "k1", "2015-09-30"));
    let found = findings(&imported);
    for told in [
        "begin: no date; kept as text, 1, line 29: 2015-10-05/..",
        "the file: a link into the network, which is not followed, 1, line 5: NetworkLink",
    ] {
        assert!(found.iter().any(|found| found == told), "{told}: {found:?}");
    }
}

#[test]
fn a_kmz_is_read_for_its_document() {
    let bytes = workbook::zip_of(&[
        ("icon.png", "\u{89}PNG\r\n"),
        ("doc.kml", KML),
        ("files/a.txt", "made up"),
    ]);
    let (_kept, imported) = opened("strikes.kmz", &bytes);
    assert_eq!(
        imported.archive.about().form,
        "KML, UTF-8 (doc.kml), in a ZIP"
    );
    let (_, _, cells) = row(&imported, "k1");
    assert_eq!(cell(&cells, "killed"), "12");
}

#[test]
fn the_sheet_of_a_workbook_that_has_rows_is_read() {
    let (_kept, imported) = opened("whatever.data", &workbook::strikes());
    assert_eq!(imported.archive.about().form, "XLSX, sheet Incidents");
    assert_eq!(imported.archive.incidents(), 3);
    assert!(is_on(&imported, "a", "2015-09-30"));
    assert!(is_on(&imported, "c", "2015-10-02T12:00"));
    let case = excerpt(&imported, "a").case;
    let harm = on(&case, "a", &Question::CivilianHarm).unwrap();
    assert_eq!(harm.answer, people(Count::exactly(12)));
    let (number, line, cells) = row(&imported, "c");
    assert_eq!(
        (number, line, cell(&cells, "date")),
        (3, 7, "2015-10-02T12:00:00")
    );
    let expected = [
        "killed: an error of the spreadsheet; kept as it is written, 1, line 5: #N/A",
        "killed: no number of people, 1, line 5: #N/A",
        "the file: a row above the header, which is not read, 1, line 1: Made up for a test",
        "the file: another sheet of the workbook, which is not read; move it to the front to read it, 1, line 1: Codebook",
    ];
    assert_eq!(findings(&imported), expected);
}

#[test]
fn an_xlsb_workbook_is_read_as_an_xlsx_one_is() {
    let bytes = xlsb::xlsb(&[
        ("Empty", &[]),
        ("Incidents", workbook::STRIKES),
        ("Codebook", workbook::CODEBOOK),
    ]);
    let (_kept, imported) = opened("whatever.data", &bytes);
    assert_eq!(imported.archive.about().form, "XLSB, sheet Incidents");
    let (_kept, of_xlsx) = opened("whatever.data", &workbook::strikes());
    assert_eq!(findings(&imported), findings(&of_xlsx));
    assert_eq!(imported.archive.incidents(), 3);
    for incident in ["a", "b", "c"] {
        assert_eq!(row(&imported, incident), row(&of_xlsx, incident));
        assert_eq!(day(&imported, incident), day(&of_xlsx, incident));
    }
}

#[test]
fn formulas_count_for_what_they_came_to_and_dates_for_their_system() {
    let texts = ["id", "date", "lat", "lon", "killed", "a &amp; b"];
    let header: Vec<String> = ('A'..='E')
        .zip(0..)
        .map(|(column, at)| format!("<c r=\"{column}1\" t=\"s\"><v>{at}</v></c>"))
        .collect();
    let data = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>5</v></c><c r=\"B2\" s=\"1\"><v>40815</v></c>\
         <c r=\"C2\"><v>34.84</v></c><c r=\"D2\"><v>36.73</v></c><c r=\"E2\"><f>SUM(1,11)</f><v>12</v></c></row></sheetData>",
        header.concat()
    );
    let properties = "<workbookPr date1904=\"1\"/>";
    let bytes = workbook::xlsx(&[("Incidents", &data)], &texts, properties);
    let (_kept, imported) = opened("a.xlsx", &bytes);
    let (_, _, cells) = row(&imported, "a & b");
    let said: Vec<&str> = cells.iter().map(|(_, cell)| cell.as_str()).collect();
    assert_eq!(said, ["a & b", "2015-09-30", "34.84", "36.73", "12"]);
    assert_eq!(imported.report.found(), 0);
}

#[test]
fn a_workbook_within_a_zip_is_read_again_too() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&workbook::strikes()).unwrap();
    let (_kept, imported) = opened("a.xlsx.gz", &packed.finish().unwrap());
    assert_eq!(
        imported.archive.about().form,
        "XLSX, sheet Incidents, in a GZ"
    );
    let (_, line, cells) = row(&imported, "c");
    assert_eq!((line, cell(&cells, "killed")), (7, "3"));
}

#[test]
fn an_ods_workbook_is_read_too() {
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let number = |number: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number}</text:p>\
             </table:table-cell>"
        )
    };
    let header: String = ["id", "date", "lat", "lon"].map(text).concat();
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2015-09-30\"/>";
    let row_of = text("a") + date + &number("34.84") + &number("36.73");
    let rows = format!(
        "<table:table-row>{header}</table:table-row><table:table-row>{row_of}</table:table-row>"
    );
    let (_kept, imported) = opened("whatever.data", &workbook::ods(&rows));
    assert_eq!(imported.archive.about().form, "ODS, sheet Incidents");
    assert!(is_on(&imported, "a", "2015-09-30"));
    let (_, line, cells) = row(&imported, "a");
    assert_eq!((line, cell(&cells, "lat")), (2, "34.84"));
}

#[test]
fn what_has_no_rows_is_told_to_be_what_it_is() {
    for (text, told) in [
        (r#"{"a": 1}"#, "JSON without a list of objects"),
        ("[\"a\", \"b\"]", "JSON without a list of objects"),
        (
            r#"{"type": "Topology", "objects": {}}"#,
            "TopoJSON; save it as GeoJSON",
        ),
        (
            r#"{"type": "Point", "coordinates": [1, 2]}"#,
            "a geometry of GeoJSON without anything said of it",
        ),
        (
            r#"{"type": "FeatureCollection", "features": []}"#,
            "GeoJSON without a feature",
        ),
        (
            r#"{"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3857"}}, "features": [{}]}"#,
            "GeoJSON whose coordinates are in EPSG:3857",
        ),
        (
            "<gpx><wpt/></gpx>",
            "XML with \"gpx\" as its outermost element; of XML only KML is read",
        ),
        ("<kml><Document/></kml>", "KML without a placemark"),
    ] {
        let refusal = refusal("a.data", text.as_bytes());
        assert!(
            refusal.starts_with(&format!("FILE holds {told}")),
            "{refusal}"
        );
    }
    let empty = workbook::xlsx(&[("Empty", "<sheetData/>")], &[], "");
    assert!(refusal("a.xlsx", &empty).contains("a workbook whose sheets are empty"));
}
