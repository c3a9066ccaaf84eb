//! Stretches: incidents that follow one another at one place and are judged alike, so that there is nothing to be
//! asked of each. The incidents of a place stand by time: a window of time cuts them into three at most.

use std::ops::Range;

use crate::archive::columns::Table;

use super::verdicts::Verdicts;

/// Incidents that follow one another at one place and are judged alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The place, by its number.
    pub(super) site: usize,
    /// Which incidents.
    pub(super) incidents: Range<u32>,
    /// How they are judged: the number of a [class](Verdicts::class).
    pub(super) class: usize,
}

/// The stretches of `incidents`, which follow one another, in their order.
pub(super) fn stretches(table: Table, verdicts: &Verdicts, incidents: Range<u32>) -> Vec<Stretch> {
    let (sites, timings) = (&table.archive.sites, &table.columns.incidents.timing);
    let mut found = Vec::new();
    let mut site = table.site_of(incidents.start as usize);
    let mut start = incidents.start;
    while start < incidents.end {
        while sites[site].incidents.end <= start {
            site += 1;
        }
        let end = sites[site].incidents.end.min(incidents.end);
        let timing = timings[start as usize];
        let change = verdicts.change_after(timing);
        let there = &timings[start as usize..end as usize];
        // Mostly all of a place is judged alike.
        let alike = match there.last() {
            Some(last) if *last < change => there.len(),
            _ => there.partition_point(|timing| *timing < change),
        };
        let next = start + alike as u32;
        found.push(Stretch {
            site,
            incidents: start..next,
            class: verdicts.class(site, timing),
        });
        start = next;
    }
    found
}
