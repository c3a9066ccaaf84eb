//! Values as they are written in a case file, on one line each.

use crate::formats::written_case::{self, CaseForm, Value, name_of, on_one_line};
use crate::model::{FilterSet, Hue, MarkShape, Match, Note, Scene};

/// A text in quotes, on one line. Letters of every script stay as they are.
pub fn text(text: &str) -> String {
    written_case::ron_text(text)
}

/// A hue.
pub fn hue(hue: Hue) -> &'static str {
    name_of(&hue, &Hue::NAMED)
}

/// A shape.
pub fn shape(shape: MarkShape) -> &'static str {
    name_of(&shape, &MarkShape::NAMED)
}

/// A field by its name, as its value is written; `None` when it is left out.
pub type Field = (&'static str, Option<String>);

/// The fields of a note.
pub fn note(note: &Note) -> Vec<Field> {
    fields(written_case::note(note), &["by"])
}

/// The fields of a filter set.
pub fn filter_set(set: &FilterSet) -> Vec<Field> {
    fields(written_case::filter_set(set), &[])
}

/// The fields of a decision on incidents that may be the same strike.
pub fn matched(decision: &Match) -> Vec<Field> {
    fields(written_case::matched(decision), &["by"])
}

/// The fields of a scene; a look that is as at the beginning is left out.
pub fn scene(scene: &Scene) -> Vec<Field> {
    let optional = [
        "line",
        "notes",
        "question",
        "theme",
        "base_map",
        "annotations",
        "look",
    ];
    fields(written_case::scene(scene), &optional)
}

/// The fields of the struct `value`, and those of the `optional` ones that it does not give.
fn fields(value: Value, optional: &[&'static str]) -> Vec<Field> {
    let given = match value {
        Value::Struct(given) => given,
        _ => Vec::new(),
    };
    let is_given = |name: &str| given.iter().any(|(given, _)| *given == name);
    let left_out = optional.iter().filter(|name| !is_given(name));
    let left_out: Vec<Field> = left_out.map(|name| (*name, None)).collect();
    let given = given.iter();
    let given = given.map(|(name, value)| (*name, Some(on_one_line(value, CaseForm::Ron))));
    given.chain(left_out).collect()
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
