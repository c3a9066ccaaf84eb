use proptest::prelude::*;

use super::*;

fn entry(group: Group, what: &'static str, names: &[&str]) -> Entry<&'static str> {
    Entry {
        group,
        what,
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        words: String::new(),
        weight: 0,
    }
}

fn town(name: &'static str, arabic: &str) -> Entry<&'static str> {
    entry(Group::Towns, name, &[name, arabic])
}

fn worded(group: Group, words: &'static str) -> Entry<&'static str> {
    Entry {
        words: words.to_owned(),
        ..entry(group, words, &[])
    }
}

/// The hits in the order of the list.
fn found(index: &Index<&'static str>, query: &str) -> Vec<&'static str> {
    let groups = find([index], query, 3);
    groups
        .into_iter()
        .flat_map(|group| group.hits)
        .map(|hit| *hit.what)
        .collect()
}

fn syria() -> Index<&'static str> {
    Index::new([
        entry(
            Group::Places,
            "Talbiseh, of the case",
            &["Talbiseh", "تلبيسة"],
        ),
        town("Talbiseh", "تلبيسة"),
        town("Maarat al-Numan", "معرة النعمان"),
        town("Hama", "حماة"),
        town("Homs", "حمص"),
        worded(Group::Sources, "Ministry of Defence, Russia"),
        worded(
            Group::Claims,
            "The Ministry says that a depot in Hama was hit.",
        ),
        worded(Group::Commands, "Save as …"),
        worded(Group::Commands, "Undo"),
    ])
}

#[test]
fn a_town_is_found_in_any_spelling_and_script_and_the_case_comes_first() {
    for typed in [
        "Talbiseh",
        "Talbisa",
        "Tallbisah",
        "telbise",
        "tall bisa",
        "تلبيسة",
        "تلبيسه",
    ] {
        let found = found(&syria(), typed);
        assert_eq!(found[..2], ["Talbiseh, of the case", "Talbiseh"], "{typed}");
    }
    for typed in [
        "Ma'arrat an-Nu'man",
        "Maaret al-Numan",
        "معرة النعمان",
        "معره النعمان",
    ] {
        assert_eq!(found(&syria(), typed), ["Maarat al-Numan"], "{typed}");
    }
}

#[test]
fn the_name_by_which_something_was_found_is_told() {
    let index = Index::new([town("Talbiseh", "تلبيسة"), worded(Group::Commands, "Undo")]);
    for (typed, name) in [
        ("talb", Some("Talbiseh")),
        ("telbise", Some("Talbiseh")),
        ("تلب", Some("تلبيسة")),
        ("undo", None),
    ] {
        assert_eq!(find([&index], typed, 3)[0].hits[0].called, name, "{typed}");
    }
}

#[test]
fn the_beginning_of_a_name_finds_it() {
    for typed in ["tal", "talb", "تلب"] {
        assert_eq!(
            found(&syria(), typed)[0],
            "Talbiseh, of the case",
            "{typed}"
        );
    }
    assert_eq!(found(&syria(), "numan"), ["Maarat al-Numan"]);
}

#[test]
fn words_are_found_in_any_order_and_in_claims_as_they_are() {
    let claim = "The Ministry says that a depot in Hama was hit.";
    assert!(found(&syria(), "depot ministry").contains(&claim));
    assert!(!found(&syria(), "dpt mnstry").contains(&claim));
}

#[test]
fn letters_may_be_left_out_of_the_name_of_a_command() {
    for typed in ["save", "sav as", "sve as"] {
        assert_eq!(
            found(&syria(), typed).first(),
            Some(&"Save as …"),
            "{typed}"
        );
    }
}

#[test]
fn a_kind_of_which_something_is_surely_meant_comes_first() {
    assert_eq!(found(&syria(), "undo")[0], "Undo");
    assert_eq!(found(&syria(), "hama")[0], "Hama");
}

#[test]
fn beside_what_is_surely_meant_nothing_is_listed_that_is_merely_similar() {
    let index = Index::new([town("Talbiseh", "تلبيسة"), town("Tel Aviv", "تل أبيب")]);
    assert_eq!(found(&index, "talbiseh"), ["Talbiseh"]);
    let mistyped = found(&index, "talbizeh");
    assert_eq!(mistyped, ["Talbiseh", "Tel Aviv"]);
}

#[test]
fn what_weighs_more_comes_first_among_equals() {
    let weighing = |weight, what| Entry {
        weight,
        ..entry(Group::Towns, what, &["Suran"])
    };
    let index = Index::new([weighing(1, "village"), weighing(9, "town")]);
    assert_eq!(found(&index, "Soran"), ["town", "village"]);
}

#[test]
fn no_more_of_each_kind_are_listed_than_asked_for() {
    let towns = ["a", "b", "c", "d"].map(|what| entry(Group::Towns, what, &["Suran"]));
    let index = Index::new(towns);
    assert_eq!(find([&index], "suran", 2)[0].hits.len(), 2);
}

#[test]
fn what_says_nothing_finds_nothing() {
    for typed in ["", "  ", "\u{200f}", "'", "\u{0}", "-"] {
        assert!(find([&syria()], typed, 3).is_empty(), "{typed:?}");
    }
    assert!(found(&syria(), "zzzzzzzz").is_empty());
    assert!(found(&syria(), "😀").is_empty());
}

proptest! {
    #[test]
    fn any_query_and_any_name_can_be_compared(query in any::<String>(), name in any::<String>()) {
        let named = Entry {
            group: Group::Sources,
            what: (),
            names: vec![name.clone()],
            words: name.clone(),
            weight: 0,
        };
        let index = Index::new([named]);
        let _ = find([&index], &query, 3);
        let found = find([&index], &name, 3);
        prop_assert_eq!(found.is_empty(), crate::query::folded(&name).is_empty());
    }
}
