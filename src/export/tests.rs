//! What is exported of the built-in case, of made-up ones and of a data set.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::Arc;

mod back;

use super::testing::{all_of, bytes, rows, text};
use super::*;
use crate::archive::testing::{archive, killed, record};
use crate::archive::{About, Archive};
use crate::basemap::regions;
use crate::formats::builtin_case;
use crate::formats::target::TargetError;
use crate::model::{Case, Claim, Count, Filter, Quantifier, Question, Scope};
use crate::query::testing::{CaseBuilder, asserts_hit, asserts_killed, killed as counted, places};
use crate::state::{DataForm, Extent};

fn builtin() -> Case {
    builtin_case(regions()).unwrap().case
}

fn case_with(claims: Vec<Claim>) -> Case {
    CaseBuilder::two_towns().claims(claims).build()
}

/// What `source` says of an incident, in these words.
fn said(source: &str, incident: &str, text: &str) -> Claim {
    let id = format!("{source}-{incident}");
    let mut claim = asserts_killed(&id, source, Scope::Incident(incident.into()), 3);
    claim.statement.text = text.to_owned();
    claim
}

#[test]
fn every_claim_has_a_row_with_who_says_what_of_where() {
    let case = builtin();
    let rows = rows(&text(&all_of(case.clone()), DataForm::Claims));
    let ids: Vec<&str> = rows.iter().map(|row| row["claim_id"].as_str()).collect();
    let known: Vec<&str> = case.claims.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids, known);
    let counted = rows
        .iter()
        .find(|row| row["civilians_killed_min"] == "36")
        .unwrap();
    assert_eq!(counted["children_killed_max"], "5");
    assert_eq!(
        (counted["question"].as_str(), counted["stance"].as_str()),
        ("CivilianHarm", "Asserts")
    );
    assert_eq!(counted["people_killed_min"], "", "silence is no zero");
    assert_eq!(
        counted["longitude"], "",
        "one figure for four areas is of none"
    );
    assert!(counted["together"].starts_with("One figure for four areas"));
}

#[test]
fn a_claim_on_several_places_stays_one() {
    let several = places(&["aleppo", "talbiseh"]);
    let case = case_with(vec![asserts_killed("both", "snc", several, 3)]);
    let rows = rows(&text(&all_of(case), DataForm::Claims));
    assert_eq!(
        (rows.len(), rows[0]["place"].as_str()),
        (1, "aleppo; talbiseh")
    );
    assert!(rows[0]["geometry"].starts_with("GEOMETRYCOLLECTION"));
    assert_eq!(rows[0]["longitude"], "", "it is of no one point");
}

#[test]
fn a_figure_that_is_open_above_has_no_most() {
    let case = case_with(vec![Claim {
        answer: counted(Count::at_least(30)),
        ..said("snc", "four", "at least thirty")
    }]);
    let rows = rows(&text(&all_of(case), DataForm::Claims));
    assert_eq!(rows[0]["civilians_killed_min"], "30");
    assert_eq!(rows[0]["civilians_killed_max"], "");
}

#[test]
fn what_one_source_says_of_one_incident_is_a_row_as_acled_has_them() {
    let case = builtin();
    let rows = rows(&text(&all_of(case.clone()), DataForm::Incidents));
    let pairs: BTreeSet<_> = case
        .claims
        .iter()
        .filter_map(|claim| match &claim.scope {
            Scope::Incident(id) => Some((id, &claim.source)),
            _ => None,
        })
        .collect();
    assert_eq!(rows.len(), pairs.len());
    let ids: BTreeSet<&str> = rows
        .iter()
        .map(|row| row["event_id_cnty"].as_str())
        .collect();
    assert_eq!(ids.len(), rows.len(), "each with an id of its own");
    assert!(
        rows.iter().all(|row| row["fatalities"].is_empty()),
        "nobody gives all dead"
    );
    assert!(
        rows.iter().all(|row| row["event_type"].is_empty()),
        "which is ACLED's to code"
    );
    let in_part = rows
        .iter()
        .filter(|row| row["civilians_killed_min"] == "36");
    assert!(in_part.clone().count() > 0);
    let is_nowhere =
        |row: &HashMap<_, String>| row["latitude"].is_empty() && row["geo_precision"].is_empty();
    assert!(
        in_part.clone().all(is_nowhere),
        "one figure for four areas is of none"
    );
}

