//! The comparison below the map: up to four places side by side, question by question.

use std::sync::Arc;

use egui::{Align, Context, FontId, Id, Layout, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use crate::model::{Area, Subject};
use crate::query::filter::places_in;
use crate::query::{Comparison, Shown};
use crate::state::{
    Command, Commands, DrawTool, Instrument, MOST_COMPARED, Notice, NoticeKind, State,
};

use super::filters::tool_ui;
use super::matrix::cells::ClaimCells;
use super::matrix::entry::in_lines;
use super::matrix::layout::{Grid, Setting, header_height};
use super::performance::Performance;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::{icon, quiet_button};
use super::words;

/// How many claims stand in a cell; of more, it is said how many.
const MOST: usize = 12;

/// What a click with Shift on these asks for: that they are compared too or, where they are compared
/// already, no longer.
pub fn compared_too(state: &State, clicked: impl IntoIterator<Item = Subject>) -> [Command; 2] {
    let mut compared = subjects(state);
    for subject in clicked {
        match compared.iter().position(|known| *known == subject) {
            Some(at) => drop(compared.remove(at)),
            None => compared.push(subject),
        }
    }
    // The latest are what is asked for.
    let more = compared.len().saturating_sub(MOST_COMPARED);
    compared.drain(..more);
    [
        Command::Compare(compared),
        Command::ShowInstrument(Some(Instrument::Comparison)),
    ]
}

/// What drawing around `area` asks for: that the places there of which anybody speaks are compared, those
/// with more contradicted questions first.
pub fn compared_within(screen: &Screen, area: &Area) -> Vec<Command> {
    let inside = places_in(screen.case(), area);
    let summaries = screen.derived.summaries.value.iter();
    let spoken_of = summaries.filter(|it| !it.claims.is_empty() || it.hidden > 0);
    let places: Vec<Subject> = spoken_of
        .filter(|summary| inside.contains(&summary.place))
        .map(|summary| Subject::Place(summary.place.clone()))
        .collect();
    let note = |text: String| Command::Notify(Notice::new(NoticeKind::Note, text));
    if places.is_empty() {
        let text = "No place of which anybody speaks lies there: nothing else is compared.";
        return vec![note(text.to_owned())];
    }
    let more = places
        .len()
        .checked_sub(MOST_COMPARED)
        .filter(|more| *more > 0);
    let told = more.map(|_| {
        let all = words::counted(places.len(), "place");
        note(format!(
            "{all} of which anybody speaks lie there: those {MOST_COMPARED} are compared of which more \
             is contradicted."
        ))
    });
    let compared = [
        Command::Compare(places),
        Command::ShowInstrument(Some(Instrument::Comparison)),
    ];
    compared.into_iter().chain(told).collect()
}

/// What is compared: what is selected, until something is.
fn subjects(state: &State) -> Vec<Subject> {
    let view = &state.view;
    if view.compared.is_empty() {
        let case = state.document.case();
        let selected = view.selected.iter().filter(|it| it.exists_in(case));
        return selected.cloned().collect();
    }
    view.compared.clone()
}

/// The comparison as it was last worked out.
#[derive(Default)]
pub struct ComparisonMemory {
    known: Option<Known>,
}

/// A comparison, and what it was worked out from.
struct Known {
    revision: u64,
    shown: Arc<Shown>,
    subjects: Vec<Subject>,
    comparison: Arc<Comparison>,
    /// How wide a column is, in points, in which type; and what came of that.
    width: f32,
    font: FontId,
    grid: Arc<Grid>,
}

/// Draws the comparison in the room that is left.
pub fn comparison_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut ComparisonMemory,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let subjects = subjects(screen.state);
    head_ui(ui, screen, commands);
    if subjects.is_empty() {
        return;
    }
    let em = theme.small().size;
    let question = (em * 12.0).round();
    let room = ui.available_width() - question - STEP * 2.0;
    let width = (room / subjects.len() as f32).max(em * 13.0).floor();
    let (comparison, grid) = memory.laid(ui, screen, &subjects, width, measured);
    let mut sides = Sides {
        subjects: &subjects,
        comparison: &comparison,
        grid: &grid,
        claims: ClaimCells::new(screen, MOST, commands),
    };
    let column = |width: f32| Column::new(width).range(width..=width).resizable(false);
    let widths = std::iter::once(question).chain(subjects.iter().map(|_| width));
    let table = Table::new()
        .id_salt(("comparison", &subjects))
        .num_rows(comparison.rows.len() as u64)
        .columns(widths.map(column).collect::<Vec<_>>())
        .num_sticky_cols(1)
        .headers([HeaderRow::new(header_height(theme))]);
    let room = ui.available_rect_before_wrap();
    table.show(ui, &mut sides);
    sides.claims.rivals(ui, room);
}

