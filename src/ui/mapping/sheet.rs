//! The first rows as a table: above each column what it is taken for, and the way to choose that.

use std::collections::BTreeSet;

use egui::{
    Id, Popup, PopupCloseBehavior, Rangef, Rect, RectAlign, Response, Role as Kind, ScrollArea,
    Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use crate::state::archives::{Preview, Role};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP, Theme, icons};
use super::super::widgets::{focus_ring, icon};
use super::super::words;
use super::form::MappingForm;
use super::roles::{PERSONAL, PERSONAL_HINT};

/// The first rows of the table.
pub(super) fn table_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm, preview: &Preview) {
    let theme = screen.theme;
    let em = theme.small().size;
    let column = |(at, name): (usize, &String)| {
        Column::new(width(preview, at, name, em))
            .range(Rangef::new(em * 6.0, em * 60.0))
            .id(Id::unique(("column of table", at, name)))
    };
    let columns: Vec<Column> = preview.header.iter().enumerate().map(column).collect();
    let table = Table::new()
        .id_salt(("preview", &preview.path))
        .num_rows(preview.rows.len() as u64)
        .columns(columns)
        .headers([HeaderRow::new(head_height(theme))]);
    let mapping = form.mapping();
    let used = mapping.columns_used().into_iter().cloned();
    let mut sheet = Sheet {
        screen,
        used: used.collect(),
        form,
        preview,
    };
    table.show(ui, &mut sheet);
}

/// As wide as what stands in it, within bounds.
fn width(preview: &Preview, at: usize, name: &str, em: f32) -> f32 {
    let cells = preview.rows.iter().filter_map(|row| row.get(at));
    let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(0);
    let letters = longest.max(name.chars().count() + 2).clamp(17, 30);
    (letters as f32 * em * 0.56 + STEP * 2.0).round()
}

fn row_height(theme: &Theme) -> f32 {
    (theme.small().size * 1.35 + STEP).ceil()
}

fn head_height(theme: &Theme) -> f32 {
    (theme.small().size * 2.7 + STEP * 2.0).ceil()
}

struct Sheet<'a> {
    screen: &'a Screen<'a>,
    form: &'a mut MappingForm,
    preview: &'a Preview,
    /// The columns of which something is made.
    used: BTreeSet<String>,
}

impl Sheet<'_> {
    fn column(&self, at: usize) -> &str {
        self.preview.header.get(at).map_or("", String::as_str)
    }

    fn is_personal(&self, column: &str) -> bool {
        self.form.personal().iter().any(|known| known == column)
    }

    /// What the column is taken for, above its name.
    fn head_ui(&self, ui: &Ui, rect: Rect, roles: &str, column: &str) {
        let theme = self.screen.theme;
        let mut room = rect.shrink2(vec2(HALF * 1.5, HALF));
        let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
        let top = room.top() + HALF * 0.5;
        let font = egui::FontId::new(theme.small().size, icons());
        let right = egui::Align2::RIGHT_TOP;
        let at = pos2(room.right(), top);
        let drawn = ui.painter().text(at, right, icon::DOWN, font.clone(), soft);
        let roles_ink = if roles == NO_COLUMN_ROLE { soft } else { ink };
        let width = drawn.left() - room.left() - HALF;
        let galley = text::line(ui.painter(), roles, theme.small(), roles_ink, width);
        let below = top + galley.size().y + HALF;
        ui.painter()
            .galley(pos2(room.left(), top), galley, roles_ink);
        if self.is_personal(column) {
            let at = pos2(room.right(), below);
            let drawn = ui.painter().text(at, right, icon::PERSON, font, ink);
            room.max.x = drawn.left() - HALF;
        }
        let font = theme.small_strong();
        let galley = text::line(ui.painter(), column, font, ink, room.width());
        ui.painter().galley(pos2(room.left(), below), galley, ink);
    }

    /// The roles that a column can have.
    fn choices(&mut self, response: &Response, column: &str) {
        let theme = self.screen.theme;
        let form = &mut *self.form;
        let personal = form.personal().iter().any(|known| known == column);
        Popup::menu(response)
            .align(RectAlign::BOTTOM_START)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .accessible_name(format!("What {column} holds"))
            .show(|ui| {
                // A box to tick has to be seen before it is met.
                ui.visuals_mut().widgets.inactive.bg_stroke.color = theme.colours.ink_soft;
                text::label(ui, column, theme.small_strong(), theme.colours.ink);
                let mut is_personal = personal;
                let tick = ui.checkbox(&mut is_personal, PERSONAL);
                if tick.on_hover_text(PERSONAL_HINT).changed() {
                    form.set_personal(column, is_personal);
                }
                ScrollArea::vertical()
                    .max_height(260.0 * theme.scale)
                    .show(ui, |ui| {
                        let has = form.roles_of(column);
                        for role in Role::ALL {
                            let is_chosen = has.contains(&role);
                            let entry = ui.selectable_label(is_chosen, words::role(role));
                            let entry = entry.on_hover_text(words::role_hint(role));
                            if entry.clicked() {
                                form.set_role(role, column, !is_chosen);
                            }
                        }
                    });
            });
    }
}

