//! The timeline: how many claims are about which time, or were said when.
//!
//! Pure. Time is cut into bins of one unit of the calendar. A claim whose time lies within a bin is
//! counted there; one whose time crosses bins may be of any moment in it, so it is never a point: it
//! is part of a bar over all of its time. Bins and bars count claims, each of which has one party;
//! nothing that the claims say is added up.

pub mod brush;
mod lanes;
mod unit;

use std::collections::BTreeMap;
use std::ops::AddAssign;

use jiff::civil::DateTime;

use crate::model::{Case, Claim, PartyId, Span, Stretch, TimeAxis};

use super::filter::Shown;
use super::times::{stated_time, time_on};

pub use unit::Unit;

/// What of time is asked about, and how finely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeScale {
    /// Of what.
    pub axis: TimeAxis,
    /// What is on the screen.
    pub range: Stretch,
    /// Into what it is cut.
    pub unit: Unit,
}

/// Every claim of a case, once: in a bin, in a bar, or in one of the tallies of what is in neither.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Bins that hold claims, the earliest first.
    pub bins: Vec<Bin>,
    /// Bars, in the order of their lanes' filling: by start, then the longest first, then by party.
    pub bars: Vec<Bar>,
    /// How many lanes the bars take.
    pub lanes: usize,
    /// Claims of a time before the range.
    pub earlier: Tally,
    /// Claims of a time after it.
    pub later: Tally,
    /// Claims without a date.
    pub undated: Tally,
    /// Claims of strikes that nobody dates: they lie across all days of the case, and are counted
    /// there as well.
    pub unstated: Tally,
}

/// How many claims: of all, and of those that the filter shows whatever its own time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Of all claims.
    pub all: usize,
    /// Of those that the filter shows.
    pub shown: usize,
}

/// Claims that each lie within one unit of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin {
    /// The unit.
    pub when: Stretch,
    /// How many there are, by party.
    pub parties: BTreeMap<PartyId, Tally>,
}

/// Claims of one party and of one time, which crosses units: it lies anywhere within.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The units that their time touches.
    pub when: Stretch,
    /// The party.
    pub party: PartyId,
    /// How many there are.
    pub claims: Tally,
    /// In which lane it stands, from 0; no two in one lane overlap.
    pub lane: usize,
}

/// Claims that are all of one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dating {
    /// Their time; `None` for the undated.
    pub time: Option<Span>,
    /// Whether a source states it.
    pub is_stated: bool,
    /// How many there are.
    pub claims: Tally,
}

/// Claims of one party that are all of one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch<'a> {
    /// The party.
    pub party: &'a PartyId,
    /// Their time, and how many there are.
    pub dating: Dating,
}

impl Dating {
    /// The same, of claims of `party`.
    #[must_use]
    pub fn of(self, party: &PartyId) -> Batch<'_> {
        Batch {
            party,
            dating: self,
        }
    }
}

impl<'a> Batch<'a> {
    /// The claims of `case` on `axis`, and which of them are `shown`.
    pub fn all_of(
        case: &'a Case,
        shown: &'a Shown,
        axis: TimeAxis,
    ) -> impl Iterator<Item = Self> + 'a {
        case.claims.iter().map(move |claim| Self {
            party: &case.source(&claim.source).party,
            dating: Dating {
                time: time_on(case, claim, axis),
                is_stated: axis != TimeAxis::Strikes || stated_time(case, claim).is_some(),
                claims: Tally::of(claim, shown),
            },
        })
    }
}

impl Timeline {
    /// The claims of `case` on `scale`, and which of them are `shown`.
    #[must_use]
    pub fn of(case: &Case, shown: &Shown, scale: &TimeScale) -> Self {
        Self::of_batches(Batch::all_of(case, shown, scale.axis), scale)
    }

    /// The claims in `batches` on `scale`.
    #[must_use]
    pub fn of_batches<'a>(batches: impl Iterator<Item = Batch<'a>>, scale: &TimeScale) -> Self {
        let mut timeline = Self::default();
        let mut bins: BTreeMap<DateTime, Bin> = BTreeMap::new();
        let mut bars: BTreeMap<lanes::Order, Tally> = BTreeMap::new();
        for Batch { party, dating } in batches {
            let Some(time) = dating.time.map(Stretch::from) else {
                timeline.undated += dating.claims;
                continue;
            };
            if !dating.is_stated {
                timeline.unstated += dating.claims;
            }
            let units = touched(time, scale.unit);
            if units.end() <= scale.range.start() {
                timeline.earlier += dating.claims;
            } else if scale.range.end() <= units.start() {
                timeline.later += dating.claims;
            } else if scale.unit.next(units.start()) == units.end() {
                let bin = bins.entry(units.start()).or_insert_with(|| Bin::new(units));
                *bin.parties.entry(party.clone()).or_default() += dating.claims;
            } else {
                *bars.entry(lanes::order(units, party)).or_default() += dating.claims;
            }
        }
        timeline.bins = bins.into_values().collect();
        (timeline.bars, timeline.lanes) = lanes::packed(bars);
        timeline
    }

    /// The greatest number of claims in one bin.
    #[must_use]
    pub fn highest(&self) -> usize {
        self.bins
            .iter()
            .map(|bin| bin.claims().all)
            .max()
            .unwrap_or(0)
    }
}

/// The times of all claims together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The shortest stretch with all of them.
    pub extent: Stretch,
    /// The finest unit to which any of them is known: to cut time finer tells nothing.
    pub finest: Unit,
}

impl Dated {
    /// The times of the claims of `case` on `axis`; `None` where none is dated.
    #[must_use]
    pub fn of(case: &Case, axis: TimeAxis) -> Option<Self> {
        let claims = case.claims.iter();
        Self::of_times(claims.filter_map(|claim| time_on(case, claim, axis)))
    }

    /// These times together; `None` where there are none.
    pub fn of_times(times: impl Iterator<Item = Span>) -> Option<Self> {
        let dated = times.map(Stretch::from).map(|time| Self {
            extent: time,
            finest: Unit::written(time.secs()),
        });
        dated.reduce(Self::with)
    }

    /// The times of this and of `other`.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            extent: self.extent.with(other.extent),
            finest: self.finest.min(other.finest),
        }
    }
}

/// The units that `time` touches.
fn touched(time: Stretch, unit: Unit) -> Stretch {
    let whole = Stretch::new(unit.floor(time.start()), unit.ceil(time.end()));
    whole.unwrap_or(time)
}

impl Bin {
    fn new(when: Stretch) -> Self {
        Self {
            when,
            parties: BTreeMap::new(),
        }
    }

    /// How many claims there are of all parties.
    #[must_use]
    pub fn claims(&self) -> Tally {
        let mut claims = Tally::default();
        self.parties.values().for_each(|party| claims += *party);
        claims
    }
}

impl Tally {
    fn of(claim: &Claim, shown: &Shown) -> Self {
        Self {
            all: 1,
            shown: usize::from(shown.shows(claim)),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.shown += other.shown;
    }
}

#[cfg(test)]
mod tests;
