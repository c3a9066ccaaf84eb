//! Jobs: work that takes time, each on a named thread; every result comes back as commands.

mod archives;
mod cache;
mod cases;
mod chooser;
mod export;
mod opening;
mod watcher;

use std::collections::{BTreeSet, HashMap};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::Builder;

use crate::basemap::KeptTiles;
use crate::fault::{Fault, caught};
use crate::formats::problem::counted;
use crate::formats::{Loaded, LoadedOverlay, OpenError, OverlayError, Problems, open_overlay};
use crate::journal::Shelf;
use crate::model::Regions;
use crate::settings::views::{SeenCase, Views};
use crate::settings::{Settings, SettingsError};
use crate::state::{Command, Document, ImportNumber, Notice, NoticeKind, Origin};

use watcher::Watcher;

pub use archives::Table;

/// Running work, and what has come of it.
pub struct Jobs {
    sender: Sender<Told>,
    receiver: Receiver<Told>,
    running: usize,
    /// Whether the export that is under way, or was last, is to be broken off.
    cancelled: Arc<AtomicBool>,
    /// The same of each data set that is being read.
    imports: HashMap<ImportNumber, Arc<AtomicBool>>,
    /// What the user was told that is not told again: which kept mappings are damaged, and that nothing can be kept.
    told: Arc<Mutex<BTreeSet<String>>>,
    watcher: Watcher,
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// What a job tells.
struct Told {
    commands: Vec<Command>,
    /// Whether the job is over.
    is_last: bool,
}

impl Jobs {
    /// No work yet; `wake` is called from a job's thread when its result is there.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        Self {
            sender,
            receiver,
            running: 0,
            cancelled: Arc::default(),
            imports: HashMap::new(),
            told: Arc::default(),
            watcher: Watcher::new(Arc::clone(&wake)),
            wake,
        }
    }

    /// Whether any result is still to come.
    #[must_use]
    pub fn pending(&self) -> bool {
        self.running > 0
    }

    /// What jobs have told since the last call, in the order in which they told it, and what was
    /// noticed of the file that is watched.
    pub fn results(&mut self) -> Vec<Command> {
        let told: Vec<Told> = self.receiver.try_iter().collect();
        self.running -= told.iter().filter(|told| told.is_last).count();
        let told = told.into_iter().flat_map(|told| told.commands);
        told.chain(self.watcher.results()).collect()
    }

    /// Watches the file of `document`, if it has one, for what other programs write to it. Nothing
    /// is watched while it is being written here.
    pub fn watch(&mut self, document: Option<&Document>) {
        self.watcher.watch(document);
    }

    /// Forgets the tiles of online maps.
    pub fn clear_tiles(&mut self, kept: KeptTiles) {
        self.start("clear tiles", move || {
            let notice = match kept.clear() {
                Ok(()) => {
                    let text = "The tiles of online maps that were kept are gone.";
                    Notice::new(NoticeKind::Note, text)
                }
                Err(why) => {
                    let text = format!("The tiles that are kept could not be cleared: {why}.");
                    Notice::new(NoticeKind::Problem, text)
                }
            };
            vec![Command::Notify(notice)]
        });
    }

    /// Reads the overlays in `paths`, one after the other: their order decides how they look.
    pub fn read_overlays(&mut self, paths: Vec<PathBuf>) {
        let read = |path: &PathBuf| match open_overlay(path) {
            Ok(loaded) => overlaid(loaded, path),
            Err(error) => vec![Command::Notify(overlay_refused(&error))],
        };
        self.start("read overlays", move || {
            paths.iter().flat_map(read).collect()
        });
    }

    /// Looks on `shelf` for unsaved work of programs that have died.
    pub fn find_left_behind(&mut self, shelf: Shelf, regions: &'static Regions) {
        self.start("find journals", move || {
            let left = shelf.left_behind(regions);
            let problem = |text| Command::Notify(Notice::new(NoticeKind::Warning, text));
            let mut commands: Vec<Command> = left.problems.into_iter().map(problem).collect();
            if !left.found.is_empty() {
                commands.push(Command::OfferRecovered(left.found));
            }
            commands
        });
    }

    /// Writes to `path` what has changed in `settings` since they were `before`.
    pub fn remember(&mut self, settings: Settings, before: Settings, path: PathBuf) {
        self.start("write settings", move || {
            told(settings.write(&before, &path).err())
        });
    }

    /// Writes to `path` how cases were `seen`.
    pub fn remember_views(&mut self, seen: Vec<SeenCase>, path: PathBuf) {
        self.start("write views", move || {
            told(Views::add_to(&path, &seen).err())
        });
    }

    /// Runs `work` on a thread called `name`. One that cannot start, or panics, says so.
    fn start(&mut self, name: &str, work: impl FnOnce() -> Vec<Command> + Send + 'static) {
        self.start_or(Vec::new(), name, work);
    }

    /// As [`Jobs::start`]; where the work comes to nothing, `otherwise` is told as well, so that
    /// nobody waits for a result for ever.
    fn start_or(
        &mut self,
        otherwise: Vec<Command>,
        name: &str,
        work: impl FnOnce() -> Vec<Command> + Send + 'static,
    ) {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let unstarted = otherwise.clone();
        let job = move || {
            let result = caught(work).unwrap_or_else(|fault| {
                let notice = Command::Notify(broke_off(&fault));
                otherwise.into_iter().chain([notice]).collect()
            });
            // Nobody listens any more once the window has closed.
            let _ = sender.send(Told::at_end(result));
            wake();
        };
        self.running += 1;
        if let Err(error) = Builder::new().name(name.to_owned()).spawn(job) {
            let text =
                format!("The system gives no thread for this: {error}. Nothing was changed.");
            let notice = Command::Notify(Notice::new(NoticeKind::Problem, text));
            let told = unstarted.into_iter().chain([notice]).collect();
            let _ = self.sender.send(Told::at_end(told));
        }
    }

    /// What a job that goes on tells meanwhile.
    fn teller(&self) -> impl Fn(Command) + Send + 'static {
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        move |command| {
            let told = Told {
                commands: vec![command],
                is_last: false,
            };
            let _ = sender.send(told);
            wake();
        }
    }
}

