//! Servers good and bad, all of them on this computer, and what becomes of their tiles.

#[path = "../../../tests/support/tile_server.rs"]
mod tile_server;

mod asking;
mod documents;
mod failing;
mod keeping;

use std::io::Cursor;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tile_server::{Manner, Reply, Request, TileServer};

use super::*;
use crate::state::maps::{Template, TileSide, predefined};

/// Far more than this computer needs to answer itself, however busy it is.
const WHOLE: Duration = Duration::from_secs(10);
const FIRST_WAIT: Duration = Duration::from_millis(500);
const KEY: &str = "sesame-4711";

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::DynamicImage::new_rgb8(256, 256);
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn picture() -> Reply {
    Reply::new(200, "image/png", png())
}

fn page() -> Reply {
    Reply::new(200, "text/html", "<!doctype html><p>Log in</p>")
}

fn status(status: u16) -> Reply {
    Reply::new(status, "text/plain", "sorry")
}

/// A map of pictures on `server`, with a key in its address.
fn map_on(server: &TileServer) -> OnlineMap {
    let address = server.url(&format!("/{{z}}/{{x}}/{{y}}.png?key={KEY}"));
    let (template, key) = Template::parse(Scheme::Xyz, &address).unwrap();
    OnlineMap {
        name: "Test".to_owned(),
        template,
        key,
        ..predefined().remove(0)
    }
}

fn given() -> NetworkPermission {
    let permission = NetworkPermission::default();
    permission.program.set(true);
    permission.map.set(true);
    permission
}

fn cache() -> Arc<TileCache> {
    Arc::new(TileCache::in_memory(10_000_000).unwrap())
}

fn limits() -> Limits {
    Limits {
        connect: WHOLE,
        whole: WHOLE,
        largest: 100_000,
        first_wait: FIRST_WAIT,
    }
}

fn tiles_of(map: OnlineMap, permission: &NetworkPermission, cache: &Arc<TileCache>) -> OnlineTiles {
    OnlineTiles::within(limits(), map, permission.clone(), Arc::clone(cache)).unwrap()
}

/// The tiles of a map on `server`, turned on, with a cache of their own.
fn tiles_on(server: &TileServer) -> OnlineTiles {
    tiles_of(map_on(server), &given(), &cache())
}

fn id(x: u32) -> TileId {
    TileId { x, y: 5, zoom: 4 }
}

/// What comes of asking `server` for a tile, and its tiles to go on with.
fn asked(server: &TileServer) -> (OnlineTiles, TileFailure) {
    let tiles = tiles_on(server);
    let failure = tiles.tile(id(1)).unwrap_err();
    let told = format!("{failure} {failure:?}");
    assert!(!told.contains(KEY), "the key is told: {told}");
    assert!(
        told.contains("Test: 127.0.0.1:"),
        "who failed is not told: {told}"
    );
    (tiles, failure)
}

#[track_caller]
fn assert_passing(failure: &TileFailure, said: &str) {
    assert!(
        matches!(failure, TileFailure::Passing { .. }),
        "{failure:?}"
    );
    assert!(failure.to_string().contains(said), "{failure}");
}

#[track_caller]
fn assert_lasting(failure: &TileFailure, said: &str) {
    assert!(
        matches!(failure, TileFailure::Lasting { .. }),
        "{failure:?}"
    );
    assert!(failure.to_string().contains(said), "{failure}");
}
