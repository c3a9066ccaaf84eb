//! The scenes of a briefing in a case file.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::formats::fields::{Fields, Owner};
use crate::formats::findings::Findings;
use crate::formats::node::Node;
use crate::model::{Annotation, Look, MapChoice, Scene, ThemeName};

use super::claim::read_question;
use super::context::Context;
use super::draft::Draft;

/// Reads the scene that `draft` begins. What its look names need not be in the case: whoever opens the scene is
/// told, and the others can still be shown.
pub fn scene(draft: Draft, context: &mut Context) -> Option<Arc<Scene>> {
    let Draft { mut fields, id } = draft;
    let asked = fields.optional("question", context.findings);
    let question = match asked {
        Some(node) => Some(read_question(node, context)?),
        None => None,
    };
    let findings = &mut *context.findings;
    let title = fields.filled("title", findings);
    let line = filled_if_any(&mut fields, "line", findings);
    let notes = filled_if_any(&mut fields, "notes", findings);
    let theme = typed_if_any::<ThemeName>(&mut fields, "theme", findings);
    let base_map = typed_if_any::<MapChoice>(&mut fields, "base_map", findings);
    let annotations = match fields.optional("annotations", findings) {
        Some(node) => read_annotations(node, findings),
        None => Some(Vec::new()),
    };
    let look = match fields.optional("look", findings) {
        Some(node) => read_look(node, findings),
        None => Some(Look::default()),
    };
    fields.finish(findings);
    Some(Arc::new(Scene {
        id: id?.0.as_str().into(),
        title: title?,
        line,
        notes,
        question,
        theme: theme.ok()?,
        base_map: base_map.ok()?,
        annotations: annotations?,
        look: look?,
    }))
}

fn filled_if_any(
    fields: &mut Fields,
    name: &'static str,
    findings: &mut Findings,
) -> Option<String> {
    fields.optional(name, findings)?.filled(findings)
}

/// What keeps a field from being read has been reported.
struct Reported;

/// What stands there, if anything does.
fn typed_if_any<T: DeserializeOwned>(
    fields: &mut Fields,
    name: &'static str,
    findings: &mut Findings,
) -> Result<Option<T>, Reported> {
    match fields.optional(name, findings) {
        Some(node) => node.typed(findings).map(Some).ok_or(Reported),
        None => Ok(None),
    }
}

/// What is drawn above the map.
fn read_annotations(node: Node, findings: &mut Findings) -> Option<Vec<Annotation>> {
    let at = node.at();
    let annotations = node.typed::<Vec<Annotation>>(findings)?;
    let mut texts = annotations.iter().filter_map(Annotation::text);
    if texts.any(|text| text.trim().is_empty()) {
        findings
            .error(at, "the text of an annotation is empty".to_owned())
            .hint("write what it says, or leave `text` out where it may be left out");
        return None;
    }
    Some(annotations)
}

/// Where the map stands, what is selected and shown.
fn read_look(node: Node, findings: &mut Findings) -> Option<Look> {
    node.typed_fields::<Look>(Owner::this("look"), findings)?;
    node.typed::<Look>(findings)
}
