//! Programs that are killed while they edit and save: what is on the disk afterwards is whole, and
//! holds all that was there to be held.
//!
//! The program that is killed is this test itself, started again to be a child that edits as fast as
//! it can until it dies.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "this file is nothing but tests, which fail loudly"
)]
#![cfg(unix)]

#[path = "journal/child.rs"]
mod child;
#[path = "journal/desk.rs"]
mod desk;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use counterclaim::model::{Edit, Regions};

use child::{Habit, Life};
use desk::{Desk, number_in};

/// What a child reads to know that it is one, and where its desk is.
const DESK: &str = "COUNTERCLAIM_TEST_DESK";
/// How many children live at a time.
const AT_A_TIME: usize = 4;

#[test]
fn whoever_is_killed_200_times_loses_nothing() {
    kill(200);
}

#[test]
#[ignore = "takes five minutes; the one of 200 runs with the others"]
fn whoever_is_killed_5000_times_loses_nothing() {
    kill(5000);
}

/// Not a test, but the program that the tests above start and kill.
#[test]
#[ignore = "started by the other tests"]
fn child() {
    if let Some(desk) = std::env::var_os(DESK) {
        child::edit_until_killed(&Desk::at(desk.into()));
    }
}

/// Kills `times` children, and looks at what each has left.
fn kill(times: usize) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= times {
                        break;
                    }
                    kill_one(number);
                }
            });
        }
    });
}

/// Kills one child at a moment of its own, and checks that nothing is lost.
fn kill_one(number: usize) {
    let (habit, after) = match number % 8 {
        7 => (Habit::Hasty, 1000 + number * 37 % 600),
        _ => (Habit::Careful, number * 37 % 120),
    };
    let folder = tempfile::tempdir_in(quick_folder()).expect("a folder");
    let desk = Desk::lay(folder.path());
    let life = Life::spend(&desk, habit, Duration::from_millis(after as u64));

    let in_file = number_in(desk.document().case());
    let left = desk.shelf().left_behind(&Regions::new());
    assert_eq!(left.problems, Vec::<String>::new(), "child {number}");
    assert!(left.found.len() <= 1, "child {number}: {left:?}");
    let journals = left.found.iter();
    let in_journal = journals.map(|found| number_in(found.document.case())).max();
    let last = in_file.max(in_journal.unwrap_or(0));
    let (owed, possible) = (life.owed(), life.possible());
    assert!(
        (owed..=possible).contains(&last),
        "child {number}, {habit:?}, killed after {after} ms: {owed} edits were owed and {possible} \
         possible; {in_file} are in the file, {in_journal:?} in the journal"
    );
    desk.check_versions();
    let next = Edit::Title(format!("edit {}", last + 1));
    desk.save(&desk.document().edited(&next).expect("a new title"));
    let parts = desk.parts();
    assert!(parts.is_empty(), "child {number} was cut off: {parts:?}");
}

/// A folder in memory where there is one: the death of a program loses nothing that was written, and
/// a disk that others keep busy would be what is measured.
fn quick_folder() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() {
        memory
    } else {
        std::env::temp_dir()
    }
}
