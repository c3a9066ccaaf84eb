//! What a filter shows of an archive.
//!
//! Each choice of the filter is decided once for each value that can stand in a column; a claim is held
//! back by what holds its values back. One pass looks at every claim once at most, and allocates for none.

mod judged;
mod pass;
mod stretches;
mod tallies;
mod verdicts;
mod words;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use geo::Point;

use crate::model::{Filter, PlaceId, Subject};
use crate::query::Counts;
use crate::query::filter::Counted;

use super::bits::Bits;
use super::columns::{Table, question};

use self::pass::{Pass, Passed};
use self::tallies::Tallies;
use self::verdicts::{Verdict, Verdicts};

/// What of an archive is shown.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub(super) hidden: Bits,
    /// How many claims there are, and what each choice leaves.
    pub counts: Counts,
    /// The same for each place, in the order of [`Archive::sites`](super::Archive::sites).
    pub sites: Vec<SiteShown>,
    /// How many claims are shown of a case on each thing that stands in a tray, where any are.
    pub in_trays: HashMap<Subject, usize>,
    /// How many are shown of each time of an archive of rows.
    pub(super) timings: Vec<u32>,
    basis: Option<Arc<Basis>>,
}

/// What of a place is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SiteShown {
    /// How many claims are shown.
    pub claims: u32,
    /// How many are hidden.
    pub hidden: u32,
    /// How many incidents have a claim that is shown.
    pub incidents: u32,
    /// Which sources have a claim that is shown: a bit for each number, the last for all beyond.
    pub sources: u64,
}

/// What was decided, for the next filter to take over what it decides alike.
struct Basis {
    filter: Filter,
    verdicts: Verdicts,
}

impl Shown {
    /// That of what is shown which is counted elsewhere.
    pub(super) fn of(
        hidden: Bits,
        counts: Counts,
        sites: Vec<SiteShown>,
        in_trays: HashMap<Subject, usize>,
    ) -> Self {
        Self {
            hidden,
            counts,
            sites,
            in_trays,
            timings: Vec::new(),
            basis: None,
        }
    }

    /// Whether the claim `number` is shown.
    #[must_use]
    pub fn shows(&self, number: usize) -> bool {
        !self.hidden.get(number)
    }
}

impl Table<'_> {
    /// What `filter` shows; `anchor` tells where a place of the case has its mark. What was shown of the same archive
    /// `before` spares deciding again what is decided alike.
    pub(super) fn shown(
        self,
        filter: &Filter,
        anchor: impl Fn(&PlaceId) -> Option<Point>,
        before: Option<&Shown>,
    ) -> Shown {
        let known = before.and_then(|before| before.basis.as_deref());
        let known = known.map(|basis| (&basis.filter, &basis.verdicts));
        let verdicts = Verdicts::of(self, filter, anchor, known);
        let (pass, passed) = Pass::over(self, &verdicts);
        let mut hidden = Bits::with_room_for(self.columns.claims.len());
        let mut timings = pass.shown_unseen();
        for part in &passed {
            hidden.append(&part.hidden);
            for (all, part) in timings.iter_mut().zip(&part.timings) {
                *all = all.wrapping_add(*part);
            }
        }
        Shown {
            hidden,
            counts: self.counts(&pass.tallies(&passed)),
            sites: self.sites(&passed),
            in_trays: HashMap::new(),
            timings,
            basis: Some(Arc::new(Basis {
                filter: filter.clone(),
                verdicts,
            })),
        }
    }

    fn sites(self, passed: &[Passed]) -> Vec<SiteShown> {
        let mut sites = vec![SiteShown::default(); self.archive.sites.len()];
        for part in passed {
            for (site, shown) in sites[part.first_site..].iter_mut().zip(&part.sites) {
                site.claims += shown.claims;
                site.hidden += shown.hidden;
                site.incidents += shown.incidents;
                site.sources |= shown.sources;
            }
        }
        sites
    }

    fn counts(self, tallies: &Tallies) -> Counts {
        let mut counts = Counts::default();
        for (Verdict { held, unknown }, kind, claims) in tallies.iter() {
            let kind = self.columns.kinds[kind];
            let source = usize::from(kind.source);
            let counted = Counted {
                source: &self.archive.source_ids[source],
                kind: self.archive.sources[source].kind,
                question: &question(kind.question),
                stance: kind.stance,
                competing: kind.competing,
                precision: kind.precision,
                reliability: None,
                credibility: None,
                held,
                unknown,
            };
            counts.take_in(&counted, claims as usize);
        }
        counts
    }
}

impl fmt::Debug for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Basis")
            .field("filter", &self.filter)
            .finish_non_exhaustive()
    }
}
