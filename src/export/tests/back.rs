//! What is exported and opened again: the same claims.

use std::collections::BTreeSet;
use std::sync::Arc;

use geo::orient::Direction;
use geo::{MultiPolygon, Orient, polygon};
use proptest::prelude::*;
use serde_json::Value;

use super::super::testing::{all_of, bytes, text};
use crate::formats::case::tests::regions;
use crate::formats::written_case::tests::cases::any_case;
use crate::formats::written_case::{CaseForm, write};
use crate::formats::{Loaded, OpenError, open_case, read};
use crate::model::{Case, Location, PlaceId, Region, Regions, Scope};
use crate::state::{DataForm, Writing};

/// Regions as they are on the map: with an outline.
fn outlined() -> Regions {
    let with_outline = |region: Arc<Region>| {
        let outline = polygon![(x: 36.0, y: 34.0), (x: 37.0, y: 34.0), (x: 37.0, y: 35.0), (x: 36.0, y: 34.0)];
        Arc::new(Region {
            outline: MultiPolygon::new(vec![outline]),
            ..Region::clone(&region)
        })
    };
    let regions = regions().into_iter();
    regions
        .map(|(code, region)| (code, with_outline(region)))
        .collect()
}

/// `case` on the regions of [`outlined`].
fn on_the_map(mut case: Case) -> Case {
    let outlined = outlined();
    for place in case.places.values_mut() {
        if let Location::Region(region) = &mut place.at {
            *region = outlined[&region.code].clone();
        }
    }
    case
}

/// `case` with its texts as XML can hold them.
fn without_what_xml_has_not(case: &Case) -> Case {
    let mut json = Vec::new();
    write(case, CaseForm::Json, &mut json).unwrap();
    let mut json = serde_json::from_slice(&json).unwrap();
    clean(&mut json);
    read(&json.to_string(), &outlined()).unwrap().case
}

fn clean(value: &mut Value) {
    match value {
        Value::String(text) => {
            let is_held =
                |letter: &char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
            *text = text
                .chars()
                .filter(is_held)
                .collect::<String>()
                .trim()
                .to_owned();
        }
        Value::Array(all) => all.iter_mut().for_each(clean),
        Value::Object(all) => all.values_mut().for_each(clean),
        _ => {}
    }
}

/// Where a place is, whichever way round its rings run.
fn position(at: &Location) -> Location {
    match at {
        Location::Area(area) => Location::Area(area.orient(Direction::Default)),
        other => other.clone(),
    }
}

/// The places that the claims of `case` are about.
fn spoken_of(case: &Case) -> BTreeSet<PlaceId> {
    let claims = case.claims.iter();
    let places = claims.flat_map(|claim| match &claim.scope {
        Scope::Campaign => Vec::new(),
        Scope::Incident(id) => case.incident(id).places.clone(),
        Scope::Places(ids) => ids.iter().cloned().collect(),
    });
    places.collect()
}

/// What is read of the file that is exported of `case` as `form`.
fn exported_and_opened(case: &Case, form: DataForm) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("exported");
    std::fs::write(&path, bytes(&all_of(case.clone()), form).unwrap()).unwrap();
    open_case(&path, &outlined()).unwrap_or_else(|error| match error {
        OpenError::Problems { problems, .. } => panic!("{}", problems.in_file("exported")),
        error => panic!("{error}"),
    })
}

/// Holds that `loaded`, which was read from a file that is `writing`, has the claims of `case`.
fn is_as_it_was(loaded: &Loaded, case: &Case, writing: Writing) -> Result<(), TestCaseError> {
    prop_assert_eq!(loaded.writing, writing);
    prop_assert_eq!(&loaded.case.claims, &case.claims);
    let [read, told] = [&loaded.case, case].map(|it| {
        (
            &it.title,
            &it.time_zone,
            &it.campaign.title,
            it.campaign.span,
        )
    });
    prop_assert_eq!(read, told);
    for claim in case.claims.iter() {
        let (read, source) = (
            loaded.case.source(&claim.source),
            case.source(&claim.source),
        );
        prop_assert_eq!((&read.name, &read.party), (&source.name, &source.party));
    }
    for id in spoken_of(case) {
        let (read, place) = (loaded.case.place(&id), case.place(&id));
        prop_assert_eq!((&read.name, read.precision), (&place.name, place.precision));
        prop_assert_eq!(position(&read.at), position(&place.at));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn claims_come_back_from_a_table_as_they_were(case in any_case()) {
        let case = on_the_map(case);
        // A file with a zero byte in it is taken for no text.
        let table = text(&all_of(case.clone()), DataForm::Claims);
        let read = read(&table, &outlined());
        let read = read.unwrap_or_else(|problems| panic!("{}\n{table}", problems.in_file("t.csv")));
        is_as_it_was(&read, &case, Writing::Table)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn claims_come_back_from_geo_json_as_they_were(case in any_case()) {
        let case = on_the_map(case);
        is_as_it_was(&exported_and_opened(&case, DataForm::GeoJson), &case, Writing::GeoJson)?;
    }

    #[test]
    fn claims_come_back_from_kml_as_far_as_xml_can_hold_them(case in any_case()) {
        let case = without_what_xml_has_not(&on_the_map(case));
        is_as_it_was(&exported_and_opened(&case, DataForm::Kml), &case, Writing::Kml)?;
    }

    #[test]
    fn claims_come_back_from_a_geopackage_as_they_were(case in any_case()) {
        let case = on_the_map(case);
        is_as_it_was(&exported_and_opened(&case, DataForm::GeoPackage), &case, Writing::GeoPackage)?;
    }
}
