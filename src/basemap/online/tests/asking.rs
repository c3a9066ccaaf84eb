//! Who is asked, when, and how.

use super::*;

#[test]
fn a_tile_is_asked_for_politely() {
    let server = TileServer::start(|_| picture());
    assert_eq!(tiles_on(&server).tile(id(9)), Ok(Some(png())));
    let request = &server.requests()[0];
    assert_eq!(request.path, format!("/4/9/5.png?key={KEY}"));
    let agent = request.header("user-agent").unwrap();
    assert!(agent.starts_with("Counterclaim/"), "{agent}");
    // OpenStreetMap's rules: no header may ask caches on the way to be left out.
    assert_eq!(request.header("cache-control"), None);
    assert_eq!(request.header("pragma"), None);
    assert_eq!(request.header("referer"), None);
    assert_eq!(request.header("cookie"), None);
}

#[test]
fn without_leave_nobody_is_called() {
    let server = TileServer::start(|_| picture());
    let permission = NetworkPermission::default();
    let tiles = tiles_of(map_on(&server), &permission, &cache());
    assert_eq!(tiles.tile(id(1)), Err(TileFailure::Offline));
    permission.map.set(true);
    assert_eq!(tiles.tile(id(1)), Err(TileFailure::Offline));
    permission.map.set(false);
    permission.program.set(true);
    assert_eq!(tiles.tile(id(1)), Err(TileFailure::Offline));
    assert_eq!(server.calls(), 0);
    permission.map.set(true);
    assert!(tiles.tile(id(1)).is_ok());
    permission.program.set(false);
    assert_eq!(tiles.tile(id(2)), Err(TileFailure::Offline));
    assert_eq!(server.calls(), 1);
}

#[test]
fn making_and_describing_a_map_calls_nobody() {
    let server = TileServer::start(|_| picture());
    let tiles = tiles_on(&server);
    assert_eq!(tiles.facts().name, "Test");
    assert_eq!(tiles.at_once(), 2);
    assert_eq!(server.calls(), 0);
}

#[test]
fn leave_taken_back_stops_an_answer_that_is_under_way() {
    let endless = |_: &Request| picture().in_manner(Manner::WithoutEnd);
    let server = TileServer::start(endless);
    let permission = given();
    let limits = Limits {
        largest: u64::MAX,
        whole: Duration::from_mins(1),
        ..limits()
    };
    let tiles = OnlineTiles::within(limits, map_on(&server), permission.clone(), cache()).unwrap();
    thread::scope(|scope| {
        let asking = scope.spawn(|| tiles.tile(id(1)));
        thread::sleep(Duration::from_millis(100));
        permission.program.set(false);
        assert_eq!(asking.join().unwrap(), Err(TileFailure::Offline));
    });
}

#[test]
fn outside_the_map_nobody_is_asked() {
    let server = TileServer::start(|_| picture());
    let map = OnlineMap {
        min_zoom: 3,
        max_zoom: 200,
        ..map_on(&server)
    };
    let tiles = tiles_of(map, &given(), &cache());
    for (x, y, zoom) in [
        (0, 0, 2),
        (0, 0, 25),
        (0, 0, 255),
        (8, 0, 3),
        (0, 8, 3),
        (0, u32::MAX, 24),
    ] {
        assert_eq!(tiles.tile(TileId { x, y, zoom }), Ok(None));
    }
    assert_eq!(server.calls(), 0);
}

#[test]
fn nothing_is_said_in_the_open_to_a_server_that_should_be_encrypted() {
    let server = TileServer::start(|_| picture());
    let address = server.url("/{z}/{x}/{y}.png?key={key}");
    let address = address.replace("http://", "https://");
    let map = OnlineMap {
        template: Template::parse(Scheme::Xyz, &address).unwrap().0,
        ..map_on(&server)
    };
    let failure = tiles_of(map, &given(), &cache()).tile(id(1)).unwrap_err();
    assert_passing(&failure, "could not prove that it is who it says");
    let heard = format!("{:?}", server.requests());
    assert!(!heard.contains(KEY), "{heard}");
}

#[test]
fn a_tile_that_moved_on_the_same_server_is_found() {
    let server = TileServer::start(|request| match request.path.as_str() {
        "/moved/tile.png" => picture(),
        _ => status(301).with("Location", "/moved/tile.png"),
    });
    assert_eq!(tiles_on(&server).tile(id(1)), Ok(Some(png())));
}

#[test]
fn nobody_is_asked_whom_the_user_was_not_told_of() {
    let other = TileServer::start(|_| picture());
    let elsewhere = other.url("/stolen.png");
    let server = TileServer::start(move |_| status(302).with("Location", elsewhere.clone()));
    let (_, failure) = asked(&server);
    assert_passing(&failure, "which was not turned on");
    assert_eq!(other.calls(), 0);
}

#[test]
fn a_server_is_asked_for_two_tiles_at_once_and_no_more() {
    let slowly = |_: &Request| picture().in_manner(Manner::After(Duration::from_millis(30)));
    let server = TileServer::start(slowly);
    let tiles = tiles_on(&server);
    thread::scope(|scope| {
        for x in 0..8 {
            let tiles = &tiles;
            scope.spawn(move || assert!(tiles.tile(id(x)).is_ok()));
        }
    });
    assert_eq!(server.calls(), 8);
    assert!(server.most_at_once() <= 2, "{}", server.most_at_once());
}

#[test]
fn a_map_that_wants_a_key_is_not_made_without_one() {
    let server = TileServer::start(|_| picture());
    let map = OnlineMap {
        key: None,
        ..map_on(&server)
    };
    let error = OnlineTiles::new(map, given(), cache()).err().unwrap();
    assert_eq!(error.to_string(), "Test wants a key, and none is given");
}
