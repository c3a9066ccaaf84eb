//! What lasts from frame to frame and is not state.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use crate::model::{Case, Filter, Subject};
use crate::query::{
    Answer, Contest, Counts, Overview, Shown, Store, Summary, Withheld, claims_in_trays, withheld,
};
use crate::state::{Framing, OpenArchive, State, archives};

use super::archived::{ArchiveShown, Part, shown_of};
use super::briefing::ScenesForm;
use super::claims::{ClaimsMemory, PageMemory};
use super::files::FilesForm;
use super::filters::FilterSetsForm;
use super::instruments::InstrumentsMemory;
use super::links::LinkForm;
use super::map::MapMemory;
use super::mapping::MappingForm;
use super::maps::MapsForm;
use super::marks::Marks;
use super::notes::{Notes, NotesForm};
use super::performance::Performance;
use super::search::SearchMemory;
use super::stage::StageMemory;
use super::theme::Theme;
use super::thumbnails::{Around, Thumbnails};
use super::timeline::TimelineMemory;
use super::title::TitleForm;

/// What lasts from frame to frame and is not state.
pub struct Memory {
    /// What the map remembers: where it stands, its tiles, its placed names.
    pub map: MapMemory,
    /// What has been chosen of a table's columns.
    pub(super) mapping: MappingForm,
    /// What is being typed into the sheet of maps.
    pub(super) maps: MapsForm,
    /// What is being typed and chosen in the sheets about files.
    pub(super) files: FilesForm,
    /// What is being typed in the list of filter sets.
    pub(super) filter_sets: FilterSetsForm,
    /// The view link that is being typed or pasted.
    pub(super) link: LinkForm,
    /// The note that is being written.
    pub(super) notes: NotesForm,
    /// The dossier as it was last written.
    pub(super) page: PageMemory,
    /// What is looked for among incidents at one coordinate.
    pub(super) claims: ClaimsMemory,
    /// The number that is being typed to go to a scene.
    pub(super) stage: StageMemory,
    /// What is being typed of the scenes, and which of them is being moved.
    pub(super) scenes: ScenesForm,
    /// What is being searched for, and what was found.
    pub(super) search: SearchMemory,
    /// What the timeline shows, and what is being done to it.
    pub(super) timeline: TimelineMemory,
    /// What stands below the map.
    pub(super) instruments: InstrumentsMemory,
    /// How long things took lately.
    pub(super) performance: Performance,
    /// Small pictures of the scenes.
    pub thumbnails: Thumbnails,
    /// What of the screen is drawn: all of it, but for pictures of the map.
    pub framing: Framing,
    /// The title that is being typed.
    pub(super) title: TitleForm,
    derived: Option<Arc<Derived>>,
    theme: Option<Theme>,
}

/// What panels need of a document under a filter, worked out when either changes.
#[derive(Debug, Clone)]
pub struct Derived {
    revision: u64,
    contest: Arc<Contest>,
    /// What claims have to be to be shown.
    pub(super) filter: Filter,
    /// Each source's mark.
    pub marks: Marks,
    /// The notes by what they are about.
    pub notes: Notes,
    /// The whole case in short.
    pub overview: Answer<Arc<Overview>>,
    /// What the filter shows.
    pub shown: Answer<Arc<Shown>>,
    /// Each place in short, in the order of the list.
    pub summaries: Answer<Arc<[Summary]>>,
    /// How many claims are shown on what stands in trays.
    pub(super) in_trays: Arc<HashMap<Subject, usize>>,
    /// What the filter shows of the archives, in the order in which they were opened.
    pub archives: Vec<ArchiveShown>,
    /// The counts of the case and of the archives that are shown.
    pub counts: Counts,
    /// The part of an archive that is looked at, once it has been read.
    pub(super) part: Option<Part>,
    /// Of which archives all this is.
    archived: u64,
    /// The case as a room may see it, once it has been asked for; nothing where that is all of it.
    in_room: OnceLock<Option<Arc<Room>>>,
}

/// The case as a room may see it, and what is withheld.
type Room = (Arc<Case>, Withheld);

