//! Places in a case file.

use std::collections::BTreeMap;

use crate::formats::node::{Entry, Node};
use crate::formats::notes::Notes;
use crate::model::{Place, Precision};

use super::context::Context;
use super::entries::fields;
use super::shape;

/// A place.
pub fn place(entry: &Entry, context: &mut Context) -> Option<Place> {
    let mut fields = fields(entry, "place", context)?;
    let notes = &mut *context.notes;
    let name = fields.filled("name", notes);
    let names = fields.optional("names", notes);
    let names = names.and_then(|node| names_by_language(node, notes));
    let at = fields.required("at", notes);
    let at = at.and_then(|node| shape::location(node, context.regions, notes));
    let precision = fields.one_of("precision", &Precision::NAMED, notes);
    let within = fields.optional("within", notes).and_then(|node| {
        let wider = context.known.places.find(node, notes)?;
        let step = (wider.clone(), node.at());
        context.within.insert(entry.key.as_str().into(), step);
        Some(wider)
    });
    let located_by = fields.text("located_by", notes);
    let note = fields.text("note", notes);
    fields.finish(notes);
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
fn names_by_language(node: Node, notes: &mut Notes) -> Option<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for entry in node.entries(notes)? {
        let Some(name) = entry.value.filled(notes) else {
            continue;
        };
        if names.insert(entry.key.clone(), name).is_some() {
            let what = format!("there are two names in the language {:?}", entry.key);
            notes.error(entry.key_at, what).hint("keep one");
        }
    }
    Some(names)
}
