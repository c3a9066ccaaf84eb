//! Servers in trouble, and answers that are no tiles.

use super::*;

#[test]
fn a_server_in_trouble_is_left_alone_for_longer_each_time() {
    let server = TileServer::start(|_| status(500));
    let (tiles, failure) = asked(&server);
    assert_passing(&failure, "is busy or out of order");
    for _ in 0..5 {
        assert_eq!(
            tiles.tile(id(2)).unwrap_err().to_string(),
            failure.to_string()
        );
    }
    assert_eq!(server.calls(), 1, "meanwhile nobody asks");
    thread::sleep(FIRST_WAIT);
    let later = tiles.tile(id(2)).unwrap_err();
    assert_eq!(server.calls(), 2);
    let TileFailure::Passing { retry_after, .. } = later else {
        panic!("{later:?}");
    };
    assert_eq!(retry_after, 2 * FIRST_WAIT);
}

#[test]
fn a_server_that_names_a_time_is_given_it() {
    let in_an_hour = (jiff::Timestamp::now() + Duration::from_hours(1)).as_second();
    let date = jiff::Timestamp::from_second(in_an_hour).unwrap();
    let date = jiff::fmt::rfc2822::DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&date)
        .unwrap();
    for (number, said, secs) in [
        (429, "120".to_owned(), 119..=120),
        (503, date, 3590..=3600),
        (503, "soon".to_owned(), 0..=0),
    ] {
        let server = TileServer::start(move |_| status(number).with("Retry-After", said.clone()));
        let (_, failure) = asked(&server);
        let TileFailure::Passing { retry_after, .. } = failure else {
            panic!("{failure:?}");
        };
        assert!(secs.contains(&retry_after.as_secs()), "{retry_after:?}");
    }
}

#[test]
fn a_server_that_comes_back_is_asked_again() {
    let answers = AtomicUsize::new(0);
    let server = TileServer::start(move |_| match answers.fetch_add(1, Ordering::SeqCst) {
        0 => status(503),
        _ => picture(),
    });
    let (tiles, _) = asked(&server);
    thread::sleep(FIRST_WAIT);
    assert_eq!(tiles.tile(id(1)), Ok(Some(png())));
}

#[test]
fn a_refusal_is_not_argued_with() {
    for number in [401, 403] {
        let server = TileServer::start(move |_| status(number));
        let (tiles, failure) = asked(&server);
        assert_lasting(&failure, "the key may be wrong");
        for x in 0..9 {
            assert_eq!(tiles.tile(id(x)), Err(failure.clone()));
        }
        assert_eq!(server.calls(), 1);
    }
}

#[test]
fn a_refusal_without_a_key_says_that_one_may_be_wanted() {
    let server = TileServer::start(|_| status(403));
    let (template, key) = Template::parse(Scheme::Xyz, &server.url("/{z}/{x}/{y}")).unwrap();
    let map = OnlineMap {
        template,
        key,
        ..map_on(&server)
    };
    let failure = tiles_of(map, &given(), &cache()).tile(id(1)).unwrap_err();
    assert_lasting(&failure, "it may want a key");
}

#[test]
fn a_server_that_does_not_answer_in_time_is_not_waited_for() {
    let late = Duration::from_secs(5);
    let server = TileServer::start(move |_| picture().in_manner(Manner::After(late)));
    let limits = Limits {
        whole: Duration::from_millis(200),
        ..limits()
    };
    let tiles = OnlineTiles::within(limits, map_on(&server), given(), cache()).unwrap();
    let begun = Instant::now();
    assert_passing(&tiles.tile(id(1)).unwrap_err(), "did not answer in time");
    assert!(begun.elapsed() < late, "{:?}", begun.elapsed());
}

#[test]
fn a_server_that_is_not_there_is_told_of() {
    let server = TileServer::start(|_| picture());
    let tiles = tiles_on(&server);
    drop(server);
    assert_passing(&tiles.tile(id(1)).unwrap_err(), "takes no calls");
}

#[test]
fn an_answer_that_breaks_off_is_no_tile() {
    let server = TileServer::start(|_| picture().in_manner(Manner::CutShort));
    let cache = cache();
    let tiles = tiles_of(map_on(&server), &given(), &cache);
    assert_passing(&tiles.tile(id(1)).unwrap_err(), "broke off");
    assert_eq!(cache.size(), Some(0));
}

#[test]
fn half_a_picture_is_no_tile_and_is_not_kept() {
    let half = |_: &Request| Reply::new(200, "image/png", &png()[..png().len() / 2]);
    let server = TileServer::start(half);
    let (tiles, failure) = asked(&server);
    assert_lasting(&failure, "damaged");
    assert_eq!(tiles.cache.size(), Some(0));
}

#[test]
fn a_web_page_in_place_of_a_tile_is_told_of() {
    let server = TileServer::start(|_| page());
    let (_, failure) = asked(&server);
    assert_passing(&failure, "log in first");
}

#[test]
fn a_tile_of_the_wrong_type_leaves_the_others_alone() {
    let server = TileServer::start(|request| {
        if request.path.starts_with("/4/1/") {
            Reply::new(200, "application/pdf", "%PDF-1.7")
        } else {
            picture()
        }
    });
    let (tiles, failure) = asked(&server);
    assert_lasting(&failure, "something other than a picture");
    assert_eq!(tiles.tile(id(2)), Ok(Some(png())));
}

#[test]
fn a_circle_is_left_after_three_rounds() {
    let server = TileServer::start(|request| status(302).with("Location", request.path.clone()));
    let (_, failure) = asked(&server);
    assert_passing(&failure, "in a circle");
    assert_eq!(server.calls(), 4);
}

#[test]
fn an_answer_without_end_is_not_read_to_its_end() {
    let server = TileServer::start(|_| picture().in_manner(Manner::WithoutEnd));
    let (_, failure) = asked(&server);
    assert_passing(&failure, "more than 4 MB");
}

#[test]
fn what_is_no_answer_at_all_is_told_of() {
    let nonsense = |_: &Request| picture().with("Transfer-Encoding", "nonsense\r\n\u{1}: \u{2}");
    let server = TileServer::start(nonsense);
    let (_, failure) = asked(&server);
    assert_passing(&failure, "makes no sense");
}
