//! Journals that were cut off, damaged, or written by another version.

use super::*;

/// Checks that the only journal is set aside with all that is in it, and that this is told.
#[track_caller]
fn assert_set_aside(room: &Room, why: &str) {
    let left = room.left_behind();
    assert!(left.found.is_empty());
    let [problem] = left.problems.as_slice() else {
        panic!("{:?}", left.problems);
    };
    assert!(
        problem.contains("set aside") && problem.contains(why),
        "{problem}"
    );
    assert!(room.folders("").is_empty());
    assert_eq!(room.folders("damaged").len(), 1);
    assert!(room.offered().is_empty(), "it is told once");
}

#[test]
fn a_torn_tail_gives_way_to_the_state_before() {
    let room = Room::new();
    let before = room.document("before");
    room.die_with(&[&retitled(&before, "first"), &retitled(&before, "تلبيسة")]);
    let log = room.log();
    let whole = fs::read(&log).unwrap();
    let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    assert!(first < whole.len(), "there are two states");
    for end in first..whole.len() - 2 {
        fs::write(&log, &whole[..end]).unwrap();
        assert_eq!(room.offered(), ["first"], "cut off at {end}");
    }
    // A record that lacks its line break alone is whole.
    fs::write(&log, &whole[..whole.len() - 1]).unwrap();
    assert_eq!(room.offered(), ["تلبيسة"]);
}

#[test]
fn a_log_that_says_nothing_is_set_aside() {
    for damage in [
        &b""[..],
        b"\n\n",
        b"\xff\xfe\0",
        b"(format: 1)",
        b"((((((((((",
    ] {
        let room = Room::new();
        room.die_with(&[&retitled(&room.document("before"), "after")]);
        fs::write(room.log(), damage).unwrap();
        assert_set_aside(&room, "its log");
    }
}

#[test]
fn a_log_beyond_all_bounds_is_not_read_to_its_end() {
    let room = Room::new();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    let log = fs::File::options().write(true).open(room.log()).unwrap();
    log.set_len((64 << 20) + 1).unwrap();
    assert_set_aside(&room, "more than 64 MiB");
}

#[test]
fn a_journal_without_its_case_is_set_aside() {
    for damage in [None, Some("Case("), Some("\0")] {
        let room = Room::new();
        room.die_with(&[&retitled(&room.document("before"), "after")]);
        let case = room.log().with_file_name("case-1.ron");
        match damage {
            Some(damage) => fs::write(&case, damage).unwrap(),
            None => fs::remove_file(&case).unwrap(),
        }
        assert_set_aside(&room, "case");
    }
}

#[test]
fn an_edit_that_can_no_longer_be_made_is_told_and_the_others_are_offered() {
    let room = Room::new();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    let log = fs::read_to_string(room.log()).unwrap();
    let more = log.replace("edits:[", "edits:[Shape(\"nobody\",None),");
    assert_ne!(log, more);
    fs::write(room.log(), more).unwrap();
    let left = room.left_behind();
    assert_eq!(left.found.len(), 1);
    assert_eq!(left.found[0].document.case().title, "after");
    assert!(
        left.problems[0].starts_with("One edit of an earlier run"),
        "{:?}",
        left.problems
    );
}

#[test]
fn the_journal_of_a_later_version_is_left_to_it() {
    let room = Room::new();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    fs::write(room.log(), "(format: 7, all: New())\n").unwrap();
    for _ in 0..2 {
        let left = room.left_behind();
        assert!(
            left.problems[0].contains("later version"),
            "{:?}",
            left.problems
        );
        assert_eq!(room.folders("").len(), 1);
    }
}

#[test]
fn what_else_lies_on_the_shelf_is_left_alone() {
    let room = Room::new();
    let path = room.shelf().path().to_owned();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    fs::write(room.case_file(), text("after")).unwrap();
    let in_journal = room.log().with_file_name("notes.txt");
    let strange = [
        path.join("a file"),
        path.join("folder/edits.ron"),
        in_journal,
    ];
    for strange in &strange {
        fs::create_dir_all(strange.parent().unwrap()).unwrap();
        fs::write(strange, "of somebody's").unwrap();
    }
    assert!(room.offered().is_empty());
    assert!(strange.iter().all(|path| path.exists()));
    assert!(!path.join("folder/lock").exists());
}

#[test]
fn a_shelf_that_is_no_folder_is_told_of() {
    let room = Room::new();
    fs::create_dir_all(room.0.path().join("data")).unwrap();
    fs::write(room.shelf().path(), "").unwrap();
    let left = room.left_behind();
    assert!(
        left.problems[0].contains("cannot be told"),
        "{:?}",
        left.problems
    );
}
