//! An archive in time.

use crate::model::TimeAxis;
use crate::query::{Dated, Dating, Tally};

use super::Shown;
use super::columns::Columns;

impl Columns {
    /// How many claims there are of each time on `axis`, and how many of them are `shown`. A data set does not
    /// say when something was said.
    pub(super) fn datings(&self, shown: &Shown, axis: TimeAxis) -> Vec<Dating> {
        let mut tallies = vec![Tally::default(); self.timings.len()];
        for incident in 0..self.incidents.len() {
            let tally = &mut tallies[self.incidents.timing[incident] as usize];
            for claim in self.claims_of(incident) {
                tally.all += 1;
                tally.shown += usize::from(shown.shows(claim));
            }
        }
        let timings = self.timings.iter().zip(tallies);
        let datings = timings.map(|(timing, claims)| Dating {
            time: match axis {
                TimeAxis::Strikes => timing.when.map(|when| *when.span()),
                TimeAxis::Statements => None,
            },
            is_stated: true,
            claims,
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
