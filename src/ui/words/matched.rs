//! Words for incidents that may be the same strike: what speaks for it, and what was decided.

use crate::model::{Case, Match, Verdict};
use crate::query::matching::{Nearness, Proposal, Timing};

use super::{day, distance, listed};

/// What speaks for two incidents being one strike, and what against it: a line for each.
#[must_use]
pub fn evidence(case: &Case, proposal: &Proposal) -> Vec<String> {
    let mut lines = vec![format!(
        "{} · {}",
        nearness(proposal.distance),
        timing(proposal.time)
    )];
    if !proposal.words.is_empty() {
        let words = proposal.words.iter().map(String::as_str);
        lines.push(format!("Words in both: {}", listed(words)));
    }
    if !proposal.tells_both.is_empty() {
        let sources = proposal.tells_both.iter();
        let names = sources.map(|id| case.source(id).short_name());
        let speaks = match proposal.tells_both.len() {
            1 => "speaks",
            _ => "speak",
        };
        lines.push(format!("But {} {speaks} of both", listed(names)));
    }
    lines
}

fn nearness(nearness: Nearness) -> String {
    match nearness {
        // Marks of towns are no places of strikes: how far these were apart, nobody says.
        Nearness::Within { apart_m: 0, .. } => "Marks at one point".to_owned(),
        Nearness::Within { apart_m, .. } => {
            let rounded = apart_m.saturating_add(50) / 100 * 100;
            format!("Marks {} apart", distance(rounded.max(100)))
        }
        Nearness::MayMeet => "Places that may meet".to_owned(),
        Nearness::Unknown => "One has no place".to_owned(),
    }
}

fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::Together => "of the same time",
        Timing::MayMeet => "perhaps of the same time",
        Timing::NextDay => "a day apart",
        Timing::Unknown => "one is not dated",
    }
}

/// What was decided, by whom and when: "Held to be the same strike by A. Analyst, 22 November 2026".
#[must_use]
pub fn decided(decision: &Match) -> String {
    let by = decision.by.as_ref().map(|name| format!(" by {name}"));
    format!(
        "Held to be {}{}, {}",
        verdict(decision.verdict),
        by.unwrap_or_default(),
        day(decision.on)
    )
}

/// What incidents are held to be.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same => "the same strike",
        Verdict::Different => "different strikes",
    }
}

/// The incidents that a decision is about, by their titles.
#[must_use]
pub fn matched(case: &Case, decision: &Match) -> String {
    let titles = decision.incidents.iter().map(|id| {
        let incident = case.incidents.get(id);
        incident.map_or("one that is gone", |incident| incident.title.as_str())
    });
    listed(titles)
}
