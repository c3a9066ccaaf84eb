//! Notices: what the user is told, once, in words.

use serde::{Deserialize, Serialize};

/// Something that happened which the user should know of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How serious it is.
    pub kind: NoticeKind,
    /// What happened and what was kept, in one sentence.
    pub text: String,
    /// The particulars, a line each.
    pub details: Vec<String>,
}

impl Notice {
    /// A notice of one sentence.
    #[must_use]
    pub fn new(kind: NoticeKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            details: Vec::new(),
        }
    }
}

/// How serious a notice is, the least serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NoticeKind {
    /// Good to know.
    Note,
    /// Something was not as it should be, and the program went on.
    Warning,
    /// What was asked for could not be done.
    Problem,
}
