//! What of an archive has no date.

use std::ops::Range;

use super::record::RowAt;
use super::{Archive, Shown};

impl Archive {
    /// The numbers of its incidents without a date: by the names of their places, those without a name last.
    #[must_use]
    pub fn undated(&self) -> &[u32] {
        &self.undated
    }

    /// The title of the incident `number`; empty when its row gives none.
    #[must_use]
    pub fn incident_title(&self, number: usize) -> &str {
        self.strings.get(self.incidents.title[number])
    }

    /// Where in the file the row of the incident `number` stands.
    #[must_use]
    pub fn row_at(&self, number: usize) -> RowAt {
        self.incidents.row[number]
    }

    /// How many claims on the incident `number` are `shown`.
    #[must_use]
    pub fn shown_on(&self, number: usize, shown: &Shown) -> usize {
        let claims = self.incidents.claims_of(number, self.claims.len());
        claims.filter(|claim| shown.shows(*claim)).count()
    }

    /// Takes down which incidents have no date, once all are in their order.
    pub(super) fn find_undated(&mut self) {
        let mut there: Vec<(&str, Range<u32>)> = Vec::new();
        for site in &self.sites {
            let Range { start, end } = site.incidents;
            // At each place they stand by time, those without a date last.
            let timings = &self.incidents.timing[start as usize..end as usize];
            let dated = timings.partition_point(|timing| self.is_dated(*timing));
            if dated < timings.len() {
                let name = self.strings.get(site.name);
                there.push((name, start + dated as u32..end));
            }
        }
        there.sort_by_key(|(name, _)| (name.is_empty(), *name));
        self.undated = there.into_iter().flat_map(|(_, numbers)| numbers).collect();
    }

    fn is_dated(&self, timing: u32) -> bool {
        self.timings[timing as usize].when.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::Record;
    use crate::archive::testing::{archive, killed, record, struck};
    use crate::model::Filter;

    fn undated<'a>(id: &'a str, town: &'a str, at: (f64, f64)) -> Record<'a> {
        Record {
            when: None,
            claims: vec![killed("SOHR", 3), struck("Ministry", "Air force")],
            ..record(id, town, at, "2015-10-02")
        }
    }

    /// Five incidents without a date among some with one.
    fn some() -> Archive {
        let (talbiseh, hama) = ((36.7309, 34.8407), (36.75, 35.1318));
        let mut nowhere = undated("e", "", hama);
        nowhere.site.at = None;
        archive(
            "made-up",
            &[
                undated("a", "Talbiseh", talbiseh),
                nowhere,
                record("b", "Talbiseh", talbiseh, "2015-10-02"),
                undated("c", "Hama", hama),
                record("d", "Hama", hama, "2015-10-01"),
                undated("f", "Talbiseh", talbiseh),
                undated("g", "", (37.16, 36.2)),
                record("h", "Homs", (36.72, 34.73), "2015-10-01"),
            ],
        )
    }

    fn ids(archive: &Archive) -> Vec<String> {
        let numbers = archive.undated().iter();
        let ids = numbers.filter_map(|number| archive.incident_id(*number as usize));
        ids.map(|id| id.to_string()).collect()
    }

    #[test]
    fn they_stand_by_the_names_of_their_places_and_none_is_left_out() {
        let archive = some();
        let expected = ["c", "a", "f", "g", "e"].map(|id| format!("made-up:{id}"));
        assert_eq!(ids(&archive), expected);
        assert_eq!(archive.without(), (1, 5));
        let first = archive.undated()[0] as usize;
        let place = archive.site_name(archive.site_of(first));
        assert_eq!(
            (archive.incident_title(first), place),
            ("Air strike", "Hama")
        );
        let row = archive.row_at(first);
        assert_eq!((row.number, row.line), (4, 5));
    }

    #[test]
    fn where_every_incident_is_dated_there_is_none() {
        let dated = [record("a", "Hama", (36.75, 35.1318), "2015-10-02")];
        assert_eq!(archive("made-up", &dated).undated(), [0; 0]);
        assert_eq!(archive("made-up", &[]).undated(), [0; 0]);
    }

    #[test]
    fn a_filter_holds_claims_on_them_back() {
        let archive = some();
        let number = archive.undated()[0] as usize;
        let on = |filter: &Filter| archive.shown_on(number, &archive.shown(filter, |_| None));
        assert_eq!(on(&Filter::default()), 2);
        let without_sohr = Filter {
            hidden_sources: [archive.source_ids()[0].clone()].into(),
            ..Filter::default()
        };
        assert_eq!(on(&without_sohr), 1);
    }
}
