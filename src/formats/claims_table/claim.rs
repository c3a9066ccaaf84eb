//! A row as a claim.

use std::collections::BTreeSet;

use crate::formats::findings::Findings;
use crate::model::{
    Claim, Credibility, DocumentId, Link, LinkKind, Question, Scope, Sensitive, Stance, Statement,
};

use super::answer::answer;
use super::cells::Line;
use super::declared::{DOCUMENT, Declared, SOURCE};

/// The claim that `line` makes; what it refers to is `declared`.
pub(super) fn claim(
    line: &Line,
    declared: &mut Declared,
    findings: &mut Findings,
) -> Option<Claim> {
    declared.case_of(line, findings);
    let id = line.required("claim_id", findings);
    let source = declared.source(line, findings);
    let scope = scope(line, declared, findings);
    let question = question(line, declared, findings);
    let stance = line.required("stance", findings);
    let stance = stance.and_then(|_| line.one_of("stance", &Stance::NAMED, findings));
    let answer = answer(line, declared, findings);
    let document = declared.document(line, findings);
    Some(Claim {
        id: id?.as_str().into(),
        source: source?,
        scope: scope?,
        question: question?,
        stance: stance?,
        answer: answer?,
        statement: statement(line, document?, findings),
        links: links(line, findings),
        credibility: credibility(line, findings),
    })
}

fn scope(line: &Line, declared: &mut Declared, findings: &mut Findings) -> Option<Scope> {
    let places = declared.places(line, findings);
    match line.required("scope", findings)?.as_str() {
        "Campaign" => Some(Scope::Campaign),
        "Incident" => declared
            .incident(line, places, findings)
            .map(Scope::Incident),
        "Places" => Some(Scope::Places(places.into_iter().collect())),
        other => {
            let what = format!("scope is {other:?}, and none of Campaign, Incident, Places");
            findings.error(line.at(), what);
            None
        }
    }
}

/// A built-in question by its name, or one of the case's own by its id.
fn question(line: &Line, declared: &mut Declared, findings: &mut Findings) -> Option<Question> {
    let name = line.required("question", findings)?;
    let known = Question::NAMED.iter().find(|(known, _)| *known == name);
    Some(match known {
        Some((_, question)) => question.clone(),
        None => Question::Custom(declared.question(&name, line, findings)?),
    })
}

fn statement(line: &Line, document: DocumentId, findings: &mut Findings) -> Statement {
    Statement {
        quote: line.text("quote"),
        hedge: line.text("hedge"),
        condition: line.text("condition"),
        as_called: line.text("as_called"),
        speaker: line.text("speaker"),
        role: line.text("speaker_role"),
        venue: line.text("venue"),
        said: line.span(["said_first", "said_last"], findings),
        sensitive: sensitive(line, findings),
        ..Statement::of(document, line.text("text").unwrap_or_default())
    }
}

/// What of the statement a room must not learn; what is said there of source and document is read with these.
fn sensitive(line: &Line, findings: &mut Findings) -> BTreeSet<Sensitive> {
    let mut fields = BTreeSet::new();
    for name in line.list("sensitive") {
        let found = Sensitive::NAMED.iter().find(|(known, _)| *known == name);
        match found {
            Some((_, field)) => {
                fields.insert(*field);
            }
            None if [SOURCE, DOCUMENT].contains(&name.as_str()) => {}
            None => {
                let what = format!("sensitive has {name:?}, which nothing is called");
                findings.error(line.at(), what);
            }
        }
    }
    fields
}

/// Each as a kind of link and the claim on which it bears.
fn links(line: &Line, findings: &mut Findings) -> Vec<Link> {
    let link = |text: String| {
        let (kind, claim) = text.split_once(' ')?;
        let (_, kind) = LinkKind::NAMED.iter().find(|(name, _)| *name == kind)?;
        Some(Link {
            kind: *kind,
            claim: claim.into(),
        })
    };
    let listed = line.list("bears_on");
    let links = listed.into_iter().filter_map(|text| {
        let found = link(text.clone());
        if found.is_none() {
            let what =
                format!("bears_on has {text:?}; write it as in \"Answers\" and the id of a claim");
            findings.error(line.at(), what);
        }
        found
    });
    links.collect()
}

fn credibility(line: &Line, findings: &mut Findings) -> Option<Credibility> {
    let digit = line.number("claim_grade", findings)?;
    let grade = Credibility::from_digit(digit);
    if grade.is_none() {
        findings.error(
            line.at(),
            format!("claim_grade is {digit}; it takes 1 to 6"),
        );
    }
    grade
}
