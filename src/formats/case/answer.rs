//! Answers in a case file, and which question takes which.

use crate::formats::fields::{Fields, Owner};
use crate::formats::findings::Findings;
use crate::formats::nearest::quoted;
use crate::formats::node::Node;
use crate::formats::syntax::Syntax;
use crate::formats::values::counts::{self, NoCount};
use crate::formats::variant::{Args, Variant};
use crate::model::{Answer, Count, Harm, Quantifier, Question};

use super::context::Context;

const BY: [(&str, Quantifier); 4] = [
    ("By", Quantifier::Some),
    ("ByMostly", Quantifier::Mostly),
    ("ByOnly", Quantifier::Only),
    ("ByNone", Quantifier::None),
];

const HIT: [(&str, Quantifier); 4] = [
    ("Hit", Quantifier::Some),
    ("HitMostly", Quantifier::Mostly),
    ("HitOnly", Quantifier::Only),
    ("HitNone", Quantifier::None),
];

const OTHERS: [&str; 5] = ["Killed", "Injured", "Happened", "Present", "Text"];

/// An answer.
pub fn answer(node: Node, context: &mut Context) -> Option<Answer> {
    let names = BY.iter().chain(&HIT).map(|(name, _)| *name).chain(OTHERS);
    let findings = &mut *context.findings;
    let Some(variant) = node.variant() else {
        node.name_expected(names, findings);
        return None;
    };
    let known = &context.known;
    if let Some(quantifier) = quantifier(&BY, variant.name) {
        let parties = known
            .parties
            .find_some(only(node, &variant, findings)?, findings)?;
        return Some(Answer::By(quantifier, parties));
    }
    if let Some(quantifier) = quantifier(&HIT, variant.name) {
        let groups = known
            .groups
            .find_some(only(node, &variant, findings)?, findings)?;
        return Some(Answer::Hit(quantifier, groups));
    }
    match variant.name {
        "Killed" => killed(node, variant, findings).map(Answer::Harm),
        "Injured" => {
            let injured = count(only(node, &variant, findings)?.called("Injured"), findings);
            Some(Answer::Harm(Harm {
                injured: Some(injured?),
                ..Harm::default()
            }))
        }
        "Happened" => node.one_of(&[("Happened", Answer::Happened)], findings),
        "Present" => {
            let groups = known
                .groups
                .find_some(only(node, &variant, findings)?, findings);
            groups.map(Answer::Present)
        }
        "Text" => only(node, &variant, findings)?
            .called("Text")
            .filled(findings)
            .map(Answer::Text),
        other => {
            node.unknown_name(other, names, findings);
            None
        }
    }
}

fn quantifier(named: &[(&str, Quantifier)], name: &str) -> Option<Quantifier> {
    let named = named.iter().find(|(known, _)| *known == name);
    named.map(|(_, quantifier)| *quantifier)
}

/// The one value that a variant takes.
fn only<'a>(node: Node<'a>, variant: &Variant<'a>, findings: &mut Findings) -> Option<Node<'a>> {
    let name = variant.name;
    if let Some(only) = variant.args.one() {
        return Some(only);
    }
    match &variant.args {
        Args::Values(_) => findings
            .error(node.at(), format!("`{name}` takes one value"))
            .hint(format!(
                "several stand in a list, as in `{name}([\"…\", \"…\"])`"
            )),
        Args::None | Args::Fields(_) | Args::Packed(_) => findings
            .error(
                node.at(),
                format!("`{name}` takes a value{}", in_brackets(node)),
            )
            .hint(format!("as in `{name}({})`", example(name))),
    }
    None
}

/// Where a value stands that belongs to a name.
fn in_brackets(node: Node) -> &'static str {
    match node.syntax() {
        Syntax::Ron => " in parentheses",
        Syntax::Json => "",
    }
}

fn example(name: &str) -> &'static str {
    match name {
        "Injured" => "12",
        _ => "\"…\"",
    }
}

/// `Killed(36)`, or `Killed(people: 40, civilians: 36, children: 5, injured: "10..12")`.
fn killed(node: Node, variant: Variant, findings: &mut Findings) -> Option<Harm> {
    const EXAMPLE: &str = "as in `Killed(36)` or `Killed(civilians: 36, children: 5)`";
    if let Some(given) = variant.args.fields(findings) {
        let mut fields = Fields::new(Owner::this("answer"), node.at(), given, findings);
        let harm = harm(&mut fields, findings);
        fields.finish(findings);
        if harm.is_some_and(|harm| harm == Harm::default()) {
            findings
                .error(node.at(), "`Killed` gives no figure")
                .hint(EXAMPLE);
            return None;
        }
        return harm;
    }
    let Some(only) = variant.args.one() else {
        let what = "`Killed` takes one figure, or figures with names";
        findings.error(node.at(), what).hint(EXAMPLE);
        return None;
    };
    let killed = count(only.called("Killed"), findings)?;
    Some(Harm {
        killed: Some(killed),
        ..Harm::default()
    })
}

