//! Times in a case file: spans, and how they are known.

use crate::formats::node::Node;
use crate::formats::notes::Notes;
use crate::formats::variant::Args;
use crate::model::{Published, Span, TimeError, When};

/// `"2015-10-01"`, or `("2015-09-30", "2015-10-01")`.
pub fn span(node: Node, notes: &mut Notes) -> Option<Span> {
    if node.starts_text() {
        return date(node, notes);
    }
    let dates = node.tuple(notes)?;
    span_of(node, &dates, notes)
}

/// `On("2015-10-01")`, `Within("2015-09-30", "2015-10-01")`.
pub fn when(node: Node, notes: &mut Notes) -> Option<When> {
    const NAMES: [&str; 2] = ["On", "Within"];
    let Some(variant) = node.variant() else {
        node.name_expected(NAMES, notes);
        return None;
    };
    let make = match variant.name {
        "On" => When::On,
        "Within" => When::Within,
        other => {
            node.unknown_name(other, NAMES, notes);
            return None;
        }
    };
    match &variant.args {
        Args::Values(dates) => span_of(node, dates, notes).map(make),
        Args::None | Args::Fields(_) => span_of(node, &[], notes).map(make),
    }
}

/// `"2015-10-01"`, or `Inferred("2015-10-01", "from what")`.
pub fn published(node: Node, notes: &mut Notes) -> Option<Published> {
    if node.starts_text() {
        let span = date(node, notes)?;
        return Some(Published {
            span,
            inferred_from: None,
        });
    }
    let variant = node.variant().filter(|variant| variant.name == "Inferred");
    if let Some(Args::Values(values)) = variant.map(|variant| variant.args)
        && let [day, reason] = values.as_slice()
    {
        let (span, reason) = (date(*day, notes), reason.filled(notes));
        return Some(Published {
            span: span?,
            inferred_from: Some(reason?),
        });
    }
    node.expected(
        "a date, or `Inferred(\"2015-10-01\", \"from what\")`",
        notes,
    );
    None
}

/// The span of one date or from the first of two to the second; `node` holds them.
fn span_of(node: Node, dates: &[Node], notes: &mut Notes) -> Option<Span> {
    match dates {
        [day] => date(*day, notes),
        [first, last] => {
            let (from, to) = (date(*first, notes), date(*last, notes));
            // Only two dates that each can be read can stand in the wrong order.
            let _both = (from?, to?);
            let result = Span::parse_from_to(&first.text(notes)?, &last.text(notes)?);
            noted(*last, result, notes)
        }
        _ => {
            node.expected("one date, or a first and a last", notes);
            None
        }
    }
}

fn date(node: Node, notes: &mut Notes) -> Option<Span> {
    let result = Span::parse(&node.text(notes)?);
    noted(node, result, notes)
}

fn noted(node: Node, result: Result<Span, TimeError>, notes: &mut Notes) -> Option<Span> {
    let error = match result {
        Ok(span) => return Some(span),
        Err(error) => error.to_string(),
    };
    // The model's sentences have the form "what; what would be right".
    match error.split_once("; ") {
        Some((what, hint)) => notes.error(node.at(), what).hint(hint),
        None => drop(notes.error(node.at(), error)),
    }
    None
}
