//! One pass over the claims of an archive: each is looked at once, by as many threads as there are.

use std::ops::Range;

use rayon::prelude::*;

use crate::archive::bits::Bits;
use crate::archive::columns::Table;
use crate::model::Facet;

use super::SiteShown;
use super::verdicts::{Verdict, Verdicts};

/// How many incidents one thread looks at before it takes others; tests have few.
const AT_ONCE: usize = if cfg!(test) { 3 } else { 1 << 14 };

/// What was found of some incidents, which follow one another.
pub(super) struct Passed {
    /// Which of their claims are hidden.
    pub(super) hidden: Bits,
    /// The places that they are at, the first by its number.
    pub(super) first_site: usize,
    pub(super) sites: Vec<SiteShown>,
    /// How many claims there are of each kind and verdict.
    pub(super) tallies: Tallies,
}

/// How many claims there are with each verdict, by kind. There are few verdicts.
#[derive(Default)]
pub(super) struct Tallies {
    alike: Vec<(Verdict, Vec<u32>)>,
    kinds: usize,
    last: usize,
}

/// Looks at all claims of `table`, part by part in their order.
pub(super) fn pass(table: Table, verdicts: &Verdicts) -> Vec<Passed> {
    let all = table.columns.incidents.len();
    let parts = all.div_ceil(AT_ONCE);
    let part = |number: usize| {
        let first = number * AT_ONCE;
        pass_over(table, verdicts, first..all.min(first + AT_ONCE))
    };
    if parts < 2 {
        return (0..parts).map(part).collect();
    }
    (0..parts).into_par_iter().map(part).collect()
}

fn pass_over(table: Table, verdicts: &Verdicts, incidents: Range<usize>) -> Passed {
    let (columns, sites) = (table.columns, &table.archive.sites);
    let claims = columns.claims_of_all(&incidents);
    let first_site = table.site_of(incidents.start);
    let mut passed = Passed {
        hidden: Bits::with_room_for(claims.len()),
        first_site,
        sites: vec![SiteShown::default()],
        tallies: Tallies::of_kinds(verdicts.kinds.len()),
    };
    let mut site = first_site;
    for incident in incidents {
        while sites[site].incidents.end as usize <= incident {
            site += 1;
            passed.sites.push(SiteShown::default());
        }
        passed.look_at(table, verdicts, site, incident);
    }
    passed
}

impl Passed {
    fn look_at(&mut self, table: Table, verdicts: &Verdicts, site: usize, incident: usize) {
        let columns = table.columns;
        let at = &mut self.sites[site - self.first_site];
        let before = at.claims;
        let on_incident = verdicts.on_incident(table, site, incident);
        for claim in columns.claims_of(incident) {
            let number = columns.claims.kind[claim] as usize;
            let kind = &verdicts.kinds[number];
            let on_claim = verdicts.on_claim(kind, columns.claims.answer[claim]);
            let mut verdict = on_incident.with(on_claim);
            let words = verdicts.words();
            if words.is_some_and(|words| !words.are_in(table, site, incident, claim)) {
                verdict.held.insert(Facet::Text);
            }
            self.tallies.add(verdict, number);
            let is_shown = verdict.held.is_empty();
            self.hidden.push(!is_shown);
            at.claims += u32::from(is_shown);
            at.hidden += u32::from(!is_shown);
            at.sources |= if is_shown { kind.source } else { 0 };
        }
        at.incidents += u32::from(at.claims > before);
    }
}

impl Tallies {
    fn of_kinds(kinds: usize) -> Self {
        Self {
            kinds,
            ..Self::default()
        }
    }

    fn add(&mut self, verdict: Verdict, kind: usize) {
        // Most have the verdict of the one before.
        let is_last = |(known, _): &(Verdict, _)| *known == verdict;
        if !self.alike.get(self.last).is_some_and(is_last) {
            self.last = self.number(verdict);
        }
        self.alike[self.last].1[kind] += 1;
    }

    fn number(&mut self, verdict: Verdict) -> usize {
        let mut known = self.alike.iter();
        known.position(|(it, _)| *it == verdict).unwrap_or_else(|| {
            self.alike.push((verdict, vec![0; self.kinds]));
            self.alike.len() - 1
        })
    }

    /// Each verdict, and how many claims of each kind, by its number, have it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Verdict, usize, usize)> {
        self.alike.iter().flat_map(|(verdict, kinds)| {
            let kinds = kinds.iter().enumerate().filter(|(_, claims)| **claims > 0);
            kinds.map(|(kind, claims)| (*verdict, kind, *claims as usize))
        })
    }
}
