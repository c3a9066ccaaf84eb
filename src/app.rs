//! The app: the one place where state, panels, jobs and the window meet.
//!
//! Each frame: results of jobs and the user's keys become commands, panels are drawn and send more,
//! then all are applied, first in, first out, and their effects carried out.

mod keeping;
mod letters;
mod mappings;
mod opening;
mod presenter;
mod recording;
mod remembering;
mod showing;
mod thumbnails;
mod window;

use std::path::PathBuf;
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use crate::archive::Mapping;
use crate::basemap::regions;
use crate::briefing::{Draw, DrawPicture};
use crate::export::report_in_csv;
use crate::fault::{self, Fault};
use crate::formats::archive::ArchiveCache;
use crate::formats::{Versions, builtin_case};
use crate::jobs::Jobs;
use crate::journal::{Journal, Shelf};
use crate::recording::{Head, Player, Recorder};
use crate::state::{
    CaseOpens, Command, Commands, Document, Effect, Furniture, Notice, NoticeKind, Origin,
    Standpoint, State, ThemeName,
};
use crate::ui::fault::{AfterFault, WorkKept, fault_ui};
use crate::ui::{Memory, bars, screen_ui, shortcuts, theme};

pub use self::opening::Opening;
use self::presenter::Presenter;
use self::remembering::Remembering;
pub use self::showing::{create_picturing, create_showing};
use self::thumbnails::Thumbnailer;
pub use self::window::window;

/// The app.
pub struct App {
    state: State,
    memory: Memory,
    jobs: Jobs,
    presenter: Presenter,
    remembering: Remembering,
    /// Where unsaved work is written down, and what earlier runs left there until it is looked for.
    journal: Option<Journal>,
    left_behind: Option<Shelf>,
    /// What is to be selected and overlaid once the first case is there.
    select: Option<String>,
    scene: Option<String>,
    view: Option<String>,
    standpoint: Option<Standpoint>,
    overlays: Vec<PathBuf>,
    archives: Vec<PathBuf>,
    /// Where they are kept to open faster, if they are.
    archive_cache: Option<ArchiveCache>,
    /// By which mapping those are read, if one was asked for.
    mapping: Option<Box<Mapping>>,
    /// Until the first case asked for is there, or is known not to come.
    opening: Option<PathBuf>,
    /// Where earlier versions of saved files are kept.
    versions: Versions,
    title: String,
    /// Whether what is unsaved has been decided on.
    may_close: bool,
    /// The revision of the document whose letters were looked up in the typefaces.
    lettered: u64,
    /// Those that no typeface has, as the user was told.
    boxed: Vec<char>,
    thumbnailer: Thumbnailer,
    /// What draws scenes besides the window.
    draw: Option<Draw>,
    /// What draws pictures besides the window.
    draw_picture: Option<DrawPicture>,
    recorder: Option<Recorder>,
    player: Option<Player>,
    /// Whether this run began with a replay.
    is_replay: bool,
    /// The fault that has stopped the program, and what became of the unsaved work.
    stopped: Option<(Fault, WorkKept)>,
}

impl App {
    /// Sets egui up and begins to open what `opening` says.
    ///
    /// # Errors
    /// When the built-in case cannot be read, which a test rules out.
    pub fn new(ctx: &Context, opening: Opening) -> Result<Self, crate::formats::Problems> {
        ctx.set_fonts(theme::fonts());
        // Ctrl and +/− are the map's, not egui's.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        let built_in = builtin_case(regions())?;
        let document = Document::new(built_in.case, built_in.text, Origin::BuiltIn);
        let wake = ctx.clone();
        let recorded = opening.replay.as_ref();
        let case = opening
            .case
            .or_else(|| recorded.and_then(|recording| recording.head.case.clone()));
        let mut app = Self {
            state: State::new(document),
            memory: Memory::new(ctx, opening.cache),
            jobs: Jobs::new(move || wake.request_repaint()),
            presenter: Presenter::new(),
            remembering: Remembering::new(opening.settings),
            journal: None,
            left_behind: None,
            select: opening.select,
            scene: opening.scene,
            view: opening.view,
            standpoint: opening.standpoint,
            overlays: opening.overlays,
            archives: opening.archives,
            archive_cache: opening.archive_cache,
            mapping: opening.mapping,
            opening: case.clone(),
            versions: Versions::new(opening.data.as_ref().map(|data| data.join("versions"))),
            title: String::new(),
            may_close: false,
            lettered: 0,
            boxed: Vec::new(),
            thumbnailer: Thumbnailer::default(),
            draw: opening.draw,
            draw_picture: opening.draw_picture,
            recorder: None,
            is_replay: opening.replay.is_some(),
            player: opening.replay.map(Player::new),
            stopped: None,
        };
        if let Some(path) = opening.record {
            app.record(&path, &Head::new(case.clone()), ctx);
        }
        app.memory.suggest_folder(opening.documents);
        app.recall(ctx);
        if let Some(data) = opening.data {
            app.open_journal(Shelf::new(data.join("journal")), ctx);
        }
        if let Some(file) = opening.basemap {
            app.apply(Command::OpenMap(file), ctx);
        }
        if let Some(theme) = opening.theme {
            app.apply(Command::SetTheme(theme), ctx);
        }
        if opening.density {
            let furniture = Furniture {
                density: true,
                ..app.state.view.furniture
            };
            app.apply(Command::SetFurniture(furniture), ctx);
        }
        app.know_settings();
        if let Some(path) = case {
            // The head of a recording says so already.
            app.apply_unrecorded(Command::OpenFile(path), ctx);
        } else {
            app.look_as_before(ctx);
            app.complete_as_asked(ctx);
        }
        Ok(app)
    }

