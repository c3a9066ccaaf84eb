//! What a room reads of a case that keeps something from it. All of it is made up.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{About, Case};
use crate::model::{Annotation, Answer, Ground, Look, Note, Question, Scene, Scope};
use crate::query::testing::{CaseBuilder, asserts_killed, places};

const NAME: &str = "Lina of the bakery";
const SPEAKER: &str = "Lina Example";

/// Two claims, of which one is by a source of which all texts speak, with its name and its speaker's.
fn telling(is_sensitive: bool) -> Case {
    let mut one = asserts_killed("a", "lina", places(&["talbiseh"]), 2);
    one.statement.text = format!("{NAME} saw two dead.");
    one.statement.quote = Some("I, lina, saw them".into());
    one.statement.speaker = Some(SPEAKER.into());
    one.statement.role = Some("baker".into());
    one.statement.venue = Some("in the bakery".into());
    let mut other = asserts_killed("b", "monitor", Scope::Campaign, 2);
    other.statement.text =
        format!("LINA OF THE BAKERY was right, and so was Example, says {SPEAKER}.");
    other.question = Question::Damage;
    other.answer = Answer::Text(format!("the shop of {NAME}"));
    let mut case = CaseBuilder::two_towns().claims([one, other]).build();
    case.title = format!("What {NAME} saw");
    let source = case.sources.get_mut("lina").unwrap();
    source.name = NAME.into();
    source.short = Some("Lina".into());
    source.note = Some("She bakes.".into());
    source.is_sensitive = is_sensitive;
    let mut scene = Scene::new("s".into(), format!("{NAME}’s account"), Look::default());
    scene.notes = Some("Do not say Lina.".into());
    scene.annotations = vec![Annotation::Text {
        at: Ground::at((36.7, 34.8).into()).unwrap(),
        text: "Where Lina stood".into(),
    }];
    case.scenes = [Arc::new(scene)].into();
    let note = Note {
        about: About::Campaign,
        by: None,
        on: jiff::civil::date(2026, 11, 28),
        text: "Ask Lina.".into(),
    };
    case.notes.insert("n".into(), Arc::new(note));
    case
}

/// All of `case` as it is written for who looks for faults, but for ids.
fn all_words(case: &Case) -> String {
    format!("{case:?}").replace("\"lina\"", "").to_lowercase()
}

#[test]
fn a_case_without_anything_sensitive_is_shown_as_it_is() {
    assert_eq!(withheld(&telling(false)), None);
}

#[test]
fn a_sensitive_source_stands_nowhere_by_name() {
    let case = telling(true);
    assert!(all_words(&case).contains("lina"));
    let seen = withheld(&case).unwrap();
    let words = all_words(&seen);
    for part in ["lina", "bakery", "example", "baker"] {
        assert!(!words.contains(part), "{part}: {words}");
    }
    assert_eq!(seen.sources["lina"].short_name(), "A source known to us");
    assert_eq!(seen.title, "What a source known to us saw");
    assert_eq!(seen.scenes[0].title, "A source known to us’s account");
}

#[test]
fn what_is_not_sensitive_stays() {
    let (case, seen) = (telling(true), withheld(&telling(true)).unwrap());
    assert_eq!(seen.sources["monitor"], case.sources["monitor"]);
    assert_eq!(seen.sources["lina"].party, case.sources["lina"].party);
    assert_eq!(seen.claims[0].answer, case.claims[0].answer);
    assert_eq!(seen.claims[1].id, case.claims[1].id);
    assert_eq!(seen.places, case.places);
}

#[test]
fn a_field_is_withheld_and_its_neighbours_are_not() {
    let mut case = telling(false);
    let mut claims = case.claims.to_vec();
    claims[0].statement.sensitive = [Sensitive::Speaker, Sensitive::Quote].into();
    case.claims = claims.into();
    let seen = withheld(&case).unwrap();
    let said = &seen.claims[0].statement;
    assert_eq!((&said.speaker, &said.quote), (&None, &None));
    assert_eq!(said.venue.as_deref(), Some("in the bakery"));
    assert!(
        seen.claims[1]
            .statement
            .text
            .ends_with("says a source known to us.")
    );
}

#[test]
fn a_sensitive_document_is_known_to_us_alone() {
    let mut case = telling(false);
    let document = case.documents.get_mut("doc").unwrap();
    document.title = "Letters from the bakery".into();
    document.publisher = Some("The bakers".into());
    document.link = Some("https://example.org/letters".into());
    document.is_sensitive = true;
    case.title = "Of “Letters from the bakery”".into();
    let seen = withheld(&case).unwrap();
    let document = &seen.documents["doc"];
    assert_eq!(document.title, "A document known to us");
    assert_eq!((&document.publisher, &document.link), (&None, &None));
    assert_eq!(seen.title, "Of “a document known to us”");
}

#[test]
fn names_within_other_words_are_other_words() {
    let withheld = Withheld::of(&telling(true));
    let seen = |text| withheld.taken_out_of(text);
    assert_eq!(seen("Carolina and linas"), "Carolina and linas");
    assert_eq!(
        seen("(LINA), lina’s"),
        "(a source known to us), a source known to us’s"
    );
}

proptest! {
    #[test]
    fn no_name_is_left_in_any_text(
        name in "\\PC{0,3}[a-zÄÖا-ي]{3,6}( [A-Zß]{2,4})?",
        before in "\\PC{0,6}[ (,.]",
        after in "[ ).,’]\\PC{0,6}",
    ) {
        let mut case = telling(false);
        let source = case.sources.get_mut("lina").unwrap();
        source.name.clone_from(&name);
        (source.short, source.is_sensitive) = (None, true);
        let withheld = Withheld::of(&case);
        let seen = withheld.taken_out_of(&format!("{before}{name}{after}"));
        let rest = format!("{before}{SOURCE}{after}");
        prop_assume!(!rest.contains(name.trim()));
        prop_assert!(!seen.contains(name.trim()), "{name:?} in {seen:?}");
    }
}
