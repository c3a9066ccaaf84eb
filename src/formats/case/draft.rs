//! Entries of a list, of which each names itself.

use crate::formats::fields::{Fields, Owner};
use crate::formats::findings::Findings;
use crate::formats::node::Node;

/// An entry whose id is known and nothing else.
pub struct Draft<'a> {
    /// Its fields, but for the id.
    pub fields: Fields<'a>,
    /// Its id, and where that stands.
    pub id: Option<(String, usize)>,
}

/// The entries of the list that `node` is, things called `noun`; none where there is no list.
pub fn drafts<'a>(
    node: Option<Node<'a>>,
    noun: &'static str,
    findings: &mut Findings<'a>,
) -> Vec<Draft<'a>> {
    let items = node.and_then(|node| node.list(findings));
    let items = items.into_iter().flatten();
    items
        .filter_map(|node| Draft::new(node, noun, findings))
        .collect()
}

impl<'a> Draft<'a> {
    fn new(node: Node<'a>, noun: &'static str, findings: &mut Findings<'a>) -> Option<Self> {
        let mut fields = node.fields(Owner::this(noun), findings)?;
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
}
