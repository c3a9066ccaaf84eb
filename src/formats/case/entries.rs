//! The plain entries of a case: parties, sources, groups, documents, incidents.

use crate::formats::fields::{Fields, Owner};
use crate::formats::node::Entry;
use crate::model::{
    Document, Group, Hue, Incident, MarkShape, Party, Reliability, Source, SourceKind,
};

use super::context::Context;
use super::time;

/// The fields of `entry`, which describes a `noun`.
pub fn fields<'a>(
    entry: &Entry<'a>,
    noun: &'static str,
    context: &mut Context,
) -> Option<Fields<'a>> {
    let owner = Owner::new(noun, &entry.key);
    entry.value.fields(owner, context.notes)
}

/// A party.
pub fn party(entry: &Entry, context: &mut Context) -> Option<Party> {
    let mut fields = fields(entry, "party", context)?;
    let notes = &mut *context.notes;
    let name = fields.filled("name", notes);
    let hue = fields.one_of("hue", &Hue::NAMED, notes);
    fields.finish(notes);
    Some(Party {
        name: name?,
        hue: hue?,
    })
}

/// A source.
pub fn source(entry: &Entry, context: &mut Context) -> Option<Source> {
    let mut fields = fields(entry, "source", context)?;
    let notes = &mut *context.notes;
    let name = fields.filled("name", notes);
    let short = fields.text("short", notes);
    let party = fields.required("party", notes);
    let party = party.and_then(|node| context.known.parties.find(node, notes));
    let kind = fields.one_of("kind", &SourceKind::NAMED, notes);
    let reliability = fields.optional("reliability", notes);
    let reliability = reliability.and_then(|node| node.one_of(&Reliability::NAMED, notes));
    let shape = fields.optional("shape", notes);
    let shape = shape.and_then(|node| node.one_of(&MarkShape::NAMED, notes));
    let note = fields.text("note", notes);
    fields.finish(notes);
    Some(Source {
        name: name?,
        short,
        party: party?,
        kind: kind?,
        reliability,
        shape,
        note,
    })
}

/// A group.
pub fn group(entry: &Entry, context: &mut Context) -> Option<Group> {
    let mut fields = fields(entry, "group", context)?;
    let notes = &mut *context.notes;
    let groups = &context.known.groups;
    let name = fields.filled("name", notes);
    let part_of = fields.optional("part_of", notes).and_then(|node| {
        let wider = groups.find(node, notes)?;
        let step = (wider.clone(), node.at());
        context.part_of.insert(entry.key.as_str().into(), step);
        Some(wider)
    });
    let disjoint = fields.optional("disjoint", notes).and_then(|node| {
        let others = groups.find_all(node, notes)?;
        if others.iter().any(|other| other.as_str() == entry.key) {
            let what = format!("group {:?} is declared disjoint from itself", entry.key);
            notes.error(node.at(), what);
        }
        Some(others.into_iter().collect())
    });
    let document = fields.optional("document", notes);
    let document = document.and_then(|node| context.known.documents.find(node, notes));
    fields.finish(notes);
    Some(Group {
        name: name?,
        part_of,
        disjoint: disjoint.unwrap_or_default(),
        document,
    })
}

/// A document.
pub fn document(entry: &Entry, context: &mut Context) -> Option<Document> {
    let mut fields = fields(entry, "document", context)?;
    let notes = &mut *context.notes;
    let title = fields.filled("title", notes);
    let publisher = fields.text("publisher", notes);
    let date = fields.optional("published", notes);
    let date = date.and_then(|node| time::published(node, notes));
    let link = fields.text("link", notes);
    let archive = fields.text("archive", notes);
    fields.finish(notes);
    Some(Document {
        title: title?,
        publisher,
        published: date,
        link,
        archive,
    })
}

/// An incident.
pub fn incident(entry: &Entry, context: &mut Context) -> Option<Incident> {
    let mut fields = fields(entry, "incident", context)?;
    let notes = &mut *context.notes;
    let title = fields.filled("title", notes);
    let places = fields.optional("places", notes);
    let places = places.and_then(|node| context.known.places.find_all(node, notes));
    let unnamed_places = fields.optional("unnamed_places", notes);
    let unnamed_places = unnamed_places.and_then(|node| node.whole(notes));
    let when = fields.optional("when", notes);
    let when = when.and_then(|node| time::when(node, notes));
    let note = fields.text("note", notes);
    fields.finish(notes);
    Some(Incident {
        title: title?,
        places: places.unwrap_or_default(),
        unnamed_places: unnamed_places.unwrap_or(0),
        when,
        note,
    })
}
