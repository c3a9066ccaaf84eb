//! What analysts add to a case, as values: notes, filter sets, matches and scenes.

use crate::model::{About, Annotation, FilterSet, Look, Match, Note, Scene, Verdict};

use super::claims::question;
use super::value::{Given, Typed, Value, made, text, texts, word};

/// A note.
pub fn note(note: &Note) -> Value<'_> {
    Given::new()
        .with("about", about(&note.about))
        .and_text("by", &note.by)
        .with("on", made(note.on.to_string()))
        .with("text", text(&note.text))
        .value()
}

fn about(about: &About) -> Value<'_> {
    let of = |name, id| Value::Variant(name, vec![id]);
    match about {
        About::Campaign => Value::Word("Campaign"),
        About::Place(id) => of("Place", text(id.as_str())),
        About::Incident(id) => of("Incident", text(id.as_str())),
        About::Claim(id) => of("Claim", text(id.as_str())),
        About::Question(asked) => of("Question", question(asked)),
    }
}

/// A filter with its name.
pub fn filter_set(set: &FilterSet) -> Value<'_> {
    let given = Given::new().with("name", text(&set.name));
    given.with("filter", Value::Typed(&set.filter)).value()
}

/// A decision on incidents that may be the same strike.
pub fn matched(decision: &Match) -> Value<'_> {
    let incidents = decision.incidents.iter().map(|id| id.as_str());
    Given::new()
        .with("incidents", texts(incidents))
        .with("verdict", word(&decision.verdict, &Verdict::NAMED))
        .and_text("by", &decision.by)
        .with("on", made(decision.on.to_string()))
        .value()
}

/// A scene; a look that is as at the beginning is left out.
pub fn scene(scene: &Scene) -> Value<'_> {
    let look = (scene.look != Look::default()).then_some(Value::Typed(&scene.look));
    let theme = scene.theme.as_ref().map(typed);
    let base_map = scene.base_map.as_ref().map(typed);
    Given::new()
        .with("id", text(scene.id.as_str()))
        .with("title", text(&scene.title))
        .and_text("line", &scene.line)
        .and_text("notes", &scene.notes)
        .and("question", scene.question.as_ref().map(question))
        .and("theme", theme)
        .and("base_map", base_map)
        .and("annotations", annotations(&scene.annotations))
        .and("look", look)
        .value()
}

fn annotations(drawn: &[Annotation]) -> Option<Value<'_>> {
    let all = drawn.iter().map(typed);
    (!drawn.is_empty()).then(|| Value::List(all.collect()))
}

fn typed(value: &impl Typed) -> Value<'_> {
    Value::Typed(value)
}
