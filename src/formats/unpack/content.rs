//! What a text is, by how it begins.

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// A case, in RON or in JSON.
    Case,
    /// JSON of some other make.
    Json,
    /// XML of some make, such as KML.
    Xml,
    /// Rows of cells, or any other text: what is nothing else is read as a table.
    Table,
    /// An XLSX workbook.
    Workbook,
}

impl Content {
    /// What the text is that begins with `sample`.
    pub(super) fn told(sample: &str) -> Self {
        if is_json(sample.trim_start()) {
            if is_json_case(sample) {
                Self::Case
            } else {
                Self::Json
            }
        } else if is_xml(sample.trim_start()) {
            Self::Xml
        } else if is_case(sample) {
            Self::Case
        } else {
            Self::Table
        }
    }
}

/// A cell may begin with a bracket too, `[sic]` say; what JSON has behind one, no words have.
fn is_json(text: &str) -> bool {
    if let Some(object) = text.strip_prefix('{') {
        return object.trim_start().starts_with(['"', '}']);
    }
    let Some(list) = text.strip_prefix('[') else {
        return false;
    };
    let list = list.trim_start();
    list.starts_with(['{', '[', '"', ']'])
}

/// Whether an object has what a case has, and not what GeoJSON has, as far as it can be seen. Programs
/// write the fields of an object in any order.
fn is_json_case(sample: &str) -> bool {
    let keys = outer_keys(sample);
    let has = |key: &str| keys.contains(&key);
    let others = ["campaign", "claims", "title", "time_zone"];
    let is_ours = has("campaign") || has("format") && others.into_iter().any(has);
    is_ours && !has("type")
}

/// The keys of the object that `sample` begins with, as far as that goes.
fn outer_keys(sample: &str) -> Vec<&str> {
    let (mut keys, mut depth, mut at) = (Vec::new(), 0_usize, 0);
    while let Some(rest) = sample.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some(body) = rest.strip_prefix('"') {
            let Some(len) = end_of_text(body) else {
                break;
            };
            let after = body.get(len + 1..).unwrap_or_default().trim_start();
            if depth == 1 && after.starts_with(':') {
                keys.extend(body.get(..len));
            }
            at += len + 2;
            continue;
        }
        match rest.as_bytes().first() {
            Some(b'{' | b'[') => depth += 1,
            Some(b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    keys
}

/// Where the quote stands that ends the text that `body` begins with.
fn end_of_text(body: &str) -> Option<usize> {
    let mut escaped = false;
    body.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

fn is_xml(text: &str) -> bool {
    let is_name = |next: char| next == '?' || next == '!' || next.is_alphabetic();
    text.strip_prefix('<')
        .is_some_and(|rest| rest.starts_with(is_name))
}

fn is_case(text: &str) -> bool {
    let text = after_comments(text);
    if text.starts_with("#![enable") {
        return true;
    }
    if let Some(rest) = text.strip_prefix("Case") {
        return after_comments(rest).starts_with('(');
    }
    text.strip_prefix('(').is_some_and(begins_with_a_field)
}

/// Whether a name and a colon come first, as in a struct and not in a cell.
fn begins_with_a_field(text: &str) -> bool {
    let text = after_comments(text);
    let is_of_name = |next: char| next.is_alphanumeric() || next == '_';
    let rest = text.trim_start_matches(is_of_name);
    rest.len() < text.len() && after_comments(rest).starts_with(':')
}

/// What follows the blanks and comments that `text` begins with, as RON writes them.
fn after_comments(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        let rest = if text.starts_with("//") {
            text.split_once('\n').map(|(_, rest)| rest)
        } else if let Some(comment) = text.strip_prefix("/*") {
            after_block(comment)
        } else {
            return text;
        };
        match rest {
            Some(rest) => text = rest,
            None => return "",
        }
    }
}

/// What follows a block comment, in which others may lie.
fn after_block(mut text: &str) -> Option<&str> {
    let mut depth = 1;
    while depth > 0 {
        let at = text.find(['*', '/'])?;
        text = &text[at..];
        if let Some(rest) = text.strip_prefix("*/") {
            (depth, text) = (depth - 1, rest);
        } else if let Some(rest) = text.strip_prefix("/*") {
            (depth, text) = (depth + 1, rest);
        } else {
            text = &text[1..];
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_how_it_begins() {
        let told = [
            ("Case(\n  format: 1,", Content::Case),
            (
                "// made up\n/* a /* nested */ one */\nCase (",
                Content::Case,
            ),
            ("(format: 1, title: \"Made up\")", Content::Case),
            ("( // a comment\n  format : 1", Content::Case),
            ("#![enable(implicit_some)]\n(format: 1)", Content::Case),
            ("\n  {\"type\": \"FeatureCollection\"}", Content::Json),
            ("[ {\"id\": 1}]", Content::Json),
            ("{}", Content::Json),
            ("<?xml version=\"1.0\"?>", Content::Xml),
            (
                "<kml xmlns=\"http://www.opengis.net/kml/2.2\">",
                Content::Xml,
            ),
            ("<!-- made up --><kml>", Content::Xml),
            ("id,date\n1,2015-10-01\n", Content::Table),
            ("\"id\";\"date\"\n", Content::Table),
        ];
        for (text, content) in told {
            assert_eq!(Content::told(text), content, "{text}");
        }
    }

    #[test]
    fn an_object_is_a_case_when_it_has_what_cases_have() {
        for text in [
            "{\"format\": 1, \"title\": \"Made up\"",
            "{\"campaign\": {\"title\": \"a \\\" b\"}, \"cla",
            "{\"claims\": [{\"id\": 1}], \"format\": 1}",
        ] {
            assert_eq!(Content::told(text), Content::Case, "{text}");
        }
        for text in [
            "{\"type\": \"FeatureCollection\", \"format\": 1, \"title\": \"a\"}",
            "{\"data\": {\"campaign\": 1}}",
            "[{\"format\": 1, \"title\": \"a\"}]",
            "{\"events\": \"campaign\", \"x\": \"",
            "{\"title\": \"Made up\"}",
        ] {
            assert_eq!(Content::told(text), Content::Json, "{text}");
        }
    }

    #[test]
    fn a_cell_that_begins_with_a_bracket_is_still_a_cell() {
        for text in [
            "(sic),date\n",
            "[sic],date\n",
            "{sic},date\n",
            "<5,>5\n",
            "Case number,date\n",
            "// never a line end",
            "/* never closed",
            "(",
        ] {
            assert_eq!(Content::told(text), Content::Table, "{text}");
        }
    }
}
