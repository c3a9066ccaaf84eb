//! The plain entries of a case: parties, sources, groups, documents, incidents.

use crate::formats::fields::{Fields, Owner};
use crate::formats::findings::Findings;
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
    entry.value.fields(owner, context.findings)
}

/// A party.
pub fn party(entry: &Entry, context: &mut Context) -> Option<Party> {
    let mut fields = fields(entry, "party", context)?;
    let findings = &mut *context.findings;
    let name = fields.filled("name", findings);
    let hue = fields.one_of("hue", &Hue::NAMED, findings);
    fields.finish(findings);
    Some(Party {
        name: name?,
        hue: hue?,
    })
}

/// A source.
pub fn source(entry: &Entry, context: &mut Context) -> Option<Source> {
    let mut fields = fields(entry, "source", context)?;
    let findings = &mut *context.findings;
    let name = fields.filled("name", findings);
    let short = fields.text("short", findings);
    let party = fields.required("party", findings);
    let party = party.and_then(|node| context.known.parties.find(node, findings));
    let kind = fields.one_of("kind", &SourceKind::NAMED, findings);
    let reliability = fields.optional("reliability", findings);
    let reliability = reliability.and_then(|node| node.one_of(&Reliability::NAMED, findings));
    let shape = fields.optional("shape", findings);
    let shape = shape.and_then(|node| node.one_of(&MarkShape::NAMED, findings));
    let note = fields.text("note", findings);
    let is_sensitive = is_sensitive(&mut fields, findings);
    fields.finish(findings);
    Some(Source {
        name: name?,
        short,
        party: party?,
        kind: kind?,
        reliability,
        shape,
        note,
        is_sensitive,
    })
}

/// Whether what has these fields is to be kept from a room.
fn is_sensitive(fields: &mut Fields, findings: &mut Findings) -> bool {
    let node = fields.optional("sensitive", findings);
    node.and_then(|node| node.typed(findings)).unwrap_or(false)
}

/// A group.
pub fn group(entry: &Entry, context: &mut Context) -> Option<Group> {
    let mut fields = fields(entry, "group", context)?;
    let findings = &mut *context.findings;
    let groups = &context.known.groups;
    let name = fields.filled("name", findings);
    let part_of = fields.optional("part_of", findings).and_then(|node| {
        let wider = groups.find(node, findings)?;
        let step = (wider.clone(), node.at());
        context.part_of.insert(entry.key.as_str().into(), step);
        Some(wider)
    });
    let disjoint = fields.optional("disjoint", findings).and_then(|node| {
        let others = groups.find_all(node, findings)?;
        if others.iter().any(|other| other.as_str() == entry.key) {
            let what = format!("group {:?} is declared disjoint from itself", entry.key);
            findings.error(node.at(), what);
        }
        Some(others.into_iter().collect())
    });
    let document = fields.optional("document", findings);
    let document = document.and_then(|node| context.known.documents.find(node, findings));
    fields.finish(findings);
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
    let findings = &mut *context.findings;
    let title = fields.filled("title", findings);
    let publisher = fields.text("publisher", findings);
    let date = fields.optional("published", findings);
    let date = date.and_then(|node| time::published(node, findings));
    let link = fields.text("link", findings);
    let archive = fields.text("archive", findings);
    let is_sensitive = is_sensitive(&mut fields, findings);
    fields.finish(findings);
    Some(Document {
        title: title?,
        publisher,
        published: date,
        link,
        archive,
        is_sensitive,
    })
}

/// An incident.
pub fn incident(entry: &Entry, context: &mut Context) -> Option<Incident> {
    let mut fields = fields(entry, "incident", context)?;
    let findings = &mut *context.findings;
    let title = fields.filled("title", findings);
    let places = fields.optional("places", findings);
    let places = places.and_then(|node| context.known.places.find_all(node, findings));
    let unnamed_places = fields.optional("unnamed_places", findings);
    let unnamed_places = unnamed_places.and_then(|node| node.whole(findings));
    let when = fields.optional("when", findings);
    let when = when.and_then(|node| time::when(node, findings));
    let note = fields.text("note", findings);
    fields.finish(findings);
    Some(Incident {
        title: title?,
        places: places.unwrap_or_default(),
        unnamed_places: unnamed_places.unwrap_or(0),
        when,
        note,
    })
}
