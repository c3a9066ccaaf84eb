//! The scenes of a briefing in a case file.

use std::sync::Arc;

use crate::formats::fields::{Fields, Owner};
use crate::formats::findings::Findings;
use crate::formats::node::Node;
use crate::model::{Look, Scene};

use super::claim::read_question;
use super::context::Context;

/// A scene whose id is known and nothing else.
pub struct Draft<'a> {
    fields: Fields<'a>,
    id: Option<(String, usize)>,
}

/// The scenes in the list that `node` is.
pub fn drafts<'a>(node: Option<Node<'a>>, findings: &mut Findings<'a>) -> Vec<Draft<'a>> {
    let items = node.and_then(|node| node.list(findings));
    let items = items.into_iter().flatten();
    items
        .filter_map(|node| Draft::new(node, findings))
        .collect()
}

impl<'a> Draft<'a> {
    fn new(node: Node<'a>, findings: &mut Findings<'a>) -> Option<Self> {
        let mut fields = node.fields(Owner::this("scene"), findings)?;
        let id = fields.required("id", findings);
        let id = id.and_then(|node| Some((node.filled(findings)?, node.at())));
        if let Some((id, _)) = &id {
            fields.owned_by(id);
        }
        Some(Self { fields, id })
    }

    /// Its id, and where that stands.
    pub fn id_at(&self) -> Option<(&str, usize)> {
        self.id.as_ref().map(|(id, at)| (id.as_str(), *at))
    }

    /// Reads the rest of it. What its look names need not be in the case: whoever opens the scene is
    /// told, and the others can still be shown.
    pub fn read(self, context: &mut Context) -> Option<Arc<Scene>> {
        let Self { mut fields, id } = self;
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
