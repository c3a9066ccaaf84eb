//! Filters that are kept in a case file under a name.

use crate::formats::fields::{Fields, Owner};
use crate::formats::findings::Findings;
use crate::formats::node::{Entry, Node};
use crate::model::{Area, Filter, FilterSet};

use super::claim::read_question;
use super::context::Context;
use super::entries::fields;

/// A filter with its name.
pub fn filter_set(entry: &Entry, context: &mut Context) -> Option<FilterSet> {
    let mut fields = fields(entry, "filter set", context)?;
    let name = fields.filled("name", context.findings);
    let filter = fields.required("filter", context.findings);
    let filter = filter.and_then(|node| read_filter(node, context));
    fields.finish(context.findings);
    Some(FilterSet {
        name: name?,
        filter: filter?,
    })
}

/// Which claims to show. What it names has to be in the case.
fn read_filter(node: Node, context: &mut Context) -> Option<Filter> {
    let mut fields = node.typed_fields::<Filter>(Owner::this("filter"), context.findings)?;
    let filter = node.typed::<Filter>(context.findings)?;
    let errors = context.findings.errors();
    check_ids(&mut fields, context);
    check_bounds(&mut fields, &filter, context.findings);
    (context.findings.errors() == errors).then_some(filter)
}

/// Holds that the sources, questions and the place that a filter names are declared.
fn check_ids(fields: &mut Fields, context: &mut Context) {
    if let Some(sources) = fields.optional("hidden_sources", context.findings) {
        context.known.sources.find_all(sources, context.findings);
    }
    let questions = fields.optional("hidden_questions", context.findings);
    let questions = questions.and_then(|node| node.list(context.findings));
    for question in questions.into_iter().flatten() {
        read_question(question, context);
    }
    let area = fields.optional("area", context.findings);
    if let Some(variant) = area.and_then(Node::variant)
        && variant.name == "Near"
        && let Some(place) = variant.args.all().first()
    {
        context.known.places.find(*place, context.findings);
    }
}

/// Holds that a time ends after it begins, and that an outline encloses something.
fn check_bounds(fields: &mut Fields, filter: &Filter, findings: &mut Findings) {
    if filter.time.is_some_and(|window| window.start >= window.end)
        && let Some(time) = fields.optional("time", findings)
    {
        let what = "this time ends before it begins";
        findings.error(time.at(), what);
    }
    if let Some(Area::Polygon(corners)) = &filter.area
        && corners.len() < 3
        && let Some(area) = fields.optional("area", findings)
    {
        findings.error(area.at(), "an outline takes at least three points");
    }
}
