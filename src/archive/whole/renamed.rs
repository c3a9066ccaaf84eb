//! A case whose ids begin with that of the archive which it is.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::archive::key;
use crate::model::{
    Answer, ArchiveId, Case, Claim, Group, Incident, Location, Place, PlaceId, Precision, Question,
    Scope, Source,
};

/// `case` with ids of `archive`, without what its analysts noted, decided and prepared for a room. A place of nowhere
/// stands for the whole of it where claims are about all strikes: whoever looks at that reads them.
pub(super) fn renamed(case: Case, archive: &ArchiveId) -> Case {
    let to = Renaming(archive);
    let all = speaks_of_all(&case).then(|| (place_of_all(archive), nowhere(&case)));
    let claims = case.claims.iter().map(|claim| to.claim(claim));
    Case {
        parties: to.keys(case.parties, |party| party),
        sources: to.keys(case.sources, |source| to.source(source)),
        groups: to.keys(case.groups, |group| to.group(group)),
        documents: to.keys(case.documents, |document| document),
        places: to
            .keys(case.places, |place| to.place(place))
            .into_iter()
            .chain(all)
            .collect(),
        incidents: to.keys(case.incidents, |incident| to.incident(incident)),
        questions: to.keys(case.questions, |title| title),
        claims: claims.collect::<Arc<[Claim]>>(),
        matches: BTreeMap::new(),
        notes: BTreeMap::new(),
        filter_sets: BTreeMap::new(),
        scenes: Arc::default(),
        ..case
    }
}

/// The place that stands in `archive` for all strikes of the case.
pub(super) fn place_of_all(archive: &ArchiveId) -> PlaceId {
    key::within(archive, "").as_str().into()
}

fn speaks_of_all(case: &Case) -> bool {
    case.claims
        .iter()
        .any(|claim| claim.scope == Scope::Campaign)
}

fn nowhere(case: &Case) -> Place {
    Place {
        name: case.campaign.title.clone(),
        names: BTreeMap::new(),
        at: Location::Unlocated,
        precision: Precision::Unlocated,
        within: None,
        located_by: None,
        note: case.campaign.note.clone(),
    }
}

/// From the ids of a case to those of an archive.
#[derive(Clone, Copy)]
struct Renaming<'a>(&'a ArchiveId);

impl Renaming<'_> {
    fn id<I: Borrow<str> + for<'s> From<&'s str>>(self, id: &I) -> I {
        I::from(&key::within(self.0, id.borrow()))
    }

    fn ids<'i, I, C>(self, ids: impl IntoIterator<Item = &'i I>) -> C
    where
        I: Borrow<str> + for<'s> From<&'s str> + 'i,
        C: FromIterator<I>,
    {
        ids.into_iter().map(|id| self.id(id)).collect()
    }

    fn keys<I, T, U>(self, entries: BTreeMap<I, T>, entry: impl Fn(T) -> U) -> BTreeMap<I, U>
    where
        I: Ord + Borrow<str> + for<'s> From<&'s str>,
    {
        let entries = entries.into_iter();
        entries
            .map(|(id, value)| (self.id(&id), entry(value)))
            .collect()
    }

    fn source(self, source: Source) -> Source {
        Source {
            party: self.id(&source.party),
            ..source
        }
    }

    fn group(self, group: Group) -> Group {
        Group {
            part_of: group.part_of.as_ref().map(|id| self.id(id)),
            disjoint: self.ids(&group.disjoint),
            document: group.document.as_ref().map(|id| self.id(id)),
            ..group
        }
    }

    fn place(self, place: Place) -> Place {
        Place {
            within: place.within.as_ref().map(|id| self.id(id)),
            ..place
        }
    }

    fn incident(self, incident: Incident) -> Incident {
        Incident {
            places: self.ids(&incident.places),
            ..incident
        }
    }

    fn claim(self, claim: &Claim) -> Claim {
        let mut claim = claim.clone();
        claim.id = self.id(&claim.id);
        claim.source = self.id(&claim.source);
        claim.statement.document = self.id(&claim.statement.document);
        claim.scope = match claim.scope {
            Scope::Campaign => Scope::Campaign,
            Scope::Incident(id) => Scope::Incident(self.id(&id)),
            Scope::Places(ids) => Scope::Places(self.ids(&ids)),
        };
        if let Question::Custom(id) = &mut claim.question {
            *id = self.id(id);
        }
        claim.answer = match claim.answer {
            Answer::By(how, parties) => Answer::By(how, self.ids(&parties)),
            Answer::Hit(how, groups) => Answer::Hit(how, self.ids(&groups)),
            Answer::Present(groups) => Answer::Present(self.ids(&groups)),
            answer @ (Answer::Harm(_) | Answer::Happened | Answer::Text(_)) => answer,
        };
        for link in &mut claim.links {
            link.claim = self.id(&link.claim);
        }
        claim
    }
}
