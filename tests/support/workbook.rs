//! Workbooks made for tests: as little of XLSX and of ODS as makes one. All that is in them is made up.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A ZIP of these files.
pub fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a file");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a ZIP").into_inner()
}

/// An XLSX workbook with these sheets: the name of each, and what is in its `sheetData`. Style 1 is that of dates.
pub fn xlsx(sheets: &[(&str, &str)], shared: &[&str], properties: &str) -> Vec<u8> {
    let numbered = || (1..).zip(sheets);
    let listed = numbered().map(|(id, (name, _))| {
        format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"rId{id}\"/>")
    });
    let listed = listed.collect::<Vec<_>>().concat();
    let related = numbered().map(|(id, _)| {
        format!(
            "<Relationship Id=\"rId{id}\" Target=\"worksheets/sheet{id}.xml\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/>"
        )
    });
    let related = related.collect::<Vec<_>>().concat();
    let texts = shared.iter().map(|text| format!("<si><t>{text}</t></si>"));
    let texts = texts.collect::<Vec<_>>().concat();
    let count = shared.len();
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "_rels/.rels".to_owned(),
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"rId1\" Target=\"xl/workbook.xml\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>\
             </Relationships>"
                .to_owned(),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                 xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{properties}\
                 <sheets>{listed}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{related}\
                 </Relationships>"
            ),
        ),
        (
            "xl/styles.xml".to_owned(),
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs>\
             <xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
                .to_owned(),
        ),
        (
            "xl/sharedStrings.xml".to_owned(),
            format!(
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{count}\" \
                 uniqueCount=\"{count}\">{texts}</sst>"
            ),
        ),
    ];
    for (id, (_, data)) in numbered() {
        files.push((
            format!("xl/worksheets/sheet{id}.xml"),
            format!(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{data}</worksheet>"
            ),
        ));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    zip_of(&files)
}

/// Rows of text as `sheetData`: a cell that begins with `=` is a date by its number, one with `#` a number.
pub fn sheet(rows: &[&[&str]]) -> String {
    let mut data = vec!["<sheetData>".to_owned()];
    for (down, row) in rows.iter().enumerate() {
        let line = down + 1;
        data.push(format!("<row r=\"{line}\">"));
        for (letter, cell) in ('A'..='Z').zip(*row) {
            let at = format!("{letter}{line}");
            let written = match (cell.strip_prefix('='), cell.strip_prefix('#')) {
                _ if cell.is_empty() => continue,
                (Some(date), _) => format!("<c r=\"{at}\" s=\"1\"><v>{date}</v></c>"),
                (_, Some("N/A")) => format!("<c r=\"{at}\" t=\"e\"><v>#N/A</v></c>"),
                (_, Some(number)) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
                _ => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            };
            data.push(written);
        }
        data.push("</row>".to_owned());
    }
    data.concat() + "</sheetData>"
}

/// The rows of [`strikes`], as [`sheet`] takes them.
pub const STRIKES: &[&[&str]] = &[
    &["Made up for a test"],
    &[],
    &[
        "id",
        "date",
        "latitude",
        "longitude",
        "place",
        "killed",
        "notes",
    ],
    &[
        "a",
        "=42277",
        "#34.8407",
        "#36.7309",
        "Talbiseh",
        "#12",
        "A made-up strike.",
    ],
    &[
        "b",
        "=42278",
        "#35.1318",
        "#36.7578",
        "Hama",
        "#N/A",
        "Another made-up strike.",
    ],
    &[],
    &[
        "c", "=42279.5", "#34.8407", "#36.7309", "Talbiseh", "#3", "",
    ],
];

/// The rows of its second sheet.
pub const CODEBOOK: &[&[&str]] = &[&["column", "meaning"], &["killed", "made up"]];

/// A workbook as an analyst may have it: a title above the header, dates, a cell that could not be worked out, and
/// a second sheet.
pub fn strikes() -> Vec<u8> {
    let incidents = sheet(STRIKES);
    let codebook = sheet(CODEBOOK);
    xlsx(
        &[
            ("Empty", "<sheetData/>"),
            ("Incidents", &incidents),
            ("Codebook", &codebook),
        ],
        &[],
        "",
    )
}

/// The rows of an ODS workbook with one sheet, as XML.
pub fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Incidents\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
    ])
}
