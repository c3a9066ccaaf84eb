//! What the program knows: the document, the view of it, and the one place that changes either.
//!
//! Panels read a [`State`] and send [`Command`]s; [`State::apply`] carries them out and returns
//! the [`Effect`]s that only the app can bring about. Nothing here knows of a screen.

pub mod archives;
pub mod command;
pub mod detail;
pub mod document;
mod editing;
pub mod export;
pub mod files;
pub mod hint;
pub mod history;
pub mod instrument;
pub mod link;
mod linking;
pub mod looks;
pub mod maps;
pub mod notice;
pub mod outside;
pub mod overlay;
pub mod pin;
pub mod playback;
pub mod preferences;
pub mod recorded;
pub mod recovered;
mod saving;
mod scenes;
mod selecting;
pub mod view;
pub mod vision;

pub use archives::{
    Archives, CacheSize, ImportEnd, ImportNumber, ImportProgress, Importing, OpenArchive, Report,
};
pub use command::{Command, Commands, Effect};
pub use detail::{Detail, DetailMaps};
pub use document::{Base, Document, Origin, Writing};
pub use export::{
    BriefingExport, DataExport, DataForm, Done, Export, ExportEnd, ExportOrder, ExportProgress,
    Exported, Exporting, Extent, Format, Framing, PageExport, PictureExport, PictureSize, Scale,
};
pub use files::{CaseOpens, Choice, Chooser, Files, Version, case_file};
pub use hint::Hint;
pub use history::{History, Step};
pub use instrument::{
    ClaimColumn, IncidentColumn, Instrument, Instruments, MatrixLook, TableColumn, TableLook,
};
pub use linking::fitted;
pub use looks::Looks;
pub use notice::{Notice, NoticeKind};
pub use outside::{Outside, Settlement};
pub use overlay::{OpenOverlay, Overlay, OverlayId, Overlays};
pub use pin::Pin;
pub use playback::{Playback, Speed, Window};
pub use preferences::{Preferences, PresenterChoice, ThemeChoice, Units};
pub use recorded::Recorded;
pub use recovered::Recovered;
pub use view::{
    Column, Dialog, DrawTool, Furniture, Leaving, MeasureTool, Names, Purpose, Stage, View,
};
pub use vision::ColourVision;

pub use crate::model::{Look, Standpoint, ThemeName, TimelineLook};
// Part of the preferences, which know how positions can be written.
pub use crate::model::CoordinateForm;

use crate::model::Measure;

/// How many subjects are laid side by side at most.
pub const MOST_COMPARED: usize = 4;

/// Everything that panels are drawn from.
#[derive(Debug, Clone)]
pub struct State {
    /// The case and what is derived from it.
    pub document: Document,
    /// What was edited in it, and can be undone.
    pub history: History,
    /// How it is looked at.
    pub view: View,
    /// How it was looked at before.
    pub looks: Looks,
    /// Where to go once the user has said what becomes of unsaved work.
    pub leaving: Option<Leaving>,
    /// The revision of the document that was left: what is unsaved in it, is so by the user's word.
    left: Option<u64>,
    /// What the file holds, while the user decides how it goes together with unsaved work.
    pub outside: Option<Outside>,
    /// Unsaved work of earlier runs, until the user has decided on it.
    pub recovered: Vec<Recovered>,
    /// The data sets that are open beside the case.
    pub archives: Archives,
    /// What is under way with files.
    pub files: Files,
    /// What the user is to be told, oldest first.
    pub notices: Vec<Notice>,
}

impl State {
    /// A state that shows `document`.
    #[must_use]
    pub fn new(document: Document) -> Self {
        Self {
            document,
            history: History::default(),
            view: View::default(),
            looks: Looks::default(),
            leaving: None,
            left: None,
            outside: None,
            recovered: Vec::new(),
            archives: Archives::default(),
            files: Files::default(),
            notices: Vec::new(),
        }
    }

