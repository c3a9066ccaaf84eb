//! The journal: unsaved work, written down while it is done, so that it outlives a crash.
//!
//! Each running program that has unsaved work has a folder of its own on the shelf of journals, and
//! keeps it locked. In it lie the texts that the edits start from, each written once, and a log with
//! a line for every state of the edits that was worth a line; the last line that can be read counts.
//! Once the work is saved the folder is gone. A folder whose lock is free belonged to a program that
//! has died: what it holds is offered at the next start.
//!
//! Nothing here ever writes to a case file. What cannot be read is set aside and told, never
//! deleted; work that was dropped is kept until three others have been dropped after it.

mod disk;
mod folder;
mod left;
mod record;
mod shelf;
#[cfg(test)]
mod tests;
mod writer;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

use crate::fault::caught;
use crate::state::document::Document;

pub use shelf::{LeftBehind, Shelf};

use disk::{Disk, OwnDisk};
use writer::{Order, Tell, Writer};

/// How long the end of the program may wait for the last edits to be written.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// The journal of this run. Its last edits are written before it is gone.
pub struct Journal {
    orders: Sender<Order>,
    news: Receiver<News>,
    /// The revision that was sent last.
    sent: Option<u64>,
}

/// What becomes known of a journal; each is told once, until the other is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Edits are not being written, and why.
    Stuck(String),
    /// Edits are being written again.
    Unstuck,
    /// A journal that was to be put away could not be, and why: it will be offered again.
    NotDropped(String),
}

impl Journal {
    /// A journal on `shelf`; `wake` is called from its thread when there is news. Nothing is on the
    /// disk before there is work to be kept.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn open(shelf: Shelf, wake: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        Self::on(Arc::new(OwnDisk), shelf, wake)
    }

    fn on(
        disk: Arc<dyn Disk>,
        shelf: Shelf,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let (orders, taken) = channel();
        let (told, news) = channel();
        let tell: Tell = Arc::new(move |news| {
            // Nobody listens any more once the window has closed.
            let _ = told.send(news);
            wake();
        });
        let work = move || {
            let writer = Writer::new(disk, shelf, Arc::clone(&tell));
            if caught(|| writer.run(&taken)).is_err() {
                tell(News::Stuck(
                    "a fault in this program has ended it".to_owned(),
                ));
            }
        };
        Builder::new().name("journal".to_owned()).spawn(work)?;
        Ok(Self {
            orders,
            news,
            sent: None,
        })
    }

    /// Has the unsaved work of `document` written within a second, in place of what was there. Costs
    /// next to nothing, and nothing at all for a state that was kept already.
    pub fn keep(&mut self, document: &Document) {
        if self.sent.replace(document.revision()) != Some(document.revision()) {
            self.order(Order::Keep(Box::new(document.clone())));
        }
    }

    /// Puts the journal that an earlier run left under `name` away, once what was kept here before
    /// is on the disk.
    pub fn drop_left(&self, name: String) {
        self.order(Order::DropLeft(name));
    }

    /// Puts this journal itself away: its user does not want the unsaved work. What is kept after
    /// begins another.
    pub fn drop_own(&mut self) {
        self.sent = None;
        self.order(Order::DropOwn);
    }

    /// Waits until all that was kept before is on the disk, for `patience` at most; whether it is.
    pub fn flush(&self, patience: Duration) -> bool {
        let (done, is_done) = channel();
        self.order(Order::Flush(done));
        is_done.recv_timeout(patience).unwrap_or(false)
    }

    /// What has become known since the last call.
    pub fn news(&self) -> impl Iterator<Item = News> {
        self.news.try_iter()
    }

    fn order(&self, order: Order) {
        // The thread ends when it is told to, and not before.
        let _ = self.orders.send(order);
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        let (done, is_done) = channel();
        self.order(Order::End(done));
        // A disk that does not answer in time keeps nobody from leaving.
        let _ = is_done.recv_timeout(LAST_WORDS);
    }
}
