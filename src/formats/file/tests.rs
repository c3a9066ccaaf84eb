//! What is told of files that are no cases, and cases that are packed.

use std::io::{Cursor, Write};

use encoding_rs::WINDOWS_1256;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::formats::builtin::BUILTIN_TEXT;
use crate::formats::case::tests::regions;
use crate::formats::claims_table::tests::{HEADER, ROW, geo_json, kml};
use crate::formats::unpack::tests::{gz, zip_of};
use crate::formats::written_case::{CaseForm, write};

/// What is said of a file that holds `bytes`, with the file's path left out.
fn told_of(bytes: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let error = open_case(file.path(), &Regions::new()).unwrap_err();
    error
        .to_string()
        .replace(&file.path().display().to_string(), "FILE")
}

#[test]
fn a_file_that_cannot_be_reached_is_told_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let error = read_text(&folder.path().join("none.ron")).unwrap_err();
    assert!(
        matches!(error, OpenError::Reach(ReachError::Missing(_))),
        "{error}"
    );
    let told = error.to_string();
    assert!(
        told.ends_with("none.ron; check its name and folder"),
        "{told}"
    );
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let file = tempfile::NamedTempFile::new().unwrap();
    file.as_file().set_len(SIZE_LIMIT + 1).unwrap();
    let error = read_text(file.path()).unwrap_err();
    let told = error.to_string();
    let expected = "has 65 MiB; a case is edited by hand, and no more than 64 MiB of one are read";
    assert!(told.ends_with(expected), "{told}");
}

#[test]
fn what_is_no_utf8_is_told_with_its_first_bad_byte() {
    assert_eq!(
        told_of(b"Case(\n  title: \"Alep\xE9\")"),
        "FILE is not text in UTF-8: byte 21 (line 2) cannot be read; save it as UTF-8 in your editor"
    );
}

#[test]
fn what_is_no_text_is_told_to_be_none() {
    assert_eq!(
        told_of(b"\x7FELF\x02\x01\x00\x00\xFF"),
        "FILE is not text in UTF-8: byte 7 (line 1) cannot be read; \
         it seems to be no text at all: choose another file"
    );
}

#[test]
fn a_text_that_must_be_in_utf8_and_is_in_utf16_is_told_so() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"\xFF\xFEC\0a\0s\0e\0(\0").unwrap();
    let told = read_text(file.path()).unwrap_err().to_string();
    assert!(
        told.contains("byte 1 (line 1)") && told.contains("UTF-16"),
        "{told}"
    );
}

#[test]
fn a_text_that_is_no_case_is_told_with_the_number_of_problems() {
    assert_eq!(
        told_of(b"Case("),
        "FILE cannot be opened as a case: 1 problem"
    );
}

fn opened(bytes: &[u8]) -> Loaded {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    open_case(file.path(), &regions()).unwrap_or_else(|error| match error {
        OpenError::Problems { problems, .. } => panic!("{}", problems.in_file("FILE")),
        error => panic!("{error}"),
    })
}

fn json() -> String {
    let mut out = Vec::new();
    let case = case::read(BUILTIN_TEXT, &regions()).unwrap().case;
    write(&case, CaseForm::Json, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_case_is_opened_however_it_is_packed_and_written() {
    let table = format!("{HEADER}\n{ROW}\n");
    for (text, writing) in [
        (BUILTIN_TEXT.to_owned(), Writing::Ron),
        (json(), Writing::Json),
        (table, Writing::Table),
        (geo_json(ROW, "null"), Writing::GeoJson),
        (kml(ROW, ""), Writing::Kml),
    ] {
        let plain = opened(text.as_bytes());
        assert_eq!((plain.writing, &*plain.text), (writing, text.as_str()));
        let in_zip = zip_of(&[("a.ron", text.as_bytes())]);
        for packed in [gz(text.as_bytes()), gz(&in_zip), in_zip] {
            let loaded = opened(&packed);
            assert_eq!(loaded.case, plain.case);
            assert_eq!(
                (loaded.writing, &*loaded.text),
                (Writing::Packed, text.as_str())
            );
        }
    }
}

#[test]
fn what_is_wrong_with_a_packed_case_is_told_as_of_a_plain_one() {
    assert_eq!(
        told_of(&gz(b"Case(")),
        "FILE cannot be opened as a case: 1 problem"
    );
    let mut letters = "Case(title: \"غارة مختلقة\")".to_owned().into_bytes();
    letters.push(0xE9);
    assert_eq!(
        told_of(&gz(&letters)),
        "FILE holds text in UTF-8 with letters in it that are none (1); save it as UTF-8 in your editor and pack it again"
    );
    let told = told_of(&gz(b"Case(\n  title: \"a\0b\")"));
    assert!(told.contains("byte 18 (line 2) cannot be read"), "{told}");
}

#[test]
fn a_case_that_unpacks_without_end_is_refused_in_words() {
    let mut text = b"Case(".to_vec();
    text.resize(SIZE_LIMIT as usize + (1 << 20), b' ');
    let bomb = told_of(&gz(&text));
    assert!(bomb.contains("taken for a trap"), "{bomb}");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("a.ron", stored).unwrap();
    zip.write_all(&text).unwrap();
    assert_eq!(
        told_of(&zip.finish().unwrap().into_inner()),
        "FILE unpacks to more than 64 MiB; a case is edited by hand, and no more of one are read"
    );
}

#[test]
fn a_zip_that_holds_two_cases_or_one_behind_a_password_is_told_to() {
    let several = zip_of(&[("a.ron", b"Case("), ("b.ron", b"Case(")]);
    let told = told_of(&several);
    assert!(
        told.contains("several files") && told.contains("\"b.ron\""),
        "{told}"
    );
    let mut locked = zip_of(&[("a.ron", b"Case(")]);
    // The flag of encryption, where the file begins and in the list of files.
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = locked.windows(4).position(|bytes| bytes == mark).unwrap();
        locked[at + flags] |= 1;
    }
    let told = told_of(&locked);
    assert!(told.contains("\"a.ron\" encrypted"), "{told}");
}

#[test]
fn a_case_in_utf16_and_a_table_as_spreadsheets_save_it_are_opened() {
    let wide = format!("\u{feff}{BUILTIN_TEXT}");
    let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let loaded = opened(&wide);
    assert_eq!(
        (loaded.writing, &*loaded.text),
        (Writing::Encoded, BUILTIN_TEXT)
    );
    let table = format!(
        "{HEADER}\n{}\n",
        ROW.replace("Paper", "تقرير مختلق عن غارة لم تقع")
    );
    let (bytes, _, _) = WINDOWS_1256.encode(&table);
    let loaded = opened(&bytes);
    assert_eq!(
        (loaded.writing, &*loaded.text),
        (Writing::Encoded, table.as_str())
    );
}