impl Memory {
    /// Nothing remembered yet; tiles of online maps are kept in the file `cache`.
    #[must_use]
    pub fn new(ctx: &egui::Context, cache: Option<PathBuf>) -> Self {
        Self {
            map: MapMemory::new(ctx, cache),
            mapping: MappingForm::default(),
            maps: MapsForm::default(),
            files: FilesForm::default(),
            filter_sets: FilterSetsForm::default(),
            link: LinkForm::default(),
            notes: NotesForm::default(),
            page: PageMemory::default(),
            claims: ClaimsMemory::default(),
            stage: StageMemory::default(),
            scenes: ScenesForm::default(),
            search: SearchMemory::default(),
            timeline: TimelineMemory::default(),
            instruments: InstrumentsMemory::default(),
            performance: Performance::default(),
            thumbnails: Thumbnails::default(),
            framing: Framing::Screen,
            title: TitleForm::default(),
            derived: None,
            theme: None,
        }
    }

    /// Suggests to save a case that has no file in `folder`.
    pub fn suggest_folder(&mut self, folder: Option<PathBuf>) {
        self.files.documents = folder;
    }

    /// Whether something that belongs on the screen is still on its way.
    #[must_use]
    pub fn pending(&self) -> bool {
        self.map.pending() || self.stage.is_moving()
    }

    /// What is derived from the state's document and filter, or one on the way to that.
    pub(super) fn derived(&mut self, state: &State) -> Arc<Derived> {
        let between = self.stage.filter_between(state);
        let filter = between.as_ref().unwrap_or(&state.view.filter);
        let derived = match self.derived.take() {
            Some(known) if known.is_of(state, filter) => known,
            known => {
                let measured = &mut self.performance;
                let derive = || Derived::under(filter, state, known.as_deref());
                Arc::new(measured.query("what is shown", derive))
            }
        };
        self.derived = Some(Arc::clone(&derived));
        derived
    }

    /// What small pictures of scenes depend on now.
    pub fn around(&mut self, state: &State) -> Arc<Around> {
        let derived = self.derived(state);
        self.thumbnails.follow(state, &derived.marks)
    }

    /// The theme of the state, laid over egui's style when it has changed.
    pub(super) fn theme(&mut self, state: &State, ctx: &egui::Context) -> Theme {
        let theme = Theme::of(state, ctx.content_rect().size());
        if self.theme.as_ref() != Some(&theme) {
            theme.install(ctx);
            self.theme = Some(theme.clone());
        }
        theme
    }
}

impl Derived {
    /// What is derived from `state`.
    #[cfg(test)]
    pub(super) fn of(state: &State, known: Option<&Self>) -> Self {
        Self::under(&state.view.filter, state, known)
    }

    /// What is derived from `state` under `filter`. Of what is `known` already, it takes over what edits
    /// do not change: looking through all claims again would hold up whoever types.
    pub(super) fn under(filter: &Filter, state: &State, known: Option<&Self>) -> Self {
        let document = &state.document;
        let (case, contest) = (document.case(), document.contest());
        let known = known.filter(|known| Arc::ptr_eq(&known.contest, contest));
        let store = document.store();
        let overview = known.map_or_else(|| store.overview(), |known| known.overview.clone());
        let of_archives = known.map_or(&[][..], |known| &known.archives);
        let before = known.map(|known| &known.filter);
        let archives = ArchiveShown::of_all(state, filter, of_archives, before);
        let known = known.filter(|known| known.filter == *filter);
        let shown = known.map_or_else(|| store.shown(filter), |known| known.shown.clone());
        let part = known.and_then(|known| known.part.as_ref());
        let part = Part::of(state, &archives, part);
        let visible = archives.iter().filter(|it| state.archives.shows(&it.id));
        let counts = visible.fold(shown.value.counts.clone(), |counts, it| {
            counts.with(&it.shown.counts)
        });
        Self {
            revision: document.revision(),
            contest: Arc::clone(contest),
            filter: filter.clone(),
            marks: Marks::of(case, &state.archives),
            archives,
            counts,
            part,
            archived: state.archives.revision(),
            notes: Notes::of(case),
            overview,
            in_trays: known.map_or_else(
                || Arc::new(claims_in_trays(case, &shown.value)),
                |known| Arc::clone(&known.in_trays),
            ),
            summaries: known.map_or_else(
                || store.summaries(&shown.value),
                |known| known.summaries.clone(),
            ),
            shown,
            in_room: OnceLock::new(),
        }
    }

