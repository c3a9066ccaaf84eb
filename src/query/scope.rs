//! How two scopes lie to each other: the same, one part of the other, apart, or not known.
//!
//! Only what the case declares counts: outlines are too coarse to say that a town lies in a
//! governorate, so geometry can keep two places apart but never puts one inside the other.

use std::collections::HashSet;

use geo::{BoundingRect, Coord, Intersects, Rect};

use crate::model::{Case, Incident, Location, Place, PlaceId, Precision, Scope};

/// How a first scope lies to a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Overlap {
    /// They are one and the same.
    Same,
    /// The first is the whole, the second a part of it.
    Whole,
    /// The first is a part of the second.
    Part,
    /// They have nothing in common: other places or other times.
    Apart,
    /// The sources do not say; they may coincide, wholly or in part.
    Unknown,
}

impl Overlap {
    /// How the second lies to the first.
    pub(super) fn reversed(self) -> Self {
        match self {
            Self::Whole => Self::Part,
            Self::Part => Self::Whole,
            same => same,
        }
    }

    /// The same, where no more is known than that the two may coincide.
    fn at_most_unknown(self) -> Self {
        match self {
            Self::Apart => Self::Apart,
            _ => Self::Unknown,
        }
    }
}

/// How scope `a` lies to scope `b`.
#[must_use]
pub fn overlap(case: &Case, a: &Scope, b: &Scope) -> Overlap {
    match (a, b) {
        _ if a == b => Overlap::Same,
        (Scope::Campaign, Scope::Campaign | Scope::Places(_)) => Overlap::Whole,
        (Scope::Places(_), Scope::Campaign) => Overlap::Part,
        (Scope::Campaign, Scope::Incident(id)) => in_time_of_case(case, case.incident(id)),
        (Scope::Incident(id), Scope::Campaign) => {
            in_time_of_case(case, case.incident(id)).reversed()
        }
        (Scope::Incident(a), Scope::Incident(b)) => {
            between_incidents(case, case.incident(a), case.incident(b))
        }
        (Scope::Places(places), Scope::Incident(incident)) => {
            places_to_incident(case, &listed(places), case.incident(incident))
        }
        (Scope::Incident(incident), Scope::Places(places)) => {
            places_to_incident(case, &listed(places), case.incident(incident)).reversed()
        }
        (Scope::Places(a), Scope::Places(b)) => between_places(case, &listed(a), &listed(b)),
    }
}

fn listed<'a>(places: impl IntoIterator<Item = &'a PlaceId>) -> Vec<&'a PlaceId> {
    places.into_iter().collect()
}

/// How the time of the case lies to `incident`: the whole of it, apart from it, or not known. An
/// incident whose time nobody gives belongs to the case that it stands in.
pub(super) fn in_time_of_case(case: &Case, incident: &Incident) -> Overlap {
    let time = &case.campaign.span;
    match incident.when {
        None => Overlap::Whole,
        Some(when) if time.contains(when.span()) => Overlap::Whole,
        Some(when) if time.overlaps(when.span()) => Overlap::Unknown,
        Some(_) => Overlap::Apart,
    }
}

/// Two incidents are never known to be the same strikes unless they are one entry of the case; whether
/// they may be, the case says.
fn between_incidents(case: &Case, a: &Incident, b: &Incident) -> Overlap {
    if case.incidents_are_distinct {
        return Overlap::Apart;
    }
    let other_times = match (a.when, b.when) {
        (Some(a), Some(b)) => !a.span().overlaps(b.span()),
        _ => false,
    };
    let other_places = is_fully_located(case, a)
        && is_fully_located(case, b)
        && !may_meet(case, &listed(&a.places), &listed(&b.places));
    if other_times || other_places {
        Overlap::Apart
    } else {
        Overlap::Unknown
    }
}

/// Whether every place of `incident` is named, and any of them located.
pub(super) fn is_fully_located(case: &Case, incident: &Incident) -> bool {
    case.locates(incident) && incident.unnamed_places == 0
}

