//! Copying a view as a link, and opening one: in the case it is of, or in another.

use std::sync::Arc;

use crate::model::{Area, Case, Filter, Question, SceneId, Subject};

use super::link::{self, LinkError};
use super::{Dialog, Effect, Look, Notice, NoticeKind, State};

impl State {
    /// Puts the present view on the clipboard as a link.
    pub(super) fn copy_view(&mut self) -> Vec<Effect> {
        // Nobody else has an archive by the name under which it is open here.
        match link::written(&self.look_at_case()) {
            Ok(link) => vec![Effect::CopyView(link)],
            Err(error) => {
                self.refuse_link(&error);
                Vec::new()
            }
        }
    }

    /// Asks for a link, and for what lies on the clipboard: it may be one.
    pub(super) fn paste_view(&mut self) -> Vec<Effect> {
        self.show(Some(Dialog::ViewLink));
        vec![Effect::Paste]
    }

    /// Looks at the case as the link in `text` says, as far as the case has what it names. This is
    /// one step to go back from, unless the case has only just been opened.
    pub(super) fn open_view(&mut self, text: &str) -> Vec<Effect> {
        let look = match link::read(text) {
            Ok(look) => look,
            Err(error) => {
                self.refuse_link(&error);
                return Vec::new();
            }
        };
        if self.view.dialog == Some(Dialog::ViewLink) {
            self.show(None);
        }
        let is_at_rest = self.view.standpoint.is_some();
        let text = "The view was opened without what this case does not have: the link may be of \
                    another case.";
        let (effects, is_whole) = self.look_as_far_as_possible(look, text.to_owned());
        if is_whole && is_at_rest {
            let text = "The view of the link is shown.";
            self.notify(Notice::new(NoticeKind::Note, text));
        }
        effects
    }

    /// Looks at the case as the scene called `id` has it, as far as the case still has what that
    /// names. This is one step to go back from.
    pub(super) fn show_scene(&mut self, id: &SceneId) -> Vec<Effect> {
        let mut scenes = self.document.case().scenes.iter();
        let Some(scene) = scenes.find(|scene| scene.id == *id).map(Arc::clone) else {
            return Vec::new();
        };
        self.view.scene = Some(scene.id.clone());
        self.lay_map_of_scene();
        let text = format!(
            "The scene “{}” is shown without what the case no longer has.",
            scene.title
        );
        let (effects, _) = self.look_as_far_as_possible(scene.look.clone(), text);
        effects
    }

    /// Looks at the case like `look`, as far as the case has what it names; `told` is said, with what
    /// is missing, where it does not. Also whether it has all.
    fn look_as_far_as_possible(&mut self, look: Look, told: String) -> (Vec<Effect>, bool) {
        let (look, missing) = fitted(look, self.document.case());
        let before = Look::of(&self.view);
        let is_at_rest = before.standpoint.is_some();
        let is_whole = missing.is_empty();
        if !is_whole {
            self.notify(Notice {
                kind: NoticeKind::Problem,
                text: told,
                details: missing,
            });
        }
        let look = Look {
            standpoint: look.standpoint.or(before.standpoint),
            ..look
        };
        if is_at_rest && before != look {
            self.looks.leave(before);
        }
        (self.look_like(look), is_whole)
    }

    fn refuse_link(&mut self, error: &LinkError) {
        let text = format!("No view was opened or copied: {error}.");
        self.notify(Notice::new(NoticeKind::Problem, text));
    }
}

/// `look` as far as it can be in `case`, and what was left out, in words.
#[must_use]
pub fn fitted(mut look: Look, case: &Case) -> (Look, Vec<String>) {
    let mut missing = Vec::new();
    let gone = look.selected.take_if(|subject| !subject.exists_in(case));
    missing.extend(gone.map(|subject| match subject {
        Subject::Place(id) => format!(
            "No place has the id {id:?}: nothing is selected.",
            id = id.as_str()
        ),
        Subject::Incident(id) => {
            format!(
                "No incident has the id {id:?}: nothing is selected.",
                id = id.as_str()
            )
        }
        Subject::Campaign => "Nothing is selected.".to_owned(),
    }));
    missing.extend(without_strangers(&mut look.filter, case));
    let sound = look.filter.clone().sound_in(case);
    if sound.time != look.filter.time {
        missing.push("The time of the filter ends before it begins: it is left out.".to_owned());
    }
    if sound.area != look.filter.area {
        missing.push(match &look.filter.area {
            Some(Area::Near(id, _)) => format!(
                "No place has the id {:?}: the filter shows claims from everywhere.",
                id.as_str()
            ),
            _ => "The area of the filter has too few corners: it is left out.".to_owned(),
        });
    }
    look.filter = sound;
    (look, missing)
}

/// Takes out of `filter` the sources and questions that `case` does not have, and says which.
fn without_strangers(filter: &mut Filter, case: &Case) -> Vec<String> {
    let mut missing = Vec::new();
    filter.hidden_sources.retain(|id| {
        let is_known = case.sources.contains_key(id);
        if !is_known {
            let id = id.as_str();
            missing.push(format!(
                "No source has the id {id:?}: the filter cannot hide it."
            ));
        }
        is_known
    });
    filter.hidden_questions.retain(|question| match question {
        Question::Custom(id) if !case.questions.contains_key(id) => {
            let id = id.as_str();
            missing.push(format!(
                "No question has the id {id:?}: the filter cannot hide it."
            ));
            false
        }
        _ => true,
    });
    missing
}