#[test]
fn neither_a_denied_actor_nor_one_of_two_figures_stands_in_the_table_of_incidents() {
    let figure = |id: &str, n| asserts_killed(id, "snc", Scope::Incident("four".into()), n);
    let not_them = asserts_hit(
        "not",
        "snc",
        Scope::Incident("four".into()),
        Quantifier::None,
        &["is"],
    );
    let case = case_with(vec![figure("one", 3), figure("two", 4), not_them]);
    let rows = rows(&text(&all_of(case), DataForm::Incidents));
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0]["civilians_killed_min"], "",
        "two figures are not one"
    );
    assert_eq!(rows[0]["actor2"], "");
    assert_eq!(rows[0]["claim_ids"], "one; two; not");
}

#[test]
fn features_lie_where_their_claims_do_and_outer_rings_run_counterclockwise() {
    let case = builtin();
    let collection: ::geojson::FeatureCollection = text(&all_of(case.clone()), DataForm::GeoJson)
        .parse::<::geojson::GeoJson>()
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!(collection.features.len(), case.claims.len());
    let unlocated = collection
        .features
        .iter()
        .filter(|it| it.geometry.is_none())
        .count();
    assert!(unlocated > 0 && unlocated < case.claims.len());
}

#[test]
fn a_text_with_marks_of_xml_in_it_stays_a_text() {
    let case = case_with(vec![said("snc", "four", "<b>5 & \u{1}6</b>")]);
    let kml = text(&all_of(case), DataForm::Kml);
    assert!(kml.contains("&lt;b&gt;5 &amp; 6&lt;/b&gt;"), "{kml}");
    assert!(
        kml.contains("<coordinates>36.73,34.84</coordinates>"),
        "{kml}"
    );
    assert!(kml.contains("<begin>2015-09-30</begin>"), "{kml}");
}

#[test]
fn a_geopackage_is_a_layer_that_others_know() {
    let case = builtin();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gpkg");
    std::fs::write(
        &path,
        bytes(&all_of(case.clone()), DataForm::GeoPackage).unwrap(),
    )
    .unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    let one = |sql: &str| file.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(one("PRAGMA application_id"), 0x4750_4B47);
    let claims = usize::try_from(one("SELECT count(*) FROM claims"));
    assert_eq!(claims, Ok(case.claims.len()));
    assert_eq!(
        one("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'claims'"),
        4326
    );
    assert_eq!(
        one("SELECT count(*) FROM gpkg_contents WHERE min_x > 30 AND max_y < 40"),
        1
    );
    let blob: Vec<u8> = file
        .query_row(
            "SELECT geom FROM claims WHERE geom IS NOT NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(blob.starts_with(b"GP\0"));
}

#[test]
fn what_the_filters_hide_is_exported_only_with_all() {
    let case = case_with(vec![
        said("snc", "four", "one"),
        said("mod", "aleppo", "two"),
    ]);
    let mut order = all_of(case);
    order.filter.hidden_sources.insert("mod".into());
    assert_eq!(rows(&text(&order, DataForm::Claims)).len(), 2);
    order.extent = Extent::Shown;
    let shown = rows(&text(&order, DataForm::Claims));
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0]["source_id"].as_str(), order.claims()), ("snc", 1));
}

#[test]
fn what_is_sensitive_stands_nowhere_not_even_as_an_id() {
    let mut case = case_with(vec![
        said("yusuf-in-homs", "four", "one"),
        said("mod", "aleppo", "two"),
    ]);
    let source = case.sources.get_mut("yusuf-in-homs").unwrap();
    source.is_sensitive = true;
    let mut order = all_of(case);
    assert!(text(&order, DataForm::Claims).contains("yusuf-in-homs"));
    order.withholds = true;
    for form in DataForm::ALL {
        let written = bytes(&order, form).unwrap();
        let name = b"yusuf-in-homs";
        assert!(
            !written.windows(name.len()).any(|at| at == name),
            "{form:?}"
        );
    }
}

#[test]
fn a_data_set_is_exported_with_the_rows_it_was_read_from() {
    let mut one = record("a", "Talbiseh", (36.73, 34.84), "2015-10-01");
    one.claims.push(killed("SNHR", 3));
    let mut order = all_of(CaseBuilder::two_towns().build());
    order.with_case = false;
    order.archives = vec![Arc::new(archive("made-up", &[one]))];
    let rows = rows(&text(&order, DataForm::Claims));
    assert_eq!((rows.len(), order.claims()), (1, 1));
    assert_eq!(rows[0]["claim_id"], "made-up:a/1");
    assert_eq!(
        (rows[0]["longitude"].as_str(), rows[0]["file_row"].as_str()),
        ("36.73", "1")
    );
}