/// What stands above a column that has no role.
const NO_COLUMN_ROLE: &str = "Not used";
/// What stands above a column whose codes the mapping knows without its having a role.
const CODES: &str = "Known codes";

impl TableDelegate for Sheet<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let theme = self.screen.theme;
        let at = cell.col_range.start;
        let column = self.column(at).to_owned();
        if ui.is_sizing_pass() {
            ui.set_min_width(width(self.preview, at, &column, theme.small().size));
        }
        let rect = ui.max_rect();
        let roles = self.form.roles_of(&column).into_iter().map(words::role);
        let roles = match roles.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() && self.used.contains(&column) => CODES.to_owned(),
            none if none.is_empty() => NO_COLUMN_ROLE.to_owned(),
            roles => roles,
        };
        let id = ui.scope_id().with(("role of", at));
        let response = ui.interact(rect.shrink2(vec2(STEP * 0.5, 0.0)), id, Sense::click());
        let personal = if self.is_personal(&column) {
            ", names of victims or witnesses"
        } else {
            ""
        };
        let said = match roles.as_str() {
            NO_COLUMN_ROLE => format!("Column {column}: {NO_ROLE}{personal}"),
            roles => format!("Column {column}: {roles}{personal}"),
        };
        response.widget_info(|| WidgetInfo::labeled(Kind::Button, true, &said));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 0.0, theme.colours.hover);
        }
        self.head_ui(ui, rect, &roles, &column);
        focus_ring(ui, theme, &response, rect.shrink(2.0));
        let line = Stroke::new(1.0, theme.colours.ink_soft);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
        self.choices(&response, &column);
        response.on_hover_text(said);
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let theme = self.screen.theme;
        let rect = ui.max_rect();
        let is_chosen = self.form.row() as u64 == row;
        let is_met = ui.rect_contains_pointer(rect);
        let ground = match (is_chosen, is_met) {
            (true, _) => Some(theme.colours.selection),
            (false, true) => Some(theme.colours.hover),
            (false, false) => None,
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, 0.0, ground);
        }
        let line = Stroke::new(1.0, theme.colours.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let theme = self.screen.theme;
        let row = usize::try_from(cell.row_nr).unwrap_or_default();
        let cells = self.preview.rows.get(row);
        let words = cells.and_then(|cells| cells.get(cell.col_nr));
        let words = words.map_or("", String::as_str).to_owned();
        let rect = ui.max_rect();
        // One cell of a row is reached by keys.
        let is_first = cell.col_nr == 0;
        let sense = if is_first {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let id = Id::unique((cell.table_id, row, cell.col_nr));
        let response = ui.interact(rect, id, sense);
        let is_chosen = self.form.row() == row;
        let said = format!("Row {}: {words}", row + 1);
        response.widget_info(|| {
            if is_first {
                WidgetInfo::selected(Kind::Button, true, is_chosen, &said)
            } else {
                WidgetInfo::labeled(
                    Kind::Label,
                    true,
                    if words.is_empty() { "empty" } else { &words },
                )
            }
        });
        let column = self.column(cell.col_nr);
        let is_used = self.used.contains(column);
        let ink = if is_used {
            theme.colours.ink
        } else {
            theme.colours.ink_soft
        };
        let room = rect.shrink2(vec2(HALF * 1.5, 0.0));
        let galley = text::line(ui.painter(), &words, theme.small(), ink, room.width());
        let is_cut = galley.elided;
        let top = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(room.left(), top), galley, ink);
        focus_ring(ui, theme, &response, rect.shrink(2.0));
        if response.clicked() {
            self.form.look_at(row);
        }
        if is_cut {
            response.on_hover_text(words);
        }
    }

    fn default_row_height(&self) -> f32 {
        row_height(self.screen.theme)
    }
}

/// What is said of a column that has no role.
const NO_ROLE: &str = "not used";
