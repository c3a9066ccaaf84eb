//! How a map behaves while its tiles are being made.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use egui::Context;

use super::*;
use crate::basemap::ground::{BaseMap, base_map};
use crate::basemap::source::TileFailure;
use crate::basemap::style::MapPalette;
use crate::basemap::style::tests::paper;
use walkers::{Style, Tile};

const SYRIA: TileId = TileId {
    x: 19,
    y: 12,
    zoom: 5,
};

fn settled<L>(map: &mut TileSet<L>) {
    let limit = Instant::now() + Duration::from_mins(1);
    while map.pending() {
        assert!(Instant::now() < limit, "the base map did not settle");
        std::thread::sleep(Duration::from_millis(5));
        map.receive();
    }
}

fn embedded() -> BaseMap {
    base_map(&Context::default(), &paper()).unwrap()
}

#[test]
fn a_tile_arrives_after_it_was_asked_for() {
    let mut map = embedded();
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
    let mut map = embedded();
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
    let mut map = embedded();
    // Over Homs.
    let beyond = TileId {
        x: 1232 << 7,
        y: 813 << 7,
        zoom: 18,
    };
    map.at(beyond);
    settled(&mut map);
    let finest = *map.plan.zooms.end();
    assert!(map.up_to_date(ancestor(beyond, finest)));
    let part = 0.5_f32.powi(i32::from(beyond.zoom - finest));
    assert!((map.at(beyond).unwrap().uv.width() - part).abs() < 1e-6);
}

#[test]
fn where_there_are_no_finer_tiles_coarser_ones_are_stretched() {
    let mut map = embedded();
    // Over Lisbon, far from the region.
    let finer = TileId {
        x: 242,
        y: 196,
        zoom: 9,
    };
    for _ in 6..=9 {
        map.at(finer);
        settled(&mut map);
    }
    assert!(map.up_to_date(ancestor(finer, 6)));
    assert!((map.at(finer).unwrap().uv.width() - 0.125).abs() < 1e-6);
    assert!(!map.pending());
}

