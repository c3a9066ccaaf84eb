//! Edits: everything that an analyst can change in a case, each as the value that a spot shall have.
//!
//! An edit says what shall be, not what to do, so that it can be undone by another edit, compared
//! with what somebody else made of the same spot, kept in a journal and written into a file. No edit
//! changes what competes: claims are not edited.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Case, FilterSet, FilterSetId, Hue, MarkShape, Match, MatchId, Note, NoteId, PartyId, Scene,
    SourceId,
};

/// What one spot of a case shall be.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edit {
    /// The title of the case.
    Title(String),
    /// The hue of a party, and so of all its sources.
    Hue(PartyId, Hue),
    /// The shape of a source's marks; `None` leaves it to the program.
    Shape(SourceId, Option<MarkShape>),
    /// A note; `None` is none of that id.
    Note(NoteId, Option<Arc<Note>>),
    /// A filter under a name; `None` is none of that id.
    FilterSet(FilterSetId, Option<Arc<FilterSet>>),
    /// A decision on incidents that may be the same strike; `None` is none of that id.
    Match(MatchId, Option<Arc<Match>>),
    /// The scenes of the briefing, in their order.
    Scenes(Arc<[Arc<Scene>]>),
}

/// Where in a case an edit takes effect. Two edits of one spot exclude each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Spot {
    /// The title of the case.
    Title,
    /// The hue of a party.
    Hue(PartyId),
    /// The shape of a source's marks.
    Shape(SourceId),
    /// A note.
    Note(NoteId),
    /// A filter under a name.
    FilterSet(FilterSetId),
    /// A decision on incidents that may be the same strike.
    Match(MatchId),
    /// The scenes of the briefing.
    Scenes,
}

impl Edit {
    /// Where it takes effect.
    #[must_use]
    pub fn spot(&self) -> Spot {
        match self {
            Self::Title(_) => Spot::Title,
            Self::Hue(party, _) => Spot::Hue(party.clone()),
            Self::Shape(source, _) => Spot::Shape(source.clone()),
            Self::Note(note, _) => Spot::Note(note.clone()),
            Self::FilterSet(set, _) => Spot::FilterSet(set.clone()),
            Self::Match(id, _) => Spot::Match(id.clone()),
            Self::Scenes(_) => Spot::Scenes,
        }
    }

    /// Whether `case` would be sound after it: what it names is declared, and no text is blank.
    #[must_use]
    pub fn is_possible(&self, case: &Case) -> bool {
        match self {
            Self::Title(title) => !title.trim().is_empty(),
            Self::Hue(party, _) => case.parties.contains_key(party),
            Self::Shape(source, _) => case.sources.contains_key(source),
            Self::Note(id, None) => !id.as_str().trim().is_empty(),
            Self::Note(id, Some(note)) => {
                let is_filled = |text: &str| !text.trim().is_empty();
                is_filled(id.as_str())
                    && is_filled(&note.text)
                    && note.by.as_deref().is_none_or(is_filled)
                    && note.about.exists_in(case)
            }
            Self::FilterSet(id, set) => {
                let is_sound = |set: &Arc<FilterSet>| set.is_sound_in(case);
                !id.as_str().trim().is_empty() && set.as_ref().is_none_or(is_sound)
            }
            Self::Match(id, decision) => {
                let is_sound = |decision: &Arc<Match>| decision.is_sound_in(case);
                !id.as_str().trim().is_empty() && decision.as_ref().is_none_or(is_sound)
            }
            Self::Scenes(scenes) => Scene::are_sound_in(case, scenes),
        }
    }

    /// Makes `case` say so. An edit that is not possible changes nothing.
    pub fn apply(&self, case: &mut Case) {
        if !self.is_possible(case) {
            return;
        }
        match self {
            Self::Title(title) => case.title.clone_from(title),
            Self::Hue(id, hue) => {
                if let Some(party) = case.parties.get_mut(id) {
                    party.hue = *hue;
                }
            }
            Self::Shape(id, shape) => {
                if let Some(source) = case.sources.get_mut(id) {
                    source.shape = *shape;
                }
            }
            Self::Note(id, Some(note)) => {
                case.notes.insert(id.clone(), Arc::clone(note));
            }
            Self::Note(id, None) => {
                case.notes.remove(id);
            }
            Self::FilterSet(id, Some(set)) => {
                case.filter_sets.insert(id.clone(), Arc::clone(set));
            }
            Self::FilterSet(id, None) => {
                case.filter_sets.remove(id);
            }
            Self::Match(id, Some(decision)) => {
                case.matches.insert(id.clone(), Arc::clone(decision));
            }
            Self::Match(id, None) => {
                case.matches.remove(id);
            }
            Self::Scenes(scenes) => case.scenes = Arc::clone(scenes),
        }
    }

    /// The edits that lead from `one` to `other`, in the order of their spots, where the two differ
    /// in nothing that cannot be edited.
    #[must_use]
    pub fn between(one: &Case, other: &Case) -> Vec<Self> {
        let mut spots = Vec::new();
        if one.title != other.title {
            spots.push(Spot::Title);
        }
        let parties = other.parties.iter().filter(|(id, party)| {
            let before = one.parties.get(*id);
            before.is_some_and(|before| before.hue != party.hue)
        });
        spots.extend(parties.map(|(id, _)| Spot::Hue(id.clone())));
        let sources = other.sources.iter().filter(|(id, source)| {
            let before = one.sources.get(*id);
            before.is_some_and(|before| before.shape != source.shape)
        });
        spots.extend(sources.map(|(id, _)| Spot::Shape(id.clone())));
        let noted = differing(&one.notes, &other.notes);
        spots.extend(noted.into_iter().map(Spot::Note));
        let sets = differing(&one.filter_sets, &other.filter_sets);
        spots.extend(sets.into_iter().map(Spot::FilterSet));
        let decided = differing(&one.matches, &other.matches);
        spots.extend(decided.into_iter().map(Spot::Match));
        if one.scenes != other.scenes {
            spots.push(Spot::Scenes);
        }
        spots.iter().filter_map(|spot| spot.read(other)).collect()
    }
}

/// The ids under which `one` and `other` hold different things, in their order.
fn differing<I: Ord + Clone, T: PartialEq>(
    one: &BTreeMap<I, T>,
    other: &BTreeMap<I, T>,
) -> BTreeSet<I> {
    let all = one.keys().chain(other.keys());
    let differing = all.filter(|id| one.get(*id) != other.get(*id));
    differing.cloned().collect()
}

impl Spot {
    /// What `case` says here, as the edit that makes a case say so; `None` when `case` has no such
    /// party or source.
    #[must_use]
    pub fn read(&self, case: &Case) -> Option<Edit> {
        Some(match self {
            Self::Title => Edit::Title(case.title.clone()),
            Self::Hue(id) => Edit::Hue(id.clone(), case.parties.get(id)?.hue),
            Self::Shape(id) => Edit::Shape(id.clone(), case.sources.get(id)?.shape),
            Self::Note(id) => Edit::Note(id.clone(), case.notes.get(id).cloned()),
            Self::FilterSet(id) => Edit::FilterSet(id.clone(), case.filter_sets.get(id).cloned()),
            Self::Match(id) => Edit::Match(id.clone(), case.matches.get(id).cloned()),
            Self::Scenes => Edit::Scenes(Arc::clone(&case.scenes)),
        })
    }
}
