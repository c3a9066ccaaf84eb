//! Tiles as they come from files: pictures, a real map, and damage.

use std::io::Cursor;
use std::path::Path;

use image::{ImageFormat, RgbaImage};
use proptest::prelude::*;

use super::*;
use crate::basemap::{TileSource, mercator, open_map};

fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_pixel(width, height, image::Rgba([200, 100, 50, 255]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn a_picture_becomes_a_texture_of_its_own_size() {
    match made(Raster, &png(256, 256)).unwrap() {
        Tile::Raster(texture) => assert_eq!(texture.size(), [256, 256]),
        Tile::Vector { .. } => panic!("a picture"),
    }
}

#[test]
fn a_picture_larger_than_a_tile_is_refused_before_it_is_decoded() {
    let error = made(Raster, &png(2_049, 1)).err().unwrap();
    assert!(error.contains("cannot be read"), "{error}");
}

#[test]
fn what_is_no_tile_is_refused_in_words() {
    for content in [Raster, Protomaps, OpenMapTiles] {
        let error = made(content, b"<html>404</html>").err().unwrap();
        assert!(!error.is_empty());
    }
}

/// A map of Florence that others made, with one tile for each of its zooms.
fn florence() -> Box<dyn TileSource> {
    let path = "tests/fixtures/pmtiles/protomaps-firenze.pmtiles";
    open_map(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).as_path()).unwrap()
}

/// The tile of `map` over a hill in Florence.
fn tile_of_florence(map: &dyn TileSource, zoom: u8) -> (TileId, Vec<u8>) {
    let at = mercator::project(geo::Coord { x: 11.17, y: 43.74 });
    let across = f64::from(1_u32 << zoom);
    let id = TileId {
        x: (at.x * across) as u32,
        y: (at.y * across) as u32,
        zoom,
    };
    (id, map.tile(id).unwrap().unwrap())
}

#[test]
fn a_map_that_others_made_is_drawn_at_every_zoom() {
    let map = florence();
    let look = DetailLook::new(map.facts(), &paper(), |name| name.into());
    for zoom in map.facts().min_zoom..=map.facts().max_zoom {
        let (id, bytes) = tile_of_florence(&*map, zoom);
        match make_tile(&bytes, &look, id, &Context::default()) {
            Ok(Tile::Vector { drawables, .. }) => assert!(!drawables.is_empty()),
            Ok(Tile::Raster(_)) => panic!("a vector tile"),
            Err(error) => panic!("zoom {zoom}: {error}"),
        }
    }
}

/// A star of `points`, whose edges cross each other as damage makes them.
fn star(points: i32) -> Vec<u8> {
    let mut encoder = GeomEncoder::new(GeomType::Polygon);
    for i in 0..points {
        let (x, y) = (i * 7_919 % 4_096, i * 3_571 % 4_093);
        encoder.add_point(x, y).unwrap();
    }
    let mut tile = mvt::Tile::new(4096);
    let feature = tile
        .create_layer("earth")
        .into_feature(encoder.encode().unwrap());
    tile.add_layer(feature.into_layer()).unwrap();
    tile.to_bytes().unwrap()
}

#[test]
fn an_area_that_crosses_itself_is_drawn_unless_that_took_for_ever() {
    assert!(made(Protomaps, &star(100)).is_ok());
    assert!(made(Protomaps, &star(10_000)).is_err());
}

proptest! {
    #[test]
    fn no_shape_breaks_the_drawing(
        points in prop::collection::vec((-9_000_i32..13_000, -9_000_i32..13_000), 3..40),
        area: bool,
    ) {
        let kind = if area { GeomType::Polygon } else { GeomType::Linestring };
        let mut encoder = GeomEncoder::new(kind);
        for (x, y) in points {
            encoder.add_point(x, y).unwrap();
        }
        let Ok(data) = encoder.encode() else { return Ok(()) };
        let mut tile = mvt::Tile::new(4096);
        let feature = tile.create_layer(if area { "earth" } else { "roads" }).into_feature(data);
        tile.add_layer(feature.into_layer()).unwrap();
        let _ = made(Protomaps, &tile.to_bytes().unwrap());
    }

    #[test]
    fn a_damaged_map_is_drawn_or_refused(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..9),
    ) {
        let (_, mut bytes) = tile_of_florence(&*florence(), 11);
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = made(Protomaps, &bytes);
    }

    #[test]
    fn a_damaged_picture_is_drawn_or_refused(place: prop::sample::Index, byte: u8, keep in 0..400_usize) {
        let mut bytes = png(16, 16);
        let place = place.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(keep);
        let _ = made(Raster, &bytes);
    }
}
