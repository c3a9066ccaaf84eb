//! Disks that take nothing.

use super::*;
use crate::journal::disk::{Disk, OwnDisk};

/// A disk that is full when it is told to be: of what is written then, half arrives.
#[derive(Default)]
pub(super) struct FullDisk(AtomicBool);

impl FullDisk {
    pub fn fill(&self, full: bool) {
        self.0.store(full, Ordering::SeqCst);
    }

    fn room_for<'a>(&self, bytes: &'a [u8]) -> (&'a [u8], io::Result<()>) {
        if self.0.load(Ordering::SeqCst) {
            (
                &bytes[..bytes.len() / 2],
                Err(io::ErrorKind::StorageFull.into()),
            )
        } else {
            (bytes, Ok(()))
        }
    }
}

impl Disk for FullDisk {
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.room_for(bytes).1?;
        OwnDisk.replace(path, bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let (part, result) = self.room_for(bytes);
        OwnDisk.append(path, part)?;
        result
    }
}

#[track_caller]
fn next_news(journal: &Journal) -> News {
    journal.news.recv_timeout(PATIENCE).unwrap()
}

#[test]
fn a_full_disk_is_told_once_and_so_is_its_end() {
    let room = Room::new();
    let disk = Arc::new(FullDisk::default());
    let mut journal = Journal::on(Arc::clone(&disk) as _, room.shelf(), || ()).unwrap();
    let before = room.document("before");
    journal.keep(&retitled(&before, "first"));
    assert!(journal.flush(PATIENCE));
    disk.fill(true);
    for title in ["second", "third"] {
        journal.keep(&retitled(&before, title));
        assert!(!journal.flush(PATIENCE));
    }
    let full = io::Error::from(io::ErrorKind::StorageFull).to_string();
    assert_eq!(journal.news().collect::<Vec<_>>(), [News::Stuck(full)]);
    disk.fill(false);
    assert_eq!(
        next_news(&journal),
        News::Unstuck,
        "it tries again by itself"
    );
    drop(journal);
    assert_eq!(room.offered(), ["third"]);
}

#[test]
fn what_was_written_before_the_disk_was_full_is_offered() {
    let room = Room::new();
    let disk = Arc::new(FullDisk::default());
    let mut journal = Journal::on(Arc::clone(&disk) as _, room.shelf(), || ()).unwrap();
    let before = room.document("before");
    journal.keep(&retitled(&before, "first"));
    assert!(journal.flush(PATIENCE));
    disk.fill(true);
    journal.keep(&retitled(&before, "second"));
    drop(journal);
    assert_eq!(room.offered(), ["first"]);
}

#[test]
fn a_shelf_that_cannot_be_made_is_told_of_until_it_can() {
    let room = Room::new();
    let in_the_way = room.0.path().join("data");
    fs::write(&in_the_way, "a file").unwrap();
    let mut journal = room.journal();
    journal.keep(&retitled(&room.document("before"), "after"));
    assert!(matches!(next_news(&journal), News::Stuck(_)));
    fs::remove_file(&in_the_way).unwrap();
    assert_eq!(next_news(&journal), News::Unstuck);
}

#[test]
fn a_journal_that_somebody_tidies_away_is_written_again() {
    let room = Room::new();
    let mut journal = room.journal();
    let before = room.document("before");
    journal.keep(&retitled(&before, "first"));
    assert!(journal.flush(PATIENCE));
    fs::remove_dir_all(room.shelf().path()).unwrap();
    journal.keep(&retitled(&before, "second"));
    assert!(matches!(next_news(&journal), News::Stuck(_)));
    assert_eq!(next_news(&journal), News::Unstuck);
    drop(journal);
    assert_eq!(room.offered(), ["second"]);
}
