//! Which extents may meet: found by place and by time, so that not every two need be looked at.
//!
//! It finds too many rather than too few; how two lie to each other is told by the scopes alone.

use std::collections::{BTreeSet, HashMap, HashSet};

use geo::{Intersects, Rect};
use jiff::civil::DateTime;

use crate::model::{Case, PlaceId, Span};
use crate::query::scope::{ground, wider_than};

use super::extent::{Extent, Timing};

/// Extents by place and by time, by their numbers.
pub(super) struct Meeting<'a> {
    places: HashMap<&'a PlaceId, usize>,
    /// The places that share ground with each, itself among them; nothing for those of `anywhere`.
    near: Vec<Vec<usize>>,
    /// Places that may share ground with any, as nobody states how far they reach.
    anywhere: HashSet<usize>,
    /// What is at each place.
    at: Vec<Lot>,
    /// What is at any place, and what is at one that may share ground with any.
    all: Lot,
    unstated: Lot,
    /// Incidents that may have been anywhere.
    unlocated: ByTime,
    campaign: Option<u32>,
    incidents_are_distinct: bool,
}

/// Extents at some place.
#[derive(Default)]
struct Lot {
    /// All that happened there.
    whole: Vec<u32>,
    /// Incidents there.
    incidents: ByTime,
}

/// Incidents by their time.
#[derive(Default)]
struct ByTime {
    undated: Vec<u32>,
    /// The dated, in the order of their starts.
    dated: Vec<(Span, u32)>,
    /// The last moment of each of them and of all before.
    ends: Vec<DateTime>,
}