    /// Whether something that belongs on the screen is still on its way.
    #[must_use]
    pub fn pending(&self) -> bool {
        let is_working = self.opening.is_some() || self.jobs.pending();
        is_working || self.player.is_some() || self.memory.pending()
    }

    /// What the app shows, for tests and for rendering without a window.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Carries out `command`, as if a panel had sent it.
    pub fn apply(&mut self, command: Command, ctx: &Context) {
        if let Some(recorder) = &self.recorder {
            recorder.take_down(&command);
        }
        self.apply_unrecorded(command, ctx);
    }

    fn apply_unrecorded(&mut self, command: Command, ctx: &Context) {
        let another = matches!(command, Command::Replace(_) | Command::Recover(_));
        if another {
            self.remember_view();
        }
        let before = self.state.document.identity();
        for effect in self.state.apply(command) {
            self.carry_out(effect, ctx);
        }
        if another && self.state.document.identity() != before {
            self.look_as_before(ctx);
        }
    }

    fn carry_out(&mut self, effect: Effect, ctx: &Context) {
        match effect {
            Effect::FitCase => self.memory.map.fit(),
            Effect::FitPlaces(places) => self.memory.map.fit_places(places),
            Effect::Reveal(place) => self.memory.map.reveal(place),
            Effect::FitGround(ground) => self.memory.map.fit_ground(ground),
            Effect::RevealGround(ground) => self.memory.map.reveal_ground(ground),
            Effect::LookAt(ground, zoom) => self.memory.map.look_at(ground, zoom),
            Effect::ZoomBy(levels) => self.memory.map.zoom_by(levels),
            Effect::Copy(text) => {
                let lines = text.lines().count();
                ctx.copy_text(text);
                let text = format!("Copied as text, {lines} lines.");
                self.apply(note(NoticeKind::Note, text), ctx);
            }
            Effect::CopyReport(report) => {
                self.carry_out(Effect::Copy(report_in_csv(&report)), ctx);
            }
            Effect::CopyView(link) => {
                ctx.copy_text(link);
                let text =
                    "The view was copied as a link. Ctrl+Shift+V opens it, here or elsewhere.";
                self.apply(note(NoticeKind::Note, text.to_owned()), ctx);
            }
            Effect::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Effect::ClearTiles => self.jobs.clear_tiles(self.memory.map.kept_tiles().clone()),
            Effect::ClearArchiveCache | Effect::MeasureArchiveCache => self.mind_cache(&effect),
            Effect::WriteCase(document, path) => {
                self.jobs.write_case(*document, path, self.versions.clone());
            }
            Effect::LookForFile(path) => self.jobs.look_for_file(path),
            Effect::ChooseFile(choice) => self.jobs.choose_file(choice),
            Effect::KeepVersion(path, text) => {
                self.jobs.keep_version(path, text, self.versions.clone());
            }
            Effect::ListVersions(path) => {
                self.jobs.list_versions(path, self.versions.clone());
            }
            Effect::Export(order) => self.jobs.export(*order, self.draw, self.draw_picture),
            Effect::CancelExport => self.jobs.cancel_export(),
            Effect::DropJournal(name) => self.drop_left(name),
            Effect::Quit => {
                self.may_close = true;
                self.end_journal();
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Effect::FillScreen(is_full) => {
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(is_full));
            }
            Effect::LookInto(paths, opens) => self.jobs.look_into(paths, opens),
            Effect::ReadCase(origin) => self.jobs.read_case(origin),
            Effect::PutAway(document) => self.put_away(&document),
            Effect::ReadOverlays(paths) => self.jobs.read_overlays(paths),
            Effect::ReadArchive(number, id, path, told) => {
                self.jobs.read_archive(number, id, self.table(path, told));
            }
            Effect::PreviewArchive(path, told) => {
                self.jobs.preview_archive(self.table(path, told));
            }
            Effect::KeepMapping(..) | Effect::RenameMapping(..) | Effect::RemoveMapping(_) => {
                self.change_mappings(effect);
            }
            Effect::CancelImport(number) => self.jobs.cancel_import(number),
            Effect::ReadExcerpt(archive, subject, hue) => {
                self.jobs.read_excerpt(archive, subject, hue);
            }
        }
        ctx.request_repaint();
    }

