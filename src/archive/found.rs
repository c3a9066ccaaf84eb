//! Finding places of an archive by their names.

use std::collections::BTreeMap;

use crate::query::search::{Entry, Group, Index};

use super::Archive;

impl Archive {
    /// Its places by their names, each name once: it stands for the number of the place of that name with the most
    /// incidents. `None` until they are [made](Self::make_names).
    #[must_use]
    pub fn names(&self) -> Option<&Index<usize>> {
        self.names.get()
    }

    /// Makes its [names](Self::names), if they are not made yet. Takes a while where there are very many: not for the
    /// frame.
    pub fn make_names(&self) {
        self.names.get_or_init(|| Index::new(self.named()));
    }

    fn named(&self) -> impl Iterator<Item = Entry<usize>> {
        let mut largest: BTreeMap<&str, usize> = BTreeMap::new();
        let size = |number: usize| self.sites[number].incidents.len();
        for number in 0..self.sites.len() {
            let known = largest.entry(self.site_name(number)).or_insert(number);
            if size(number) > size(*known) {
                *known = number;
            }
        }
        let named = largest.into_iter().filter(|(name, _)| !name.is_empty());
        named.map(|(name, number)| Entry {
            group: Group::Beside,
            what: number,
            names: self.called(name, number),
            words: String::new(),
            weight: 0,
        })
    }

    /// The name of the place `number`, and those in other languages that a case gives.
    fn called(&self, name: &str, number: usize) -> Vec<String> {
        let others = self.place(number).into_iter();
        let others = others.flat_map(|place| place.names.values().cloned());
        std::iter::once(name.to_owned()).chain(others).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::archive::testing::{archive, record};
    use crate::query::search::find;

    #[test]
    fn a_name_stands_for_its_place_with_the_most_incidents() {
        let (one, other) = ((36.73, 34.84), (36.74, 34.85));
        let archive = archive(
            "made-up",
            &[
                record("a", "Talbiseh", one, "2015-10-01"),
                record("b", "Talbiseh", other, "2015-10-01"),
                record("c", "Talbiseh", other, "2015-10-02"),
                record("d", "", (36.0, 35.0), "2015-10-02"),
            ],
        );
        assert!(archive.names().is_none());
        archive.make_names();
        let found = find(archive.names(), "telbise", 6);
        let hits: Vec<usize> = found
            .iter()
            .flat_map(|it| &it.hits)
            .map(|it| *it.what)
            .collect();
        let [number] = hits[..] else {
            panic!("{hits:?}");
        };
        assert_eq!(archive.sites()[number].incidents.len(), 2);
    }
}
