use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use tempfile::TempDir;

use super::*;
use crate::formats::case;
use crate::model::{Edit, Regions};
use crate::state::document::Origin;

mod damaged;
mod living;
mod stuck;

const PATIENCE: Duration = Duration::from_secs(20);

/// A shelf in a folder that is gone at the end.
struct Room(TempDir);

impl Room {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn shelf(&self) -> Shelf {
        Shelf::new(self.0.path().join("data/journal"))
    }

    /// A journal on a shelf of its own, as another program has it.
    fn journal(&self) -> Journal {
        Journal::open(self.shelf(), || ()).unwrap()
    }

    /// What a program leaves that dies with `document` unsaved, having written it as its last state.
    fn die_with(&self, documents: &[&Document]) {
        let mut journal = self.journal();
        for document in documents {
            journal.keep(document);
            assert!(journal.flush(PATIENCE));
        }
    }

    fn left_behind(&self) -> LeftBehind {
        self.shelf().left_behind(&Regions::new())
    }

    /// The titles of what is offered, when nothing went wrong.
    #[track_caller]
    fn offered(&self) -> Vec<String> {
        let left = self.left_behind();
        assert_eq!(left.problems, Vec::<String>::new());
        let title =
            |found: &crate::state::recovered::Recovered| found.document.case().title.clone();
        left.found.iter().map(title).collect()
    }

    /// The journals in the part of the shelf called `part`; in the shelf itself for "".
    fn folders(&self, part: &str) -> Vec<std::path::PathBuf> {
        let entries = fs::read_dir(self.0.path().join("data/journal").join(part));
        let paths = entries
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path());
        let is_journal =
            |path: &std::path::PathBuf| !path.ends_with("dropped") && !path.ends_with("damaged");
        let mut folders: Vec<_> = paths.filter(is_journal).collect();
        folders.sort();
        folders
    }

    /// The log of the only journal.
    fn log(&self) -> std::path::PathBuf {
        let [folder] = self.folders("").try_into().unwrap();
        folder.join("edits.ron")
    }

    fn case_file(&self) -> std::path::PathBuf {
        self.0.path().join("case.ron")
    }

    /// A case with this title, in its file.
    fn document(&self, title: &str) -> Document {
        let path = self.case_file();
        fs::write(&path, text(title)).unwrap();
        document(title, Origin::File(path))
    }
}

fn text(title: &str) -> String {
    format!(
        r#"Case(
    format: 1,
    title: "{title}", // a comment
    time_zone: "Asia/Damascus",
    campaign: (title: "All strikes", span: ("2015-09-30", "2015-10-01")),
)"#
    )
}

fn document(title: &str, origin: Origin) -> Document {
    let loaded = case::read(&text(title), &Regions::new()).unwrap();
    Document::new(loaded.case, loaded.text, origin)
}

fn retitled(document: &Document, title: &str) -> Document {
    document.edited(&Edit::Title(title.to_owned())).unwrap()
}

#[test]
fn unsaved_work_is_offered_with_its_case_and_its_file() {
    let room = Room::new();
    let before = room.document("before");
    room.die_with(&[&retitled(&before, "after")]);
    let [found] = room.left_behind().found.try_into().unwrap();
    assert_eq!(found.document.case().title, "after");
    assert_eq!(found.document.unsaved(), [Edit::Title("after".into())]);
    assert_eq!(found.document.base().text, before.base().text);
    assert_eq!(found.document.origin, before.origin);
    assert_eq!(found.document.on_disk(), text("before"));
}

#[test]
fn an_edit_is_on_the_disk_within_a_second() {
    let room = Room::new();
    let mut journal = room.journal();
    journal.keep(&retitled(&room.document("before"), "after"));
    std::thread::sleep(Duration::from_secs(1));
    let log = fs::read_to_string(room.log()).unwrap();
    assert!(log.contains("Title(\"after\")"), "{log}");
}

#[test]
fn a_program_without_unsaved_work_leaves_nothing() {
    let room = Room::new();
    let before = room.document("before");
    room.die_with(&[&before]);
    assert!(!room.shelf().path().exists(), "nothing was ever unsaved");
    room.die_with(&[&retitled(&before, "after"), &before]);
    assert_eq!(room.folders(""), Vec::<std::path::PathBuf>::new());
}

