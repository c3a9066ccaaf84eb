//! What of an archive has no date.

use std::ops::Range;

use crate::model::IncidentId;

use super::columns::Table;
use super::record::RowAt;
use super::{Archive, Shown};

/// What is told of an incident of an archive of rows where it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<'a> {
    /// Its id.
    pub id: IncidentId,
    /// Its title; empty when its row gives none.
    pub title: &'a str,
    /// The name of its place; empty when its row gives none.
    pub place: &'a str,
    /// Where in the file its row stands.
    pub row: RowAt,
}

impl Archive {
    /// The numbers of its incidents without a date: by the names of their places, those without a name last. Of a
    /// case, [`Archive::undated_of_case`] tells them.
    #[must_use]
    pub fn undated(&self) -> &[u32] {
        self.table().map_or(&[], |table| &table.columns.undated)
    }

    /// What is told of the incident `number`; `None` in a case.
    #[must_use]
    pub fn listed(&self, number: usize) -> Option<Listed<'_>> {
        let table = self.table()?;
        let incidents = &table.columns.incidents;
        Some(Listed {
            id: table.incident_id(number)?,
            title: self.strings.get(incidents.title[number]),
            place: self.site_name(table.site_of(number)),
            row: incidents.row[number],
        })
    }

    /// How many claims on the incident `number` are `shown`.
    #[must_use]
    pub fn shown_on(&self, number: usize, shown: &Shown) -> usize {
        let claims = self.table().map(|table| table.columns.claims_of(number));
        let claims = claims.into_iter().flatten();
        claims.filter(|claim| shown.shows(*claim)).count()
    }
}

impl Table<'_> {
    /// Which incidents have no date.
    pub(super) fn find_undated(self) -> Vec<u32> {
        let mut there: Vec<(&str, Range<u32>)> = Vec::new();
        for site in &self.archive.sites {
            let Range { start, end } = site.incidents;
            // At each place they stand by time, those without a date last.
            let timings = &self.columns.incidents.timing[start as usize..end as usize];
            let dated = timings.partition_point(|timing| self.is_dated(*timing));
            if dated < timings.len() {
                let name = self.archive.strings.get(site.name);
                there.push((name, start + dated as u32..end));
            }
        }
        there.sort_by_key(|(name, _)| (name.is_empty(), *name));
        there.into_iter().flat_map(|(_, numbers)| numbers).collect()
    }

    fn is_dated(self, timing: u32) -> bool {
        self.columns.timings[timing as usize].when.is_some()
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
        let first = archive.listed(archive.undated()[0] as usize).unwrap();
        assert_eq!((first.title, first.place), ("Air strike", "Hama"));
        assert_eq!((first.row.number, first.row.line), (4, 5));
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
