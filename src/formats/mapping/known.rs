//! The data sets that are known: their mappings come with the program.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use super::columns::Header;
use super::file;
use super::{Mapping, Whose};

const ACLED: &str = include_str!("../../../assets/mappings/acled.ron");
const UCDP_GED: &str = include_str!("../../../assets/mappings/ucdp_ged.ron");
const TIMEMAP: &str = include_str!("../../../assets/mappings/timemap.ron");
/// What many publish their own data in, so that it is called what its file is.
const FORMATS: [&str; 1] = ["TimeMap"];

/// A table that is known, and whether its first row names its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// What its columns mean.
    pub mapping: Arc<Mapping>,
    /// Whose mapping that is.
    pub whose: Whose,
    /// Whether its first row names them.
    pub has_header: bool,
}

/// The mapping of the data set that a table is, by its first row: among those that come with the program and
/// those that the user has `kept`, the one that was made for most of its columns.
#[must_use]
pub fn recognised(first: &[String], kept: &[Arc<Mapping>]) -> Option<Recognised> {
    let header = Header(first);
    let is_named = |mapping: &Arc<Mapping>| {
        let mut known_by = mapping.known_by.iter();
        let has_any = |names: &str| names.split('|').any(|name| header.find(name).is_some());
        !mapping.known_by.is_empty() && known_by.all(|names| has_any(names))
    };
    let ours = known().iter().map(|mapping| (mapping, Whose::Known));
    let theirs = kept.iter().map(|mapping| (mapping, Whose::Kept));
    let all = || theirs.clone().chain(ours.clone());
    let recognised = |has_header| {
        move |(mapping, whose): (&Arc<Mapping>, Whose)| Recognised {
            mapping: Arc::clone(mapping),
            whose,
            has_header,
        }
    };
    let mut named: Vec<_> = all().filter(|(mapping, _)| is_named(mapping)).collect();
    // Of equals the user's own comes first, and stays first.
    named.sort_by_key(|(mapping, _)| Reverse(mapping.known_by.len()));
    let named = named.first().copied().map(recognised(true));
    let unnamed = || {
        let mut all = all();
        let fits = all.find(|(mapping, _)| mapping.fits_without_header(first));
        fits.map(recognised(false))
    };
    named.or_else(unnamed)
}

impl Recognised {
    /// Whether it is only a format, in which many publish data of their own.
    #[must_use]
    pub fn is_format(&self) -> bool {
        FORMATS.contains(&self.mapping.name.as_str())
    }
}

/// Whether the row `first` names columns that `mapping` has for a table without a header.
#[must_use]
pub fn names_columns(mapping: &Mapping, first: &[String]) -> bool {
    let columns = Header(&mapping.columns);
    let is_named = |cell: &String| !cell.is_empty() && columns.find(cell).is_some();
    mapping.columns.is_empty() || first.iter().any(is_named)
}

impl Mapping {
    /// Whether `first` can be a row of this data set without a header: as many cells, and a number where
    /// the id is, which no header has.
    fn fits_without_header(&self, first: &[String]) -> bool {
        let id = self
            .id
            .as_ref()
            .and_then(|id| Header(&self.columns).find(id));
        let is_number = |at: usize| {
            first
                .get(at)
                .is_some_and(|cell| cell.parse::<u64>().is_ok())
        };
        first.len() == self.columns.len() && id.is_some_and(is_number)
    }
}

/// The mappings that come with the program; a test rules out that one cannot be read.
fn known() -> &'static [Arc<Mapping>] {
    static KNOWN: OnceLock<Vec<Arc<Mapping>>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let read = [ACLED, UCDP_GED, TIMEMAP].into_iter().map(file::read_text);
        read.flatten().map(Arc::new).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mapping_that_comes_with_the_program_can_be_read() {
        for text in [ACLED, UCDP_GED, TIMEMAP] {
            let mapping = file::read_text(text).unwrap();
            assert!(!mapping.known_by.is_empty(), "{}", mapping.name);
        }
        assert_eq!(known().len(), 3);
    }

    #[test]
    fn columns_are_known_in_any_order_and_spelling() {
        let mut header: Vec<String> = known()[0].known_by.clone();
        header.reverse();
        header[0] = "Fatalities".to_owned();
        header.push("population_1km".to_owned());
        let found = recognised(&header, &[]).unwrap();
        assert_eq!(
            (found.mapping.name.as_str(), found.has_header),
            ("ACLED", true)
        );
    }

    #[test]
    fn a_table_without_a_header_is_known_by_its_cells() {
        let mut row = vec![String::new(); 49];
        row[0] = "4521".to_owned();
        let found = recognised(&row, &[]).unwrap();
        assert_eq!(
            (found.mapping.name.as_str(), found.has_header),
            ("UCDP GED", false)
        );
        row.pop();
        assert_eq!(recognised(&row, &[]), None);
    }

    #[test]
    fn a_table_is_known_by_the_mapping_that_was_made_for_most_of_its_columns() {
        let header = known()[0].known_by.clone();
        let own = |known_by: &[String]| {
            let own = Mapping {
                name: "mine".to_owned(),
                known_by: known_by.to_vec(),
                ..(*known()[0]).clone()
            };
            vec![Arc::new(own)]
        };
        let whose = |kept: &[Arc<Mapping>]| recognised(&header, kept).unwrap().whose;
        assert_eq!(whose(&own(&header)), Whose::Kept);
        assert_eq!(whose(&own(&header[..2])), Whose::Known);
        assert_eq!(whose(&own(&[])), Whose::Known);
    }

    #[test]
    fn another_table_is_not_known() {
        let header = ["date", "place", "killed"].map(str::to_owned);
        assert_eq!(recognised(&header, &[]), None);
    }
}
