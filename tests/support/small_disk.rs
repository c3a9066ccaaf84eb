//! A disk without room, where the system lets a test have one.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use tempfile::TempDir;

/// A disk in memory with room for one MiB; ends with the value.
pub struct SmallDisk(TempDir);

impl SmallDisk {
    /// A disk, or `None` and the reason on the terminal where this may not be asked of the system.
    pub fn mount() -> Option<Self> {
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

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }

    /// Takes all the room that there is.
    pub fn fill(&self) {
        let mut filler = File::create(self.filler()).expect("a file");
        let full = loop {
            if let Err(error) = filler.write_all(&[0; 4096]) {
                break error;
            }
        };
        assert_eq!(full.kind(), ErrorKind::StorageFull);
    }

    pub fn make_room(&self) {
        fs::remove_file(self.filler()).expect("it was full");
    }

    /// Whether the file `path` holds `text`, and nothing was left beside it but `others`.
    pub fn holds_whole(&self, path: &Path, text: &str, others: &[&str]) -> bool {
        let entries = fs::read_dir(self.path()).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").path());
        let others = others.iter().map(|name| self.path().join(name));
        let known: Vec<PathBuf> = others.chain([path.to_owned(), self.filler()]).collect();
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
