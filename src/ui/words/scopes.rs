//! Words for what a claim is about: one place, several together, or all.

use crate::model::{Answer, Case, Claim, Incident, IncidentId, Scope};

use super::{count, counted, listed, number};

/// The scope of a claim that is not about the very subject shown, as a short tag.
#[must_use]
pub fn scope(case: &Case, scope: &Scope) -> String {
    match scope {
        Scope::Campaign => "whole campaign".to_owned(),
        Scope::Incident(id) => incident_in_short(case, id),
        Scope::Places(places) => listed(places.iter().map(|id| case.place(id).name.as_str())),
    }
}

fn incident_in_short(case: &Case, id: &IncidentId) -> String {
    let incident = case.incident(id);
    if case.locates(incident) {
        incident.title.clone()
    } else {
        format!("{}, no place given", incident.title)
    }
}

/// For a claim about several places at once: that it is about all of them together.
///
/// `None` for a claim about one place or about the whole campaign.
#[must_use]
pub fn together(case: &Case, claim: &Claim) -> Option<String> {
    let (all, unnamed) = places_together(case, &claim.scope)?;
    let what = match claim.answer {
        Answer::Harm(_) => "One figure for",
        _ => "Said of",
    };
    let all = number(all);
    Some(match unnamed {
        0 => format!("{what} {all} places together."),
        1 => format!("{what} {all} areas together; one of them is not named."),
        _ => format!(
            "{what} {all} areas together; {} of them are not named.",
            number(unnamed)
        ),
    })
}

/// What a figure is for, as a short tag: "four areas together", "whole campaign".
///
/// `None` for a figure for one place.
#[must_use]
pub fn reach(case: &Case, scope: &Scope) -> Option<String> {
    if *scope == Scope::Campaign {
        return Some(self::scope(case, scope));
    }
    let (all, _) = places_together(case, scope)?;
    Some(format!("{} areas together", number(all)))
}

/// How many places a scope holds, and how many of them are not named; `None` for one or for all.
fn places_together(case: &Case, scope: &Scope) -> Option<(u32, u32)> {
    let (named, unnamed) = match scope {
        Scope::Campaign => return None,
        Scope::Incident(id) => {
            let incident = case.incident(id);
            (count(incident.places.len()), incident.unnamed_places)
        }
        Scope::Places(places) => (count(places.len()), 0),
    };
    let all = named.saturating_add(unnamed);
    (all > 1).then_some((all, unnamed))
}

/// Where an incident was, as far as anybody says.
#[must_use]
pub fn whereabouts(case: &Case, incident: &Incident) -> String {
    let places = incident.places.iter();
    let named = listed(places.map(|id| case.place(id).name.as_str()));
    match (incident.places.is_empty(), incident.unnamed_places) {
        (true, 0) => "no place given".to_owned(),
        (true, unnamed) => format!("{}, not named", counted(unnamed as usize, "place")),
        (false, 0) => named,
        (false, more) => format!("{named} and {more} not named"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::{CaseBuilder, asserts_killed, incident};

    #[test]
    fn one_figure_for_four_areas_says_so() {
        let case = CaseBuilder::new()
            .town("talbiseh", 36.73, 34.84)
            .unnamed("four", &["talbiseh"], 3)
            .incident("one", &["talbiseh"], "2015-10-01", "2015-10-01")
            .build();
        let four = asserts_killed("a", "a", incident("four"), 36);
        assert_eq!(
            together(&case, &four).unwrap(),
            "One figure for four areas together; three of them are not named."
        );
        let one = asserts_killed("a", "a", incident("one"), 36);
        assert_eq!(together(&case, &one), None);
    }
}
