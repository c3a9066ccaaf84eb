//! A disk without room, on which a case is edited and saved.

use std::fs;

use counterclaim::app::Opening;
use counterclaim::formats::builtin::BUILTIN_TEXT;
use counterclaim::model::Edit;
use counterclaim::state::Command;
use egui::{Key, Modifiers};

use crate::screen::Screen;
use crate::small_disk::SmallDisk;

#[test]
fn on_a_full_disk_both_the_journal_and_saving_say_so_and_the_file_stays_whole() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let path = disk.path().join("case.ron");
    fs::write(&path, BUILTIN_TEXT).expect("a file");
    let mut screen = Screen::starting(Opening {
        case: Some(path.clone()),
        data: Some(disk.path().join("data")),
        ..Opening::default()
    });
    screen.wait_until("the case", |screen| !screen.app().pending());
    disk.fill();
    screen.send(Command::Edit(Edit::Title("Homs".to_owned())));
    wait_for_notice(
        &mut screen,
        &[
            "not being written to the journal: No space left",
            "Save soon",
        ],
    );

    screen.press_with(Modifiers::COMMAND, Key::S);
    wait_for_notice(
        &mut screen,
        &["no room left on the disk of", "case.ron", "Make room"],
    );
    assert!(screen.everything().has(&["Not saved"]));
    assert!(disk.holds_whole(&path, BUILTIN_TEXT, &["data"]));

    disk.make_room();
    wait_for_notice(&mut screen, &["written to the journal again"]);
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until("the file", |screen| {
        !screen.app().state().document.is_changed()
    });
    let saved = BUILTIN_TEXT.replace("\"Western Syria\"", "\"Homs\"");
    assert!(disk.holds_whole(&path, &saved, &["data"]));
}

/// Lets frames pass until a notice holds all of `words`.
fn wait_for_notice(screen: &mut Screen, words: &[&str]) {
    screen.wait_until(&words.concat(), |screen| {
        let mut notices = screen.app().state().notices.iter();
        notices.any(|notice| words.iter().all(|word| notice.text.contains(word)))
    });
}
