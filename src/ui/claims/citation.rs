//! Claims as plain text with their citation, for the clipboard.

use std::fmt::Write as _;

use crate::model::{Case, Claim, Scope};
use crate::query::{Dossier, Subject};

use super::super::words;
use super::claims_of;
use super::position::speaker;

/// One claim as text: who says what of what, in which words, and where it is written.
#[must_use]
pub fn cited(case: &Case, claim: &Claim) -> String {
    let said = &claim.statement;
    let source = &case.source(&claim.source).name;
    let by = [speaker(claim), said.role.clone()];
    let by = by.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut text = source.clone();
    if !by.is_empty() {
        let _ = write!(text, " ({by})");
    }
    let _ = writeln!(
        text,
        " {}: {}.",
        words::stance(claim.stance),
        words::answer(case, &claim.answer)
    );
    let _ = writeln!(text, "About: {}.", about(case, &claim.scope));
    let mut line = |line: Option<String>| {
        if let Some(line) = line {
            let _ = writeln!(text, "{line}");
        }
    };
    line(words::together(case, claim));
    line(
        said.hedge
            .as_ref()
            .map(|hedge| format!("Hedged: “{hedge}”.")),
    );
    line(
        said.condition
            .as_ref()
            .map(|condition| format!("On the condition: {condition}.")),
    );
    line(
        said.as_called
            .as_ref()
            .map(|called| format!("In the words “{called}”.")),
    );
    line(said.quote.as_ref().map(|quote| format!("Quote: “{quote}”")));
    line(Some(format!("Paraphrase: {}", said.text)));
    let document = case.document(&said.document);
    line(Some(format!("Document: {}.", words::document(document))));
    line(document.link.clone());
    line(
        document
            .archive
            .as_ref()
            .map(|link| format!("Archived: {link}")),
    );
    text
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

/// Every claim of `dossier` as text, under the name of its subject.
#[must_use]
pub fn all_cited(case: &Case, subject: &Subject, dossier: &Dossier) -> String {
    let mut text = format!("{}\n{}\n", subject.name(case), case.title);
    for (_, words) in words::standing(dossier.standing) {
        let _ = writeln!(text, "{words}");
    }
    for claim in claims_of(dossier) {
        let _ = write!(text, "\n{}", cited(case, claim));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::{CaseBuilder, asserts_killed, incident};

    #[test]
    fn a_copied_claim_keeps_its_scope_its_hedge_and_its_document() {
        let mut claim = asserts_killed("a", "snc", incident("four"), 36);
        claim.statement.hedge = Some("reportedly".into());
        claim.statement.speaker = Some("A speaker".into());
        let case = CaseBuilder::new()
            .town("talbiseh", 36.73, 34.84)
            .unnamed("four", &["talbiseh"], 3)
            .claims([claim.clone()])
            .build();
        let text = cited(&case, &claim);
        for part in [
            "snc (A speaker) asserts: 36 civilians killed.",
            "One figure for four areas together; three of them are not named.",
            "Hedged: “reportedly”.",
            "day not stated, 30 September – 1 October 2015",
            "Document: document, publisher not given, date not given.",
        ] {
            assert!(text.contains(part), "{part:?} is missing from:\n{text}");
        }
    }
}
