//! Values as they are written in a case file.

use ron::Options;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use serde::Serialize;

use crate::model::{About, FilterSet, Hue, Look, MarkShape, Match, Note, Question, Scene, Verdict};

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
        About::Question(question) => format!("Question({})", self::question(question)),
    }
}

/// A question.
fn question(question: &Question) -> String {
    match question {
        Question::Custom(id) => format!("Custom({})", text(id.as_str())),
        question => name_of(question, &Question::NAMED).to_owned(),
    }
}

/// A field by its name, as its value is written; `None` when it is left out.
pub type Field = (&'static str, Option<String>);

/// The fields of a note.
pub fn note(note: &Note) -> Vec<Field> {
    vec![
        ("about", Some(about(&note.about))),
        ("by", note.by.as_deref().map(text)),
        ("on", Some(text(&note.on.to_string()))),
        ("text", Some(text(&note.text))),
    ]
}

/// The fields of a filter set.
pub fn filter_set(set: &FilterSet) -> Vec<Field> {
    vec![
        ("name", Some(text(&set.name))),
        ("filter", on_one_line(&set.filter)),
    ]
}

/// The fields of a decision on incidents that may be the same strike.
pub fn matched(decision: &Match) -> Vec<Field> {
    let incidents = decision.incidents.iter().map(|id| text(id.as_str()));
    let incidents: Vec<String> = incidents.collect();
    vec![
        ("incidents", Some(format!("[{}]", incidents.join(", ")))),
        (
            "verdict",
            Some(name_of(&decision.verdict, &Verdict::NAMED).to_owned()),
        ),
        ("by", decision.by.as_deref().map(text)),
        ("on", Some(text(&decision.on.to_string()))),
    ]
}

/// The fields of a scene; a look that is as at the beginning is left out.
pub fn scene(scene: &Scene) -> Vec<Field> {
    let look = (scene.look != Look::default()).then(|| on_one_line(&scene.look));
    let annotations = &scene.annotations;
    let annotations = (!annotations.is_empty()).then(|| on_one_line(annotations));
    vec![
        ("id", Some(text(scene.id.as_str()))),
        ("title", Some(text(&scene.title))),
        ("line", scene.line.as_deref().map(text)),
        ("notes", scene.notes.as_deref().map(text)),
        ("question", scene.question.as_ref().map(question)),
        ("theme", scene.theme.as_ref().and_then(on_one_line)),
        ("base_map", scene.base_map.as_ref().and_then(on_one_line)),
        ("annotations", annotations.flatten()),
        ("look", look.flatten()),
    ]
}

/// A filter, a look and the like on one line; choices that are as at the beginning are left out.
fn on_one_line(value: &impl Serialize) -> Option<String> {
    let on_one_line = PrettyConfig::new().depth_limit(0);
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.to_string_pretty(value, on_one_line).ok()
}

/// An entry of a section: `"id": (about: Campaign, text: "…")`.
pub fn entry(id: &str, fields: &[Field]) -> String {
    let given = fields.iter().filter_map(|(name, value)| {
        let value = value.as_ref()?;
        Some(format!("{name}: {value}"))
    });
    let given: Vec<String> = given.collect();
    format!("{}: ({})", text(id), given.join(", "))
}

/// The name of `value`, one of `named`; a test holds that every value has one.
fn name_of<T: PartialEq>(value: &T, named: &[(&'static str, T)]) -> &'static str {
    let found = named.iter().find(|(_, named)| named == value);
    found.map_or("", |(name, _)| name)
}
