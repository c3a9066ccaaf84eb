//! Every text of a case that a room may read, but for the names of places.

use std::sync::Arc;

use crate::model::{Annotation, Answer, Case, Claim, Note, Scene};

/// Changes every text of `case` outside its claims.
pub(super) fn each_text(case: &mut Case, mut change: impl FnMut(&mut String)) {
    change(&mut case.title);
    change(&mut case.campaign.title);
    case.campaign.note.iter_mut().for_each(&mut change);
    case.parties
        .values_mut()
        .for_each(|party| change(&mut party.name));
    case.groups
        .values_mut()
        .for_each(|group| change(&mut group.name));
    case.questions.values_mut().for_each(&mut change);
    for source in case.sources.values_mut() {
        change(&mut source.name);
        let more = source.short.iter_mut().chain(&mut source.note);
        more.for_each(&mut change);
    }
    for document in case.documents.values_mut() {
        change(&mut document.title);
        let links = document.link.iter_mut().chain(&mut document.archive);
        let more = document.publisher.iter_mut().chain(links);
        more.for_each(&mut change);
        let published = document.published.iter_mut();
        let inferred = published.flat_map(|published| &mut published.inferred_from);
        inferred.for_each(&mut change);
    }
    for place in case.places.values_mut() {
        let more = place.note.iter_mut().chain(&mut place.located_by);
        more.for_each(&mut change);
    }
    for incident in case.incidents.values_mut() {
        change(&mut incident.title);
        incident.note.iter_mut().for_each(&mut change);
    }
    for note in case.notes.values_mut() {
        each_text_of_note(Arc::make_mut(note), &mut change);
    }
    for set in case.filter_sets.values_mut() {
        change(&mut Arc::make_mut(set).name);
    }
    for decision in case.matches.values_mut() {
        let decision = Arc::make_mut(decision);
        decision.by.iter_mut().for_each(&mut change);
    }
    let scenes = case.scenes.iter().map(|scene| {
        let mut scene = Scene::clone(scene);
        each_text_of_scene(&mut scene, &mut change);
        Arc::new(scene)
    });
    case.scenes = scenes.collect();
}

fn each_text_of_note(note: &mut Note, change: &mut impl FnMut(&mut String)) {
    change(&mut note.text);
    note.by.iter_mut().for_each(change);
}

fn each_text_of_scene(scene: &mut Scene, change: &mut impl FnMut(&mut String)) {
    change(&mut scene.title);
    let more = scene.line.iter_mut().chain(&mut scene.notes);
    more.for_each(&mut *change);
    for annotation in &mut scene.annotations {
        match annotation {
            Annotation::Callout { text, .. } | Annotation::Text { text, .. } => change(text),
            Annotation::Arrow { text, .. }
            | Annotation::Ring { text, .. }
            | Annotation::Path { text, .. }
            | Annotation::Area { text, .. } => {
                text.iter_mut().for_each(&mut *change);
            }
        }
    }
}

/// Changes every text of `claim`.
pub(super) fn each_text_of_claim(claim: &mut Claim, mut change: impl FnMut(&mut String)) {
    if let Answer::Text(text) = &mut claim.answer {
        change(text);
    }
    let said = &mut claim.statement;
    change(&mut said.text);
    let more = [
        &mut said.quote,
        &mut said.hedge,
        &mut said.condition,
        &mut said.as_called,
        &mut said.speaker,
        &mut said.role,
        &mut said.venue,
    ];
    more.into_iter().flatten().for_each(change);
}