impl<'a> Meeting<'a> {
    /// Sorts in `extents`.
    pub(super) fn of<'e>(
        case: &'a Case,
        extents: impl Iterator<Item = &'e Extent<'a>> + Clone,
    ) -> Self
    where
        'a: 'e,
    {
        let mut meeting = Self::of_places(case, extents.clone());
        for (number, extent) in (0..).zip(extents) {
            meeting.sort_in(number, extent);
        }
        let lots = meeting.at.iter_mut();
        for lot in lots.chain([&mut meeting.all, &mut meeting.unstated]) {
            lot.incidents.order();
        }
        meeting.unlocated.order();
        meeting
    }

    fn of_places<'e>(case: &'a Case, extents: impl Iterator<Item = &'e Extent<'a>>) -> Self
    where
        'a: 'e,
    {
        let places: BTreeSet<&PlaceId> = extents.flat_map(places_of).collect();
        let places: Vec<&PlaceId> = places.into_iter().collect();
        let numbers: HashMap<&PlaceId, usize> = places.iter().copied().zip(0..).collect();
        let grounds: Vec<Option<Rect>> = places.iter().map(|id| ground(case.place(id))).collect();
        let unstated = |place: &usize| grounds[*place].is_none();
        Self {
            near: near(case, &places, &numbers, &grounds),
            anywhere: (0..places.len()).filter(unstated).collect(),
            at: places.iter().map(|_| Lot::default()).collect(),
            places: numbers,
            all: Lot::default(),
            unstated: Lot::default(),
            unlocated: ByTime::default(),
            campaign: None,
            incidents_are_distinct: case.incidents_are_distinct,
        }
    }

    fn sort_in(&mut self, number: u32, extent: &Extent) {
        match extent {
            Extent::Campaign => self.campaign = Some(number),
            Extent::Anywhere(timing) => self.unlocated.push(*timing, number),
            Extent::Places(_) | Extent::Located(..) => {
                for place in self.numbers_of(extent) {
                    self.at[place].push(extent, number);
                }
                self.all.push(extent, number);
                if self.is_anywhere(extent) {
                    self.unstated.push(extent, number);
                }
            }
        }
    }

    fn numbers_of(&self, extent: &Extent) -> Vec<usize> {
        places_of(extent).map(|place| self.places[place]).collect()
    }

    /// Whether `extent` may share ground with any; what names no place is a part of all.
    fn is_anywhere(&self, extent: &Extent) -> bool {
        let places = self.numbers_of(extent);
        places.is_empty() || places.iter().any(|place| self.anywhere.contains(place))
    }

    /// The extents that `extent` may meet, each once.
    pub(super) fn may_meet(&self, extent: &Extent) -> Vec<u32> {
        let mut found: Vec<u32> = self.campaign.into_iter().collect();
        let at_any =
            !matches!(extent, Extent::Located(..) | Extent::Places(_)) || self.is_anywhere(extent);
        let mut take = |lot: &Lot| {
            found.extend(&lot.whole);
            self.incidents_of(&lot.incidents, extent, &mut found);
        };
        if at_any {
            take(&self.all);
        } else {
            take(&self.unstated);
            let places = self.numbers_of(extent).into_iter();
            let near: BTreeSet<usize> = places
                .flat_map(|place| &self.near[place])
                .copied()
                .collect();
            for place in near {
                take(&self.at[place]);
            }
        }
        self.incidents_of(&self.unlocated, extent, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Those of `incidents` that `extent` may meet by their time. All that happened somewhere meets them
    /// whenever they were, as far as is known here.
    fn incidents_of(&self, incidents: &ByTime, extent: &Extent, found: &mut Vec<u32>) {
        match extent {
            Extent::Located(..) | Extent::Anywhere(_) if self.incidents_are_distinct => {}
            Extent::Located(Timing::When(Some(span)), _)
            | Extent::Anywhere(Timing::When(Some(span))) => incidents.during(span, found),
            _ => incidents.all(found),
        }
    }
}

impl Lot {
    fn push(&mut self, extent: &Extent, number: u32) {
        match extent {
            Extent::Located(timing, _) => self.incidents.push(*timing, number),
            _ => self.whole.push(number),
        }
    }
}

impl ByTime {
    fn push(&mut self, timing: Timing, number: u32) {
        match timing {
            Timing::When(Some(span)) => self.dated.push((span, number)),
            Timing::When(None) | Timing::InCase(_) => self.undated.push(number),
        }
    }

    fn order(&mut self) {
        self.dated.sort_unstable_by_key(|(span, _)| span.start());
        let mut last = DateTime::MIN;
        let ends = self.dated.iter().map(|(span, _)| {
            last = last.max(span.end());
            last
        });
        self.ends = ends.collect();
    }

    fn all(&self, found: &mut Vec<u32>) {
        found.extend(&self.undated);
        found.extend(self.dated.iter().map(|(_, number)| number));
    }

    /// Those that have a moment in common with `span`, and the undated.
    fn during(&self, span: &Span, found: &mut Vec<u32>) {
        found.extend(&self.undated);
        let begun = self
            .dated
            .partition_point(|(other, _)| other.start() < span.end());
        for at in (0..begun).rev() {
            if self.ends[at] <= span.start() {
                break;
            }
            let (other, number) = &self.dated[at];
            if span.start() < other.end() {
                found.push(*number);
            }
        }
    }
}

/// The places that `extent` names, where they are all of its places.
fn places_of<'a: 'e, 'e>(extent: &'e Extent<'a>) -> Box<dyn Iterator<Item = &'a PlaceId> + 'e> {
    match extent {
        Extent::Campaign | Extent::Anywhere(_) => Box::new(std::iter::empty()),
        Extent::Places(places) => Box::new(places.iter()),
        Extent::Located(_, places) => Box::new(places.iter().copied()),
    }
}

/// For each of `places`, those that share ground with it or are declared to lie in it or around it.
fn near(
    case: &Case,
    places: &[&PlaceId],
    numbers: &HashMap<&PlaceId, usize>,
    grounds: &[Option<Rect>],
) -> Vec<Vec<usize>> {
    let mut near: Vec<Vec<usize>> = (0..places.len()).map(|place| vec![place]).collect();
    let mut stated: Vec<(usize, Rect)> = grounds
        .iter()
        .enumerate()
        .filter_map(|(place, ground)| Some((place, (*ground)?)))
        .collect();
    stated.sort_by(|(_, a), (_, b)| a.min().x.total_cmp(&b.min().x));
    for (at, (place, ground)) in stated.iter().enumerate() {
        let beside = stated[at + 1..].iter();
        for (other, its_ground) in beside.take_while(|(_, other)| other.min().x <= ground.max().x) {
            if ground.intersects(its_ground) {
                near[*place].push(*other);
                near[*other].push(*place);
            }
        }
    }
    for (number, place) in places.iter().enumerate() {
        for wider in wider_than(case, place) {
            if let Some(wider) = numbers.get(wider) {
                near[number].push(*wider);
                near[*wider].push(number);
            }
        }
    }
    near
}
