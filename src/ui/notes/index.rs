//! The notes of a case by what they are about, worked out once for each revision.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{About, Case, Note, NoteId};

type Entry = (NoteId, Arc<Note>);

/// The notes of a case by what they are about, the oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Notes(BTreeMap<About, Vec<Entry>>);

impl Notes {
    /// The notes of `case`.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let mut notes: BTreeMap<About, Vec<Entry>> = BTreeMap::new();
        for (id, note) in &case.notes {
            let entry = (id.clone(), Arc::clone(note));
            notes.entry(note.about.clone()).or_default().push(entry);
        }
        for entries in notes.values_mut() {
            entries.sort_by_key(|(_, note)| note.on);
        }
        Self(notes)
    }

    /// The notes about `about`, the oldest first.
    #[must_use]
    pub fn about(&self, about: &About) -> &[Entry] {
        self.0.get(about).map_or(&[], Vec::as_slice)
    }

    /// All notes, by what they are about.
    pub fn all(&self) -> impl Iterator<Item = &Entry> {
        self.0.values().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::CaseBuilder;

    #[test]
    fn notes_stand_with_what_they_are_about_the_oldest_first() {
        let mut case = CaseBuilder::two_towns().build();
        let talbiseh = About::Place("talbiseh".into());
        for (id, about, day) in [
            ("a", &talbiseh, 22),
            ("b", &About::Campaign, 20),
            ("c", &talbiseh, 21),
        ] {
            let note = Note {
                about: about.clone(),
                by: None,
                on: jiff::civil::date(2026, 11, day),
                text: id.into(),
            };
            case.notes.insert(id.into(), Arc::new(note));
        }
        let notes = Notes::of(&case);
        let texts = |about: &About| -> Vec<&str> {
            let notes = notes.about(about).iter();
            notes.map(|(_, note)| note.text.as_str()).collect()
        };
        assert_eq!(texts(&talbiseh), ["c", "a"]);
        assert_eq!(texts(&About::Campaign), ["b"]);
        assert_eq!(texts(&About::Place("aleppo".into())), [""; 0]);
        assert_eq!(notes.all().count(), 3);
    }
}
