//! Filters that are kept under a name.

use super::*;
use crate::model::{Area, Filter, TimeAxis};

/// The small case with `filters` in it.
fn kept(filters: &str) -> String {
    let section = format!("    filters: {{{filters}}},\n    questions:");
    changed("    questions:", &section)
}

#[test]
fn a_filter_set_has_a_name_and_what_its_filter_leaves_out_lets_all_through() {
    let text = kept(
        r#""near": (name: "Near Talbiseh, 1 October", filter: (
               hidden_questions: [Custom("aim")], // not asked
               area: Near("talbiseh", 20000),
               time: (axis: Strikes, start: "2015-10-01T00:00:00", end: "2015-10-02T00:00:00", undated: true),
           )),
           "explicit": (name: "b", filter: (precision: Some(Settlement))),
           "all": (name: "All", filter: ())"#,
    );
    let loaded = read(&text, &regions()).unwrap();
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    let sets = loaded.case.filter_sets;
    assert_eq!(sets["near"].name, "Near Talbiseh, 1 October");
    let filter = &sets["near"].filter;
    assert_eq!(filter.area, Some(Area::Near("talbiseh".into(), 20_000)));
    assert_eq!(filter.time.unwrap().axis, TimeAxis::Strikes);
    assert!(sets["explicit"].filter.precision.is_some());
    assert_eq!(sets["all"].filter, Filter::default());
}

#[test]
fn what_is_wrong_with_a_filter_set_is_told_where_it_stands() {
    for (set, at, told) in [
        ("(filter: ())", "(filter", "has no `name`"),
        (r#"(name: " ", filter: ())"#, "\" \"", "`name` is empty"),
        (r#"(name: "a")"#, "(name", "has no `filter`"),
        (
            r#"(name: "a", filter: 5)"#,
            "5",
            "takes fields in parentheses",
        ),
        (
            r#"(name: "a", filter: (text: 5))"#,
            "5))",
            "`filter` cannot be read",
        ),
        (
            r#"(name: "a", filter: (competing: Never))"#,
            "Never",
            "Never",
        ),
        (
            r#"(name: "a", filter: (hidden_sources: ["mood"]))"#,
            "\"mood\"",
            "did you mean \"mod\"?",
        ),
        (
            r#"(name: "a", filter: (hidden_questions: [Target, Custom("why")]))"#,
            "\"why\"",
            "no question with the id",
        ),
        (
            r#"(name: "a", filter: (area: Near("talbise", 5)))"#,
            "\"talbise\"",
            "\"talbiseh\"",
        ),
        (
            r#"(name: "a", filter: (area: Polygon([(1.0, 2.0)])))"#,
            "Polygon",
            "at least three",
        ),
        (
            r#"(name: "a", filter: (time: (axis: Strikes, start: "2015-10-02T00:00:00",
                end: "2015-10-01T00:00:00", undated: true)))"#,
            "(axis",
            "ends before it begins",
        ),
        (
            r#"(name: "a", filter: ()), "a": ()"#,
            "\"a\": ()",
            "two filter sets",
        ),
    ] {
        let text = kept(&format!("\"a\": {set}"));
        let problems = read(&text, &regions()).unwrap_err();
        let all = problems.in_file("f").to_string();
        assert!(all.contains(told), "{told}: {all}");
        let before = &text[..text.find(&format!("\"a\": {set}")).unwrap()];
        let offset = before.len() + "\"a\": ".len() + set.find(at).unwrap();
        let line = text[..offset].matches('\n').count() + 1;
        let column = text[..offset]
            .chars()
            .rev()
            .take_while(|c| *c != '\n')
            .count()
            + 1;
        assert!(
            all.contains(&format!("f:{line}:{column}")),
            "{line}:{column} in {all}"
        );
    }
}

#[test]
fn a_choice_that_filters_do_not_have_is_warned_of() {
    let text = kept(r#""a": (name: "a", filter: (hiden_sources: ["mod"]))"#);
    let loaded = read(&text, &regions()).unwrap();
    let all = loaded.warnings.in_file("f").to_string();
    assert!(all.contains("did you mean `hidden_sources`?"), "{all}");
}