    /// Takes in what jobs have brought.
    fn receive(&mut self, ctx: &Context) {
        self.hear_of_journal(ctx);
        let results = self.jobs.results();
        if results.is_empty() {
            return;
        }
        for command in results {
            self.apply(command, ctx);
        }
        if self.opening.take().is_some() {
            if self.state.document.origin == Origin::BuiltIn {
                let text = "The built-in case is shown instead of the one asked for.".to_owned();
                self.apply(note(NoticeKind::Warning, text), ctx);
            }
            self.complete_as_asked(ctx);
        }
    }

    fn retitle(&mut self, ctx: &Context) {
        let title = format!("{} – Counterclaim", bars::title(&self.state.document));
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Takes note of whether the system is light or dark. A replay has it from its recording.
    fn follow_system(&mut self, ctx: &Context) {
        let Some(system) = ctx.system_theme().filter(|_| self.player.is_none()) else {
            return;
        };
        let theme = match system {
            egui::Theme::Light => ThemeName::Paper,
            egui::Theme::Dark => ThemeName::Night,
        };
        if theme != self.state.view.system_theme {
            self.apply(Command::SystemThemeIs(theme), ctx);
        }
    }

    /// Keeps the window open while it is to be closed with unsaved work, and asks what becomes of
    /// that; or while a file is being written or the briefing exported.
    fn mind_closing(&mut self, ctx: &Context) {
        let is_closing = ctx.input(|input| input.viewport().close_requested());
        let files = &self.state.files;
        let is_writing = files.saving.is_some() || files.exporting.is_some();
        let is_busy = self.state.document.is_changed() || is_writing;
        if is_closing && !self.may_close && is_busy {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.apply(Command::Quit, ctx);
        }
    }

    /// Watches the document's file, but for the moments in which it is written from here. After a
    /// replay it need not hold what was saved in that.
    fn watch(&mut self) {
        let document = Some(&self.state.document);
        let is_saving = self.state.files.saving.is_some();
        self.jobs
            .watch(document.filter(|_| !is_saving && !self.is_replay));
    }

    /// Draws one frame.
    fn frame(&mut self, ui: &mut Ui) {
        #[cfg(debug_assertions)]
        fault::on_demand();
        let ctx = ui.ctx().clone();
        self.receive(&ctx);
        self.hear_presenter(&ctx);
        self.see_window(&ctx);
        self.follow_system(&ctx);
        self.mind_closing(&ctx);
        self.watch();
        self.retitle(&ctx);
        self.tell_of_missing_letters(&ctx);
        self.tell_of_recording(&ctx);
        if let Some(path) = &self.opening {
            ui.centered_and_justified(|ui| ui.label(format!("Opening {} …", path.display())));
            ctx.request_repaint_after(Duration::from_millis(50));
            return;
        }
        self.replay(&ctx);
        let mut commands = Commands::default();
        let files = ctx.input(|input| input.raw.dropped_files.clone());
        if !files.is_empty() {
            let paths = files.iter().map(|file| file.path().to_owned());
            commands.push(Command::OpenFiles(paths.collect(), CaseOpens::InPlace));
        }
        shortcuts::shortcuts(&ctx, &self.state, &mut commands);
        screen_ui(ui, &self.state, &mut self.memory, &mut commands);
        for command in commands.drain() {
            // Where the map stood, the recording says as long as it is replayed.
            if self.player.is_none() || !matches!(command, Command::MapRests(_)) {
                self.apply(command, &ctx);
            }
        }
        self.draw_thumbnails(&ctx);
        self.keep();
        self.remember();
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let Some((fault, work)) = &self.stopped else {
            let drawn = fault::caught(|| {
                self.frame(ui);
                self.show_presenter(ui.ctx(), frame);
            });
            if let Err(fault) = drawn {
                self.stop(fault);
                ui.ctx().request_repaint();
            }
            return;
        };
        let window = ui.ctx().content_rect().size();
        let theme = theme::Theme::of(&self.state, window);
        match fault_ui(ui, &theme, *work, fault.file.as_deref()) {
            Some(AfterFault::CopyReport) => ui.ctx().copy_text(fault.report.clone()),
            Some(AfterFault::Quit) => ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close),
            None => {}
        }
    }

    fn on_exit(&mut self) {
        // Its last edits are written before it is gone.
        self.journal = None;
        self.remember_at_end();
        self.thumbnailer.end();
    }
}

/// Makes an app for eframe: with walkers' renderer, where there is something to render with.
///
/// # Errors
/// As [`App::new`].
pub fn create(
    cc: &eframe::CreationContext<'_>,
    opening: Opening,
) -> Result<App, crate::formats::Problems> {
    window::bring_into_view(cc);
    if cc.wgpu_render_state.is_some() {
        walkers::install_renderer(cc.wgpu_render_state.as_ref());
    }
    App::new(&cc.egui_ctx, opening)
}

fn note(kind: NoticeKind, text: String) -> Command {
    Command::Notify(Notice::new(kind, text))
}
