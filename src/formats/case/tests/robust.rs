//! No input makes the reader panic, and none makes it lose count.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::formats::builtin::BUILTIN_TEXT;
use crate::formats::problem::LISTED_AT_MOST;

/// Reads `text`, and holds that the outcome is honest whatever the text is.
pub fn read_any(text: &str) {
    let line_count = text.matches('\n').count() + 1;
    let problems = match read(text, &regions()) {
        Ok(loaded) => {
            assert_eq!(loaded.warnings.errors(), 0);
            loaded.warnings
        }
        Err(problems) => {
            assert!(problems.errors() > 0, "refused without a reason: {text}");
            problems
        }
    };
    assert!(problems.iter().count() <= LISTED_AT_MOST);
    for problem in problems.iter() {
        assert!((1..=line_count).contains(&problem.at.line), "{problem}");
        assert!(problem.at.column >= 1);
    }
}

/// The boundary of a character of `text` at a share of its length.
pub fn boundary(text: &str, share: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "any boundary will do"
    )]
    let at = (text.len() as f64 * share) as usize;
    text.floor_char_boundary(at)
}

fn junk() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<char>().prop_map(String::from),
        "[(){}\\[\\],:\"'/*#!r.0-9-]{1,4}",
        Just("Some(".to_owned()),
        Just("None".to_owned()),
        Just("NaN".to_owned()),
        Just("..".to_owned()),
        Just("1..2".to_owned()),
        Just("()".to_owned()),
        Just("r#\"".to_owned()),
        Just("#![enable(unwrap_variant_newtypes)]".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_case_cut_anywhere_is_read_or_refused(share in 0.0..1.0) {
        read_any(&BUILTIN_TEXT[..boundary(BUILTIN_TEXT, share)]);
    }

    #[test]
    fn a_case_with_junk_anywhere_is_read_or_refused(
        changes in prop::collection::vec((0.0..1.0, junk()), 1..4),
    ) {
        let mut text = BUILTIN_TEXT.to_owned();
        for (share, junk) in changes {
            text.insert_str(boundary(&text, share), &junk);
        }
        read_any(&text);
    }

    #[test]
    fn a_case_with_characters_replaced_is_read_or_refused(
        changes in prop::collection::vec((0.0..1.0, any::<char>()), 1..6),
    ) {
        let mut text = BUILTIN_TEXT.to_owned();
        for (share, new) in changes {
            let at = boundary(&text, share);
            if let Some(old) = text[at..].chars().next() {
                text.replace_range(at..at + old.len_utf8(), new.encode_utf8(&mut [0; 4]));
            }
        }
        read_any(&text);
    }

    #[test]
    fn a_case_with_lines_deleted_is_read_or_refused(
        deleted in prop::collection::btree_set(0_usize..330, 1..6),
    ) {
        let lines = BUILTIN_TEXT.lines().enumerate();
        let kept: Vec<_> = lines.filter(|(at, _)| !deleted.contains(at)).map(|(_, line)| line).collect();
        read_any(&kept.join("\n"));
    }

    #[test]
    fn any_value_anywhere_is_read_or_refused(
        value in "(Some\\(|Killed\\(|Area\\(|\\[|\\(|\\{){0,4}[a-z0-9\".:,-]{0,6}[)\\]}]{0,4}",
        field in prop::sample::select(vec![
            "hue: Blue", "party: \"russia\"", "answer: Killed(36)", "at: Region(\"SY-HM\")",
            "when: On(\"2015-10-01\")", "scope: Campaign", "format: 1", "disjoint: [\"is\"]",
            "links: [Answers(\"hit\")]", "published: \"2015-10-01\"", "questions: { \"aim\": \"What is the aim?\" }",
        ]),
    ) {
        let (name, _) = field.split_once(':').unwrap();
        read_any(&changed(field, &format!("{name}: {value}")));
    }
}

#[test]
fn ten_thousand_errors_are_counted_and_the_first_hundred_listed() {
    let mut text = String::from(
        "Case(format: 1, title: \"x\", time_zone: \"UTC\", campaign: (title: \"x\", span: \"2015\"), sources: {\n",
    );
    for number in 0..10_000 {
        writeln!(
            text,
            "\"s{number}\": (name: \"S\", party: \"none\", kind: Other),"
        )
        .unwrap();
    }
    text.push_str("})");
    let problems = read(&text, &regions()).unwrap_err();
    assert_eq!((problems.errors(), problems.iter().count()), (10_000, 100));
    assert!(problems.iter().map(|problem| problem.at.line).eq(2..=101));
    let told = problems.in_file("case.ron").to_string();
    assert!(
        told.starts_with("case.ron:2:26: error: there is no party with the id \"none\""),
        "{told}"
    );
    assert!(told.ends_with("case.ron: and 9900 more\n"), "{told}");
}

#[test]
fn problems_of_every_kind_are_told_at_once_in_the_order_of_the_file() {
    let text = SMALL
        .replace("hue: Blue", "hue: Bleu")
        .replace("party: \"russia\"", "party: \"rusia\"")
        .replace("36.7309", "1000")
        .replace("On(\"2015-10-01\")", "On(\"never\")")
        .replace("stance: Asserts", "stance: Swears");
    let problems = read(&text, &regions()).unwrap_err();
    let lines: Vec<_> = problems.iter().map(|problem| problem.at.line).collect();
    assert_eq!(lines, [7, 11, 22, 26, 35]);
}

#[test]
fn long_and_deep_texts_are_refused_in_good_time() {
    let long = 200_000;
    for part in [
        "(", "[", "{", "Some(", "(a:", "{\"a\":", "/*", "/*/", "\"\\", "'", "r#", "#![", "[1,",
        "\"", "//\n",
    ] {
        read_any(&part.repeat(long));
        read_any(&changed(
            "title: \"Small\"",
            &format!("title: {}", part.repeat(long)),
        ));
    }
}

#[test]
fn values_nested_as_deeply_as_may_be_are_read_or_refused() {
    for depth in 50..130 {
        for (open, close) in [
            ("[", "]"),
            ("(", ")"),
            ("Some(", ")"),
            ("{\"a\": ", "}"),
            ("(a: ", ")"),
        ] {
            let value = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            read_any(&changed("title: \"Small\"", &format!("title: {value}")));
            read_any(&changed(
                "title: \"Small\"",
                &format!("title: \"Small\", odd: {value}"),
            ));
        }
    }
}

#[test]
fn ids_and_names_of_any_length_are_cited_in_short() {
    let long = "x".repeat(500_000);
    for text in [
        changed("party: \"russia\"", &format!("party: \"{long}\"")),
        changed("hue: Blue", &format!("hue: {long}")),
        changed("hue: Blue", &format!("hue: Blue, {long}: 3")),
        changed("On(\"2015-10-01\")", &format!("On(\"{long}\")")),
        changed(
            "unnamed_places: 3",
            &format!("unnamed_places: {}", "3".repeat(500_000)),
        ),
    ] {
        let problems = match read(&text, &regions()) {
            Ok(loaded) => loaded.warnings,
            Err(problems) => problems,
        };
        assert!(problems.in_file("case").to_string().len() < 2000);
        assert!(!problems.is_empty());
    }
}
