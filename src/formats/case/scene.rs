//! The scenes of a briefing in a case file.

use std::sync::Arc;

use crate::formats::fields::{Fields, Owner};
use crate::formats::findings::Findings;
use crate::formats::node::Node;
use crate::model::{Look, Scene};

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

/// Where the map stands, what is selected and shown.
fn read_look(node: Node, findings: &mut Findings) -> Option<Look> {
    node.typed_fields::<Look>(Owner::this("look"), findings)?;
    node.typed::<Look>(findings)
}
