//! One pass over the claims of an archive: each is looked at once, by as many threads as there are.

use std::ops::Range;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

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
pub(super) struct Tallies {
    verdicts: Vec<Verdict>,
    /// So many of each kind for the first verdict, then for the next.
    claims: Vec<u32>,
    kinds: usize,
    /// The verdict that was met last, by its number.
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
        let on_incident = verdicts.on_incident(table, site, incident);
        let claims = columns.claims_of(incident);
        let first = claims.start;
        let kinds = &columns.claims.kind[claims.clone()];
        let answers = &columns.claims.answer[claims];
        let (mut shown, mut sources) = (0, 0);
        for (at, (kind, answer)) in kinds.iter().zip(answers).enumerate() {
            let kind = *kind as usize;
            let of_kind = &verdicts.kinds[kind];
            let mut verdict = on_incident.with(verdicts.on_claim(of_kind, *answer));
            if let Some(words) = verdicts.words()
                && !words.are_in(table, site, incident, first + at)
            {
                verdict.held.insert(Facet::Text);
            }
            self.tallies.add(verdict, kind);
            let is_shown = verdict.held.is_empty();
            self.hidden.push(!is_shown);
            shown += u32::from(is_shown);
            sources |= if is_shown { of_kind.source } else { 0 };
        }
        let at = &mut self.sites[site - self.first_site];
        at.claims += shown;
        at.hidden += kinds.len() as u32 - shown;
        at.incidents += u32::from(shown > 0);
        at.sources |= sources;
    }
}

impl Tallies {
    fn of_kinds(kinds: usize) -> Self {
        Self {
            verdicts: Vec::new(),
            claims: Vec::new(),
            kinds,
            last: 0,
        }
    }

    fn add(&mut self, verdict: Verdict, kind: usize) {
        // Most have the verdict of the one before.
        if self.verdicts.get(self.last) != Some(&verdict) {
            self.last = self.number(verdict);
        }
        self.claims[self.last * self.kinds + kind] += 1;
    }

    fn number(&mut self, verdict: Verdict) -> usize {
        let mut known = self.verdicts.iter();
        known.position(|it| *it == verdict).unwrap_or_else(|| {
            self.verdicts.push(verdict);
            self.claims.resize(self.claims.len() + self.kinds, 0);
            self.verdicts.len() - 1
        })
    }

    /// Each verdict, and how many claims of each kind, by its number, have it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Verdict, usize, usize)> {
        let claims = self.claims.iter().enumerate();
        let claims = claims.filter(|(_, claims)| **claims > 0);
        claims.map(|(at, claims)| {
            let (verdict, kind) = (at / self.kinds, at % self.kinds);
            (self.verdicts[verdict], kind, *claims as usize)
        })
    }
}
