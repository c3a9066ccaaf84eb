//! The letters that a case puts on the screen, to tell which of them no typeface has.

use std::collections::BTreeSet;

use crate::model::{Annotation, Answer, Case, Claim};

/// The letters in what no edit changes of `case`: every one beyond ASCII, but for white space and
/// marks that are not drawn.
#[must_use]
pub fn fixed_letters(case: &Case) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    let mut take = |text: &String| letters.extend(drawn(text));
    take(&case.campaign.title);
    case.campaign.note.iter().for_each(&mut take);
    case.parties.values().for_each(|party| take(&party.name));
    case.groups.values().for_each(|group| take(&group.name));
    case.questions.values().for_each(&mut take);
    for source in case.sources.values() {
        let more = source.short.iter().chain(&source.note);
        more.chain([&source.name]).for_each(&mut take);
    }
    for document in case.documents.values() {
        let more = document.publisher.iter().chain([&document.title]);
        more.for_each(&mut take);
    }
    for place in case.places.values() {
        let names = place.names.values().chain([&place.name]);
        names.chain(&place.note).for_each(&mut take);
    }
    for incident in case.incidents.values() {
        let more = incident.note.iter().chain([&incident.title]);
        more.for_each(&mut take);
    }
    case.claims.iter().flat_map(said).for_each(take);
    letters
}

/// The letters in what edits can change of `case`, as [`fixed_letters`] has those in the rest.
#[must_use]
pub fn editable_letters(case: &Case) -> BTreeSet<char> {
    let notes = case.notes.values();
    let noted = notes.flat_map(|note| note.by.iter().chain([&note.text]));
    let sets = case.filter_sets.values().map(|set| &set.name);
    let scenes = case.scenes.iter();
    let scenes =
        scenes.flat_map(|scene| scene.line.iter().chain(&scene.notes).chain([&scene.title]));
    let drawn_on_maps = case.scenes.iter().flat_map(|scene| &scene.annotations);
    let annotated = drawn_on_maps.filter_map(Annotation::text);
    let matches = case.matches.values();
    let decided = matches.filter_map(|decision| decision.by.as_ref());
    let texts = noted
        .chain(sets)
        .chain(decided)
        .chain(scenes)
        .chain([&case.title]);
    let texts = texts.map(String::as_str).chain(annotated);
    texts.flat_map(drawn).collect()
}

fn drawn(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| !c.is_ascii() && !c.is_whitespace() && !c.is_control())
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
        let letters = fixed_letters(&case);
        assert!(letters.contains(&'源') && letters.contains(&'ة'));
        assert!(!letters.contains(&'p') && !letters.contains(&' '));
    }
}
