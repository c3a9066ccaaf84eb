//! What the cache keeps, what it lets go, and what it does with files that are not its own.

use std::fs;

use rusqlite::Connection;

use super::*;

const MAP: i64 = -7;
const LIMIT: u64 = 100_000;

fn id(x: u32) -> TileId {
    TileId { x, y: 3, zoom: 9 }
}

fn kept(length: usize) -> Kept {
    Kept {
        bytes: Some(vec![1; length]),
        fresh_until: 10,
        edition: 2,
        known: Known {
            etag: Some("\"a\"".to_owned()),
            last_modified: None,
        },
    }
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn tiles_come_back_as_they_were_kept_and_in_a_later_run_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/tiles.sqlite");
    let absent = Kept {
        bytes: None,
        known: Known::default(),
        ..kept(0)
    };
    let cache = TileCache::open(&path, LIMIT).unwrap();
    cache.put(MAP, id(1), &kept(300));
    cache.put(MAP, id(2), &absent);
    drop(cache);
    let cache = TileCache::open(&path, LIMIT).unwrap();
    assert_eq!(cache.get(MAP, id(1)), Some(kept(300)));
    assert_eq!(cache.get(MAP, id(2)), Some(absent));
    assert_eq!(cache.get(MAP, id(3)), None);
    assert_eq!(cache.get(MAP + 1, id(1)), None);
    assert_eq!((cache.size(), cache.set_aside()), (Some(700), None));
}

#[test]
fn a_tile_that_is_kept_again_takes_no_more_room() {
    let cache = TileCache::in_memory(LIMIT).unwrap();
    for _ in 0..3 {
        cache.put(MAP, id(1), &kept(800));
    }
    assert_eq!(cache.size(), Some(1000));
}

#[test]
fn beyond_the_limit_what_was_not_used_for_longest_goes() {
    let mut store = Store::in_memory(LIMIT).unwrap();
    for x in 0..10 {
        store.put(MAP, id(x), &kept(9_800), i64::from(x) * 10_000);
    }
    assert_eq!(store.size(), 100_000);
    assert!(store.get(MAP, id(0), 200_000).is_some(), "so it was used");
    store.put(MAP, id(10), &kept(9_800), 200_000);
    assert_eq!(store.size(), 90_000);
    let left = |store: &mut Store, x| store.get(MAP, id(x), 200_000).is_some();
    assert!(left(&mut store, 0) && left(&mut store, 10) && left(&mut store, 3));
    assert!(!left(&mut store, 1) && !left(&mut store, 2));
}

#[test]
fn a_tile_larger_than_the_limit_is_not_kept() {
    let cache = TileCache::in_memory(1000).unwrap();
    cache.put(MAP, id(1), &kept(2000));
    assert_eq!((cache.size(), cache.get(MAP, id(1))), (Some(0), None));
}

#[test]
fn a_cleared_cache_holds_nothing_and_gives_the_disk_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiles.sqlite");
    let cache = TileCache::open(&path, 10 * LIMIT).unwrap();
    let secret = Kept {
        bytes: Some(b"where an analyst looked".repeat(1000)),
        ..kept(0)
    };
    for x in 0..20 {
        cache.put(MAP, id(x), &secret);
    }
    cache.clear().unwrap();
    assert_eq!((cache.size(), cache.get(MAP, id(1))), (Some(0), None));
    for name in files(folder.path()) {
        let bytes = fs::read(folder.path().join(&name)).unwrap();
        assert!(bytes.len() < 100_000, "{name}: {}", bytes.len());
        let found = bytes
            .windows(23)
            .any(|piece| piece == b"where an analyst looked");
        assert!(!found, "{name}");
    }
}

#[test]
fn a_damaged_file_is_set_aside_and_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiles.sqlite");
    let damage = b"this is no database, whatever its name says".repeat(100);
    fs::write(&path, &damage).unwrap();
    let cache = TileCache::open(&path, LIMIT).unwrap();
    assert_eq!(fs::read(cache.set_aside().unwrap()).unwrap(), damage);
    cache.put(MAP, id(1), &kept(1));
    assert!(cache.get(MAP, id(1)).is_some());
}

