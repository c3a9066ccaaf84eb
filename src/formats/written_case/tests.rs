//! What is written is read back as it was, and reads as a person would have written it.

pub(crate) mod cases;

use proptest::prelude::*;

use super::*;
use crate::archive::Record;
use crate::archive::testing::{archive, killed, record, struck};
use crate::formats::builtin::BUILTIN_TEXT;
use crate::formats::case::tests::regions;
use crate::formats::read;
use crate::model::{Hue, Subject};

use cases::any_case;

fn written(case: &Case, form: CaseForm) -> String {
    let mut out = Vec::new();
    write(case, form, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What `text` is read as; nothing in it may be without effect.
fn read_back(text: &str) -> Case {
    let loaded = read(text, &regions())
        .unwrap_or_else(|problems| panic!("{}\n{text}", problems.in_file("written")));
    let warnings = loaded.warnings;
    assert!(warnings.is_empty(), "{}", warnings.in_file("written"));
    loaded.case
}

fn builtin() -> Case {
    read_back(BUILTIN_TEXT)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_case_in_ron_is_read_back_as_it_was(case in any_case()) {
        prop_assert_eq!(read_back(&written(&case, CaseForm::Ron)), case);
    }

    #[test]
    fn a_case_in_json_is_read_back_as_it_was(case in any_case()) {
        prop_assert_eq!(read_back(&written(&case, CaseForm::Json)), case);
    }
}

#[test]
fn the_built_in_case_is_written_as_it_stands_in_its_file() {
    let case = builtin();
    let text = written(&case, CaseForm::Ron);
    assert_eq!(read_back(&text), case);
    for line in [
        "        \"russia\": (name: \"Russia\", hue: Blue),",
        "            names: {\"ar\": \"تلبيسة\"},",
        "            when: Within(\"2015-09-30\", \"2015-10-01\"),",
        "        \"aim\": \"What is the stated aim?\",",
        "            answer: Killed(\"at least 1\"),",
    ] {
        assert!(BUILTIN_TEXT.lines().any(|given| given == line), "{line}");
        assert!(text.lines().any(|given| given == line), "{line}\n{text}");
    }
}

#[test]
fn json_has_the_same_names_and_leaves_out_what_is_not_given() {
    let text = written(&builtin(), CaseForm::Json);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["format"], 1);
    let town = &json["places"]["talbiseh"];
    assert_eq!(town["at"], serde_json::json!({"Point": [36.7309, 34.8407]}));
    assert_eq!(town["names"]["ar"], "تلبيسة");
    assert_eq!(town.get("note"), None);
    let claim = json["claims"].as_array().and_then(|claims| {
        claims
            .iter()
            .find(|claim| claim["id"] == "putin-no-civilians")
    });
    let claim = claim.unwrap();
    assert_eq!(claim["answer"], serde_json::json!({"Killed": "at least 1"}));
    assert_eq!(
        (&claim["stance"], &claim["scope"]),
        (&"Denies".into(), &"Campaign".into())
    );
}

#[test]
fn lines_are_broken_where_they_grow_long() {
    let case = builtin();
    for form in [CaseForm::Ron, CaseForm::Json] {
        let text = written(&case, form);
        for line in text.lines().filter(|line| line.chars().count() > 110) {
            // Only a text cannot be broken, and a look or an annotation stands on one line.
            let longest = line.split('"').map(str::len).max();
            let word = line.trim_start_matches([' ', '"', '{']);
            let is_typed = ["look", "Callout"]
                .iter()
                .any(|name| word.starts_with(name));
            assert!(is_typed || line.len() < longest.unwrap_or(0) + 60, "{line}");
        }
    }
}

#[test]
fn many_coordinates_share_lines() {
    let corners: Vec<_> = (0..40)
        .map(|at| (f64::from(at) / 8.0, 34.5).into())
        .collect();
    let mut case = builtin();
    let place = case.places.get_mut("talbiseh").unwrap();
    place.at = Location::Line(geo::LineString::new(corners));
    let text = written(&case, CaseForm::Ron);
    assert_eq!(read_back(&text), case);
    let lines = text.lines().filter(|line| line.contains(", 34.5), ("));
    assert!((4..12).contains(&lines.count()), "{text}");
}

#[test]
fn a_coordinate_that_is_no_number_is_not_written() {
    let mut case = builtin();
    let place = case.places.get_mut("talbiseh").unwrap();
    place.at = Location::Point(geo::Point::new(f64::NAN, 34.8));
    let error = write(&case, CaseForm::Json, &mut Vec::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the place \"talbiseh\" has a coordinate that is no number"
    );
}

#[test]
fn what_cannot_be_written_to_is_told() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = write(&builtin(), CaseForm::Ron, &mut Full).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}

#[test]
fn what_a_data_set_does_not_say_is_said_not_to_be_known() {
    let mut case = builtin();
    case.time_zone.clear();
    case.incidents_are_distinct = true;
    case.campaign.span = crate::model::Span::ALWAYS;
    let mut claims = case.claims.to_vec();
    claims[0].statement.text.clear();
    case.claims = claims.into();
    let text = written(&case, CaseForm::Ron);
    assert!(text.contains("time_zone: None,\n"), "{text}");
    assert!(text.contains("incidents_are_distinct: true,\n"), "{text}");
    assert_eq!(read_back(&text), case);
}

#[test]
fn what_a_data_set_says_of_a_place_is_read_back_as_a_case() {
    let row = Record {
        claims: vec![struck("Monitor", "Side A"), killed("Monitor", 12)],
        ..record("r:1", "Talbiseh", (36.73, 34.84), "2015-10-01")
    };
    let archive = archive("made-up", &[row]);
    let subject = Subject::Incident("made-up:r:1".into());
    let excerpt = archive.excerpt(&subject, Hue::Sky).unwrap();
    let text = written(&excerpt.case, CaseForm::Ron);
    assert!(text.contains("answer: Killed(12)"), "{text}");
    assert_eq!(read_back(&text), *excerpt.case);
}
