//! The answer of a claim, over the columns that it is written in.

use std::collections::BTreeSet;

use crate::formats::findings::Findings;
use crate::model::{Answer, Harm, Quantifier};

use super::cells::Line;
use super::declared::Declared;

/// The answer in `line`; parties and groups that it names are `declared`.
pub(super) fn answer(
    line: &Line,
    declared: &mut Declared,
    findings: &mut Findings,
) -> Option<Answer> {
    Some(match line.required("answer_kind", findings)?.as_str() {
        "By" => {
            let how = quantifier(line, findings)?;
            Answer::By(
                how,
                named(line, findings, |id, name| declared.party(id, name))?,
            )
        }
        "Hit" => {
            let how = quantifier(line, findings)?;
            Answer::Hit(
                how,
                named(line, findings, |id, name| declared.group(id, name))?,
            )
        }
        "Present" => Answer::Present(named(line, findings, |id, name| declared.group(id, name))?),
        "Harm" => Answer::Harm(Harm {
            people: line.count(["people_killed_min", "people_killed_max"], findings),
            killed: line.count(["civilians_killed_min", "civilians_killed_max"], findings),
            children: line.count(["children_killed_min", "children_killed_max"], findings),
            injured: line.count(["civilians_injured_min", "civilians_injured_max"], findings),
        }),
        "Happened" => Answer::Happened,
        "Text" => Answer::Text(line.required("answer", findings)?),
        other => {
            let what = format!(
                "answer_kind is {other:?}, and none of By, Hit, Present, Harm, Happened, Text"
            );
            findings.error(line.at(), what);
            return None;
        }
    })
}

fn quantifier(line: &Line, findings: &mut Findings) -> Option<Quantifier> {
    line.required("quantifier", findings)?;
    line.one_of("quantifier", &Quantifier::NAMED, findings)
}

/// What `declare` makes of each id that the answer lists, and of its name.
fn named<I: Ord>(
    line: &Line,
    findings: &mut Findings,
    mut declare: impl FnMut(&str, Option<&String>) -> I,
) -> Option<BTreeSet<I>> {
    line.required("answer_ids", findings)?;
    let (ids, names) = (line.list("answer_ids"), line.list("answer_names"));
    let ids = ids.iter().enumerate();
    Some(ids.map(|(at, id)| declare(id, names.get(at))).collect())
}
