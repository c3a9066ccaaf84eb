//! Extents: scopes that lie alike to every other scope, and which of them meet.
//!
//! Very many incidents may be of one place and one day, or of no place that anybody names. How any of
//! them lies to others is worked out once for all of them, and only where place and time may meet.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Case, PlaceId, Scope, Span};
use crate::query::scope::{Overlap, in_time_of_case, is_fully_located, overlap};

use super::meeting::Meeting;

/// The scopes of claims, gathered into extents; both by their numbers.
#[derive(Debug, Default)]
pub(super) struct Extents {
    /// The extent of each scope.
    of_scope: Vec<u32>,
    /// How those that meet it lie to each: it first, the other second.
    met: Vec<Vec<(u32, Overlap)>>,
    /// How two scopes of one extent lie to each other.
    within: Vec<Overlap>,
}

/// What alone decides how a scope lies to others.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Extent<'a> {
    /// Every strike of the case.
    Campaign,
    /// All that happened at these places.
    Places(&'a BTreeSet<PlaceId>),
    /// Incidents at these places, which are all of their places.
    Located(Timing, BTreeSet<&'a PlaceId>),
    /// Incidents that may have been at others, too.
    Anywhere(Timing),
}

/// What of the time of an incident decides how it lies to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Timing {
    /// When it was, if anything is known of that.
    When(Option<Span>),
    /// How the time of the case lies to it: no more matters where all incidents are distinct.
    InCase(Overlap),
}

impl<'a> Extent<'a> {
    fn of(case: &'a Case, scope: &'a Scope) -> Self {
        let incident = match scope {
            Scope::Campaign => return Self::Campaign,
            Scope::Places(places) => return Self::Places(places),
            Scope::Incident(id) => case.incident(id),
        };
        let timing = if case.incidents_are_distinct {
            Timing::InCase(in_time_of_case(case, incident))
        } else {
            Timing::When(incident.when.map(|when| *when.span()))
        };
        if is_fully_located(case, incident) {
            Self::Located(timing, incident.places.iter().collect())
        } else {
            Self::Anywhere(timing)
        }
    }
}

impl Extents {
    /// The extents of `scopes`.
    pub(super) fn of(case: &Case, scopes: &[&Scope]) -> Self {
        let mut numbers: HashMap<Extent, u32> = HashMap::new();
        let mut extents: Vec<(Extent, &Scope)> = Vec::new();
        let mut within: Vec<Overlap> = Vec::new();
        let mut of_scope = Vec::with_capacity(scopes.len());
        for scope in scopes.iter().copied() {
            let extent = Extent::of(case, scope);
            let known = numbers.get(&extent).copied();
            if let Some(known) = known {
                let first = extents[known as usize].1;
                within[known as usize] = overlap(case, first, scope);
            }
            of_scope.push(known.unwrap_or_else(|| {
                let next = extents.len() as u32;
                numbers.insert(extent.clone(), next);
                extents.push((extent, scope));
                within.push(Overlap::Apart);
                next
            }));
        }
        Self {
            met: met(case, &extents),
            of_scope,
            within,
        }
    }

    /// The extent of the scope `number`.
    pub(super) fn of_scope(&self, number: u32) -> u32 {
        self.of_scope[number as usize]
    }

    /// The extents that `extent` meets, and how it lies to them.
    pub(super) fn met_by(&self, extent: u32) -> &[(u32, Overlap)] {
        &self.met[extent as usize]
    }

    /// How two scopes of `extent` lie to each other.
    pub(super) fn within(&self, extent: u32) -> Overlap {
        self.within[extent as usize]
    }
}

/// Which of `extents` meet, each looked at by one of its scopes.
fn met(case: &Case, extents: &[(Extent, &Scope)]) -> Vec<Vec<(u32, Overlap)>> {
    let meeting = Meeting::of(case, extents.iter().map(|(extent, _)| extent));
    let mut met = vec![Vec::new(); extents.len()];
    for (number, (extent, scope)) in extents.iter().enumerate() {
        for other in meeting.may_meet(extent) {
            if other as usize <= number {
                continue;
            }
            let lie = overlap(case, scope, extents[other as usize].1);
            if lie != Overlap::Apart {
                met[number].push((other, lie));
                met[other as usize].push((number as u32, lie.reversed()));
            }
        }
    }
    met
}
