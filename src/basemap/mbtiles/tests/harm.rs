//! Files in `MBTiles` that are damaged, in use, or made to do harm.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

#[test]
fn what_is_no_database_is_not_given_to_sqlite() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.mbtiles");
    for bytes in [&b""[..], b"SQLite", b"PMTiles\x03 and so on, and so on"] {
        fs::write(&path, bytes).unwrap();
        assert!(matches!(
            MbTiles::open(&path),
            Err(MbTilesError::NoDatabase)
        ));
    }
    assert!(matches!(
        MbTiles::open(folder.path()),
        Err(MbTilesError::File(Unreadable::Folder))
    ));
    assert!(matches!(
        MbTiles::open(&folder.path().join("none")),
        Err(MbTilesError::File(Unreadable::Missing))
    ));
}

#[test]
fn a_tile_that_is_damaged_or_too_large_never_comes() {
    let bomb = gzip(&vec![0; TILE_LIMIT as usize + 1]);
    let torn = &gzip(&vec![7; 1_000])[..20];
    for tile in [&bomb[..], torn] {
        let draft = Draft::with_tile(tile).say("json", r#"{"vector_layers": [{"id": "earth"}]}"#);
        let failure = draft.open().unwrap().tile(HERE).unwrap_err();
        assert!(matches!(failure, TileFailure::Lasting { .. }), "{failure}");
    }
    let draft = Draft::with_tile(&picture(256));
    draft
        .connection
        .execute("INSERT INTO tiles VALUES (3, 0, 0, zeroblob(17000000))", [])
        .unwrap();
    let huge = TileId {
        x: 0,
        y: 7,
        zoom: 3,
    };
    let failure = draft.open().unwrap().tile(huge).unwrap_err();
    assert!(
        failure.to_string().contains("larger than 16 MiB"),
        "{failure}"
    );
}

#[test]
fn a_file_that_is_being_written_is_asked_again_later() {
    let draft = Draft::with_tile(&picture(256));
    let map = draft.open().unwrap();
    draft.connection.execute_batch("BEGIN EXCLUSIVE").unwrap();
    assert!(matches!(map.tile(HERE), Err(TileFailure::Passing { .. })));
    assert!(matches!(draft.open(), Err(MbTilesError::Busy)));
    draft.connection.execute_batch("COMMIT").unwrap();
    assert!(matches!(map.tile(HERE), Ok(Some(_))));
}

#[test]
fn a_view_that_runs_on_and_on_is_broken_off() {
    let draft = Draft::new(TABLES);
    draft.tile((3, 4, 2), &picture(256));
    for i in 0..300 {
        draft.tile((9, i, 0), &[]);
    }
    draft
        .connection
        .execute_batch(
            "ALTER TABLE tiles RENAME TO t;
             CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM t
                 WHERE zoom_level < 9 OR (SELECT count(*) FROM t a, t b, t c, t d) < 0;",
        )
        .unwrap();
    let draft = draft.say("minzoom", 3).say("maxzoom", 9);
    let map = draft.open().unwrap();
    let start = Instant::now();
    let nowhere = TileId {
        x: 7,
        y: 511,
        zoom: 9,
    };
    assert!(matches!(
        map.tile(nowhere),
        Err(TileFailure::Passing { .. })
    ));
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_view_that_does_more_than_select_is_not_run() {
    let draft = Draft::new(
        "CREATE TABLE metadata (name text, value text);
         CREATE VIEW tiles AS
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
             SELECT i AS zoom_level, i AS tile_column, i AS tile_row, x'00' AS tile_data FROM n;",
    );
    assert!(matches!(draft.open(), Err(MbTilesError::Forbidding)));
}

#[test]
fn nothing_is_written_beside_the_file() {
    let draft = Draft::with_tile(&picture(256));
    let before = fs::read(draft.path()).unwrap();
    draft.open().unwrap().tile(HERE).unwrap();
    assert_eq!(fs::read(draft.path()).unwrap(), before);
    assert_eq!(fs::read_dir(draft.folder.path()).unwrap().count(), 1);
}

/// Databases kept with a log ("WAL") are otherwise read with two more files beside them.
#[test]
fn nothing_is_written_beside_a_file_that_is_kept_with_a_log_either() {
    let Draft { folder, connection } = Draft::with_tile(&picture(256));
    connection
        .execute_batch("PRAGMA journal_mode = wal; INSERT INTO metadata VALUES ('name', 'Homs')")
        .unwrap();
    connection.close().unwrap();
    for name in ["homs.mbtiles", "a #1 100%? ü.mbtiles"] {
        let path = folder.path().join(name);
        if !path.exists() {
            fs::rename(folder.path().join("homs.mbtiles"), &path).unwrap();
        }
        let map = MbTiles::open(&path).unwrap();
        assert_eq!(map.facts().name, "Homs");
        assert_eq!(map.tile(HERE), Ok(Some(picture(256))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn what_is_still_in_the_log_is_read_too() {
    let draft = Draft::with_tile(&picture(256));
    draft
        .connection
        .execute_batch("PRAGMA journal_mode = wal")
        .unwrap();
    let draft = draft.say("name", "Homs");
    assert_eq!(draft.facts().name, "Homs");
}

#[test]
fn a_truncated_file_is_refused_or_fails_tile_by_tile() {
    let draft = Draft::with_tile(&picture(256));
    for i in 0..200 {
        draft.tile((8, i, 0), &[7; 500]);
    }
    let whole = fs::read(draft.path()).unwrap();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("torn.mbtiles");
    for length in (0..whole.len()).step_by(1_777) {
        fs::write(&path, &whole[..length]).unwrap();
        if let Ok(map) = MbTiles::open(&path) {
            for i in 0..200 {
                let id = TileId {
                    x: i,
                    y: 255,
                    zoom: 8,
                };
                let _ = map.tile(id);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_with_flipped_bytes_is_read_or_refused(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let draft = Draft::with_tile(&gzip(&vector_tile("earth"))).say("maxzoom", 3);
        let mut bytes = fs::read(draft.path()).unwrap();
        for (place, byte) in flips {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let path = draft.folder.path().join("damaged.mbtiles");
        fs::write(&path, bytes).unwrap();
        if let Ok(map) = MbTiles::open(&path) {
            let _ = map.tile(HERE);
        }
    }

    #[test]
    fn any_metadata_are_read(name in "\\PC*", bounds in "[-0-9.,einfa ]*", zoom in "[-0-9.e]*") {
        let facts = Draft::with_tile(&picture(256))
            .say("name", name)
            .say("bounds", bounds)
            .say("maxzoom", zoom)
            .facts();
        prop_assert!(facts.min_zoom <= facts.max_zoom);
    }
}
