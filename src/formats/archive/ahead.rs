//! Rows that are read ahead, by a thread of its own while those before them are taken in.
//!
//! They come in lots, in their order, and the lots are used again: a few of them are held, however long the file
//! is. Of few rows a thread is not worth its while.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread::{Builder, scope};

use crate::formats::mapping::checksum;
use crate::formats::rows::{Found, Rows, RowsError};
use crate::formats::table::Row;

/// How many rows a lot has at most: few enough that they are still near the processor when they are taken in.
const LOT: usize = 128;
/// With how many bytes of cells it is full before.
const LOT_BYTES: usize = 256 << 10;
/// How many lots wait to be taken in.
const WAITING: usize = 6;

/// A row as it was read.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub row: Row,
    pub checksum: u32,
    /// What was found besides it since the row before.
    pub found: Vec<Found>,
}

/// How the rows end.
#[derive(Debug, Default)]
pub(super) struct End {
    /// What was found besides them since the last.
    pub found: Vec<Found>,
    /// Why that is not their end, if it is not.
    pub error: Option<RowsError>,
}

/// Who is given row after row, until they want no more.
pub(super) type EachRead<'a> = dyn FnMut(&Read) -> ControlFlow<()> + 'a;

/// Gives `each` the `rows` as they are read.
pub(super) fn one_by_one(rows: &mut Rows, each: &mut EachRead) -> End {
    let mut read = Read::default();
    loop {
        if let Some(end) = read.next(rows) {
            return end;
        }
        if each(&read).is_break() {
            return End::default();
        }
    }
}

/// The same, while those that come behind are being read.
pub(super) fn ahead(rows: &mut Rows, each: &mut EachRead) -> End {
    let (send, lots) = sync_channel::<Lot>(WAITING);
    let (give_back, used) = channel();
    scope(|scope| {
        let thread = Builder::new().name("rows".to_owned());
        if let Err(error) = thread.spawn_scoped(scope, move || read_all(rows, &send, &used)) {
            return End {
                error: Some(error.into()),
                ..End::default()
            };
        }
        for lot in lots {
            if lot.reads().iter().any(|read| each(read).is_break()) {
                break;
            }
            if let Some(end) = lot.end {
                return end;
            }
            // Where nobody takes it back, all was read.
            let _ = give_back.send(lot);
        }
        End::default()
    })
}

/// Reads `rows` to their end, or until nobody takes them any more.
fn read_all(rows: &mut Rows, send: &SyncSender<Lot>, used: &Receiver<Lot>) {
    loop {
        let mut lot = used.try_recv().unwrap_or_default();
        lot.fill(rows);
        let is_last = lot.end.is_some();
        if send.send(lot).is_err() || is_last {
            return;
        }
    }
}

/// Rows that were read one after the other.
#[derive(Default)]
struct Lot {
    /// Made once and filled again.
    reads: Vec<Read>,
    count: usize,
    /// How the rows end, where they end with these.
    end: Option<End>,
}

impl Lot {
    fn reads(&self) -> &[Read] {
        &self.reads[..self.count]
    }

    fn fill(&mut self, rows: &mut Rows) {
        // What one long row has needed is not held for the others.
        self.reads.retain(|read| read.size() < LOT_BYTES);
        (self.count, self.end) = (0, None);
        let mut size = 0;
        while self.count < LOT && size < LOT_BYTES && self.end.is_none() {
            if self.count == self.reads.len() {
                self.reads.push(Read::default());
            }
            let read = &mut self.reads[self.count];
            self.end = read.next(rows);
            self.count += usize::from(self.end.is_none());
            size += read.size();
        }
    }
}

impl Read {
    /// Becomes the next of `rows`; how they end, where there is none.
    fn next(&mut self, rows: &mut Rows) -> Option<End> {
        let next = rows.next(&mut self.row);
        let found = rows.take_found();
        let error = match next {
            Ok(true) => {
                self.checksum = checksum(self.row.cells());
                self.found = found;
                return None;
            }
            Ok(false) => None,
            Err(error) => Some(error),
        };
        Some(End { found, error })
    }

    fn size(&self) -> usize {
        self.row.cells().as_slice().len()
    }
}
