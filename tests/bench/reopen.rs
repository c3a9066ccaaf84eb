//! How long it takes to open a data set again, from what was kept of it: `cargo bench --bench reopen`, and
//! `-- 10000000` for another number of rows. The rows are synthetic, shaped as ACLED's are. Prints; asserts nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "data_set.rs"]
mod data_set;
#[path = "measure.rs"]
mod measure;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use counterclaim::formats::archive::{ArchiveCache, How, Imported, Recall, recall_or_import};

use data_set::DataSet;
use measure::{Machine, median, print, reading, sizes, timed};

fn main() {
    let _ = Machine::measured();
    for rows in sizes(&[100_000, 1_000_000]) {
        let DataSet { path, .. } = &DataSet::of(rows);
        let folder = tempfile::tempdir().expect("a folder");
        let cache = ArchiveCache::in_folder(folder.path().join("archives")).of_any_size();
        let open = |cache| opened(path, cache);
        let importing = median(|| open(None));
        let first = open(Some(&cache));
        let Recall::Due(due) = &first.recall else {
            unreachable!("nothing is to be kept: {:?}", first.recall);
        };
        let keeping = timed(|| {
            due.keep(&first.archive, &first.report)
                .expect("room on the disk")
        });
        let claims = first.archive.claims();
        drop(first);
        let is_opened = matches!(open(Some(&cache)).recall, Recall::Opened);
        assert!(is_opened, "its rows were read again");
        let reopening = median(|| open(Some(&cache)));
        let kept = fs::read_dir(folder.path().join("archives")).expect("a folder");
        let kept = kept.flatten().next().expect("a file").path();
        let of_file = reading(path);
        let floor = of_file + reading(&kept);
        print(&format!("import, {rows} rows"), claims, importing, of_file);
        print(
            &format!("keep, {rows} rows"),
            claims,
            keeping,
            reading(&kept),
        );
        print(&format!("reopen, {rows} rows"), claims, reopening, floor);
        println!(
            "{:48} {:.1} times as fast; {:.1} bytes kept of each claim, {:.0} MB of a file of {:.0} MB",
            "",
            importing.as_secs_f64() / reopening.as_secs_f64(),
            cache.size() as f64 / claims as f64,
            cache.size() as f64 / 1e6,
            path.metadata().expect("its size").len() as f64 / 1e6,
        );
    }
}

fn opened(path: &Path, cache: Option<&ArchiveCache>) -> Imported {
    let go_on = &mut |_| ControlFlow::Continue(());
    let how = How::default();
    recall_or_import(path, &"synthetic".into(), &how, cache, go_on).expect("an archive")
}