/// A claim about places is about all that happened there in the time of the case.
fn places_to_incident(case: &Case, places: &[&PlaceId], incident: &Incident) -> Overlap {
    let in_time = in_time_of_case(case, incident);
    let its_places = listed(&incident.places);
    if in_time == Overlap::Apart || !is_fully_located(case, incident) {
        return in_time.at_most_unknown();
    }
    if all_within(case, &its_places, places) {
        in_time
    } else if may_meet(case, places, &its_places) {
        Overlap::Unknown
    } else {
        Overlap::Apart
    }
}

fn between_places(case: &Case, a: &[&PlaceId], b: &[&PlaceId]) -> Overlap {
    match (all_within(case, b, a), all_within(case, a, b)) {
        (true, true) => Overlap::Same,
        (true, false) => Overlap::Whole,
        (false, true) => Overlap::Part,
        (false, false) if may_meet(case, a, b) => Overlap::Unknown,
        (false, false) => Overlap::Apart,
    }
}

fn all_within(case: &Case, inner: &[&PlaceId], outer: &[&PlaceId]) -> bool {
    let within_any = |inner| outer.iter().any(|outer| lies_within(case, inner, outer));
    inner.iter().all(|inner| within_any(inner))
}

/// Whether `inner` is `outer`, or is declared to lie in it, directly or through others.
#[must_use]
pub fn lies_within(case: &Case, inner: &PlaceId, outer: &PlaceId) -> bool {
    let mut at = inner;
    // A chain of declarations is no longer than the case has places, even where it runs in a ring.
    for _ in 0..=case.places.len() {
        if at == outer {
            return true;
        }
        match &case.place(at).within {
            Some(wider) => at = wider,
            None => return false,
        }
    }
    false
}

/// The places that `place` is declared to lie in, directly or through others, each once even in a ring.
pub(super) fn wider_than<'a>(case: &'a Case, place: &'a PlaceId) -> Vec<&'a PlaceId> {
    let mut seen = HashSet::from([place]);
    let mut found = Vec::new();
    let mut at = place;
    while let Some(wider) = case
        .place(at)
        .within
        .as_ref()
        .filter(|wider| seen.insert(*wider))
    {
        found.push(wider);
        at = wider;
    }
    found
}

fn may_meet(case: &Case, a: &[&PlaceId], b: &[&PlaceId]) -> bool {
    a.iter().any(|a| b.iter().any(|b| two_may_meet(case, a, b)))
}

fn two_may_meet(case: &Case, a: &PlaceId, b: &PlaceId) -> bool {
    if lies_within(case, a, b) || lies_within(case, b, a) {
        return true;
    }
    match (ground(case.place(a)), ground(case.place(b))) {
        (Some(a), Some(b)) => a.intersects(&b),
        _ => true,
    }
}

/// How far the built-up ground of a town may reach from its point, in degrees (some 3 km).
const TOWN_REACH: f64 = 0.03;

