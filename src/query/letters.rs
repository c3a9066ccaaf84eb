//! The letters that a case puts on the screen, to tell which of them no typeface has.

use std::collections::BTreeSet;

use crate::model::{Answer, Case, Claim};

/// Every letter beyond ASCII in what `case` says, but for white space and marks that are not drawn.
#[must_use]
pub fn letters(case: &Case) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    let mut take = |text: &str| {
        let drawn = |c: &char| !c.is_ascii() && !c.is_whitespace() && !c.is_control();
        letters.extend(text.chars().filter(drawn));
    };
    take(&case.title);
    take(&case.campaign.title);
    case.campaign.note.iter().for_each(|text| take(text));
    case.parties.values().for_each(|party| take(&party.name));
    case.groups.values().for_each(|group| take(&group.name));
    case.questions.values().for_each(|title| take(title));
    for source in case.sources.values() {
        let more = source.short.iter().chain(&source.note);
        more.chain([&source.name]).for_each(|text| take(text));
    }
    for document in case.documents.values() {
        let more = document.publisher.iter().chain([&document.title]);
        more.for_each(|text| take(text));
    }
    for place in case.places.values() {
        let names = place.names.values().chain([&place.name]);
        names.chain(&place.note).for_each(|text| take(text));
    }
    for incident in case.incidents.values() {
        let more = incident.note.iter().chain([&incident.title]);
        more.for_each(|text| take(text));
    }
    for note in case.notes.values() {
        note.by
            .iter()
            .chain([&note.text])
            .for_each(|text| take(text));
    }
    for claim in &case.claims {
        said(claim).for_each(|text| take(text));
    }
    letters
}

fn said(claim: &Claim) -> impl Iterator<Item = &String> {
    let said = &claim.statement;
    let answer = match &claim.answer {
        Answer::Text(text) => Some(text),
        _ => None,
    };
    [
        Some(&said.text),
        said.quote.as_ref(),
        said.hedge.as_ref(),
        said.condition.as_ref(),
        said.as_called.as_ref(),
        said.speaker.as_ref(),
        said.role.as_ref(),
        said.venue.as_ref(),
        answer,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scope;
    use crate::query::testing::{CaseBuilder, asserts_killed};

    #[test]
    fn letters_of_names_and_statements_are_found_once() {
        let mut claim = asserts_killed("a", "源", Scope::Campaign, 1);
        claim.statement.text = "تلبيسة 源 and plain".into();
        let case = CaseBuilder::new().claims([claim]).build();
        let letters = letters(&case);
        assert!(letters.contains(&'源') && letters.contains(&'ة'));
        assert!(!letters.contains(&'p') && !letters.contains(&' '));
    }
}
