//! What synthetic rows are, and that nobody can take them for anything else.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::formats::archive::{How, Imported, import};

use super::*;

fn written(seed: u64, rows: u64) -> String {
    let mut out = Vec::new();
    let synthetic = Synthetic::new(seed);
    synthetic.write(rows, &mut out, &mut |_| ()).unwrap();
    String::from_utf8(out).unwrap()
}

/// Every value of the columns `names`, row by row.
fn values(text: &str, names: &[&str]) -> Vec<Vec<String>> {
    let mut table = ::csv::Reader::from_reader(text.as_bytes());
    let header = table.headers().unwrap().clone();
    let column = |name: &&str| header.iter().position(|column| column == *name).unwrap();
    let columns: Vec<usize> = names.iter().map(column).collect();
    let rows = table.records().map(Result::unwrap);
    rows.map(|row| {
        columns
            .iter()
            .map(|column| row[*column].to_owned())
            .collect()
    })
    .collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_others() {
    assert_eq!(written(7, 500), written(7, 500));
    assert_ne!(written(7, 500), written(8, 500));
}

#[test]
fn what_a_seed_gives_is_the_same_for_ever() {
    let text = written(SEED, 1);
    let first = text.lines().nth(1).unwrap();
    let expected = "SYN0,2019-03-03,2019,1,Political violence,Explosions/Remote violence,Air/drone strike,\
                    Synthetic Force 38,,External/Other forces,Synthetic Brigade 12,,Rebel group,\
                    External/Other forces-Rebel group,,760,Middle East,Syria,Synthetic South,NA,NA,\
                    Synthetic Place 6,33.0285,36.2204,1,Synthetic Source 9; Synthetic Source 1,Subnational,\
                    \"Synthetic: on 2019-03-03, Synthetic Force 38 struck at Synthetic Place 6, and 0 people were \
                    killed; nothing of this has happened, it only fills the cell as notes do.\",0,synthetic,\
                    1700000000";
    assert_eq!(first, expected);
}

#[test]
fn the_first_rows_are_the_same_however_many_there_are() {
    assert!(written(7, 500).starts_with(&written(7, 499)));
}

#[test]
fn there_are_as_many_rows_as_asked_for_each_with_an_id_of_its_own() {
    let ids = values(&written(7, 3_000), &["event_id_cnty"]);
    assert_eq!(ids.len(), 3_000);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 3_000);
    assert_eq!(written(7, 0), HEADER);
}

#[test]
fn it_is_told_how_far_it_is() {
    let mut told = Vec::new();
    let synthetic = Synthetic::new(7);
    let tell = &mut |rows| told.push(rows);
    synthetic.write(1_000, &mut io::sink(), tell).unwrap();
    assert!(told.len() > 2 && told.is_sorted() && told.iter().all(|rows| *rows <= 1_000));
}

#[test]
fn every_row_says_that_it_is_synthetic() {
    let columns = [
        "actor1", "actor2", "admin1", "location", "source", "notes", "tags",
    ];
    for row in values(&written(7, 2_000), &columns) {
        for (column, value) in columns.iter().zip(&row) {
            assert!(
                value.to_lowercase().contains("synthetic"),
                "{column}: {value}"
            );
        }
        assert!(
            row[5].contains("nothing of this has happened"),
            "{}",
            row[5]
        );
    }
}

#[test]
fn rows_spread_over_four_hundred_places_a_few_of_which_many_share() {
    let mut rows: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for at in values(&written(SEED, 20_000), &["longitude", "latitude"]) {
        *rows.entry(at).or_default() += 1;
    }
    assert_eq!(rows.len(), PLACES, "no two share a coordinate");
    let mut counts: Vec<usize> = rows.values().copied().collect();
    counts.sort_unstable();
    let (others, crowded) = counts.split_at(PLACES - 4);
    assert!(
        others[0] > 10 && crowded[0] > 10 * others[others.len() - 1],
        "{counts:?}"
    );
    for at in rows.keys() {
        let [lon, lat] = [0, 1].map(|axis: usize| at[axis].parse::<f64>().unwrap());
        assert!(
            (36.1..=37.9).contains(&lon) && (32.6..=36.5).contains(&lat),
            "{lon} {lat}"
        );
    }
}

#[test]
fn rows_spread_over_ten_years_twelve_sources_and_all_precisions() {
    let columns = ["event_date", "source", "time_precision", "geo_precision"];
    let rows = values(&written(7, 40_000), &columns);
    let distinct = |column: usize| rows.iter().map(move |row| row[column].as_str());
    let years: BTreeSet<&str> = distinct(0).map(|day| &day[..4]).collect();
    assert_eq!(years.len(), 10, "{years:?}");
    let sources: BTreeSet<&str> = distinct(1).flat_map(|list| list.split("; ")).collect();
    assert_eq!(sources.len(), 12, "{sources:?}");
    assert!(distinct(1).any(|list| list.split("; ").count() == 3));
    for list in distinct(1) {
        let names: Vec<&str> = list.split("; ").collect();
        assert_eq!(
            names.iter().collect::<BTreeSet<_>>().len(),
            names.len(),
            "{list}"
        );
    }
    for column in [2, 3] {
        let precisions: BTreeSet<&str> = distinct(column).collect();
        assert_eq!(precisions, ["1", "2", "3"].into());
    }
}

#[test]
fn they_are_imported_as_acled_is_without_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("synthetic.csv");
    std::fs::write(&path, written(SEED, 5_000)).unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    let imported = import(&path, &"synthetic".into(), &How::default(), go_on);
    let Imported {
        archive, report, ..
    } = imported.unwrap();
    assert_eq!(archive.about().mapping, "ACLED");
    let findings: Vec<_> = report.findings().collect();
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(
        (report.rows, report.without_place, report.without_date),
        (5_000, 0, 0)
    );
    assert_eq!(archive.incidents(), 5_000);
    assert!(archive.claims() > 10_000, "{}", archive.claims());
}
