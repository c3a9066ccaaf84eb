//! The journal's thread: it writes the latest state soon, and says when it cannot.

use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::state::document::Document;

use super::News;
use super::disk::Disk;
use super::folder::{Folder, remove};
use super::shelf::Shelf;

/// How long an edit may wait for others, so that typing is not written letter by letter.
const GATHER: Duration = Duration::from_millis(300);
/// How long to wait after something could not be written.
const TRY_AGAIN: Duration = Duration::from_secs(1);
/// How long to wait for an order when there is nothing to do.
const IDLE: Duration = Duration::from_hours(1);

/// How news leave the thread.
pub(super) type Tell = Arc<dyn Fn(News) + Send + Sync>;

/// What the thread is asked to do, in order.
pub(super) enum Order {
    /// Write the unsaved work of this document.
    Keep(Box<Document>),
    /// Put away the journal that an earlier run left under this name, once all is written.
    DropLeft(String),
    /// Put our own journal away.
    DropOwn,
    /// Write at once, and say whether all is written.
    Flush(Sender<bool>),
    /// Write at once, give the journal up as it is, and say so.
    End(Sender<()>),
}

/// What the thread knows.
pub(super) struct Writer {
    disk: Arc<dyn Disk>,
    shelf: Shelf,
    tell: Tell,
    /// Ours, while there is unsaved work.
    folder: Option<Folder>,
    /// What is yet to be written, and when.
    latest: Option<(Box<Document>, Instant)>,
    /// What is to be put away once all is written.
    to_drop: Vec<String>,
    is_stuck: bool,
}

impl Writer {
    pub fn new(disk: Arc<dyn Disk>, shelf: Shelf, tell: Tell) -> Self {
        Self {
            disk,
            shelf,
            tell,
            folder: None,
            latest: None,
            to_drop: Vec::new(),
            is_stuck: false,
        }
    }

    /// Does what it is asked until it is told to end.
    pub fn run(mut self, orders: &Receiver<Order>) {
        loop {
            // First, so that no flood of orders keeps an edit waiting.
            if self.is_due() {
                self.write();
            }
            match orders.recv_timeout(self.patience()) {
                Ok(Order::Keep(document)) => {
                    let due = self.latest.take().map(|(_, due)| due);
                    self.latest = Some((document, due.unwrap_or_else(|| Instant::now() + GATHER)));
                }
                Ok(Order::DropLeft(name)) => {
                    self.to_drop.push(name);
                    self.write();
                }
                Ok(Order::DropOwn) => self.drop_own(),
                Ok(Order::Flush(done)) => {
                    self.write();
                    // Whoever asked may have lost patience.
                    let _ = done.send(self.latest.is_none());
                }
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Order::End(done)) => {
                    self.write();
                    drop(self);
                    let _ = done.send(());
                    return;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// How long to wait for another order before what is due is written.
    fn patience(&self) -> Duration {
        let due = self.latest.as_ref().map(|(_, due)| *due);
        due.map_or(IDLE, |due| due.saturating_duration_since(Instant::now()))
    }

    fn is_due(&self) -> bool {
        let due = self.latest.as_ref().map(|(_, due)| *due);
        due.is_some_and(|due| due <= Instant::now())
    }

    /// Writes what is yet to be written; once nothing is, drops what is to be dropped.
    fn write(&mut self) {
        if let Some((document, _)) = self.latest.take() {
            match self.put_down(&document) {
                Ok(()) => self.is_unstuck(),
                Err(error) => {
                    self.latest = Some((document, Instant::now() + TRY_AGAIN));
                    self.is_stuck_by(&error);
                    return;
                }
            }
        }
        for name in std::mem::take(&mut self.to_drop) {
            if let Err(error) = self.shelf.drop_left(&name) {
                (self.tell)(News::NotDropped(error.to_string()));
            }
        }
    }

    fn put_down(&mut self, document: &Document) -> io::Result<()> {
        if !document.is_changed() {
            return self.empty();
        }
        let folder = match &mut self.folder {
            Some(folder) => folder,
            none => none.insert(Folder::create(self.shelf.path(), Arc::clone(&self.disk))?),
        };
        let written = folder.write(document);
        if written.as_ref().is_err_and(is_missing) {
            // Somebody has tidied up: the next attempt makes another.
            self.folder = None;
        }
        written
    }

    fn empty(&mut self) -> io::Result<()> {
        if let Some(folder) = &self.folder {
            remove(folder.path()).or_else(|error| is_missing(&error).then_some(()).ok_or(error))?;
            self.folder = None;
        }
        Ok(())
    }

    /// Writes what is yet to be written, and puts it away: it may still turn out to be wanted.
    fn drop_own(&mut self) {
        self.write();
        self.latest = None;
        if let Some(folder) = self.folder.take()
            && let Err(error) = self.shelf.put_away(folder.path())
        {
            (self.tell)(News::NotDropped(error.to_string()));
        }
    }

    fn is_stuck_by(&mut self, error: &io::Error) {
        if !std::mem::replace(&mut self.is_stuck, true) {
            (self.tell)(News::Stuck(error.to_string()));
        }
    }

    fn is_unstuck(&mut self) {
        if std::mem::take(&mut self.is_stuck) {
            (self.tell)(News::Unstuck);
        }
    }
}

fn is_missing(error: &io::Error) -> bool {
    error.kind() == ErrorKind::NotFound
}
