//! Stacks: incidents that share one coordinate, or one place without any, in the order of time.
//!
//! Marks at one coordinate never part, however near one comes; which incidents lie beneath one is told
//! here. Nothing of them is put together: each keeps its own claims.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{Case, Claim, Ground, IncidentId, Location, PlaceId, Scope, Span, Subject};

use super::filter::Shown;
use super::times::time_order;

/// The incidents of a case by where they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stacks {
    at: HashMap<PlaceId, Vec<IncidentId>>,
    all: Vec<Stack>,
    by_place: HashMap<PlaceId, usize>,
}

/// Incidents at one coordinate: two or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// The places that stand there and have incidents, in the order of their ids.
    pub places: Vec<PlaceId>,
    /// The incidents, the earliest first and the undated last.
    pub incidents: Vec<IncidentId>,
}

impl Stacks {
    /// The stacks of `case`.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let mut at: HashMap<PlaceId, Vec<IncidentId>> = HashMap::new();
        for id in in_time(case) {
            for place in &case.incident(id).places {
                at.entry(place.clone()).or_default().push(id.clone());
            }
        }
        let mut together: BTreeMap<Spot, Vec<&PlaceId>> = BTreeMap::new();
        for (id, place) in case.places.iter().filter(|(id, _)| at.contains_key(*id)) {
            let spot = Spot::of(id, &place.at);
            together.entry(spot).or_default().push(id);
        }
        let stacks = together.into_values();
        let all: Vec<Stack> = stacks
            .filter_map(|places| Stack::of(case, &places, &at))
            .collect();
        let by_place = all.iter().enumerate().flat_map(|(number, stack)| {
            let places = stack.places.iter().cloned();
            places.map(move |place| (place, number))
        });
        Self {
            by_place: by_place.collect(),
            all,
            at,
        }
    }

    /// The incidents that name `place`, the earliest first and the undated last.
    #[must_use]
    pub fn incidents_at(&self, place: &PlaceId) -> &[IncidentId] {
        self.at.get(place).map_or(&[], Vec::as_slice)
    }

    /// The stack that `place` stands in, if several incidents share its coordinate.
    #[must_use]
    pub fn at(&self, place: &PlaceId) -> Option<&Stack> {
        self.by_place.get(place).map(|number| &self.all[*number])
    }

    /// The stack that `subject` stands in: a place, or an incident at one.
    #[must_use]
    pub fn with(&self, case: &Case, subject: &Subject) -> Option<&Stack> {
        match subject {
            Subject::Place(place) => self.at(place),
            Subject::Incident(id) => {
                let mut places = case.incidents.get(id)?.places.iter();
                places.find_map(|place| self.at(place))
            }
            Subject::Campaign => None,
        }
    }

    /// Where the incident `id` is looked at: at the first of its places; by itself where it has none, or
    /// shares its coordinate with others.
    #[must_use]
    pub fn subject_of_incident(&self, case: &Case, id: &IncidentId) -> Option<Subject> {
        let incident = case.incidents.get(id)?;
        let place = incident.places.first().filter(|_| case.locates(incident));
        let alone = place.filter(|place| self.at(place).is_none());
        Some(alone.map_or_else(
            || Subject::Incident(id.clone()),
            |place| Subject::Place(place.clone()),
        ))
    }

    /// Where a claim on `scope` is looked at: at the first of its places, if it has any.
    #[must_use]
    pub fn subject_of_scope(&self, case: &Case, scope: &Scope) -> Option<Subject> {
        match scope {
            Scope::Campaign => Some(Subject::Campaign),
            Scope::Places(places) => places.first().cloned().map(Subject::Place),
            Scope::Incident(id) => self.subject_of_incident(case, id),
        }
    }

    /// How many incidents of each place's stack are among those `shown`; places without a stack are not
    /// in it.
    #[must_use]
    pub fn heights(&self, shown: &HashSet<&IncidentId>) -> HashMap<&PlaceId, usize> {
        let height = |stack: &Stack| {
            let incidents = stack.incidents.iter();
            incidents.filter(|id| shown.contains(id)).count()
        };
        let heights: Vec<usize> = self.all.iter().map(height).collect();
        let places = self.by_place.iter();
        places
            .map(|(place, number)| (place, heights[*number]))
            .collect()
    }
}

/// What incidents have to share to be stacked: a coordinate that somebody gives or, where there is none but
/// for drawing, the place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Spot<'a> {
    At(Ground),
    In(&'a PlaceId),
}

impl<'a> Spot<'a> {
    fn of(id: &'a PlaceId, at: &Location) -> Self {
        match at {
            Location::Point(point) | Location::Around(point) => {
                Ground::at(*point).map_or(Self::In(id), Self::At)
            }
            Location::Line(_) | Location::Area(_) | Location::Region(_) | Location::Unlocated => {
                Self::In(id)
            }
        }
    }
}

