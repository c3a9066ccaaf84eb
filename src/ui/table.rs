//! Tables below the map: of the claims that are shown, and of the incidents that they are about.
//!
//! Only the rows in view are drawn. A row leads to what it is about; what is selected elsewhere is
//! marked here and comes into view.

mod claims;
mod columns;
mod incidents;
mod sheet;

use std::cmp::Reverse;
use std::sync::Arc;

use egui::{Align, FontId, Id, Layout, Rangef, Role, Sense, Ui, WidgetInfo, vec2};
use egui_table::{Column, HeaderRow, Table};
use jiff::civil::DateTime;

use crate::query::Shown;
use crate::state::{Command, Commands, TableColumn, TableLook};

use self::columns::columns_ui;
use self::sheet::{Sheet, row_height};
use super::marks::Mark;
use super::performance::Performance;
use super::screen::Screen;
use super::text;
use super::theme::STEP;
use super::widgets::{icon, icon_button};
use super::words;

pub use self::claims::ClaimRows;
pub use self::incidents::IncidentRows;

/// What stands in a table: items, each with something to say in every column.
pub trait Rows: Sized {
    /// Its columns.
    type Column: TableColumn;
    /// What an item is called.
    const NOUN: &'static str;

    /// The items of what is shown, as they stand in the case.
    fn of(screen: &Screen) -> Self;
    /// How many there are.
    fn count(&self) -> usize;
    /// What an item says in a column.
    fn cell(&self, screen: &Screen, item: usize, column: Self::Column) -> String;
    /// By what it is sorted there.
    fn key(&self, screen: &Screen, item: usize, column: Self::Column) -> Key;
    /// The mark before its words.
    fn mark(&self, screen: &Screen, item: usize, column: Self::Column) -> Option<Mark>;
    /// Whether it is what is looked at.
    fn is_chosen(&self, screen: &Screen, item: usize) -> bool;
    /// Whether it is about what is selected.
    fn is_concerned(&self, screen: &Screen, item: usize) -> bool;
    /// What a click on it asks for.
    fn command(&self, screen: &Screen, item: usize) -> Option<Command>;
    /// How wide a column is at first, in ems.
    fn width(column: Self::Column) -> f32;
}

/// By what items are sorted; all of one column are of one kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A number.
    Number(usize),
    /// A time, those without after all others.
    Time(bool, DateTime),
    /// Words, in capitals or not.
    Words(String),
}

impl Key {
    /// The time `at`, if there is one.
    #[must_use]
    pub fn time(at: Option<DateTime>) -> Self {
        Self::Time(at.is_none(), at.unwrap_or(DateTime::MIN))
    }
}

/// A table as it was last worked out.
pub struct TableMemory<R: Rows> {
    known: Option<Known<R>>,
    /// The item that was last brought into view.
    followed: Option<usize>,
}

impl<R: Rows> Default for TableMemory<R> {
    fn default() -> Self {
        Self {
            known: None,
            followed: None,
        }
    }
}

struct Known<R: Rows> {
    revision: u64,
    shown: Arc<Shown>,
    sort: Option<(R::Column, bool)>,
    rows: Arc<R>,
    /// The items in the order of the table.
    order: Arc<[usize]>,
}

/// Draws the table of claims in the room that is left.
pub fn claims_table_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut TableMemory<ClaimRows>,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    let look = &screen.state.view.claims_table;
    if let Some(look) = table_ui(ui, screen, look, memory, measured, commands) {
        commands.push(Command::SetClaimsTable(look));
    }
}

/// Draws the table of incidents in the room that is left.
pub fn incidents_table_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut TableMemory<IncidentRows>,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    let look = &screen.state.view.incidents_table;
    if let Some(look) = table_ui(ui, screen, look, memory, measured, commands) {
        commands.push(Command::SetIncidentsTable(look));
    }
}

