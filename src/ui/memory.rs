//! What lasts from frame to frame and is not state.

use std::path::PathBuf;
use std::sync::Arc;

use crate::query::{Filter, Summary, summaries};
use crate::state::State;

use super::files::FilesForm;
use super::map::MapMemory;
use super::maps::MapsForm;
use super::marks::Marks;
use super::notes::{Notes, NotesForm};
use super::theme::Theme;
use super::title::TitleForm;

/// What lasts from frame to frame and is not state.
pub struct Memory {
    /// What the map remembers: where it stands, its tiles, its placed names.
    pub map: MapMemory,
    /// What is being typed into the sheet of maps.
    pub(super) maps: MapsForm,
    /// What is being typed and chosen in the sheets about files.
    pub(super) files: FilesForm,
    /// The note that is being written.
    pub(super) notes: NotesForm,
    /// The title that is being typed.
    pub(super) title: TitleForm,
    derived: Option<Arc<Derived>>,
    theme: Option<Theme>,
}

/// What panels need of a document under a filter, worked out when either changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    revision: u64,
    filter: Filter,
    /// Each source's mark.
    pub marks: Marks,
    /// The notes by what they are about.
    pub notes: Notes,
    /// Each place in short, in the order of the list.
    pub summaries: Vec<Summary>,
}

impl Memory {
    /// Nothing remembered yet; tiles of online maps are kept in the file `cache`.
    #[must_use]
    pub fn new(ctx: &egui::Context, cache: Option<PathBuf>) -> Self {
        Self {
            map: MapMemory::new(ctx, cache),
            maps: MapsForm::default(),
            files: FilesForm::default(),
            notes: NotesForm::default(),
            title: TitleForm::default(),
            derived: None,
            theme: None,
        }
    }

    /// Suggests to save a case that has no file in `folder`.
    pub fn suggest_folder(&mut self, folder: Option<PathBuf>) {
        self.files.documents = folder;
    }

    /// What is derived from the state's document and filter.
    pub(super) fn derived(&mut self, state: &State) -> Arc<Derived> {
        let fresh = self.derived.take().filter(|derived| {
            derived.revision == state.document.revision() && derived.filter == state.view.filter
        });
        let derived = fresh.unwrap_or_else(|| Arc::new(Derived::of(state)));
        self.derived = Some(Arc::clone(&derived));
        derived
    }

    /// The theme of the state, laid over egui's style when it has changed.
    pub(super) fn theme(&mut self, state: &State, ctx: &egui::Context) -> Theme {
        let theme = Theme::of(&state.view);
        if self.theme.as_ref() != Some(&theme) {
            theme.install(ctx);
            self.theme = Some(theme.clone());
        }
        theme
    }
}

impl Derived {
    pub(super) fn of(state: &State) -> Self {
        let document = &state.document;
        Self {
            revision: document.revision(),
            filter: state.view.filter.clone(),
            marks: Marks::of(document.case()),
            notes: Notes::of(document.case()),
            summaries: summaries(document.case(), document.contest(), &state.view.filter),
        }
    }
}
