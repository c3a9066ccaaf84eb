//! What other programs do to the file: noticed, told, and decided on by nobody but the user.

use std::fs;
use std::path::PathBuf;

use counterclaim::model::Edit;
use counterclaim::state::{Command, Dialog};
use egui::Key;
use tempfile::TempDir;

use crate::screen::{Screen, is_on};

const CASE: &str = include_str!("../../assets/cases/western-syria-2015.ron");

/// A case in a file, open with unsaved work on its title, which somebody else changes.
fn contested() -> (TempDir, PathBuf, Screen) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, CASE).expect("a file");
    let mut screen = Screen::showing(&path);
    screen.send(Command::Edit(Edit::Title("Mine".to_owned())));
    fs::write(&path, theirs()).expect("a file");
    screen.wait_until("the question", |screen| {
        screen.app().state().view.dialog == Some(Dialog::Outside)
    });
    (folder, path, screen)
}

fn theirs() -> String {
    CASE.replacen("title: \"Western Syria\"", "title: \"Theirs\"", 1)
}

fn title(screen: &Screen) -> &str {
    &screen.app().state().document.case().title
}

#[test]
fn a_conflict_is_shown_with_both_sides_and_neither_chosen() {
    let (_folder, _path, screen) = contested();
    screen.everything().line(&["Both have changed this"]);
    for side in ["Title: mine", "Title: the file’s"] {
        assert!(!is_on(screen.button(side)), "{side}");
    }
    assert_eq!(screen.beyond_the_window(), [""; 0]);
    assert!(screen.is_grey("Merge"));
    assert!(!screen.is_grey("Keep mine") && !screen.is_grey("Take the file’s"));
}

#[test]
fn a_merge_takes_the_side_that_was_chosen() {
    for (side, merged) in [("Title: mine", "Mine"), ("Title: the file’s", "Theirs")] {
        let (_folder, _path, mut screen) = contested();
        screen.activate(|screen| screen.button(side));
        assert!(is_on(screen.button(side)));
        screen.activate(|screen| screen.button("Merge"));
        assert_eq!(title(&screen), merged);
        assert_eq!(screen.app().state().document.is_changed(), merged == "Mine");
        assert!(screen.app().state().outside.is_none());
    }
}

#[test]
fn the_files_side_can_be_taken_as_a_whole() {
    let (_folder, _path, mut screen) = contested();
    screen.activate(|screen| screen.button("Take the file’s"));
    assert_eq!(title(&screen), "Theirs");
    assert!(!screen.app().state().document.is_changed());
}

#[test]
fn mine_can_be_kept_and_the_file_is_as_it_was_until_it_is_saved() {
    let (_folder, path, mut screen) = contested();
    screen.activate(|screen| screen.button("Keep mine"));
    assert_eq!(title(&screen), "Mine");
    assert!(screen.app().state().document.is_changed());
    assert_eq!(fs::read_to_string(path).expect("a file"), theirs());
}

#[test]
fn the_question_can_be_put_off_and_is_a_click_away() {
    let (_folder, _path, mut screen) = contested();
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().view.dialog, None);
    screen.click(|screen| screen.button("File changed …"));
    screen.everything().line(&["Both have changed this"]);
}

#[test]
fn without_unsaved_work_the_file_is_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, CASE).expect("a file");
    let mut screen = Screen::showing(&path);
    fs::write(&path, theirs()).expect("a file");
    screen.wait_until("their title", |screen| title(screen) == "Theirs");
    screen.status().line(&["read again"]);
}

#[test]
fn a_file_that_vanishes_is_told_of_once_and_can_be_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, CASE).expect("a file");
    let mut screen = Screen::showing(&path);
    fs::remove_file(&path).expect("it goes");
    screen.wait_until("a notice", |screen| {
        screen
            .status()
            .has(&["a.ron is gone", "Save to write it again"])
    });
    assert_eq!(screen.app().state().notices.len(), 1);
    screen.send(Command::Save);
    screen.wait_until("the file", |_| path.exists());
    screen.wait_until("calm", |screen| !screen.app().state().document.is_changed());
    assert_eq!(fs::read_to_string(path).expect("a file"), CASE);
}

#[test]
fn who_has_taken_all_back_is_told_so_and_can_still_redo_it() {
    let (_folder, _path, mut screen) = contested();
    screen.press(Key::Escape);
    screen.send(Command::Undo);
    screen.click(|screen| screen.button("File changed …"));
    screen
        .everything()
        .line(&["You have no changes of your own"]);
    assert!(screen.is_grey("Merge"));
    screen.activate(|screen| screen.button("Keep mine"));
    screen.send(Command::Redo);
    assert_eq!(title(&screen), "Mine");
}

#[test]
fn what_the_other_program_has_changed_besides_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.ron");
    fs::write(&path, CASE).expect("a file");
    let mut screen = Screen::showing(&path);
    let russia = Edit::Hue("russia".into(), counterclaim::model::Hue::Green);
    screen.send(Command::Edit(russia));
    let other = theirs().replacen("name: \"Talbiseh\"", "name: \"Talbisah\"", 1);
    fs::write(&path, other).expect("a file");
    screen.wait_until("the question", |screen| {
        screen.app().state().view.dialog == Some(Dialog::Outside)
    });
    screen.everything().line(&["Theirs"]);
    screen.everything().line(&["What is not edited here"]);
}
