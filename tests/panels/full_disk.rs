//! A disk without room, on which a case is edited and saved.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use counterclaim::app::Opening;
use counterclaim::formats::builtin::BUILTIN_TEXT;
use counterclaim::model::Edit;
use counterclaim::state::Command;
use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::screen::Screen;

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
    assert!(disk.holds_whole(&path, BUILTIN_TEXT));

    disk.make_room();
    wait_for_notice(&mut screen, &["written to the journal again"]);
    screen.press_with(Modifiers::COMMAND, Key::S);
    screen.wait_until("the file", |screen| {
        !screen.app().state().document.is_changed()
    });
    let saved = BUILTIN_TEXT.replace("\"Western Syria\"", "\"Homs\"");
    assert!(disk.holds_whole(&path, &saved));
}

/// Lets frames pass until a notice holds all of `words`.
fn wait_for_notice(screen: &mut Screen, words: &[&str]) {
    screen.wait_until(&words.concat(), |screen| {
        let mut notices = screen.app().state().notices.iter();
        notices.any(|notice| words.iter().all(|word| notice.text.contains(word)))
    });
}

/// A disk in memory with room for one MiB; ends with the value.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// A disk, or `None` and the reason on the terminal where this may not be asked of the system.
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut mount = Program::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=1m", "small-disk"]);
        let why = match mount.arg(folder.path()).output() {
            Ok(done) if done.status.success() => return Some(Self(folder)),
            Ok(done) => String::from_utf8_lossy(&done.stderr).trim().to_owned(),
            Err(error) => error.to_string(),
        };
        // Past the harness, which would keep the words of a test that passes to itself.
        let said = writeln!(io::stderr(), "skipped: no small disk can be mounted: {why}");
        said.expect("standard error can be written");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }

    /// Takes all the room that there is.
    fn fill(&self) {
        let mut filler = File::create(self.filler()).expect("a file");
        let full = loop {
            if let Err(error) = filler.write_all(&[0; 4096]) {
                break error;
            }
        };
        assert_eq!(full.kind(), ErrorKind::StorageFull);
    }

    fn make_room(&self) {
        fs::remove_file(self.filler()).expect("it was full");
    }

    /// Whether the file `path` holds `text`, and nothing was left beside it.
    fn holds_whole(&self, path: &Path, text: &str) -> bool {
        let entries = fs::read_dir(self.path()).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").path());
        let known = [path.to_owned(), self.filler(), self.path().join("data")];
        names.into_iter().all(|name| known.contains(&name))
            && fs::read_to_string(path).is_ok_and(|held| held == text)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Even where something on it is still open: what is open is then gone with its user.
        let unmount = Program::new("umount").arg("-l").arg(self.path()).status();
        if !unmount.is_ok_and(|status| status.success()) {
            // Nothing more can be done, and a panic here could hide why the test failed.
            let _ = writeln!(io::stderr(), "{} stays mounted", self.path().display());
        }
    }
}