/// The ground that a place may take up at most, (lon, lat); `None` where nobody states an extent.
pub(super) fn ground(place: &Place) -> Option<Rect> {
    match &place.at {
        Location::Point(point) => {
            let reach = match place.precision {
                Precision::Exact => 0.0,
                Precision::Neighbourhood | Precision::Settlement => TOWN_REACH,
                _ => return None,
            };
            let reach = Coord { x: reach, y: reach };
            Some(Rect::new(point.0 - reach, point.0 + reach))
        }
        Location::Line(line) => line.bounding_rect(),
        Location::Area(area) => area.bounding_rect(),
        Location::Region(region) => region.outline.bounding_rect(),
        Location::Around(_) | Location::Unlocated => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::{CaseBuilder, incident, places};

    fn case() -> Case {
        CaseBuilder::new()
            .town("talbiseh", 36.7309, 34.8407)
            .town("aleppo", 37.16, 36.2)
            .town("quarter", 36.7309, 34.8407)
            .within("quarter", "talbiseh")
            .around("beyond", 36.7256, 34.724)
            .incident("wave", &["talbiseh"], "2015-09-30", "2015-10-01")
            .incident("aleppo-strike", &["aleppo"], "2015-10-01", "2015-10-01")
            .incident("nowhere", &[], "2015-09-30", "2015-10-01")
            .incident("later", &["talbiseh"], "2015-12-01", "2015-12-01")
            .unnamed("wave-of-four", &["talbiseh"], 3)
            .build()
    }

    #[test]
    fn the_campaign_is_the_whole_of_every_scope_in_its_time() {
        let case = case();
        for part in [incident("wave"), incident("nowhere"), places(&["talbiseh"])] {
            assert_eq!(overlap(&case, &Scope::Campaign, &part), Overlap::Whole);
            assert_eq!(overlap(&case, &part, &Scope::Campaign), Overlap::Part);
        }
        let later = incident("later");
        assert_eq!(overlap(&case, &Scope::Campaign, &later), Overlap::Apart);
    }

    #[test]
    fn an_incident_that_may_lie_outside_the_time_of_the_case_may_be_part_of_it() {
        let case = CaseBuilder::new()
            .town("talbiseh", 36.7309, 34.8407)
            .incident("some-time", &["talbiseh"], "2015-09-01", "2015-10-31")
            .incident("later", &["talbiseh"], "2015-12-01", "2015-12-01")
            .build();
        let (some_time, here) = (incident("some-time"), places(&["talbiseh"]));
        assert_eq!(
            overlap(&case, &Scope::Campaign, &some_time),
            Overlap::Unknown
        );
        assert_eq!(overlap(&case, &here, &some_time), Overlap::Unknown);
        assert_eq!(overlap(&case, &here, &incident("later")), Overlap::Apart);
    }

    #[test]
    fn a_town_and_a_spot_in_it_may_be_the_same_ground() {
        let case = CaseBuilder::new()
            .town("town", 36.7309, 34.8407)
            .town("market", 36.7339, 34.8407)
            .build();
        let (town, market) = (places(&["town"]), places(&["market"]));
        assert_eq!(overlap(&case, &town, &market), Overlap::Unknown);
    }

    #[test]
    fn disjoint_places_are_apart() {
        let (case, a, b) = (case(), incident("wave"), incident("aleppo-strike"));
        assert_eq!(overlap(&case, &a, &b), Overlap::Apart);
        let (a, b) = (places(&["talbiseh"]), places(&["aleppo"]));
        assert_eq!(overlap(&case, &a, &b), Overlap::Apart);
    }

    #[test]
    fn disjoint_times_are_apart() {
        let (case, a, b) = (case(), incident("wave"), incident("later"));
        assert_eq!(overlap(&case, &a, &b), Overlap::Apart);
    }

    #[test]
    fn an_unlocated_incident_may_coincide_with_any() {
        let (case, a, b) = (case(), incident("nowhere"), incident("wave"));
        assert_eq!(overlap(&case, &a, &b), Overlap::Unknown);
    }

    #[test]
    fn unnamed_places_may_be_anywhere() {
        let (case, a, b) = (case(), incident("wave-of-four"), incident("aleppo-strike"));
        assert_eq!(overlap(&case, &a, &b), Overlap::Unknown);
    }

    #[test]
    fn an_extent_that_nobody_states_may_reach_any_place() {
        let (case, a, b) = (case(), places(&["beyond"]), places(&["aleppo"]));
        assert_eq!(overlap(&case, &a, &b), Overlap::Unknown);
    }

    #[test]
    fn a_declared_part_of_a_place_is_a_part() {
        let (case, whole, part) = (case(), places(&["talbiseh"]), places(&["quarter"]));
        assert_eq!(overlap(&case, &whole, &part), Overlap::Whole);
        assert_eq!(overlap(&case, &part, &whole), Overlap::Part);
    }

    #[test]
    fn all_that_happened_at_a_place_is_the_whole_of_an_incident_there() {
        let (case, whole, part) = (case(), places(&["talbiseh"]), incident("wave"));
        assert_eq!(overlap(&case, &whole, &part), Overlap::Whole);
    }

    #[test]
    fn one_of_four_areas_is_not_known_to_hold_the_incident() {
        let (case, a, b) = (case(), places(&["talbiseh"]), incident("wave-of-four"));
        assert_eq!(overlap(&case, &a, &b), Overlap::Unknown);
    }

    #[test]
    fn two_incidents_at_one_place_may_be_the_same_or_not() {
        let (case, a, b) = (case(), incident("wave"), incident("wave-of-four"));
        assert_eq!(overlap(&case, &a, &b), Overlap::Unknown);
    }
}