#[test]
fn what_was_saved_just_before_the_end_is_not_offered() {
    let room = Room::new();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    fs::write(room.case_file(), text("after")).unwrap();
    assert!(room.offered().is_empty());
    assert_eq!(room.folders(""), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_case_whose_file_has_vanished_or_changed_is_offered_as_it_was() {
    let room = Room::new();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    fs::write(room.case_file(), text("of somebody else")).unwrap();
    assert_eq!(room.offered(), ["after"]);
    fs::remove_file(room.case_file()).unwrap();
    let [found] = room.left_behind().found.try_into().unwrap();
    assert_eq!(found.document.on_disk(), text("before"));
}

#[test]
fn a_case_that_is_to_be_written_over_another_is_unsaved_work_without_an_edit() {
    let room = Room::new();
    let mine = room.document("mine");
    fs::write(room.case_file(), text("theirs")).unwrap();
    room.die_with(&[&mine.knowing_on_disk(text("theirs").into())]);
    let [found] = room.left_behind().found.try_into().unwrap();
    assert_eq!(found.document.case().title, "mine");
    assert_eq!(found.document.on_disk(), text("theirs"));
}

#[test]
fn a_removal_that_is_cut_off_leaves_nothing_to_be_offered() {
    let room = Room::new();
    let before = room.document("before");
    let mut journal = room.journal();
    journal.keep(&retitled(&before, "after"));
    assert!(journal.flush(PATIENCE));
    let log = room.log();
    for number in 2..10 {
        let in_the_way = log.with_file_name(format!("case-{number}.ron"));
        fs::create_dir(in_the_way).unwrap();
    }
    journal.keep(&before);
    assert!(!journal.flush(PATIENCE));
    assert!(!log.exists(), "of all files the log goes first");
}

#[test]
fn the_latest_work_is_offered_first() {
    let room = Room::new();
    for title in ["first", "second"] {
        room.die_with(&[&retitled(&document("before", Origin::BuiltIn), title)]);
        std::thread::sleep(Duration::from_millis(2));
    }
    assert_eq!(room.offered(), ["second", "first"]);
}

#[test]
fn of_what_nobody_wanted_the_last_three_are_kept() {
    let room = Room::new();
    for number in 1..=5 {
        let mut journal = room.journal();
        let title = format!("number {number}");
        journal.keep(&retitled(&document("before", Origin::BuiltIn), &title));
        journal.drop_own();
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(room.offered().is_empty());
    let dropped = room.folders("dropped");
    let log = |path: &std::path::PathBuf| fs::read_to_string(path.join("edits.ron")).unwrap();
    let logs: Vec<String> = dropped.iter().map(log).collect();
    assert_eq!(logs.len(), 3);
    for (log, number) in logs.iter().zip(3..) {
        assert!(log.contains(&format!("number {number}")), "{log}");
    }
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_a_journal() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    room.die_with(&[&retitled(&room.document("before"), "after")]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let [folder] = room.folders("").try_into().unwrap();
    assert_eq!(mode(&folder), 0o700);
    for entry in fs::read_dir(&folder).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn a_long_log_begins_anew_and_a_new_text_replaces_the_old() {
    let room = Room::new();
    let mut journal = room.journal();
    let before = room.document("before");
    for number in 0..6 {
        let long = format!("{number}{}", "x".repeat(100_000));
        journal.keep(&retitled(&before, &long));
        assert!(journal.flush(PATIENCE));
        assert!(fs::metadata(room.log()).unwrap().len() < 300_000);
    }
    let files = || fs::read_dir(room.log().parent().unwrap()).unwrap().count();
    assert_eq!(files(), 3, "a lock, a text and a log");
    journal.keep(&retitled(&room.document("another"), "after"));
    assert!(journal.flush(PATIENCE));
    assert_eq!(files(), 3, "a lock, the new text and a log");
    drop(journal);
    assert_eq!(room.offered(), ["after"]);
}
