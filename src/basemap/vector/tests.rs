//! What is read of vector tiles, whole and damaged.

use geo::Area;
use mvt::{GeomData, GeomEncoder, GeomType};
use proptest::prelude::*;

use super::*;

const SIDE: u32 = 512;

/// Everything of every layer, as it is.
fn all(tile: &[u8]) -> Result<Vec<DrawnLayer>, VectorError> {
    let wanted = Wanted {
        layer: &|_| true,
        keys: &["kind", "level", "height", "name"],
        name: |name| name.into(),
        zoom: 14,
        side: SIDE,
    };
    read(tile, &wanted)
}

fn geometry(kind: GeomType, parts: &[&[(i32, i32)]]) -> GeomData {
    let mut encoder = GeomEncoder::new(kind);
    for part in parts {
        for &(x, y) in *part {
            encoder.add_point(x, y).unwrap();
        }
        encoder.complete_geom().unwrap();
    }
    encoder.encode().unwrap()
}

/// A tile with a layer "roads" that has one feature, tagged by `tag`.
fn tile(extent: u32, data: GeomData, tag: impl FnOnce(&mut mvt::Feature)) -> Vec<u8> {
    let mut tile = mvt::Tile::new(extent);
    let mut feature = tile.create_layer("roads").into_feature(data);
    tag(&mut feature);
    tile.add_layer(feature.into_layer()).unwrap();
    tile.to_bytes().unwrap()
}

fn road() -> GeomData {
    geometry(GeomType::Linestring, &[&[(0, 0), (1024, 2048)]])
}

fn only_feature(tile: &[u8]) -> (Geometry<f32>, Context) {
    let mut layers = all(tile).unwrap();
    assert_eq!(layers.len(), 1);
    assert_eq!(layers[0].features.len(), 1);
    layers[0].features.remove(0)
}

fn value(context: &Context, key: &str) -> Value {
    context.evaluate(&serde_json::json!(["get", key])).unwrap()
}

#[test]
fn coordinates_come_in_points_whatever_the_grid() {
    for extent in [512_u32, 4096, 8192] {
        let side = extent.cast_signed();
        let half = side / 2;
        let line = geometry(GeomType::Linestring, &[&[(0, half), (side, side)]]);
        let (shape, _) = only_feature(&tile(extent, line, |_| {}));
        let Geometry::MultiLineString(lines) = shape else {
            panic!("a line, not {shape:?}");
        };
        assert_eq!(lines.0, [vec![(0.0, 256.0), (512.0, 512.0)].into()]);
    }
}

#[test]
fn numbers_of_every_kind_are_told_alike() {
    let tags: [fn(&mut mvt::Feature); 5] = [
        |feature| feature.add_tag_uint("level", 2),
        |feature| feature.add_tag_sint("level", 2),
        |feature| feature.add_tag_int("level", 2),
        |feature| feature.add_tag_float("level", 2.0),
        |feature| feature.add_tag_double("level", 2.0),
    ];
    for tag in tags {
        let (_, context) = only_feature(&tile(4096, road(), tag));
        assert_eq!(value(&context, "level"), 2);
    }
    let (_, context) = only_feature(&tile(4096, road(), |feature| {
        feature.add_tag_sint("level", -3);
        feature.add_tag_float("height", 2.5);
        feature.add_tag_bool("kind", true);
    }));
    assert_eq!(value(&context, "level"), -3);
    assert_eq!(value(&context, "height"), 2.5);
    assert_eq!(value(&context, "kind"), true);
}

#[test]
fn only_wanted_properties_are_kept_and_only_names_are_set() {
    let bytes = tile(4096, road(), |feature| {
        feature.add_tag_string("kind", "path");
        feature.add_tag_string("name", "Via");
        feature.add_tag_string("surface", "gravel");
    });
    let wanted = Wanted {
        layer: &|name| name == "roads",
        keys: &["kind", "name"],
        name: |name| name.to_uppercase().into(),
        zoom: 14,
        side: SIDE,
    };
    let (_, context) = &read(&bytes, &wanted).unwrap()[0].features[0];
    assert_eq!(value(context, "kind"), "path");
    assert_eq!(value(context, "name"), "VIA");
    assert_eq!(value(context, "surface"), Value::Null);
}

#[test]
fn a_name_that_cannot_be_set_is_no_name() {
    let bytes = tile(4096, road(), |feature| {
        feature.add_tag_string("name", "ᚠᚢᚦ");
    });
    let wanted = Wanted {
        layer: &|_| true,
        keys: &["name"],
        name: |name| name.trim_matches(|letter: char| !letter.is_ascii()).into(),
        zoom: 14,
        side: SIDE,
    };
    let (_, context) = &read(&bytes, &wanted).unwrap()[0].features[0];
    assert_eq!(value(context, "name"), Value::Null);
}

#[test]
fn a_name_as_long_as_a_page_is_no_name() {
    let (_, context) = only_feature(&tile(4096, road(), |feature| {
        feature.add_tag_string("name", &"a".repeat(1_000));
    }));
    assert_eq!(value(&context, "name"), Value::Null);
}

