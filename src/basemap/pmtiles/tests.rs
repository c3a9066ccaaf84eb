//! Sound files are read; whatever is done to one, the answer is an error in words.

use std::fs;
use std::path::{Path, PathBuf};

use mvt_reader::Reader;

use super::write::packed;
use super::*;
use crate::basemap::mercator::project;
use crate::basemap::source::Content;

mod bent;
mod extract;
mod made;

use made::Made;

const WORLD: TileId = TileId {
    x: 0,
    y: 0,
    zoom: 0,
};

fn fixture(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pmtiles");
    folder.join(name)
}

fn bytes_of(name: &str) -> Vec<u8> {
    fs::read(fixture(name)).unwrap()
}

/// The tile of `zoom` over a point in degrees.
fn tile_over(lon: f64, lat: f64, zoom: u8) -> TileId {
    let across = f64::from(1_u32 << zoom);
    let at = project((lon, lat).into());
    TileId {
        x: (at.x * across) as u32,
        y: (at.y * across) as u32,
        zoom,
    }
}

/// What is said of a file of these bytes.
fn refusal(bytes: &[u8]) -> String {
    match PmTiles::over(bytes) {
        Ok(map) => panic!("this is read: {:?}", map.facts()),
        Err(error) => error.to_string(),
    }
}

#[test]
fn pictures_that_another_program_wrote_are_read() {
    let map = PmTiles::open(&fixture("stamen-toner.pmtiles")).unwrap();
    let facts = map.facts();
    assert_eq!(facts.name, "stamen-toner");
    assert_eq!((facts.content, facts.tile_side), (Content::Raster, 256));
    assert_eq!((facts.min_zoom, facts.max_zoom), (0, 3));
    for id in [WORLD, tile_over(36.7, 34.7, 2), tile_over(36.7, 34.7, 3)] {
        let tile = map.tile(id).unwrap().unwrap();
        let picture = image::load_from_memory(&tile).unwrap();
        assert_eq!((picture.width(), picture.height()), (256, 256));
    }
}

#[test]
fn a_vector_map_says_what_it_is_and_whose() {
    let map = PmTiles::open(&fixture("protomaps-firenze.pmtiles")).unwrap();
    let facts = map.facts();
    assert_eq!(facts.name, "Florence");
    assert_eq!(facts.attribution, "Protomaps © OpenStreetMap");
    assert_eq!((facts.content, facts.tile_side), (Content::Protomaps, 512));
    assert_eq!((facts.min_zoom, facts.max_zoom), (0, 14));
    assert!((facts.bounds.min().x - 11.154_026).abs() < 1e-6);
    for zoom in 0..=14 {
        let (lon, lat) = extract::POINT;
        let tile = map.tile(tile_over(lon, lat, zoom)).unwrap().unwrap();
        let layers = Reader::new(tile).unwrap().get_layer_names().unwrap();
        assert!(layers.contains(&"earth".to_owned()), "{zoom}: {layers:?}");
    }
}

#[test]
fn a_tile_is_found_through_a_further_directory() {
    let mut bytes = bytes_of("leaf.pmtiles");
    // This one keeps open what its tiles are.
    bytes[99] = 2;
    let map = PmTiles::over(&bytes[..]).unwrap();
    for _ in ["read", "kept"] {
        let tile = map.tile(TileId { zoom: 1, ..WORLD }).unwrap().unwrap();
        assert_eq!(tile.len(), 1);
    }
}

#[test]
fn where_there_is_no_tile_there_is_none() {
    let map = PmTiles::open(&fixture("stamen-toner.pmtiles")).unwrap();
    let [x, y] = [5; 2];
    for zoom in [2, 4, 31, 255] {
        assert_eq!(map.tile(TileId { x, y, zoom }), Ok(None), "{zoom}");
    }
    let second = TileId { zoom: 1, ..WORLD };
    assert_eq!(Made::default().tile(second), Ok(None));
    assert_eq!(Made::default().tile(WORLD), Ok(Some(vec![7, 8, 9])));
}

#[test]
fn what_is_packed_otherwise_is_refused_by_name() {
    let told = refusal(
        &Made {
            packing: [3, 3],
            ..Made::default()
        }
        .bytes(),
    );
    assert!(
        told.contains("Brotli") && told.contains("only gzip"),
        "{told}"
    );
    let told = refusal(
        &Made {
            packing: [1, 4],
            ..Made::default()
        }
        .bytes(),
    );
    assert!(
        told.contains("tile data") && told.contains("Zstandard"),
        "{told}"
    );
}

