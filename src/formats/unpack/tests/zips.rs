//! ZIPs: which file in one is read, and which ones are refused.

use super::*;

const WORKBOOK: &[(&str, &[u8])] = &[
    ("[Content_Types].xml", b"<Types/>"),
    ("xl/workbook.xml", b"<workbook/>"),
    ("xl/worksheets/sheet1.xml", b"<worksheet/>"),
];
const PICTURE: &[u8] = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR";

fn member_of(files: &[(&str, &[u8])]) -> String {
    let (_file, unpacked) = opened(&zip_of(files));
    match unpacked.packing.layers() {
        [Layer::Zip { member }] => member.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_one_file_that_can_be_read_is_taken() {
    let table = TABLE.as_bytes();
    assert_eq!(member_of(&[("data/a.csv", table)]), "data/a.csv");
    let codebook = ("codebook.pdf", &b"%PDF-1.7 made up"[..]);
    let litter = ("__MACOSX/._a.csv", &b"made up"[..]);
    let empty = ("empty.csv", &b""[..]);
    let files = [codebook, litter, empty, ("a.csv", table)];
    assert_eq!(member_of(&files), "a.csv");
}

#[test]
fn a_workbook_is_told_and_handed_over_whole() {
    let bytes = zip_of(WORKBOOK);
    let (_file, unpacked) = opened(&bytes);
    assert_eq!(unpacked.content, Content::Workbook);
    let mut whole = Vec::new();
    let mut workbook = unpacked.into_workbook().unwrap();
    workbook.read_to_end(&mut whole).unwrap();
    assert_eq!(whole, bytes);
}

#[test]
fn a_workbook_is_found_within_a_zip_and_behind_a_stream() {
    let bytes = gz(&zip_of(&[("a.xlsx", &zip_of(WORKBOOK))]));
    let unpacked = Unpacked::from_reader(Cursor::new(bytes)).unwrap();
    assert_eq!(unpacked.content, Content::Workbook);
    assert_eq!(unpacked.packing.layers().len(), 2);
    assert!(unpacked.into_workbook().is_some());
}

#[test]
fn a_workbook_is_no_text_and_a_table_no_workbook() {
    let (_file, workbook) = opened(&zip_of(WORKBOOK));
    let error = read_error(workbook.into_text());
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    let (_file, table) = opened(TABLE.as_bytes());
    assert!(table.into_workbook().is_none());
}

#[test]
fn a_kmz_is_read_for_its_document() {
    let (kml, other) = (&b"<kml/>"[..], &b"<kml><!-- other --></kml>"[..]);
    let files = [
        ("notes.txt", &b"made up"[..]),
        ("icon.png", PICTURE),
        ("doc.kml", kml),
        ("files/other.kml", other),
    ];
    assert_eq!(member_of(&files), "doc.kml");
    let files = [("b.kml", kml), ("icon.png", PICTURE), ("a.KML", other)];
    assert_eq!(member_of(&files), "b.kml");
}

#[test]
fn several_files_are_listed_ten_at_most() {
    let table = TABLE.as_bytes();
    let why = refused(&zip_of(&[("a.csv", table), ("b.csv", table)]));
    assert_eq!(
        why.to_string(),
        "holds several files that can be read (\"a.csv\", \"b.csv\"); unpack it and open one of them"
    );
    let names: Vec<String> = (0..30).map(|n| format!("{n}.csv")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, table)).collect();
    let Refusal::Several { names, more } = refused(&zip_of(&files)) else {
        panic!("there are several");
    };
    assert_eq!((names.len(), more), (10, true));
    let Refusal::Several { names, more } = refused(&zip_of(&files[..10])) else {
        panic!("there are several");
    };
    assert_eq!((names.len(), more), (10, false));
}

#[test]
fn a_zip_with_nothing_to_read_says_so() {
    assert_eq!(refused(&zip_of(&[])), Refusal::NothingInside);
    let pictures = zip_of(&[("a.png", PICTURE), ("b.png", PICTURE)]);
    assert_eq!(refused(&pictures), Refusal::NothingInside);
}

#[test]
fn a_name_that_leads_out_of_the_zip_is_refused_by_name() {
    let table = TABLE.as_bytes();
    for name in ["../../a.csv", "/tmp/a.csv", "C:/a.csv", "a\\..\\..\\b.csv"] {
        let bytes = zip_of(&[("good.csv", table), (name, table)]);
        assert_eq!(refused(&bytes), Refusal::Climbing(name.to_owned()));
    }
}

/// `zip` with `change` made where its entries' flags are, in each file's header and in the list of
/// files at its end.
fn with_headers(zip: &[u8], change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut zip = zip.to_vec();
    for at in 0..zip.len() {
        if zip[at..].starts_with(b"PK\x03\x04") {
            change(&mut zip[at + 6..]);
        } else if zip[at..].starts_with(b"PK\x01\x02") {
            change(&mut zip[at + 8..]);
        }
    }
    zip
}

#[test]
fn an_encrypted_file_is_told_to_be_so() {
    let plain = zip_of(&[("a.csv", TABLE.as_bytes())]);
    let encrypted = with_headers(&plain, |flags| flags[0] |= 1);
    assert_eq!(refused(&encrypted), Refusal::Encrypted("a.csv".into()));
}

#[test]
fn a_file_packed_in_another_way_is_told_to_be_so() {
    let plain = zip_of(&[("a.csv", TABLE.as_bytes())]);
    let bzip2 = with_headers(&plain, |flags| flags[2] = 12);
    assert_eq!(refused(&bzip2), Refusal::UnknownMethod("a.csv".into()));
}
