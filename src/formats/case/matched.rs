//! What analysts decided on incidents that may be the same strike, in a case file.

use std::collections::BTreeSet;

use crate::formats::node::Entry;
use crate::model::{IncidentId, Match, Verdict};

use super::context::Context;
use super::entries::fields;
use super::note::read_day;

/// A decision on two incidents or more.
pub fn matched(entry: &Entry, context: &mut Context) -> Option<Match> {
    let mut fields = fields(entry, "match", context)?;
    let findings = &mut *context.findings;
    let given = fields.required("incidents", findings);
    let incidents = given.and_then(|node| context.known.incidents.find_all(node, findings));
    let verdict = fields.one_of("verdict", &Verdict::NAMED, findings);
    let by = fields.text("by", findings);
    let on = fields.required("on", findings);
    let on = on.and_then(|node| read_day(node, findings));
    fields.finish(findings);
    let incidents: BTreeSet<IncidentId> = incidents?.into_iter().collect();
    if incidents.len() < 2 {
        let what = "a match is of two incidents at least";
        let hint = "name two different ones, as in `[\"one\", \"other\"]`";
        findings.error(given?.at(), what).hint(hint);
        return None;
    }
    Some(Match {
        incidents,
        verdict: verdict?,
        by,
        on: on?,
    })
}
