//! Data sets that are kept to open faster: what is told of that, how much it is, and how it is forgotten.

use std::fs;
use std::path::{Path, PathBuf};

use counterclaim::app::Opening;
use counterclaim::formats::archive::ArchiveCache;
use egui::Key;
use tempfile::TempDir;

use crate::screen::Screen;
#[cfg(target_os = "linux")]
use crate::small_disk::SmallDisk;

const ACLED: &str = include_str!("../fixtures/archives/acled.csv");
const UCDP: &str = include_str!("../fixtures/archives/ucdp_ged.csv");

/// A folder with two data sets, and one in which what is read of them is kept.
struct Desk {
    folder: TempDir,
    kept: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = folder.path().join("cache");
        let desk = Self { folder, kept };
        desk.write();
        desk
    }

    fn write(&self) {
        fs::write(self.file("strikes.csv"), ACLED).expect("a file");
        fs::write(self.file("events.csv"), UCDP).expect("a file");
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program with these data sets open, once nothing is being done any more.
    fn screen(&self, names: &[&str]) -> Screen {
        let cache = ArchiveCache::in_folder(self.kept.clone()).of_any_size();
        let mut screen = Screen::starting(Opening {
            archives: names.iter().map(|name| self.file(name)).collect(),
            archive_cache: Some(cache),
            ..Opening::default()
        });
        screen.wait_until("the data sets", |screen| {
            let there = screen.app().state().archives.iter().count();
            there == names.len() && !screen.app().pending()
        });
        screen
    }
}

fn only_file(folder: &Path) -> PathBuf {
    let mut files = fs::read_dir(folder).expect("a folder");
    files.next().expect("a file").expect("its name").path()
}

fn notices(screen: &Screen) -> Vec<String> {
    let notices = screen.app().state().notices.iter();
    notices.map(|notice| notice.text.clone()).collect()
}

/// The sheet in which it stands how much is kept.
fn sheet(screen: &mut Screen) {
    screen.press(Key::Escape);
    screen.press(Key::M);
    screen.wait_until("the sheet", |screen| {
        !screen.app().pending() && screen.everything().has(&["Kept on this computer"])
    });
}

#[test]
fn what_is_kept_of_data_sets_is_told_and_forgotten_when_asked() {
    let desk = Desk::new();
    let mut screen = desk.screen(&["strikes.csv", "events.csv"]);
    assert_eq!(fs::read_dir(&desk.kept).expect("a folder").count(), 2);
    assert_eq!(notices(&screen), [""; 0]);
    sheet(&mut screen);
    let said = screen.everything();
    said.line(&["0.0 MiB of at most 2048.0 MiB", "large data sets"]);
    screen.activate(|screen| screen.button("Forget all data sets"));
    screen.wait_until("the folder to be empty", |screen| {
        screen.everything().has(&["Nothing is kept of data sets"])
    });
    assert_eq!(fs::read_dir(&desk.kept).expect("a folder").count(), 0);
    assert!(screen.is_grey("Forget all data sets"));
    let gone = "What was kept of data sets is gone. Their files are as they were.";
    assert_eq!(notices(&screen), [gone]);
    assert!(desk.file("strikes.csv").exists());
}

#[test]
fn where_nothing_is_kept_there_is_nothing_to_forget() {
    let mut screen = Screen::open();
    screen.press(Key::M);
    assert!(!screen.everything().has(&["Kept on this computer"]));
}

#[test]
fn what_is_kept_and_damaged_is_told_once_and_costs_nothing_else() {
    let desk = Desk::new();
    let before = desk.screen(&["strikes.csv"]);
    let claims = |screen: &Screen| screen.status().line(&["claims shown"]).to_owned();
    let file = only_file(&desk.kept);
    let mut bytes = fs::read(&file).expect("what was kept");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).expect("a damaged file");
    let after = desk.screen(&["strikes.csv"]);
    let told = "What was kept of strikes.csv to open it faster could not be used: it is damaged. It was read anew and \
                kept again.";
    assert_eq!(notices(&after), [told]);
    assert_eq!(claims(&after), claims(&before));
    let again = desk.screen(&["strikes.csv"]);
    assert_eq!(notices(&again), [""; 0]);
    assert_eq!(claims(&again), claims(&before));
}

#[test]
fn where_nothing_can_be_kept_that_is_told_once_for_all_data_sets() {
    let desk = Desk::new();
    // A file stands where the folder would be.
    fs::write(&desk.kept, "in the way").expect("a file");
    let screen = desk.screen(&["strikes.csv", "events.csv"]);
    let told = notices(&screen);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("is open, but what would open it faster the next time could not be kept")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_nothing_is_kept_and_nothing_left() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let desk = Desk {
        folder: tempfile::tempdir().expect("a folder"),
        kept: disk.path().join("cache"),
    };
    desk.write();
    fs::create_dir(&desk.kept).expect("a folder");
    disk.fill();
    let screen = desk.screen(&["strikes.csv"]);
    let told = notices(&screen);
    assert!(told[0].contains("No space left on device"), "{told:?}");
    assert_eq!(fs::read_dir(&desk.kept).expect("a folder").count(), 0);
}