#[test]
fn what_is_no_map_is_said_to_be_none() {
    for bytes in [&b""[..], b"PM", b"GIF89a", &[0; 500], b"<!DOCTYPE html>"] {
        let told = refusal(bytes);
        assert!(told.contains("no PMTiles file"), "{told}");
    }
    assert!(refusal(b"PM\x02\0 and so on").contains("version 2"));
    assert!(refusal(b"PMTiles").contains("breaks off"));
    let mut future = Made::default().bytes();
    future[7] = 4;
    assert!(refusal(&future).contains("version 4"));
}

#[test]
fn a_file_that_cannot_be_opened_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let error = |path: &Path| PmTiles::open(path).err().unwrap().to_string();
    assert!(error(folder.path()).contains("folder"));
    assert!(error(&folder.path().join("none")).contains("no such file"));
}

#[test]
fn a_file_that_lies_about_its_length_is_told_what_is_missing() {
    let mut bytes = bytes_of("protomaps-firenze.pmtiles");
    let told = refusal(&bytes[..bytes.len() - 1]);
    let (end, length) = (bytes.len(), bytes.len() - 1);
    assert_eq!(
        told,
        format!(
            "the file breaks off: the tile data should end at byte {end}, but it has {length}; \
             fetch or copy it again"
        )
    );
    // Length of the root directory, then offset of the metadata.
    for at in [16, 24] {
        bytes[at..at + 8].copy_from_slice(&u64::MAX.to_le_bytes());
        assert!(refusal(&bytes).contains("breaks off"));
    }
}

#[test]
fn a_directory_that_points_out_of_the_file_is_damaged() {
    for root in [
        vec![1, 0, 1, 4, 1],
        vec![1, 0, 1, 3, 2],
        vec![1, 0, 0, 1, 1],
        vec![1, 0, 1, 0, 1],
        vec![1, 0, 1, 3],
        vec![9, 0, 1, 3, 1],
        vec![],
    ] {
        let told = refusal(
            &Made {
                root,
                ..Made::default()
            }
            .bytes(),
        );
        assert!(told.contains("directory of the tiles"), "{told}");
    }
}

#[test]
fn directories_that_lead_in_a_circle_come_to_an_end() {
    let circle = vec![1, 0, 0, 5, 1];
    let made = Made {
        root: circle.clone(),
        leaves: circle,
        ..Made::default()
    };
    let told = made.tile(WORLD).unwrap_err().to_string();
    assert!(told.contains("leads on and on"), "{told}");
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let bomb = packed(&vec![0; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let packing = [2, 2];
    let root = packed(&[1, 0, 1, 3, 1]);
    let metadata = packed(b"{}");
    for made in [
        Made {
            root: bomb.clone(),
            metadata: metadata.clone(),
            packing,
            ..Made::default()
        },
        Made {
            root: root.clone(),
            metadata: bomb.clone(),
            packing,
            ..Made::default()
        },
    ] {
        let told = refusal(&made.bytes());
        assert!(told.contains("more than 4 MiB"), "{told}");
    }
    let length = bomb.len();
    let entry = [
        1,
        0,
        1,
        (length & 0x7f) as u8 | 0x80,
        (length >> 7 & 0x7f) as u8 | 0x80,
        (length >> 14) as u8,
        1,
    ];
    let made = Made {
        root: packed(&entry),
        metadata,
        data: bomb,
        packing,
        ..Made::default()
    };
    let told = made.tile(WORLD).unwrap_err().to_string();
    assert!(told.contains("more than 32 MiB"), "{told}");
}

#[test]
fn layers_that_no_style_knows_are_named() {
    let vector = |metadata: &str| {
        let metadata = metadata.as_bytes().to_vec();
        refusal(
            &Made {
                metadata,
                kind: 1,
                ..Made::default()
            }
            .bytes(),
        )
    };
    let told = vector(r#"{"vector_layers": [{"id": "streets"}, {"id": "pois"}]}"#);
    assert!(told.contains("(streets, pois)"), "{told}");
    assert!(vector("{}").contains("does not say which layers"));
    assert!(vector("").contains("does not say which layers"));
    assert!(vector("{").contains("no JSON"));
}

#[test]
fn bounds_that_make_no_sense_are_the_world() {
    let bytes = Made::default().bytes();
    let map = PmTiles::over(&bytes[..]).unwrap();
    assert_eq!(
        map.facts().bounds,
        geo::Rect::new((-180.0, -90.0), (180.0, 90.0))
    );
}