/// Draws a table; returns how it shall be laid, if otherwise.
fn table_ui<R: Rows>(
    ui: &mut Ui,
    screen: &Screen,
    look: &TableLook<R::Column>,
    memory: &mut TableMemory<R>,
    measured: &mut Performance,
    commands: &mut Commands,
) -> Option<TableLook<R::Column>> {
    let (rows, order) = memory.worked_out(screen, look.sort(), measured);
    let wanted = head_ui(ui, screen, look, &*rows, &order, commands);
    if order.is_empty() {
        let words = format!("There is no {} that is shown.", R::NOUN);
        text::label(
            ui,
            &words,
            screen.theme.body(),
            screen.theme.colours.ink_soft,
        );
        return wanted;
    }
    let em = screen.theme.small().size;
    let column = |column: &R::Column| {
        Column::new((R::width(*column) * em).round())
            .range(Rangef::new(em * 4.0, em * 80.0))
            .id(Id::unique(("column", column.name())))
    };
    let table = Table::new()
        .id_salt(("table", R::NOUN))
        .num_rows(order.len() as u64)
        .columns(look.columns().iter().map(column).collect::<Vec<_>>())
        .headers([HeaderRow::new(row_height(screen.theme) + STEP * 0.5)]);
    let table = match memory.row_to_follow(screen, &*rows, &order) {
        Some(row) => table.scroll_to_row(row as u64, None),
        None => table,
    };
    let mut sheet = Sheet::new(screen, look, &*rows, &order, commands);
    table.show(ui, &mut sheet);
    wanted.or(sheet.wanted)
}

/// How many items there are, which columns, and the way to copy them.
fn head_ui<R: Rows>(
    ui: &mut Ui,
    screen: &Screen,
    look: &TableLook<R::Column>,
    rows: &R,
    order: &[usize],
    commands: &mut Commands,
) -> Option<TableLook<R::Column>> {
    let theme = screen.theme;
    let mut wanted = None;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = "Copy the table as text, to be pasted into another";
            if icon_button(ui, theme, icon::COPY, "Copy the table", hint).clicked() {
                commands.push(Command::Copy(as_text(screen, look, rows, order)));
            }
            wanted = columns_ui(ui, screen, look);
            let room = ui.available_width();
            let size = vec2(room, theme.button_side());
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            let words = words::counted(order.len(), R::NOUN);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
            let font: FontId = theme.small();
            let ink = theme.colours.ink_soft;
            let galley = text::line(ui.painter(), &words, font, ink, room);
            let top = rect.center().y - galley.size().y / 2.0;
            ui.painter()
                .galley(egui::pos2(rect.left(), top), galley, ink);
        });
    });
    wanted
}

/// The table as text: a line for each row, tabs between its cells.
fn as_text<R: Rows>(
    screen: &Screen,
    look: &TableLook<R::Column>,
    rows: &R,
    order: &[usize],
) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let columns = look.columns();
    let head: Vec<&str> = columns.iter().map(|column| column.name()).collect();
    let mut lines = vec![head.join("\t")];
    for item in order {
        let cells = columns.iter();
        let cells = cells.map(|column| plain(&rows.cell(screen, *item, *column)));
        lines.push(cells.collect::<Vec<_>>().join("\t"));
    }
    lines.join("\n") + "\n"
}

impl<R: Rows> TableMemory<R> {
    /// The items of what is shown, and their order.
    fn worked_out(
        &mut self,
        screen: &Screen,
        sort: Option<(R::Column, bool)>,
        measured: &mut Performance,
    ) -> (Arc<R>, Arc<[usize]>) {
        let revision = screen.state.document.revision();
        let shown = screen.shown();
        let known = self.known.as_ref().filter(|known| {
            known.revision == revision && Arc::ptr_eq(&known.shown, shown) && known.sort == sort
        });
        if let Some(known) = known {
            return (Arc::clone(&known.rows), Arc::clone(&known.order));
        }
        let (rows, order) = measured.query("table", || {
            let rows = R::of(screen);
            let order: Arc<[usize]> = ordered(screen, &rows, sort).into();
            (Arc::new(rows), order)
        });
        self.known = Some(Known {
            revision,
            shown: Arc::clone(shown),
            sort,
            rows: Arc::clone(&rows),
            order: Arc::clone(&order),
        });
        (rows, order)
    }

    /// The row that is to come into view: what is looked at, once it is something else.
    fn row_to_follow(&mut self, screen: &Screen, rows: &R, order: &[usize]) -> Option<usize> {
        let is_chosen = |item: &usize| rows.is_chosen(screen, *item);
        let row = order.iter().position(is_chosen);
        let item = row.map(|row| order[row]);
        let is_new = std::mem::replace(&mut self.followed, item) != item;
        row.filter(|_| is_new)
    }
}

/// The items in the order that is asked for; those that are equal in it, as they stand in the case.
fn ordered<R: Rows>(screen: &Screen, rows: &R, sort: Option<(R::Column, bool)>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.count()).collect();
    match sort {
        None => {}
        Some((column, false)) => order.sort_by_cached_key(|item| rows.key(screen, *item, column)),
        Some((column, true)) => {
            order.sort_by_cached_key(|item| Reverse(rows.key(screen, *item, column)));
        }
    }
    order
}