#[test]
fn a_case_beside_the_case_is_exported_as_the_case_is() {
    let mut beside = case_with(vec![
        said("snc", "four", "Three died."),
        said("sohr", "aleppo", "Three died."),
    ]);
    if let Some(source) = beside.sources.get_mut("snc") {
        source.is_sensitive = true;
    }
    let about = About {
        name: "Beside".to_owned(),
        mapping: "a case".to_owned(),
        form: "RON".to_owned(),
        read_by: None,
    };
    let archive = Archive::of_case("beside".into(), "beside.ron".into(), about, beside);
    let order = Order {
        archives: vec![Arc::new(archive)],
        withholds: true,
        extent: Extent::Shown,
        filter: Filter {
            text: "talbiseh".to_owned(),
            ..Filter::default()
        },
        ..all_of(builtin())
    };
    let rows = rows(&text(&order, DataForm::Claims));
    let of_beside = rows
        .iter()
        .filter(|row| row["data_set"] == "made up for a test");
    let [row] = of_beside.collect::<Vec<_>>()[..] else {
        panic!("{rows:?}");
    };
    assert_eq!(row["place"], "talbiseh");
    assert_eq!(row["source"], "A source known to us");
    assert!(!row["claim_id"].contains("snc"), "{}", row["claim_id"]);
}

#[test]
fn broken_off_it_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "precious").unwrap();
    for form in DataForm::ALL {
        let target = |overwrites| Target::File {
            path: &path,
            overwrites,
        };
        let order = all_of(builtin());
        let broken = export(&order, form, target(true), &mut |_| ControlFlow::Break(()));
        assert!(matches!(broken, Err(ExportError::Cancelled)), "{broken:?}");
        let kept = export(&order, form, target(false), &mut |_| {
            ControlFlow::Continue(())
        });
        assert!(
            matches!(kept, Err(ExportError::Target(TargetError::InTheWay(_)))),
            "{kept:?}"
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "and nothing beside it"
    );
}

#[test]
fn only_a_geopackage_needs_a_file() {
    let order = all_of(builtin());
    for form in DataForm::ALL {
        let mut out = Vec::new();
        let written = export(
            &order,
            form,
            Target::Stream(Box::new(&mut out)),
            &mut |_| ControlFlow::Continue(()),
        );
        let needs = matches!(written, Err(ExportError::NeedsAFile));
        assert_eq!(needs, form == DataForm::GeoPackage, "{form:?}");
        assert_eq!(out.is_empty(), needs);
    }
}

#[test]
fn a_case_of_some_claims_has_what_they_refer_to_and_nothing_else() {
    let case = builtin();
    let some: Vec<&Claim> = case.claims.iter().take(3).collect();
    let narrowed = super::narrowed::narrowed(&case, &some);
    assert_eq!(narrowed.claims.len(), 3);
    let named: BTreeSet<_> = some.iter().map(|claim| &claim.source).collect();
    assert!(narrowed.sources.keys().eq(named));
    assert!(narrowed.scenes.is_empty() && narrowed.places.len() < case.places.len());
    assert_eq!(Filter::default().sound_in(&narrowed), Filter::default());
}

#[test]
fn a_case_comes_back_as_it_was() {
    let case = builtin();
    let written = text(&all_of(case.clone()), DataForm::Case);
    let read = crate::formats::read(&written, regions()).unwrap();
    assert_eq!(read.case, case);
    assert!(read.warnings.is_empty(), "{}", read.warnings);
}

#[test]
fn some_of_a_case_and_a_data_set_are_one_case() {
    let mut one = record("a", "Talbiseh", (36.73, 34.84), "2015-10-01");
    one.claims.push(killed("SNHR", 3));
    let mut order = all_of(builtin());
    order.archives = vec![Arc::new(archive("made-up", &[one]))];
    order.extent = Extent::Shown;
    order.filter.hidden_questions.insert(Question::Target);
    let read = crate::formats::read(&text(&order, DataForm::Case), regions()).unwrap();
    assert_eq!(read.case.claims.len(), order.claims());
    assert!(read.case.claim(&"made-up:a/1".into()).is_some());
    assert!(!read.case.incidents_are_distinct);
}