#[test]
fn new_colours_never_leave_the_map_empty() {
    let mut map = embedded();
    map.at(SYRIA);
    settled(&mut map);
    map.set_look(&MapPalette {
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
    let mut map = embedded();
    map.at(SYRIA);
    settled(&mut map);
    map.set_look(&paper());
    map.at(SYRIA);
    assert!(!map.pending());
}

#[test]
fn the_worker_ends_with_the_map() {
    let map = embedded();
    let desk = Arc::downgrade(&map.desk);
    drop(map);
    let limit = Instant::now() + Duration::from_mins(1);
    while desk.strong_count() > 0 {
        assert!(Instant::now() < limit, "the worker outlived its map");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A maker that answers as told, and writes down what it was asked for.
struct Scripted {
    asked: Arc<Mutex<Vec<TileId>>>,
    answer: fn() -> Result<Option<Tile>, TileFailure>,
}

impl Maker for Scripted {
    type Look = ();

    fn make(&mut self, id: TileId, (): &()) -> Result<Option<Tile>, TileFailure> {
        self.asked.lock().unwrap().push(id);
        (self.answer)()
    }
}

fn scripted(
    threads: usize,
    answer: fn() -> Result<Option<Tile>, TileFailure>,
) -> (TileSet<()>, Arc<Mutex<Vec<TileId>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let plan = Plan {
        name: "scripted",
        zooms: 0..=14,
        tile_side: 256,
        threads,
        kept: 16,
        stand_ins: false,
        stretched: false,
    };
    let book = Arc::clone(&asked);
    let open = move || {
        let asked = Arc::clone(&book);
        Ok(Scripted { asked, answer })
    };
    let set = TileSet::start(&Context::default(), &(), plan, open).unwrap();
    (set, asked)
}

#[test]
fn where_a_map_has_nothing_nothing_is_drawn_and_nothing_is_asked_twice() {
    let (mut map, asked) = scripted(1, || Ok(None));
    map.at(SYRIA);
    settled(&mut map);
    assert!(map.at(SYRIA).is_none());
    assert!(!map.pending());
    assert_eq!(*asked.lock().unwrap(), [SYRIA]);
    assert_eq!(map.failure(), None);
}

#[test]
fn where_a_map_has_nothing_finer_a_coarser_tile_is_no_stand_in() {
    let (mut map, _) = scripted(1, || Ok(None));
    let coarser = ancestor(SYRIA, SYRIA.zoom - 2);
    map.at(SYRIA);
    settled(&mut map);
    let tile = Tile::from_mvt(&[], &Style::default(), 0, 256).ok();
    map.shown.insert(coarser, Made { edition: 0, tile });
    assert!(map.at(coarser).is_some());
    assert!(map.at(SYRIA).is_none());
}

#[test]
fn a_map_covers_the_view_only_where_it_draws_all_that_was_asked_of_it() {
    let (mut nothing, _) = scripted(1, || Ok(None));
    assert!(!nothing.covered_view(), "nothing was asked of it");
    nothing.at(SYRIA);
    settled(&mut nothing);
    nothing.at(SYRIA);
    assert!(!nothing.covered_view());

    let mut map = embedded();
    map.at(SYRIA);
    settled(&mut map);
    map.covered_view();
    map.at(SYRIA);
    assert!(map.covered_view());
}

#[test]
fn a_tile_that_cannot_be_read_is_told_of_and_not_asked_for_again() {
    let (mut map, asked) = scripted(1, || {
        let why = "damaged".to_owned();
        Err(TileFailure::Lasting { why })
    });
    map.at(SYRIA);
    settled(&mut map);
    map.at(SYRIA);
    settled(&mut map);
    assert_eq!(map.failure().as_deref(), Some("damaged"));
    assert_eq!(asked.lock().unwrap().len(), 1);
}

#[test]
fn a_source_that_is_busy_is_left_alone_for_as_long_as_it_says() {
    let (mut map, asked) = scripted(1, || Err(busy(Duration::from_mins(10))));
    for _ in 0..2 {
        map.at(SYRIA);
        settled(&mut map);
    }
    assert_eq!(map.failure().as_deref(), Some("busy"));
    assert_eq!(asked.lock().unwrap().len(), 1);
}

#[test]
fn every_frame_asks_to_be_woken_when_a_busy_source_may_be_asked_again() {
    let (mut map, _) = scripted(1, || Err(busy(Duration::from_mins(10))));
    map.at(SYRIA);
    settled(&mut map);
    let again = map.desk.order(9, SYRIA, None).unwrap();
    assert!(again > Duration::from_mins(9) && again <= Duration::from_mins(10));
}

#[test]
fn a_source_that_was_busy_is_asked_again() {
    let (mut map, asked) = scripted(1, || Err(busy(Duration::ZERO)));
    for _ in 0..2 {
        map.at(SYRIA);
        settled(&mut map);
    }
    assert_eq!(asked.lock().unwrap().len(), 2);
}

fn busy(retry_after: Duration) -> TileFailure {
    let why = "busy".to_owned();
    TileFailure::Passing { why, retry_after }
}

#[test]
fn a_source_that_is_offline_is_no_failure() {
    let (mut map, asked) = scripted(1, || Err(TileFailure::Offline));
    map.at(SYRIA);
    settled(&mut map);
    map.at(SYRIA);
    assert!(!map.pending());
    assert_eq!(map.failure(), None);
    assert_eq!(asked.lock().unwrap().len(), 1);
}

#[test]
fn several_threads_never_make_one_tile_twice() {
    let (mut map, asked) = scripted(4, || {
        std::thread::sleep(Duration::from_millis(20));
        Tile::from_mvt(&[], &Style::default(), 0, 256)
            .map(Some)
            .map_err(|error| TileFailure::Lasting {
                why: error.to_string(),
            })
    });
    let beside = TileId {
        x: SYRIA.x + 1,
        ..SYRIA
    };
    let limit = Instant::now() + Duration::from_mins(1);
    while map.at(SYRIA).is_none() || map.at(beside).is_none() {
        assert!(Instant::now() < limit, "the tiles did not arrive");
        std::thread::sleep(Duration::from_millis(1));
    }
    settled(&mut map);
    assert_eq!(asked.lock().unwrap().len(), 2);
}

#[test]
fn a_map_that_cannot_be_opened_says_why_and_is_asked_no_more() {
    let plan = scripted(1, || Ok(None)).0.plan.clone();
    let open = || Err::<Scripted, _>("no such file".to_owned());
    let mut map = TileSet::start(&Context::default(), &(), plan, open).unwrap();
    settled(&mut map);
    assert!(map.at(SYRIA).is_none());
    assert!(!map.pending());
    assert_eq!(map.failure().as_deref(), Some("no such file"));
}

#[test]
fn what_is_out_of_view_before_its_turn_is_not_made() {
    let ctx = Context::default();
    let desk: Desk<()> = Desk::new((), 0);
    let gone = TileId {
        x: SYRIA.x - 9,
        ..SYRIA
    };
    desk.order(ctx.cumulative_pass_nr(), gone, None);
    desk.order(ctx.cumulative_pass_nr() + 9, SYRIA, None);
    assert_eq!(desk.open().unfinished(), 2);
    assert_eq!(desk.next_order().map(|order| order.id), Some(SYRIA));
    assert_eq!(desk.open().unfinished(), 1, "only the one in hand");
}
