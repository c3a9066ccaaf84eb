use std::fs;
use std::io::{Cursor, Write};
use std::sync::atomic::Ordering;

use encoding_rs::{UTF_8, UTF_16LE, WINDOWS_1256};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::NamedTempFile;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

mod packed;
mod robust;
mod zips;

/// A made-up table.
const TABLE: &str = "id,date,place\n1,2015-10-01,Made-up village\n2,2015-10-02,بلدة مختلقة\n";

fn file_of(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn opened(bytes: &[u8]) -> (NamedTempFile, Unpacked) {
    let file = file_of(bytes);
    let unpacked = Unpacked::open(file.path()).unwrap();
    (file, unpacked)
}

/// Why a file of `bytes` is refused, whether it lies on the disk or comes from a stream.
fn refused(bytes: &[u8]) -> Refusal {
    let file = file_of(bytes);
    let why = |result: Result<Unpacked, UnpackError>| match result.unwrap_err() {
        UnpackError::Refused { why, .. } => why,
        other => panic!("{other}"),
    };
    let told = why(Unpacked::open(file.path()));
    let stream = Cursor::new(bytes.to_vec());
    assert_eq!(told, why(Unpacked::from_reader(stream)));
    told
}

fn all(mut text: Box<dyn Read + Send>) -> String {
    let mut all = String::new();
    text.read_to_string(&mut all).unwrap();
    all
}

fn read_error(mut text: Box<dyn Read + Send>) -> io::Error {
    let error = io::copy(&mut text, &mut io::sink());
    error.unwrap_err()
}

pub(in crate::formats) fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A ZIP of files with their names.
pub(in crate::formats) fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_plain_table_is_read_as_it_is() {
    let (_file, unpacked) = opened(TABLE.as_bytes());
    assert_eq!(unpacked.content, Content::Table);
    assert_eq!(unpacked.size, Some(TABLE.len() as u64));
    assert_eq!(unpacked.packing.encoding(), UTF_8);
    assert!(unpacked.packing.layers().is_empty());
    let read = unpacked.read_so_far();
    assert_eq!(all(unpacked.into_text()), TABLE);
    assert_eq!(read.load(Ordering::Relaxed), TABLE.len() as u64);
}

#[test]
fn a_byte_order_mark_is_not_read_as_text() {
    let marked = format!("\u{FEFF}{TABLE}");
    let (_file, unpacked) = opened(marked.as_bytes());
    assert_eq!(all(unpacked.into_text()), TABLE);
}

#[test]
fn every_encoding_comes_out_as_utf8() {
    let little: Vec<u8> = TABLE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (_file, unpacked) = opened(&little);
    assert_eq!(unpacked.packing.encoding(), UTF_16LE);
    assert_eq!(all(unpacked.into_text()), TABLE);

    let arabic = "المعرف;المكان\n1;قرية مختلقة في ريف مختلق لا وجود له\n".repeat(20);
    let (bytes, _, _) = WINDOWS_1256.encode(&arabic);
    let (_file, unpacked) = opened(&bytes);
    assert_eq!(unpacked.packing.encoding(), WINDOWS_1256);
    assert_eq!(all(unpacked.into_text()), arabic);
}

#[test]
fn a_letter_cut_between_two_chunks_is_still_one_letter() {
    let long = format!("id,{}", "م".repeat(200_000));
    let (_file, unpacked) = opened(long.as_bytes());
    let packing = unpacked.packing.clone();
    assert_eq!(all(unpacked.into_text()), long);
    assert_eq!(packing.undecoded(), 0);
}

#[test]
fn bytes_that_do_not_decode_are_replaced_and_counted() {
    let mut bytes = TABLE.repeat(3000).into_bytes();
    assert!(bytes.len() > 70_000);
    bytes.extend(b"3,\xE9\xFF,x");
    let (_file, unpacked) = opened(&bytes);
    let packing = unpacked.packing.clone();
    let text = all(unpacked.into_text());
    assert!(text.ends_with("3,\u{FFFD}\u{FFFD},x"));
    assert_eq!(packing.undecoded(), 2);
}

#[test]
fn what_comes_from_a_stream_has_no_size_and_is_counted_all_the_same() {
    let unpacked = Unpacked::from_reader(TABLE.as_bytes()).unwrap();
    assert_eq!(unpacked.size, None);
    let read = unpacked.read_so_far();
    assert_eq!(all(unpacked.into_text()), TABLE);
    assert_eq!(read.load(Ordering::Relaxed), TABLE.len() as u64);
}

#[test]
fn what_a_file_holds_is_told_from_its_bytes_and_not_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    fs::write(&path, "{\"type\": \"FeatureCollection\"}").unwrap();
    assert_eq!(Unpacked::open(&path).unwrap().content, Content::Json);
    fs::write(&path, gz(TABLE.as_bytes())).unwrap();
    let unpacked = Unpacked::open(&path).unwrap();
    assert_eq!(unpacked.packing.layers(), [Layer::Gz]);
    assert_eq!(unpacked.content, Content::Table);
}

#[test]
fn an_empty_file_is_told_to_be_empty() {
    assert_eq!(refused(b""), Refusal::Empty);
    assert_eq!(refused(&gz(b"")), Refusal::Empty);
    let file = file_of(b"");
    let told = Unpacked::open(file.path()).unwrap_err().to_string();
    assert!(
        told.ends_with(" is empty: there is nothing in it to read"),
        "{told}"
    );
}

#[test]
fn a_file_that_cannot_be_reached_is_told_as_for_a_case() {
    let folder = tempfile::tempdir().unwrap();
    let error = Unpacked::open(folder.path()).unwrap_err();
    let told = error.to_string();
    assert!(told.ends_with("is a folder; choose a file in it"), "{told}");
}
