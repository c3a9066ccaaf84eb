//! Workbooks in XLSB made for tests, record by record as [MS-XLSB] has them; the numbers of its sections stand beside
//! what is written. All that is in them is made up.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel.worksheet\"/>\
    <Override PartName=\"/xl/workbook.bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/>\
    <Override PartName=\"/xl/styles.bin\" ContentType=\"application/vnd.ms-excel.styles\"/>\
    <Override PartName=\"/xl/sharedStrings.bin\" ContentType=\"application/vnd.ms-excel.sharedStrings\"/></Types>";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An XLSB workbook with these sheets: the name of each, and its rows as [`super::workbook::sheet`] takes them. Texts
/// that begin with a lower-case letter are shared, others stand in their cells, so that both are there.
pub fn xlsb(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut shared = Vec::new();
    let mut files = vec![("[Content_Types].xml".to_owned(), TYPES.as_bytes().to_vec())];
    files.push((
        "_rels/.rels".to_owned(),
        relations(&[("officeDocument", "xl/workbook.bin".to_owned())]),
    ));
    let mut parts = Vec::new();
    for (at, (_, rows)) in sheets.iter().enumerate() {
        let part = format!("worksheets/sheet{}.bin", at + 1);
        files.push((format!("xl/{part}"), sheet(rows, &mut shared)));
        parts.push(("worksheet", part));
    }
    parts.push(("styles", "styles.bin".to_owned()));
    parts.push(("sharedStrings", "sharedStrings.bin".to_owned()));
    files.push(("xl/_rels/workbook.bin.rels".to_owned(), relations(&parts)));
    let names: Vec<&str> = sheets.iter().map(|(name, _)| *name).collect();
    files.push(("xl/workbook.bin".to_owned(), workbook(&names)));
    files.push(("xl/styles.bin".to_owned(), styles()));
    files.push(("xl/sharedStrings.bin".to_owned(), shared_strings(&shared)));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a file");
        zip.write_all(&bytes).expect("its bytes");
    }
    zip.finish().expect("a ZIP").into_inner()
}

