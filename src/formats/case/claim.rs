//! Claims in a case file.

use std::collections::BTreeSet;

use crate::formats::fields::Fields;
use crate::formats::findings::Findings;
use crate::formats::nearest::quoted;
use crate::formats::node::Node;
use crate::formats::variant::Args;
use crate::model::{
    Answer, Claim, Credibility, Link, LinkKind, Question, Scope, Sensitive, Stance, Statement,
};

use super::answer;
use super::context::Context;
use super::draft::Draft;
use super::time;

/// Reads the claim that `draft` begins.
pub fn claim(draft: Draft, context: &mut Context) -> Option<Claim> {
    let Draft { mut fields, id } = draft;
    // A claim that has taken another's id has no name of its own that a link could bear.
    let own = id
        .as_ref()
        .filter(|(id, at)| context.known.claims.is_declared_at(id, *at));
    let own = own.map(|(id, _)| id.as_str());
    let findings = &mut *context.findings;
    let source = fields.required("source", findings);
    let source = source.and_then(|node| context.known.sources.find(node, findings));
    let credibility = fields.optional("credibility", findings);
    let credibility = credibility.and_then(|node| read_credibility(node, findings));
    let scope = fields.required("scope", context.findings);
    let scope = scope.and_then(|node| read_scope(node, context));
    let answered = read_answered(&mut fields, context);
    let links = fields.optional("links", context.findings);
    let links = links.and_then(|node| read_links(node, own, context));
    let stance = fields.one_of("stance", &Stance::NAMED, context.findings);
    let statement = read_statement(&mut fields, stance, context);
    fields.finish(context.findings);
    let (question, answer) = answered?;
    Some(Claim {
        id: id?.0.as_str().into(),
        source: source?,
        scope: scope?,
        question,
        stance: stance?,
        answer,
        statement: statement?,
        links: links.unwrap_or_default(),
        credibility,
    })
}

/// How the claim was said, and where that is written.
fn read_statement(
    fields: &mut Fields,
    stance: Option<Stance>,
    context: &mut Context,
) -> Option<Statement> {
    let findings = &mut *context.findings;
    let document = fields.required("document", findings);
    let document = document.and_then(|node| context.known.documents.find(node, findings));
    let said = fields.optional("said", findings);
    let said = said.and_then(|node| time::span(node, findings));
    let condition = fields.text("condition", findings);
    if stance == Some(Stance::Conditional) && condition.is_none() {
        findings
            .error(
                fields.at(),
                "a claim with the stance `Conditional` has no `condition`",
            )
            .hint("add `condition: \"if …\"`");
    }
    let text = fields.said_text("text", findings);
    Some(Statement {
        quote: fields.text("quote", findings),
        hedge: fields.text("hedge", findings),
        condition,
        as_called: fields.text("as_called", findings),
        speaker: fields.text("speaker", findings),
        role: fields.text("role", findings),
        venue: fields.text("venue", findings),
        said,
        text: text?.unwrap_or_default(),
        document: document?,
        sensitive: read_sensitive(fields, findings),
    })
}

/// `[Speaker, Role]`.
fn read_sensitive(fields: &mut Fields, findings: &mut Findings) -> BTreeSet<Sensitive> {
    let node = fields.optional("sensitive", findings);
    let nodes = node.and_then(|node| node.list(findings));
    let nodes = nodes.into_iter().flatten();
    let read = |node: Node| node.one_of(&Sensitive::NAMED, findings);
    nodes.filter_map(read).collect()
}

/// `3`.
fn read_credibility(node: Node, findings: &mut Findings) -> Option<Credibility> {
    let digit = node.whole(findings)?;
    let grade = u8::try_from(digit).ok().and_then(Credibility::from_digit);
    if grade.is_none() {
        let what = format!("`credibility` takes a digit from 1 to 6, and this is {digit}");
        findings
            .error(node.at(), what)
            .hint("6 stands for a truth that cannot be judged");
    }
    grade
}

