//! Cases in JSON: what is read of them, and what is said of what cannot be.

use std::fmt::Write;

use proptest::prelude::*;

use super::robust::{boundary, read_any};
use super::*;
use crate::formats::written_case::{CaseForm, write};

/// The small case in JSON.
fn small() -> String {
    in_json(SMALL)
}

fn in_json(ron: &str) -> String {
    let mut out = Vec::new();
    let loaded = read(ron, &regions()).unwrap();
    write(&loaded.case, CaseForm::Json, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The small case in JSON with `old`, which stands in it once, replaced by `new`.
fn changed(old: &str, new: &str) -> String {
    let text = small();
    assert_eq!(
        text.matches(old).count(),
        1,
        "{old} does not stand in\n{text}"
    );
    text.replacen(old, new, 1)
}

fn error(old: &str, new: &str, message: &str) {
    assert_one_problem(&changed(old, new), Severity::Error, message);
}

#[test]
fn a_case_in_json_says_what_it_says_in_ron() {
    let ron = read(SMALL, &regions()).unwrap().case;
    let loaded = read(&small(), &regions()).unwrap();
    assert_eq!(loaded.case, ron);
    assert!(loaded.warnings.is_empty());
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = format!("\u{feff}{}", small().replace('\n', "\r\n"));
    let loaded = read(&text, &regions()).unwrap();
    assert_eq!(loaded.case, read(SMALL, &regions()).unwrap().case);
    assert_eq!(&*loaded.text, text);
}

#[test]
fn nothing_is_null_or_left_out() {
    let given = "\"time_zone\": \"Asia/Damascus\",";
    let case = read(&changed(given, "\"time_zone\": null,"), &regions()).unwrap();
    assert_eq!(case.case.time_zone, "");
    error(
        "\"name\": \"Ministry\"",
        "\"name\": ¦null",
        "source \"mod\" cannot do without `name`; `null` stands for nothing given",
    );
    error(
        "{\"name\": \"Ministry\", ",
        "¦{",
        "source \"mod\" has no `name`; add `\"name\": …`",
    );
}

#[test]
fn names_are_texts_in_quotes_and_told_as_such() {
    error(
        "\"hue\": \"Blue\"",
        "\"hue\": ¦\"Bleu\"",
        "`hue` knows no `\"Bleu\"`; did you mean `\"Blue\"`?",
    );
    error(
        "\"hue\": \"Blue\"",
        "\"hue\": ¦3",
        "`hue` takes a name, alone or as the one key of an object, and this is a number; \
         there are `\"Blue\"`, `\"Vermilion\"`, `\"Green\"`, `\"Purple\"`, `\"Ochre\"`, `\"Sky\"`, `\"Brown\"` and `\"Slate\"`",
    );
    error(
        "\"hue\": \"Blue\"",
        "\"hue\": ¦{\"Blue\": 3}",
        "`\"Blue\"` takes no value: it stands alone, in quotes",
    );
}

#[test]
fn what_belongs_to_a_name_is_told_with_examples_in_json() {
    error(
        "\"answer\": {\"Hit\": \"is\"}",
        "\"answer\": ¦\"Hit\"",
        "`\"Hit\"` takes a value; as in `{\"Hit\": \"…\"}`",
    );
    error(
        "\"answer\": {\"Killed\": 36}",
        "\"answer\": {\"Killed\": ¦[36]}",
        "`\"Killed\"` takes a whole number from 0 to 4294967295, and this is a list `[…]`",
    );
    error(
        "\"scope\": {\"Incident\": \"strikes\"}",
        "\"scope\": {\"Incident\": ¦\"strike\"}",
        "there is no incident with the id \"strike\"; did you mean \"strikes\"?",
    );
    error(
        "{\"Point\": [36.7309, 34.8407]}",
        "¦{\"Point\": [36.7309]}",
        "a longitude and a latitude are wanted here, and nothing else; as in `[36.7309, 34.8407]`, longitude first",
    );
    error(
        "{\"Point\": [36.7309, 34.8407]}",
        "¦{\"Line\": 3, \"Point\": 4}",
        "`at` takes a name, alone or as the one key of an object, and this is an object `{…}`; \
         there are `\"Point\"`, `\"Around\"`, `\"Line\"`, `\"Area\"`, `\"Areas\"`, `\"Region\"` and `\"Unlocated\"`",
    );
}

#[test]
fn figures_with_names_are_an_object() {
    let figures = "{\"Killed\": {\"civilians\": \"17..18\", \"children\": 2}}";
    let case = read(&changed("{\"Killed\": 36}", figures), &regions())
        .unwrap()
        .case;
    let ron = case_with("Killed(36)", "Killed(civilians: \"17..18\", children: 2)");
    assert_eq!(case, ron);
    error(
        "{\"Killed\": 36}",
        "¦{\"Killed\": {}}",
        "`\"Killed\"` gives no figure; as in `{\"Killed\": 36}` or `{\"Killed\": {\"civilians\": 36, \"children\": 5}}`",
    );
}

#[test]
fn a_key_that_is_given_twice_is_told() {
    error(
        "\"hue\": \"Blue\"",
        "\"hue\": \"Blue\", ¦\"hue\": \"Sky\"",
        "`hue` is given twice for party \"russia\"; the first stands in line 9; keep one",
    );
    error(
        "\"rebels\": {",
        "¦\"is\": {\"name\": \"Others\"}, \"rebels\": {",
        "there are two groups with the id \"is\"; the first stands in line 17; give this one an id of its own",
    );
}

#[test]
fn a_field_that_nobody_knows_is_told() {
    let text = changed(
        "\"hue\": \"Blue\"",
        "\"hue\": \"Blue\", ¦\"colour\": [1, {\"a\": null}]",
    );
    let what = "`colour` is no field of a party and has no effect";
    assert_one_problem(&text, Severity::Warning, what);
    error(
        "\"hue\": \"Blue\"",
        "\"hue\": \"Blue\", ¦\"n\\u0061me\": 3",
        "`\"n\\u0061me\"` is a name with a `\\` in it; names of fields are written letter by letter",
    );
}

#[test]
fn a_text_may_be_escaped_and_half_of_a_pair_is_told() {
    let text = changed("\"Ministry\"", "\"\\u0648\\ud83d\\ude00\\/\"");
    let case = read(&text, &regions()).unwrap().case;
    assert_eq!(case.source(&"mod".into()).name, "و😀/");
    error(
        "\"Ministry\"",
        "¦\"Min\\ud83d\"",
        "`name` holds half of a pair of `\\u` escapes; a letter beyond \\uFFFF takes two, or is written as it is",
    );
}

#[test]
fn numbers_beyond_all_numbers_are_told() {
    error(
        "[36.7309, 34.8407]",
        "[¦1e999, 34.8407]",
        "`longitude` takes a finite number, and this is inf",
    );
    error(
        "{\"Killed\": 36}",
        "{\"Killed\": ¦36.5}",
        "`\"Killed\"` takes a whole number from 0 to 4294967295, and this is 36.5",
    );
    error(
        "\"format\": 1",
        "\"format\": ¦99999999999999999999",
        "`format` takes a whole number from 0 to 4294967295, and this is 99999999999999999999",
    );
}

#[test]
fn where_it_stops_being_json_is_told_in_plain_words() {
    for (old, new, message) in [
        (
            "\"hue\": \"Blue\"",
            "\"hue\" ¦\"Blue\"",
            "a colon was expected here; a field is written \"name\": value",
        ),
        (
            "\"hue\": \"Blue\"}",
            "\"hue\": \"Blue\" ¦\"x\"}",
            "a comma or `}` was expected here, to go on after the `{` of line 9 or to close it; \
             entries are separated by commas",
        ),
        (
            "\"hue\": \"Blue\"}",
            "\"hue\": \"Blue\", ¦}",
            "another entry was expected here; in JSON no comma stands after the last one",
        ),
        (
            "\"hue\": \"Blue\"",
            "¦hue: \"Blue\"",
            "the name of a field was expected here; names of fields are written in quotes",
        ),
        (
            "\"hue\": \"Blue\"",
            "\"hue\": ¦Blue",
            "this is no value; texts and names are written in quotes; what is not given is null",
        ),
        (
            "\"format\": 1",
            "¦// made up\n\"format\": 1",
            "a comment does not belong here; JSON knows none",
        ),
        (
            "\"Belligerent\"}",
            "¦\"Belligerent}",
            "the text that begins here goes beyond the end of its line; \
             put a quote where it ends; a line break inside it is written \\n",
        ),
    ] {
        error(old, new, message);
    }
    let text = format!("{}¦{{}}", small());
    let told = "the case has ended before this; nothing may follow its closing bracket";
    assert_one_problem(&text, Severity::Error, told);
}

#[test]
fn a_file_that_was_cut_off_is_told_where_it_ends() {
    assert_one_problem(
        "{\"format\": 1,\n \"places\": {\"a\": [¦",
        Severity::Error,
        "the file ends here, and the `[` of line 2 is not closed; \
         if the file was cut off, put back what is missing; otherwise close it with `]}}`",
    );
    assert_one_problem(
        "{\"format\": 1, \"title\": ¦\"Sma",
        Severity::Error,
        "the text that begins here does not end; put a quote where it ends; a quote inside it is written \\\"",
    );
}

#[test]
fn what_only_serde_reads_is_told_where_it_is_wrong() {
    let filters = "\"filters\": {\"f\": {\"name\": \"x\", \"filter\": {\"competing\": ¦\"Perhap\"}}}, \"questions\"";
    error(
        "\"questions\"",
        filters,
        "`filter` cannot be read: unknown variant `\"Perhap\"`, expected one of `\"Any\"`, `\"Perhaps\"`, `\"Contradicted\"`",
    );
}

#[test]
fn brackets_a_hundred_thousand_deep_are_no_trouble() {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(100_000), close.repeat(100_000));
        format!("{open}1{close}")
    };
    for (open, close) in [("[", "]"), ("{\"a\": ", "}")] {
        let value = deep(open, close);
        // Nobody asked for it.
        let text = changed("\"format\": 1", &format!("\"format\": 1, \"odd\": {value}"));
        let loaded = read(&text, &regions()).unwrap();
        assert_eq!(loaded.warnings.warnings(), 1);
        for (old, new) in [
            ("\"title\": \"Small\"", format!("\"title\": {value}")),
            ("{\"Killed\": 36}", value.clone()),
            ("[36.7309, 34.8407]", value.clone()),
            (
                "\"questions\"",
                format!("\"notes\": {value}, \"questions\""),
            ),
        ] {
            let problems = read(&changed(old, &new), &regions()).unwrap_err();
            assert!(problems.in_file("case").to_string().len() < 3000);
        }
        let look = format!("\"scenes\": [{{\"id\": \"a\", \"title\": \"a\", \"look\": {value}}}]");
        read_any(&changed("\"questions\"", &format!("{look}, \"questions\"")));
        read_any(&value);
        read_any(&open.repeat(100_000));
        read_any(&changed(
            "\"title\": \"Small\"",
            &format!("\"title\": {}", open.repeat(100_000)),
        ));
    }
}

