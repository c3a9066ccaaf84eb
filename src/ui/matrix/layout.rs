//! How wide the columns of a matrix are, and how high its rows.

use std::sync::Arc;

use egui::Painter;

use crate::model::{Stance, Subject};
use crate::query::Matrix;
use crate::query::matrix::{Cell, Entry, Reach};
use crate::ui::screen::Screen;
use crate::ui::theme::{HALF, STEP, Theme};
use crate::ui::words;

use super::entry::in_lines;

/// How many entries of a cell of the matrix are drawn.
pub(super) const MOST: usize = 6;
/// How many lines the words of an answer take at most, and how many letters these hold.
const LINES: u8 = 2;
const LETTERS: usize = 240;
/// How far words stand from the edges of their column, in points.
pub(super) const MARGIN: f32 = HALF * 2.5;

/// Widths of columns, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Columns {
    pub source: f32,
    pub question: f32,
}

impl Columns {
    /// So many questions share `width`, but none is so narrow that its answers cannot be read.
    pub fn of(width: f32, theme: &Theme, questions: usize) -> Self {
        let em = theme.small().size;
        let source = (em * 15.0).round();
        let shared = (width - source - STEP * 2.0) / questions.max(1) as f32;
        Self {
            source,
            question: shared.clamp(em * 11.0, em * 24.0).floor(),
        }
    }
}

/// A matrix in its columns.
pub(super) struct Laid {
    pub matrix: Arc<Matrix>,
    pub columns: Columns,
    pub grid: Grid,
}

/// The words of claims in cells, and the places of their rows.
pub(in crate::ui) struct Grid {
    /// The words of each entry: rows, their cells, the entries in these.
    words: Vec<Vec<Vec<EntryWords>>>,
    /// Where each row begins, and the last ends, in points from the top.
    tops: Vec<f32>,
}

/// How claims stand in the cells of a grid.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Setting {
    /// How wide a cell is, in points.
    pub width: f32,
    /// How many entries of a cell are drawn; of more, it is said how many.
    pub most: usize,
    /// Whether each claim says whose it is.
    pub is_signed: bool,
    /// How many lines the head of a row takes.
    pub head_lines: f32,
}

/// What an entry says.
#[derive(Debug, Clone)]
pub(in crate::ui) struct EntryWords {
    /// Who says it, where the row does not.
    pub who: Option<String>,
    pub answer: String,
    /// The answer, after what keeps it from being asserted or denied: "Not verified: 14 killed".
    pub drawn: String,
    /// What it is about, where that is not all of the subject and nothing else.
    pub scope: Option<String>,
    /// Whether that is more than the subject, a part of it, or not known to be the same.
    pub is_elsewhere: bool,
    /// How many lines the answer has.
    pub lines: u8,
}

impl Laid {
    /// `matrix` in these `columns`.
    pub fn of(
        painter: &Painter,
        screen: &Screen,
        subject: Option<&Subject>,
        matrix: Arc<Matrix>,
        columns: Columns,
    ) -> Self {
        let setting = Setting {
            width: columns.question,
            most: MOST,
            is_signed: false,
            head_lines: 1.0,
        };
        let rows = matrix.rows.iter().map(|row| row.cells.as_slice());
        let subject = subject.unwrap_or(&Subject::Campaign);
        let grid = Grid::of(painter, screen, rows, |_| subject, setting);
        Self {
            matrix,
            columns,
            grid,
        }
    }
}

