//! Files that are damaged, endless or made to harm: a clear word, no panic, no memory that a file only claims.

use super::*;

const FEATURE: &str = r#"{"type": "Feature", "id": "a", "properties": {"date": "2015-10-01"}, "geometry": {"type": "Point", "coordinates": [36.7, 34.8]}}"#;

fn collection(features: &str) -> String {
    format!("{{\"type\": \"FeatureCollection\", \"features\": [{features}]}}")
}

#[test]
fn json_nested_a_hundred_thousand_deep_is_kept_as_text() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let feature = FEATURE.replace(
        "\"2015-10-01\"",
        &format!("\"2015-10-01\", \"deep\": {deep}"),
    );
    let feature = feature.replace("[36.7, 34.8]", &deep);
    let (_kept, imported) = opened("a.geojson", collection(&feature).as_bytes());
    assert_eq!(
        (imported.archive.incidents(), imported.report.without_place),
        (1, 1)
    );
    let objects = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    let told = refusal("a.json", objects.as_bytes());
    assert!(told.contains("JSON without a list of objects"), "{told}");
    let told = refusal("a.json", "[".repeat(100_000).as_bytes());
    assert!(told.contains("the file ends here in the middle"), "{told}");
}

#[test]
fn json_that_is_cut_off_is_what_came_before() {
    let whole = collection(&[FEATURE, FEATURE].join(",\n"));
    let (_kept, imported) = opened("a.geojson", &whole.as_bytes()[..whole.len() - 10]);
    assert_eq!(imported.report.rows, 1);
    let ended = imported.report.ended.unwrap();
    assert!(
        ended.contains("line 2: the file ends here in the middle"),
        "{ended}"
    );
    let told = refusal("a.geojson", &whole.as_bytes()[..100]);
    assert_eq!(
        told,
        "FILE cannot be read as a table: line 1: the file ends here in the middle; it may have been cut off: get it again"
    );
}

#[test]
fn json_that_is_none_is_told_where() {
    for (bad, line) in [
        (collection(&format!("{FEATURE},\n{{\"a\": NaN}}")), 2),
        (collection(&format!("{FEATURE}\n{FEATURE}")), 2),
        (collection(&format!("{FEATURE},\n{{\"a\": \"\0\"}}")), 2),
    ] {
        let (_kept, imported) = opened("a.geojson", bad.as_bytes());
        assert_eq!(imported.report.rows, 1);
        let ended = imported.report.ended.unwrap();
        assert!(
            ended.contains(&format!("line {line}: this is no JSON")),
            "{ended}"
        );
    }
}

#[test]
fn what_is_no_object_in_a_list_is_passed_over_and_told() {
    let text = collection(&format!("null, 5, {FEATURE}, [1]"));
    let (_kept, imported) = opened("a.geojson", text.as_bytes());
    assert_eq!(imported.report.rows, 1);
    let found = findings(&imported);
    assert!(
        found[0].starts_with("the list: no object among objects; passed over, 3, line 1: null"),
        "{found:?}"
    );
}

#[test]
fn xml_nested_deep_and_entities_within_entities_do_no_harm() {
    let placemark = "<Placemark id=\"a\"><name>&lol;</name><TimeStamp><when>2015-10-01</when></TimeStamp>\
                     <Point><coordinates>36.7,34.8</coordinates></Point></Placemark>";
    let deep = format!(
        "{}{}",
        "<MultiGeometry>".repeat(100_000),
        "</MultiGeometry>".repeat(100_000)
    );
    let bomb = "<!DOCTYPE kml [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]>";
    let text = format!("{bomb}<kml>{placemark}<Placemark>{deep}</Placemark></kml>");
    let (_kept, imported) = opened("a.kml", text.as_bytes());
    assert_eq!(imported.archive.incidents(), 2);
    let case = excerpt(&imported, "a").case;
    assert_eq!(case.incident(&"x:a".into()).title, "&lol;");
}

#[test]
fn kml_that_is_cut_off_is_what_came_before() {
    let placemark =
        "<Placemark><name>a</name><TimeStamp><when>2015-10-01</when></TimeStamp></Placemark>\n";
    let text = format!("<kml><Document>{placemark}<Placemark><name>b</na");
    let (_kept, imported) = opened("a.kml", text.as_bytes());
    assert_eq!(imported.report.rows, 1);
    assert!(imported.report.ended.unwrap().contains("line 2"));
    let wrong = format!("<kml><Document>{placemark}</Folder></kml>");
    let (_kept, imported) = opened("a.kml", wrong.as_bytes());
    assert!(imported.report.ended.unwrap().contains("this is no XML"));
}

