//! Scenes: what a briefing shows, one after another.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Case, Look, Question, SceneId};

/// A look at a case, with what is said of it when it is projected.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scene {
    /// Its id; no other scene of the case has it.
    pub id: SceneId,
    /// The title in the band; never blank.
    pub title: String,
    /// One line beneath the title; never blank.
    pub line: Option<String>,
    /// What the speaker wants to be reminded of, never blank; the room does not see it.
    pub notes: Option<String>,
    /// The question whose answers are shown to the room; all of them where there is none.
    pub question: Option<Question>,
    /// What is selected and shown, and from where. What it names may be gone from the case.
    pub look: Look,
}

impl Scene {
    /// Whether no text of it is blank.
    fn is_filled(&self) -> bool {
        let texts = [Some(self.id.as_str()), Some(&self.title)];
        let others = [self.line.as_deref(), self.notes.as_deref()];
        let mut given = texts.into_iter().chain(others).flatten();
        given.all(|text| !text.trim().is_empty())
    }

    /// Whether `case` can have `scenes`: no text is blank, no two have one id, and the case has the
    /// questions that they ask.
    #[must_use]
    pub fn are_sound_in(case: &Case, scenes: &[Arc<Self>]) -> bool {
        let mut ids = BTreeSet::new();
        let is_known = |question: &Option<Question>| match question {
            Some(Question::Custom(id)) => case.questions.contains_key(id),
            _ => true,
        };
        let mut scenes = scenes.iter();
        scenes.all(|scene| scene.is_filled() && is_known(&scene.question) && ids.insert(&scene.id))
    }
}
