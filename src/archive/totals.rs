//! What is known of all claims of an archive, whatever the filter.

use std::ops::Range;

use super::columns::{Columns, Site, source_bit};

/// What is known of all claims.
#[derive(Debug, Default)]
pub(super) struct Totals {
    /// How many there are of each kind.
    pub(super) by_kind: Vec<u32>,
    /// How many there are of each time.
    pub(super) by_timing: Vec<u32>,
    /// The bits of the sources that make any, for each place.
    pub(super) sources: Vec<u64>,
    /// The numbers of incidents of which nothing is claimed.
    claimless: Vec<u32>,
}

impl Totals {
    pub(super) fn of(columns: &Columns, sites: &[Site]) -> Self {
        let mut totals = Self {
            by_kind: vec![0; columns.kinds.len()],
            by_timing: vec![0; columns.timings.len()],
            sources: Vec::with_capacity(sites.len()),
            claimless: Vec::new(),
        };
        for kind in &columns.claims.kind {
            totals.by_kind[*kind as usize] += 1;
        }
        for (incident, timing) in columns.incidents.timing.iter().enumerate() {
            let claims = columns.claims_of(incident).len() as u32;
            totals.by_timing[*timing as usize] += claims;
            if claims == 0 {
                totals.claimless.push(incident as u32);
            }
        }
        for site in sites {
            let incidents = site.incidents.start as usize..site.incidents.end as usize;
            let kinds = &columns.claims.kind[columns.claims_of_all(&incidents)];
            let bits = kinds
                .iter()
                .map(|kind| source_bit(columns.kinds[*kind as usize].source));
            totals.sources.push(bits.fold(0, |all, bit| all | bit));
        }
        totals
    }

    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let numbers = self.by_kind.len() + self.by_timing.len() + self.claimless.len();
        numbers * size_of::<u32>() + self.sources.len() * size_of::<u64>()
    }

    /// Of how many `incidents` anything is claimed.
    pub(super) fn spoken_of(&self, incidents: &Range<u32>) -> u32 {
        let before = |incident: u32| self.claimless.partition_point(|it| *it < incident) as u32;
        let claimless = before(incidents.end) - before(incidents.start);
        incidents.end - incidents.start - claimless
    }
}
