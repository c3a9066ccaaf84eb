//! What the program knows: the document, the view of it, and the one place that changes either.
//!
//! Panels read a [`State`] and send [`Command`]s; [`State::apply`] carries them out and returns
//! the [`Effect`]s that only the app can bring about. Nothing here knows of a screen.

pub mod command;
pub mod detail;
pub mod document;
pub mod maps;
pub mod notice;
pub mod overlay;
pub mod view;

pub use command::{Command, Commands, Effect};
pub use detail::{Detail, DetailMaps};
pub use document::{Document, Origin};
pub use notice::{Notice, NoticeKind};
pub use overlay::{OpenOverlay, Overlay, OverlayId, Overlays};
pub use view::{Dialog, Furniture, Names, Standpoint, ThemeName, View};

use crate::query::Subject;

/// Everything that panels are drawn from.
#[derive(Debug, Clone)]
pub struct State {
    /// The case and what is derived from it.
    pub document: Document,
    /// How it is looked at.
    pub view: View,
    /// What the user is to be told, oldest first.
    pub notices: Vec<Notice>,
}

impl State {
    /// A state that shows `document`.
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self {
            document,
            view: View::default(),
            notices: Vec::new(),
        }
    }

    /// Carries out `command`; what only the app can do is returned.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Select(subject) => return self.select(subject),
            Command::ShowSources(sources, shown) => self.view.show_sources(sources, shown),
            Command::SetTheme(theme) => self.view.theme = theme,
            Command::SetNames(names) => self.view.names = names,
            Command::SetFurniture(furniture) => self.view.furniture = furniture,
            Command::Show(dialog) => self.view.dialog = dialog,
            // Remembered from run to run, whichever folder the next one begins in.
            Command::OpenMap(file) => {
                self.view
                    .maps
                    .open(std::path::absolute(&file).unwrap_or(file));
            }
            Command::ShowDetail(detail) => self.view.maps.show(detail),
            Command::ForgetMap(file) => self.view.maps.forget(&file),
            Command::DescribeOnline(map) => self.view.maps.describe(*map),
            Command::DropOnline(id) => self.view.maps.drop_described(&id),
            Command::AllowOnline(id) => self.view.maps.allow(id),
            Command::ForbidOnline(id) => self.view.maps.forbid(&id),
            Command::SetOffline(offline) => self.view.maps.offline = offline,
            Command::ClearTiles => return vec![Effect::ClearTiles],
            Command::SetNamesAbovePictures(drawn) => self.view.maps.names_above_pictures = drawn,
            Command::FitCase => return vec![Effect::FitCase],
            Command::LookAt(ground, zoom) => return vec![Effect::LookAt(ground, zoom)],
            Command::ZoomBy(levels) => return vec![Effect::ZoomBy(levels)],
            Command::ShowOnMap(places) => return vec![Effect::FitPlaces(places)],
            Command::Copy(text) => return vec![Effect::Copy(text)],
            Command::OpenFile(path) => return vec![Effect::ReadCase(path)],
            Command::OpenOverlays(paths) => return vec![Effect::ReadOverlays(paths)],
            Command::AddOverlay(overlay) => self.add_overlay(*overlay),
            Command::ShowOverlay(overlay, shown) => self.view.overlays.show(overlay, shown),
            Command::RemoveOverlay(overlay) => self.view.overlays.remove(overlay),
            Command::Replace(document) => return self.replace(*document),
            Command::Notify(notice) => self.notify(notice),
            Command::Dismiss(notice) => self.dismiss(&notice),
        }
        Vec::new()
    }

    /// What the case does not have cannot be selected; a place that is comes into view.
    fn select(&mut self, subject: Option<Subject>) -> Vec<Effect> {
        self.view.selected = subject.filter(|subject| subject.exists_in(self.document.case()));
        match &self.view.selected {
            Some(Subject::Place(place)) => vec![Effect::Reveal(place.clone())],
            _ => Vec::new(),
        }
    }

    fn add_overlay(&mut self, overlay: Overlay) {
        let name = overlay.name.clone();
        if let Err(error) = self.view.overlays.open(overlay) {
            let text = format!("{name:?} is not shown: {error}.");
            self.notify(Notice::new(NoticeKind::Problem, text));
        }
    }

    /// Takes another case in; what the view says of the old one does not carry over.
    fn replace(&mut self, document: Document) -> Vec<Effect> {
        self.view.selected = None;
        self.view.filter = crate::query::Filter::default();
        self.document = document;
        vec![Effect::FitCase]
    }

    /// The same words are not said twice; what went wrong is not left to be found.
    fn notify(&mut self, notice: Notice) {
        if self.notices.contains(&notice) {
            return;
        }
        match notice.kind {
            NoticeKind::Note => self.notices.retain(|known| known.kind != NoticeKind::Note),
            NoticeKind::Warning => {}
            NoticeKind::Problem => self.view.dialog = Some(Dialog::Notices),
        }
        self.notices.push(notice);
    }

    /// The last notice read closes their sheet.
    fn dismiss(&mut self, notice: &Notice) {
        self.notices.retain(|known| known != notice);
        if self.notices.is_empty() && self.view.dialog == Some(Dialog::Notices) {
            self.view.dialog = None;
        }
    }
}

#[cfg(test)]
mod tests;
