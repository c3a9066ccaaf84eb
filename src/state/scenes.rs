//! Presenting scenes, and what one asks for besides its look: colours for the room, and a map.

use std::sync::Arc;

use crate::model::{MapChoice, Scene};

use super::{Effect, Notice, NoticeKind, Stage, State, ThemeName};

impl State {
    /// The scene that was gone to last, if the case still has it.
    #[must_use]
    pub fn scene(&self) -> Option<&Arc<Scene>> {
        self.document.case().scene(self.view.scene.as_ref()?)
    }

    /// The look of the screen: the user's at the desk; on a stage the scene's, or the Projector's
    /// where it has none.
    #[must_use]
    pub fn theme(&self) -> ThemeName {
        if self.view.stage.is_none() {
            return self.view.theme_at_desk();
        }
        let asked = self.scene().and_then(|scene| scene.theme);
        asked.unwrap_or(ThemeName::Projector)
    }

    /// Begins with the scene that was gone to last, or with the first.
    pub(super) fn present(&mut self, stage: Option<Stage>) -> Vec<Effect> {
        let before = self.view.stage;
        if before.is_some() || stage.is_none() {
            self.view.stage = stage;
            self.view.presenter &= stage.is_some();
            let has_ended = before.is_some() && stage.is_none();
            return has_ended
                .then_some(Effect::FillScreen(false))
                .into_iter()
                .collect();
        }
        let scenes = &self.document.case().scenes;
        let last = self.view.scene.as_ref();
        let known = scenes.iter().find(|scene| Some(&scene.id) == last);
        let Some(scene) = known.or(scenes.first()).map(|scene| scene.id.clone()) else {
            let text =
                "There is nothing to present yet: keep a view as a scene first, under Briefing.";
            self.notify(Notice::new(NoticeKind::Problem, text));
            return Vec::new();
        };
        self.view.stage = stage;
        self.view.dialog = None;
        self.view.drawing = None;
        self.view.pin = None;
        let mut effects = self.show_scene(&scene);
        effects.push(Effect::FillScreen(true));
        effects
    }

    /// The map that the scene which is looked at asks for.
    pub(super) fn map_of_scene(&self) -> Option<&MapChoice> {
        self.scene().and_then(|scene| scene.base_map.as_ref())
    }

