//! Claims, as values.

use std::collections::BTreeSet;

use crate::model::{
    Answer, Claim, Count, Harm, Link, LinkKind, Quantifier, Question, Scope, Sensitive, Stance,
};

use super::times;
use super::value::{Given, Value, made, name_of, text, texts, word};

/// A claim.
pub fn claim(claim: &Claim) -> Value<'_> {
    let said = &claim.statement;
    let links = (!claim.links.is_empty()).then(|| links(&claim.links));
    let credibility = claim.credibility.map(|grade| u32::from(grade.digit()));
    let words = Some(said.text.as_str()).filter(|words| !words.is_empty());
    Given::new()
        .with("id", text(claim.id.as_str()))
        .with("source", text(claim.source.as_str()))
        .and_text("speaker", &said.speaker)
        .and_text("role", &said.role)
        .and_text("venue", &said.venue)
        .and("said", said.said.as_ref().map(times::span))
        .with("scope", scope(&claim.scope))
        .with("question", question(&claim.question))
        .with("stance", word(&claim.stance, &Stance::NAMED))
        .and_text("condition", &said.condition)
        .with("answer", answer(&claim.answer))
        .and_text("hedge", &said.hedge)
        .and_text("as_called", &said.as_called)
        .with("document", text(said.document.as_str()))
        .with("text", words.map_or(Value::Nothing, text))
        .and_text("quote", &said.quote)
        .and("links", links)
        .and("credibility", credibility.map(Value::Whole))
        .and("sensitive", sensitive(&said.sensitive))
        .value()
}

fn links(links: &[Link]) -> Value<'_> {
    let links = links.iter().map(|link| {
        let name = name_of(&link.kind, &LinkKind::NAMED);
        Value::Variant(name, vec![text(link.claim.as_str())])
    });
    Value::List(links.collect())
}

fn sensitive(parts: &BTreeSet<Sensitive>) -> Option<Value<'static>> {
    let named = parts.iter().map(|part| word(part, &Sensitive::NAMED));
    (!parts.is_empty()).then(|| Value::List(named.collect()))
}

fn scope(scope: &Scope) -> Value<'_> {
    match scope {
        Scope::Campaign => Value::Word("Campaign"),
        Scope::Incident(id) => Value::Variant("Incident", vec![text(id.as_str())]),
        Scope::Places(ids) => match one_of(ids) {
            Some(id) => Value::Variant("Place", vec![text(id.as_str())]),
            None => Value::Variant("Places", vec![texts(ids.iter().map(|id| id.as_str()))]),
        },
    }
}

/// The one that there is.
fn one_of<T: Ord>(ids: &BTreeSet<T>) -> Option<&T> {
    ids.first().filter(|_| ids.len() == 1)
}

/// A question.
pub fn question(question: &Question) -> Value<'_> {
    match question {
        Question::Custom(id) => Value::Variant("Custom", vec![text(id.as_str())]),
        question => word(question, &Question::NAMED),
    }
}

fn answer(answer: &Answer) -> Value<'_> {
    match answer {
        Answer::By(quantifier, ids) => {
            let name = match quantifier {
                Quantifier::Some => "By",
                Quantifier::Mostly => "ByMostly",
                Quantifier::Only => "ByOnly",
                Quantifier::None => "ByNone",
            };
            Value::Variant(name, vec![one_or_more(ids.iter().map(|id| id.as_str()))])
        }
        Answer::Hit(quantifier, ids) => {
            let name = match quantifier {
                Quantifier::Some => "Hit",
                Quantifier::Mostly => "HitMostly",
                Quantifier::Only => "HitOnly",
                Quantifier::None => "HitNone",
            };
            Value::Variant(name, vec![one_or_more(ids.iter().map(|id| id.as_str()))])
        }
        Answer::Harm(harm) => self::harm(harm),
        Answer::Happened => Value::Word("Happened"),
        Answer::Present(ids) => {
            let ids = one_or_more(ids.iter().map(|id| id.as_str()));
            Value::Variant("Present", vec![ids])
        }
        Answer::Text(words) => Value::Variant("Text", vec![text(words)]),
    }
}

/// One id alone, several in a list.
fn one_or_more<'a>(ids: impl ExactSizeIterator<Item = &'a str> + Clone) -> Value<'a> {
    match (ids.len(), ids.clone().next()) {
        (1, Some(id)) => text(id),
        _ => texts(ids),
    }
}

fn harm(harm: &Harm) -> Value<'static> {
    match *harm {
        Harm {
            people: None,
            killed: Some(killed),
            children: None,
            injured: None,
        } => Value::Variant("Killed", vec![count(killed)]),
        Harm {
            people: None,
            killed: None,
            children: None,
            injured: Some(injured),
        } => Value::Variant("Injured", vec![count(injured)]),
        Harm {
            people,
            killed,
            children,
            injured,
        } => {
            let figures = Given::new()
                .and("people", people.map(count))
                .and("civilians", killed.map(count))
                .and("children", children.map(count))
                .and("injured", injured.map(count));
            Value::Variant("Killed", vec![figures.value()])
        }
    }
}

fn count(count: Count) -> Value<'static> {
    match (count.least(), count.most()) {
        (least, Some(most)) if least == most => Value::Whole(most),
        (0, Some(most)) => made(format!("at most {most}")),
        (least, Some(most)) => made(format!("{least}..{most}")),
        (least, None) => made(format!("at least {least}")),
    }
}
