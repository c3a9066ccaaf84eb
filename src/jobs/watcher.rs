//! The watcher: a thread that notices when somebody else writes to the document's file.
//!
//! It looks at the file's length and time, and reads it only once these have changed and have stayed
//! for one more look: programs write files bit by bit, or take them away for a moment.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, SystemTime};

use crate::basemap::regions;
use crate::formats::file::read_text;
use crate::formats::{OpenError, read};
use crate::state::{Command, Document, Notice, NoticeKind, Origin};

use super::{case_problems, taken_in_as};

/// How often the file is looked at: a change is told of within a second or so.
const EVERY: Duration = Duration::from_millis(500);

/// Watches the file of one document at a time.
pub struct Watcher {
    orders: Option<Sender<Option<Document>>>,
    watched: Option<Document>,
    sender: Sender<Vec<Command>>,
    found: Receiver<Vec<Command>>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Watcher {
    /// Watches nothing yet; `wake` is called from its thread when there is something to tell.
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (sender, found) = channel();
        Self {
            orders: None,
            watched: None,
            sender,
            found,
            wake,
        }
    }

    /// Watches the file of `document` from now on, if it has one, or nothing. Cheap while nothing
    /// has changed about that.
    pub fn watch(&mut self, document: Option<&Document>) {
        let document = document.filter(|document| document.file().is_some());
        let is_same = match (document, &self.watched) {
            (Some(one), Some(other)) => is_same_file(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        if is_same {
            return;
        }
        self.watched = document.cloned();
        if self.orders.is_none() {
            self.orders = self.start();
        }
        if let Some(orders) = &self.orders {
            // A thread that broke off has nothing more to tell.
            let _ = orders.send(self.watched.clone());
        }
    }

    /// What was noticed since the last call.
    pub fn results(&self) -> impl Iterator<Item = Command> {
        self.found.try_iter().flatten()
    }

    fn start(&self) -> Option<Sender<Option<Document>>> {
        let (orders, ordered) = channel();
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let tell = move |commands| {
            let is_heard = sender.send(commands).is_ok();
            wake();
            is_heard
        };
        let started = Builder::new()
            .name("watcher".to_owned())
            .spawn(move || keep_watch(&ordered, tell));
        match started {
            Ok(_) => Some(orders),
            Err(error) => {
                let text = format!(
                    "The system gives no thread for this: {error}. What other programs write to \
                     the file of this case is not noticed until it is saved."
                );
                let notice = Notice::new(NoticeKind::Warning, text);
                let _ = self.sender.send(vec![Command::Notify(notice)]);
                None
            }
        }
    }
}

/// Whether both are known to have the same text in the same file.
fn is_same_file(one: &Document, other: &Document) -> bool {
    one.origin == other.origin && std::ptr::eq(one.on_disk(), other.on_disk())
}

/// Looks at what is ordered until nobody orders any more, or nobody listens.
fn keep_watch(ordered: &Receiver<Option<Document>>, tell: impl Fn(Vec<Command>) -> bool) {
    let mut watch: Option<Watch> = None;
    loop {
        match ordered.recv_timeout(EVERY) {
            Ok(document) => watch = document.map(Watch::new),
            Err(RecvTimeoutError::Timeout) => {
                let news = watch.as_mut().map(Watch::look).unwrap_or_default();
                if !news.is_empty() && !tell(news) {
                    return;
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// One file that is looked at.
struct Watch {
    document: Document,
    /// What the last look saw.
    seen: Option<Stamp>,
    /// What has been told, or is no news.
    known: Option<Stamp>,
    /// Whether the file was told to hold something else: that it no longer does is news then.
    has_told: bool,
}

/// What can be seen of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stamp {
    There(u64, Option<SystemTime>),
    Gone,
    Hidden,
}

impl Stamp {
    fn of(path: &Path) -> Self {
        match fs::metadata(path) {
            Ok(metadata) => Self::There(metadata.len(), metadata.modified().ok()),
            Err(error) if error.kind() == ErrorKind::NotFound => Self::Gone,
            Err(_) => Self::Hidden,
        }
    }
}

impl Watch {
    fn new(document: Document) -> Self {
        Self {
            document,
            seen: None,
            known: None,
            has_told: false,
        }
    }

    /// What there is to tell, if anything.
    fn look(&mut self) -> Vec<Command> {
        let Some(path) = self.document.file() else {
            return Vec::new();
        };
        let stamp = Some(Stamp::of(path));
        let has_settled = stamp == std::mem::replace(&mut self.seen, stamp);
        if !has_settled || stamp == std::mem::replace(&mut self.known, stamp) {
            return Vec::new();
        }
        if stamp == Some(Stamp::Gone) {
            return self.told_gone(path);
        }
        let news = self.told_of(path);
        let tells = |command: &Command| matches!(command, Command::FoundOnDisk(_));
        self.has_told = news.iter().any(tells);
        news
    }

    /// A file that is known to be gone has no text.
    fn told_gone(&self, path: &Path) -> Vec<Command> {
        if self.document.on_disk().is_empty() {
            return Vec::new();
        }
        vec![Command::FileIsGone(path.to_owned())]
    }

    fn told_of(&self, path: &Path) -> Vec<Command> {
        let text = match read_text(path) {
            Ok(text) if !self.has_told && text == self.document.on_disk() => return Vec::new(),
            Ok(text) => text,
            // Whatever it is: what is open is not in it.
            Err(error) => return spoilt(path, &error, String::from("\u{fffd}")),
        };
        match read(&text, regions()) {
            Ok(loaded) => taken_in_as(loaded, Origin::File(path.to_owned()), Command::FoundOnDisk),
            Err(problems) => {
                let of = path.to_owned();
                let error = OpenError::Problems { path: of, problems };
                spoilt(path, &error, text)
            }
        }
    }
}

/// What is told of a file that holds `text`, or something like it, and is no case: why it cannot be
/// read.
fn spoilt(path: &Path, error: &OpenError, text: String) -> Vec<Command> {
    let notice = Notice {
        kind: NoticeKind::Warning,
        text: format!(
            "Another program has changed the file of this case, and it cannot be read now: {error}. \
             The case is still open here as it was. Save to write it again."
        ),
        details: case_problems(error),
    };
    vec![
        Command::FileIsSpoilt(path.to_owned(), text),
        Command::Notify(notice),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::builtin::BUILTIN_TEXT;

    /// A file with the built-in case, and what watches it.
    fn watched() -> (tempfile::TempDir, Watch) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, BUILTIN_TEXT).unwrap();
        let loaded = read(BUILTIN_TEXT, regions()).unwrap();
        let document = Document::new(loaded.case, loaded.text, Origin::File(path));
        (folder, Watch::new(document))
    }

    /// What is told after so many looks that a change has settled.
    fn told(watch: &mut Watch) -> Vec<Command> {
        (0..3).flat_map(|_| watch.look()).collect()
    }

    fn write(watch: &Watch, text: &str) {
        fs::write(watch.document.file().unwrap(), text).unwrap();
    }

    #[test]
    fn a_file_that_is_as_it_was_is_not_told_of() {
        let (_folder, mut watch) = watched();
        assert!(told(&mut watch).is_empty());
        write(&watch, BUILTIN_TEXT);
        assert!(told(&mut watch).is_empty());
    }

    #[test]
    fn a_change_is_told_of_once() {
        let (_folder, mut watch) = watched();
        told(&mut watch);
        write(
            &watch,
            &BUILTIN_TEXT.replacen("Western Syria", "Elsewhere", 1),
        );
        let news = told(&mut watch);
        let [Command::FoundOnDisk(theirs)] = &news[..] else {
            panic!("{news:?}");
        };
        assert_eq!(theirs.origin, watch.document.origin);
        assert!(theirs.base().text.contains("Elsewhere"));
        assert!(told(&mut watch).is_empty());
    }

    #[test]
    fn a_change_that_is_taken_back_is_told_of_too() {
        let (_folder, mut watch) = watched();
        told(&mut watch);
        let elsewhere = BUILTIN_TEXT.replacen("Western Syria", "Elsewhere", 1);
        for text in [elsewhere.as_str(), BUILTIN_TEXT] {
            write(&watch, text);
            let news = told(&mut watch);
            let [Command::FoundOnDisk(theirs)] = &news[..] else {
                panic!("{news:?}");
            };
            assert_eq!(theirs.base().text.as_ref(), text);
        }
        assert!(told(&mut watch).is_empty());
    }

    #[test]
    fn a_change_is_not_read_before_it_has_settled() {
        let (_folder, mut watch) = watched();
        told(&mut watch);
        write(&watch, "Case(");
        assert!(watch.look().is_empty());
        write(&watch, BUILTIN_TEXT);
        assert!(told(&mut watch).is_empty());
    }

    #[test]
    fn a_file_that_can_no_longer_be_read_is_told_of_once_with_its_problems() {
        let (_folder, mut watch) = watched();
        told(&mut watch);
        write(&watch, "Case(");
        let news = told(&mut watch);
        let [Command::FileIsSpoilt(_, text), Command::Notify(notice)] = &news[..] else {
            panic!("{news:?}");
        };
        assert_eq!(text, "Case(");
        assert!(notice.text.contains("still open here"), "{}", notice.text);
        assert_eq!(notice.details.len(), 1);
        assert!(told(&mut watch).is_empty());
    }

    #[test]
    fn a_file_that_is_gone_is_told_of_once() {
        let (_folder, mut watch) = watched();
        fs::remove_file(watch.document.file().unwrap()).unwrap();
        let news = told(&mut watch);
        assert!(matches!(&news[..], [Command::FileIsGone(_)]), "{news:?}");
        assert!(told(&mut watch).is_empty());
        let document = watch.document.knowing_on_disk("".into());
        assert!(told(&mut Watch::new(document)).is_empty());
    }
}
