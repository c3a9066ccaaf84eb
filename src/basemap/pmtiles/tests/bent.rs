//! Sound files, bent in all ways: none makes the reader panic or ask for much memory.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// Bytes that refuse to be asked for more than any sound file has in one place.
struct Watched(Vec<u8>);

impl ReadAt for Watched {
    fn length(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, offset: u64, length: usize) -> std::io::Result<Vec<u8>> {
        assert!(length as u64 <= TILE_LIMIT, "{length} bytes were asked for");
        (&self.0[..]).read_at(offset, length)
    }
}

/// Opens `bytes` and asks for tiles of all zooms, along the edges of the world and over Florence.
fn look_around(bytes: Vec<u8>) {
    let Ok(map) = PmTiles::over(Watched(bytes)) else {
        return;
    };
    for zoom in 0..=31 {
        let last = u32::MAX >> (32 - u32::from(zoom).max(1));
        let florence = tile_over(extract::POINT.0, extract::POINT.1, zoom.min(20));
        for id in [
            TileId { x: 0, y: 0, zoom },
            TileId {
                x: last,
                y: last,
                zoom,
            },
            florence,
        ] {
            if let Ok(Some(tile)) = map.tile(id) {
                assert!(tile.len() as u64 <= TILE_LIMIT);
            }
        }
    }
}

fn sound() -> impl Strategy<Value = Vec<u8>> {
    let mut leaf = bytes_of("leaf.pmtiles");
    leaf[99] = 2;
    let vector = Just(bytes_of("protomaps-firenze.pmtiles"));
    prop_oneof![2 => Just(leaf), 1 => vector, 1 => Just(Made::default().bytes())]
}

/// Mostly in the header and the directories, where most depends on each byte.
fn places() -> impl Strategy<Value = usize> {
    prop_oneof![3 => 7..127_usize, 2 => 127..700_usize, 1 => any::<usize>()]
}

fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![
        0..1000_u64,
        any::<u64>(),
        (u64::MAX - 1000)..=u64::MAX,
        100_000..200_000_u64
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_some_bytes_changed(mut bytes in sound(), changes in vec((places(), any::<u8>()), 1..30)) {
        for (place, byte) in changes {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        look_around(bytes);
    }

    #[test]
    fn with_other_offsets_and_lengths(mut bytes in sound(), changes in vec((0..11_usize, numbers()), 1..4)) {
        for (field, number) in changes {
            let at = 8 + 8 * field;
            bytes[at..at + 8].copy_from_slice(&number.to_le_bytes());
        }
        look_around(bytes);
    }

    #[test]
    fn cut_short(mut bytes in sound(), length in any::<prop::sample::Index>()) {
        bytes.truncate(length.index(bytes.len()));
        look_around(bytes);
    }

    #[test]
    fn with_directories_of_noise(
        root in vec(any::<u8>(), 0..200),
        leaves in vec(any::<u8>(), 0..200),
    ) {
        look_around(Made { root, leaves, data: vec![1; 300], ..Made::default() }.bytes());
    }

    #[test]
    fn with_directories_of_small_numbers(
        root in vec(0..6_u8, 1..60),
        leaves in vec(0..6_u8, 1..60),
    ) {
        look_around(Made { root, leaves, data: vec![1; 300], ..Made::default() }.bytes());
    }
}
