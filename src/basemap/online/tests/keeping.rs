//! What is kept of answers, and when it is shown without asking.

use super::*;

#[test]
fn what_was_seen_before_is_shown_offline_and_however_old() {
    let stale = |_: &Request| picture().with("Cache-Control", "max-age=0");
    let server = TileServer::start(stale);
    let permission = given();
    let tiles = tiles_of(map_on(&server), &permission, &cache());
    assert!(tiles.tile(id(1)).is_ok());
    permission.program.set(false);
    assert_eq!(tiles.tile(id(1)), Ok(Some(png())));
    assert_eq!(tiles.tile(id(2)), Err(TileFailure::Offline));
    assert_eq!(server.calls(), 1);
}

#[test]
fn a_fresh_tile_is_not_asked_for_again_not_even_in_a_later_run() {
    let fresh = |_: &Request| picture().with("Cache-Control", "max-age=3600");
    let server = TileServer::start(fresh);
    let cache = cache();
    for _ in 0..3 {
        let tiles = tiles_of(map_on(&server), &given(), &cache);
        assert_eq!(tiles.tile(id(1)), Ok(Some(png())));
    }
    assert_eq!(server.calls(), 1);
}

#[test]
fn a_stale_tile_is_asked_for_with_what_the_server_knows_it_by() {
    let server = TileServer::start(|request| {
        if request.header("if-none-match") == Some("\"first\"") {
            return status(304).with("Cache-Control", "max-age=3600");
        }
        picture()
            .with("Cache-Control", "max-age=0")
            .with("ETag", "\"first\"")
            .with("Last-Modified", "Tue, 14 Nov 2023 22:13:20 GMT")
    });
    let tiles = tiles_on(&server);
    for _ in 0..4 {
        assert_eq!(tiles.tile(id(1)), Ok(Some(png())));
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 2, "the second answer made it fresh");
    assert_eq!(
        requests[1].header("if-modified-since"),
        Some("Tue, 14 Nov 2023 22:13:20 GMT")
    );
}

#[test]
fn a_tile_that_changed_is_not_known_by_what_the_earlier_one_was() {
    let answers = AtomicUsize::new(0);
    let server = TileServer::start(move |_| {
        let stale = picture().with("Cache-Control", "max-age=0");
        match answers.fetch_add(1, Ordering::SeqCst) {
            0 => stale.with("ETag", "\"first\""),
            _ => stale,
        }
    });
    let tiles = tiles_on(&server);
    for _ in 0..3 {
        assert!(tiles.tile(id(1)).is_ok());
    }
    let requests = server.requests();
    assert_eq!(requests[1].header("if-none-match"), Some("\"first\""));
    assert_eq!(requests[2].header("if-none-match"), None);
}

#[test]
fn a_stale_tile_stands_in_for_a_server_in_trouble() {
    let answers = AtomicUsize::new(0);
    let server = TileServer::start(move |_| match answers.fetch_add(1, Ordering::SeqCst) {
        0 => picture().with("Cache-Control", "max-age=0"),
        _ => status(500),
    });
    let tiles = tiles_on(&server);
    assert_eq!(tiles.tile(id(1)), Ok(Some(png())));
    assert_eq!(tiles.tile(id(1)), Ok(Some(png())));
    assert_eq!(server.calls(), 2);
}

#[test]
fn what_may_not_be_kept_is_shown_and_not_kept() {
    let server = TileServer::start(|_| picture().with("Cache-Control", "no-store"));
    let cache = cache();
    let tiles = tiles_of(map_on(&server), &given(), &cache);
    assert_eq!(tiles.tile(id(1)), Ok(Some(png())));
    assert_eq!(cache.size(), Some(0));
}

#[test]
fn where_there_is_no_tile_nobody_is_asked_again_that_day() {
    for number in [404, 204, 410] {
        let server = TileServer::start(move |_| status(number));
        let cache = cache();
        let tiles = tiles_of(map_on(&server), &given(), &cache);
        assert_eq!(tiles.tile(id(1)), Ok(None));
        assert_eq!(tiles.tile(id(1)), Ok(None));
        assert_eq!(server.calls(), 1);
        let kept = cache.get(tiles.number, id(1)).unwrap();
        let left = kept.fresh_until - cache::now();
        assert!((86_390..=86_400).contains(&left), "{left} s");
    }
}

#[test]
fn maps_do_not_share_tiles_but_keys_do() {
    let server = TileServer::start(|_| picture());
    let cache = cache();
    let tiles = |map| tiles_of(map, &given(), &cache);
    let map = map_on(&server);
    let other_key = OnlineMap {
        key: crate::state::maps::Key::new("other"),
        ..map.clone()
    };
    let other_side = OnlineMap {
        tile_side: TileSide::Points512,
        ..map.clone()
    };
    assert!(tiles(map).tile(id(1)).is_ok());
    assert!(tiles(other_key).tile(id(1)).is_ok());
    assert_eq!(server.calls(), 1);
    assert!(tiles(other_side).tile(id(1)).is_ok());
    assert_eq!(server.calls(), 2);
}

#[test]
fn the_key_is_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let server = TileServer::start(|_| picture().with("ETag", "\"a\""));
    let file = Arc::new(TileCache::open(&folder.path().join("tiles.sqlite"), 1_000_000).unwrap());
    assert!(
        tiles_of(map_on(&server), &given(), &file)
            .tile(id(1))
            .is_ok()
    );
    assert!(server.requests()[0].path.contains(KEY));
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(
            !bytes
                .windows(KEY.len())
                .any(|piece| piece == KEY.as_bytes())
        );
        assert!(!bytes.windows(9).any(|piece| piece == b"127.0.0.1"));
    }
}
