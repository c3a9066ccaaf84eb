//! Claims: one source, one question, one scope, a stance and an answer.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Answer, ClaimId, DocumentId, IncidentId, PlaceId, QuestionId, SourceId, Span};

/// What one source says on one question about one scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Stable id within the case.
    pub id: ClaimId,
    /// Who makes the claim.
    pub source: SourceId,
    /// What it is about.
    pub scope: Scope,
    /// The question it answers.
    pub question: Question,
    /// What the source does with the answer.
    pub stance: Stance,
    /// The answer.
    pub answer: Answer,
    /// How it was said, and where that is written.
    pub statement: Statement,
    /// How it bears on other claims, as the document has it.
    pub links: Vec<Link>,
    /// How credible an analyst graded the claim, apart from its source.
    pub credibility: Option<Credibility>,
}

impl Claim {
    /// The claims that this one questions by name.
    pub fn questioned(&self) -> impl Iterator<Item = &ClaimId> {
        self.links
            .iter()
            .filter(|link| link.kind == LinkKind::Questions)
            .map(|link| &link.claim)
    }

    /// Whether the source commits itself: only then can the claim contradict another.
    #[must_use]
    pub fn is_committed(&self) -> bool {
        matches!(self.stance, Stance::Asserts | Stance::Denies)
    }
}

/// How a claim was worded, by whom, and in which document it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Our paraphrase.
    pub text: String,
    /// A few words of the source's own.
    pub quote: Option<String>,
    /// The words with which the source hedges; a hedge stays a hedge.
    pub hedge: Option<String>,
    /// The condition, for a conditional stance.
    pub condition: Option<String>,
    /// What the source calls those it speaks of, where that is no declared group.
    pub as_called: Option<String>,
    /// Who spoke for the source.
    pub speaker: Option<String>,
    /// The speaker's role, as the document gives it.
    pub role: Option<String>,
    /// Where it was said, with its preposition: "at the United Nations".
    pub venue: Option<String>,
    /// When it was said, apart from when that happened which it is about.
    pub said: Option<Span>,
    /// Where it is written.
    pub document: DocumentId,
    /// What of it a room must not learn.
    pub sensitive: BTreeSet<Sensitive>,
}

impl Statement {
    /// What `document` says in these words; nothing else is known of it.
    #[must_use]
    pub fn of(document: DocumentId, text: String) -> Self {
        Self {
            text,
            quote: None,
            hedge: None,
            condition: None,
            as_called: None,
            speaker: None,
            role: None,
            venue: None,
            said: None,
            document,
            sensitive: BTreeSet::new(),
        }
    }
}

/// What of a statement can be kept from a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sensitive {
    /// Who spoke.
    Speaker,
    /// In which role.
    Role,
    /// Where.
    Venue,
    /// In which words.
    Quote,
}

impl Sensitive {
    /// All of them with the name they have in case files.
    pub const NAMED: [(&'static str, Self); 4] = [
        ("Speaker", Self::Speaker),
        ("Role", Self::Role),
        ("Venue", Self::Venue),
        ("Quote", Self::Quote),
    ];
}

/// What a claim is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Every strike of the case.
    Campaign,
    /// One reported strike or wave of strikes.
    Incident(IncidentId),
    /// All that happened at these places, in the time of the case.
    Places(BTreeSet<PlaceId>),
}

/// What a claim answers, in the order in which questions are shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Question {
    /// Who or what was hit?
    Target,
    /// Were civilians harmed?
    CivilianHarm,
    /// Was a group there?
    Presence,
    /// What was damaged?
    Damage,
    /// Who struck?
    Attribution,
    /// Who was involved, where nobody says who of them struck?
    Involved,
    /// Did it happen?
    Occurrence,
    /// Was it right to strike?
    Legitimacy,
    /// Could it be verified?
    Verification,
    /// A question of the case's own.
    Custom(QuestionId),
}

impl Question {
    /// The built-in questions with the name they have in case files.
    pub const NAMED: [(&'static str, Self); 9] = [
        ("Attribution", Self::Attribution),
        ("Involved", Self::Involved),
        ("Target", Self::Target),
        ("CivilianHarm", Self::CivilianHarm),
        ("Occurrence", Self::Occurrence),
        ("Presence", Self::Presence),
        ("Damage", Self::Damage),
        ("Legitimacy", Self::Legitimacy),
        ("Verification", Self::Verification),
    ];
}

/// What a source does with an answer. Silence is not a stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stance {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Casts doubt, without denying.
    Doubts,
    /// Says it under a condition.
    Conditional,
    /// Says that it could not be verified.
    CannotVerify,
}

impl Stance {
    /// Every stance with the name it has in case files.
    pub const NAMED: [(&'static str, Self); 5] = [
        ("Asserts", Self::Asserts),
        ("Denies", Self::Denies),
        ("Doubts", Self::Doubts),
        ("Conditional", Self::Conditional),
        ("CannotVerify", Self::CannotVerify),
    ];
}

/// How one claim bears on another, as the document has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// How.
    pub kind: LinkKind,
    /// On which claim.
    pub claim: ClaimId,
}

/// How one claim bears on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// It answers the other.
    Answers,
    /// It passes the other on.
    Relays,
    /// It corrects the other.
    Corrects,
    /// It takes the other's place.
    Supersedes,
    /// It questions the other.
    Questions,
}

impl LinkKind {
    /// Every kind with the name it has in case files.
    pub const NAMED: [(&'static str, Self); 5] = [
        ("Answers", Self::Answers),
        ("Relays", Self::Relays),
        ("Corrects", Self::Corrects),
        ("Supersedes", Self::Supersedes),
        ("Questions", Self::Questions),
    ];
}

/// Credibility of a claim on the Admiralty scale (NATO AJP-2.1): 1 confirmed by others, 2 probably
/// true, 3 possibly true, 4 doubtful, 5 improbable, 6 truth cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Credibility(u8);

impl Credibility {
    /// Every grade, from 1 to 6.
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// The grade for a digit from 1 to 6.
    #[must_use]
    pub fn from_digit(digit: u8) -> Option<Self> {
        (1..=6).contains(&digit).then_some(Self(digit))
    }

    /// The digit, 1 to 6.
    #[must_use]
    pub fn digit(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Credibility {
    type Error = &'static str;

    fn try_from(digit: u8) -> Result<Self, Self::Error> {
        Self::from_digit(digit).ok_or("a claim's credibility is a digit from 1 to 6")
    }
}

impl From<Credibility> for u8 {
    fn from(credibility: Credibility) -> Self {
        credibility.0
    }
}