/// `Campaign`, `Incident("id")`, `Place("id")`, `Places(["id", …])`.
fn read_scope(node: Node, context: &mut Context) -> Option<Scope> {
    const NAMES: [&str; 4] = ["Campaign", "Incident", "Place", "Places"];
    let findings = &mut *context.findings;
    let Some(variant) = node.variant() else {
        node.name_expected(NAMES, findings);
        return None;
    };
    let only = variant.args.one();
    let known = &context.known;
    let (example, found) = match (variant.name, only) {
        ("Campaign", _) => return node.one_of(&[("Campaign", Scope::Campaign)], findings),
        ("Incident", Some(id)) => return known.incidents.find(id, findings).map(Scope::Incident),
        ("Place" | "Places", Some(ids)) => {
            return known.places.find_some(ids, findings).map(Scope::Places);
        }
        ("Incident", None) => ("Incident(\"…\")", "one id"),
        ("Place", None) => ("Place(\"…\")", "one id"),
        ("Places", None) => ("Places([\"…\", \"…\"])", "a list of ids"),
        (other, _) => {
            node.unknown_name(other, NAMES, findings);
            return None;
        }
    };
    let what = format!("`{}` takes {found}", variant.name);
    findings
        .error(node.at(), what)
        .hint(format!("as in `{example}`"));
    None
}

/// The question and the answer, which has to fit it.
fn read_answered(fields: &mut Fields, context: &mut Context) -> Option<(Question, Answer)> {
    let question = fields.required("question", context.findings);
    let question = question.and_then(|node| read_question(node, context));
    let node = fields.required("answer", context.findings);
    let answer = node.and_then(|node| answer::answer(node, context));
    let (question, answer) = (question?, answer?);
    if !answer::fits(&question, &answer) {
        let what = format!(
            "the question `{}` is not answered by {}",
            name_of(&question),
            answer::in_words(&answer)
        );
        let hint = format!("it takes {}", answer::taken_by(&question));
        context.findings.error(node?.at(), what).hint(hint);
        return None;
    }
    Some((question, answer))
}

/// `Target`, `Custom("id")`.
pub fn read_question(node: Node, context: &mut Context) -> Option<Question> {
    let names = Question::NAMED
        .iter()
        .map(|(name, _)| *name)
        .chain(["Custom"]);
    let findings = &mut *context.findings;
    let Some(variant) = node.variant() else {
        node.name_expected(names, findings);
        return None;
    };
    if variant.name != "Custom" {
        if Question::NAMED
            .iter()
            .any(|(name, _)| *name == variant.name)
        {
            return node.one_of(&Question::NAMED, findings);
        }
        node.unknown_name(variant.name, names, findings);
        return None;
    }
    if let Some(id) = variant.args.one() {
        return context
            .known
            .questions
            .find(id, findings)
            .map(Question::Custom);
    }
    findings
        .error(node.at(), "`Custom` takes the id of a question")
        .hint("as in `Custom(\"…\")`");
    None
}

fn name_of(question: &Question) -> &'static str {
    let named = Question::NAMED.iter().find(|(_, named)| named == question);
    named.map_or("Custom", |(name, _)| name)
}

/// `[Questions("id"), Answers("id")]`, on a claim that is called `own` itself.
fn read_links(node: Node, own: Option<&str>, context: &mut Context) -> Option<Vec<Link>> {
    let items = node.list(context.findings)?;
    let read: Vec<_> = items
        .into_iter()
        .map(|node| read_link(node, own, context))
        .collect();
    let links: Vec<Link> = read.into_iter().collect::<Option<_>>()?;
    let mut seen = BTreeSet::new();
    Some(
        links
            .into_iter()
            .filter(|link| seen.insert(link.clone()))
            .collect(),
    )
}

fn read_link(node: Node, own: Option<&str>, context: &mut Context) -> Option<Link> {
    let names = LinkKind::NAMED.iter().map(|(name, _)| *name);
    let findings = &mut *context.findings;
    let Some(variant) = node.variant() else {
        node.name_expected(names, findings);
        return None;
    };
    let Some((name, kind)) = LinkKind::NAMED
        .iter()
        .find(|(name, _)| *name == variant.name)
    else {
        node.unknown_name(variant.name, names, findings);
        return None;
    };
    let Some(id) = variant.args.one() else {
        match variant.args {
            Args::Values(_) => findings
                .error(node.at(), format!("`{name}` takes one id"))
                .hint("write one link for each claim"),
            _ => findings
                .error(node.at(), format!("`{name}` takes the id of a claim"))
                .hint(format!("as in `{name}(\"…\")`")),
        }
        return None;
    };
    let claim = context.known.claims.find(id, findings)?;
    if own == Some(claim.as_str()) {
        let what = format!("claim {} has a link to itself", quoted(claim.as_str()));
        findings
            .error(node.at(), what)
            .hint("name the other claim, or leave the link out");
        return None;
    }
    Some(Link { kind: *kind, claim })
}
