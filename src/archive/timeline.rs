//! An archive in time.

use crate::model::TimeAxis;
use crate::query::{Dated, Dating, Tally};

use super::Shown;
use super::columns::Columns;

impl Columns {
    /// How many claims there are of each time on `axis`, and how many of them are `shown`. A data set does not
    /// say when something was said.
    pub(super) fn datings(&self, shown: &Shown, axis: TimeAxis) -> Vec<Dating> {
        let counts = self.totals.by_timing.iter().zip(&shown.timings);
        let timings = self.timings.iter().zip(counts);
        let datings = timings.map(|(timing, (all, shown))| Dating {
            time: match axis {
                TimeAxis::Strikes => timing.when.map(|when| *when.span()),
                TimeAxis::Statements => None,
            },
            is_stated: true,
            claims: Tally {
                all: *all as usize,
                shown: *shown as usize,
            },
        });
        datings.collect()
    }

    /// The times of all that is dated, on `axis`.
    pub(super) fn dated(&self, axis: TimeAxis) -> Option<Dated> {
        match axis {
            TimeAxis::Strikes => {
                let dated = self.timings.iter().filter_map(|timing| timing.when);
                Dated::of_times(dated.map(|when| *when.span()))
            }
            TimeAxis::Statements => None,
        }
    }
}
