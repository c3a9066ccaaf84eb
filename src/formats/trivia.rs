//! White space and comments of RON, and the brackets that stand open at some point of a text.

/// `text` without the white space and comments it begins with.
pub fn skip_trivia(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_space);
        match comment_len(rest) {
            Some(len) => rest = rest.get(len..).unwrap_or_default(),
            None => return rest,
        }
    }
}

/// What ron takes for white space, marks of direction among it.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}')
}

/// The length of the comment that `text` begins with; up to its end when nothing closes it.
fn comment_len(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(pair) = text.as_bytes().get(at..at + 2) {
        match pair {
            // Block comments nest.
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" if depth == 1 => return Some(at + 2),
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    Some(text.len())
}

/// What stands open at the end of a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Brackets by their offset, the innermost last.
    pub brackets: Vec<(char, usize)>,
    /// Where a text in quotes begins that does not end.
    pub quote: Option<usize>,
    /// Where the last text in quotes begins and ends.
    pub last_quoted: Option<(usize, usize)>,
}

/// What stands open at the end of `text`.
pub fn open_at_end(text: &str) -> Open {
    let mut open = Open::default();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        at += step(rest, at, &mut open);
    }
    open
}

/// The length of the value that `text` begins with, without what follows it.
pub fn value_len(text: &str) -> usize {
    let (mut open, mut at, mut end) = (Open::default(), 0, 0);
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        if open.brackets.is_empty() && matches!(first, ',' | ')' | ']' | '}') {
            break;
        }
        let is_trivia = is_space(first) || comment_len(rest).is_some();
        at += step(rest, at, &mut open);
        if !is_trivia {
            end = at;
        }
    }
    end
}

/// Takes one token off `rest`, notes in `open` what it opens or closes, and returns its length.
fn step(rest: &str, at: usize, open: &mut Open) -> usize {
    let first = rest.chars().next().unwrap_or(' ');
    if let Some(len) = comment_len(rest) {
        return len;
    }
    if let Some(quoted) = quoted_len(rest) {
        match quoted {
            Some(len) => open.last_quoted = Some((at, at + len)),
            None => open.quote = Some(at),
        }
        return quoted.unwrap_or(rest.len());
    }
    match first {
        '(' | '[' | '{' => open.brackets.push((first, at)),
        ')' | ']' | '}' => drop(open.brackets.pop()),
        '\'' => return letter_len(rest),
        _ if is_word(first) => return rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
        _ => {}
    }
    first.len_utf8()
}

/// The length of the text in quotes that `rest` begins with, `Some(None)` when it does not end.
#[expect(clippy::option_option, reason = "no text, one without end, one with")]
fn quoted_len(rest: &str) -> Option<Option<usize>> {
    if let Some(raw) = rest.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let body = raw.get(hashes..)?.strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(body.find(&end).map(|len| 1 + hashes + 1 + len + end.len()));
    }
    let body = rest.strip_prefix('"')?;
    let mut escaped = false;
    for (len, c) in body.char_indices() {
        match c {
            '"' if !escaped => return Some(Some(len + 2)),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    Some(None)
}

/// The length of the letter in single quotes that `rest` begins with, or of its quote.
fn letter_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    let escaped = matches!(chars.next(), Some((_, '\\')));
    if escaped {
        chars.next();
    }
    match chars.next() {
        Some((len, '\'')) => len + 1,
        _ => 1,
    }
}

/// Whether `c` can stand in a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The bracket that closes `bracket`.
pub fn closer(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_nest_and_may_lack_their_end() {
        assert_eq!(skip_trivia(" // a\n /* b /* c */ d */ 36"), "36");
        assert_eq!(skip_trivia("/* b /* c */ 36"), "");
        assert_eq!(skip_trivia("/* *"), "");
        assert_eq!(skip_trivia("/36"), "/36");
    }

    #[test]
    fn brackets_in_texts_and_comments_open_nothing() {
        let open =
            open_at_end(r##"Case(a: "(\"[", b: r#"("{"#, c: '(', d: '\'', /* ( */ e: [ // {"##);
        assert_eq!(open.brackets, [('(', 4), ('[', 57)]);
        assert_eq!(open.quote, None);
    }

    #[test]
    fn a_value_ends_before_what_follows_it() {
        let len = |text: &str| value_len(text);
        assert_eq!(len("36 // of them\n, b: 5"), 2);
        assert_eq!(len(r#"Some("a, (b" /* c */) ) "#), 21);
        assert_eq!(len("Blue"), 4);
        assert_eq!(len("{\"a\": (b: 1,), // c\n}, d"), 21);
        assert_eq!(len("\"تل\")"), "\"تل\"".len());
    }

    #[test]
    fn a_text_without_end_is_found_where_it_begins() {
        assert_eq!(open_at_end(r#"(a: "b", c: "d)"#).quote, Some(12));
        assert_eq!(open_at_end(r#"(a: r#"b")"#).quote, Some(4));
    }
}