fn relations(parts: &[(&str, String)]) -> Vec<u8> {
    let related = (1..).zip(parts).map(|(id, (kind, target))| {
        format!("<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    });
    let related = related.collect::<Vec<_>>().concat();
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("<Relationships xmlns=\"{space}\">{related}</Relationships>").into_bytes()
}

/// The part Workbook (2.1.7.61).
fn workbook(names: &[&str]) -> Vec<u8> {
    let mut part = Vec::new();
    record(&mut part, 131, &[]); // BrtBeginBook
    let no_name = wide("");
    record(&mut part, 153, &[&[0; 8], no_name.as_slice()].concat()); // BrtWbProp: flags, theme, code name
    record(&mut part, 143, &[]); // BrtBeginBundleShs
    for (id, name) in (1_u32..).zip(names) {
        let visible = 0_u32.to_le_bytes();
        let (related, name) = (wide(&format!("rId{id}")), wide(name));
        let sheet = [&visible[..], &id.to_le_bytes(), &related, &name].concat();
        record(&mut part, 156, &sheet); // BrtBundleSh
    }
    record(&mut part, 144, &[]); // BrtEndBundleShs
    record(&mut part, 132, &[]); // BrtEndBook
    part
}

/// The part Styles (2.1.7.50): the first format of cells is the general one, the second that of dates.
fn styles() -> Vec<u8> {
    let mut part = Vec::new();
    let two = 2_u32.to_le_bytes();
    record(&mut part, 278, &[]); // BrtBeginStyleSheet
    record(&mut part, 617, &two); // BrtBeginCellXFs
    for format in [0_u16, 14] {
        let mut form = vec![0; 16]; // BrtXF: its parent, then the number of its format
        form[2..4].copy_from_slice(&format.to_le_bytes());
        record(&mut part, 47, &form);
    }
    record(&mut part, 618, &[]); // BrtEndCellXFs
    record(&mut part, 279, &[]); // BrtEndStyleSheet
    part
}

/// The part Shared Strings (2.1.7.45).
fn shared_strings(texts: &[String]) -> Vec<u8> {
    let mut part = Vec::new();
    let count = (texts.len() as u32).to_le_bytes();
    record(&mut part, 159, &[count, count].concat()); // BrtBeginSst: in all, and different ones
    for text in texts {
        record(&mut part, 19, &[&[0][..], &wide(text)].concat()); // BrtSSTItem: plain
    }
    record(&mut part, 160, &[]); // BrtEndSst
    part
}

/// A part Worksheet (2.1.7.62).
fn sheet(rows: &[&[&str]], shared: &mut Vec<String>) -> Vec<u8> {
    let mut part = Vec::new();
    let widest = rows.iter().map(|row| row.len()).max().unwrap_or(0).max(1) as u32;
    let lowest = (rows.len() as u32).max(1);
    record(&mut part, 129, &[]); // BrtBeginSheet
    let extent = [0, lowest - 1, 0, widest - 1].map(u32::to_le_bytes);
    record(&mut part, 148, &extent.concat()); // BrtWsDim: first and last row, first and last column
    record(&mut part, 145, &[]); // BrtBeginSheetData
    for (down, row) in (0_u32..).zip(rows) {
        if row.is_empty() {
            continue;
        }
        // BrtRowHdr: the row, its format, its height in twentieths of a point, its flags, and one span of columns.
        let span = [1, 0, row.len() as u32 - 1].map(u32::to_le_bytes).concat();
        let header = [
            &down.to_le_bytes()[..],
            &[0; 4],
            &300_u16.to_le_bytes(),
            &[0; 3],
            &span,
        ];
        record(&mut part, 0, &header.concat());
        for (across, cell) in (0_u32..).zip(*row) {
            write_cell(&mut part, across, cell, shared);
        }
    }
    record(&mut part, 146, &[]); // BrtEndSheetData
    record(&mut part, 130, &[]); // BrtEndSheet
    part
}

fn write_cell(part: &mut Vec<u8>, across: u32, cell: &str, shared: &mut Vec<String>) {
    // Cell (2.5.9): the column, and the number of its format.
    let at = |format: u32| [across.to_le_bytes(), format.to_le_bytes()].concat();
    let number = |text: &str| text.parse::<f64>().expect("a number").to_le_bytes();
    match (cell.strip_prefix('='), cell.strip_prefix('#')) {
        _ if cell.is_empty() => record(part, 1, &at(0)), // BrtCellBlank
        (Some(date), _) => record(part, 5, &[&at(1)[..], &number(date)].concat()), // BrtCellReal
        (_, Some("N/A")) => record(part, 3, &[&at(0)[..], &[0x2A]].concat()), // BrtCellError
        (_, Some(text)) => match text.parse::<u32>() {
            // BrtCellRk: a whole number in thirty bits, told to be one by the second bit (2.5.122).
            Ok(whole) => record(
                part,
                2,
                &[&at(0)[..], &(whole << 2 | 2).to_le_bytes()].concat(),
            ),
            Err(_) => record(part, 5, &[&at(0)[..], &number(text)].concat()),
        },
        _ if cell.starts_with(char::is_lowercase) => {
            let number = shared.len() as u32;
            shared.push(cell.to_owned());
            record(part, 7, &[&at(0)[..], &number.to_le_bytes()].concat()); // BrtCellIsst
        }
        _ => record(part, 6, &[&at(0)[..], &wide(cell)].concat()), // BrtCellSt
    }
}

/// A record (2.1.4): its type and its length, seven bits in each byte and the eighth where more follow.
fn record(part: &mut Vec<u8>, kind: u32, data: &[u8]) {
    for mut number in [kind, data.len() as u32] {
        while number > 0x7F {
            part.push((number & 0x7F) as u8 | 0x80);
            number >>= 7;
        }
        part.push(number as u8);
    }
    part.extend(data);
}

/// An `XLWideString` (2.5.169): how many units of UTF-16, then these.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let bytes = units.iter().flat_map(|unit| unit.to_le_bytes());
    (units.len() as u32)
        .to_le_bytes()
        .into_iter()
        .chain(bytes)
        .collect()
}
