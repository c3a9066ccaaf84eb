//! The first look at a file: whether it is RON or JSON at all, and in plain words where it stops being it.

mod example;
mod json;

use ron::error::SpannedError;
use serde::de::IgnoredAny;

use super::findings::Findings;
use super::node::Node;
use super::trivia::{Open, closer, open_at_end};

pub use example::as_json;
pub use json::{told_at as json_offset, words_of as json_words};

/// How many closing brackets a hint lists.
const CLOSED_AT_MOST: usize = 130;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// In RON.
    Ron,
    /// In JSON.
    Json,
}

impl Syntax {
    /// How `text` is written: no case in RON begins as an object does.
    pub fn of(text: &str) -> Self {
        if text.trim_start().starts_with('{') {
            Self::Json
        } else {
            Self::Ron
        }
    }
}

/// The value that `text` consists of, or `None` and a finding on where it is neither RON nor JSON.
pub fn root<'a>(text: &'a str, findings: &mut Findings<'a>) -> Option<Node<'a>> {
    match Syntax::of(text) {
        Syntax::Ron => ron_root(text, findings),
        Syntax::Json => json::root(text, findings),
    }
}

/// The value that `text` consists of in RON.
///
/// Attributes (`#![enable(…)]`) are passed over: nothing that they enable changes how a case reads.
fn ron_root<'a>(text: &'a str, findings: &mut Findings<'a>) -> Option<Node<'a>> {
    let body = match ron::Deserializer::from_str(text) {
        Ok(deserializer) => deserializer.remainder(),
        Err(error) => {
            report(&error, text, 0, findings);
            return None;
        }
    };
    let start = text.len() - body.len();
    if let Err(error) = ron::from_str::<IgnoredAny>(body) {
        report(&error, text, start, findings);
        return None;
    }
    Some(Node::new(body, start, "Case"))
}

/// Reports `error`, whose position counts from the offset `start` of `text`.
fn report(error: &SpannedError, text: &str, start: usize, findings: &mut Findings) {
    let at = start + offset(text.get(start..).unwrap_or_default(), error.span.end);
    let open = open_at_end(text.get(..at).unwrap_or(text));
    if let Some(quote) = open.quote.filter(|_| is_about_quotes(&error.code)) {
        let hint = "put a quote where it ends; a quote inside it is written \\\"";
        findings
            .error(quote, "the text that begins here does not end")
            .hint(hint);
        return;
    }
    let is_at_end = text.get(at..).unwrap_or_default().trim().is_empty();
    if is_at_end && !matches!(error.code, ron::Error::UnclosedBlockComment) {
        report_end(&open, text.trim_end().len(), findings);
        return;
    }
    let what = in_words(&error.code, &open, findings);
    let hint = hint(&error.code, &open, text, findings);
    findings.error(at, what).hint_with(|| hint);
}

/// Reports that the file ends at the offset `end` with brackets open.
fn report_end(open: &Open, end: usize, findings: &mut Findings) {
    if end == 0 {
        findings
            .error(0, "the file is empty")
            .hint("a case begins with `Case(`");
        return;
    }
    let Some((bracket, at)) = open.brackets.last() else {
        findings
            .error(end, "the file ends here, before the case begins")
            .hint("a case begins with `Case(`");
        return;
    };
    let what = format!(
        "the file ends here, and the `{bracket}` of line {} is not closed",
        findings.line(*at)
    );
    let closers = open.brackets.iter().rev();
    let closers: String = closers
        .take(CLOSED_AT_MOST)
        .map(|(open, _)| closer(*open))
        .collect();
    let more = if open.brackets.len() > CLOSED_AT_MOST {
        " and more"
    } else {
        ""
    };
    let hint = format!(
        "if the file was cut off, put back what is missing; otherwise close it with `{closers}`{more}"
    );
    findings.error(end, what).hint(hint);
}

fn is_about_quotes(code: &ron::Error) -> bool {
    matches!(code, ron::Error::ExpectedStringEnd | ron::Error::Eof)
}

/// What `code` means to somebody who has never heard of ron's parser.
fn in_words(code: &ron::Error, open: &Open, findings: &Findings) -> String {
    use ron::Error;
    let go_on = || match open.brackets.last() {
        Some((bracket, at)) => format!(
            "a comma or `{}` was expected here, to go on after the `{bracket}` of line {} or to close it",
            closer(*bracket),
            findings.line(*at)
        ),
        None => "a comma was expected here".to_owned(),
    };
    match code {
        Error::ExpectedComma
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd => go_on(),
        Error::ExpectedMapColon => "a colon was expected here".to_owned(),
        Error::ExpectedIdentifier => "the name of a field was expected here".to_owned(),
        Error::SuggestRawIdentifier(name) => format!("`{name}` is no name of a field"),
        Error::UnexpectedChar(c) => format!("{c:?} does not belong here"),
        Error::UnclosedBlockComment => "a comment that begins with `/*` does not end".to_owned(),
        Error::TrailingCharacters => "the case has ended before this".to_owned(),
        Error::ExceededRecursionLimit => "brackets are nested too deeply here".to_owned(),
        Error::InvalidEscape(_) => "this `\\` begins nothing that is known".to_owned(),
        Error::IntegerOutOfBounds => "this number is too large".to_owned(),
        other => {
            let text = other.to_string();
            format!("this cannot be read: {}", text.trim_end_matches('.'))
        }
    }
}

/// What would be right where `code` was met.
fn hint(code: &ron::Error, open: &Open, text: &str, findings: &Findings) -> Option<String> {
    use ron::Error;
    let quote_line = open.last_quoted.and_then(|(from, to)| {
        let spans_lines = text.get(from..to)?.contains('\n');
        spans_lines.then(|| findings.line(from))
    });
    if let Some(line) = quote_line {
        return Some(format!(
            "the text before it began in line {line}: is a quote missing there?"
        ));
    }
    let hint = match code {
        Error::ExpectedComma => "entries are separated by commas",
        Error::ExpectedMapColon => {
            "a field is written `name: value`, an entry of a map `\"id\": value`"
        }
        Error::ExpectedIdentifier => "names of fields are written without quotes",
        Error::TrailingCharacters => "nothing may follow its closing bracket",
        Error::ExceededRecursionLimit => "a case needs no more than a dozen levels",
        Error::InvalidEscape(_) => "a backslash itself is written \\\\",
        _ => return None,
    };
    Some(hint.to_owned())
}

/// The offset of `position` in `text`.
pub fn offset(text: &str, position: ron::error::Position) -> usize {
    let before = position.line.saturating_sub(1);
    let mut breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    let start = match before.checked_sub(1) {
        Some(nth) => breaks.nth(nth).unwrap_or(text.len()),
        None => 0,
    };
    let line = text.get(start..).unwrap_or_default();
    let column = line.char_indices().nth(position.col.saturating_sub(1));
    column.map_or(text.len(), |(at, _)| start + at)
}