#[test]
fn ten_thousand_errors_are_counted_in_json_too() {
    let mut sources = String::new();
    for number in 0..10_000 {
        let party = "{\"name\": \"S\", \"party\": \"none\", \"kind\": \"Other\"}";
        write!(sources, ",\n\"s{number}\": {party}").unwrap();
    }
    let text = changed(
        "\"kind\": \"Belligerent\"}",
        &format!("\"kind\": \"Belligerent\"}}{sources}"),
    );
    let problems = read(&text, &regions()).unwrap_err();
    assert_eq!((problems.errors(), problems.iter().count()), (10_000, 100));
}

fn junk() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<char>().prop_map(String::from),
        "[{}\\[\\],:\"\\\\/*0-9eE+.-]{1,4}",
        Just("null".to_owned()),
        Just("\\ud800".to_owned()),
        Just("{\"Killed\":".to_owned()),
        Just("1e999".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_cut_anywhere_is_refused(share in 0.0..0.99) {
        let text = in_json(crate::formats::builtin::BUILTIN_TEXT);
        let cut = &text[..boundary(&text, share)];
        read_any(cut);
        prop_assert!(read(cut, &regions()).is_err());
    }

    #[test]
    fn json_with_junk_anywhere_is_read_or_refused(
        changes in prop::collection::vec((0.0..1.0, junk()), 1..4),
    ) {
        let mut text = in_json(crate::formats::builtin::BUILTIN_TEXT);
        for (share, junk) in changes {
            text.insert_str(boundary(&text, share), &junk);
        }
        read_any(&text);
    }

    #[test]
    fn any_value_of_json_anywhere_is_read_or_refused(
        value in "(\\{\"Killed\": |\\{\"Area\": |\\[|\\{\"a\": |\\{\"Point\": ){0,4}(null|true|1e9|\"x\"|[0-9]{1,4}|\\{\\}|\\[\\])",
        field in prop::sample::select(vec![
            "\"hue\": \"Blue\"", "\"party\": \"russia\"", "\"answer\": {\"Killed\": 36}",
            "\"when\": {\"On\": \"2015-10-01\"}", "\"at\": {\"Region\": \"SY-HM\"}", "\"scope\": \"Campaign\"",
            "\"format\": 1", "\"disjoint\": [\"is\"]", "\"links\": [{\"Answers\": \"hit\"}]",
            "\"published\": \"2015-10-01\"", "\"span\": [\"2015-09-30\", \"2015-10-01\"]",
        ]),
    ) {
        let (name, _) = field.split_once(": ").unwrap();
        let mut closers = String::new();
        let mut in_text = false;
        for c in value.chars() {
            match c {
                '"' => in_text = !in_text,
                '{' if !in_text => closers.insert(0, '}'),
                '[' if !in_text => closers.insert(0, ']'),
                '}' | ']' if !in_text => drop(closers.remove(0)),
                _ => {}
            }
        }
        read_any(&changed(field, &format!("{name}: {value}{closers}")));
    }
}
