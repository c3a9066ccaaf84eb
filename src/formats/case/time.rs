//! Times in a case file: spans, and how they are known.

use crate::formats::findings::Findings;
use crate::formats::node::Node;
use crate::model::{Published, Span, TimeError, When};

/// `"2015-10-01"`, or `("2015-09-30", "2015-10-01")`.
pub fn span(node: Node, findings: &mut Findings) -> Option<Span> {
    if node.starts_text() {
        return date(node, findings);
    }
    let dates = node.tuple(findings)?;
    span_of(node, &dates, findings)
}

/// `On("2015-10-01")`, `Within("2015-09-30", "2015-10-01")`.
pub fn when(node: Node, findings: &mut Findings) -> Option<When> {
    const NAMES: [&str; 2] = ["On", "Within"];
    let Some(variant) = node.variant() else {
        node.name_expected(NAMES, findings);
        return None;
    };
    let make = match variant.name {
        "On" => When::On,
        "Within" => When::Within,
        other => {
            node.unknown_name(other, NAMES, findings);
            return None;
        }
    };
    span_of(node, &variant.args.all(), findings).map(make)
}

/// `"2015-10-01"`, or `Inferred("2015-10-01", "from what")`; for the date, a first and a last may stand.
pub fn published(node: Node, findings: &mut Findings) -> Option<Published> {
    if node.starts_text() || node.starts_tuple() {
        let span = span(node, findings)?;
        return Some(Published {
            span,
            inferred_from: None,
        });
    }
    let variant = node.variant().filter(|variant| variant.name == "Inferred");
    let values = variant.map(|variant| variant.args.all());
    if let Some([day, reason]) = values.as_deref() {
        let (span, reason) = (span(*day, findings), reason.filled(findings));
        return Some(Published {
            span: span?,
            inferred_from: Some(reason?),
        });
    }
    node.expected(
        "a date, or `Inferred(\"2015-10-01\", \"from what\")`",
        findings,
    );
    None
}

/// The span of one date or from the first of two to the second; `node` holds them.
fn span_of(node: Node, dates: &[Node], findings: &mut Findings) -> Option<Span> {
    match dates {
        [day] => date(*day, findings),
        [first, last] => {
            let (from, to) = (date(*first, findings), date(*last, findings));
            // Only two dates that each can be read can stand in the wrong order.
            let _both = (from?, to?);
            let result = Span::parse_from_to(&first.text(findings)?, &last.text(findings)?);
            reported(*last, result, findings)
        }
        _ => {
            node.expected("one date, or a first and a last", findings);
            None
        }
    }
}

fn date(node: Node, findings: &mut Findings) -> Option<Span> {
    let result = Span::parse(&node.text(findings)?);
    reported(node, result, findings)
}

fn reported(node: Node, result: Result<Span, TimeError>, findings: &mut Findings) -> Option<Span> {
    let error = match result {
        Ok(span) => return Some(span),
        Err(error) => error.to_string(),
    };
    // The model's sentences have the form "what; what would be right".
    match error.split_once("; ") {
        Some((what, hint)) => findings.error(node.at(), what).hint(hint),
        None => drop(findings.error(node.at(), error)),
    }
    None
}
