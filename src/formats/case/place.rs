//! Places in a case file.

use std::collections::BTreeMap;

use crate::formats::findings::Findings;
use crate::formats::node::{Entry, Node};
use crate::model::{Place, Precision};

use super::context::Context;
use super::entries::fields;
use super::shape;

/// A place.
pub fn place(entry: &Entry, context: &mut Context) -> Option<Place> {
    let mut fields = fields(entry, "place", context)?;
    let findings = &mut *context.findings;
    let name = fields.filled("name", findings);
    let names = fields.optional("names", findings);
    let names = names.and_then(|node| names_by_language(node, findings));
    let at = fields.required("at", findings);
    let at = at.and_then(|node| shape::location(node, context.regions, findings));
    let precision = fields.one_of("precision", &Precision::NAMED, findings);
    let within = fields.optional("within", findings).and_then(|node| {
        let wider = context.known.places.find(node, findings)?;
        let step = (wider.clone(), node.at());
        context.within.insert(entry.key.as_str().into(), step);
        Some(wider)
    });
    let located_by = fields.text("located_by", findings);
    let note = fields.text("note", findings);
    fields.finish(findings);
    Some(Place {
        name: name?,
        names: names.unwrap_or_default(),
        at: at?,
        precision: precision?,
        within,
        located_by,
        note,
    })
}

/// `{"ar": "تلبيسة"}`.
fn names_by_language(node: Node, findings: &mut Findings) -> Option<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for entry in node.entries(findings)? {
        let Some(name) = entry.value.filled(findings) else {
            continue;
        };
        if names.insert(entry.key.clone(), name).is_some() {
            let what = format!("there are two names in the language {:?}", entry.key);
            findings.error(entry.key_at, what).hint("keep one");
        }
    }
    Some(names)
}