fn harm(fields: &mut Fields, findings: &mut Findings) -> Option<Harm> {
    let errors = findings.errors();
    let figures = ["people", "civilians", "children", "injured"].map(|name| {
        let node = fields.optional(name, findings)?;
        Some((count(node, findings)?, node))
    });
    let [people, civilians, children, injured] = figures;
    if let (Some((people, _)), Some((civilians, node))) = (people, civilians)
        && civilians.lies_above(&people)
    {
        let what = format!("{civilians} civilians are more than the {people} people killed");
        let hint = "`people` counts all the killed, civilians or not";
        findings.error(node.at(), what).hint(hint);
    }
    if let (Some((killed, _)), Some((children, node))) = (civilians.or(people), children)
        && children.lies_above(&killed)
    {
        let what = format!("{children} children are more than the {killed} killed");
        let hint = "`children` counts those among the killed";
        findings.error(node.at(), what).hint(hint);
    }
    let figure = |given: Option<(Count, Node)>| given.map(|(count, _)| count);
    (findings.errors() == errors).then_some(Harm {
        people: figure(people),
        killed: figure(civilians),
        children: figure(children),
        injured: figure(injured),
    })
}

/// `36`, `"36"`, `"17..18"`, `"at least 30"`, `"at most 5"`.
fn count(node: Node, findings: &mut Findings) -> Option<Count> {
    // A range may stand without quotes: ron reads `17..18` as one value.
    let range = node.literal().filter(|literal| literal.contains(".."));
    let text = match range {
        Some(literal) => literal.to_owned(),
        None if node.starts_text() => node.text(findings)?,
        None => return node.whole(findings).map(Count::exactly),
    };
    let why = match counts::in_case(&text) {
        Ok(count) => return Some(count),
        Err(why) => why,
    };
    match why {
        NoCount::Backwards(from, to) => findings
            .error(node.at(), why.to_string())
            .hint(format!("write \"{to}..{from}\"")),
        NoCount::About | NoCount::Other => findings
            .error(
                node.at(),
                format!("{} is no number of people", quoted(&text)),
            )
            .hint("write 36, \"17..18\", \"at least 30\" or \"at most 5\""),
    }
    None
}

/// Whether `answer` is of the type that `question` takes.
pub fn fits(question: &Question, answer: &Answer) -> bool {
    match question {
        Question::Target => matches!(answer, Answer::Hit(..)),
        Question::CivilianHarm => matches!(answer, Answer::Harm(_)),
        Question::Presence => matches!(answer, Answer::Present(_)),
        Question::Attribution => matches!(answer, Answer::By(..)),
        Question::Occurrence => matches!(answer, Answer::Happened),
        Question::Involved
        | Question::Damage
        | Question::Legitimacy
        | Question::Verification
        | Question::Custom(_) => {
            matches!(answer, Answer::Text(_))
        }
    }
}

/// The answers that `question` takes, as they are written.
pub fn taken_by(question: &Question) -> &'static str {
    match question {
        Question::Target => "`Hit(…)`, `HitMostly(…)`, `HitOnly(…)` or `HitNone(…)`",
        Question::CivilianHarm => "`Killed(…)` or `Injured(…)`",
        Question::Presence => "`Present(…)`",
        Question::Attribution => "`By(…)`, `ByMostly(…)`, `ByOnly(…)` or `ByNone(…)`",
        Question::Occurrence => "`Happened`",
        Question::Involved
        | Question::Damage
        | Question::Legitimacy
        | Question::Verification
        | Question::Custom(_) => "`Text(\"…\")`",
    }
}

/// What `answer` is, as it is written.
pub fn in_words(answer: &Answer) -> &'static str {
    match answer {
        Answer::By(..) => "`By…(…)`",
        Answer::Hit(..) => "`Hit…(…)`",
        Answer::Harm(_) => "figures of killed or injured",
        Answer::Happened => "`Happened`",
        Answer::Present(_) => "`Present(…)`",
        Answer::Text(_) => "`Text(…)`",
    }
}
