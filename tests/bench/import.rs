//! How long it takes to read a data set of a million rows, to break that off, and to show what of it:
//! `cargo bench --bench import`. The rows are synthetic, shaped as ACLED's are. Prints; asserts nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "data_set.rs"]
mod data_set;
#[path = "measure.rs"]
mod measure;

use std::ops::ControlFlow;
use std::time::Instant;

use counterclaim::formats::archive::{How, Imported, import};
use counterclaim::model::{Filter, Hue, Subject};

use data_set::DataSet;
use measure::{memory, reading, sizes};

fn main() {
    for count in sizes(&[10_000, 100_000, 1_000_000]) {
        let DataSet { path, .. } = &DataSet::of(count);
        let bytes = path.metadata().expect("its size").len() as f64;
        let floor = reading(path);
        let before = memory();
        let begun = Instant::now();
        let mut told = 0;
        let imported = import(path, &"synthetic".into(), &How::default(), &mut |_| {
            told += 1;
            ControlFlow::Continue(())
        });
        let Imported {
            archive, report, ..
        } = imported.expect("an archive");
        let took = begun.elapsed();
        println!(
            "{count:>8} rows, {:.0} MB: {took:>8.1?}, {:.0} MB/s, {:.0} claims/s, told {told} times; merely \
             reading the file: {floor:.1?}",
            bytes / 1e6,
            bytes / 1e6 / took.as_secs_f64(),
            archive.claims() as f64 / took.as_secs_f64(),
        );
        println!(
            "         {} claims, {:.1} bytes of columns each; {} findings",
            archive.claims(),
            archive.bytes() as f64 / archive.claims() as f64,
            report.found()
        );
        if let (Some([before, _]), Some([now, most])) = (before, memory()) {
            println!(
                "         {:.0} MB of memory before, {:.0} MB now, which is {:.0} bytes a claim, {:.0} MB at most",
                before as f64 / 1e6,
                now as f64 / 1e6,
                now.saturating_sub(before) as f64 / archive.claims() as f64,
                most as f64 / 1e6,
            );
        }
        let begun = Instant::now();
        let shown = archive.shown(&Filter::default(), |_| None);
        println!(
            "         {} shown, counted in {:.1?}",
            shown.counts.shown,
            begun.elapsed()
        );
        let subject = Subject::Place(archive.place_id(0));
        let begun = Instant::now();
        let excerpt = archive.excerpt(&subject, Hue::Sky).expect("a place");
        println!(
            "         a place of {} incidents, looked at in {:.1?}",
            excerpt.case.incidents.len(),
            begun.elapsed()
        );
    }
}