    /// Carries out `command`; what only the app can do is returned.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let is_step = matches!(
            command,
            Command::Select(_)
                | Command::ShowClaim(_)
                | Command::ShowSources(..)
                | Command::SetFilter(_)
        );
        // Where these move the map to is a step of its own, once it has come to rest.
        let moves_by_itself = matches!(
            command,
            Command::FitCase
                | Command::ZoomBy(_)
                | Command::LookAt(..)
                | Command::LookAtAll(_)
                | Command::ShowOnMap(_)
        );
        if let Some(hint) = self
            .view
            .hint
            .filter(|hint| hint.is_known_to_who_asks(&command))
        {
            self.view.hint = hint.next();
        }
        let before = Look::of(&self.view);
        let mut effects = self.carry_out(command);
        effects.extend(self.tell_next());
        self.looks.is_moving |= !moves_by_itself && effects.iter().any(Effect::moves_the_map);
        if is_step && before != Look::of(&self.view) {
            self.looks.step_from(before, &Look::of(&self.view));
        }
        effects
    }

    #[expect(clippy::too_many_lines, reason = "a line for each command")]
    fn carry_out(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Select(subject) => return self.select(subject),
            Command::ShowClaim(claim) => return self.show_claim(claim),
            Command::ShowScene(scene) => return self.show_scene(&scene),
            Command::Present(stage) => return self.present(stage),
            Command::ShowSources(sources, shown) => self.show_sources(sources, shown),
            Command::SetFilter(filter) => {
                self.view.filter = self.sound(*filter);
            }
            Command::ShowColumn(column) => self.view.column = column,
            Command::Draw(tool) => self.view.drawing = tool,
            Command::Measure(measure) => self.view.measure = measure.filter(Measure::is_sound),
            Command::Pin(pin) => self.view.pin = pin,
            Command::SetTimeline(timeline) => {
                self.view.timeline = timeline;
                self.view.playback.is_playing &= timeline.is_open;
            }
            Command::ShowPerformance(shown) => self.view.performance = shown,
            Command::ShowInstrument(instrument) => self.view.instrument = instrument,
            Command::SetMatrix(look) => self.view.matrix = look,
            Command::Compare(subjects) => self.compare(subjects),
            Command::SetClaimsTable(look) => self.view.claims_table = look.sound(),
            Command::SetIncidentsTable(look) => self.view.incidents_table = look.sound(),
            Command::SetPlayback(playback) => self.view.playback = playback,
            Command::ShowHint(hint) => self.view.hint = hint,
            Command::SetTheme(theme) => self.view.preferences.theme = theme.into(),
            Command::SystemThemeIs(theme) => self.view.system_theme = theme,
            Command::SetPreferences(preferences) => {
                self.view.preferences = preferences.within_bounds();
            }
            Command::SetColourVision(vision) => self.view.colour_vision = vision,
            Command::ShowPresenter(shown) => {
                self.view.presenter = shown && self.view.stage.is_some();
            }
            Command::SetNames(names) => self.view.names = names,
            Command::SetFurniture(furniture) => self.view.furniture = furniture,
            Command::Show(dialog) => return self.show_as_asked(dialog),
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
            Command::AllowFromStart(id, allowed) => self.view.maps.allow_from_start(id, allowed),
            Command::ForbidOnline(id) => self.view.maps.forbid(&id),
            Command::SetOffline(offline) => self.view.maps.offline = offline,
            Command::ClearTiles => return vec![Effect::ClearTiles],
            Command::ClearArchiveCache => return vec![Effect::ClearArchiveCache],
            Command::ArchiveCacheIs(size) => self.archives.cache = Some(size),
            Command::SetNamesAbovePictures(drawn) => self.view.maps.names_above_pictures = drawn,
            Command::FitCase => return vec![Effect::FitCase],
            Command::LookAt(ground, zoom) => return vec![Effect::LookAt(ground, zoom)],
            Command::LookAtAll(ground) => return vec![Effect::FitGround(ground)],
            Command::ZoomBy(levels) => return vec![Effect::ZoomBy(levels)],
            Command::ShowOnMap(places) => return vec![Effect::FitPlaces(places)],
            Command::Copy(text) => return vec![Effect::Copy(text)],
            Command::Edit(edit) => self.edit(edit),
            Command::SetAuthor(author) => {
                self.view.author = author.filter(|name| !name.trim().is_empty());
            }
            Command::EndTyping => self.end_typing(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::GoTo(steps) => self.go_to(steps),
            Command::Back => return self.page(Looks::back),
            Command::Forward => return self.page(Looks::forward),
            Command::CopyView => return self.copy_view(),
            Command::PasteView => return self.paste_view(),
            Command::OpenView(link) => return self.open_view(&link),
            Command::LookAgain(look) => return self.look_like(*look),
            Command::MapRests(standpoint) => self.map_rests(standpoint),
            Command::OpenFiles(paths, opens) => return self.open_files(paths, opens),
            Command::OpenFile(path) => return self.open_file(path),
            Command::OpenBuiltIn => return self.leave(Leaving::For(Origin::BuiltIn)),
            Command::OpenVersion(path) => {
                return self.leave(Leaving::For(Origin::Version(path)));
            }
            Command::ListVersions(path, versions) => self.list_versions(&path, versions),
            Command::SetRecent(recent) => self.view.set_recent(recent),
            Command::ChooseFile(choice) => return self.choose_file(choice),
            Command::ChooserIs(chooser) => self.chooser_is(chooser),
            Command::Save | Command::SaveWork => return self.start_saving(Self::save),
            Command::SaveUnder(typed) => return self.save_under(&typed),
            Command::FoundFree(path) => return self.found_free(path),
            Command::FoundInTheWay(path) => self.found_in_the_way(path),
            Command::Export(export) => return self.export(*export),
            Command::CancelExport => return self.cancel_export(),
            Command::ExportIs(progress) => self.export_is(progress),
            Command::ExportEnded(end) => return self.export_ended(end),
            Command::SaveAs(path) => return self.start_saving(|state| state.write(path)),
            Command::Saved(base, path) => return self.wrote(base, path),
            Command::NotSaved => self.did_not_write(),
            Command::Quit => return self.leave(Leaving::Quit),
            Command::DropWork => return self.go_on(),
            Command::FoundOnDisk(theirs) => return self.found_on_disk(*theirs),
            Command::FileIsGone(path) => self.file_is_gone(&path),
            Command::FileIsSpoilt(path, text) => self.file_is_spoilt(&path, text),
            Command::Settle(settlement) => return self.settle(&settlement),
            Command::OfferRecovered(found) => self.offer_recovered(found),
            Command::Recover(journal) => return self.leave(Leaving::ForRecovered(journal)),
            Command::DropRecovered(journal) => return self.drop_recovered(journal),
            Command::OpenOverlays(paths) => return vec![Effect::ReadOverlays(paths)],
            Command::AddOverlay(overlay) => self.add_overlay(*overlay),
            Command::ShowOverlay(overlay, shown) => self.view.overlays.show(overlay, shown),
            Command::RemoveOverlay(overlay) => self.view.overlays.remove(overlay),
            Command::OpenArchives(paths) => return self.open_archives(paths),
            Command::ImportIs(number, progress) => self.import_is(number, progress),
            Command::ImportEnded(number, end) => return self.import_ended(number, end),
            Command::CancelImport(number) => return self.cancel_import(number),
            Command::ShowArchive(archive, shown) => self.show_archive(&archive, shown),
            Command::CloseArchive(archive) => self.close_archive(&archive),
            Command::ShowReport(archive) => self.show_report(archive),
            Command::CopyReport(archive) => return self.copy_report(&archive),
            Command::AskColumns(archive) => return self.ask_columns(&archive),
            Command::PreviewIs(path, preview) => self.preview_is(path, preview),
            Command::OpenArchiveBy(path, mapping) => return self.open_archive_by(path, *mapping),
            Command::KeepMapping(name, mapping) => return vec![Effect::KeepMapping(name, mapping)],
            Command::RenameMapping(name, other) => {
                return vec![Effect::RenameMapping(name, other)];
            }
            Command::RemoveMapping(name) => return vec![Effect::RemoveMapping(name)],
            Command::MappingsAre(kept) => self.mappings_are(kept),
            Command::ExcerptIs(archive, subject, excerpt) => {
                return self.excerpt_is(&archive, &subject, excerpt);
            }
            Command::Replace(document) => return self.take_in(*document),
            Command::Notify(notice) => self.notify(notice),
            Command::Dismiss(notice) => self.dismiss(&notice),
        }
        Vec::new()
    }

    fn end_typing(&mut self) {
        self.history.close();
        self.looks.turning = None;
    }

    /// Opens a sheet, or closes it. Who turns from the question about unsaved work stays.
    fn show(&mut self, dialog: Option<Dialog>) {
        self.view.dialog = dialog;
        if dialog != Some(Dialog::Columns) {
            self.archives.preview = None;
        }
        if !matches!(dialog, Some(Dialog::Unsaved | Dialog::SaveAs)) {
            self.leaving = None;
            self.files.in_the_way = None;
            self.files.export_in_the_way = None;
        }
    }

    /// Looks at the case as `turn` has it.
    fn page(&mut self, turn: impl FnOnce(&mut Looks, Look) -> Option<Look>) -> Vec<Effect> {
        let present = Look::of(&self.view);
        // Where one has been is paged through, not how the timeline lay.
        let timeline = present.timeline;
        let look = turn(&mut self.looks, present);
        look.map_or_else(Vec::new, |look| self.look_like(Look { timeline, ..look }))
    }

    fn look_like(&mut self, look: Look) -> Vec<Effect> {
        self.view.claim = None;
        self.view.selected = look.selected.filter(|subject| self.has(subject));
        self.view.filter = self.sound(look.filter);
        self.view.standpoint = look.standpoint;
        self.view.timeline = look.timeline;
        self.view.playback.is_playing = false;
        let at = look.standpoint;
        let moved = at.map(|at| Effect::LookAt(at.lon_lat, at.zoom));
        moved.into_iter().chain(self.look_on()).collect()
    }

    /// Takes note of where the map stands. Where a command has sent it belongs to the look that the
    /// command began; so does where it stood first.
    fn map_rests(&mut self, at: Standpoint) {
        let was_sent = std::mem::take(&mut self.looks.is_moving);
        let is_first = self.view.standpoint.is_none();
        let before = Look::of(&self.view);
        self.view.standpoint = Some(at);
        if !was_sent && !is_first && before != Look::of(&self.view) {
            self.looks.leave(before);
        }
    }

    fn add_overlay(&mut self, overlay: Overlay) {
        let name = overlay.name.clone();
        if let Err(error) = self.view.overlays.open(overlay) {
            let text = format!("{name:?} is not shown: {error}.");
            self.notify(Notice::new(NoticeKind::Problem, text));
        }
    }

    /// Goes on with another case; what the view says of the old one does not carry over.
    fn begin_with(&mut self, document: Document) -> Vec<Effect> {
        self.view.selected = None;
        self.view.filter = crate::model::Filter::default();
        self.view.standpoint = None;
        self.view.forget_instruments();
        self.view.drawing = None;
        self.view.measure = None;
        self.view.pin = None;
        self.view.claim = None;
        self.view.scene = None;
        self.view.maps.of_scene = None;
        self.view.stage = None;
        self.view.timeline.range = None;
        self.view.playback.is_playing = false;
        self.looks.clear();
        self.history = History::default();
        self.files.versions.clear();
        self.forget_outside();
        self.document = document;
        vec![Effect::FitCase]
    }

    /// The same words are not said twice, but they are the latest then; what went wrong is not left
    /// to be found.
    fn notify(&mut self, notice: Notice) {
        self.notices.retain(|known| *known != notice);
        match notice.kind {
            NoticeKind::Note => self.notices.retain(|known| known.kind != NoticeKind::Note),
            NoticeKind::Warning => {}
            NoticeKind::Problem => self.show(Some(Dialog::Notices)),
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
pub(crate) mod testing;
#[cfg(test)]
mod tests;
