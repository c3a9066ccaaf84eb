//! A claim told in lines: the same for its card and for the clipboard.

use crate::model::{Case, Claim, ClaimId, Scope, Sensitive};
use crate::query::{Contest, Links, Relation};

use super::super::words;
use super::position::speaker;

/// How many claims that contradict one, or may, are told with it one by one.
const MOST_RIVALS: usize = 50;
/// What a claim does to another.
const CONTRADICTS: &str = "Contradicts";
const MAY_CONTRADICT: &str = "May contradict";

/// A line about a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What is said: our paraphrase, or the source's own words.
    Said(String),
    /// What must be known to read it rightly.
    Aside(String),
    /// Another claim on which it bears, or which bears on it.
    Linked(String, ClaimId),
    /// Another claim that contradicts it, or may.
    Rival(String, ClaimId, Relation),
}

impl Line {
    /// What it says.
    pub fn words(&self) -> &str {
        match self {
            Self::Said(words)
            | Self::Aside(words)
            | Self::Linked(words, _)
            | Self::Rival(words, ..) => words,
        }
    }
}

/// Who says it: the source, who spoke for it and where, in which role.
pub fn who(case: &Case, claim: &Claim) -> String {
    let name = Some(case.source(&claim.source).name.clone());
    let parts = [name, speaker(claim), claim.statement.role.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// What the source does with which answer: "denies: Civilians killed".
pub fn position(case: &Case, claim: &Claim) -> String {
    let answer = words::answer(case, &claim.answer);
    format!("{}: {answer}", words::stance(claim.stance))
}

/// What is said and all that belongs to it, but for who says it.
pub fn told(case: &Case, contest: &Contest, claim: &Claim) -> Vec<Line> {
    let said = &claim.statement;
    let quote = said.quote.iter().map(|quote| format!("“{quote}”"));
    let spoken = std::iter::once(said.text.clone()).chain(quote);
    let asides = [
        words::together(case, claim),
        said.hedge
            .as_ref()
            .map(|hedge| format!("Hedged: “{hedge}”.")),
        said.condition
            .as_ref()
            .map(|condition| format!("On the condition: {condition}.")),
        said.as_called
            .as_ref()
            .map(|called| format!("In the document’s words: “{called}”.")),
        Some(format!("About: {}.", about(case, &claim.scope))),
        Some(said.said.map_or_else(
            || "Date of the statement not given.".to_owned(),
            |span| format!("Said on {span}."),
        )),
        Some(format!(
            "{}.",
            words::document(case.document(&said.document))
        )),
        kept_from_rooms(case, claim),
        grade(case, claim),
    ];
    spoken
        .map(Line::Said)
        .chain(asides.into_iter().flatten().map(Line::Aside))
        .chain(links(case, contest, claim))
        .chain(rivals(case, contest, claim))
        .collect()
}

/// What the claim is about, with its time and how far that is known.
fn about(case: &Case, scope: &Scope) -> String {
    let short = words::scope(case, scope);
    match scope {
        Scope::Incident(id) => format!("{short}, {}", words::when(case.incident(id))),
        Scope::Campaign => format!("{short} ({}, {})", case.campaign.title, case.campaign.span),
        Scope::Places(_) => short,
    }
}

/// What of it a room does not learn.
fn kept_from_rooms(case: &Case, claim: &Claim) -> Option<String> {
    let is_of = case.source(&claim.source).is_sensitive;
    let is_in = case.document(&claim.statement.document).is_sensitive;
    let whole = [(is_of, "source"), (is_in, "document")];
    let whole = whole.into_iter().filter(|(is_sensitive, _)| *is_sensitive);
    let fields = claim.statement.sensitive.iter().map(|field| match field {
        Sensitive::Speaker => "speaker",
        Sensitive::Role => "role",
        Sensitive::Venue => "venue",
        Sensitive::Quote => "quote",
    });
    let what: Vec<&str> = whole.map(|(_, what)| what).chain(fields).collect();
    (!what.is_empty()).then(|| format!("Withheld when presented: {}.", words::listed(what)))
}

/// The Admiralty grade, the source's letter and the claim's digit kept apart.
fn grade(case: &Case, claim: &Claim) -> Option<String> {
    let letter = case.source(&claim.source).reliability;
    let digit = claim.credibility;
    (letter.is_some() || digit.is_some()).then(|| {
        let none = || "not graded".to_owned();
        format!(
            "Graded by the analyst: source {}, claim {}.",
            letter.map_or_else(none, |letter| format!("{letter:?}")),
            digit.map_or_else(none, |digit| digit.digit().to_string()),
        )
    })
}

fn links<'a>(
    case: &'a Case,
    contest: &'a Contest,
    claim: &'a Claim,
) -> impl Iterator<Item = Line> + 'a {
    claim.links.iter().filter_map(|link| {
        let verb = words::capitalised(words::link(link.kind));
        let named = named(case, contest.claim(case, &link.claim)?);
        Some(Line::Linked(format!("{verb} {named}."), link.claim.clone()))
    })
}

/// What bears on the claim, as its card tells it: "Answered by …".
pub fn linked<'a>(
    case: &'a Case,
    links: &Links,
    claim: &Claim,
) -> impl Iterator<Item = Line> + use<'a> {
    let linking: Vec<_> = links.to(case, &claim.id).collect();
    linking.into_iter().map(|(linking, kind)| {
        let how = words::capitalised(words::linked(kind));
        let words = format!("{how} {}.", named(case, linking));
        Line::Linked(words, linking.id.clone())
    })
}

/// The claims that compete with `claim`, as many of each kind as anybody reads, and how many more there
/// are.
fn rivals(case: &Case, contest: &Contest, claim: &Claim) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut contradict, mut may) = (0, 0);
    for (rival, relation) in contest.rivals_in(case, &claim.id) {
        let (verb, told) = match relation {
            Relation::Contradicts => (CONTRADICTS, &mut contradict),
            Relation::InTension => (MAY_CONTRADICT, &mut may),
            Relation::None => continue,
        };
        *told += 1;
        if *told <= MOST_RIVALS {
            let scope = words::scope(case, &rival.scope);
            let words = format!("{verb} {}; {scope}.", named(case, rival));
            lines.push(Line::Rival(words, rival.id.clone(), relation));
        }
    }
    for (verb, all) in [(CONTRADICTS, contradict), (MAY_CONTRADICT, may)] {
        if all > MOST_RIVALS {
            let more = words::counted(all - MOST_RIVALS, "other claim");
            lines.push(Line::Aside(format!("{verb} {more}.")));
        }
    }
    lines
}

/// Another claim in short: its source, what that does with which answer, and when it said so.
fn named(case: &Case, claim: &Claim) -> String {
    let source = case.source(&claim.source).short_name();
    let said = claim.statement.said.map(|said| format!(", {said}"));
    let position = position(case, claim);
    format!("{source} ({position}{})", said.unwrap_or_default())
}