#[test]
fn a_hole_stays_in_its_area_whichever_way_the_rings_turn() {
    let outer = [(0, 0), (800, 0), (800, 800), (0, 800)];
    let hole = [(200, 200), (200, 400), (400, 400), (400, 200)];
    let island = [(2000, 0), (2800, 0), (2800, 800), (2000, 800)];
    let turned = |mut ring: [(i32, i32); 4]| {
        ring.reverse();
        ring
    };
    for rings in [
        [outer, hole, island],
        [turned(outer), turned(hole), turned(island)],
    ] {
        let data = geometry(GeomType::Polygon, &[&rings[0], &rings[1], &rings[2]]);
        let (shape, _) = only_feature(&tile(4096, data, |_| {}));
        let Geometry::MultiPolygon(areas) = shape else {
            panic!("areas, not {shape:?}");
        };
        let holes: Vec<usize> = areas.iter().map(|area| area.interiors().len()).collect();
        assert_eq!(holes, [1, 0]);
        assert!((areas.unsigned_area() - 2.0 * 100.0_f32.powi(2) + 25.0_f32.powi(2)).abs() < 1.0);
    }
}

#[test]
fn points_are_left_out() {
    let point = geometry(GeomType::Point, &[&[(7, 7)]]);
    assert!(
        all(&tile(4096, point, |_| {})).unwrap()[0]
            .features
            .is_empty()
    );
}

#[test]
fn the_names_of_layers_are_told_even_of_a_torn_tile() {
    let mut bytes = tile(4096, road(), |_| {});
    assert_eq!(layer_names(&bytes), ["roads"]);
    bytes.extend([0x1a, 0x7f, 1]);
    assert_eq!(layer_names(&bytes), ["roads"]);
    assert_eq!(all(&bytes).err(), Some(VectorError::Damaged(Damaged)));
}

/// A message: `number`, then `bytes`.
fn message(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut message = vec![number << 3 | 2];
    let mut length = bytes.len();
    while length > 0x7f {
        message.push(length as u8 | 0x80);
        length >>= 7;
    }
    message.push(length as u8);
    message.extend(bytes);
    message
}

fn layer_of(features: &[u8]) -> Vec<u8> {
    message(3, &[message(1, b"roads"), features.to_vec()].concat())
}

#[test]
fn a_small_tile_cannot_ask_for_much_memory() {
    let empty_features = message(2, &[]).repeat(MAX_FEATURES + 1);
    assert_eq!(
        all(&layer_of(&empty_features)).err(),
        Some(VectorError::TooMuch)
    );
    let empty_values = message(4, &[]).repeat(MAX_WORDS + 1);
    assert_eq!(
        all(&layer_of(&empty_values)).err(),
        Some(VectorError::TooMuch)
    );
    let empty_layers = layer_of(&[]).repeat(MAX_LAYERS + 1);
    assert_eq!(all(&empty_layers).err(), Some(VectorError::TooMuch));

    // Triangles on one spot: a move, two lines, and the way back.
    let triangle = [9, 1, 1, 18, 2, 0, 0, 2, 15];
    let many = triangle.repeat(MAX_POINTS / 4 + 1);
    let feature = [vec![0x18, 3], message(4, &many)].concat();
    assert_eq!(
        all(&layer_of(&message(2, &feature))).err(),
        Some(VectorError::TooMuch)
    );
}

#[test]
fn a_line_to_the_end_of_the_world_is_damage() {
    let far = geometry(GeomType::Linestring, &[&[(0, 0), (1 << 30, 0)]]);
    assert_eq!(
        all(&tile(4096, far, |_| {})).err(),
        Some(VectorError::Damaged(Damaged))
    );
}

#[test]
fn a_grid_of_nothing_is_damage() {
    for extent in [0, 1 << 30] {
        let bytes = tile(extent, road(), |_| {});
        assert_eq!(all(&bytes).err(), Some(VectorError::Damaged(Damaged)));
    }
}

proptest! {
    #[test]
    fn noise_is_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = all(&bytes);
        let _ = layer_names(&bytes);
    }

    #[test]
    fn noise_in_the_place_of_a_feature_is_read_or_refused(
        tags in prop::collection::vec(0_u8..9, 0..9),
        commands in prop::collection::vec(any::<u8>(), 0..200),
        kind in 0_u8..5,
    ) {
        let feature = [message(2, &tags), vec![0x18, kind], message(4, &commands)].concat();
        let dictionary = [message(3, b"kind"), message(4, &message(1, b"path"))].concat();
        let _ = all(&layer_of(&[message(2, &feature), dictionary].concat()));
    }

    #[test]
    fn a_tile_with_a_flipped_byte_is_read_or_refused(place: prop::sample::Index, byte: u8) {
        let mut bytes = tile(4096, road(), |feature| feature.add_tag_string("kind", "path"));
        let place = place.index(bytes.len());
        bytes[place] = byte;
        let _ = all(&bytes);
    }
}
