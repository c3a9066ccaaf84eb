//! What is drawn of detail maps, and in which colours.

use mvt::{GeomEncoder, GeomType};
use walkers::Drawable;

use super::*;
use crate::basemap::style::tests::paper;

mod files;

const ID: TileId = TileId {
    x: 9_800,
    y: 6_500,
    zoom: 14,
};

fn look(content: Content, palette: &MapPalette) -> DetailLook {
    let facts = MapFacts {
        name: "a map".to_owned(),
        attribution: String::new(),
        content,
        min_zoom: 0,
        max_zoom: 14,
        bounds: geo::Rect::new((-180.0, -85.0), (180.0, 85.0)),
        tile_side: 512,
    };
    DetailLook::new(&facts, palette, |name| name.into())
}

fn made(content: Content, bytes: &[u8]) -> Result<Tile, String> {
    make_tile(bytes, &look(content, &paper()), ID, &Context::default())
}

#[derive(Clone, Copy)]
enum Tag {
    Flag(bool),
    Whole(u64),
    Word(&'static str),
}

/// A tile of one feature in `layer`: a square for areas, a diagonal for lines.
fn tile(layer: &str, kind: GeomType, tags: &[(&str, Tag)]) -> Vec<u8> {
    let mut encoder = GeomEncoder::new(kind);
    let corners = [(0, 0), (4096, 0), (4096, 4096), (0, 4096)];
    let step = if matches!(kind, GeomType::Polygon) {
        1
    } else {
        2
    };
    for (x, y) in corners.into_iter().step_by(step) {
        encoder.add_point(x, y).unwrap();
    }
    let mut tile = mvt::Tile::new(4096);
    let mut feature = tile
        .create_layer(layer)
        .into_feature(encoder.encode().unwrap());
    for &(key, tag) in tags {
        match tag {
            Tag::Flag(value) => feature.add_tag_bool(key, value),
            Tag::Whole(value) => feature.add_tag_uint(key, value),
            Tag::Word(value) => feature.add_tag_string(key, value),
        }
    }
    tile.add_layer(feature.into_layer()).unwrap();
    tile.to_bytes().unwrap()
}

fn drawables(content: Content, bytes: &[u8]) -> Vec<Drawable> {
    match made(content, bytes).unwrap() {
        Tile::Vector { drawables, .. } => drawables.to_vec(),
        Tile::Raster(_) => panic!("a vector tile"),
    }
}

/// The colours of areas, without the ground, and of lines with whether they are dashed.
fn colours(content: Content, bytes: &[u8]) -> (Vec<Color32>, Vec<(Color32, bool)>) {
    let (mut areas, mut lines) = (Vec::new(), Vec::new());
    for drawable in drawables(content, bytes) {
        match drawable {
            Drawable::Fill(mesh) => areas.extend(mesh.vertices.iter().map(|at| at.color)),
            Drawable::Lines(all) => {
                lines.extend(
                    all.iter()
                        .map(|line| (line.color, !line.dasharray.is_empty())),
                );
            }
        }
    }
    let mut areas: Vec<_> = areas.into_iter().skip(4).collect();
    areas.dedup();
    (areas, lines)
}

fn area(content: Content, layer: &str, tags: &[(&str, Tag)]) -> Vec<Color32> {
    colours(content, &tile(layer, GeomType::Polygon, tags)).0
}

fn lines(content: Content, layer: &str, tags: &[(&str, Tag)]) -> Vec<(Color32, bool)> {
    colours(content, &tile(layer, GeomType::Linestring, tags)).1
}

fn names(content: Content, layer: &str, tags: &[(&str, Tag)]) -> Vec<String> {
    match made(content, &tile(layer, GeomType::Linestring, tags)).unwrap() {
        Tile::Vector { texts, .. } => texts.into_iter().map(|text| text.text).collect(),
        Tile::Raster(_) => panic!("a vector tile"),
    }
}

use Content::{OpenMapTiles, Protomaps, Raster};
use Tag::{Flag, Whole, Word};

#[test]
fn the_ground_is_sea_where_land_is_drawn_on_it_and_land_elsewhere() {
    for (content, ground) in [(Protomaps, paper().sea), (OpenMapTiles, paper().land)] {
        match &drawables(content, &[])[..] {
            [Drawable::Fill(mesh)] => assert_eq!(mesh.vertices[0].color, ground),
            other => panic!("only the ground, not {other:?}"),
        }
    }
    assert_eq!(area(Protomaps, "earth", &[]), [paper().land]);
}

#[test]
fn over_a_relief_there_is_no_ground() {
    let over_relief = MapPalette {
        sea: Color32::TRANSPARENT,
        land: Color32::TRANSPARENT,
        ..paper()
    };
    for content in [Protomaps, OpenMapTiles] {
        let look = look(content, &over_relief);
        let earth = tile("earth", GeomType::Polygon, &[]);
        match make_tile(&earth, &look, ID, &Context::default()).unwrap() {
            Tile::Vector { drawables, .. } => assert!(drawables.is_empty()),
            Tile::Raster(_) => panic!("a vector tile"),
        }
    }
}

#[test]
fn waters_have_the_colours_of_our_own() {
    let palette = paper();
    for (content, key) in [(Protomaps, "kind"), (OpenMapTiles, "class")] {
        let water = |kind| area(content, "water", &[(key, Word(kind))]);
        assert_eq!(water("ocean"), [palette.sea]);
        assert_eq!(water("lake"), [palette.lake]);
        let seasonal = area(
            content,
            "water",
            &[(key, Word("lake")), ("intermittent", Whole(1))],
        );
        assert_eq!(seasonal, [palette.lake.gamma_multiply(0.45)]);
    }
    let river = [(palette.water_line, false)];
    assert_eq!(lines(Protomaps, "water", &[("kind", Word("river"))]), river);
    assert_eq!(
        lines(OpenMapTiles, "waterway", &[("class", Word("river"))]),
        river
    );
}

#[test]
fn a_border_is_drawn_as_one_only_where_the_map_says_that_it_is_agreed() {
    let agreed = [(paper().border, false)];
    let dashed = [(paper().disputed, true)];
    let country = ("kind", Word("country"));
    let border = |tags: &[_]| lines(Protomaps, "boundaries", tags);
    assert_eq!(border(&[country, ("kind_detail", Whole(2))]), agreed);
    for disputed in [Flag(true), Whole(1), Word("yes")] {
        assert_eq!(border(&[country, ("disputed", disputed)]), dashed);
    }
    assert_eq!(border(&[("kind", Word("unrecognized_country"))]), dashed);

    let level = ("admin_level", Whole(2));
    let border = |tags: &[_]| lines(OpenMapTiles, "boundary", tags);
    assert_eq!(border(&[level, ("disputed", Whole(0))]), agreed);
    assert_eq!(border(&[level, ("disputed", Whole(1))]), dashed);
    assert_eq!(border(&[level, ("maritime", Whole(1))]), []);
}

#[test]
fn where_a_map_does_not_tell_what_is_disputed_no_border_is_drawn_as_agreed() {
    let version_2 = [("pmap:min_admin_level", Whole(2))];
    let drawn = lines(Protomaps, "boundaries", &version_2);
    assert_eq!(drawn, [(paper().disputed, true)]);
}

#[test]
fn governorates_are_dashed_and_lesser_units_are_left_out() {
    let governorate = [(paper().governorate.gamma_multiply(0.7), true)];
    let unit = |kind| lines(Protomaps, "boundaries", &[("kind", Word(kind))]);
    assert_eq!(unit("region"), governorate);
    assert_eq!(unit("county"), []);
    let unit = |level| lines(OpenMapTiles, "boundary", &[("admin_level", Whole(level))]);
    assert_eq!(unit(4), governorate);
    assert_eq!(unit(6), []);
}

#[test]
fn nothing_but_borders_is_dashed() {
    for (layer, key, kind) in [
        ("roads", "kind", "highway"),
        ("roads", "kind", "major_road"),
        ("roads", "kind", "minor_road"),
        ("roads", "kind", "path"),
        ("roads", "kind", "rail"),
        ("roads", "kind_detail", "runway"),
        ("water", "kind", "stream"),
    ] {
        let drawn = lines(Protomaps, layer, &[(key, Word(kind))]);
        assert!(matches!(drawn[..], [(_, false)]), "{kind}: {drawn:?}");
    }
    for kind in ["motorway", "primary", "tertiary", "minor", "track", "rail"] {
        let drawn = lines(OpenMapTiles, "transportation", &[("class", Word(kind))]);
        assert!(matches!(drawn[..], [(_, false)]), "{kind}: {drawn:?}");
    }
}

#[test]
fn an_older_protomaps_is_drawn_too() {
    let road = [("pmap:kind", Word("medium_road"))];
    assert_eq!(lines(Protomaps, "roads", &road), [(paper().road, false)]);
    let river = [("pmap:kind", Word("waterway")), ("waterway", Word("river"))];
    assert_eq!(
        lines(Protomaps, "physical_line", &river),
        [(paper().water_line, false)]
    );
}

#[test]
fn streets_are_named_in_english_where_they_can_be() {
    let both = [
        ("kind", Word("minor_road")),
        ("name", Word("شارع الثورة")),
        ("name:en", Word("Revolution Street")),
    ];
    assert_eq!(names(Protomaps, "roads", &both), ["Revolution Street"]);
    assert_eq!(names(Protomaps, "roads", &both[..2]), ["شارع الثورة"]);
    let nameless = [("class", Word("minor")), ("name", Word("Via"))];
    assert!(names(OpenMapTiles, "transportation", &nameless).is_empty());
    assert_eq!(
        names(OpenMapTiles, "transportation_name", &nameless),
        ["Via"]
    );
}

#[test]
fn places_are_left_to_our_own_names() {
    let town = [("kind", Word("locality")), ("name", Word("Homs"))];
    assert!(names(Protomaps, "places", &town).is_empty());
}

#[test]
fn a_map_that_we_built_is_drawn_as_our_own() {
    let ceasefire = [
        ("disputed", Flag(true)),
        ("kind", Word("ceasefire")),
        ("syrian", Flag(true)),
    ];
    let drawn = lines(Content::Counterclaim, "border", &ceasefire);
    assert_eq!(drawn, [(paper().disputed, true)]);
}
