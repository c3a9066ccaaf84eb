//! Rings: a place that lies, by way of others, in itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::formats::findings::Findings;

/// How many members of a ring a message names.
const NAMED: usize = 6;

/// Reports each ring in `steps`, from a thing to the wider thing that it belongs to, once: where its
/// member that comes first in the file takes its step.
pub fn check<I: Ord + Display>(
    noun: &str,
    belongs: &str,
    steps: &BTreeMap<I, (I, usize)>,
    findings: &mut Findings,
) {
    let mut seen = BTreeSet::new();
    for start in steps.keys() {
        let mut path = Vec::new();
        let mut here = start;
        while let Some((wider, at)) = steps.get(here)
            && seen.insert(here)
        {
            path.push((here, *at));
            here = wider;
        }
        if let Some(entry) = path.iter().position(|(member, _)| *member == here) {
            report(noun, belongs, path.split_off(entry), findings);
        }
    }
}

fn report<I: Display>(
    noun: &str,
    belongs: &str,
    mut ring: Vec<(&I, usize)>,
    findings: &mut Findings,
) {
    let first = (0..ring.len()).min_by_key(|index| ring.get(*index).map(|(_, at)| *at));
    ring.rotate_left(first.unwrap_or(0));
    let Some(((start, at), others)) = ring.split_first() else {
        return;
    };
    let by_way_of: Vec<_> = others
        .iter()
        .take(NAMED)
        .map(|(member, _)| format!("\"{member}\""))
        .collect();
    let what = match others.len() {
        0 => format!("{noun} \"{start}\" {belongs} itself"),
        len if len > NAMED => {
            format!("{noun} \"{start}\" {belongs} itself, by way of {len} others")
        }
        _ => format!(
            "{noun} \"{start}\" {belongs} itself, by way of {}",
            by_way_of.join(", ")
        ),
    };
    findings
        .error(*at, what)
        .hint("leave out one of these steps");
}
