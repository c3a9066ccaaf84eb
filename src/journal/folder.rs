//! The folder of one running program: its lock, the texts and the log of edits.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::formats::file::SIZE_LIMIT;
use crate::formats::moment::{stamp, stamped};
use crate::formats::private_folders;
use crate::state::document::Document;

use super::disk::Disk;
use super::record::{Record, Texts};

/// The file that a living program holds locked.
const LOCK: &str = "lock";
/// The file with a line for each state.
const LOG: &str = "edits.ron";
/// The length in bytes at which a log begins anew with its last line.
const LONG: u64 = 256 << 10;

/// A folder that this program writes to.
pub(super) struct Folder {
    path: PathBuf,
    /// Held locked for as long as the folder is ours.
    _lock: File,
    disk: Arc<dyn Disk>,
    /// The texts that are written, with their numbers.
    texts: Vec<(u32, Arc<str>)>,
    last_number: u32,
    /// The log as it stands; `None` until one is written, and when what stands there is not known.
    log: Option<Log>,
}

struct Log {
    length: u64,
    texts: Texts,
}

impl Folder {
    /// Makes a folder on the shelf `on`, and locks it.
    pub fn create(on: &Path, disk: Arc<dyn Disk>) -> io::Result<Self> {
        private_folders(on)?;
        // Somebody who tidies up may take an empty folder away before it is locked: then again.
        for attempt in 0..10 {
            let path = on.join(new_name(attempt));
            private_folders(&path)?;
            if let Some(lock) = claim(&path)? {
                return Ok(Self {
                    path,
                    _lock: lock,
                    disk,
                    texts: Vec::new(),
                    last_number: 0,
                    log: None,
                });
            }
        }
        let text = "no folder could be locked for it";
        Err(io::Error::other(text))
    }

    /// Writes down what is unsaved in `document`.
    pub fn write(&mut self, document: &Document) -> io::Result<()> {
        let texts = Texts {
            base: self.text(&document.base().text)?,
            on_disk: self.text(document.on_disk())?,
        };
        let line = Record::of(document, texts).line();
        let line = line.map_err(io::Error::other)?;
        let size = line.len() as u64;
        if size > SIZE_LIMIT {
            let text = format!("they take more than {} MiB", SIZE_LIMIT >> 20);
            return Err(io::Error::other(text));
        }
        let path = self.path.join(LOG);
        // Should this fail, nobody knows what stands there: the next line begins a new log.
        let grown = self.log.take();
        let grown = grown.filter(|log| log.texts == texts && log.length + size <= LONG);
        let length = if let Some(log) = grown {
            self.disk.append(&path, line.as_bytes())?;
            log.length + size
        } else {
            self.disk.replace(&path, line.as_bytes())?;
            self.forget_all_but(texts);
            size
        };
        self.log = Some(Log { length, texts });
        Ok(())
    }

    /// The number of `text`, which is written unless it already is.
    fn text(&mut self, text: &str) -> io::Result<u32> {
        let mut known = self.texts.iter();
        if let Some((number, _)) = known.find(|(_, known)| known.as_ref() == text) {
            return Ok(*number);
        }
        self.last_number += 1;
        let number = self.last_number;
        let path = self.path.join(text_name(number));
        self.disk.replace(&path, text.as_bytes())?;
        self.texts.push((number, text.into()));
        Ok(number)
    }

    /// Removes the texts that the only line of the log is not about.
    fn forget_all_but(&mut self, texts: Texts) {
        let folder = &self.path;
        self.texts.retain(|(number, _)| {
            let is_needed = [texts.base, texts.on_disk].contains(number);
            if !is_needed {
                // One that stays costs room, and nothing else.
                let _ = fs::remove_file(folder.join(text_name(*number)));
            }
            is_needed
        });
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Takes the lock of the folder `path`; `None` when somebody else has it, or the folder is gone.
pub(super) fn claim(path: &Path) -> io::Result<Option<File>> {
    let file = path.join(LOCK);
    let mut options = private_file();
    let lock = match options.truncate(false).open(&file) {
        Ok(lock) => lock,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    match lock.try_lock() {
        // Whoever had it before may have removed the folder.
        Ok(()) => Ok(file.try_exists()?.then_some(lock)),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Removes the folder `path`, whose lock the caller holds. What is not a journal's stays, and the
/// folder with it.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    // The log first: without one there is nothing to be recovered, and nothing missing.
    match fs::remove_file(path.join(LOG)) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(is_ours) {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_dir(path).or_else(|error| match error.kind() {
        ErrorKind::DirectoryNotEmpty => Ok(()),
        _ => Err(error),
    })
}

/// Whether a journal has files of this name, or leaves such when it is cut off while it writes.
fn is_ours(name: &str) -> bool {
    name == LOCK || name.starts_with("case-") || name.starts_with(LOG)
}

/// Where the log of the folder `path` lies.
pub(super) fn log_in(path: &Path) -> PathBuf {
    path.join(LOG)
}

/// Where the text of that number lies in the folder `path`.
pub(super) fn text_in(path: &Path, number: u32) -> PathBuf {
    path.join(text_name(number))
}

fn text_name(number: u32) -> String {
    format!("case-{number}.ron")
}

/// A name that says when the work began, and that no other program uses.
fn new_name(attempt: u32) -> String {
    let now = stamp();
    format!("{now}-{}-{attempt}", std::process::id())
}

/// Whether a folder of this name is a journal's.
pub(super) fn is_name(name: &str) -> bool {
    let end = name.find("Z-").map_or(0, |at| at + 1);
    stamped(&name[..end]).is_some()
}

fn private_file() -> OpenOptions {
    let mut options = File::options();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
