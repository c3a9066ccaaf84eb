//! Claims as plain text with their citation, for the clipboard.

use std::fmt::Write as _;

use crate::model::{Case, Claim};
use crate::query::{Contest, Dossier, Subject};

use super::super::words;
use super::claims_of;
use super::telling::{Line, position, told, who};

/// One claim as text: who says what of what, in which words, and where it is written.
#[must_use]
pub fn cited(case: &Case, contest: &Contest, claim: &Claim) -> String {
    let mut text = format!("{} – {}.\n", who(case, claim), position(case, claim));
    for line in told(case, contest, claim) {
        let (Line::Said(line) | Line::Aside(line)) = line;
        text.push_str(&line);
        text.push('\n');
    }
    let document = case.document(&claim.statement.document);
    for link in [&document.link, &document.archive].into_iter().flatten() {
        text.push_str(link);
        text.push('\n');
    }
    text
}

/// Every claim of `dossier` as text, under the name of its subject.
#[must_use]
pub fn all_cited(case: &Case, contest: &Contest, subject: &Subject, dossier: &Dossier) -> String {
    let mut text = format!("{}\n{}\n", subject.name(case), case.title);
    for (_, words) in words::standing(dossier.standing) {
        let _ = writeln!(text, "{words}");
    }
    for claim in claims_of(dossier) {
        let _ = write!(text, "\n{}", cited(case, contest, claim));
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
        let text = cited(&case, &Contest::of(&case), &claim);
        for part in [
            "snc, A speaker – asserts: 36 civilians killed.",
            "One figure for four areas together; three of them are not named.",
            "Hedged: “reportedly”.",
            "day not stated, 30 September – 1 October 2015",
            "document, publisher not given, date not given.",
        ] {
            assert!(text.contains(part), "{part:?} is missing from:\n{text}");
        }
    }
}
