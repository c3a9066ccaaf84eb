//! Files that are damaged, change while they are read, or want to fill the memory.

use super::*;

/// Bytes that unpack to a thousand times as many.
fn zeros() -> Vec<u8> {
    let mut text = TABLE.as_bytes().to_vec();
    text.resize(FREE as usize + (1 << 20), b'0');
    text
}

fn refusal_in(error: io::Error) -> Refusal {
    error.downcast().unwrap()
}

#[test]
fn a_bomb_is_not_read_on() {
    let bomb = gz(&zeros());
    assert!((bomb.len() as u64) * TIMES < FREE);
    let (_file, unpacked) = opened(&bomb);
    let error = read_error(unpacked.into_text());
    assert_eq!(refusal_in(error), Refusal::Bomb);
    let stream = Unpacked::from_reader(Cursor::new(bomb)).unwrap();
    assert_eq!(refusal_in(read_error(stream.into_text())), Refusal::Bomb);
}

#[test]
fn a_bomb_that_a_zip_owns_up_to_is_not_even_begun() {
    assert_eq!(refused(&zip_of(&[("a.csv", &zeros())])), Refusal::Bomb);
}

#[test]
fn a_bomb_that_a_zip_lies_about_is_not_read_on() {
    let text = zeros();
    let size = (text.len() as u32).to_le_bytes();
    let mut bomb = zip_of(&[("a.csv", &text)]);
    let mut lies = 0;
    for at in 0..bomb.len() - size.len() {
        if bomb[at..].starts_with(&size) {
            bomb[at..at + size.len()].copy_from_slice(&100_000_u32.to_le_bytes());
            lies += 1;
        }
    }
    assert_eq!(lies, 2, "in the file's header and in the list of files");
    let (_file, unpacked) = opened(&bomb);
    assert_eq!(refusal_in(read_error(unpacked.into_text())), Refusal::Bomb);
}

#[test]
fn a_bomb_among_a_workbooks_sheets_is_refused_before_anybody_reads_it() {
    let bomb = zip_of(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &zeros()),
    ]);
    assert_eq!(refused(&bomb), Refusal::Bomb);
}

#[test]
fn a_file_that_becomes_shorter_while_it_is_read_is_an_error() {
    let (file, unpacked) = opened(TABLE.repeat(5000).as_bytes());
    file.as_file().set_len(100_000).unwrap();
    let error = read_error(unpacked.into_text());
    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    assert_eq!(refusal_in(error), Refusal::Shrunk);
}

#[test]
fn a_file_that_becomes_longer_while_it_is_read_is_an_error_and_no_endless_work() {
    let (mut file, unpacked) = opened(TABLE.as_bytes());
    file.write_all(TABLE.as_bytes()).unwrap();
    let mut text = unpacked.into_text();
    let mut before = vec![0; TABLE.len()];
    text.read_exact(&mut before).unwrap();
    assert_eq!(before, TABLE.as_bytes());
    assert_eq!(refusal_in(read_error(text)), Refusal::Grown);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_removed_while_it_is_read_is_read_to_its_end() {
    let (file, unpacked) = opened(TABLE.as_bytes());
    file.close().unwrap();
    assert_eq!(all(unpacked.into_text()), TABLE);
}

#[test]
fn a_row_of_a_file_that_has_vanished_cannot_be_read_back() {
    let (file, unpacked) = opened(TABLE.as_bytes());
    let (packing, path) = (unpacked.packing.clone(), file.path().to_owned());
    file.close().unwrap();
    let error = packing.reopen(&path, 0).err().unwrap();
    assert!(matches!(error, UnpackError::Reach(_)), "{error}");
}

#[test]
fn a_stream_that_fails_is_told_with_what_the_system_says() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the cable is out"))
        }
    }
    let told = Unpacked::from_reader(Failing).unwrap_err().to_string();
    assert_eq!(told, "standard input could not be read: the cable is out");

    let later = Cursor::new(TABLE.repeat(5000)).chain(Failing);
    let text = Unpacked::from_reader(later).unwrap().into_text();
    assert_eq!(read_error(text).to_string(), "the cable is out");
}

#[test]
fn what_is_packed_and_cut_short_is_an_error() {
    let rows = (0..20_000).map(|n| format!("{n},made up {}\n", n * n));
    let table: String = rows.collect::<Vec<_>>().concat();
    let gz = gz(table.as_bytes());
    let (_file, unpacked) = opened(&gz[..gz.len() / 2]);
    let error = read_error(unpacked.into_text());
    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    let zip = zip_of(&[("a.csv", table.as_bytes())]);
    let why = refused(&zip[..zip.len() / 2]);
    assert!(matches!(why, Refusal::Damaged(_)), "{why}");
}

#[test]
fn a_file_in_a_zip_that_is_not_as_it_was_packed_is_an_error() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("a.csv", stored).unwrap();
    zip.write_all(TABLE.repeat(3000).as_bytes()).unwrap();
    let mut bytes = zip.finish().unwrap().into_inner();
    let at = bytes.len() - 200;
    bytes[at] ^= 1;
    let (_file, unpacked) = opened(&bytes);
    let why = refusal_in(read_error(unpacked.into_text()));
    assert!(matches!(why, Refusal::Damaged(_)), "{why}");
}

#[test]
fn no_beginning_makes_it_panic() {
    for head in [
        &b"PK\x03\x04"[..],
        b"\x1F\x8B",
        b"PK\x05\x06",
        b"\xFF\xFE\0",
        b"Case(",
    ] {
        for length in 0..64 {
            let noise = (0..length).map(|n: u32| (n.wrapping_mul(2_654_435_761) >> 13) as u8);
            let bytes: Vec<u8> = head.iter().copied().chain(noise).collect();
            let _ = Unpacked::from_reader(Cursor::new(bytes));
        }
    }
}
