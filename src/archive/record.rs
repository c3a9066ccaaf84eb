//! Records: what a reader has understood of one row.

use std::borrow::Cow;

use crate::model::{Ground, Harm, Precision, Quantifier, Question, SourceKind, Stance, When};

/// One row of an archive: an incident, and what is claimed of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<'a> {
    /// What the data set calls it; where it has no name for it, what tells it apart from all others.
    pub id: Cow<'a, str>,
    /// Title as shown.
    pub title: Cow<'a, str>,
    /// Where it was.
    pub site: Site<'a>,
    /// When it was.
    pub when: Option<When>,
    /// How precisely that is known, in the words of the data set; empty when it does not say.
    pub timing: Cow<'a, str>,
    /// What it was taken from, as the row lists it; empty when it does not say.
    pub documents: Cow<'a, str>,
    /// What is claimed.
    pub claims: Vec<Told<'a>>,
}

/// Where a record was.
#[derive(Debug, Clone, PartialEq)]
pub struct Site<'a> {
    /// Name as shown; empty when the row gives none.
    pub name: Cow<'a, str>,
    /// Where the row puts it; `None` when it does not.
    pub at: Option<Ground>,
    /// Whether that is only somewhere near, to an extent that nobody states.
    pub is_around: bool,
    /// How precisely it is known.
    pub precision: Precision,
    /// The same in the words of the data set; empty when it does not say.
    pub known: Cow<'a, str>,
}

/// One claim of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<'a> {
    /// Who makes it.
    pub source: Claimant<'a>,
    /// On which question.
    pub question: Question,
    /// In which stance.
    pub stance: Stance,
    /// With which answer.
    pub answer: Reply<'a>,
    /// What the row says, in its own words. Not kept: it is read again when somebody looks.
    pub text: Cow<'a, str>,
}

/// Who makes a claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Claimant<'a> {
    /// Name as shown.
    pub name: Cow<'a, str>,
    /// What kind of body it is.
    pub kind: SourceKind,
}

/// An answer whose parties and groups are told by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply<'a> {
    /// Who struck.
    By(Quantifier, Vec<Cow<'a, str>>),
    /// Who was hit.
    Hit(Quantifier, Vec<Cow<'a, str>>),
    /// How many were harmed.
    Harm(Harm),
    /// That it happened.
    Happened,
    /// In words.
    Text(Cow<'a, str>),
}

impl Record<'_> {
    /// The same without what it was read from.
    #[must_use]
    pub fn into_owned(self) -> Record<'static> {
        fn owned(text: Cow<str>) -> Cow<'static, str> {
            Cow::Owned(text.into_owned())
        }
        Record {
            id: owned(self.id),
            title: owned(self.title),
            site: Site {
                name: owned(self.site.name),
                at: self.site.at,
                is_around: self.site.is_around,
                precision: self.site.precision,
                known: owned(self.site.known),
            },
            timing: owned(self.timing),
            documents: owned(self.documents),
            claims: self.claims.into_iter().map(Told::into_owned).collect(),
            when: self.when,
        }
    }
}

impl Told<'_> {
    fn into_owned(self) -> Told<'static> {
        Told {
            source: Claimant {
                name: Cow::Owned(self.source.name.into_owned()),
                kind: self.source.kind,
            },
            question: self.question,
            stance: self.stance,
            answer: self.answer.into_owned(),
            text: Cow::Owned(self.text.into_owned()),
        }
    }
}

impl Reply<'_> {
    /// The same without what it was read from.
    #[must_use]
    pub fn into_owned(self) -> Reply<'static> {
        let owned = |names: Vec<Cow<str>>| {
            let names = names.into_iter();
            names.map(|name| Cow::Owned(name.into_owned())).collect()
        };
        match self {
            Self::By(quantifier, names) => Reply::By(quantifier, owned(names)),
            Self::Hit(quantifier, names) => Reply::Hit(quantifier, owned(names)),
            Self::Harm(harm) => Reply::Harm(harm),
            Self::Happened => Reply::Happened,
            Self::Text(text) => Reply::Text(Cow::Owned(text.into_owned())),
        }
    }
}

/// Where in its file a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    /// How many bytes of the text come before it.
    pub offset: u64,
    /// Which row it is, counted from 1 after the header.
    pub number: u32,
    /// The line on which it begins, counted from 1.
    pub line: u32,
    /// What tells whether it is still the same row.
    pub fingerprint: u32,
}
