//! Files that are no RON, told to somebody who has never heard of it.

use super::{SMALL, Severity, assert_one_problem, error, read, regions};

#[test]
fn an_empty_file_is_told_to_be_empty() {
    let message = "the file is empty; a case begins with `Case(`";
    assert_one_problem("¦", Severity::Error, message);
    assert_one_problem("¦ \n\n", Severity::Error, message);
}

#[test]
fn a_file_cut_off_is_told_where_and_what_is_open() {
    let (kept, _) = SMALL.split_once("\"press\"").unwrap();
    assert_one_problem(
        &format!("{}¦\n", kept.trim_end()),
        Severity::Error,
        "the file ends here, and the `{` of line 6 is not closed; \
         if the file was cut off, put back what is missing; otherwise close it with `})`",
    );
}

#[test]
fn a_text_cut_off_is_told_where_it_begins() {
    let (kept, _) = SMALL.split_once("Press\"").unwrap();
    let (before, _) = kept.rsplit_once('"').unwrap();
    assert_one_problem(
        &format!("{before}¦\"Pre"),
        Severity::Error,
        "the text that begins here does not end; put a quote where it ends; a quote inside it is written \\\"",
    );
}

#[test]
fn a_missing_comma_is_told_before_what_it_should_separate() {
    error(
        "format: 1,\n    title",
        "format: 1\n    ¦title",
        "a comma or `)` was expected here, to go on after the `(` of line 1 or to close it; entries are separated by commas",
    );
}

#[test]
fn a_missing_quote_is_looked_for_where_the_text_began() {
    error(
        "title: \"Small\",\n    time_zone: \"Asia/Damascus\",",
        "title: \"Small,\n    time_zone: \"¦Asia/Damascus\",",
        "a comma or `)` was expected here, to go on after the `(` of line 1 or to close it; \
         the text before it began in line 3: is a quote missing there?",
    );
}

#[test]
fn a_missing_colon_is_told() {
    error(
        "title: \"Small\"",
        "title ¦\"Small\"",
        "a colon was expected here; a field is written `name: value`, an entry of a map `\"id\": value`",
    );
}

#[test]
fn a_wrong_bracket_is_told_with_the_one_it_should_close() {
    error(
        r#"places: ["talbiseh"]"#,
        r#"places: ["talbiseh"¦)"#,
        "a comma or `]` was expected here, to go on after the `[` of line 26 or to close it; entries are separated by commas",
    );
}

#[test]
fn what_follows_the_case_is_told() {
    assert_one_problem(
        &format!("{SMALL}¦Case()"),
        Severity::Error,
        "the case has ended before this; nothing may follow its closing bracket",
    );
}

#[test]
fn an_unknown_escape_is_told() {
    error(
        r#"title: "Small""#,
        r#"title: "C:\S¦mall""#,
        "this `\\` begins nothing that is known; a backslash itself is written \\\\",
    );
}

#[test]
fn deep_nesting_is_refused() {
    let text = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let problems = read(&text, &regions()).unwrap_err();
    let first = problems.iter().next().unwrap();
    assert_eq!(first.what, "brackets are nested too deeply here");
}

#[test]
fn something_else_at_the_top_is_refused() {
    assert_one_problem(
        "¦[1, 2]",
        Severity::Error,
        "`Case` takes fields in parentheses `(name: …)`, and this is a list `[…]`",
    );
    assert_one_problem(
        "¦Scene(format: 1)",
        Severity::Error,
        "`Case` takes fields in parentheses `(name: …)`, and this is the name `Scene`",
    );
    assert_one_problem(
        "¦()",
        Severity::Error,
        "this case has no `format`; add `format: …`",
    );
}
