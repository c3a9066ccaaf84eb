//! Parties, sources, groups, documents, incidents, and what holds for every struct.

use super::{changed, error, read, regions, warning};

#[test]
fn a_missing_field_is_named_where_its_entry_begins() {
    error(
        r#"(name: "Russia", hue: Blue)"#,
        r#"¦(name: "Russia")"#,
        r#"party "russia" has no `hue`; add `hue: …`"#,
    );
}

#[test]
fn a_required_field_takes_no_none() {
    error(
        r#"(name: "Russia""#,
        "(name: ¦None",
        r#"party "russia" cannot do without `name`; `None` stands for nothing given"#,
    );
}

#[test]
fn an_unknown_field_is_a_warning_with_what_was_meant() {
    warning(
        "kind: Belligerent",
        r#"kind: Belligerent, ¦notes: "x""#,
        "`notes` is no field of a source and has no effect; did you mean `note`?",
    );
    warning(
        r#"title: "Report","#,
        r#"title: "Report", ¦weather: (sky: [Blue, 3]),"#,
        "`weather` is no field of a document and has no effect",
    );
}

#[test]
fn a_field_given_twice_is_an_error() {
    error(
        r#"title: "Small","#,
        "title: \"Small\",\n    ¦title: \"Large\",",
        "`title` is given twice for this case; the first stands in line 3; keep one",
    );
}

#[test]
fn a_wrong_type_is_told_in_words() {
    error(
        r#"(name: "Russia""#,
        "(name: ¦36",
        "`name` takes a text in quotes, and this is a number",
    );
    error(
        r#"disjoint: ["is"]"#,
        r#"disjoint: ¦"is""#,
        "`disjoint` takes a list `[…]`, and this is a text in quotes",
    );
    error(
        r#"questions: { "aim": "What is the aim?" }"#,
        r#"questions: ¦["aim"]"#,
        r#"`questions` takes a map `{"id": …}`, and this is a list `[…]`"#,
    );
    error(
        r#"(title: "Report", published: "2015-10-01")"#,
        r#"¦"Report""#,
        "`documents` takes fields in parentheses `(name: …)`, and this is a text in quotes",
    );
    error(
        "unnamed_places: 3",
        "unnamed_places: ¦-3",
        "`unnamed_places` takes a whole number from 0 to 4294967295, and this is -3",
    );
    error(
        "unnamed_places: 3",
        "unnamed_places: ¦true",
        "`unnamed_places` takes a whole number from 0 to 4294967295, and this is `true`",
    );
}

#[test]
fn an_unknown_name_brings_the_nearest_or_all() {
    error(
        "hue: Blue",
        "hue: ¦Bleu",
        "`hue` knows no `Bleu`; did you mean `Blue`?",
    );
    error(
        "hue: Blue",
        "hue: ¦Magenta",
        "`hue` knows no `Magenta`; there are `Blue`, `Vermilion`, `Green`, `Purple`, `Ochre`, `Sky`, `Brown` and `Slate`",
    );
    error(
        "hue: Blue",
        r#"hue: ¦"blue""#,
        "`hue` takes a name without quotes, and this is a text in quotes; did you mean `Blue`?",
    );
    error(
        "hue: Blue",
        "hue: ¦Blue(3)",
        "`Blue` takes nothing in parentheses",
    );
    error(
        "kind: Belligerent",
        "kind: ¦Beligerent",
        "`kind` knows no `Beligerent`; did you mean `Belligerent`?",
    );
}

#[test]
fn reliability_is_a_letter() {
    error(
        "kind: Belligerent",
        "kind: Belligerent, reliability: ¦G",
        "`reliability` knows no `G`; there are `A`, `B`, `C`, `D`, `E` and `F`",
    );
    error(
        "kind: Belligerent",
        "kind: Belligerent, reliability: ¦b",
        "`reliability` knows no `b`; did you mean `B`?",
    );
}

#[test]
fn an_unknown_id_brings_the_nearest_of_its_kind() {
    error(
        r#"party: "russia""#,
        r#"party: ¦"rusia""#,
        r#"there is no party with the id "rusia"; did you mean "russia"?"#,
    );
    error(
        r#"document: "report"),"#,
        r#"document: ¦"talbiseh"),"#,
        r#"there is no document with the id "talbiseh"; there is only "report""#,
    );
    error(
        r#"places: ["talbiseh"]"#,
        r#"places: ["talbiseh", ¦"hamah"]"#,
        r#"there is no place with the id "hamah"; did you mean "hama"?"#,
    );
}

