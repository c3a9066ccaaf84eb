//! What is packed: layers, and reading back from them.

use encoding_rs::WINDOWS_1252;

use super::*;

/// What is read back from each letter of [`TABLE`] on, once a file of `bytes` has been read.
fn reads_back_from_anywhere(bytes: &[u8]) {
    let (file, unpacked) = opened(bytes);
    let packing = unpacked.packing.clone();
    assert_eq!(all(unpacked.into_text()), TABLE);
    for (offset, _) in TABLE.char_indices() {
        let text = packing.reopen(file.path(), offset as u64).unwrap();
        assert_eq!(all(text), TABLE[offset..], "from byte {offset}");
    }
}

#[test]
fn rows_are_read_back_from_every_packing() {
    reads_back_from_anywhere(TABLE.as_bytes());
    reads_back_from_anywhere(format!("\u{FEFF}{TABLE}").as_bytes());
    let big: Vec<u8> = TABLE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    reads_back_from_anywhere(&big);
    reads_back_from_anywhere(&gz(TABLE.as_bytes()));
    reads_back_from_anywhere(&gz(format!("\u{FEFF}{TABLE}").as_bytes()));
    reads_back_from_anywhere(&zip_of(&[("a.csv", TABLE.as_bytes())]));
    reads_back_from_anywhere(&gz(&zip_of(&[("a.csv", &big)])));
}

#[test]
fn rows_behind_bytes_that_do_not_decode_are_read_back_where_they_are() {
    let mut bytes = TABLE.repeat(2).into_bytes();
    bytes.extend(b"3,\xE9\xE9\n4,last\n");
    let (file, unpacked) = opened(&bytes);
    let packing = unpacked.packing.clone();
    assert_eq!(packing.encoding(), UTF_8);
    let text = all(unpacked.into_text());
    let last = text.find("4,last").unwrap();
    let read_back = packing.reopen(file.path(), last as u64).unwrap();
    assert_eq!(all(read_back), "4,last\n");
    // Reading back counts nothing twice.
    assert_eq!(packing.undecoded(), 2);
}

#[test]
fn a_packing_knows_no_byte_behind_the_end() {
    for bytes in [
        TABLE.as_bytes().to_vec(),
        gz(TABLE.as_bytes()),
        WINDOWS_1252.encode("né\n").0.to_vec(),
    ] {
        let (file, unpacked) = opened(&bytes);
        let packing = unpacked.packing.clone();
        drop(unpacked);
        let end = packing.reopen(file.path(), 1 << 20);
        let Err(UnpackError::Refused { why, .. }) = end else {
            panic!("there is no such byte");
        };
        assert_eq!(why, Refusal::Shrunk);
    }
}

#[test]
fn gz_of_several_parts_is_read_to_its_end() {
    let (half, rest) = TABLE.as_bytes().split_at(20);
    let parts = [gz(half), gz(rest)].concat();
    let (_file, unpacked) = opened(&parts);
    assert_eq!(all(unpacked.into_text()), TABLE);
}

#[test]
fn a_file_is_packed_at_most_twice_over() {
    let once = gz(TABLE.as_bytes());
    let twice = zip_of(&[("a.csv.gz", &once)]);
    let (_file, unpacked) = opened(&twice);
    let member = "a.csv.gz".to_owned();
    assert_eq!(
        unpacked.packing.layers(),
        [Layer::Zip { member }, Layer::Gz]
    );
    assert_eq!(all(unpacked.into_text()), TABLE);
    assert_eq!(refused(&gz(&twice)), Refusal::TooDeep);
    let zips = zip_of(&[("b.zip", &zip_of(&[("a.zip", &twice)]))]);
    assert_eq!(refused(&zips), Refusal::TooDeep);
}

#[test]
fn a_zip_from_a_stream_is_read_too() {
    let bytes = zip_of(&[("a.csv", TABLE.as_bytes())]);
    let unpacked = Unpacked::from_reader(Cursor::new(bytes)).unwrap();
    assert_eq!(all(unpacked.into_text()), TABLE);
}

#[test]
fn reading_comes_to_the_end_of_what_is_packed() {
    let table = TABLE.repeat(5000);
    for bytes in [gz(table.as_bytes()), zip_of(&[("a.csv", table.as_bytes())])] {
        let (_file, unpacked) = opened(&bytes);
        let (read, size) = (unpacked.read_so_far(), unpacked.size.unwrap());
        assert_eq!(all(unpacked.into_text()), table);
        let read = read.load(Ordering::Relaxed);
        assert!(read <= size && read + 200 > size, "{read} of {size}");
    }
}