    /// Lays that map beneath the claims. For one that is not to be had here, the built-in map is
    /// shown, and that is told: no server is asked because a scene says so, but only because its user
    /// has allowed it.
    pub(super) fn lay_map_of_scene(&mut self) {
        let asked = self.map_of_scene().cloned();
        let found = asked.as_ref().map(|choice| self.view.maps.found(choice));
        self.view.maps.of_scene = found.clone().map(Option::unwrap_or_default);
        let (Some(choice), Some(None)) = (asked, found) else {
            return;
        };
        let title = self.scene().map_or("", |scene| scene.title.as_str());
        let why = match choice {
            MapChoice::BuiltIn => return,
            MapChoice::File(name) => format!("the map file {name}, which is not known here"),
            MapChoice::Online(id) => match self.view.maps.online_called(&id) {
                Some(map) => format!("the online map {}, which is not allowed here", map.name),
                None => format!("the online map {id:?}, which is not known here"),
            },
        };
        let text = format!("The scene “{title}” asks for {why}. The built-in map is shown.");
        self.notify(Notice::new(NoticeKind::Warning, text));
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::model::{Edit, Look};
    use crate::query::testing::CaseBuilder;
    use crate::state::maps::OPEN_STREET_MAP;
    use crate::state::{Command, Detail, Document, Origin, Stage};

    /// A case with a scene for each of `choices`, called by their numbers.
    fn with(choices: &[Option<MapChoice>]) -> State {
        let case = CaseBuilder::two_towns().build();
        let mut state = State::new(Document::new(case, "", Origin::BuiltIn));
        let scenes = choices.iter().enumerate().map(|(number, choice)| {
            let id = number.to_string();
            let mut scene = Scene::new(id.as_str().into(), id, Look::default());
            scene.base_map.clone_from(choice);
            Arc::new(scene)
        });
        state.apply(Command::Edit(Edit::Scenes(scenes.collect())));
        state
    }

    fn go_to(state: &mut State, scene: &str) {
        state.apply(Command::ShowScene(scene.into()));
    }

    #[test]
    fn a_scene_lays_a_known_map_and_one_without_leaves_the_users_own() {
        let mut state = with(&[
            Some(MapChoice::File("homs.pmtiles".to_owned())),
            Some(MapChoice::BuiltIn),
            None,
        ]);
        let [homs, own] = ["/maps/homs.pmtiles", "/maps/own.pmtiles"].map(PathBuf::from);
        state.apply(Command::OpenMap(homs.clone()));
        state.apply(Command::OpenMap(own.clone()));
        for (scene, drawn) in [
            ("0", Detail::File(homs)),
            ("1", Detail::None),
            ("2", Detail::File(own.clone())),
        ] {
            go_to(&mut state, scene);
            assert_eq!(*state.view.maps.drawn(), drawn, "scene {scene}");
            assert_eq!(state.view.maps.shown, Detail::File(own.clone()));
        }
        assert!(state.notices.is_empty(), "{:?}", state.notices);
    }

    #[test]
    fn what_is_not_known_or_not_allowed_is_told_once_and_the_built_in_map_shown() {
        let asked = [
            MapChoice::File("elsewhere.pmtiles".to_owned()),
            MapChoice::Online(OPEN_STREET_MAP.to_owned()),
            MapChoice::Online("own-9".to_owned()),
        ];
        let mut state = with(&asked.map(Some));
        state.apply(Command::OpenMap("/maps/own.pmtiles".into()));
        for (scene, words) in [
            ("0", "elsewhere.pmtiles, which is not known here"),
            ("1", "OpenStreetMap, which is not allowed here"),
            ("2", "\"own-9\", which is not known here"),
        ] {
            go_to(&mut state, scene);
            go_to(&mut state, scene);
            assert_eq!(*state.view.maps.drawn(), Detail::None, "scene {scene}");
            let told = state.notices.iter();
            let told = told.filter(|notice| notice.text.contains(words)).count();
            assert_eq!(told, 1, "{words}");
        }
        assert!(state.view.maps.allowed.is_empty() && state.view.maps.offline);
    }

    #[test]
    fn an_allowed_online_map_is_laid_and_no_longer_once_it_is_forbidden() {
        let id = OPEN_STREET_MAP.to_owned();
        let mut state = with(&[Some(MapChoice::Online(id.clone()))]);
        state.apply(Command::AllowOnline(id.clone()));
        state.apply(Command::ShowDetail(Detail::None));
        go_to(&mut state, "0");
        assert_eq!(*state.view.maps.drawn(), Detail::Online(id.clone()));
        state.apply(Command::ForbidOnline(id));
        assert_eq!(*state.view.maps.drawn(), Detail::None);
    }

    #[test]
    fn who_changes_the_map_of_the_scene_in_view_sees_it_and_undo_takes_it_away() {
        let mut state = with(&[None]);
        state.apply(Command::OpenMap("/maps/homs.pmtiles".into()));
        go_to(&mut state, "0");
        let mut scene = Scene::clone(state.scene().unwrap());
        scene.base_map = Some(MapChoice::BuiltIn);
        let scenes = [Arc::new(scene)].into();
        state.apply(Command::Edit(Edit::Scenes(scenes)));
        assert_eq!(*state.view.maps.drawn(), Detail::None);
        state.apply(Command::Undo);
        assert_eq!(*state.view.maps.drawn(), state.view.maps.shown);
        assert_ne!(state.view.maps.shown, Detail::None);
    }

    #[test]
    fn a_room_sees_a_scene_in_its_own_colours_and_the_desk_keeps_its_own() {
        let mut state = with(&[None, None]);
        let mut scenes = state.document.case().scenes.to_vec();
        Arc::make_mut(&mut scenes[1]).theme = Some(ThemeName::Night);
        state.apply(Command::Edit(Edit::Scenes(scenes.into())));
        state.apply(Command::Present(Some(Stage::Scene)));
        assert_eq!(state.theme(), ThemeName::Projector);
        go_to(&mut state, "1");
        assert_eq!(state.theme(), ThemeName::Night);
        state.apply(Command::Present(None));
        assert_eq!(state.theme(), ThemeName::Paper);
    }
}
