//! How the base map behaves while its tiles are being made.

use std::time::{Duration, Instant};

use egui::Context;

use super::*;
use crate::basemap::style::tests::paper;

const SYRIA: TileId = TileId {
    x: 19,
    y: 12,
    zoom: 5,
};

fn settled(map: &mut BaseMap) {
    let limit = Instant::now() + Duration::from_mins(1);
    while map.pending() {
        assert!(Instant::now() < limit, "the base map did not settle");
        std::thread::sleep(Duration::from_millis(5));
        map.receive();
    }
}

fn base_map() -> BaseMap {
    BaseMap::new(Context::default(), &paper()).unwrap()
}

#[test]
fn a_tile_arrives_after_it_was_asked_for() {
    let mut map = base_map();
    assert!(map.at(SYRIA).is_none());
    assert!(map.pending());
    settled(&mut map);
    let piece = map.at(SYRIA).unwrap();
    assert_eq!(piece.uv, part(SYRIA, SYRIA.zoom));
    assert!(!map.pending());
    assert_eq!(map.failure(), None);
}

#[test]
fn a_coarser_tile_stands_in_for_a_finer_one() {
    let mut map = base_map();
    map.at(SYRIA);
    settled(&mut map);
    let finer = TileId {
        x: SYRIA.x * 2 + 1,
        y: SYRIA.y * 2,
        zoom: SYRIA.zoom + 1,
    };
    let piece = map.at(finer).unwrap();
    assert_eq!(piece.uv, Rect::from_min_max(pos2(0.5, 0.0), pos2(1.0, 0.5)));
    assert!(map.pending());
}

#[test]
fn beyond_the_finest_zoom_tiles_are_stretched() {
    let mut map = base_map();
    let beyond = TileId {
        x: 19 << 13,
        y: 12 << 13,
        zoom: 18,
    };
    map.at(beyond);
    settled(&mut map);
    assert!(map.up_to_date(ancestor(beyond, tiler::MAX_ZOOM)));
    assert!((map.at(beyond).unwrap().uv.width() - 0.25).abs() < 1e-6);
}

#[test]
fn new_colours_never_leave_the_map_empty() {
    let mut map = base_map();
    map.at(SYRIA);
    settled(&mut map);
    map.set_palette(&MapPalette {
        land: egui::Color32::BLACK,
        ..paper()
    });
    assert!(map.at(SYRIA).is_some());
    assert!(map.pending());
    settled(&mut map);
    assert!(map.up_to_date(SYRIA));
}

#[test]
fn the_same_colours_cost_nothing() {
    let mut map = base_map();
    map.at(SYRIA);
    settled(&mut map);
    map.set_palette(&paper());
    map.at(SYRIA);
    assert!(!map.pending());
}

#[test]
fn the_worker_ends_with_the_map() {
    let map = base_map();
    let desk = Arc::downgrade(&map.desk);
    drop(map);
    let limit = Instant::now() + Duration::from_mins(1);
    while desk.strong_count() > 0 {
        assert!(Instant::now() < limit, "the worker outlived its map");
        std::thread::sleep(Duration::from_millis(5));
    }
}
