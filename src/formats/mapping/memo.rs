//! What cells were understood as before: in a table of incidents the same days come again and again.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::model::When;

/// Of so many combinations of cells it is known at most; a new one takes the place of another.
const PLACES: usize = 1 << 15;
/// How many bytes cells have at most that are worth it.
const LONGEST: usize = 40;

/// What is known of the cells of a table from the rows before.
#[derive(Debug, Default)]
pub struct Memo {
    /// When something was, by the cells of its first day, its last and how precisely that is known.
    pub(super) times: Known<3, Option<When>>,
}

/// What combinations of cells were understood as.
#[derive(Debug)]
pub(super) struct Known<const N: usize, T> {
    hasher: RandomState,
    places: Vec<Option<([Box<str>; N], T)>>,
}

impl<const N: usize, T> Default for Known<N, T> {
    fn default() -> Self {
        Self {
            hasher: RandomState::default(),
            places: Vec::new(),
        }
    }
}

impl<const N: usize, T: Copy> Known<N, T> {
    /// What `cells` were understood as, where that is known.
    pub(super) fn get(&self, cells: [&str; N]) -> Option<T> {
        let known = self.places.get(self.place(cells))?;
        let (those, what) = known.as_ref()?;
        let is_same = those.iter().zip(cells).all(|(one, other)| **one == *other);
        is_same.then_some(*what)
    }

    /// Keeps in mind that `cells` are understood as `what`.
    pub(super) fn keep(&mut self, cells: [&str; N], what: T) {
        if cells.iter().any(|cell| cell.len() > LONGEST) {
            return;
        }
        self.places.resize_with(PLACES, || None);
        let place = self.place(cells);
        self.places[place] = Some((cells.map(Into::into), what));
    }

    fn place(&self, cells: [&str; N]) -> usize {
        self.hasher.hash_one(cells) as usize % PLACES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_never_taken_for_others() {
        let mut known: Known<2, usize> = Known::default();
        let cells: Vec<String> = (0..PLACES + 5000)
            .map(|number| number.to_string())
            .collect();
        for (number, cell) in cells.iter().enumerate() {
            known.keep([cell, ""], number);
            assert_eq!(known.get([cell, ""]), Some(number));
        }
        let kept = cells.iter().enumerate().filter_map(|(number, cell)| {
            assert_eq!(known.get(["", cell]), None);
            known.get([cell, ""]).map(|what| assert_eq!(what, number))
        });
        assert!(kept.count() <= PLACES);
    }

    #[test]
    fn long_cells_are_not_kept() {
        let (mut known, long) = (Known::<1, ()>::default(), "a".repeat(LONGEST + 1));
        known.keep([&long], ());
        assert_eq!(known.get([&long]), None);
    }
}
