//! HTML as plain text: its words, without what dresses them.

use std::fmt::Write;

/// How many bytes a tag and an entity may have: what is longer is text.
const LONGEST_TAG: usize = 4 << 10;
const LONGEST_ENTITY: usize = 12;
/// Elements behind which a line ends.
const LINES: [&str; 12] = [
    "br", "p", "div", "tr", "li", "table", "ul", "ol", "h1", "h2", "h3", "hr",
];
/// Entities that are common in such text, besides those of XML.
const ENTITIES: [(&str, &str); 9] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
];

/// The words of `html`; where links lead and pictures lie stays with them.
pub fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = if rest.starts_with('<') {
            after_tag(rest, &mut text)
        } else {
            after_entity(rest, &mut text)
        };
    }
    text.push_str(rest);
    tidy(&text)
}

/// What follows the tag that `rest` begins with; `text` takes what it stands for.
fn after_tag<'a>(rest: &'a str, text: &mut String) -> &'a str {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let is_tag = rest[1..].starts_with(|next: char| next == '/' || next.is_ascii_alphabetic());
    let near = &rest[..rest.floor_char_boundary(LONGEST_TAG)];
    let Some(end) = near.find('>').filter(|_| is_tag) else {
        text.push('<');
        return &rest[1..];
    };
    let (inner, after) = (&rest[1..end], &rest[end + 1..]);
    let name = inner.trim_start_matches('/');
    let length = name.find(|next: char| !next.is_ascii_alphanumeric());
    let name = name[..length.unwrap_or(name.len())].to_ascii_lowercase();
    match name.as_str() {
        "script" | "style" if !inner.starts_with('/') => {
            let closes = |at: usize| {
                let close = after.get(at + 2..at + 2 + name.len());
                close.is_some_and(|close| close.eq_ignore_ascii_case(&name))
            };
            let mut ends = after.match_indices("</").map(|(at, _)| at);
            return ends.find(|at| closes(*at)).map_or("", |end| &after[end..]);
        }
        "td" | "th" => text.push(' '),
        name if LINES.contains(&name) => text.push('\n'),
        _ => {}
    }
    for attribute in ["href", "src"] {
        if let Some(link) = value_of(inner, attribute) {
            // A string takes whatever is written to it.
            let _ = write!(text, "[{link}] ");
        }
    }
    after
}

/// What stands in `attribute` of the tag `inner`, in quotation marks.
fn value_of<'a>(inner: &'a str, attribute: &str) -> Option<&'a str> {
    let at = inner.to_ascii_lowercase().find(&format!(" {attribute}="))?;
    let value = &inner[at + attribute.len() + 2..];
    let mark = value
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    let (value, _) = value[1..].split_once(mark)?;
    Some(value.trim())
}

/// What follows the entity that `rest` begins with; `text` takes what it stands for.
fn after_entity<'a>(rest: &'a str, text: &mut String) -> &'a str {
    let near = &rest[..rest.floor_char_boundary(LONGEST_ENTITY)];
    let name = near[1..].split_once(';').map(|(name, _)| name);
    let stands_for = name.and_then(|name| {
        let known = ENTITIES.iter().find(|(entity, _)| *entity == name);
        known
            .map(|(_, letters)| (*letters).to_owned())
            .or_else(|| letter(name))
    });
    if let (Some(name), Some(letters)) = (name, stands_for) {
        text.push_str(&letters);
        return &rest[name.len() + 2..];
    }
    text.push('&');
    &rest[1..]
}

/// The letter of a number such as `#39` or `#x27`.
fn letter(name: &str) -> Option<String> {
    let number = name.strip_prefix('#')?;
    let number = match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16),
        None => number.parse(),
    };
    char::from_u32(number.ok()?).map(String::from)
}

/// Lines without blanks around them, and no two of them empty.
fn tidy(text: &str) -> String {
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = text.lines().map(words).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_never_end_take_no_time() {
        let text = "<a &".repeat(200_000);
        assert_eq!(plain(&text).len(), text.len());
    }

    #[test]
    fn words_stay_and_tags_go() {
        for (html, text) in [
            ("Made <b>up</b>", "Made up"),
            ("one<br>two<br/>three", "one\ntwo\nthree"),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
            (
                "a &amp; b &lt; c&nbsp;d &#39;e&#x27; &unknown; &",
                "a & b < c d 'e' &unknown; &",
            ),
            (
                "<a href=\"https://example.org\">source</a>",
                "[https://example.org] source",
            ),
            ("x<!-- hidden -->y<style>p {}</style>z", "xyz"),
            ("3 < 5 and <never closed", "3 < 5 and <never closed"),
            ("ضربة <i>ثانية</i>", "ضربة ثانية"),
            ("<é> <", "<é> <"),
            ("a<STYLE>p</p></Style>b", "ab"),
        ] {
            assert_eq!(plain(html), text, "{html}");
        }
    }
}
