//! What of a case can be searched for.

use std::collections::BTreeMap;

use crate::model::{Case, Claim, ClaimId, Incident, IncidentId, Source, SourceId, Subject};

use super::{Entry, Group};

/// Something of a case that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Something with claims of its own.
    Subject(Subject),
    /// A strike, or a wave of strikes, at a place.
    Incident(IncidentId),
    /// Who claims.
    Source(SourceId),
    /// Who speaks for a source.
    Speaker(SourceId, String),
    /// What is claimed.
    Claim(ClaimId),
}

/// Everything of `case` that can be found, in the order of the case.
#[must_use]
pub fn findings(case: &Case) -> Vec<Entry<Finding>> {
    let located = case.incidents.iter();
    let located = located.filter(|(_, incident)| case.locates(incident));
    let mut findings: Vec<Entry<Finding>> = Subject::all(case)
        .map(|subject| of_subject(case, subject))
        .collect();
    findings.extend(located.map(|(id, incident)| of_incident(id, incident)));
    findings.extend(
        case.sources
            .iter()
            .map(|(id, source)| of_source(id, source)),
    );
    findings.extend(speakers(case));
    findings.extend(case.claims.iter().map(of_claim));
    findings
}

fn of_subject(case: &Case, subject: Subject) -> Entry<Finding> {
    let mut names = vec![subject.name(case).to_owned()];
    if let Subject::Place(id) = &subject {
        names.extend(case.place(id).names.values().cloned());
    }
    Entry {
        group: Group::Places,
        what: Finding::Subject(subject),
        names,
        words: String::new(),
        weight: 0,
    }
}

fn of_incident(id: &IncidentId, incident: &Incident) -> Entry<Finding> {
    Entry {
        group: Group::Places,
        what: Finding::Incident(id.clone()),
        names: vec![incident.title.clone()],
        words: incident.title.clone(),
        weight: 0,
    }
}

fn of_source(id: &SourceId, source: &Source) -> Entry<Finding> {
    let names = std::iter::once(&source.name).chain(&source.short);
    Entry {
        group: Group::Sources,
        what: Finding::Source(id.clone()),
        names: names.cloned().collect(),
        words: source.name.clone(),
        weight: 0,
    }
}

/// Each speaker of each source once, with the role that is given first.
fn speakers(case: &Case) -> impl Iterator<Item = Entry<Finding>> {
    let mut speakers: BTreeMap<(&SourceId, &String), &str> = BTreeMap::new();
    for claim in case.claims.iter() {
        if let Some(speaker) = &claim.statement.speaker {
            let role = claim.statement.role.as_deref().unwrap_or_default();
            speakers.entry((&claim.source, speaker)).or_insert(role);
        }
    }
    speakers.into_iter().map(|((source, speaker), role)| Entry {
        group: Group::Speakers,
        what: Finding::Speaker(source.clone(), speaker.clone()),
        names: vec![speaker.clone()],
        words: format!("{speaker} {role}"),
        weight: 0,
    })
}

fn of_claim(claim: &Claim) -> Entry<Finding> {
    let statement = &claim.statement;
    let quote = statement.quote.as_deref().unwrap_or_default();
    Entry {
        group: Group::Claims,
        what: Finding::Claim(claim.id.clone()),
        names: Vec::new(),
        words: format!("{} {quote}", statement.text),
        weight: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::search::{Index, find};
    use crate::query::testing::{CaseBuilder, asserts_killed, incident, places};

    fn found(case: &Case, query: &str) -> Vec<Finding> {
        let index = Index::new(findings(case));
        let groups = find([&index], query, 5);
        let hits = groups.into_iter().flat_map(|group| group.hits);
        hits.map(|hit| hit.what.clone()).collect()
    }

    #[test]
    fn a_case_is_searched_for_all_that_it_names() {
        let mut claim = asserts_killed("c1", "snc", places(&["talbiseh"]), 36);
        claim.statement.speaker = Some("Khaled Khoja".to_owned());
        claim.statement.text = "A bakery was hit.".to_owned();
        let mut again = asserts_killed("c2", "snc", incident("four"), 5);
        again.statement.speaker = Some("Khaled Khoja".to_owned());
        let case = CaseBuilder::two_towns().claims([claim, again]).build();
        let talbiseh = Finding::Subject(Subject::Place("talbiseh".into()));
        assert_eq!(found(&case, "tall bisa"), [talbiseh]);
        let speaker = Finding::Speaker("snc".into(), "Khaled Khoja".to_owned());
        assert_eq!(found(&case, "khaled"), [speaker], "once");
        assert_eq!(found(&case, "bakery hit"), [Finding::Claim("c1".into())]);
    }

    #[test]
    fn a_case_without_claims_has_its_campaign_to_be_found() {
        let case = CaseBuilder::new().build();
        let campaign = Finding::Subject(Subject::Campaign);
        assert_eq!(found(&case, &case.campaign.title), [campaign]);
    }
}
