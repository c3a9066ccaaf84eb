//! The cells of a table, drawn as far as they are in view.

use egui::{Align2, FontId, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_table::{CellInfo, HeaderCellInfo, TableDelegate};

use crate::state::{Commands, TableColumn, TableLook};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP, Theme, icons};
use crate::ui::widgets::{focus_ring, icon};

use super::Rows;

/// How high a row is, in points.
pub(super) fn row_height(theme: &Theme) -> f32 {
    (theme.small().size * 1.35 + STEP).ceil()
}

/// What draws the cells of a table.
pub(super) struct Sheet<'a, R: Rows> {
    screen: &'a Screen<'a>,
    look: &'a TableLook<R::Column>,
    rows: &'a R,
    order: &'a [usize],
    commands: &'a mut Commands,
    /// How the table shall be laid, if otherwise.
    pub wanted: Option<TableLook<R::Column>>,
}

impl<'a, R: Rows> Sheet<'a, R> {
    pub fn new(
        screen: &'a Screen<'a>,
        look: &'a TableLook<R::Column>,
        rows: &'a R,
        order: &'a [usize],
        commands: &'a mut Commands,
    ) -> Self {
        Self {
            screen,
            look,
            rows,
            order,
            commands,
            wanted: None,
        }
    }

    fn item(&self, row: u64) -> usize {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        self.order.get(row).copied().unwrap_or_default()
    }

    /// The triangle that says how the column is sorted; returns how wide it is.
    fn sorted_ui(&self, ui: &Ui, column: R::Column, right: f32) -> f32 {
        let Some((_, descends)) = self.look.sort().filter(|(by, _)| *by == column) else {
            return 0.0;
        };
        let theme = self.screen.theme;
        let sign = if descends { icon::DOWN } else { icon::UP };
        let font = FontId::new(theme.small().size, icons());
        let at = pos2(right, ui.max_rect().center().y);
        let ink = theme.colours.ink;
        let drawn = ui.painter().text(at, Align2::RIGHT_CENTER, sign, font, ink);
        drawn.width() + HALF
    }
}

impl<R: Rows> TableDelegate for Sheet<'_, R> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let theme = self.screen.theme;
        let column = self.look.columns()[cell.col_range.start];
        if ui.is_sizing_pass() {
            ui.set_min_width((R::width(column) * theme.small().size).round());
        }
        let rect = ui.max_rect();
        let name = column.name();
        let id = ui.scope_id().with("sort");
        let response = ui.interact(rect.shrink2(vec2(STEP, 0.0)), id, Sense::click());
        let sorted = self.look.sort().filter(|(by, _)| *by == column);
        let said = match sorted {
            None => format!("Sort by {name}"),
            Some((_, false)) => format!("Sort by {name}, the least first now"),
            Some((_, true)) => format!("Sort by {name}, the greatest first now"),
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, sorted.is_some(), &said));
        if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, theme.colours.hover);
        }
        let room = rect.shrink2(vec2(HALF * 1.5, 0.0));
        let taken = self.sorted_ui(ui, column, room.right());
        let ink = theme.colours.ink;
        let font = theme.small_strong();
        let galley = text::line(ui.painter(), name, font, ink, room.width() - taken);
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(room.left(), top), galley, ink);
        focus_ring(ui, theme, &response, rect.shrink(2.0));
        let line = Stroke::new(1.0, theme.colours.ink_soft);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
        if response.clicked() {
            self.wanted = Some(self.look.clone().sorted_by(column));
        }
        response.on_hover_text(said);
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let theme = self.screen.theme;
        let rect = ui.max_rect();
        let item = self.item(row);
        let is_chosen = self.rows.is_chosen(self.screen, item);
        let ground = if is_chosen {
            Some(theme.colours.selection)
        } else {
            let is_met = ui.rect_contains_pointer(rect);
            is_met.then_some(theme.colours.hover)
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, 0.0, ground);
        }
        if is_chosen || self.rows.is_concerned(self.screen, item) {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0.0, theme.colours.ink);
        }
        let line = Stroke::new(1.0, theme.colours.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let theme = self.screen.theme;
        let item = self.item(cell.row_nr);
        let column = self.look.columns()[cell.col_nr];
        let words = self.rows.cell(self.screen, item, column);
        let rect = ui.max_rect();
        // One cell of a row is reached by keys, and says what the row is.
        let is_first = cell.col_nr == 0;
        let sense = if is_first {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let id = Id::unique((cell.table_id, item, cell.col_nr));
        let response = ui.interact(rect, id, sense);
        let is_chosen = self.rows.is_chosen(self.screen, item);
        response.widget_info(|| {
            if is_first {
                WidgetInfo::selected(Role::Button, true, is_chosen, &words)
            } else {
                WidgetInfo::labeled(Role::Label, true, &words)
            }
        });
        let mut room = rect.shrink2(vec2(HALF * 1.5, 0.0));
        if let Some(mark) = self.rows.mark(self.screen, item, column) {
            let radius = theme.small().size * 0.45;
            let at = pos2(room.left() + radius + HALF * 0.5, rect.center().y);
            ui.painter()
                .add(mark.drawn(at, radius, theme.hue(mark.hue)));
            room.min.x += radius * 2.0 + HALF * 2.0;
        }
        let ink = theme.colours.ink;
        let galley = text::line(ui.painter(), &words, theme.small(), ink, room.width());
        let is_cut = galley.elided;
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(room.left(), top), galley, ink);
        focus_ring(ui, theme, &response, rect.shrink(2.0));
        if response.clicked() {
            let command = self.rows.command(self.screen, item);
            if let Some(command) = command {
                self.commands.push(command);
            }
        }
        if is_cut {
            response.on_hover_text(words);
        }
    }

    fn default_row_height(&self) -> f32 {
        row_height(self.screen.theme)
    }
}
