//! What is exported of a case of which some things are sensitive: nothing of these stands in it by name, and not
//! by an id either, which no room sees but every table shows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{About, Case, Claim, ClaimId, DocumentId, Filter, Scene, SourceId};
use crate::query::withheld;

/// `case` without what is sensitive; `None` where nothing is. Its claims keep their order.
pub(super) fn seen(case: &Case) -> Option<Case> {
    let mut seen = withheld(case)?;
    let sources = numbered(
        case.sources.iter().filter(|(_, it)| it.is_sensitive),
        "source",
    );
    let documents = numbered(
        case.documents.iter().filter(|(_, it)| it.is_sensitive),
        "document",
    );
    let claims = case.claims.iter();
    let claims = claims.filter(|claim| case.source(&claim.source).is_sensitive);
    let claims = numbered(claims.map(|claim| (&claim.id, ())), "claim");
    rename(
        &mut seen,
        &Renamed {
            sources,
            documents,
            claims,
        },
    );
    Some(seen)
}

/// The ids that stand for others.
struct Renamed {
    sources: BTreeMap<SourceId, SourceId>,
    documents: BTreeMap<DocumentId, DocumentId>,
    claims: BTreeMap<ClaimId, ClaimId>,
}

/// A new id for each of `entries`, which are things called `noun`.
fn numbered<'a, I: Ord + Clone + for<'s> From<&'s str> + 'a, T>(
    entries: impl Iterator<Item = (&'a I, T)>,
    noun: &str,
) -> BTreeMap<I, I> {
    let numbers = 1..;
    let entries = entries.zip(numbers);
    let renamed = entries.map(|((id, _), number): (_, u32)| {
        let stands_for_it = format!("withheld-{noun}-{number}");
        (id.clone(), stands_for_it.as_str().into())
    });
    renamed.collect()
}

fn rename(case: &mut Case, renamed: &Renamed) {
    let Renamed {
        sources,
        documents,
        claims,
    } = renamed;
    keys(&mut case.sources, sources);
    keys(&mut case.documents, documents);
    for group in case.groups.values_mut() {
        group.document.iter_mut().for_each(|id| one(id, documents));
    }
    let renamed = case.claims.iter().map(|claim| {
        let mut claim = claim.clone();
        one(&mut claim.id, claims);
        one(&mut claim.source, sources);
        one(&mut claim.statement.document, documents);
        let linked = claim.links.iter_mut().map(|link| &mut link.claim);
        linked.for_each(|id| one(id, claims));
        claim
    });
    case.claims = renamed.collect::<Arc<[Claim]>>();
    for note in case.notes.values_mut() {
        if let About::Claim(id) = &mut Arc::make_mut(note).about {
            one(id, claims);
        }
    }
    for set in case.filter_sets.values_mut() {
        in_filter(&mut Arc::make_mut(set).filter, sources);
    }
    let scenes = case.scenes.iter().map(|scene| {
        let mut scene = Scene::clone(scene);
        in_filter(&mut scene.look.filter, sources);
        Arc::new(scene)
    });
    case.scenes = scenes.collect();
}

fn in_filter(filter: &mut Filter, sources: &BTreeMap<SourceId, SourceId>) {
    let hidden = std::mem::take(&mut filter.hidden_sources).into_iter();
    filter.hidden_sources = hidden
        .map(|mut id| {
            one(&mut id, sources);
            id
        })
        .collect();
}

fn keys<I: Ord + Clone, T>(entries: &mut BTreeMap<I, T>, renamed: &BTreeMap<I, I>) {
    for (id, stands_for_it) in renamed {
        if let Some(entry) = entries.remove(id) {
            entries.insert(stands_for_it.clone(), entry);
        }
    }
}

fn one<I: Ord + Clone>(id: &mut I, renamed: &BTreeMap<I, I>) {
    if let Some(stands_for_it) = renamed.get(id) {
        *id = stands_for_it.clone();
    }
}
