//! Sheets of workbooks as rows: XLSX and XLSB cell by cell, ODS as it is held in memory.
//!
//! The sheet is the first with a header and rows beneath it; others are told. Workbooks are read on a thread
//! of their own: their cells are lent by the workbook, and a file that trips up its reader ends that thread and
//! nothing else. Nothing is made room for that a sheet only claims to have.

mod cells;
mod ods;
mod workbook;

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

use csv::StringRecord;

use crate::formats::table::Row;
use crate::formats::unpack::Seekable;

use self::cells::Cells;
use self::workbook::Workbook;
use super::{Found, RowsError};

/// How many rows are handed over together, and how many such lots may wait.
const LOT: usize = 256;
const LOTS: usize = 4;
/// In how many rows that are not empty a header is looked for.
const SEARCHED: usize = 100;

/// Which sheet of a workbook is read, and how it is laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    word: &'static str,
    sheet: String,
    header: Vec<String>,
    /// Which row of the sheet that is, counted from 0.
    header_at: u32,
    /// What stands above it.
    above: Vec<(u32, String)>,
    /// Other sheets with something in them.
    others: Vec<String>,
}

impl Layout {
    /// The layout of a workbook.
    ///
    /// # Errors
    /// When no sheet of it has a header and a row.
    fn of(workbook: &mut Workbook) -> Result<Self, RowsError> {
        let mut chosen: Option<Self> = None;
        let mut others = Vec::new();
        let mut without = Vec::new();
        for sheet in workbook.sheets() {
            let begun = Beginning::of(workbook, &sheet)?;
            match begun.header {
                Some(header) if begun.has_rows && chosen.is_none() => {
                    chosen = Some(Self {
                        word: workbook.word(),
                        sheet,
                        header: header.texts(),
                        header_at: header.at,
                        above: begun.above,
                        others: Vec::new(),
                    });
                }
                Some(_) => others.push(sheet),
                None if !begun.above.is_empty() => without.push(sheet),
                None => {}
            }
        }
        others.append(&mut without);
        match chosen {
            Some(chosen) => Ok(Self { others, ..chosen }),
            None if others.is_empty() => Err(RowsError::NoRows(
                "a workbook whose sheets are empty: there is nothing to show".to_owned(),
            )),
            None => Err(RowsError::NoRows(format!(
                "a workbook in which no sheet has a row of names with rows beneath it ({}); name the columns in its \
                 first row",
                others.join(", ")
            ))),
        }
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// What it is, in words.
    pub fn words(&self) -> String {
        format!("{}, sheet {}", self.word, self.sheet)
    }
}

/// How a sheet begins.
#[derive(Default)]
struct Beginning {
    header: Option<Cells>,
    has_rows: bool,
    above: Vec<(u32, String)>,
}

impl Beginning {
    fn of(workbook: &mut Workbook, sheet: &str) -> Result<Self, RowsError> {
        let mut begun = Self::default();
        workbook.rows(sheet, &mut |row| {
            if begun.header.is_some() {
                begun.has_rows = true;
                return Ok(ControlFlow::Break(()));
            }
            if row.is_header() {
                begun.header = Some(row);
            } else {
                let texts = row.texts();
                let texts = texts.iter().filter(|text| !text.is_empty());
                let texts = texts.cloned().collect::<Vec<_>>().join(" ");
                begun.above.push((row.at, texts));
            }
            Ok(if begun.above.len() < SEARCHED {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            })
        })?;
        Ok(begun)
    }
}

/// What the thread hands over.
enum Sent {
    Layout(Layout),
    Lot(Vec<Cells>),
    Failed(RowsError),
    End,
}

/// The rows of a sheet, one after the other.
pub struct Rows {
    layout: Arc<Layout>,
    received: Receiver<Sent>,
    thread: Option<JoinHandle<()>>,
    lot: std::vec::IntoIter<Cells>,
    number: u64,
    done: bool,
    found: Vec<Found>,
}

impl Rows {
    /// The rows of the workbook that `bytes` are.
    ///
    /// # Errors
    /// When it cannot be read, or no sheet of it has a header and a row.
    pub fn new(bytes: Box<dyn Seekable>) -> Result<Self, RowsError> {
        let (send, received) = sync_channel(LOTS);
        let read = move || {
            let end = match read_all(bytes, &send) {
                Ok(()) => Sent::End,
                Err(error) => Sent::Failed(error),
            };
            // Nobody waits for it who has broken the reading off.
            let _ = send.send(end);
        };
        let thread = Builder::new()
            .name("read workbook".to_owned())
            .spawn(read)?;
        let mut rows = Self {
            layout: Arc::default(),
            received,
            thread: Some(thread),
            lot: Vec::new().into_iter(),
            number: 0,
            done: false,
            found: Vec::new(),
        };
        match rows.receive() {
            Sent::Layout(layout) => {
                rows.tell_of_the_whole(&layout);
                rows.layout = Arc::new(layout);
                Ok(rows)
            }
            Sent::Failed(error) => Err(error),
            Sent::Lot(_) | Sent::End => Err(RowsError::Gone),
        }
    }

