//! Several programs at a time, and work that goes from one to another.

use super::*;

#[test]
fn the_journal_of_a_living_program_is_left_alone() {
    let room = Room::new();
    let mut living = room.journal();
    living.keep(&retitled(&room.document("before"), "after"));
    assert!(living.flush(PATIENCE));
    assert!(room.offered().is_empty());
    assert_eq!(room.folders("").len(), 1);
    drop(living);
    assert_eq!(room.offered(), ["after"]);
}

#[test]
fn two_programs_write_to_journals_of_their_own() {
    let room = Room::new();
    let before = room.document("before");
    let mut both = [room.journal(), room.journal()];
    for (journal, title) in both.iter_mut().zip(["one", "other"]) {
        journal.keep(&retitled(&before, title));
    }
    drop(both);
    let mut offered = room.offered();
    offered.sort();
    assert_eq!(offered, ["one", "other"]);
}

#[test]
fn what_one_program_offers_no_other_does() {
    let room = Room::new();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    let (one, other) = (room.shelf(), room.shelf());
    assert_eq!(one.left_behind(&Regions::new()).found.len(), 1);
    assert_eq!(other.left_behind(&Regions::new()).found.len(), 0);
    drop(one);
    assert_eq!(other.left_behind(&Regions::new()).found.len(), 1);
}

#[test]
fn work_that_is_taken_up_stays_in_the_old_journal_until_it_is_in_the_new() {
    let room = Room::new();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    let shelf = room.shelf();
    let [found] = shelf.left_behind(&Regions::new()).found.try_into().unwrap();
    let disk = Arc::new(stuck::FullDisk::default());
    disk.fill(true);
    let mut journal = Journal::on(Arc::clone(&disk) as _, shelf, || ()).unwrap();
    journal.keep(&found.document);
    journal.drop_left(found.journal.clone());
    assert!(!journal.flush(PATIENCE));
    assert!(
        room.folders("dropped").is_empty(),
        "the new one is not written"
    );
    disk.fill(false);
    assert!(journal.flush(PATIENCE));
    assert_eq!(room.folders("dropped").len(), 1);
    drop(journal);
    assert_eq!(
        room.offered(),
        ["after"],
        "the new one is there, and it alone"
    );
}

#[test]
fn only_what_is_offered_can_be_dropped() {
    let room = Room::new();
    let mut living = room.journal();
    living.keep(&retitled(&room.document("before"), "after"));
    assert!(living.flush(PATIENCE));
    let [folder] = room.folders("").try_into().unwrap();
    for name in [folder.file_name().unwrap().to_str().unwrap(), "", "..", "/"] {
        room.shelf().drop_left(name).unwrap();
    }
    assert!(folder.exists());
}