#[test]
fn an_id_declared_twice_is_an_error_that_tells_of_the_first() {
    error(
        r#""press": ("#,
        r#"¦"russia": ("#,
        r#"there are two parties with the id "russia"; the first stands in line 7; give this one an id of its own"#,
    );
}

#[test]
fn an_id_given_twice_in_a_list_is_a_warning() {
    warning(
        r#"disjoint: ["is"]"#,
        r#"disjoint: ["is", ¦"is"]"#,
        r#""is" stands in this list twice"#,
    );
}

#[test]
fn empty_names_and_ids_are_errors() {
    error(r#"(name: "Russia""#, r#"(name: ¦"  ""#, "`name` is empty");
    error(r#""press": ("#, r#"¦"": ("#, "`id` is empty");
    error(r#""What is the aim?""#, r#"¦"""#, "`questions` is empty");
}

#[test]
fn an_empty_optional_text_counts_as_not_given() {
    warning(
        "kind: Belligerent",
        r#"kind: Belligerent, note: ¦"""#,
        "`note` is empty and counts as not given; leave it out, or write `None`",
    );
}

#[test]
fn bad_dates_are_told_with_what_would_be_right() {
    error(
        r#"when: On("2015-10-01")"#,
        r#"when: On(¦"1 October")"#,
        r#""1 October" is not a date; write 2015, 2015-10, 2015-10-01 or 2015-10-01T14:30"#,
    );
    error(
        r#"published: "2015-10-01""#,
        r#"published: ¦"2015-10-01T14:30Z""#,
        r#""2015-10-01T14:30Z" carries an offset; write the time in the case's time zone, without one"#,
    );
    error(
        r#"published: "2015-10-01""#,
        r#"published: ¦Inferred("2015-10-01")"#,
        "`published` takes a date, or `Inferred(\"2015-10-01\", \"from what\")`, and this is the name `Inferred`",
    );
}

#[test]
fn a_reversed_span_is_told_at_its_second_date() {
    error(
        r#"span: ("2015-09-30", "2015-10-01")"#,
        r#"span: ("2015-10-01", ¦"2015-09-30")"#,
        "the span runs backwards, from 2015-10-01 to 2015-09-30; swap the two",
    );
}

#[test]
fn a_time_takes_a_name_and_one_or_two_dates() {
    error(
        r#"when: On("2015-10-01")"#,
        r#"when: ¦"2015-10-01""#,
        "`when` takes a name without quotes, and this is a text in quotes; there are `On` and `Within`",
    );
    error(
        r#"when: On("2015-10-01")"#,
        "when: ¦On()",
        "`when` takes one date, or a first and a last, and this is the name `On`",
    );
}

#[test]
fn a_group_is_not_disjoint_from_itself() {
    error(
        r#"disjoint: ["is"]"#,
        r#"disjoint: ¦["is", "opposition"]"#,
        r#"group "opposition" is declared disjoint from itself"#,
    );
}

#[test]
fn rings_of_groups_are_told_once_where_the_first_step_stands() {
    error(
        r#"(name: "Opposition", disjoint: ["is"], document: "report")"#,
        r#"(name: "Opposition", part_of: ¦"rebels")"#,
        r#"group "opposition" is part of itself, by way of "rebels"; leave out one of these steps"#,
    );
}

#[test]
fn a_newer_format_is_told_plainly_and_nothing_else_is() {
    error(
        "format: 1,\n    title: \"Small\",",
        "format: ¦2,\n    scenes: 36,",
        "this file has format 2, and this version of Counterclaim reads format 1; \
         the file comes from a newer Counterclaim: open it with that one",
    );
}

#[test]
fn what_is_kept_from_a_room_is_said_of_sources_documents_and_fields() {
    let name = "name: \"Ministry\",";
    let text = changed(name, &format!("{name} sensitive: true,"));
    let case = read(&text, &regions()).unwrap().case;
    let sensitive = case.sources.values().filter(|source| source.is_sensitive);
    assert_eq!(sensitive.count(), 1);
    for (wrong, told) in [
        ("sensitive: Yes,", "`sensitive` cannot be read"),
        ("sensitve: true,", "did you mean `sensitive`?"),
    ] {
        let text = changed(name, &format!("{name} {wrong}"));
        let problems = match read(&text, &regions()) {
            Ok(loaded) => loaded.warnings,
            Err(problems) => problems,
        };
        let all = problems.in_file("f").to_string();
        assert!(all.contains(told), "{told}: {all}");
    }
}