impl Stack {
    /// Those at `places`, which share one coordinate; `None` for fewer than two.
    fn of(
        case: &Case,
        places: &[&PlaceId],
        at: &HashMap<PlaceId, Vec<IncidentId>>,
    ) -> Option<Self> {
        let incidents = places.iter().flat_map(|place| &at[*place]);
        let incidents: HashSet<&IncidentId> = incidents.collect();
        if incidents.len() < 2 {
            return None;
        }
        let mut incidents: Vec<IncidentId> = incidents.into_iter().cloned().collect();
        incidents.sort_by_cached_key(|id| (time_order(when(case, id)), id.clone()));
        Some(Self {
            places: places.iter().copied().cloned().collect(),
            incidents,
        })
    }
}

/// The incidents of `case` that a filter leaves: those with a claim that is `shown`, and those of which
/// nothing is claimed.
#[must_use]
pub fn shown_incidents<'a>(case: &'a Case, shown: &Shown) -> HashSet<&'a IncidentId> {
    let mut hidden: HashSet<&IncidentId> = HashSet::new();
    let mut seen: HashSet<&IncidentId> = HashSet::new();
    for (incident, claim) in case.claims.iter().filter_map(on_incident) {
        let among = if shown.shows(claim) {
            &mut seen
        } else {
            &mut hidden
        };
        among.insert(incident);
    }
    let is_left = |id: &&IncidentId| seen.contains(*id) || !hidden.contains(*id);
    case.incidents.keys().filter(is_left).collect()
}

fn on_incident(claim: &Claim) -> Option<(&IncidentId, &Claim)> {
    match &claim.scope {
        Scope::Incident(id) => Some((id, claim)),
        Scope::Campaign | Scope::Places(_) => None,
    }
}

/// All incidents of `case`, the earliest first and the undated last.
fn in_time(case: &Case) -> Vec<&IncidentId> {
    let mut incidents: Vec<&IncidentId> = case.incidents.keys().collect();
    incidents.sort_by_key(|id| time_order(when(case, id)));
    incidents
}

/// Where the incident `id` stands in time.
fn when(case: &Case, id: &IncidentId) -> Option<Span> {
    case.incident(id).when.map(|when| *when.span())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceId;
    use crate::query::Contest;
    use crate::query::testing::{CaseBuilder, asserts_killed, incident};

    fn case() -> Case {
        CaseBuilder::new()
            .town("market", 36.73, 34.84)
            .town("school", 36.73, 34.84)
            .town("farm", 36.74, 34.84)
            .incident("third", &["market"], "2015-10-01", "2015-10-01")
            .incident("first", &["school"], "2015-09-29", "2015-09-29")
            .incident("second", &["market"], "2015-09-30", "2015-09-30")
            .incident("alone", &["farm"], "2015-09-30", "2015-09-30")
            .incident("nowhere", &[], "2015-09-30", "2015-09-30")
            .claims([
                asserts_killed("a", "one", incident("first"), 1),
                asserts_killed("b", "two", incident("second"), 2),
            ])
            .build()
    }

    fn ids(ids: &[&str]) -> Vec<IncidentId> {
        ids.iter().map(|id| (*id).into()).collect()
    }

    #[test]
    fn incidents_at_one_coordinate_stand_in_the_order_of_time_whichever_place_they_name() {
        let stacks = Stacks::of(&case());
        let stack = stacks.at(&"market".into()).unwrap();
        assert_eq!(stack.incidents, ids(&["first", "second", "third"]));
        assert_eq!(stacks.at(&"school".into()), Some(stack));
        let at_market = stacks.incidents_at(&"market".into());
        assert_eq!(at_market, ids(&["second", "third"]));
    }

    #[test]
    fn the_undated_come_last() {
        let mut case = case();
        let first: IncidentId = "first".into();
        case.incidents.get_mut(&first).unwrap().when = None;
        let stacks = Stacks::of(&case);
        let stack = stacks.at(&"market".into()).unwrap();
        assert_eq!(stack.incidents, ids(&["second", "third", "first"]));
    }

    #[test]
    fn one_incident_is_no_stack() {
        let stacks = Stacks::of(&case());
        assert_eq!(stacks.at(&"farm".into()), None);
        assert_eq!(stacks.incidents_at(&"farm".into()), ids(&["alone"]));
    }

    #[test]
    fn one_that_shares_its_coordinate_is_looked_at_by_itself() {
        let case = case();
        let stacks = Stacks::of(&case);
        let subject = |id: &str| stacks.subject_of_incident(&case, &id.into());
        assert_eq!(subject("first"), Some(Subject::Incident("first".into())));
        assert_eq!(subject("alone"), Some(Subject::Place("farm".into())));
        assert_eq!(
            subject("nowhere"),
            Some(Subject::Incident("nowhere".into()))
        );
        assert_eq!(subject("gone"), None);
    }

    #[test]
    fn a_filter_takes_those_away_of_which_all_is_hidden() {
        let case = case();
        let hidden: SourceId = "one".into();
        let filter = crate::model::Filter {
            hidden_sources: [hidden].into(),
            ..Default::default()
        };
        let shown = Shown::of(&case, &Contest::of(&case), &filter);
        let left = shown_incidents(&case, &shown);
        let is_left = |id: &str| left.contains(&IncidentId::from(id));
        assert!(!is_left("first") && is_left("second") && is_left("third"));
        let stacks = Stacks::of(&case);
        let school: PlaceId = "school".into();
        assert_eq!(stacks.heights(&left)[&school], 2);
    }
}
