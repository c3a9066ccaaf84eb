//! Where a text stops being JSON, in plain words.
//!
//! What is nested is looked through in a loop, not by calls within calls: no depth is too great.

use serde::de::IgnoredAny;
use serde_json::Error;
use serde_json::error::Category;

use crate::formats::findings::Findings;
use crate::formats::node::Node;
use crate::formats::trivia::{Open, closer, open_at_end};

use super::{Syntax, report_end};

/// The value that `text` consists of in JSON.
pub fn root<'a>(text: &'a str, findings: &mut Findings<'a>) -> Option<Node<'a>> {
    findings.write_examples_in(Syntax::Json);
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(IgnoredAny) => {
            let body = text.trim_start();
            Some(Node::in_json(body, text.len() - body.len(), "case"))
        }
        Err(error) => {
            report(&error, text, findings);
            None
        }
    }
}

fn report(error: &Error, text: &str, findings: &mut Findings) {
    let at = offset(text, error);
    let before = text.get(..at).unwrap_or(text);
    if error.classify() == Category::Eof {
        let open = open_at_end(text);
        match open.quote {
            Some(quote) => findings
                .error(quote, "the text that begins here does not end")
                .hint("put a quote where it ends; a quote inside it is written \\\""),
            None => report_end(&open, text.trim_end().len(), findings),
        }
        return;
    }
    let open = open_at_end(before);
    let closes = text
        .get(at..)
        .is_some_and(|rest| rest.starts_with(['}', ']']));
    let is_comment = text.get(at..).is_some_and(|rest| rest.starts_with('/'));
    let (what, hint) = match (words_of(error).as_str(), open.quote) {
        (_, None) if is_comment => ("a comment does not belong here", "JSON knows none"),
        ("expected `:`", _) => (
            "a colon was expected here",
            "a field is written \"name\": value",
        ),
        ("expected `,` or `}`" | "expected `,` or `]`", _) => {
            let what = go_on(&open, findings);
            findings
                .error(at, what)
                .hint("entries are separated by commas");
            return;
        }
        ("trailing comma", _) | ("key must be a string" | "expected value", None) if closes => (
            "another entry was expected here",
            "in JSON no comma stands after the last one",
        ),
        ("key must be a string", _) => (
            "the name of a field was expected here",
            "names of fields are written in quotes",
        ),
        ("trailing characters", _) => (
            "the case has ended before this",
            "nothing may follow its closing bracket",
        ),
        ("invalid escape", _) => (
            "this `\\` begins nothing that is known",
            "a backslash itself is written \\\\",
        ),
        (words, Some(quote)) if words.starts_with("control character") => {
            findings
                .error(
                    quote,
                    "the text that begins here goes beyond the end of its line",
                )
                .hint("put a quote where it ends; a line break inside it is written \\n");
            return;
        }
        ("invalid number", _) => ("this is no number", "write it as in 36 or 36.7309"),
        ("expected value" | "expected ident", _) => (
            "this is no value",
            "texts and names are written in quotes; what is not given is null",
        ),
        (other, _) => {
            findings.error(at, format!("this cannot be read: {other}"));
            return;
        }
    };
    findings.error(at, what).hint(hint);
}

fn go_on(open: &Open, findings: &Findings) -> String {
    match open.brackets.last() {
        Some((bracket, at)) => format!(
            "a comma or `{}` was expected here, to go on after the `{bracket}` of line {} or to close it",
            closer(*bracket),
            findings.line(*at)
        ),
        None => "a comma was expected here".to_owned(),
    }
}

/// What `error` says, without where.
pub fn words_of(error: &Error) -> String {
    let text = error.to_string();
    let words = text
        .rsplit_once(" at line ")
        .map(|(words, _)| words.to_owned());
    words.unwrap_or(text)
}

/// Where in `text` the word begins that `error` complains of: the reader has just passed it.
pub fn told_at(text: &str, error: &Error) -> usize {
    let last = offset(text, error);
    let end = text.ceil_char_boundary(text.len().min(last + 1));
    let before = text.get(..end).unwrap_or_default();
    if let Some(body) = before.strip_suffix('"') {
        return body.rfind('"').unwrap_or(last);
    }
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '+');
    before.trim_end_matches(is_of_word).len().min(last)
}

/// The offset in `text` of what `error` is about.
fn offset(text: &str, error: &Error) -> usize {
    let before = error.line().saturating_sub(1);
    let mut breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    let start = match before.checked_sub(1) {
        Some(nth) => breaks.nth(nth).unwrap_or(text.len()),
        None => 0,
    };
    // The column counts bytes, from 1; at a line's beginning it may be 0.
    let at = start + error.column().saturating_sub(1);
    text.floor_char_boundary(at.min(text.len()))
}
