//! Tiles and servers that fail, and how a fetch goes on later.

use super::*;

#[test]
fn a_fetch_that_was_broken_off_goes_on_where_it_was() {
    let (folder, out) = out();
    let absent = Server::new().with(id(0, 0, 0), Ok(None));
    let busy = absent.with(id(2, 0, 0), Err(passing(3600)));
    let error = fetched(&plan(), &busy, &out).unwrap_err();
    assert_eq!(
        error.to_string(),
        "stopped at 5 of 21 tiles: busy; the same command goes on from there"
    );
    assert_eq!(names(&folder), ["map.pmtiles.part"]);
    let well = Server::new();
    fetched(&plan(), &well, &out).unwrap();
    assert_eq!(well.asked(), 16, "what had come was not asked for again");
    assert_eq!(names(&folder), ["map.pmtiles"]);
    let map = PmTiles::open(&out).unwrap();
    assert_eq!(map.tile(id(0, 0, 0)), Ok(None));
    assert_eq!(map.tile(id(1, 0, 1)), Ok(Some(picture_of(id(1, 0, 1)))));
}

#[test]
fn tiles_that_cannot_be_had_are_told_and_tried_again() {
    let (folder, out) = out();
    let server = Server::new().with(id(1, 0, 0), Err(lasting()));
    let error = fetched(&plan(), &server, &out).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("1 of 21 tiles could not be had"),
        "{error}"
    );
    assert_eq!(names(&folder), ["map.pmtiles.part"]);
    let well = Server::new();
    fetched(&plan(), &well, &out).unwrap();
    assert_eq!(well.asked(), 1);
}

#[test]
fn a_file_with_gaps_is_written_if_the_user_wants_it() {
    let (_folder, out) = out();
    let server = Server::new().with(id(1, 0, 0), Err(lasting()));
    fetch(&plan(), &server, AT_ONCE, Gaps::Leave, &out, &mut |_| {}).unwrap();
    let map = PmTiles::open(&out).unwrap();
    assert_eq!(map.tile(id(1, 0, 0)), Ok(None));
    assert!(map.tile(id(1, 0, 1)).unwrap().is_some());
}

#[test]
fn a_server_that_fails_again_and_again_is_left_alone() {
    let (_folder, out) = out();
    let failing = plan()
        .tiles()
        .fold(Server::new(), |server, id| server.with(id, Err(lasting())));
    let error = fetched(&plan(), &failing, &out).unwrap_err();
    assert!(matches!(error, FetchError::Stopped { .. }), "{error}");
    assert_eq!(failing.asked(), 3);
}

#[test]
fn a_busy_server_is_waited_for() {
    let (_folder, out) = out();
    let begun = Instant::now();
    let busy = Server::new().with(id(0, 0, 0), Err(passing(1)));
    let error = fetched(&plan(), &busy, &out).unwrap_err();
    assert!(
        matches!(error, FetchError::Gaps { count: 1, .. }),
        "{error}"
    );
    assert!(begun.elapsed() >= Duration::from_secs(1));
    assert_eq!(busy.asked(), 22, "that tile twice");
}

#[test]
fn what_was_begun_otherwise_is_not_gone_on_with() {
    let (_folder, out) = out();
    let busy = Server::new().with(id(2, 0, 0), Err(passing(3600)));
    fetched(&plan(), &busy, &out).unwrap_err();
    let other = planned(allowed(), "-180,-85,180,85", "0..1").unwrap();
    let error = fetched(&other, &Server::new(), &out).unwrap_err();
    assert!(
        error.to_string().contains("part of another fetch"),
        "{error}"
    );
}

#[test]
fn a_file_that_is_no_part_is_left_as_it_is() {
    for content in [
        &b"no database at all, however long this is meant to be"[..],
        b"SQLite format 3\0",
    ] {
        let (_folder, out) = out();
        let beside = part::beside(&out);
        fs::write(&beside, content).unwrap();
        let error = fetched(&plan(), &Server::new(), &out).unwrap_err();
        assert!(matches!(error, FetchError::Part(_)), "{error}");
        assert_eq!(fs::read(&beside).unwrap(), content);
    }
    let (_folder, out) = out();
    let theirs = rusqlite::Connection::open(part::beside(&out)).unwrap();
    theirs.execute_batch("CREATE TABLE theirs (text)").unwrap();
    drop(theirs);
    let error = fetched(&plan(), &Server::new(), &out).unwrap_err();
    assert!(error.to_string().contains("no part of a fetch"), "{error}");
}
