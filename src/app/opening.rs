//! What to show at the start, and how it comes about once the case is there.

use std::path::PathBuf;

use egui::Context;

use crate::archive::Mapping;
use crate::basemap::regions;
use crate::briefing::{Draw, DrawPicture};
use crate::formats::archive::ArchiveCache;
use crate::model::Subject;
use crate::recording::Recording;
use crate::state::{Command, NoticeKind, Stage, Standpoint, State, ThemeName};

use super::{App, note};

/// What to show at the start.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// A case file; the built-in case when there is none.
    pub case: Option<PathBuf>,
    /// The name or id of a place to select.
    pub select: Option<String>,
    /// The number, from 1, or the id of a scene to present.
    pub scene: Option<String>,
    /// A link to the view to begin with.
    pub view: Option<String>,
    /// Where the map stands at first; it shows the whole case when there is nothing.
    pub standpoint: Option<Standpoint>,
    /// A map in tiles to draw above the embedded one; the remembered one when there is none.
    pub basemap: Option<PathBuf>,
    /// Files to be drawn as context.
    pub overlays: Vec<PathBuf>,
    /// Data sets to be opened beside the case.
    pub archives: Vec<PathBuf>,
    /// By which mapping those are read; by their own columns when there is none.
    pub mapping: Option<Box<Mapping>>,
    /// The look of the screen; the remembered one when there is none.
    pub theme: Option<ThemeName>,
    /// Whether how densely claims lie is drawn; as it is remembered, when not asked for.
    pub density: bool,
    /// Where settings are remembered; nothing is when there is none.
    pub settings: Option<PathBuf>,
    /// Where a case is suggested to be saved that has no file yet.
    pub documents: Option<PathBuf>,
    /// Where tiles of online maps are kept; they are gone at the end when there is nothing.
    pub cache: Option<PathBuf>,
    /// Where large data sets are kept to open faster the next time; they are not when there is nothing.
    pub archive_cache: Option<ArchiveCache>,
    /// A new file in which to write down what the user asks for.
    pub record: Option<PathBuf>,
    /// What to do once the case is there; its case is opened when no other is asked for.
    pub replay: Option<Recording>,
    /// What draws scenes besides the window; briefings are not exported when there is nothing.
    pub draw: Option<Draw>,
    /// What draws pictures besides the window; none are exported when there is nothing.
    pub draw_picture: Option<DrawPicture>,
    /// Where unsaved work is written down and reports of faults are; nowhere when there is nothing.
    pub data: Option<PathBuf>,
}

impl App {
    /// Does what else was asked for at the start, now that its case is there.
    pub(super) fn complete_as_asked(&mut self, ctx: &Context) {
        self.select_as_asked(ctx);
        let overlays = std::mem::take(&mut self.overlays);
        if !overlays.is_empty() {
            self.apply(Command::OpenOverlays(overlays), ctx);
        }
        let archives = std::mem::take(&mut self.archives);
        if let Some(mapping) = self.mapping.take() {
            for archive in archives {
                self.apply(Command::OpenArchiveBy(archive, mapping.clone()), ctx);
            }
        } else if !archives.is_empty() {
            self.apply(Command::OpenArchives(archives), ctx);
        }
        if let Some(shelf) = self.left_behind.take() {
            self.jobs.find_left_behind(shelf, regions());
        }
    }

    /// Opens the view that was linked to at the start, now that its case is there, goes where the map
    /// was to stand, and selects the place that was named.
    fn select_as_asked(&mut self, ctx: &Context) {
        if let Some(link) = self.view.take() {
            self.apply(Command::OpenView(link), ctx);
        }
        if let Some(Standpoint { lon_lat, zoom }) = self.standpoint.take() {
            self.apply(Command::LookAt(lon_lat, zoom), ctx);
        }
        if let Some(scene) = self.scene.take() {
            self.present_as_asked(&scene, ctx);
        }
        let Some(name) = self.select.take() else {
            return;
        };
        if let Some(subject) = place_called(&self.state, &name) {
            self.apply(Command::Select(Some(subject)), ctx);
        } else {
            let text = format!("No place of this case is called {name:?}. Nothing is selected.");
            self.apply(note(NoticeKind::Problem, text), ctx);
        }
    }

    /// Presents the scene of this number, from 1, or of this id.
    fn present_as_asked(&mut self, scene: &str, ctx: &Context) {
        let scenes = &self.state.document.case().scenes;
        let number = scene.parse::<usize>().ok();
        let by_number = number.and_then(|number| scenes.get(number.checked_sub(1)?));
        let by_id = scenes.iter().find(|known| known.id.as_str() == scene);
        if let Some(found) = by_id.or(by_number).map(|scene| scene.id.clone()) {
            self.apply(Command::ShowScene(found), ctx);
            self.apply(Command::Present(Some(Stage::Scene)), ctx);
        } else {
            let text = format!("This case has no scene {scene:?}. Nothing is presented.");
            self.apply(note(NoticeKind::Problem, text), ctx);
        }
    }
}

fn place_called(state: &State, name: &str) -> Option<Subject> {
    let places = &state.document.case().places;
    let by_name = || {
        let mut named = places.iter().filter(|(_, place)| {
            place.name == name || place.names.values().any(|other| other == name)
        });
        named.next().map(|(id, _)| id.clone())
    };
    let by_id = places.get_key_value(name).map(|(id, _)| id.clone());
    by_id.or_else(by_name).map(Subject::Place)
}