    /// How the sheet is laid out.
    pub fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// Fills `row` with the next row; false at the end.
    ///
    /// # Errors
    /// When it cannot be read. Nothing comes after an error.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, RowsError> {
        loop {
            if let Some(cells) = self.lot.next() {
                self.deliver(&cells, row);
                return Ok(true);
            }
            if self.done {
                return Ok(false);
            }
            match self.receive() {
                Sent::Lot(lot) => self.lot = lot.into_iter(),
                Sent::Layout(_) | Sent::End => self.done = true,
                Sent::Failed(error) => {
                    self.done = true;
                    return Err(error);
                }
            }
        }
    }

    /// What was found besides the rows, since that was last asked.
    pub fn take_found(&mut self) -> Vec<Found> {
        std::mem::take(&mut self.found)
    }

    /// What comes next from the thread; that it is gone, where it is.
    fn receive(&mut self) -> Sent {
        if let Ok(sent) = self.received.recv() {
            return sent;
        }
        if let Some(thread) = self.thread.take() {
            // How it ended is told by that it sent no end.
            let _ = thread.join();
        }
        Sent::Failed(RowsError::Workbook(
            "what stands in it makes no sense".to_owned(),
        ))
    }

    fn deliver(&mut self, cells: &Cells, row: &mut Row) {
        let header = &self.layout.header;
        let line = u64::from(cells.at) + 1;
        for (column, error) in cells.errors() {
            let column = header.get(column).map_or("the row", String::as_str);
            let what = "an error of the spreadsheet; kept as it is written";
            self.found.push(Found::new(column, what, line, error));
        }
        self.number += 1;
        let record: StringRecord = cells.record(header.len());
        row.set(record, self.number, line, cells.at.into());
        row.mark_ragged(header.len());
    }

    fn tell_of_the_whole(&mut self, layout: &Layout) {
        for other in &layout.others {
            let what =
                "another sheet of the workbook, which is not read; move it to the front to read it";
            self.found.push(Found::new("the file", what, 1, other));
        }
        for (at, texts) in &layout.above {
            let what = "a row above the header, which is not read";
            self.found
                .push(Found::new("the file", what, u64::from(*at) + 1, texts));
        }
    }
}

/// Hands over the layout of a workbook and then the rows of its sheet.
fn read_all(bytes: Box<dyn Seekable>, send: &SyncSender<Sent>) -> Result<(), RowsError> {
    let mut workbook = Workbook::open(bytes)?;
    let layout = Layout::of(&mut workbook)?;
    let (sheet, header_at) = (layout.sheet.clone(), layout.header_at);
    let gone = |_| RowsError::Gone;
    send.send(Sent::Layout(layout)).map_err(gone)?;
    let mut lot = Vec::new();
    let mut is_above = true;
    let read = workbook.rows(&sheet, &mut |row| {
        if is_above {
            is_above = row.at != header_at;
            return Ok(ControlFlow::Continue(()));
        }
        lot.push(row);
        if lot.len() >= LOT {
            send.send(Sent::Lot(std::mem::take(&mut lot)))
                .map_err(gone)?;
        }
        Ok(ControlFlow::Continue(()))
    });
    // The rows before an error are good.
    send.send(Sent::Lot(lot)).map_err(gone)?;
    read
}
