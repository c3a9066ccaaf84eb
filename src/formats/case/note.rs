//! Notes of analysts in a case file.

use jiff::civil::Date;

use crate::formats::node::{Entry, Node};
use crate::formats::notes::Notes;
use crate::formats::variant::{Args, Variant};
use crate::model::{About, Note};

use super::claim::read_question;
use super::context::Context;
use super::entries::fields;

const ABOUT: [&str; 5] = ["Campaign", "Place", "Incident", "Claim", "Question"];

/// A note.
pub fn note(entry: &Entry, context: &mut Context) -> Option<Note> {
    let mut fields = fields(entry, "note", context)?;
    let about = fields.required("about", context.notes);
    let about = about.and_then(|node| read_about(node, context));
    let notes = &mut *context.notes;
    let by = fields.text("by", notes);
    let on = fields.required("on", notes);
    let on = on.and_then(|node| read_day(node, notes));
    let text = fields.filled("text", notes);
    fields.finish(notes);
    Some(Note {
        about: about?,
        by,
        on: on?,
        text: text?,
    })
}

/// `Campaign`, `Place("id")`, `Incident("id")`, `Claim("id")`, `Question(Target)`.
fn read_about(node: Node, context: &mut Context) -> Option<About> {
    let notes = &mut *context.notes;
    let Some(variant) = node.variant() else {
        node.name_expected(ABOUT, notes);
        return None;
    };
    let only = only_value(&variant);
    let known = &context.known;
    let example = match (variant.name, only) {
        ("Campaign", _) => return node.one_of(&[("Campaign", About::Campaign)], notes),
        ("Place", Some(id)) => return known.places.find(id, notes).map(About::Place),
        ("Incident", Some(id)) => return known.incidents.find(id, notes).map(About::Incident),
        ("Claim", Some(id)) => return known.claims.find(id, notes).map(About::Claim),
        ("Question", Some(question)) => {
            return read_question(question, context).map(About::Question);
        }
        ("Question", None) => "Question(Target)".to_owned(),
        (name @ ("Place" | "Incident" | "Claim"), None) => format!("{name}(\"…\")"),
        (other, _) => {
            node.unknown_name(other, ABOUT, notes);
            return None;
        }
    };
    notes
        .error(node.at(), format!("`{}` takes one thing", variant.name))
        .hint(format!("as in `{example}`"));
    None
}

fn only_value<'a>(variant: &Variant<'a>) -> Option<Node<'a>> {
    match &variant.args {
        Args::Values(values) if values.len() == 1 => values.first().copied(),
        _ => None,
    }
}

/// `"2015-10-01"`.
fn read_day(node: Node, notes: &mut Notes) -> Option<Date> {
    let text = node.filled(notes)?;
    // jiff reads other forms, too; one is enough in a file.
    let day = text.parse::<Date>().ok();
    let day = day.filter(|day| day.to_string() == text);
    if day.is_none() {
        notes
            .error(node.at(), format!("{text:?} is not a day"))
            .hint("write year, month and day, as in \"2015-10-01\"");
    }
    day
}
