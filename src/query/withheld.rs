//! Withheld: a case as a room may see it, in which what is marked sensitive stands nowhere by name.
//!
//! What is withheld is taken out of the case itself, before anything is drawn or written of it: who
//! draws cannot forget to. Ids stay, and none is ever shown. Names of places stay as well: the map has
//! them anyway.

mod names;
mod texts;

use std::sync::Arc;

use crate::model::{Case, Claim, Document, Sensitive, Source};

use self::names::Names;
use self::texts::{each_text, each_text_of_claim};

/// What a room reads instead of a source's name.
const SOURCE: &str = "a source known to us";
/// What it reads instead of a document's title.
const DOCUMENT: &str = "a document known to us";

/// `case` as a room may see it; `None` where nothing in it is sensitive.
#[must_use]
pub fn withheld(case: &Case) -> Option<Case> {
    let names = Names::in_case(case);
    let has_fields = case.claims.iter().any(|claim| is_withheld(case, claim));
    if names.is_empty() && !has_fields {
        return None;
    }
    let mut seen = case.clone();
    let claims = case.claims.iter().map(|claim| {
        let mut seen = claim.clone();
        if is_withheld(case, claim) {
            without_fields(&mut seen, case.source(&claim.source).is_sensitive);
        }
        each_text_of_claim(&mut seen, |text| names.take_out_of(text));
        seen
    });
    seen.claims = claims.collect::<Arc<[Claim]>>();
    each_text(&mut seen, |text| names.take_out_of(text));
    let sources = seen.sources.values_mut();
    sources
        .filter(|source| source.is_sensitive)
        .for_each(unnamed);
    let documents = seen.documents.values_mut();
    let documents = documents.filter(|document| document.is_sensitive);
    documents.for_each(untitled);
    Some(seen)
}

/// Takes what a room must not read out of texts that stand in no case, such as the words of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld(Names);

impl Withheld {
    /// What is withheld of `case`.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        Self(Names::in_case(case))
    }

    /// `text` as a room may read it.
    #[must_use]
    pub fn taken_out_of(&self, text: &str) -> String {
        let mut seen = text.to_owned();
        self.0.take_out_of(&mut seen);
        seen
    }
}

fn is_withheld(case: &Case, claim: &Claim) -> bool {
    case.source(&claim.source).is_sensitive || !claim.statement.sensitive.is_empty()
}

/// Who spoke for a sensitive source, in which role and where, gives it away; its words are its own.
fn without_fields(claim: &mut Claim, is_of_sensitive: bool) {
    let said = &mut claim.statement;
    let fields = [
        (Sensitive::Speaker, &mut said.speaker),
        (Sensitive::Role, &mut said.role),
        (Sensitive::Venue, &mut said.venue),
    ];
    for (field, text) in fields {
        if is_of_sensitive || said.sensitive.contains(&field) {
            *text = None;
        }
    }
    if said.sensitive.contains(&Sensitive::Quote) {
        said.quote = None;
    }
}

fn unnamed(source: &mut Source) {
    source.name = capitalised(SOURCE);
    source.short = None;
    source.note = None;
}

fn untitled(document: &mut Document) {
    *document = Document {
        title: capitalised(DOCUMENT),
        publisher: None,
        published: None,
        link: None,
        archive: None,
        is_sensitive: true,
    };
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests;
