//! Scenes: what a briefing shows, one after another.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Annotation, Case, Look, Question, SceneId, ThemeName};

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
    /// The colours in which the room sees it; the Projector's where there are none.
    #[serde(default)]
    pub theme: Option<ThemeName>,
    /// What lies beneath the claims; whichever map is shown where there is nothing.
    #[serde(default)]
    pub base_map: Option<MapChoice>,
    /// What is drawn above the map, the lowest first.
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    /// What is selected and shown, and from where. What it names may be gone from the case.
    pub look: Look,
}

/// A map to lie beneath the claims of a scene. A case goes from hand to hand: it says neither where on
/// a disk a map lies, nor that a server may be asked for one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MapChoice {
    /// The built-in map alone.
    BuiltIn,
    /// The map in the file of this name, if the program knows one; the name has no folder.
    File(String),
    /// The online map of this id, if its user has allowed it.
    Online(String),
}

impl Scene {
    /// A scene that shows `look` and says no more than its title.
    #[must_use]
    pub fn new(id: SceneId, title: impl Into<String>, look: Look) -> Self {
        Self {
            id,
            title: title.into(),
            line: None,
            notes: None,
            question: None,
            theme: None,
            base_map: None,
            annotations: Vec::new(),
            look,
        }
    }

    /// The scenes of `case` with this in place of the one that has its id.
    #[must_use]
    pub fn among(self, case: &Case) -> Arc<[Arc<Self>]> {
        let scene = Arc::new(self);
        let scenes = case.scenes.iter().map(|known| {
            let is_it = known.id == scene.id;
            Arc::clone(if is_it { &scene } else { known })
        });
        scenes.collect()
    }

    /// Whether no text of it is blank, and nothing that is drawn lacks corners.
    fn is_filled(&self) -> bool {
        let texts = [Some(self.id.as_str()), Some(&self.title)];
        let others = [self.line.as_deref(), self.notes.as_deref()];
        let drawn = self.annotations.iter().map(Annotation::text);
        let mut given = texts.into_iter().chain(others).chain(drawn).flatten();
        let mut drawn = self.annotations.iter();
        given.all(|text| !text.trim().is_empty()) && drawn.all(Annotation::has_its_corners)
    }

    /// Whether `case` can have `scenes`: no text is blank, nothing drawn lacks corners, no two have one
    /// id, and the case has the questions that they ask.
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
