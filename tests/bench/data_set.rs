//! Synthetic data sets, as files and as archives.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::PathBuf;

use counterclaim::archive::Archive;
use counterclaim::formats::archive::{How, import};
use counterclaim::synthetic::{SEED, Synthetic};
use tempfile::TempDir;

/// A file of synthetic rows, which is gone at the end.
pub struct DataSet {
    /// The file.
    pub path: PathBuf,
    _folder: TempDir,
}

impl DataSet {
    /// So many rows, as `counterclaim synth` writes them.
    pub fn of(rows: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("synthetic.csv");
        let mut file = File::create(&path).expect("a file");
        let written = Synthetic::new(SEED).write(rows, &mut file, &mut |_| ());
        written.expect("room on the disk");
        Self {
            path,
            _folder: folder,
        }
    }

    /// The same, read.
    #[allow(dead_code, reason = "some benchmarks have the app read it")]
    pub fn archive(&self) -> Archive {
        let go_on = &mut |_| ControlFlow::Continue(());
        let imported = import(&self.path, &"synthetic".into(), &How::default(), go_on);
        imported.expect("rows as ACLED has them").archive
    }
}