    /// `case`, of which this is derived, as a room may see it.
    pub(super) fn in_room<'a>(&'a self, case: &'a Case) -> &'a Case {
        let room = self.room(case);
        room.map_or(case, |(seen, _)| seen)
    }

    /// The same, for whoever works on it elsewhere; `None` where a room may see all of `case`.
    pub(super) fn shared_in_room(&self, case: &Case) -> Option<Arc<Case>> {
        let (seen, _) = self.room(case)?;
        Some(Arc::clone(seen))
    }

    /// `words`, which stand in no case, as a room may read them that is shown `case`.
    pub(super) fn said_in_room(&self, case: &Case, words: &str) -> String {
        let room = self.room(case);
        room.map_or_else(
            || words.to_owned(),
            |(_, withheld)| withheld.taken_out_of(words),
        )
    }

    /// Whether anything of `case` is withheld from a room.
    pub(super) fn withholds(&self, case: &Case) -> bool {
        self.room(case).is_some()
    }

    fn room(&self, case: &Case) -> Option<&Room> {
        let seen = || withheld(case).map(|seen| Arc::new((Arc::new(seen), Withheld::of(case))));
        self.in_room.get_or_init(seen).as_deref()
    }

    /// What `filter` shows of the archive `open`.
    pub(super) fn shown_of(
        &self,
        open: &OpenArchive,
        filter: &Filter,
        state: &State,
    ) -> Arc<archives::Shown> {
        let known = ArchiveShown::among(&self.archives, &open.archive);
        if let Some(known) = known.filter(|_| self.filter == *filter) {
            return Arc::clone(&known.shown);
        }
        let known = known.map(|known| known.shown.as_ref());
        shown_of(&open.archive, filter, state.document.case(), known)
    }

    fn is_of(&self, state: &State, filter: &Filter) -> bool {
        let is_of_case = self.revision == state.document.revision() && self.filter == *filter;
        let is_of_archives = self.archived == state.archives.revision();
        is_of_case && is_of_archives && Part::is_current(self.part.as_ref(), state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, MarkShape};
    use crate::query::testing::{CaseBuilder, asserts_killed, places};
    use crate::state::testing::open;
    use crate::state::{Command, Document, Origin};

    fn two_towns() -> State {
        let claim = asserts_killed("a", "snc", places(&["talbiseh"]), 36);
        let case = CaseBuilder::two_towns().claims([claim]).build();
        State::new(Document::new(case, "", Origin::BuiltIn))
    }

    #[test]
    fn an_edit_is_seen_and_places_are_not_summed_up_again() {
        let mut state = two_towns();
        let before = Derived::of(&state, None);
        let star = Edit::Shape("snc".into(), Some(MarkShape::Star));
        state.apply(Command::Edit(star));
        let after = Derived::of(&state, Some(&before));
        assert_eq!(
            after.marks,
            Marks::of(state.document.case(), &state.archives)
        );
        assert_ne!(after.marks, before.marks);
        assert!(Arc::ptr_eq(&after.summaries.value, &before.summaries.value));
    }

    #[test]
    fn places_are_summed_up_again_under_another_filter_and_in_another_case() {
        let mut state = two_towns();
        let before = Derived::of(&state, None);
        state.apply(Command::ShowSources(vec!["snc".into()], false));
        let hidden = Derived::of(&state, Some(&before));
        assert_ne!(hidden.summaries, before.summaries);
        open(&mut state, two_towns().document);
        let other = Derived::of(&state, Some(&hidden));
        assert_eq!(other.summaries, before.summaries);
    }
}
