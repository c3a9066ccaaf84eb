//! How wide the columns of a matrix are, and how high its rows.

use std::sync::Arc;

use egui::Painter;

use crate::query::Matrix;
use crate::query::matrix::{Cell, Entry, Reach};
use crate::ui::screen::Screen;
use crate::ui::theme::{HALF, STEP, Theme};
use crate::ui::words;

use super::entry::in_lines;

/// How many entries of a cell of the matrix are drawn; the others are said to be there.
pub(in crate::ui) const MOST: usize = 3;
/// How many lines the words of an answer take at most, and how many letters these hold.
const LINES: u8 = 2;
const LETTERS: usize = 240;
/// How far words stand from the edges of their column, in points.
pub(in crate::ui) const MARGIN: f32 = HALF * 2.5;

/// Widths of columns, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui) struct Columns {
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

/// A matrix with the words of its entries and the places of its rows.
pub(in crate::ui) struct Laid {
    pub matrix: Arc<Matrix>,
    pub columns: Columns,
    /// The words of each entry: rows, their cells, the entries in these.
    words: Vec<Vec<Vec<EntryWords>>>,
    /// Where each row begins, and the last ends, in points from the top.
    tops: Vec<f32>,
}

/// What an entry says.
#[derive(Debug, Clone)]
pub(in crate::ui) struct EntryWords {
    /// Who says it, where the row does not.
    pub who: Option<String>,
    pub answer: String,
    /// What it is about, where that is not the subject itself.
    pub scope: Option<String>,
    /// How many lines the answer has.
    pub lines: u8,
}

impl Laid {
    /// `matrix` in these `columns`.
    pub fn of(painter: &Painter, screen: &Screen, matrix: Arc<Matrix>, columns: Columns) -> Self {
        let (mut words, mut tops, mut top) = (Vec::new(), vec![0.0], 0.0);
        for row in &matrix.rows {
            let cells = row.cells.iter();
            let cells =
                cells.map(|cell| cell_words(painter, screen, cell, columns.question, false));
            let cells: Vec<Vec<EntryWords>> = cells.collect();
            let heights = cells
                .iter()
                .map(|cell| cell_height(screen.theme, cell, MOST));
            top += heights.fold(least_height(screen.theme), f32::max);
            tops.push(top);
            words.push(cells);
        }
        Self {
            matrix,
            columns,
            words,
            tops,
        }
    }

    /// The words of the entries in a cell.
    pub fn words(&self, row: usize, column: usize) -> &[EntryWords] {
        let cells = self.words.get(row);
        cells
            .and_then(|row| row.get(column))
            .map_or(&[], Vec::as_slice)
    }

    /// Where the row of this number begins, in points from the top.
    pub fn top(&self, row: usize) -> f32 {
        let last = self.tops.last().copied().unwrap_or(0.0);
        self.tops.get(row).copied().unwrap_or(last)
    }
}

/// The words of the entries of `cell`, in a column that is `width` points wide.
pub(in crate::ui) fn cell_words(
    painter: &Painter,
    screen: &Screen,
    cell: &Cell,
    width: f32,
    is_signed: bool,
) -> Vec<EntryWords> {
    let case = screen.case();
    let words = |entry: &Entry| {
        let claim = &case.claims[entry.claim];
        // More finds no room, whatever its letters.
        let answer: String = words::answer(case, &claim.answer)
            .chars()
            .take(LETTERS)
            .collect();
        let is_here = entry.reach == Reach::Here;
        let source = case.source(&claim.source).short_name();
        EntryWords {
            who: is_signed.then(|| source.to_owned()),
            lines: lines(painter, screen.theme, &answer, width),
            answer,
            scope: (!is_here).then(|| words::scope(case, &claim.scope)),
        }
    };
    cell.entries.iter().map(words).collect()
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
pub(in crate::ui) fn entry_height(theme: &Theme, words: &EntryWords) -> f32 {
    let others = [&words.who, &words.scope].into_iter().flatten().count();
    let lines = f32::from(words.lines) + others as f32;
    lines * line_height(theme) + HALF * 1.5
}

/// How high the header is: a question takes two lines.
pub(in crate::ui) fn header_height(theme: &Theme) -> f32 {
    line_height(theme) * 2.0 + STEP * 1.5
}

pub(in crate::ui) fn line_height(theme: &Theme) -> f32 {
    (theme.small().size * 1.35).ceil()
}

pub(in crate::ui) fn least_height(theme: &Theme) -> f32 {
    line_height(theme) + STEP * 1.5
}

pub(in crate::ui) fn cell_height(theme: &Theme, entries: &[EntryWords], most: usize) -> f32 {
    let drawn = entries.iter().take(most);
    let drawn: f32 = drawn
        .map(|words| entry_height(theme, words) + HALF / 2.0)
        .sum();
    let more = if entries.len() > most {
        line_height(theme)
    } else {
        0.0
    };
    drawn + more + STEP
}
