//! Maps in `MBTiles`, sound and strange.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use rusqlite::{Connection, params};
use tempfile::TempDir;

use super::*;
use crate::basemap::unreadable::{Undrawable, Unreadable};

mod harm;

const TABLES: &str = "
    CREATE TABLE metadata (name text, value text);
    CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);
    CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);
";

/// A tile with one layer of this name and nothing in it.
fn vector_tile(layer: &str) -> Vec<u8> {
    let mut tile = mvt::Tile::new(4096);
    tile.add_layer(tile.create_layer(layer)).unwrap();
    tile.to_bytes().unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn picture(side: u32) -> Vec<u8> {
    let mut png = io::Cursor::new(Vec::new());
    image::RgbaImage::new(side, side)
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    png.into_inner()
}

/// A file in the making.
struct Draft {
    folder: TempDir,
    connection: Connection,
}

impl Draft {
    fn new(schema: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let connection = Connection::open(folder.path().join("homs.mbtiles")).unwrap();
        connection.execute_batch(schema).unwrap();
        Self { folder, connection }
    }

    /// A map with one tile at zoom 3, column 4, row 2 from the south.
    fn with_tile(tile: &[u8]) -> Self {
        let draft = Self::new(TABLES);
        draft.tile((3, 4, 2), tile);
        draft
    }

    fn tile(&self, (zoom, column, row): (u8, u32, u32), tile: &[u8]) {
        let insert = "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)";
        self.connection
            .execute(insert, params![zoom, column, row, tile])
            .unwrap();
    }

    fn say(self, name: &str, value: impl rusqlite::ToSql) -> Self {
        let insert = "INSERT INTO metadata VALUES (?1, ?2)";
        self.connection
            .execute(insert, params![name, value])
            .unwrap();
        self
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("homs.mbtiles")
    }

    fn open(&self) -> Result<MbTiles, MbTilesError> {
        MbTiles::open(&self.path())
    }

    fn facts(&self) -> MapFacts {
        self.open().unwrap().facts().clone()
    }

    fn problem(&self) -> String {
        self.open().err().unwrap().to_string()
    }
}

const HERE: TileId = TileId {
    x: 4,
    y: 5,
    zoom: 3,
};

#[test]
fn rows_are_counted_from_the_south() {
    let map = Draft::with_tile(&picture(256)).open().unwrap();
    assert_eq!(map.tile(HERE), Ok(Some(picture(256))));
    let mirrored = TileId { y: 2, ..HERE };
    assert_eq!(map.tile(mirrored), Ok(None));
}

#[test]
fn a_tile_off_the_map_is_no_tile() {
    let map = Draft::with_tile(&picture(256)).open().unwrap();
    for (x, y, zoom) in [
        (4, 8, 3),
        (4, 5, 4),
        (0, 0, 31),
        (0, 0, 200),
        (4, u32::MAX, 3),
    ] {
        assert_eq!(map.tile(TileId { x, y, zoom }), Ok(None));
    }
}

#[test]
fn vector_tiles_come_unpacked_however_they_were_packed() {
    let tile = vector_tile("roads");
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(&tile).unwrap();
    for packed in [gzip(&tile), zlib.finish().unwrap(), tile.clone()] {
        let map = Draft::with_tile(&packed).open().unwrap();
        assert_eq!(map.tile(HERE), Ok(Some(tile.clone())));
    }
}

#[test]
fn a_map_says_what_it_is() {
    let facts = Draft::with_tile(&gzip(&vector_tile("water")))
        .say("name", "Homs & around")
        .say(
            "attribution",
            "<a href='https://osm.org'>&copy; OpenStreetMap</a>",
        )
        .say("bounds", "36.5, 34.5, 37, 35")
        .say("minzoom", 2)
        .say("maxzoom", "14.0")
        .say(
            "json",
            r#"{"vector_layers": [{"id": "transportation"}, {"id": "place"}]}"#,
        )
        .facts();
    let expected = MapFacts {
        name: "Homs & around".to_owned(),
        attribution: "© OpenStreetMap".to_owned(),
        content: Content::OpenMapTiles,
        min_zoom: 2,
        max_zoom: 14,
        bounds: geo::Rect::new((36.5, 34.5), (37.0, 35.0)),
        tile_side: 512,
    };
    assert_eq!(facts, expected);
}

#[test]
fn a_map_that_says_nothing_is_asked_for_its_tiles() {
    let draft = Draft::with_tile(&gzip(&vector_tile("earth")));
    draft.tile((5, 16, 11), &gzip(&vector_tile("earth")));
    let facts = draft.facts();
    assert_eq!(facts.name, "homs");
    assert_eq!(facts.content, Content::Protomaps);
    assert_eq!((facts.min_zoom, facts.max_zoom), (3, 5));
    assert_eq!(facts.bounds, geo::Rect::new((-180.0, -90.0), (180.0, 90.0)));
}

#[test]
fn what_makes_no_sense_is_as_good_as_nothing() {
    for (key, value) in [
        ("minzoom", "-3"),
        ("maxzoom", "300"),
        ("maxzoom", "1"),
        ("minzoom", "NaN"),
        ("bounds", "180,90,-180,-90"),
        ("bounds", "1,2,3"),
        ("bounds", "inf,0,1,1"),
        ("json", "{"),
        ("json", r#"{"vector_layers": 7}"#),
        ("format", "gif"),
    ] {
        let draft = Draft::with_tile(&gzip(&vector_tile("earth")));
        let facts = draft.say("minzoom", "3").say(key, value).facts();
        assert_eq!((facts.min_zoom, facts.max_zoom), (3, 3), "{key}: {value}");
        assert_eq!(facts.content, Content::Protomaps);
        assert_eq!(facts.bounds, geo::Rect::new((-180.0, -90.0), (180.0, 90.0)));
    }
}

#[test]
fn large_pictures_have_larger_sides() {
    for (pixels, side) in [(256, 256), (512, 512), (1024, 512)] {
        let facts = Draft::with_tile(&picture(pixels))
            .say("format", "jpg")
            .facts();
        assert_eq!(facts.content, Content::Raster);
        assert_eq!(facts.tile_side, side);
    }
}

#[test]
fn tiles_may_be_a_view() {
    let draft = Draft::new(
        "CREATE TABLE metadata (name text, value text);
         CREATE TABLE map (zoom_level integer, tile_column integer, tile_row integer, tile_id text);
         CREATE TABLE images (tile_data blob, tile_id text);
         CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data
             FROM map JOIN images USING (tile_id);
         INSERT INTO map VALUES (3, 4, 2, 'a');",
    );
    draft
        .connection
        .execute("INSERT INTO images VALUES (?1, 'a')", [picture(256)])
        .unwrap();
    assert_eq!(draft.open().unwrap().tile(HERE), Ok(Some(picture(256))));
}

#[test]
fn another_database_is_no_map() {
    let places = Draft::new("CREATE TABLE moz_places (url text)");
    assert!(places.problem().contains("no table “metadata”"));
    let no_tiles = Draft::new("CREATE TABLE metadata (name text, value text)");
    assert!(no_tiles.problem().contains("no table “tiles”"));
    let otherwise = Draft::new("CREATE TABLE metadata (name, value); CREATE TABLE tiles (z, x, y)");
    assert!(otherwise.problem().contains("(no such column: zoom_level)"));
    let of_something_else = Draft::new("CREATE TABLE metadata (id); CREATE TABLE tiles (z)");
    assert!(of_something_else.problem().contains("“metadata” is not"));
}

#[test]
fn a_map_without_tiles_or_of_unknown_ones_is_refused() {
    assert!(matches!(
        Draft::new(TABLES).open(),
        Err(MbTilesError::NoTiles)
    ));
    let gif = Draft::with_tile(b"GIF89a\x01\0\x01\0");
    assert!(gif.problem().contains("GIF pictures"));
    let unknown = Draft::with_tile(&gzip(&vector_tile("streets")));
    assert!(unknown.problem().contains("(streets)"));
    let noise = Draft::with_tile(b"\xff\xfe\xfd");
    assert!(matches!(
        noise.open(),
        Err(MbTilesError::Layers(Undrawable::NoLayers))
    ));
}
