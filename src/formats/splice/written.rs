//! Values as they are written in a case file.

use crate::model::{About, Hue, MarkShape, Note, Question};

/// A text in quotes, on one line. Letters of every script stay as they are.
pub fn text(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            _ if c.is_control() => written.extend(c.escape_unicode()),
            _ => written.push(c),
        }
    }
    written.push('"');
    written
}

/// A hue.
pub fn hue(hue: Hue) -> &'static str {
    name_of(&hue, &Hue::NAMED)
}

/// A shape.
pub fn shape(shape: MarkShape) -> &'static str {
    name_of(&shape, &MarkShape::NAMED)
}

/// What a note is about.
pub fn about(about: &About) -> String {
    match about {
        About::Campaign => "Campaign".to_owned(),
        About::Place(id) => format!("Place({})", text(id.as_str())),
        About::Incident(id) => format!("Incident({})", text(id.as_str())),
        About::Claim(id) => format!("Claim({})", text(id.as_str())),
        About::Question(Question::Custom(id)) => {
            format!("Question(Custom({}))", text(id.as_str()))
        }
        About::Question(question) => format!("Question({})", name_of(question, &Question::NAMED)),
    }
}

/// A note as an entry of its section.
pub fn note(id: &str, note: &Note) -> String {
    let by = note.by.as_ref().map(|by| format!("by: {}, ", text(by)));
    format!(
        "{}: (about: {}, {}on: \"{}\", text: {})",
        text(id),
        about(&note.about),
        by.unwrap_or_default(),
        note.on,
        text(&note.text)
    )
}

/// The name of `value`, one of `named`; a test holds that every value has one.
fn name_of<T: PartialEq>(value: &T, named: &[(&'static str, T)]) -> &'static str {
    let found = named.iter().find(|(_, named)| named == value);
    found.map_or("", |(name, _)| name)
}