impl Told {
    fn at_end(commands: Vec<Command>) -> Self {
        Self {
            commands,
            is_last: true,
        }
    }
}

/// What went wrong as a sentence. The name of a file at its beginning stays as it is.
pub(crate) fn sentence(error: &impl Display) -> String {
    let mut words = error.to_string();
    let first = words.split(' ').next().unwrap_or_default();
    let is_word = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_word && let Some(letter) = words.get_mut(..1) {
        letter.make_ascii_uppercase();
    }
    words + "."
}

fn told(error: Option<SettingsError>) -> Vec<Command> {
    let notice = error.map(|error| Notice::new(NoticeKind::Warning, sentence(&error)));
    notice.map(Command::Notify).into_iter().collect()
}

fn taken_in(loaded: Loaded, origin: Origin) -> Vec<Command> {
    taken_in_as(loaded, origin, Command::Replace)
}

/// What was loaded from `origin` as `command`, after what is not understood of it.
fn taken_in_as(
    loaded: Loaded,
    origin: Origin,
    command: fn(Box<Document>) -> Command,
) -> Vec<Command> {
    let mut commands = Vec::new();
    if !loaded.warnings.is_empty() {
        let what = match &origin {
            Origin::BuiltIn => "The built-in case".to_owned(),
            Origin::File(path) | Origin::Version(path) => path.display().to_string(),
        };
        commands.push(Command::Notify(Notice {
            kind: NoticeKind::Warning,
            text: format!("{what} was read; some of it is not understood and is left as it is."),
            details: loaded.warnings.iter().map(ToString::to_string).collect(),
        }));
    }
    let document = Document::new(loaded.case, loaded.text, origin).written_as(loaded.writing);
    commands.push(command(Box::new(document)));
    commands
}

fn overlaid(loaded: LoadedOverlay, path: &Path) -> Vec<Command> {
    let LoadedOverlay { overlay, warnings } = loaded;
    let mut commands = Vec::new();
    if overlay.left_out > 0 {
        commands.push(Command::Notify(Notice {
            kind: NoticeKind::Warning,
            text: format!(
                "{} is shown without {} that cannot be drawn.",
                path.display(),
                counted(overlay.left_out, "feature")
            ),
            details: lines(&warnings, path),
        }));
    }
    commands.push(Command::AddOverlay(Box::new(overlay)));
    commands
}

fn case_refused(error: &OpenError) -> Notice {
    refusal(error, case_problems(error))
}

fn case_problems(error: &OpenError) -> Vec<String> {
    match error {
        OpenError::Problems { path, problems } => lines(problems, path),
        _ => Vec::new(),
    }
}

fn overlay_refused(error: &OverlayError) -> Notice {
    let details = match error {
        OverlayError::Problems { path, problems } => lines(problems, path),
        _ => Vec::new(),
    };
    refusal(error, details)
}

fn refusal(error: &impl std::error::Error, details: Vec<String>) -> Notice {
    Notice {
        kind: NoticeKind::Problem,
        text: sentence(error),
        details,
    }
}

/// What is wrong with a file, each problem on a line as `counterclaim check` writes it.
fn lines(problems: &Problems, path: &Path) -> Vec<String> {
    let file = path.display().to_string();
    let lines = problems.in_file(&file).to_string();
    lines.lines().map(str::to_owned).collect()
}

fn broke_off(fault: &Fault) -> Notice {
    let text = "A fault in this program broke this off. Nothing was changed.";
    let report = |file: &PathBuf| format!("A report of it is in {}.", file.display());
    Notice {
        details: fault.file.iter().map(report).collect(),
        ..Notice::new(NoticeKind::Problem, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_capital_and_leaves_names_of_files_alone() {
        assert_eq!(sentence(&"there is no file"), "There is no file.");
        assert_eq!(sentence(&"huge.ron has 65 MiB"), "huge.ron has 65 MiB.");
        assert_eq!(
            sentence(&"/tmp/a.ron is a folder"),
            "/tmp/a.ron is a folder."
        );
        assert_eq!(
            sentence(&"ältere.ron is a folder"),
            "ältere.ron is a folder."
        );
        assert_eq!(sentence(&""), ".");
    }

    #[test]
    fn who_waits_for_work_that_breaks_off_is_told() {
        let (woken, is_woken) = channel();
        let mut jobs = Jobs::new(move || {
            let _ = woken.send(());
        });
        jobs.start_or(vec![Command::NotSaved], "breaks off", || panic!("a fault"));
        is_woken.recv().unwrap();
        let told = jobs.results();
        assert!(matches!(told[..], [Command::NotSaved, Command::Notify(_)]));
        assert!(!jobs.pending());
    }
}
