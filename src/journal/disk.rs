//! The two ways in which a journal writes, apart from the rest, so that a test can fill the disk.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use crate::formats::write_private;

/// Where a journal is written to.
pub(super) trait Disk: Send + Sync {
    /// Writes `bytes` to `path` so that all of them are there or what was there before.
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Writes `bytes` to the end of `path`, which exists. After an error a part may be there.
    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
}

/// The disk of this computer.
pub(super) struct OwnDisk;

impl Disk for OwnDisk {
    fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        write_private(path, bytes)
    }

    fn append(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_data()
    }
}