/// Fills the cache in `path`, closes it, and returns its bytes with all but the first page damaged.
#[test]
fn a_cleared_cache_leaves_nothing_of_what_was_set_aside_either() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiles.sqlite");
    fs::write(&path, "no database ".repeat(99)).unwrap();
    let cache = TileCache::open(&path, LIMIT).unwrap();
    assert!(cache.set_aside().is_some_and(|aside| aside.exists()));
    cache.clear().unwrap();
    assert!(
        files(folder.path())
            .iter()
            .all(|name| !name.contains("damaged"))
    );
    assert_eq!(cache.set_aside(), None);
}

fn filled_and_damaged(path: &Path) -> Vec<u8> {
    let cache = TileCache::open(path, 10 * LIMIT).unwrap();
    for x in 0..100 {
        cache.put(MAP, id(x), &kept(5000));
    }
    drop(cache);
    let mut bytes = fs::read(path).unwrap();
    bytes[4096..].fill(0xa5);
    bytes
}

#[test]
fn a_file_whose_beginning_alone_is_sound_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiles.sqlite");
    fs::write(&path, filled_and_damaged(&path)).unwrap();
    let cache = TileCache::open(&path, LIMIT).unwrap();
    assert!(cache.set_aside().is_some());
    assert_eq!(cache.size(), Some(0));
}

#[test]
fn a_file_that_is_damaged_while_in_use_is_set_aside_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiles.sqlite");
    let damaged = filled_and_damaged(&path);
    let cache = TileCache::open(&path, 10 * LIMIT).unwrap();
    fs::write(&path, damaged).unwrap();
    for x in 0..100 {
        cache.get(MAP, id(x));
        cache.put(MAP, id(x), &kept(10));
    }
    assert!(cache.set_aside().is_some());
    assert_eq!(cache.get(MAP, id(99)), Some(kept(10)));
}

#[test]
fn a_database_of_another_program_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begun) in [
        ("a", "CREATE TABLE theirs (text)"),
        ("b", "PRAGMA application_id = 77"),
    ] {
        let path = folder.path().join(name);
        let theirs = Connection::open(&path).unwrap();
        theirs.execute_batch(begun).unwrap();
        drop(theirs);
        let before = fs::read(&path).unwrap();
        let error = TileCache::open(&path, LIMIT).err().unwrap();
        assert!(matches!(error, CacheError::NotOurs(_)), "{error}");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
    assert_eq!(files(folder.path()), ["a", "b"]);
}

#[test]
fn a_cache_of_another_version_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiles.sqlite");
    TileCache::open(&path, LIMIT)
        .unwrap()
        .put(MAP, id(1), &kept(1));
    let later = Connection::open(&path).unwrap();
    later.pragma_update(None, "user_version", 99).unwrap();
    drop(later);
    let cache = TileCache::open(&path, LIMIT).unwrap();
    assert_eq!(cache.get(MAP, id(1)), None);
    cache.put(MAP, id(1), &kept(1));
    assert_eq!(cache.get(MAP, id(1)), Some(kept(1)));
}

#[test]
fn a_folder_that_takes_no_files_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    let error = TileCache::open(&file.join("tiles.sqlite"), LIMIT)
        .err()
        .unwrap();
    assert!(error.to_string().contains("cannot be kept"), "{error}");
}

#[test]
fn two_programs_share_a_cache() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tiles.sqlite");
    let one = TileCache::open(&path, LIMIT).unwrap();
    let other = TileCache::open(&path, LIMIT).unwrap();
    one.put(MAP, id(1), &kept(5));
    other.put(MAP, id(2), &kept(6));
    assert_eq!(other.get(MAP, id(1)), Some(kept(5)));
    assert_eq!(one.get(MAP, id(2)), Some(kept(6)));
}