#[test]
fn a_sheet_makes_no_room_for_what_it_claims() {
    let cells = "<c r=\"A1\" t=\"inlineStr\"><is><t>date</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>notes</t></is></c>";
    let sheet = format!(
        "<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\">{cells}</row>\
         <row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>2015-10-01</t></is></c></row></sheetData>"
    );
    let (_kept, imported) = opened("a.xlsx", &workbook::xlsx(&[("a", &sheet)], &[], ""));
    assert_eq!(imported.archive.incidents(), 1);
    let wide = sheet.replace("A1048576", "ZZZZ1048576");
    let told = refusal("a.xlsx", &workbook::xlsx(&[("a", &wide)], &[], ""));
    assert!(told.contains("more than 65536 columns"), "{told}");
}

#[test]
fn a_workbook_that_claims_more_texts_than_it_can_hold_is_refused() {
    let bytes = workbook::zip_of(&[
        ("xl/workbook.xml", "<workbook/>"),
        (
            "xl/sharedStrings.xml",
            "<sst uniqueCount=\"999999999999\"></sst>",
        ),
    ]);
    let told = refusal("a.xlsx", &bytes);
    assert!(told.contains("it is taken for a trap"), "{told}");
}

#[test]
fn cells_that_an_ods_only_repeats_are_not_all_made() {
    let rows = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                table:number-columns-repeated=\"16000\" office:value-type=\"string\"><text:p>x</text:p>\
                </table:table-cell></table:table-row>";
    let told = refusal("a.ods", &workbook::ods(rows));
    assert_eq!(
        told,
        "FILE holds a workbook of more than 16 million cells, too many to be held in memory; save it as CSV"
    );
}

#[test]
fn a_workbook_that_is_none_is_told_to_be_damaged() {
    for files in [
        &[("xl/workbook.xml", "<workbook/>")][..],
        &[("xl/workbook.bin", "made up")],
        &[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", "<a>"),
        ],
    ] {
        let told = refusal("a.data", &workbook::zip_of(files));
        assert!(
            told.contains("the workbook cannot be read")
                || told.contains("a workbook whose sheets are empty"),
            "{told}"
        );
    }
}

#[test]
fn an_old_workbook_is_told_to_be_one() {
    let told = refusal("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 made up");
    assert!(
        told.contains("an old workbook or document, such as XLS"),
        "{told}"
    );
}

#[test]
fn reading_is_broken_off_while_columns_are_looked_for() {
    let features = vec![FEATURE; 3000].join(",");
    let kept = kept("a.geojson", collection(&features).as_bytes());
    let mut rows = Vec::new();
    let imported = import(&kept.path, &"x".into(), &How::default(), &mut |progress| {
        rows.push(progress.rows);
        ControlFlow::Break(())
    });
    assert!(matches!(imported, Err(ImportError::Cancelled)));
    assert_eq!(rows, [0]);
}

#[test]
fn a_row_that_has_changed_since_is_told_in_every_form() {
    for (name, text) in [
        ("a.geojson", collection(FEATURE)),
        (
            "a.kml",
            "<kml><Placemark id=\"a\"><TimeStamp><when>2015-10-01</when></TimeStamp></Placemark></kml>".to_owned(),
        ),
    ] {
        let kept = kept(name, text.as_bytes());
        let imported = read(&kept);
        fs::write(&kept.path, text.replace("2015-10-01", "2015-10-02")).unwrap();
        let changed = excerpt(&imported, "a");
        let claim = changed.case.claim(&"x:a/1".into()).unwrap();
        let written = changed.row_of(claim).unwrap().written();
        assert!(written.contains("has changed since"), "{name}: {written}");
        fs::write(&kept.path, "").unwrap();
        let gone = excerpt(&imported, "a");
        let claim = gone.case.claim(&"x:a/1".into()).unwrap();
        assert!(gone.row_of(claim).unwrap().cells.is_err(), "{name}");
    }
}
