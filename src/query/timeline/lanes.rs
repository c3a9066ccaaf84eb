//! Lanes: bars that overlap stand below each other, as few lanes as that takes.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use jiff::civil::DateTime;

use crate::model::{PartyId, Stretch};

use super::{Bar, Tally};

/// The order of bars: by start, then the longest first, then by party.
pub(super) type Order = (DateTime, Reverse<DateTime>, PartyId);

pub(super) fn order(when: Stretch, party: &PartyId) -> Order {
    (when.start(), Reverse(when.end()), party.clone())
}

/// The bars in their order, each in the first lane that is free, and how many lanes they take.
pub(super) fn packed(bars: BTreeMap<Order, Tally>) -> (Vec<Bar>, usize) {
    let mut lanes = Lanes::default();
    let bar = |((start, Reverse(end), party), claims)| {
        let when = Stretch::new(start, end)?;
        let lane = lanes.first_free(when);
        Some(Bar {
            when,
            party,
            claims,
            lane,
        })
    };
    let bars: Vec<Bar> = bars.into_iter().filter_map(bar).collect();
    (bars, lanes.count)
}

/// Which lanes are taken, and until when.
#[derive(Default)]
struct Lanes {
    count: usize,
    taken: BinaryHeap<Reverse<(DateTime, usize)>>,
    free: BTreeSet<usize>,
}

impl Lanes {
    /// Takes the first lane that is free for `when`, which begins no earlier than those before.
    fn first_free(&mut self, when: Stretch) -> usize {
        while let Some(Reverse((end, lane))) = self.taken.peek().copied()
            && end <= when.start()
        {
            self.taken.pop();
            self.free.insert(lane);
        }
        let lane = self.free.pop_first().unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        });
        self.taken.push(Reverse((when.end(), lane)));
        lane
    }
}