/// How places come to be compared, and the tool that takes those in a box.
fn head_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.style_mut().override_font_id = Some(theme.small());
            tool_ui(ui, screen, DrawTool::Compare, "Draw around places", commands);
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                let how = "Click places with Shift held down, on the map or in the list: up to four \
                           stand here side by side.";
                text::in_one_line(ui, how, theme.small(), theme.colours.ink_soft);
            });
        });
    });
}

impl ComparisonMemory {
    /// What is said of `subjects`, laid out in columns that are `width` points wide.
    fn laid(
        &mut self,
        ui: &Ui,
        screen: &Screen,
        subjects: &[Subject],
        width: f32,
        measured: &mut Performance,
    ) -> (Arc<Comparison>, Arc<Grid>) {
        let revision = screen.state.document.revision();
        let shown = screen.shown();
        let font = screen.theme.small();
        let known = self.known.as_ref().filter(|known| {
            let is_same = known.revision == revision && Arc::ptr_eq(&known.shown, shown);
            is_same && known.subjects == subjects
        });
        let fits = |known: &&Known| (known.width - width).abs() < 0.5 && known.font == font;
        if let Some(known) = known.filter(fits) {
            return (Arc::clone(&known.comparison), Arc::clone(&known.grid));
        }
        let (case, contest) = (screen.case(), screen.contest());
        let asked = || Comparison::of(case, contest, shown, subjects);
        let comparison = known.map_or_else(
            || Arc::new(measured.query("comparison", asked)),
            |known| Arc::clone(&known.comparison),
        );
        let setting = Setting {
            width,
            most: MOST,
            is_signed: true,
            head_lines: 2.0,
        };
        let rows = comparison.rows.iter().map(Vec::as_slice);
        let about = |column: usize| &subjects[column];
        let grid = Arc::new(Grid::of(ui.painter(), screen, rows, about, setting));
        self.known = Some(Known {
            revision,
            shown: Arc::clone(shown),
            subjects: subjects.to_vec(),
            comparison: Arc::clone(&comparison),
            width,
            font,
            grid: Arc::clone(&grid),
        });
        (comparison, grid)
    }
}

/// What draws the cells of a comparison.
struct Sides<'a> {
    subjects: &'a [Subject],
    comparison: &'a Comparison,
    grid: &'a Grid,
    claims: ClaimCells<'a>,
}

impl Sides<'_> {
    fn question_ui(&self, ui: &Ui, row: usize) {
        let screen = self.claims.screen;
        let theme = screen.theme;
        let words = words::question(screen.case(), &self.comparison.questions[row]);
        let room = ui.max_rect().shrink2(vec2(HALF, STEP * 0.75));
        let ink = theme.colours.ink;
        let font = theme.small_strong();
        let galley = in_lines(ui.painter(), words, font, ink, room.width(), 2);
        let response = ui.interact(room, ui.scope_id().with("question"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        ui.painter().galley(room.min, galley, ink);
        response.on_hover_text(words);
    }
}

impl TableDelegate for Sides<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let screen = self.claims.screen;
        let theme = screen.theme;
        if let Some(column) = cell.col_range.start.checked_sub(1) {
            let subject = &self.subjects[column];
            let name = subject.name(screen.case());
            let room = ui.max_rect().shrink2(vec2(HALF, 0.0));
            let side = ui.spacing().interact_size.y;
            let ink = theme.colours.ink;
            let galley = text::line(ui.painter(), name, theme.strong(), ink, room.width() - side);
            let top = room.center().y - galley.size().y / 2.0;
            let end = room.left() + galley.size().x + HALF;
            ui.painter().galley(pos2(room.left(), top), galley, ink);
            ui.add_space(end - ui.max_rect().left());
            let hint = format!("Compare {name} no longer");
            if quiet_button(ui, theme, icon::CLOSE, &hint).clicked() {
                let mut others = self.subjects.to_vec();
                others.remove(column);
                self.claims.commands.push(Command::Compare(others));
            }
        }
        self.claims.line_below(ui);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let row = usize::try_from(cell.row_nr).unwrap_or(usize::MAX);
        match cell.col_nr.checked_sub(1) {
            None => self.question_ui(ui, row),
            Some(column) => {
                let cell = &self.comparison.rows[row][column];
                self.claims.cell_ui(ui, cell, self.grid.words(row, column));
            }
        }
        self.claims.line_below(ui);
    }

    fn row_top_offset(&self, _: &Context, _: Id, row: u64) -> f32 {
        self.grid.top(row)
    }
}