impl Grid {
    /// The claims in the cells of `rows`, the columns of which are about `subjects`.
    pub fn of<'a>(
        painter: &Painter,
        screen: &Screen,
        rows: impl Iterator<Item = &'a [Cell]>,
        subjects: impl Fn(usize) -> &'a Subject,
        setting: Setting,
    ) -> Self {
        let (mut words, mut tops, mut top) = (Vec::new(), vec![0.0], 0.0);
        for row in rows {
            let mut height = least_height(screen.theme, setting);
            let mut cells = Vec::with_capacity(row.len());
            for (column, cell) in row.iter().enumerate() {
                let entries = cell_words(painter, screen, cell, subjects(column), setting);
                height = height.max(cell_height(screen.theme, cell, &entries, setting.most));
                cells.push(entries);
            }
            top += height;
            tops.push(top);
            words.push(cells);
        }
        Self { words, tops }
    }

    /// The words of the entries in a cell.
    pub fn words(&self, row: usize, column: usize) -> &[EntryWords] {
        let cells = self.words.get(row);
        cells
            .and_then(|row| row.get(column))
            .map_or(&[], Vec::as_slice)
    }

    /// Where the row of this number begins, in points from the top.
    pub fn top(&self, row: u64) -> f32 {
        let last = self.tops.last().copied().unwrap_or(0.0);
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        self.tops.get(row).copied().unwrap_or(last)
    }
}

fn cell_words(
    painter: &Painter,
    screen: &Screen,
    cell: &Cell,
    subject: &Subject,
    setting: Setting,
) -> Vec<EntryWords> {
    let case = screen.case();
    let words = |entry: &Entry| {
        let claim = &case.claims[entry.claim];
        // More finds no room, whatever its letters.
        let answer: String = words::answer(case, &claim.answer)
            .chars()
            .take(LETTERS)
            .collect();
        let is_exact = claim.scope == subject.scope();
        let drawn = match before(claim.stance) {
            Some(before) => format!("{before}: {answer}"),
            None => answer.clone(),
        };
        let source = case.source(&claim.source).short_name();
        EntryWords {
            who: setting.is_signed.then(|| source.to_owned()),
            lines: lines(painter, screen.theme, &drawn, setting.width),
            answer,
            drawn,
            scope: (!is_exact).then(|| words::scope(case, &claim.scope)),
            is_elsewhere: entry.reach != Reach::Here,
        }
    };
    cell.entries.iter().map(words).collect()
}

/// What is said before an answer that is neither asserted nor denied.
fn before(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Asserts | Stance::Denies => None,
        Stance::Doubts => Some("Doubted"),
        Stance::Conditional => Some("On a condition"),
        Stance::CannotVerify => Some("Not verified"),
    }
}

/// How many lines `answer` takes in a column that is `width` points wide.
fn lines(painter: &Painter, theme: &Theme, answer: &str, width: f32) -> u8 {
    let room = width - MARGIN * 2.0;
    let galley = in_lines(
        painter,
        answer,
        theme.small(),
        theme.colours.ink,
        room,
        LINES,
    );
    if galley.rows.len() > 1 { LINES } else { 1 }
}

/// How high an entry is.
pub(super) fn entry_height(theme: &Theme, words: &EntryWords) -> f32 {
    let others = [&words.who, &words.scope].into_iter().flatten().count();
    let lines = f32::from(words.lines) + others as f32;
    lines * line_height(theme) + HALF * 1.5
}

/// How high the header is: a question takes two lines.
pub(in crate::ui) fn header_height(theme: &Theme) -> f32 {
    line_height(theme) * 2.0 + STEP * 1.5
}

pub(super) fn line_height(theme: &Theme) -> f32 {
    (theme.small().size * 1.35).ceil()
}

/// How high a row is at least, for what stands before it.
fn least_height(theme: &Theme, setting: Setting) -> f32 {
    line_height(theme) * setting.head_lines + STEP * 1.5
}

fn cell_height(theme: &Theme, cell: &Cell, entries: &[EntryWords], most: usize) -> f32 {
    let drawn = entries.iter().take(most);
    let drawn: f32 = drawn
        .map(|words| entry_height(theme, words) + HALF / 2.0)
        .sum();
    let remarks = [entries.len() > most, cell.has_hidden];
    let remarks = remarks.into_iter().filter(|is_there| *is_there).count();
    drawn + remarks as f32 * line_height(theme) + STEP
}
