//! Claims as plain text with their citation, for the clipboard; notes apart from them.

use std::fmt::Write as _;

use crate::model::{About, Case, Claim, Note, Subject};
use crate::query::{Contest, Dossier, Excerpt, OriginalRow};

use super::super::notes::Notes;
use super::super::words;
use super::known::subjects_of_notes;
use super::telling::{position, told, who};
use super::{claims_of, nothing_said};

/// One claim as text: who says what of what, in which words, and where it is written; also in which `row` of
/// which file, where it was imported.
#[must_use]
pub fn cited(case: &Case, contest: &Contest, claim: &Claim, row: Option<&OriginalRow>) -> String {
    let mut text = format!("{} – {}.\n", who(case, claim), position(case, claim));
    for line in told(case, contest, claim) {
        text.push_str(line.words());
        text.push('\n');
    }
    let document = case.document(&claim.statement.document);
    for link in [&document.link, &document.archive].into_iter().flatten() {
        text.push_str(link);
        text.push('\n');
    }
    if let Some(row) = row {
        text.push_str(&row.place());
        text.push('\n');
    }
    text
}

/// Every claim of `dossier` as text, under the name of its subject; then what analysts noted of any
/// of it, under a heading of its own. Claims of `excerpt`, where they are of an archive, with their rows.
#[must_use]
pub fn all_cited(
    case: &Case,
    contest: &Contest,
    excerpt: Option<&Excerpt>,
    subject: &Subject,
    dossier: &Dossier,
) -> String {
    let mut text = format!("{}\n{}\n", subject.name(case), case.title);
    for (_, words) in words::standing(dossier.standing) {
        let _ = writeln!(text, "{words}");
    }
    if dossier.sections.is_empty() {
        let _ = writeln!(text, "{}", nothing_said(excerpt));
    }
    for claim in claims_of(dossier) {
        let row = excerpt.and_then(|excerpt| excerpt.row_of(claim));
        let _ = write!(text, "\n{}", cited(case, contest, claim, row));
    }
    let notes = Notes::of(case);
    let noted: Vec<&Note> = abouts(case, subject, dossier)
        .flat_map(|about| {
            notes
                .about(&about)
                .iter()
                .map(|(_, note)| &**note)
                .collect::<Vec<_>>()
        })
        .collect();
    if !noted.is_empty() {
        text.push_str("\nNotes by analysts, which are no claims\n");
    }
    for note in noted {
        let (signature, about) = (words::signature(note), words::about(case, &note.about));
        let _ = writeln!(text, "\n{signature}, on {about}:\n{}", note.text);
    }
    text
}

/// All that a note that stands in `dossier` can be about.
pub(super) fn abouts<'a>(
    case: &'a Case,
    subject: &'a Subject,
    dossier: &'a Dossier,
) -> impl Iterator<Item = About> + 'a {
    let questions = dossier.sections.iter();
    let questions = questions.map(|section| About::Question(section.question.clone()));
    let claims = claims_of(dossier).into_iter();
    subjects_of_notes(case, subject)
        .chain(questions)
        .chain(claims.map(|claim| About::Claim(claim.id.clone())))
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
        let text = cited(&case, &Contest::of(&case), &claim, None);
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
