//! Notes of analysts in a case file.

use jiff::civil::Date;

use crate::formats::findings::Findings;
use crate::formats::node::{Entry, Node};
use crate::model::{About, Note};

use super::claim::read_question;
use super::context::Context;
use super::entries::fields;

const ABOUT: [&str; 5] = ["Campaign", "Place", "Incident", "Claim", "Question"];

/// A note.
pub fn note(entry: &Entry, context: &mut Context) -> Option<Note> {
    let mut fields = fields(entry, "note", context)?;
    let about = fields.required("about", context.findings);
    let about = about.and_then(|node| read_about(node, context));
    let findings = &mut *context.findings;
    let by = fields.text("by", findings);
    let on = fields.required("on", findings);
    let on = on.and_then(|node| read_day(node, findings));
    let text = fields.filled("text", findings);
    fields.finish(findings);
    Some(Note {
        about: about?,
        by,
        on: on?,
        text: text?,
    })
}

/// `Campaign`, `Place("id")`, `Incident("id")`, `Claim("id")`, `Question(Target)`.
fn read_about(node: Node, context: &mut Context) -> Option<About> {
    let findings = &mut *context.findings;
    let Some(variant) = node.variant() else {
        node.name_expected(ABOUT, findings);
        return None;
    };
    let only = variant.args.one();
    let known = &context.known;
    let example = match (variant.name, only) {
        ("Campaign", _) => return node.one_of(&[("Campaign", About::Campaign)], findings),
        ("Place", Some(id)) => return known.places.find(id, findings).map(About::Place),
        ("Incident", Some(id)) => return known.incidents.find(id, findings).map(About::Incident),
        ("Claim", Some(id)) => return known.claims.find(id, findings).map(About::Claim),
        ("Question", Some(question)) => {
            return read_question(question, context).map(About::Question);
        }
        ("Question", None) => "Question(Target)".to_owned(),
        (name @ ("Place" | "Incident" | "Claim"), None) => format!("{name}(\"…\")"),
        (other, _) => {
            node.unknown_name(other, ABOUT, findings);
            return None;
        }
    };
    findings
        .error(node.at(), format!("`{}` takes one thing", variant.name))
        .hint(format!("as in `{example}`"));
    None
}

/// `"2015-10-01"`.
pub fn read_day(node: Node, findings: &mut Findings) -> Option<Date> {
    let text = node.filled(findings)?;
    // jiff reads other forms, too; one is enough in a file.
    let day = text.parse::<Date>().ok();
    let day = day.filter(|day| day.to_string() == text);
    if day.is_none() {
        findings
            .error(node.at(), format!("{text:?} is not a day"))
            .hint("write year, month and day, as in \"2015-10-01\"");
    }
    day
}
